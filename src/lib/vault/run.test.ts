import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anyBytes, flipped, hexOf, joined, seedOf } from '../../../tests/tools/test-vault.js';
import { concat, toHex, u32, u64, type Bytes } from './bytes.js';
import { pad, seal } from './crypto.js';
import {
	inflate,
	openRun,
	readRunHeader,
	RUN_HEADER_BYTES,
	runHeaderBytes,
	sealRun,
	type RunContent,
	type RunHeader
} from './run.js';
import { SealKeys } from './seal-keys.js';

const vault = seedOf('vault');
const device = hexOf(16, '7');
const keys = new SealKeys();
const epoch = keys.add(seedOf('epoch'));
let key: CryptoKey;
beforeAll(async () => {
	key = (await keys.key('run', epoch, device)) ?? expect.fail('no key');
});

const headerOf = (from: number, to: number): RunHeader => ({ version: 0, vault, epoch, device, from, to });
const contentOf = (changes: Bytes[]): RunContent => ({
	previous: seedOf('link'),
	signature: joined(seedOf('r'), seedOf('s')),
	changes: changes.map((change, at) => ({ document: hexOf(16, String(at % 10)), change }))
});
/** Seals any bytes as a run, as somebody with the epoch's key could. */
const sealPadded = async (padded: Bytes, header = headerOf(1, 1)): Promise<Bytes> =>
	concat(runHeaderBytes(header), await seal(key, padded, runHeaderBytes(header)));
const sealPlain = (plain: Bytes): Promise<Bytes> => sealPadded(pad(new Uint8Array(deflateSync(plain))));
const kindOf = async (run: Bytes): Promise<string> => {
	const opened = await openRun(run, vault, keys);
	return opened.ok ? 'ok' : opened.error.kind;
};

describe('a run', () => {
	test('opens to what was sealed, of any length', async () => {
		const changes = fc.array(anyBytes(300), { minLength: 1, maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(changes, fc.nat(2 ** 40), async (given, before) => {
				const header = headerOf(before + 1, before + given.length);
				const run = await sealRun(header, contentOf(given), key);
				expect(await openRun(run, vault, keys)).toEqual({ ok: true, value: { header, content: contentOf(given) } });
			})
		);
	});

	test('with any one bit of it turned does not open', async () => {
		const run = await sealRun(headerOf(1, 1), contentOf([seedOf('change')]), key);
		for (let at = 0; at < run.length; at += 1)
			for (const bit of [1, 0x80]) expect(await kindOf(flipped(run, at, bit)), String(at)).not.toBe('ok');
	});

	test('cut off or lengthened anywhere does not open', async () => {
		const run = await sealRun(headerOf(1, 1), contentOf([seedOf('change')]), key);
		for (let at = 0; at < run.length; at += 1) expect(await kindOf(run.slice(0, at))).not.toBe('ok');
		expect(await kindOf(concat(run, Uint8Array.of(0)))).toBe('broken-seal');
	});

	test('of another vault, a later version or an unknown epoch says so', async () => {
		const run = await sealRun(headerOf(1, 1), contentOf([seedOf('change')]), key);
		expect(await openRun(run, seedOf('other'), keys)).toEqual({ ok: false, error: { kind: 'other-vault' } });
		expect(await openRun(run.with(4, 2), vault, keys)).toEqual({ ok: false, error: { kind: 'newer', version: 2 } });
		expect(await openRun(run, vault, new SealKeys())).toEqual({ ok: false, error: { kind: 'unknown-epoch', epoch } });
	});

	test('taken for a stretch of another device, or at another place, does not open', async () => {
		const sealed = (await sealRun(headerOf(1, 1), contentOf([seedOf('change')]), key)).slice(RUN_HEADER_BYTES);
		for (const header of [headerOf(2, 2), { ...headerOf(1, 1), device: hexOf(16, '8') }])
			expect(await kindOf(concat(runHeaderBytes(header), sealed))).toBe('broken-seal');
	});
});

describe('what somebody with the key could seal', () => {
	const head = joined(seedOf('link'), seedOf('r'), seedOf('s'));
	const change = (length: number, bytes: number) => joined(new Uint8Array(16), u32(length), new Uint8Array(bytes));

	test('is malformed where it is no content of a run', async () => {
		expect(await kindOf(await sealPlain(joined(head, change(3, 3))))).toBe('ok');
		const wrong = [
			new Uint8Array(),
			head.slice(0, 95),
			head,
			joined(head, change(3, 2)),
			joined(head, change(2 ** 32 - 1, 3)),
			joined(head, change(3, 3), change(3, 3)),
			joined(head, change(3, 3), Uint8Array.of(0))
		];
		for (const plain of wrong) expect(await kindOf(await sealPlain(plain))).toBe('malformed');
	});

	test('is malformed where the padding or the deflated stream is not whole', async () => {
		const deflated = new Uint8Array(deflateSync(joined(head, change(3, 3))));
		expect(await kindOf(await sealPadded(pad(deflated)))).toBe('ok');
		expect(await kindOf(await sealPadded(deflated))).toBe('malformed');
		expect(await kindOf(await sealPadded(flipped(pad(deflated), 255)))).toBe('malformed');
		expect(await kindOf(await sealPadded(pad(deflated.slice(0, -1))))).toBe('malformed');
		expect(await kindOf(await sealPadded(pad(new Uint8Array())))).toBe('malformed');
	});

	test('is malformed where it inflates to more than 64 MiB, without being unfolded', async () => {
		const bomb = new Uint8Array(deflateSync(new Uint8Array(65 * 1024 * 1024)));
		expect(bomb.length).toBeLessThan(100_000);
		expect(await kindOf(await sealPadded(pad(bomb)))).toBe('malformed');
		expect(inflate(bomb, 65 * 1024 * 1024)?.length).toBe(65 * 1024 * 1024);
		expect(inflate(bomb, 65 * 1024 * 1024 - 1)).toBeNull();
	});

	test('never makes the reader throw', async () => {
		await fc.assert(
			fc.asyncProperty(anyBytes(600), async (bytes) => (await kindOf(await sealPadded(pad(bytes)))) !== 'ok')
		);
		await fc.assert(fc.asyncProperty(anyBytes(300), async (bytes) => (await kindOf(await sealPlain(bytes))) !== ''));
	});
});

describe('any bytes', () => {
	const shaped = fc
		.tuple(anyBytes(200), fc.nat(3), fc.maxSafeNat(), fc.maxSafeNat())
		.map(([rest, version, from, to]) =>
			joined(runHeaderBytes({ ...headerOf(1, 1), version }).slice(0, RUN_HEADER_BYTES - 16), u64(from), u64(to), rest)
		);

	test('are a header or a problem, and never open', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(anyBytes(200), shaped), async (bytes) => {
				const read = readRunHeader(bytes);
				if (read.ok) expect(toHex(runHeaderBytes(read.value.header))).toBe(toHex(bytes.slice(0, RUN_HEADER_BYTES)));
				expect(await kindOf(bytes)).not.toBe('ok');
			})
		);
	});

	test('with places that no log has are no run', () => {
		const bytes = runHeaderBytes(headerOf(1, 1)).slice(0, RUN_HEADER_BYTES - 16);
		const beyond = Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0);
		for (const places of [
			joined(u64(0), u64(1)),
			joined(u64(2), u64(1)),
			joined(u64(1), beyond),
			joined(beyond, beyond)
		])
			expect(readRunHeader(joined(bytes, places))).toEqual({ ok: false, error: { kind: 'not-a-run' } });
	});
});
