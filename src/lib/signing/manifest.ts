import * as v from 'valibot';
import { daySchema } from '#lib/register/index.js';
import { canonical, readCanonical } from './canonical.js';
import { statementHash } from './statement.js';

/*
 * What eGov Mobile signs: `docs/format.md`, "Signed by manifest". A third
 * party's server sees it, so it holds hashes and one day, and nothing to read.
 */

const FORMAT = 'tizilim-signed-manifest-1';
/** Rows of one manifest: each keeps it beside its own statement. */
export const MOST_IN_MANIFEST = 50;

const manifestSchema = v.strictObject({
	day: daySchema,
	format: v.literal(FORMAT),
	statements: v.pipe(
		v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
		v.minLength(1),
		v.maxLength(MOST_IN_MANIFEST),
		v.check((hashes) => new Set(hashes).size === hashes.length)
	)
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

/**
 * The exact text that is signed for several rows at once, UTF-8: canonical JSON
 * with the hashes of their statements, in their order. A statement holds a
 * salted commitment, so its hash tells nothing to who has not the statement;
 * the rows' own dates stay out, the day of applying being the client's secret.
 * @param day calendar day of signing in Kazakhstan
 */
export const manifestText = (texts: readonly string[], day: string): string =>
	canonical({ day, format: FORMAT, statements: texts.map(statementHash) } satisfies Manifest);

/** Reads a manifest. @returns null for what is none, or not in its one spelling */
export const readManifest = (source: string): Manifest | null => readCanonical(manifestSchema, source);

/** Whether a manifest names the statement. */
export const isInManifest = (manifest: string, statement: string): boolean =>
	readManifest(manifest)?.statements.includes(statementHash(statement)) === true;
