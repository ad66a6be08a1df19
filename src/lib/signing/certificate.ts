import * as asn1 from 'asn1js';
import { Certificate as Parsed, type Extension, type RelativeDistinguishedNames } from 'pkijs';
import { fromBase64, sameBytes, toHex, type Bytes } from './bytes.js';
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
		const { result, offset } = asn1.fromBER(bytes);
		return offset === bytes.length ? certificateOf(result, bytes) : null;
	} catch {
		return null;
	}
}

/** A certificate within a larger structure. Throws where it is none: called by readers that catch. */
export function certificateOf(
	schema: asn1.AsnType,
	bytes = Uint8Array.from(schema.valueBeforeDecodeView)
): Certificate {
	const parsed = new Parsed({ schema });
	const extension = (oid: string) => parsed.extensions?.find((one) => one.extnID === oid);
	const usage = keyUsageOf(extension(OID.keyUsage));
	const isAuthority = (extension(OID.basicConstraints)?.parsedValue as { cA?: boolean } | undefined)?.cA === true;
	const uses = extension(OID.extendedKeyUsage)?.parsedValue as { keyPurposes?: string[] } | undefined;
	const { algorithm } = parsed.subjectPublicKeyInfo;
	return {
		bytes,
		signed: Uint8Array.from(parsed.tbsView),
		signature: wholeBytes(parsed.signatureValue),
		signatureAlgorithm: parsed.signatureAlgorithm.algorithmId,
		algorithmsAgree: sameBytes(
			new Uint8Array(parsed.signatureAlgorithm.toSchema().toBER(false)),
			new Uint8Array(parsed.signature.toSchema().toBER(false))
		),
		publicKey: new Uint8Array(parsed.subjectPublicKeyInfo.toSchema().toBER(false)),
		keyAlgorithm: algorithm.algorithmId,
		keyParameters: identifiersIn(algorithm.algorithmParams),
		subject: nameOf(parsed.subject),
		issuer: nameOf(parsed.issuer),
		serialNumber: toHex(parsed.serialNumber.valueBlock.valueHexView).replace(/^(00)+(?=.)/, ''),
		notBefore: parsed.notBefore.value,
		notAfter: parsed.notAfter.value,
		isAuthority,
		uses: uses?.keyPurposes ?? null,
		maySign: usage === null || (usage & SIGNING) !== 0,
		mayIssue: isAuthority && (usage === null || (usage & ISSUING) !== 0),
		unknownCritical: (parsed.extensions ?? [])
			.filter((one) => one.critical && !UNDERSTOOD.has(one.extnID))
			.map((one) => one.extnID)
	};
}

/** A signature is whole bytes; with bits left over it is none. */
const wholeBytes = ({ valueBlock }: asn1.BitString): Bytes =>
	valueBlock.unusedBits === 0 ? Uint8Array.from(valueBlock.valueHexView) : new Uint8Array();

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

function keyUsageOf(extension: Extension | undefined): number | null {
	const bits: unknown = extension?.parsedValue;
	if (!(bits instanceof asn1.BitString)) return null;
	return bits.valueBlock.valueHexView[0] ?? 0;
}

function nameOf(name: RelativeDistinguishedNames): Name {
	return {
		bytes: new Uint8Array(name.valueBeforeDecode),
		parts: name.typesAndValues.map(({ type, value }) => ({ oid: type, text: textOf(value) }))
	};
}

function textOf(value: unknown): string {
	const text = (value as { valueBlock?: { value?: unknown } }).valueBlock?.value;
	return typeof text === 'string' ? text : '';
}

/** Identifiers among the parameters of a key's algorithm: of GOST keys the curve and the hash. */
function identifiersIn(parameters: unknown): string[] {
	if (!(parameters instanceof asn1.Sequence)) return [];
	return parameters.valueBlock.value.flatMap((one) =>
		one instanceof asn1.ObjectIdentifier ? [one.valueBlock.toString()] : []
	);
}
