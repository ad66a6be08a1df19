import fc from 'fast-check';
import { expect, it } from 'vitest';
import { USUAL_BACKOFF, waitBefore } from './backoff.js';
import { digestOf, readMark, startOf, writeMark } from './mark.js';

it('a mark comes back as it was kept, and nothing else is read as one', () => {
	fc.assert(
		fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 1 }), (seq, bytes) => {
			const mark = { ...startOf(digestOf(bytes)), seq };
			expect(readMark(writeMark(mark))).toEqual(mark);
			expect(readMark(new Uint8Array([...writeMark(mark), 0]))).toBeNull();
			expect(readMark(writeMark(mark).slice(0, -1))).toBeNull();
			expect(readMark(new Uint8Array(bytes))).toBeNull();
		})
	);
	expect(readMark(null)).toBeNull();
});

it('the waits grow from a second to a minute, and devices do not come all at once', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, chance) => {
			const wait = waitBefore(n, USUAL_BACKOFF, chance);
			expect(wait).toBeGreaterThanOrEqual(900);
			expect(wait).toBeLessThanOrEqual(66_000);
		})
	);
	expect(waitBefore(1, USUAL_BACKOFF, 0.5)).toBe(1000);
	expect(waitBefore(4, USUAL_BACKOFF, 0.5)).toBe(8000);
});
