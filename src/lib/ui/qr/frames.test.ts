import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { fromBase45, toBase45 } from './base45.js';
import { drawQr } from './drawing.js';
import { FrameCollector, framesOf, type FrameTaken } from './frames.js';

const messages = fc.uint8Array({ minLength: 1, maxLength: 2500 });
const bytesOf = (taken: FrameTaken | undefined): Uint8Array | null => (taken?.kind === 'whole' ? taken.message : null);

describe('base 45', () => {
	test('is RFC 9285', () => {
		const text = (letters: string) => new TextEncoder().encode(letters);
		expect(toBase45(text('AB'))).toBe('BB8');
		expect(toBase45(text('Hello!!'))).toBe('%69 VD92EX0');
		expect(toBase45(text('ietf!'))).toBe('QED8WEX0');
		expect(fromBase45('QED8WEX0')).toEqual(Uint8Array.from(text('ietf!')));
		for (const none of ['A', 'GGW', ':::', 'ab', '::']) expect(fromBase45(none)).toBeNull();
	});
	test('gives back any bytes', () => {
		fc.assert(
			fc.property(messages, (bytes) => {
				expect(fromBase45(toBase45(bytes))).toEqual(Uint8Array.from(bytes));
			})
		);
	});
});

describe('a message in parts', () => {
	test('is whole once each part was seen, in any order and again', () => {
		fc.assert(
			fc.property(messages, fc.array(fc.nat(30), { maxLength: 40 }), (message, order) => {
				const frames = framesOf(message);
				const collector = new FrameCollector();
				const seen = [...order.map((at) => at % frames.length), ...frames.keys()].map((at) => frames[at] ?? '');
				const taken = seen.map((frame) => collector.take(frame));
				expect(taken.filter(({ kind }) => kind === 'whole')).toHaveLength(1);
				expect(taken.map(bytesOf).find((bytes) => bytes !== null)).toEqual(Uint8Array.from(message));
				expect(collector.take(frames[0] ?? '')).toEqual({ kind: 'again' });
			})
		);
	});
	test('begins anew with a part of another one, and takes nothing that is none', () => {
		const [one, two] = [new Uint8Array(400).fill(1), new Uint8Array(400).fill(2)];
		const collector = new FrameCollector();
		const [first = '', second = '', third = ''] = framesOf(one);
		expect(collector.take(first)).toEqual({ kind: 'part', have: 1, count: 3 });
		expect(collector.take('https://example.kz')).toEqual({ kind: 'foreign' });
		expect(collector.take('TZL:')).toEqual({ kind: 'foreign' });
		expect(collector.take(framesOf(two)[0] ?? '')).toEqual({ kind: 'part', have: 1, count: 3 });
		for (const frame of [second, third]) expect(collector.take(frame).kind).toBe('part');
		expect(bytesOf(collector.take(first))).toEqual(one);
		expect(collector.take(`TZL:${toBase45(Uint8Array.of(1, 0, 0, 0, 0, 0, 1, 5))}`)).toEqual({ kind: 'newer' });
	});
	test('survives any text', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.uint8Array().map((bytes) => `TZL:${toBase45(bytes)}`)
				),
				(text) => {
					expect(['foreign', 'newer', 'part', 'whole']).toContain(new FrameCollector().take(text).kind);
				}
			)
		);
	});
});

test('what is drawn is read again, at every size, and no code has more than 53 modules beside its quiet zone', () => {
	for (const size of [1, 63, 74, 164, 165, 166, 2400]) {
		const message = Uint8Array.from({ length: size }, (_, at) => (at * 151 + size) % 256);
		for (const frame of framesOf(message)) {
			const { side, path } = drawQr(frame);
			expect(side).toBeLessThanOrEqual(53 + 8);
			expect(decodeQR(painted(side, path, 4))).toBe(frame);
		}
	}
});

/** The pixels of a drawing, as a browser would paint it: `scale` of them for a module. */
function painted(side: number, path: string, scale: number) {
	const width = side * scale;
	const data = new Uint8ClampedArray(width * width * 4).fill(255);
	for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
		for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
			const from = (row * width + Number(x) * scale) * 4;
			for (let at = from; at < from + Number(length) * scale * 4; at += 4) data.fill(0, at, at + 3);
		}
	}
	return { width, height: width, data };
}
