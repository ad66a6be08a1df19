import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomBytes, toHex, type Bytes } from './bytes.js';
import { KEYRING_LOCK_BYTES } from './keyring.js';
import { openPasskey, readPasskey, sealPasskey } from './passkey.js';

const keyring = randomBytes(KEYRING_LOCK_BYTES + 300);
const unlockKey = randomBytes(32);
const output = randomBytes(32);
const request = { credential: randomBytes(64), salt: randomBytes(32) };
const made = () => sealPasskey(keyring, unlockKey, request, output);

test('the same output opens it, and the request tells what to ask for', async () => {
	const sealed = await made();
	expect(readPasskey(sealed, keyring)).toMatchObject(request);
	expect(await openPasskey(sealed, keyring, output)).toEqual(unlockKey);
});

test('another output does not open it', async () => {
	expect(await openPasskey(await made(), keyring, randomBytes(32))).toBeNull();
	expect(await openPasskey(await made(), keyring, new Uint8Array(0))).toBeNull();
});

test('after a change of the passphrase it fits no longer, after a change of the secrets it does', async () => {
	const sealed = await made();
	const flipped = (at: number): Bytes => keyring.map((byte, place) => (place === at ? byte ^ 1 : byte));
	expect(readPasskey(sealed, flipped(KEYRING_LOCK_BYTES - 1))).toBeNull();
	expect(await openPasskey(sealed, flipped(KEYRING_LOCK_BYTES), output)).toEqual(unlockKey);
});

test('each byte of it counts', async () => {
	const sealed = await made();
	for (let at = 0; at < sealed.length; at += 1) {
		const altered = sealed.map((byte, place) => (place === at ? byte ^ 1 : byte));
		expect(await openPasskey(altered, keyring, output), `byte ${String(at)}`).toBeNull();
	}
});

test('any bytes are taken, none of them crash', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
			expect(readPasskey(new Uint8Array(bytes), keyring)).toBeNull();
			expect(await openPasskey(new Uint8Array(bytes), keyring, output)).toBeNull();
		})
	);
	expect(readPasskey(undefined, keyring)).toBeNull();
});

test('the unlock key does not stand in it', async () => {
	expect(toHex(await made())).not.toContain(toHex(unlockKey));
});
