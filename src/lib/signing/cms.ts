import * as asn1 from 'asn1js';
import { fromBase64, sameBytes, type Bytes } from './bytes.js';
import { certificateOf, type Certificate } from './certificate.js';
import {
	algorithm,
	bytesOf,
	identifier,
	integer,
	isPlain,
	isTagged,
	octets,
	parseDer,
	Parts,
	sequence,
	set
} from './der.js';
import type { Node } from './der.js';
import { OID } from './oids.js';

/** What a CMS with one signature says, read and not yet believed. */
export interface Cms {
	/** What was signed: plain data, or the content of a time stamp. */
	contentType: string;
	/** What it carries within itself; null for a detached signature. */
	content: Bytes | null;
	certificates: readonly Certificate[];
	/** Of the signer: by issuer and number, as it names its certificate. */
	issuer: Bytes;
	serialNumber: string;
	digestAlgorithm: string;
	signatureAlgorithm: string;
	signature: Bytes;
	/** The signed attributes as they are hashed: as a SET, not as they lie there. */
	signedAttributes: Bytes;
	/** From the signed attributes; null where one is missing or there twice. */
	signedContentType: string | null;
	messageDigest: Bytes | null;
	signingTime: Date | null;
	/** Digest of the signer's certificate, by which algorithm; null where the signer did not name it. */
	certificateDigest: { algorithm: string; digest: Bytes } | null;
	/** The time stamp beside the signature, itself a CMS. */
	timeStamp: Bytes | null;
	/** Parts that stand where nothing signs them and that mean nothing to us. */
	strange: readonly string[];
}

/** Reads a CMS: DER or BER bytes, base64, or PEM. @returns null for what is none, or has not just one signature */
export function readCms(source: Uint8Array | string): Cms | null {
	const bytes = typeof source === 'string' ? fromBase64(source) : Uint8Array.from(source);
	if (bytes === null) return null;
	try {
		const result = parseDer(bytes);
		const cms = cmsOf(result);
		// The parser forgives much where nothing is signed; what it would write otherwise was changed by somebody.
		const same = sameBytes(new Uint8Array(result.toBER(false)), bytes);
		return cms && !same ? { ...cms, strange: [...cms.strange, 'encoding'] } : cms;
	} catch {
		// The parser throws at whatever is no CMS: it is not one then, which is an answer.
		return null;
	}
}

/** ContentInfo with SignedData (RFC 5652, 3 and 5.1). */
function cmsOf(node: Node): Cms | null {
	const [type, tagged, ...more] = sequence(node);
	if (identifier(type) !== OID.signedData || !isTagged(tagged, 0) || more.length > 0) return null;
	const parts = new Parts(sequence(tagged.valueBlock.value[0]));
	const version = integer(parts.next());
	const digests = set(parts.next()).map(algorithm);
	const [contentType, content] = sequence(parts.next());
	const certificates = parts.tagged(0);
	const revocations = parts.tagged(1);
	const [signer, ...others] = set(parts.next());
	parts.end();
	if (signer === undefined || others.length > 0) return null;
	const info = signerOf(signer);
	if (info === null) return null;
	const { digest, ...rest } = info;
	const strange = [...info.strange];
	// Nothing signs these; a version or a list that says something else was changed by somebody.
	if (!['01', '03'].includes(version)) strange.push('version');
	if (digests.length !== 1 || digests[0]?.oid !== digest.oid) strange.push('digest-algorithms');
	if (!digests.every(isPlain)) strange.push('algorithm-parameters');
	if (revocations !== null) strange.push('revocation-lists');
	return {
		...rest,
		strange,
		contentType: identifier(contentType),
		content: content === undefined ? null : contentOf(content),
		certificates: (certificates?.valueBlock.value ?? []).map(certificateOf),
		digestAlgorithm: digest.oid
	};
}

function contentOf(tagged: Node): Bytes {
	if (!isTagged(tagged, 0)) throw new Error('Not a content.');
	return octets(tagged.valueBlock.value[0]);
}

