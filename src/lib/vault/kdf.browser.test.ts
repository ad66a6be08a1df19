import { afterEach, expect, test, vi } from 'vitest';
import { toHex, utf8 } from './bytes.js';
import { deriveHere, kdfInLent } from './kdf.js';
import { openKeyring, sealKeyring, USUAL_COST, type OpenKeyring } from './keyring.js';
import { lendWorker } from './lend-worker.js';

const deriveInWorker = kdfInLent(lendWorker);
const salt = utf8('0123456789abcdef');

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

test('the worker derives the same bytes, tells how far it is, and ends', async ({ annotate }) => {
	const terminate = vi.spyOn(Worker.prototype, 'terminate');
	const cost = { ...USUAL_COST, passes: 12 };
	const shares: number[] = [];
	const begin = performance.now();
	const key = await kdfInLent(lendWorker, (share) => shares.push(share))('Құпия сөз 12', salt, cost);
	await annotate(`64 MiB, 12 passes, in a worker: ${String(Math.round(performance.now() - begin))} ms`);
	await annotate(`told: ${shares.map((share) => share.toFixed(2)).join(' ')}`);
	expect(terminate).toHaveBeenCalledTimes(1);
	expect(shares.length).toBeGreaterThan(0);
	expect(shares).toEqual(shares.toSorted((a, b) => a - b));
	for (const share of shares) expect(share > 0 && share <= 0.99, String(share)).toBe(true);
	expect(key && toHex(key)).toBe(toHex((await deriveHere('Құпия сөз 12', salt, cost)) ?? new Uint8Array()));
});

test('at the usual cost', async ({ annotate }) => {
	for (const which of ['first', 'second']) {
		const begin = performance.now();
		expect(await deriveInWorker('a usual passphrase', salt, USUAL_COST)).toHaveLength(32);
		await annotate(`64 MiB, 3 passes, in a worker (${which}): ${String(Math.round(performance.now() - begin))} ms`);
	}
});

test('opens a keyring that was sealed without a worker', async () => {
	const keyring: OpenKeyring = {
		unlockKey: new Uint8Array(32).fill(1),
		keyring: {
			vault: new Uint8Array(32),
			signSeed: new Uint8Array(32),
			agreeSeed: new Uint8Array(32),
			epochs: [new Uint8Array(32)],
			rootSeed: null,
			admission: null
		}
	};
	const sealed = await sealKeyring(keyring, 'Құпия сөз 12', deriveHere, { memory: 19 * 1024, passes: 2, lanes: 1 });
	if (!sealed.ok) throw new Error(sealed.error.kind);
	expect((await openKeyring(sealed.value, 'Құпия сөз 12', deriveInWorker)).ok).toBe(true);
	const wrong = await openKeyring(sealed.value, 'Құпия сөз 13', deriveInWorker);
	expect(wrong).toEqual({ ok: false, error: { kind: 'wrong-passphrase' } });
});

test('a worker that does not start is answered, and ended', async () => {
	const terminate = vi.spyOn(Worker.prototype, 'terminate');
	const { Worker: RealWorker } = globalThis;
	vi.stubGlobal(
		'Worker',
		class extends RealWorker {
			constructor() {
				super(URL.createObjectURL(new Blob(['throw new Error()'])), { type: 'module' });
			}
		}
	);
	expect(await deriveInWorker('x', salt, USUAL_COST)).toBe(null);
	expect(terminate).toHaveBeenCalledTimes(1);
});

test('nobody waits for the answer any more: the worker is ended, and none starts after it', async () => {
	const terminate = vi.spyOn(Worker.prototype, 'terminate');
	const gone = new AbortController();
	const deriving = kdfInLent(
		(port) => lendWorker(port, gone.signal),
		() => gone.abort()
	);
	expect(await deriving('x', salt, { ...USUAL_COST, passes: 20 })).toBe(null);
	expect(terminate).toHaveBeenCalledTimes(1);
	expect(await deriving('x', salt, USUAL_COST)).toBe(null);
	expect(terminate).toHaveBeenCalledTimes(1);
});
