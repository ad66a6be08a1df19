/**
 * Keys, salts and ids that a case draws come from here, so that a seed is
 * enough to replay it: xoshiro128** in the place of the platform's randomness.
 */
const state = new Uint32Array(4);

/** Begins the sequence anew. */
export function seedRandom(seed: number): void {
	for (let at = 0, next = seed >>> 0; at < 4; at += 1) {
		next = (next + 0x9e3779b9) >>> 0;
		let mixed = Math.imul(next ^ (next >>> 16), 0x85ebca6b);
		mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
		state[at] = mixed ^ (mixed >>> 16);
	}
}

const rotated = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

function draw(): number {
	const [a = 0, b = 0, c = 0, d = 0] = state;
	const result = Math.imul(rotated(Math.imul(b, 5), 7), 9);
	const e = c ^ a;
	const f = d ^ b;
	state.set([a ^ f, b ^ e, e ^ (b << 9), rotated(f, 11)]);
	return result >>> 0;
}

seedRandom(1);
Object.defineProperty(crypto, 'getRandomValues', {
	value: <T extends ArrayBufferView>(into: T): T => {
		const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
		for (let at = 0; at < bytes.length; at += 1) bytes[at] = draw() >>> 24;
		return into;
	}
});
