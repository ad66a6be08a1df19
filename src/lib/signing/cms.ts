import * as asn1 from 'asn1js';
import {
	ContentInfo,
	IssuerAndSerialNumber,
	SignedData,
	type AlgorithmIdentifier,
	type SignedAndUnsignedAttributes
} from 'pkijs';
import { fromBase64, sameBytes, toHex, type Bytes } from './bytes.js';
import { certificateOf, type Certificate } from './certificate.js';
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
		const { result, offset } = asn1.fromBER(bytes);
		const cms = offset === bytes.length ? cmsOf(result) : null;
		// The parser forgives much where nothing is signed; what it would write otherwise was changed by somebody.
		const same = sameBytes(new Uint8Array(result.toBER(false)), bytes);
		return cms && !same ? { ...cms, strange: [...cms.strange, 'encoding'] } : cms;
	} catch {
		// The parsers throw at whatever is no CMS: it is not one then, which is an answer.
		return null;
	}
}

function cmsOf(schema: asn1.AsnType): Cms | null {
	const info = new ContentInfo({ schema });
	if (info.contentType !== OID.signedData) return null;
	const data = new SignedData({ schema: info.content as asn1.AsnType });
	const [signer, ...others] = data.signerInfos;
	if (!signer?.signedAttrs || others.length > 0 || !(signer.sid instanceof IssuerAndSerialNumber)) return null;
	const { eContent, eContentType } = data.encapContentInfo;
	const signed = attributesOf(signer.signedAttrs);
	const beside = signer.unsignedAttrs ? attributesOf(signer.unsignedAttrs) : new Map<string, asn1.AsnType[]>();
	const digestAlgorithm = signer.digestAlgorithm.algorithmId;
	const strange = [...beside.keys()].filter((oid) => oid !== OID.timeStamp);
	// Nothing signs these; a version or a list that says something else was changed by somebody.
	if (signer.version !== 1) strange.push('signer-version');
	if (![1, 3].includes(data.version)) strange.push('version');
	if (data.digestAlgorithms.some((one) => one.algorithmId !== digestAlgorithm)) strange.push('digest-algorithms');
	if (data.digestAlgorithms.length !== 1) strange.push('digest-algorithms');
	if (![...data.digestAlgorithms, signer.digestAlgorithm, signer.signatureAlgorithm].every(isPlain))
		strange.push('algorithm-parameters');
	if ((data.crls?.length ?? 0) > 0) strange.push('revocation-lists');
	const stamp = single(beside, OID.timeStamp);
	return {
		contentType: eContentType,
		content: eContent ? Uint8Array.from(new Uint8Array(eContent.getValue())) : null,
		certificates: certificatesIn(info.content as asn1.AsnType),
		issuer: new Uint8Array(signer.sid.issuer.valueBeforeDecode),
		serialNumber: toHex(signer.sid.serialNumber.valueBlock.valueHexView).replace(/^(00)+(?=.)/, ''),
		digestAlgorithm,
		signatureAlgorithm: signer.signatureAlgorithm.algorithmId,
		signature: Uint8Array.from(signer.signature.valueBlock.valueHexView),
		signedAttributes: asSet(signer.signedAttrs),
		signedContentType: identifierOf(single(signed, OID.contentType)),
		messageDigest: octetsOf(single(signed, OID.messageDigest)),
		signingTime: timeOf(single(signed, OID.signingTime)),
		certificateDigest: certificateDigestOf(single(signed, OID.signingCertificate)),
		timeStamp: stamp === null ? null : Uint8Array.from(stamp.valueBeforeDecodeView),
		strange
	};
}

/** None of the algorithms that are checked here has parameters; NULL stands for none. */
const isPlain = ({ algorithmParams }: AlgorithmIdentifier): boolean =>
	algorithmParams === undefined || algorithmParams instanceof asn1.Null;

/** The certificates with the very bytes that lie in the CMS. */
function certificatesIn(signedData: asn1.AsnType): Certificate[] {
	if (!(signedData instanceof asn1.Sequence)) return [];
	const bag = signedData.valueBlock.value.find(
		(one): one is asn1.Constructed => one instanceof asn1.Constructed && isContext(one, 0)
	);
	return (bag?.valueBlock.value ?? []).map((one) => certificateOf(one));
}

const isContext = ({ idBlock }: asn1.AsnType, tag: number): boolean =>
	idBlock.tagClass === 3 && idBlock.tagNumber === tag;

/** Attributes by their identifiers. One that comes twice is refused: two readers could believe different ones. */
function attributesOf({ attributes }: SignedAndUnsignedAttributes): Map<string, asn1.AsnType[]> {
	const found = new Map<string, asn1.AsnType[]>();
	for (const { type, values } of attributes) {
		if (found.has(type)) throw new Error('An attribute stands twice.');
		found.set(type, values as asn1.AsnType[]);
	}
	return found;
}

function single(attributes: Map<string, asn1.AsnType[]>, oid: string): asn1.AsnType | null {
	const values = attributes.get(oid) ?? [];
	return values.length === 1 ? (values[0] ?? null) : null;
}

/** In the CMS the signed attributes have the tag [0]; what is hashed is the same as a SET (RFC 5652, 5.4). */
function asSet({ encodedValue }: SignedAndUnsignedAttributes): Bytes {
	const bytes = new Uint8Array(encodedValue.slice(0));
	bytes[0] = 0x31;
	return bytes;
}

const octetsOf = (value: asn1.AsnType | null): Bytes | null =>
	value instanceof asn1.OctetString ? Uint8Array.from(value.valueBlock.valueHexView) : null;
const identifierOf = (value: unknown): string | null =>
	value instanceof asn1.ObjectIdentifier ? value.valueBlock.toString() : null;
const timeOf = (value: asn1.AsnType | null): Date | null =>
	value instanceof asn1.UTCTime || value instanceof asn1.GeneralizedTime ? value.toDate() : null;

/** SigningCertificateV2 (RFC 5035): of the first certificate named, SHA-256 where no algorithm is given. */
function certificateDigestOf(value: asn1.AsnType | null): Cms['certificateDigest'] {
	const first = itemsOf(itemsOf(value)[0])[0];
	const parts = itemsOf(first);
	const digest = octetsOf(parts.find((one) => one instanceof asn1.OctetString) ?? null);
	const algorithm = parts[0] instanceof asn1.Sequence ? identifierOf(itemsOf(parts[0])[0]) : OID.sha256;
	return digest && algorithm ? { algorithm, digest } : null;
}

const itemsOf = (value: unknown): asn1.AsnType[] => (value instanceof asn1.Sequence ? value.valueBlock.value : []);
