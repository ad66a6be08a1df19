import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBytes } from '../../../tests/tools/test-vault.js';
import {
	concat,
	equalBytes,
	fixed,
	fromHex,
	fromUtf8,
	randomBytes,
	Reader,
	sha256,
	toHex,
	u32,
	u64,
	utf8
} from './bytes.js';

describe('text and bytes', () => {
	test('hex goes there and back, and what is none is refused', () => {
		fc.assert(fc.property(anyBytes(), (bytes) => equalBytes(fromHex(toHex(bytes)) ?? new Uint8Array(9), bytes)));
		expect(['0', 'AB', 'zz', '0x00', ' 00', '00\n'].map(fromHex)).toEqual(Array(6).fill(null));
	});

	test('hex of another width becomes zeros', () => {
		expect(toHex(fixed('ab'.repeat(16), 16))).toBe('ab'.repeat(16));
		for (const hex of ['', 'ab', 'ab'.repeat(17), 'AB'.repeat(16)]) expect(toHex(fixed(hex, 16))).toBe('00'.repeat(16));
	});

	test('UTF-8 goes there and back; a byte order mark stays, half a letter is refused', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fromUtf8(utf8(text)) === text.toWellFormed()));
		expect(fromUtf8(utf8('\ufeffқағаз'))).toBe('\ufeffқағаз');
		expect(fromUtf8(Uint8Array.of(0xd2))).toBeNull();
		expect(fromUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeNull();
	});

	test('equal means equal in every byte', () => {
		fc.assert(fc.property(anyBytes(40), anyBytes(40), (a, b) => equalBytes(a, b) === (toHex(a) === toHex(b))));
	});

	test('SHA-256 is SHA-256, and random bytes are not twice the same', () => {
		expect(toHex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
		expect(equalBytes(randomBytes(32), randomBytes(32))).toBe(false);
	});
});

describe('the reader', () => {
	test('gives back what was written', () => {
		const field = fc.oneof(
			fc.record({ kind: fc.constant('u8' as const), value: fc.nat(255) }),
			fc.record({ kind: fc.constant('u32' as const), value: fc.nat(2 ** 32 - 1) }),
			fc.record({ kind: fc.constant('u64' as const), value: fc.maxSafeNat() })
		);
		fc.assert(
			fc.property(fc.array(field), anyBytes(50), (fields, rest) => {
				const bytes = fields.map(({ kind, value }) =>
					kind === 'u8' ? Uint8Array.of(value) : kind === 'u32' ? u32(value) : u64(value)
				);
				const reader = new Reader(concat(...bytes, rest));
				const read = fields.map(({ kind }) => reader[kind]());
				expect(read).toEqual(fields.map(({ value }) => value));
				expect(toHex(reader.take(reader.left))).toBe(toHex(rest));
				expect(reader.whole).toBe(true);
			})
		);
	});

	test('never throws, and once it read past the end it stays spent', () => {
		const step = fc.oneof(fc.constantFrom('u8' as const, 'u32' as const, 'u64' as const), fc.nat(100));
		fc.assert(
			fc.property(anyBytes(60), fc.array(step), (bytes, steps) => {
				const reader = new Reader(bytes);
				let spent = false;
				for (const one of steps) {
					if (typeof one === 'number') reader.take(one);
					else reader[one]();
					if (spent) expect(reader.whole).toBe(false);
					spent = !reader.whole;
				}
			})
		);
	});

	test('a number above 2^53 - 1 spends it', () => {
		const most = new Reader(u64(Number.MAX_SAFE_INTEGER));
		expect([most.u64(), most.whole]).toEqual([Number.MAX_SAFE_INTEGER, true]);
		const more = new Reader(Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0));
		expect([more.u64(), more.whole]).toEqual([0, false]);
	});

	test('what it gives does not share the bytes that it reads', () => {
		const bytes = Uint8Array.of(1, 2, 3);
		const taken = new Reader(bytes).take(3);
		bytes[0] = 9;
		expect(taken[0]).toBe(1);
	});
});
