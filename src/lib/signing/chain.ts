import { sameBytes, toHex } from './bytes.js';
import { isValidAt, type Certificate } from './certificate.js';
import { checkSignature, type Proof } from './proof.js';

/** How far the certificate could be followed up. */
export type Chain =
	/** Up to a root that the lawyer trusts. */
	| { kind: 'trusted'; certificates: readonly Certificate[] }
	/** No root given leads to it. */
	| { kind: 'no-root'; certificates: readonly Certificate[] }
	/** A certificate on the way is not sound. */
	| { kind: 'unsound'; why: 'expired' | 'signature' | 'not-an-authority' | 'unknown-critical' | 'unsupported' };

/**
 * Signatures of certificates that were checked already: those of the
 * authorities stand in every CMS anew, and GOST takes its time.
 */
export class ChainMemory {
	readonly #known = new Map<string, Promise<Proof>>();

	/** Whether the issuer's key made the certificate's signature. */
	signedBy(certificate: Certificate, issuer: Certificate): Promise<Proof> {
		const pair = `${toHex(certificate.bytes)} ${toHex(issuer.publicKey)}`;
		const known = this.#known.get(pair) ?? signedBy(certificate, issuer);
		this.#known.set(pair, known);
		return known;
	}
}

/** No chain of the national authority is longer. */
const LONGEST = 6;

/**
 * Follows a certificate up to one of the roots, by names and signatures; each
 * must be valid at the moment. Revocation is not looked at: that needs the network.
 */
export async function followChain(
	leaf: Certificate,
	others: readonly Certificate[],
	roots: readonly Certificate[],
	moment: Date,
	memory = new ChainMemory()
): Promise<Chain> {
	const certificates = [leaf];
	for (let at = leaf; ;) {
		if (!isValidAt(at, moment)) return { kind: 'unsound', why: 'expired' };
		if (at.unknownCritical.length > 0) return { kind: 'unsound', why: 'unknown-critical' };
		if (at !== leaf && !at.mayIssue) return { kind: 'unsound', why: 'not-an-authority' };
		if (roots.some((root) => sameBytes(root.bytes, at.bytes))) return { kind: 'trusted', certificates };
		if (sameBytes(at.issuer.bytes, at.subject.bytes)) {
			const own = await memory.signedBy(at, at);
			return own === 'holds' ? { kind: 'no-root', certificates } : unsound(own);
		}
		const candidates = [...roots, ...others].filter((one) => sameBytes(one.subject.bytes, at.issuer.bytes));
		if (candidates.length === 0 || certificates.length >= LONGEST) return { kind: 'no-root', certificates };
		// An authority renews its key under the same name: the one whose key made the signature is its issuer.
		let issuer: Certificate | null = null;
		let proof: 'fails' | 'unsupported' = 'fails';
		for (const one of candidates) {
			const found = await memory.signedBy(at, one);
			if (found === 'holds') {
				issuer = one;
				break;
			}
			proof = found;
		}
		if (issuer === null) return unsound(proof);
		certificates.push(issuer);
		at = issuer;
	}
}

const unsound = (proof: 'fails' | 'unsupported'): Chain => ({
	kind: 'unsound',
	why: proof === 'fails' ? 'signature' : 'unsupported'
});

async function signedBy(certificate: Certificate, issuer: Certificate): Promise<Proof> {
	if (!certificate.algorithmsAgree) return 'fails';
	return checkSignature(issuer, certificate.signed, certificate.signature, certificate.signatureAlgorithm);
}
