import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../bytes.js';
import { curveOf, TC26_256_A, TC26_512_A } from './curves.js';
import { streebog } from './streebog.js';
import { readGostKey, readGostSignature, verifyGost, verifyNumbers, type GostKey } from './verify.js';

// RFC 7091, 7.1.
const RFC_256 = curveOf({
	p: 0x8000000000000000000000000000000000000000000000000000000000000431n,
	a: 7n,
	b: 0x5fbff498aa938ce739b8e022fbafef40563f6e6a3472fc2a514c0ce9dae23b7en,
	order: 0x8000000000000000000000000000000150fe8a1892976154c59cfc193accf5b3n,
	cofactor: 1n,
	x: 2n,
	y: 0x8e2a8a0e65147d4bd6316030e16d19c85c97f0a9ca267122b96abbcea7e8fc8n,
	size: 32
});
const EXAMPLE_256 = {
	key: {
		curve: RFC_256,
		x: 0x7f2b49e270db6d90d8595bec458b50c58585ba1d4e9b788f6689dbd8e56fd80bn,
		y: 0x26f1b489d6701dd185c8413a977b3cbbaf64d1c593d26627dffb101a87ff77dan
	},
	digest: 0x2dfbc1b372d89a1188c09c52e0eec61fce52032ab1022e8e67ece6672b043ee5n,
	signature: {
		r: 0x41aa28d2f1ab148280cd9ed56feda41974053554a42767b83ad043fd39dc0493n,
		s: 0x1456c64ba4642a1653c235a98a60249bcd6d3f746b631df928014f6c5bf9c40n
	}
};
// RFC 7091, 7.2.
const RFC_512 = curveOf({
	p: 0x4531acd1fe0023c7550d267b6b2fee80922b14b2ffb90f04d4eb7c09b5d2d15df1d852741af4704a0458047e80e4546d35b8336fac224dd81664bbf528be6373n,
	a: 7n,
	b: 0x1cff0806a31116da29d8cfa54e57eb748bc5f377e49400fdd788b649eca1ac4361834013b2ad7322480a89ca58e0cf74bc9e540c2add6897fad0a3084f302adcn,
	order:
		0x4531acd1fe0023c7550d267b6b2fee80922b14b2ffb90f04d4eb7c09b5d2d15da82f2d7ecb1dbac719905c5eecc423f1d86e25edbe23c595d644aaf187e6e6dfn,
	cofactor: 1n,
	x: 0x24d19cc64572ee30f396bf6ebbfd7a6c5213b3b3d7057cc825f91093a68cd762fd60611262cd838dc6b60aa7eee804e28bc849977fac33b4b530f1b120248a9an,
	y: 0x2bb312a43bd2ce6e0d020613c857acddcfbf061e91e5f2c3f32447c259f39b2c83ab156d77f1496bf7eb3351e1ee4e43dc1a18b91b24640b6dbb92cb1add371en,
	size: 64
});
const EXAMPLE_512 = {
	key: {
		curve: RFC_512,
		x: 0x115dc5bc96760c7b48598d8ab9e740d4c4a85a65be33c1815b5c320c854621dd5a515856d13314af69bc5b924c8b4ddff75c45415c1d9dd9dd33612cd530efe1n,
		y: 0x37c7c90cd40b0f5621dc3ac1b751cfa0e2634fa0503b3d52639f5d7fb72afd61ea199441d943ffe7f0c70a2759a3cdb84c114e1f9339fdf27f35eca93677beecn
	},
	digest:
		0x3754f3cfacc9e0615c4f4a7c4d8dab531b09b6f9c170c533a71d147035b0c5917184ee536593f4414339976c647c5d5a407adedb1d560c4fc6777d2972075b8cn,
	signature: {
		r: 0x2f86fa60a081091a23dd795e1e3c689ee512a3c82ee0dcc2643c78eea8fcacd35492558486b20f1c9ec197c90699850260c93bcbcd9c5c3317e19344e173ae36n,
		s: 0x1081b394696ffe8e6585e7a9362d26b6325f56778aadbc081c0bfbe933d52ff5823ce288e8c4f362526080df7f70ce406a6eeb1f56919cb92a9853bde73e5b4an
	}
};

