import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBytes, flipped, hexOf, joined, seedOf } from '../../../tests/tools/test-vault.js';
import { concat, sha256, toHex, u32, utf8, type Bytes } from './bytes.js';
import {
	checkPassphrase,
	LEAST_PASSPHRASE,
	openKeyring,
	resealKeyring,
	sealKeyring,
	USUAL_COST,
	type Kdf,
	type KdfCost,
	type Keyring,
	type OpenKeyring
} from './keyring.js';

/** Seals as the vault does; a derivation that fails has a test of its own. */
async function sealed(...what: Parameters<typeof sealKeyring>): Promise<Bytes> {
	const done = await sealKeyring(...what);
	if (!done.ok) throw new Error(done.error.kind);
	return done.value;
}

/** Stands for Argon2id, which takes its time by design; the vectors are opened with the real one. */
const quick: Kdf = (passphrase, salt, { memory, passes, lanes }) =>
	Promise.resolve(sha256(joined(utf8(passphrase), salt, u32(memory), u32(passes), u32(lanes))));
const PASSPHRASE = 'өзен жағасындағы үй';
const secrets = seedOf('secrets');
const keyring: Keyring = {
	vault: seedOf('vault'),
	signSeed: seedOf('sign'),
	agreeSeed: seedOf('agree'),
	epochs: [seedOf('old epoch'), seedOf('epoch')],
	rootSeed: seedOf('root'),
	admission: null
};
const whole: OpenKeyring = { keyring, unlockKey: secrets };
const kindOf = async (stored: Bytes, passphrase = PASSPHRASE, kdf = quick): Promise<string> => {
	const opened = await openKeyring(stored, passphrase, kdf);
	return opened.ok ? 'ok' : opened.error.kind;
};
const COST_AT = 38;
const withCost = (stored: Bytes, { memory, passes, lanes }: KdfCost): Bytes =>
	concat(stored.slice(0, COST_AT), u32(memory), u32(passes), Uint8Array.of(lanes), stored.slice(COST_AT + 9));