/** SignerInfo (RFC 5652, 5.3); null where the signer is not named by issuer and number, or nothing is signed but the data. */
function signerOf(node: Node) {
	const parts = new Parts(sequence(node));
	const version = integer(parts.next());
	const named = parts.next();
	if (!(named instanceof asn1.Sequence)) return null;
	const [issuer, serialNumber] = sequence(named);
	const digest = algorithm(parts.next());
	const signedAttributes = parts.tagged(0);
	const signing = algorithm(parts.next());
	const signature = octets(parts.next());
	const unsignedAttributes = parts.tagged(1);
	parts.end();
	if (signedAttributes === null || issuer === undefined) return null;
	const signed = attributesOf(signedAttributes);
	const beside = unsignedAttributes === null ? new Map<string, Node[]>() : attributesOf(unsignedAttributes);
	const strange = [...beside.keys()].filter((oid) => oid !== OID.timeStamp);
	if (version !== '01') strange.push('signer-version');
	if (!isPlain(digest) || !isPlain(signing)) strange.push('algorithm-parameters');
	const stamp = single(beside, OID.timeStamp);
	return {
		issuer: bytesOf(issuer),
		serialNumber: integer(serialNumber),
		digest,
		signatureAlgorithm: signing.oid,
		signature,
		signedAttributes: asSet(signedAttributes),
		signedContentType: identifierOf(single(signed, OID.contentType)),
		messageDigest: octetsOf(single(signed, OID.messageDigest)),
		signingTime: timeOf(single(signed, OID.signingTime)),
		certificateDigest: certificateDigestOf(single(signed, OID.signingCertificate)),
		timeStamp: stamp === null ? null : bytesOf(stamp),
		strange
	};
}

/** Attributes by their identifiers. One that comes twice is refused: two readers could believe different ones. */
function attributesOf({ valueBlock }: asn1.Constructed): Map<string, Node[]> {
	const found = new Map<string, Node[]>();
	for (const one of valueBlock.value) {
		const [type, values, ...more] = sequence(one);
		const oid = identifier(type);
		if (found.has(oid) || more.length > 0) throw new Error('An attribute stands twice.');
		found.set(oid, set(values));
	}
	return found;
}

function single(attributes: Map<string, Node[]>, oid: string): Node | null {
	const values = attributes.get(oid) ?? [];
	return values.length === 1 ? (values[0] ?? null) : null;
}

/** In the CMS the signed attributes have the tag [0]; what is hashed is the same as a SET (RFC 5652, 5.4). */
function asSet(tagged: Node): Bytes {
	const bytes = bytesOf(tagged);
	bytes[0] = 0x31;
	return bytes;
}

const octetsOf = (value: Node | null): Bytes | null =>
	value instanceof asn1.OctetString ? Uint8Array.from(value.valueBlock.valueHexView) : null;
const identifierOf = (value: unknown): string | null =>
	value instanceof asn1.ObjectIdentifier ? value.valueBlock.toString() : null;
const timeOf = (value: Node | null): Date | null =>
	value instanceof asn1.UTCTime || value instanceof asn1.GeneralizedTime ? value.toDate() : null;

/** SigningCertificateV2 (RFC 5035): of the first certificate named, SHA-256 where no algorithm is given. */
function certificateDigestOf(value: Node | null): Cms['certificateDigest'] {
	const first = itemsOf(itemsOf(value)[0])[0];
	const parts = itemsOf(first);
	const digest = octetsOf(parts.find((one) => one instanceof asn1.OctetString) ?? null);
	const named = parts[0] instanceof asn1.Sequence ? identifierOf(itemsOf(parts[0])[0]) : OID.sha256;
	return digest && named ? { algorithm: named, digest } : null;
}

const itemsOf = (value: unknown): Node[] => (value instanceof asn1.Sequence ? value.valueBlock.value : []);
