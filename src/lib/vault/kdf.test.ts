import { argon2id } from '@noble/hashes/argon2.js';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { deriveBytes } from './argon2id.js';
import { toHex, utf8, type Bytes } from './bytes.js';
import { deriveHere, kdfInLent } from './kdf.js';
import { USUAL_COST, type KdfCost } from './keyring.js';
import { lendWorker } from './lend-worker.js';

afterEach(() => {
	vi.unstubAllGlobals();
});

const small: KdfCost = { memory: 64, passes: 1, lanes: 1 };
const salt = utf8('0123456789abcdef');

async function hexOf(passphrase: Bytes, ofSalt: Bytes, cost: KdfCost): Promise<string | null> {
	const key = await deriveBytes(passphrase, ofSalt, cost);
	return key && toHex(key);
}

// From the test program of the reference implementation (phc-winner-argon2, version 0x13).
test.each([
	['password', 'somesalt', 65536, 2, 1, '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
	['password', 'somesalt', 256, 2, 1, '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
	['password', 'somesalt', 256, 2, 2, '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'],
	['password', 'somesalt', 65536, 1, 1, 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
	['password', 'somesalt', 65536, 4, 1, '9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c'],
	['differentpassword', 'somesalt', 65536, 2, 1, '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde'],
	['password', 'diffsalt', 65536, 2, 1, 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c']
])(
	'derives %s with %s, %d KiB, %d passes, %d lanes as the reference does',
	async (word, ofSalt, memory, passes, lanes, hex) => {
		expect(await hexOf(utf8(word), utf8(ofSalt), { memory, passes, lanes })).toBe(hex);
	}
);

// RFC 9106, 5.3, has a secret and associated data, which a keyring does not use: it vouches for the other program.
const rfc9106 = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
	t: 3,
	m: 32,
	p: 4,
	dkLen: 32,
	key: new Uint8Array(8).fill(3),
	personalization: new Uint8Array(12).fill(4)
});

test('agrees with another program, which keeps to RFC 9106, on any input', async () => {
	expect(toHex(rfc9106)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
	const bytes = (least: number) =>
		fc.uint8Array({ minLength: least, maxLength: 40 }).map((array) => new Uint8Array(array));
	const cost = fc.record({
		memory: fc.integer({ min: 32, max: 96 }),
		passes: fc.integer({ min: 1, max: 3 }),
		lanes: fc.integer({ min: 1, max: 4 })
	});
	await fc.assert(
		fc.asyncProperty(bytes(1), bytes(8), cost, async (word, ofSalt, { memory, passes, lanes }) => {
			const other = argon2id(word, ofSalt, { t: passes, m: memory, p: lanes, dkLen: 32 });
			expect(await hexOf(word, ofSalt, { memory, passes, lanes })).toBe(toHex(other));
		}),
		{ numRuns: 40 }
	);
});

test('at the usual cost', async ({ annotate }) => {
	const begin = performance.now();
	const key = await deriveHere('a usual passphrase', salt, USUAL_COST);
	await annotate(`64 MiB, 3 passes: ${String(Math.round(performance.now() - begin))} ms`);
	expect(key).toHaveLength(32);
});

test('what cannot be derived is null', async () => {
	expect(await deriveHere('x', salt, small)).toHaveLength(32);
	expect(await deriveHere('x', new Uint8Array(3), small)).toBe(null);
	expect(await deriveHere('', salt, small)).toBe(null);
	vi.stubGlobal('WebAssembly', undefined);
	expect(await deriveHere('x', salt, small)).toBe(null);
});

test('where there are no workers, nothing is derived', async () => {
	vi.stubGlobal('Worker', undefined);
	expect(await kdfInLent(lendWorker)('x', salt, small)).toBe(null);
});
