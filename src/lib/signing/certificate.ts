import * as asn1 from 'asn1js';
import { fromBase64, sameBytes, type Bytes } from './bytes.js';
import {
	algorithm,
	bytesOf,
	identifier,
	integer,
	octets,
	parseDer,
	Parts,
	sequence,
	set,
	time,
	wholeBits
} from './der.js';
import type { Node } from './der.js';
import { OID } from './oids.js';

/** A certificate (X.509) as it is checked: its own bytes beside what they say. */
export interface Certificate {
	/** All of it, DER. */
	bytes: Bytes;
	/** What its issuer signed. */
	signed: Bytes;
	signature: Bytes;
	signatureAlgorithm: string;
	/** The algorithm is named twice, inside and outside of what is signed, and must be the same. */
	algorithmsAgree: boolean;
	/** SubjectPublicKeyInfo, DER. */
	publicKey: Bytes;
	keyAlgorithm: string;
	keyParameters: readonly string[];
	subject: Name;
	issuer: Name;
	/** Hex, as certificates are called by. */
	serialNumber: string;
	notBefore: Date;
	notAfter: Date;
	isAuthority: boolean;
	/** Extended uses; null where the certificate does not limit them. */
	uses: readonly string[] | null;
	maySign: boolean;
	mayIssue: boolean;
	/** Critical extensions that nobody here understands. */
	unknownCritical: readonly string[];
}

/** A distinguished name: its DER for comparing, its parts for showing. */
export interface Name {
	bytes: Bytes;
	parts: readonly { oid: string; text: string }[];
}

/** Reads a certificate, DER, base64 or PEM. @returns null for what is none */
export function readCertificate(source: Uint8Array | string): Certificate | null {
	const bytes = typeof source === 'string' ? fromBase64(source) : Uint8Array.from(source);
	if (bytes === null) return null;
	try {
		return certificateOf(parseDer(bytes));
	} catch {
		// The parser throws at whatever is no certificate: it is not one then, which is an answer.
		return null;
	}
}

/** A certificate within a larger structure (RFC 5280, 4.1). Throws where it is none: called by readers that catch. */
export function certificateOf(node: Node): Certificate {
	const [signed, outer, signature, ...more] = sequence(node);
	if (signed === undefined || more.length > 0) throw new Error('Not a certificate.');
	const parts = new Parts(sequence(signed));
	parts.tagged(0);
	const serialNumber = integer(parts.next());
	const inner = algorithm(parts.next());
	const issuer = nameOf(parts.next());
	const [notBefore, notAfter] = sequence(parts.next());
	const subject = nameOf(parts.next());
	const publicKey = parts.next();
	if (publicKey === undefined) throw new Error('No key.');
	// Unique identifiers of issuer and subject: of no use, and of old certificates only.
	parts.tagged(1);
	parts.tagged(2);
	const extensions = extensionsOf(parts.tagged(3));
	parts.end();
	const named = algorithm(outer);
	const key = algorithm(sequence(publicKey)[0]);
	const usage = keyUsageOf(extensions.get(OID.keyUsage));
	const isAuthority = isAuthorityBy(extensions.get(OID.basicConstraints));
	const uses = extensions.get(OID.extendedKeyUsage);
	return {
		bytes: bytesOf(node),
		signed: bytesOf(signed),
		signature: wholeBits(signature),
		signatureAlgorithm: named.oid,
		algorithmsAgree: sameBytes(named.bytes, inner.bytes),
		publicKey: bytesOf(publicKey),
		keyAlgorithm: key.oid,
		keyParameters: identifiersIn(key.parameters),
		subject,
		issuer,
		serialNumber,
		notBefore: time(notBefore),
		notAfter: time(notAfter),
		isAuthority,
		uses: uses === undefined ? null : sequence(uses.value).map(identifier),
		maySign: usage === null || (usage & SIGNING) !== 0,
		mayIssue: isAuthority && (usage === null || (usage & ISSUING) !== 0),
		unknownCritical: [...extensions].flatMap(([oid, { critical }]) => (critical && !UNDERSTOOD.has(oid) ? [oid] : []))
	};
}

/** Whether the moment lies within the certificate's validity. */
export const isValidAt = ({ notBefore, notAfter }: Certificate, moment: Date): boolean =>
	notBefore <= moment && moment <= notAfter;

/** The text of one part of a name; null where it has none. */
export const partOf = (name: Name, oid: string): string | null =>
	name.parts.find((part) => part.oid === oid)?.text ?? null;

/** Bits of the key usage: digitalSignature or nonRepudiation; keyCertSign. */
const SIGNING = 0xc0;
const ISSUING = 0x04;
/** Key usage, basic constraints, extended uses, certificate policies. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
	OID.keyUsage,
	OID.basicConstraints,
	OID.extendedKeyUsage,
	'2.5.29.32'
]);

interface Extension {
	critical: boolean;
	value: Node;
}

/** Extensions by their names; one that stands twice is refused: two readers could believe different ones. */
function extensionsOf(tagged: asn1.Constructed | null): Map<string, Extension> {
	const found = new Map<string, Extension>();
	if (tagged === null) return found;
	for (const one of sequence(tagged.valueBlock.value[0])) {
		const parts = sequence(one);
		const oid = identifier(parts[0]);
		if (found.has(oid) || parts.length > 3) throw new Error('An extension stands twice.');
		const flag = parts.length === 3 ? parts[1] : null;
		if (flag !== null && !(flag instanceof asn1.Boolean)) throw new Error('Not an extension.');
		found.set(oid, { critical: flag?.valueBlock.value ?? false, value: parseDer(octets(parts.at(-1))) });
	}
	return found;
}

function isAuthorityBy(extension: Extension | undefined): boolean {
	if (extension === undefined) return false;
	const [flag] = sequence(extension.value);
	return flag instanceof asn1.Boolean && flag.valueBlock.value;
}

function keyUsageOf(extension: Extension | undefined): number | null {
	if (!(extension?.value instanceof asn1.BitString)) return null;
	return extension.value.valueBlock.valueHexView[0] ?? 0;
}

function nameOf(node: Node | undefined): Name {
	const parts = sequence(node).flatMap((relative) =>
		set(relative).map((one) => {
			const [oid, value] = sequence(one);
			return { oid: identifier(oid), text: textOf(value) };
		})
	);
	if (node === undefined) throw new Error('No name.');
	return { bytes: bytesOf(node), parts };
}

function textOf(value: unknown): string {
	const text = (value as { valueBlock?: { value?: unknown } } | undefined)?.valueBlock?.value;
	return typeof text === 'string' ? text : '';
}

/** Identifiers among the parameters of a key's algorithm: of GOST keys the curve and the hash. */
function identifiersIn(parameters: Node | null): string[] {
	if (!(parameters instanceof asn1.Sequence)) return [];
	return parameters.valueBlock.value.flatMap((one) =>
		one instanceof asn1.ObjectIdentifier ? [one.valueBlock.toString()] : []
	);
}
