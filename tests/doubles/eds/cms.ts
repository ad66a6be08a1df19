import { OID } from '../../../src/lib/signing/oids.js';
import type { Holder } from './authority.js';
import { derOf, generalized, int, nothing, octets, oid, raw, seq, set, tagged, utc, type Node } from './der.js';

export interface SigningWish {
	signedAt?: Date;
	/** Certificates beside the signer's own. */
	chain?: readonly Holder[];
	/** The data goes into the CMS as well. */
	encapsulate?: boolean;
	/** Who puts a time stamp beside it, and when. */
	stamp?: { by: Holder; at: Date; chain?: readonly Holder[] };
	contentType?: string;
	/** Leaves out one of the signed attributes. */
	without?: 'signingTime' | 'messageDigest' | 'contentType' | 'signingCertificate';
}

/** A detached CMS with the attributes that the national software writes. DER. */
export async function signCms(
	data: Uint8Array<ArrayBuffer>,
	signer: Holder,
	wish: SigningWish = {}
): Promise<Uint8Array<ArrayBuffer>> {
	const { key, issuer, serialNumber, certificate } = signer;
	const contentType = wish.contentType ?? OID.data;
	const attributes: [SigningWish['without'], Node][] = [
		['contentType', attribute(OID.contentType, oid(contentType))],
		['signingTime', attribute(OID.signingTime, utc(wish.signedAt ?? new Date('2026-06-15T09:30:00Z')))],
		['signingCertificate', attribute(OID.signingCertificate, await certificateNamed(certificate))],
		['messageDigest', attribute(OID.messageDigest, octets(await key.digest(data)))]
	];
	const signed = attributes.flatMap(([what, node]) => (what === wish.without ? [] : [node]));
	const signature = await key.sign(derOf(set(...signed)));
	const digest = () => seq(oid(key.digestAlgorithm), ...(key.digestAlgorithm === OID.sha256 ? [nothing()] : []));
	const stamp = wish.stamp === undefined ? null : await stampFor(signature, wish.stamp);
	const certificates = [signer, ...(wish.chain ?? [])].map((one) => raw(one.certificate));
	const encapsulated = wish.encapsulate ? [tagged(0, octets(data))] : [];
	return derOf(
		seq(
			oid(OID.signedData),
			tagged(
				0,
				seq(
					int(contentType === OID.data ? 1 : 3),
					set(digest()),
					seq(oid(contentType), ...encapsulated),
					tagged(0, ...certificates),
					set(
						seq(
							int(1),
							seq(issuer, int(serialNumber)),
							digest(),
							tagged(0, ...signed),
							key.algorithm(),
							octets(signature),
							...(stamp === null ? [] : [tagged(1, attribute(OID.timeStamp, raw(stamp)))])
						)
					)
				)
			)
		)
	);
}

const attribute = (id: string, value: Node): Node => seq(oid(id), set(value));

/** SigningCertificateV2 with SHA-256, the default. */
async function certificateNamed(certificate: Uint8Array<ArrayBuffer>): Promise<Node> {
	return seq(seq(seq(octets(new Uint8Array(await crypto.subtle.digest('SHA-256', certificate))))));
}

/** A time stamp over a signature (RFC 3161). */
async function stampFor(
	signature: Uint8Array<ArrayBuffer>,
	{ by, at, chain }: NonNullable<SigningWish['stamp']>
): Promise<Uint8Array<ArrayBuffer>> {
	const imprint = new Uint8Array(await crypto.subtle.digest('SHA-256', signature));
	const info = seq(
		int(1),
		oid('1.2.398.3.3.2.6.1'),
		seq(seq(oid(OID.sha256), nothing()), octets(imprint)),
		int(Uint8Array.of(0x11, 0x22, 0x33)),
		generalized(at)
	);
	return signCms(derOf(info), by, {
		contentType: OID.timeStampInfo,
		encapsulate: true,
		signedAt: at,
		...(chain === undefined ? {} : { chain })
	});
}

/** As NCALayer writes it. */
export const pemOf = (cms: Uint8Array): string =>
	`-----BEGIN CMS-----\n${(
		Buffer.from(cms)
			.toString('base64')
			.match(/.{1,64}/g) ?? []
	).join('\n')}\n-----END CMS-----\n`;
