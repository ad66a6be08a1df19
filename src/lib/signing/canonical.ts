import canonicalize from 'canonicalize';
import * as v from 'valibot';

/** The one spelling of what is signed, hashed or compared: canonical JSON (RFC 8785). */
export const canonical = (value: unknown): string => canonicalize(value) ?? 'null';

/** Whether both are spelt alike. */
export const equal = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** Reads a signed text of that shape. @returns null for what is none, or not in its one spelling */
export function readCanonical<S extends v.GenericSchema>(schema: S, source: string): v.InferOutput<S> | null {
	try {
		const read = v.safeParse(schema, JSON.parse(source));
		return read.success && canonical(read.output) === source ? read.output : null;
	} catch {
		// No JSON: no such text, which is an answer.
		return null;
	}
}
