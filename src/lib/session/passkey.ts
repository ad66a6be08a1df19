import { randomBytes, type Bytes } from '#lib/vault/bytes.js';
import { PASSKEY_SALT_BYTES, type PasskeyRequest } from '#lib/vault/passkey.js';

/** `cancelled`: the lawyer closed the device's dialog, or it ran out of time. `no-prf`: the device's key cannot give a secret. */
export type PasskeyError = { kind: 'cancelled' } | { kind: 'no-prf' };
export type PasskeyResult<T> = { ok: true; value: T } | { ok: false; error: PasskeyError };

/** What the device's dialog shows as the name of the key: nothing of the lawyer's. */
const NAME = 'Тізілім';
/** ms; the browser may shorten it */
const PATIENCE = 120_000;

/** Whether this device has a lock of its own (fingerprint, face, PIN) that a page may ask for. */
export async function canUsePasskeys(): Promise<boolean> {
	if (!('PublicKeyCredential' in globalThis)) return false;
	try {
		return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
	} catch {
		// A browser that forbids the question here (a frame, a policy) has none to offer.
		return false;
	}
}

/**
 * Makes a key pair in this device's authenticator, bound to this address, and
 * asks for the output of its pseudo-random function (WebAuthn PRF). It never
 * leaves the device; the browser asks for the fingerprint, face or PIN.
 */
export async function makePasskey(): Promise<PasskeyResult<{ request: PasskeyRequest; output: Bytes }>> {
	const salt = randomBytes(PASSKEY_SALT_BYTES);
	const made = await asked(() =>
		navigator.credentials.create({
			publicKey: {
				challenge: randomBytes(32),
				rp: { name: NAME },
				user: { id: randomBytes(16), name: NAME, displayName: NAME },
				pubKeyCredParams: [
					{ type: 'public-key', alg: -7 },
					{ type: 'public-key', alg: -8 },
					{ type: 'public-key', alg: -257 }
				],
				authenticatorSelection: {
					authenticatorAttachment: 'platform',
					residentKey: 'discouraged',
					userVerification: 'required'
				},
				extensions: { prf: { eval: { first: salt } } },
				timeout: PATIENCE
			}
		})
	);
	if (!made.ok) return made;
	const request = { credential: new Uint8Array(made.value.rawId), salt };
	const output = outputOf(made.value);
	if (output) return { ok: true, value: { request, output } };
	if (made.value.getClientExtensionResults().prf?.enabled === false) return NO_PRF;
	// Many authenticators give the output only when asked a second time.
	const again = await askPasskey(request);
	return again.ok ? { ok: true, value: { request, output: again.value } } : again;
}

/** Asks this device's authenticator for the output that belongs to a request: 32 bytes. */
export async function askPasskey({ credential, salt }: PasskeyRequest): Promise<PasskeyResult<Bytes>> {
	const given = await asked(() =>
		navigator.credentials.get({
			publicKey: {
				challenge: randomBytes(32),
				allowCredentials: [{ type: 'public-key', id: credential, transports: ['internal'] }],
				userVerification: 'required',
				extensions: { prf: { eval: { first: salt } } },
				timeout: PATIENCE
			}
		})
	);
	if (!given.ok) return given;
	const output = outputOf(given.value);
	return output ? { ok: true, value: output } : NO_PRF;
}

const NO_PRF = { ok: false, error: { kind: 'no-prf' } } as const;
const CANCELLED = { ok: false, error: { kind: 'cancelled' } } as const;

async function asked(ask: () => Promise<Credential | null>): Promise<PasskeyResult<PublicKeyCredential>> {
	try {
		const credential = await ask();
		return credential instanceof PublicKeyCredential ? { ok: true, value: credential } : CANCELLED;
	} catch {
		// The browser says no more than "not allowed", so that a page cannot tell a refusal from a missing key.
		return CANCELLED;
	}
}

function outputOf(credential: PublicKeyCredential): Bytes | null {
	const first = credential.getClientExtensionResults().prf?.results?.first;
	if (first === undefined) return null;
	return ArrayBuffer.isView(first)
		? new Uint8Array(first.buffer.slice(first.byteOffset, first.byteOffset + first.byteLength))
		: new Uint8Array(first);
}
