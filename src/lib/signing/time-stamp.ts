import * as asn1 from 'asn1js';
import { TSTInfo } from 'pkijs';
import { sameBytes, type Bytes } from './bytes.js';
import type { Certificate } from './certificate.js';
import { followChain, type ChainMemory } from './chain.js';
import { readCms } from './cms.js';
import { digestOf } from './digest.js';
import { OID } from './oids.js';
import { checkSignature } from './proof.js';

/** When the signature was there already, by a third party's clock; `trusted` when a root leads to that party. */
export type TimeStamp = { ok: true; at: Date; trusted: boolean } | { ok: false };

/** Checks the time stamp over a signature (RFC 3161). */
export async function checkTimeStamp(
	stamp: Bytes,
	signature: Bytes,
	roots: readonly Certificate[],
	memory: ChainMemory
): Promise<TimeStamp> {
	const cms = readCms(stamp);
	if (cms?.content == null || cms.contentType !== OID.timeStampInfo || cms.signedContentType !== OID.timeStampInfo)
		return { ok: false };
	const info = infoOf(cms.content);
	const signer = cms.certificates.find(
		(one) => one.serialNumber === cms.serialNumber && sameBytes(one.issuer.bytes, cms.issuer)
	);
	if (info === null || !signer?.uses?.includes(OID.usageTimeStamping)) return { ok: false };
	const stamped = await digestOf(info.messageImprint.hashAlgorithm.algorithmId, signature);
	const imprint = info.messageImprint.hashedMessage.valueBlock.valueHexView;
	const content = await digestOf(cms.digestAlgorithm, cms.content);
	const sound =
		stamped !== null &&
		content !== null &&
		cms.messageDigest !== null &&
		cms.strange.length === 0 &&
		sameBytes(stamped, imprint) &&
		sameBytes(content, cms.messageDigest) &&
		(await checkSignature(signer, cms.signedAttributes, cms.signature, cms.signatureAlgorithm, cms.digestAlgorithm)) ===
			'holds';
	if (!sound) return { ok: false };
	const chain = await followChain(signer, cms.certificates, roots, info.genTime, memory);
	return chain.kind === 'unsound' ? { ok: false } : { ok: true, at: info.genTime, trusted: chain.kind === 'trusted' };
}

function infoOf(content: Bytes): TSTInfo | null {
	try {
		const { result, offset } = asn1.fromBER(content);
		return offset === content.length ? new TSTInfo({ schema: result }) : null;
	} catch {
		return null;
	}
}
