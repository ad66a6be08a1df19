import type { RecordBodies } from '#lib/register/index.js';
import type { Verification } from '#lib/signing/verify.js';

/** What is wrong with the key that signed, so that nothing of it is kept. */
export type KeyProblem =
	/** Of another person: by the IIN, or the lawyer said so. */
	| { kind: 'other-person'; name: string }
	/** The certificate was not valid when it signed. ISO 8601, UTC. */
	| { kind: 'expired'; from: string; until: string }
	/** A key for signing in, not for signing. */
	| { kind: 'auth-key' }
	/** An algorithm that cannot be checked here. */
	| { kind: 'unsupported' }
	/** The signature does not hold over what was to be signed. */
	| { kind: 'unsound' };

type Profile = RecordBodies['profile'];

/** What a signature that was just made is refused for; null for a sound one of a sound key. */
export function keyProblem({ verdict, reason, signer, certificate }: Verification, iin: string): KeyProblem | null {
	if (reason === 'not-a-signing-key') return { kind: 'auth-key' };
	if (reason === 'expired' && certificate !== null)
		return { kind: 'expired', from: certificate.notBefore, until: certificate.notAfter };
	if (verdict === 'unsupported') return { kind: 'unsupported' };
	if (verdict !== 'valid' && verdict !== 'untrusted') return { kind: 'unsound' };
	if (signer === null) return { kind: 'unsound' };
	const isOther = iin !== '' && signer.iin !== null && signer.iin !== iin;
	return isOther ? { kind: 'other-person', name: signer.name } : null;
}

/** The digits of the IIN in the profile; empty where it has none. */
export const iinOf = (profile: Profile | null): string => (profile?.iin ?? '').replace(/\D/g, '');

/**
 * Whether the key is surely the lawyer's: by the IIN where both have one, else
 * by the name, of which surname and first name must stand in the certificate.
 */
export function isSurelyOf({ signer }: Pick<Verification, 'signer'>, profile: Profile | null): boolean {
	if (signer === null || profile === null) return false;
	const iin = iinOf(profile);
	if (iin !== '' && signer.iin !== null) return signer.iin === iin;
	const named = new Set(wordsOf(signer.name));
	const [surname, name] = wordsOf(profile.name);
	return surname !== undefined && name !== undefined && named.has(surname) && named.has(name);
}

const wordsOf = (name: string): string[] =>
	name
		.normalize('NFC')
		.toLocaleLowerCase('ru')
		.replaceAll('ё', 'е')
		.split(/[^\p{L}]+/u)
		.filter(Boolean);
