import { sameBytes, type Bytes } from './bytes.js';
import { isValidAt, partOf, readCertificate, type Certificate } from './certificate.js';
import { ChainMemory, followChain } from './chain.js';
import { readCms, type Cms } from './cms.js';
import { digestOf } from './digest.js';
import { OID } from './oids.js';
import { checkSignature } from './proof.js';
import { checkTimeStamp } from './time-stamp.js';

/**
 * What checking a signature found.
 * `valid`: the data is what was signed, and the certificate leads to a trusted root.
 * `untrusted`: the data is what was signed, but no root that is trusted here leads to the certificate.
 * `invalid`: something is wrong, see `reason`.
 * `unsupported`: an algorithm that cannot be checked here, which is no verdict.
 * `unreadable`: the text is no signature.
 */
export type Verdict = 'valid' | 'untrusted' | 'invalid' | 'unsupported' | 'unreadable';

/** Why a signature is not valid. */
export type Reason =
	| 'not-a-cms'
	| 'no-certificate'
	| 'data-changed'
	| 'signature'
	| 'attributes'
	| 'other-certificate'
	| 'not-a-signing-key'
	| 'strange-parts'
	| 'algorithm'
	| 'expired'
	| 'chain'
	| 'time-stamp';

/** Of the signer, as the certificate says. Never shown or printed with the IIN unless asked. */
export interface Signer {
	/** Surname, name and patronymic. */
	name: string;
	organisation: string | null;
	/** 12 digits; secret by default. */
	iin: string | null;
	bin: string | null;
}

/** The certificate in short, for column 7. */
export interface CertificateSummary {
	/** Hex. */
	serialNumber: string;
	issuer: string;
	/** ISO 8601, UTC. */
	notBefore: string;
	notAfter: string;
	algorithm: 'RSA' | 'GOST-2015-256' | 'GOST-2015-512' | 'other';
}

export interface Verification {
	verdict: Verdict;
	reason: Reason | null;
	signer: Signer | null;
	certificate: CertificateSummary | null;
	/** ISO 8601, UTC. `signed` is the signer's own clock, `stamped` that of a time stamp that was checked. */
	times: { signed: string | null; stamped: string | null };
	/** What could not be checked here, to be said beside the verdict. */
	notChecked: ('revocation' | 'chain' | 'time-stamp-chain')[];
}

export interface ToVerify {
	/** The exact bytes that were signed, or their text (UTF-8). */
	data: Uint8Array | string;
	/** Detached CMS: DER, base64 or PEM. */
	cms: Uint8Array | string;
	/** Certificates of the authorities that the lawyer trusts: DER, base64 or PEM. */
	roots: readonly (Uint8Array | string)[];
}

/**
 * Checks a signature offline: the digest of the data, the signature over the
 * signed attributes, the signer's certificate at the time of signing and its
 * chain. Never throws; revocation is never checked and always said so.
 */
export async function verifySignature({ data, cms, roots }: ToVerify): Promise<Verification> {
	return new Verifier(roots).verify(data, cms);
}

/** Checks many signatures against the same roots; what is the same in all of them is checked once. */
export class Verifier {
	readonly #trusted: readonly Certificate[];
	readonly #memory = new ChainMemory();
	readonly #together = new Map<string, Promise<Verification>>();

	constructor(roots: ToVerify['roots']) {
		this.#trusted = roots.flatMap((root) => readCertificate(root) ?? []);
	}

