import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framesOf, PIECE, readFrame, takenFrame } from './frames.js';
import { sdpOf, signalOf } from './sdp.js';
import { readSignal, writeSignal, type Signal } from './signal.js';

const hex = (length: number) =>
	fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: length, maxLength: length });
const drawn = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => `${parts.join('-')}.local`);
const word = (min: number) =>
	fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ019+/')), minLength: min, maxLength: 32 });
/** Addresses in the spelling in which they come back. */
const six = fc
	.array(fc.integer({ min: 0, max: 65_535 }), { minLength: 8, maxLength: 8 })
	.map((groups) => groups.map((one) => one.toString(16)).join(':'));
const signal: fc.Arbitrary<Signal> = fc.record({
	side: fc.constantFrom('offer' as const, 'answer' as const),
	ufrag: word(4),
	password: word(22),
	fingerprint: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes)),
	candidates: fc.array(
		fc.record({
			host: fc.oneof(fc.ipV4(), six, drawn, fc.constant('laptop.lan')),
			port: fc.integer({ min: 1, max: 65_535 })
		}),
		{ maxLength: 8 }
	)
});

describe('signals', () => {
	it('come back as they were written, and through the description that a browser takes', () => {
		fc.assert(
			fc.property(signal, (one) => {
				expect(readSignal(writeSignal(one))).toEqual({ ok: true, value: one });
				expect(signalOf(one.side, sdpOf(one))).toEqual(one);
			})
		);
	});

	it('of any other bytes are none, cut short or longer too, and none throws', () => {
		fc.assert(
			fc.property(signal, fc.uint8Array(), fc.nat(), (one, bytes, at) => {
				const written = writeSignal(one);
				expect(readSignal(new Uint8Array(bytes)).ok).toBe(false);
				expect(readSignal(written.slice(0, at % written.length)).ok).toBe(false);
				expect(readSignal(new Uint8Array([...written, 0])).ok).toBe(false);
			})
		);
		const [newer] = fc.sample(signal, 1).map(writeSignal);
		newer?.set([1], 4);
		expect(newer && readSignal(newer)).toEqual({ ok: false, error: { kind: 'newer' } });
	});

	it('leave out every address that is not the device’s own over UDP', () => {
		const [one] = fc.sample(signal, 1) as [Signal];
		const other =
			'a=candidate:1 1 tcp 1 10.0.0.1 9 typ host tcptype active\r\na=candidate:2 1 udp 1 203.0.113.5 5000 typ srflx raddr 0.0.0.0 rport 0\r\n';
		expect(signalOf(one.side, sdpOf(one) + other)?.candidates).toEqual(one.candidates);
		expect(signalOf('offer', 'v=0')).toBeNull();
	});
});

describe('frames', () => {
	it('join to the parcel and never grow over their bound', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 3 * PIECE }), (length) => {
				const parcel = new Uint8Array(length).fill(7);
				const frames = framesOf(parcel).map((frame) => ({ length: frame.length, frame: readFrame(frame) }));
				expect(Math.max(...frames.map((one) => one.length))).toBeLessThanOrEqual(PIECE);
				expect(frames.map(({ frame }) => frame?.kind === 'piece' && frame.last)).toEqual(
					frames.map((_, at) => at === frames.length - 1)
				);
				expect(frames.reduce((sum, { frame }) => sum + (frame?.kind === 'piece' ? frame.piece.length : 0), 0)).toBe(
					length
				);
			}),
			{ numRuns: 20 }
		);
		expect(readFrame(takenFrame(4_000_000_000))).toEqual({ kind: 'taken', n: 4_000_000_000 });
		fc.assert(fc.property(fc.uint8Array(), (bytes) => void readFrame(new Uint8Array(bytes))));
		expect(readFrame(new Uint8Array())).toBeNull();
	});
});