describe('a keyring', () => {
	test('opens with its passphrase, to what was sealed', async () => {
		const admission = {
			device: hexOf(16),
			name: 'телефон',
			signKey: hexOf(32),
			agreeKey: hexOf(32),
			by: 'root',
			signature: hexOf(64)
		};
		for (const one of [keyring, { ...keyring, rootSeed: null }, { ...keyring, admission }]) {
			const stored = await sealed({ ...whole, keyring: one }, PASSPHRASE, quick);
			expect(await openKeyring(stored, PASSPHRASE, quick)).toEqual({
				ok: true,
				value: { keyring: one, unlockKey: secrets }
			});
		}
	});

	test('does not open with another', async () => {
		const stored = await sealed(whole, PASSPHRASE, quick);
		for (const wrong of ['', `${PASSPHRASE} `, PASSPHRASE.toUpperCase(), PASSPHRASE.slice(1)])
			expect(await kindOf(stored, wrong)).toBe('wrong-passphrase');
	});

	test('opens however the keyboard composes the letters of the passphrase', async () => {
		const composed = 'Ёлка и йод: ﬁrst №1 ǆ';
		const stored = await sealed(whole, composed.normalize('NFC'), quick);
		for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const)
			expect(await kindOf(stored, composed.normalize(form))).toBe('ok');
		expect(composed.normalize('NFC')).not.toBe(composed.normalize('NFD'));
	});

	test('with any one bit of it turned does not open', async () => {
		const stored = await sealed(whole, PASSPHRASE, quick);
		for (let at = 0; at < stored.length; at += 1)
			for (const bit of [1, 0x80]) expect(await kindOf(flipped(stored, at, bit)), String(at)).not.toBe('ok');
	});

	test('whose secrets are damaged says so; a wrapped key that is cannot be told from a wrong passphrase', async () => {
		const stored = await sealed(whole, PASSPHRASE, quick);
		const wrappedAt = 4 + 1 + 32 + 10 + 16;
		expect(await kindOf(flipped(stored, wrappedAt + 20))).toBe('wrong-passphrase');
		expect(await kindOf(flipped(stored, wrappedAt + 60 + 20))).toBe('damaged');
		expect(await kindOf(stored.slice(0, -1))).toBe('damaged');
		expect(await kindOf(flipped(stored, 0))).toBe('damaged');
		expect(await openKeyring(stored.with(4, 2), PASSPHRASE, quick)).toEqual({
			ok: false,
			error: { kind: 'newer-vault', version: 2 }
		});
	});

	test('is refused, without deriving a key, where its cost is below the floor or above the ceiling', async () => {
		const stored = await sealed(whole, PASSPHRASE, quick);
		let derived = 0;
		const counting: Kdf = (passphrase, salt, cost) => ((derived += 1), quick(passphrase, salt, cost));
		const usual = USUAL_COST;
		const wrong: KdfCost[] = [
			{ ...usual, memory: 19 * 1024 - 1 },
			{ ...usual, passes: 1 },
			{ ...usual, lanes: 0 },
			{ ...usual, memory: 1024 * 1024 + 1 },
			{ ...usual, memory: 2 ** 32 - 1 },
			{ ...usual, passes: 21 },
			{ ...usual, lanes: 17 }
		];
		for (const cost of wrong) expect(await kindOf(withCost(stored, cost), PASSPHRASE, counting)).toBe('damaged');
		expect(await kindOf(flipped(stored, 37), PASSPHRASE, counting)).toBe('damaged');
		expect(derived).toBe(0);
		expect(await kindOf(withCost(stored, { memory: 19 * 1024, passes: 2, lanes: 1 }), PASSPHRASE, counting)).toBe(
			'wrong-passphrase'
		);
		expect(derived).toBe(1);
	});

	test('says that a key derivation failed, where the device cannot afford it', async () => {
		const stored = await sealed(whole, PASSPHRASE, quick);
		expect(await kindOf(stored, PASSPHRASE, () => Promise.resolve(null))).toBe('unexpected');
	});

	test('is read from any bytes without a throw', async () => {
		const stored = await sealed(whole, PASSPHRASE, quick);
		const shaped = fc
			.tuple(fc.nat(stored.length), anyBytes(400))
			.map(([at, rest]) => concat(stored.slice(0, at), rest));
		await fc.assert(fc.asyncProperty(fc.oneof(anyBytes(400), shaped), async (bytes) => (await kindOf(bytes)) !== ''));
	});
});

describe('a keyring that changes', () => {
	test('keeps its passphrase; the root seed that was taken out is not in it', async () => {
		const stored = await sealed(whole, PASSPHRASE, quick);
		const without = { ...whole, keyring: { ...keyring, rootSeed: null } };
		const resealed = await resealKeyring(stored, without);
		expect(await openKeyring(resealed, PASSPHRASE, quick)).toEqual({ ok: true, value: without });
		expect(toHex(resealed)).not.toBe(toHex(stored));
	});

	test('is never sealed twice under one iv', async () => {
		const stored = await sealed(whole, PASSPHRASE, quick);
		const ivs = [stored, await resealKeyring(stored, whole), await resealKeyring(stored, whole)].map((one) =>
			toHex(one.slice(123, 135))
		);
		expect(new Set(ivs).size).toBe(3);
	});
});

test('a passphrase counts in characters as they are seen', () => {
	expect(checkPassphrase('а'.repeat(LEAST_PASSPHRASE))).toBeNull();
	expect(checkPassphrase('а'.repeat(LEAST_PASSPHRASE - 1))).toEqual({
		kind: 'passphrase-too-short',
		least: LEAST_PASSPHRASE
	});
	expect(checkPassphrase('🔑'.repeat(LEAST_PASSPHRASE - 1))).not.toBeNull();
	expect(checkPassphrase('й'.normalize('NFD').repeat(LEAST_PASSPHRASE - 1))).not.toBeNull();
});