	/** As `verifySignature`. */
	verify(data: ToVerify['data'], cms: ToVerify['cms']): Promise<Verification> {
		return verifyAgainst(data, cms, this.#trusted, this.#memory);
	}

	/** As `verify`, for a manifest: every row that it names asks about the same two texts, which are checked once. */
	verifyTogether(manifest: string, cms: string): Promise<Verification> {
		const key = JSON.stringify([manifest, cms]);
		const found = this.#together.get(key) ?? this.verify(manifest, cms);
		this.#together.set(key, found);
		return found;
	}
}

async function verifyAgainst(
	data: ToVerify['data'],
	cms: ToVerify['cms'],
	trusted: readonly Certificate[],
	memory: ChainMemory
): Promise<Verification> {
	const read = readCms(cms);
	if (read === null) return { ...NOTHING, verdict: 'unreadable', reason: 'not-a-cms' };
	const signer = signerOf(read);
	if (signer === null) return { ...NOTHING, verdict: 'invalid', reason: 'no-certificate' };
	const found: Verification = {
		...NOTHING,
		signer: personOf(signer),
		certificate: summaryOf(signer),
		times: { signed: read.signingTime?.toISOString() ?? null, stamped: null }
	};
	const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : Uint8Array.from(data);
	const wrong = await whatIsWrong(read, signer, bytes);
	if (wrong !== null) return { ...found, verdict: wrong === 'algorithm' ? 'unsupported' : 'invalid', reason: wrong };
	const stamp = read.timeStamp === null ? null : await checkTimeStamp(read.timeStamp, read.signature, trusted, memory);
	if (stamp?.ok === false) return { ...found, verdict: 'invalid', reason: 'time-stamp' };
	if (stamp) found.times.stamped = stamp.at.toISOString();
	if (stamp?.trusted === false) found.notChecked = [...found.notChecked, 'time-stamp-chain'];
	// The signer's clock may say anything; a time stamp that is trusted says when.
	const moment = stamp?.trusted ? stamp.at : read.signingTime;
	if (moment === null) return { ...found, verdict: 'invalid', reason: 'attributes' };
	if (!isValidAt(signer, moment)) return { ...found, verdict: 'invalid', reason: 'expired' };
	const chain = await followChain(signer, read.certificates, trusted, moment, memory);
	switch (chain.kind) {
		case 'trusted':
			return { ...found, verdict: 'valid' };
		case 'no-root':
			return { ...found, verdict: 'untrusted', reason: 'chain', notChecked: [...found.notChecked, 'chain'] };
		case 'unsound':
			return { ...found, verdict: 'invalid', reason: chain.why === 'expired' ? 'expired' : 'chain' };
	}
}

const NOTHING: Verification = {
	verdict: 'unsupported',
	reason: null,
	signer: null,
	certificate: null,
	times: { signed: null, stamped: null },
	notChecked: ['revocation']
};

/** The certificate that the signature names. */
const signerOf = ({ certificates, issuer, serialNumber }: Cms): Certificate | null =>
	certificates.find((one) => one.serialNumber === serialNumber && sameBytes(one.issuer.bytes, issuer)) ?? null;

/** What of the signature itself does not hold; null when all of it does. */
async function whatIsWrong(cms: Cms, signer: Certificate, data: Bytes): Promise<Reason | null> {
	if (cms.contentType !== OID.data || cms.signedContentType !== OID.data) return 'attributes';
	// What it carries itself must be what was asked about.
	if (cms.content !== null && !sameBytes(cms.content, data)) return 'data-changed';
	const digest = await digestOf(cms.digestAlgorithm, data);
	if (digest === null) return 'algorithm';
	if (cms.messageDigest === null || cms.signingTime === null) return 'attributes';
	if (!sameBytes(digest, cms.messageDigest)) return 'data-changed';
	const proof = await checkSignature(
		signer,
		cms.signedAttributes,
		cms.signature,
		cms.signatureAlgorithm,
		cms.digestAlgorithm
	);
	if (proof !== 'holds') return proof === 'fails' ? 'signature' : 'algorithm';
	if (cms.certificateDigest !== null) {
		const named = await digestOf(cms.certificateDigest.algorithm, signer.bytes);
		if (named === null || !sameBytes(named, cms.certificateDigest.digest)) return 'other-certificate';
	}
	if (!signer.maySign || (signer.uses !== null && !signer.uses.includes(OID.usageSigning))) return 'not-a-signing-key';
	return cms.strange.length > 0 ? 'strange-parts' : null;
}

function personOf({ subject }: Certificate): Signer {
	const common = partOf(subject, OID.commonName) ?? '';
	const patronymic = partOf(subject, OID.givenName);
	// The national authority writes surname and name into CN and the patronymic into G.
	const name = patronymic === null || common.includes(patronymic) ? common : `${common} ${patronymic}`;
	const number = partOf(subject, OID.serialNumber);
	const unit = partOf(subject, OID.unit);
	return {
		name,
		organisation: partOf(subject, OID.organisation),
		iin: /^IIN(\d{12})$/.exec(number ?? '')?.[1] ?? null,
		bin: /^BIN(\d{12})$/.exec(unit ?? '')?.[1] ?? null
	};
}

function summaryOf({ serialNumber, issuer, notBefore, notAfter, keyAlgorithm }: Certificate): CertificateSummary {
	return {
		serialNumber,
		issuer: partOf(issuer, OID.commonName) ?? '',
		notBefore: notBefore.toISOString(),
		notAfter: notAfter.toISOString(),
		algorithm: ALGORITHMS[keyAlgorithm] ?? 'other'
	};
}

const ALGORITHMS: { readonly [oid: string]: CertificateSummary['algorithm'] } = {
	[OID.rsa]: 'RSA',
	[OID.gost256]: 'GOST-2015-256',
	[OID.gost512]: 'GOST-2015-512'
};