describe.each([
	['256 bits', EXAMPLE_256],
	['512 bits', EXAMPLE_512]
])('RFC 7091, the example of %s', (_name, { key, digest, signature }) => {
	test('holds', () => {
		expect(verifyNumbers(digest, signature, key)).toBe(true);
	});
	test.each([
		['r is zero', { r: 0n, s: signature.s }],
		['s is zero', { r: signature.r, s: 0n }],
		['both are zero', { r: 0n, s: 0n }],
		['r is the order', { r: key.curve.order, s: signature.s }],
		['s is the order', { r: signature.r, s: key.curve.order }],
		['r is too large by the order', { r: signature.r + key.curve.order, s: signature.s }],
		['s is too large by the order', { r: signature.r, s: signature.s + key.curve.order }],
		['s is turned round', { r: signature.r, s: key.curve.order - signature.s }],
		['r and s change places', { r: signature.s, s: signature.r }],
		['r is one', { r: 1n, s: signature.s }],
		['s is one', { r: signature.r, s: 1n }]
	])('is refused where %s', (_what, wrong) => {
		expect(verifyNumbers(digest, wrong, key)).toBe(false);
	});
	test('is refused over another digest, and with another point', () => {
		expect(verifyNumbers(digest + 1n, signature, key)).toBe(false);
		expect(verifyNumbers(0n, signature, key)).toBe(false);
		expect(verifyNumbers(digest, signature, { ...key, y: key.y + 1n })).toBe(false);
		expect(verifyNumbers(digest, signature, { ...key, x: 0n, y: 0n })).toBe(false);
		const { x, y } = key.curve.points.BASE.toAffine();
		expect(verifyNumbers(digest, signature, { ...key, x, y })).toBe(false);
	});
});

test.each([
	['tc26-256-A', TC26_256_A],
	['tc26-512-A', TC26_512_A]
])('the base point of %s lies on it and has its order', (_name, { points, order }) => {
	points.BASE.assertValidity();
	expect(
		points.BASE.multiplyUnsafe(order - 1n)
			.add(points.BASE)
			.is0()
	).toBe(true);
});

/** Made by the national library, which nobody here had a hand in; the key is for tests only. */
const NATIONAL = {
	message: 'ncalayer-rs test message',
	x: '28c9f1ffdf601800c890cc078f948fb9af056935c1d1bf8a844cba3719ec953bc4d14951e405671af34e72f2027a391238b13ab048088480fcf95989f12a92fa',
	y: '45e5b51e170a01cbe33a5f0abcc9d9099429650bf9dd5101d9c706a85e5707c6a67b10ba114d4bc7f887e21fdea0c2ca615784ac1303711592ea6808ad321204',
	signature:
		'8d6c6a698664478e092159fb3570b0e93641b8eeb52e1735581099c8221c0d144415b08e27ebc77579ee65f70bd53f7932a7e9b885debd71e6be0e8018600364d47013472a66eebceeb1efc9d2309981b4fc1f5d45d7d8b0ab1490574cee5e38b975491336c312db35b6cf666e695f6bba90806d1dda19726218554cad2f1666'
};

describe('a signature of the national library, tc26-512-A', () => {
	const point = Uint8Array.from([...fromHex(NATIONAL.x).toReversed(), ...fromHex(NATIONAL.y).toReversed()]);
	const key = readGostKey(point, TC26_512_A) as GostKey;
	const bytes = fromHex(NATIONAL.signature);
	const digest = streebog(new TextEncoder().encode(NATIONAL.message), 64);
	const holds = (signed: Uint8Array, over = digest): boolean => {
		const signature = readGostSignature(signed, TC26_512_A);
		return signature !== null && verifyGost(over, signature, key);
	};

	test('holds', () => {
		expect(holds(bytes)).toBe(true);
	});
	test('no single bit of it or of the digest may change', () => {
		fc.assert(
			fc.property(fc.nat(127), fc.nat(7), fc.boolean(), (at, bit, inDigest) => {
				const flipped = (inDigest ? digest : bytes).slice();
				const place = at % flipped.length;
				flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
				expect(inDigest ? holds(bytes, flipped) : holds(flipped)).toBe(false);
			}),
			{ numRuns: 40 }
		);
	});
	test('neither a cut nor a longer one is a signature', () => {
		expect(readGostSignature(bytes.subarray(1), TC26_512_A)).toBeNull();
		expect(readGostSignature(Uint8Array.from([...bytes, 0]), TC26_512_A)).toBeNull();
		expect(readGostKey(point.subarray(1), TC26_512_A)).toBeNull();
		expect(readGostKey(new Uint8Array(128), TC26_512_A)).toBeNull();
	});
	test('no arbitrary bytes are a key or a signature by luck, nor do they make it fail', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 128, maxLength: 128 }), (any) => {
				expect(holds(any)).toBe(false);
				expect(readGostKey(any, TC26_512_A)).toBeNull();
			}),
			{ numRuns: 40 }
		);
	});
});
