import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBytes, seedOf } from '../../../tests/tools/test-vault.js';
import { concat, toHex, u32, type Bytes } from './bytes.js';
import { readContainer, writeContainer, type Item } from './container.js';

const vault = seedOf('vault');
const item = fc.record({
	type: fc.constantFrom('keyring' as const, 'run' as const, 'snapshot' as const, 'epoch' as const),
	bytes: anyBytes(100)
});
const items = fc.array(item, { maxLength: 10 });
const count = (bytes: Bytes, to: number): Bytes => concat(bytes.slice(0, 37), u32(to), bytes.slice(41));

describe('a container', () => {
	test('gives back what was put in, in its order', () => {
		fc.assert(
			fc.property(items, (given: Item[]) => {
				expect(readContainer(writeContainer(vault, given))).toEqual({
					ok: true,
					value: { vault, items: given, unknown: 0 }
				});
			})
		);
	});

	test('cut off anywhere says after how many items, also between two of them', () => {
		fc.assert(
			fc.property(items, fc.nat(), (given, cut) => {
				const bytes = writeContainer(vault, given);
				const read = readContainer(bytes.slice(0, cut % bytes.length));
				expect(read.ok).toBe(false);
				if (!read.ok && read.error.kind === 'cut-off') expect(read.error.items).toBeLessThanOrEqual(given.length);
				else expect(read).toEqual({ ok: false, error: { kind: 'not-a-container' } });
			})
		);
		const two = writeContainer(vault, [
			{ type: 'run', bytes: seedOf('a') },
			{ type: 'run', bytes: seedOf('b') }
		]);
		expect(readContainer(two.slice(0, -37))).toEqual({ ok: false, error: { kind: 'cut-off', items: 1 } });
	});

	test('that goes on behind its last item is none', () => {
		fc.assert(
			fc.property(items, anyBytes(30), (given, rest) => {
				const bytes = concat(writeContainer(vault, given), rest, Uint8Array.of(0));
				expect(readContainer(bytes)).toEqual({ ok: false, error: { kind: 'not-a-container' } });
			})
		);
	});

	test('of a later version says so, and items of an unknown type are counted', () => {
		const bytes = writeContainer(vault, [{ type: 'run', bytes: seedOf('a') }]);
		expect(readContainer(bytes.map((byte, at) => (at === 4 ? 7 : byte)))).toEqual({
			ok: false,
			error: { kind: 'newer', version: 7 }
		});
		const unknown = concat(count(bytes, 3), Uint8Array.of(99), u32(2), Uint8Array.of(1, 2), Uint8Array.of(0), u32(0));
		const read = readContainer(unknown);
		expect(read.ok && [read.value.items.length, read.value.unknown]).toEqual([1, 2]);
	});

	test('is read from any bytes without a throw and without the memory that they claim', () => {
		const shaped = fc
			.tuple(anyBytes(80), fc.nat(2 ** 32 - 1))
			.map(([rest, claimed]) => concat(count(writeContainer(vault, []), claimed), rest));
		fc.assert(
			fc.property(fc.oneof(anyBytes(120), shaped), (bytes) => {
				const read = readContainer(bytes);
				if (read.ok && read.value.unknown === 0)
					expect(toHex(writeContainer(read.value.vault, read.value.items))).toBe(toHex(bytes));
			})
		);
	});
});
