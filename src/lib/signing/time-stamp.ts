import { sameBytes, type Bytes } from './bytes.js';
import type { Certificate } from './certificate.js';
import { followChain, type ChainMemory } from './chain.js';
import { readCms } from './cms.js';
import { algorithm, identifier, integer, octets, parseDer, sequence, time } from './der.js';
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
	const stamped = await digestOf(info.algorithm, signature);
	const content = await digestOf(cms.digestAlgorithm, cms.content);
	const sound =
		stamped !== null &&
		content !== null &&
		cms.messageDigest !== null &&
		cms.strange.length === 0 &&
		sameBytes(stamped, info.imprint) &&
		sameBytes(content, cms.messageDigest) &&
		(await checkSignature(signer, cms.signedAttributes, cms.signature, cms.signatureAlgorithm, cms.digestAlgorithm)) ===
			'holds';
	if (!sound) return { ok: false };
	const chain = await followChain(signer, cms.certificates, roots, info.at, memory);
	return chain.kind === 'unsound' ? { ok: false } : { ok: true, at: info.at, trusted: chain.kind === 'trusted' };
}

/** TSTInfo (RFC 3161, 2.4.2), as far as it is looked at. */
function infoOf(content: Bytes): { algorithm: string; imprint: Bytes; at: Date } | null {
	try {
		const [version, policy, imprint, serial, moment] = sequence(parseDer(content));
		const [hash, hashed] = sequence(imprint);
		if (integer(version) !== '01' || identifier(policy) === '' || integer(serial) === '') return null;
		return { algorithm: algorithm(hash).oid, imprint: octets(hashed), at: time(moment) };
	} catch {
		// Not a time stamp's content.
		return null;
	}
}
