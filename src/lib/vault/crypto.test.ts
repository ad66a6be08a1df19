import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBytes, flipped, seedOf } from '../../../tests/tools/test-vault.js';
import { concat, equalBytes, fromHex, randomBytes, toHex, utf8, type Bytes } from './bytes.js';
import {
	aesKey,
	agreePublicKey,
	agreeWith,
	deriveBytes,
	deviceIdOf,
	epochIdOf,
	IV_BYTES,
	open,
	pad,
	seal,
	signerOf,
	TAG_BYTES,
	unpad,
	vaultDocumentOf,
	vaultIdOf,
	verify
} from './crypto.js';

const hex = (text: string): Bytes => fromHex(text) ?? new Uint8Array();

describe('sealing', () => {
	test('what is sealed opens, with the same key and header only', async () => {
		const [key, other] = [await aesKey(seedOf('a key')), await aesKey(seedOf('another key'))];
		await fc.assert(
			fc.asyncProperty(anyBytes(500), anyBytes(80), async (plain, header) => {
				const sealed = await seal(key, plain, header);
				expect(sealed.length).toBe(IV_BYTES + plain.length + TAG_BYTES);
				expect(toHex((await open(key, sealed, header)) ?? randomBytes(1))).toBe(toHex(plain));
				expect(await open(other, sealed, header)).toBeNull();
				expect(await open(key, sealed, concat(header, Uint8Array.of(0)))).toBeNull();
			})
		);
	});

	test('each byte counts, and any bytes at all give null', async () => {
		const key = await aesKey(seedOf('a key'));
		const sealed = await seal(key, utf8('Суть вопроса'), utf8('header'));
		for (let at = 0; at < sealed.length; at += 1) {
			expect(await open(key, flipped(sealed, at), utf8('header'))).toBeNull();
			expect(await open(key, sealed.slice(0, at), utf8('header'))).toBeNull();
		}
		await fc.assert(
			fc.asyncProperty(anyBytes(200), async (bytes) => (await open(key, bytes, utf8('header'))) === null)
		);
	});

	test('the same text twice is sealed in two ways', async () => {
		const key = await aesKey(seedOf('a key'));
		const [one, two] = [await seal(key, utf8('one'), utf8('')), await seal(key, utf8('one'), utf8(''))];
		expect(toHex(one.slice(0, IV_BYTES))).not.toBe(toHex(two.slice(0, IV_BYTES)));
	});
});

describe('padding', () => {
	test('comes off again, and shows only steps of 256 bytes', () => {
		fc.assert(
			fc.property(anyBytes(1200), (bytes) => {
				const padded = pad(bytes);
				expect(padded.length % 256).toBe(0);
				expect(padded.length - bytes.length - 4).toBeLessThan(256);
				expect(toHex(unpad(padded) ?? randomBytes(1))).toBe(toHex(bytes));
			})
		);
	});

	test('of other bytes than zero, of another length or of a length that lies is refused', () => {
		const padded = pad(utf8('text'));
		for (let at = 8; at < padded.length; at += 1) expect(unpad(flipped(padded, at))).toBeNull();
		expect(unpad(concat(padded, new Uint8Array(256)))).toBeNull();
		expect(unpad(padded.slice(0, 255))).toBeNull();
		expect(unpad(flipped(padded, 0, 0x80))).toBeNull();
		expect(unpad(flipped(padded, 2))).toBeNull();
		expect(unpad(new Uint8Array())).toBeNull();
	});

	test('any bytes give bytes of one spelling, or null', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					anyBytes(600),
					anyBytes(252).map((bytes) => pad(bytes))
				),
				(bytes) => {
					const plain = unpad(bytes);
					return plain === null || equalBytes(pad(plain), bytes);
				}
			)
		);
	});
});

describe('signatures', () => {
	test('are those of RFC 8032, test 2', async () => {
		const signer = await signerOf(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'));
		expect(toHex(signer.publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
		const signature = await signer.sign(Uint8Array.of(0x72));
		expect(toHex(signature)).toBe(
			'92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
		);
		expect(await verify(signer.publicKey, Uint8Array.of(0x72), signature)).toBe(true);
	});

	test('hold for one key and one message, and malformed ones for none', async () => {
		const [signer, other] = [await signerOf(seedOf('one')), await signerOf(seedOf('other'))];
		const message = utf8('message');
		const signature = await signer.sign(message);
		expect(await verify(other.publicKey, message, signature)).toBe(false);
		expect(await verify(signer.publicKey, utf8('massage'), signature)).toBe(false);
		for (let at = 0; at < 64; at += 1)
			expect(await verify(signer.publicKey, message, flipped(signature, at))).toBe(false);
		await fc.assert(
			fc.asyncProperty(anyBytes(80), anyBytes(80), async (key, bytes) => !(await verify(key, message, bytes)))
		);
	});

	test('under a key of low order hold never, though the browser may say so', async () => {
		const points = LOW_ORDER.flatMap((point) => [hex(point), flipped(hex(point), 31, 0x80)]);
		let fooled = 0;
		for (const key of points) {
			for (const point of points) {
				const signature = concat(point, new Uint8Array(32));
				if (await browserVerifies(key, signature)) fooled += 1;
				expect(await verify(key, utf8('any message'), signature)).toBe(false);
			}
		}
		// Else this test could not fail: here, nobody's signature does hold without the check.
		expect(fooled).toBeGreaterThan(0);
	});

	test('with a point of low order in them are refused too', async () => {
		const { publicKey } = await signerOf(seedOf('one'));
		for (const point of LOW_ORDER)
			expect(await verify(publicKey, utf8('m'), concat(hex(point), seedOf('a number')))).toBe(false);
	});
});

async function browserVerifies(key: Bytes, signature: Bytes): Promise<boolean> {
	try {
		const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
		return await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, utf8('any message'));
	} catch {
		return false;
	}
}

/** y of the points that eight times themselves are nothing: 0, 1, -1, the two of order 8, and 0 and 1 written as p and p + 1. */
const LOW_ORDER = [
	'00'.repeat(32),
	`01${'00'.repeat(31)}`,
	`ec${'ff'.repeat(30)}7f`,
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
	`ed${'ff'.repeat(30)}7f`,
	`ee${'ff'.repeat(30)}7f`
];

describe('agreeing on a secret', () => {
	test('is as in RFC 7748, 6.1, and the same on both sides', async () => {
		const bob = hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
		const alicePublic = hex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
		expect(toHex(await agreePublicKey(bob))).toBe('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
		expect(toHex(await agreeWith(bob, alicePublic))).toBe(
			'4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'
		);
		const [one, other] = [seedOf('one'), seedOf('other')];
		expect(toHex(await agreeWith(one, await agreePublicKey(other)))).toBe(
			toHex(await agreeWith(other, await agreePublicKey(one)))
		);
	});

	test('a public key of low order or of another width gives what nobody knows', async () => {
		const weak = ['00'.repeat(32), `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`, 'ab'.repeat(31), ''];
		for (const key of weak) {
			const [one, two] = [await agreeWith(seedOf('own'), hex(key)), await agreeWith(seedOf('own'), hex(key))];
			expect(one.length).toBe(32);
			expect(one.some((byte) => byte !== 0)).toBe(true);
			expect(equalBytes(one, two)).toBe(false);
		}
	});

	test('derived bytes depend on secret, salt and purpose', async () => {
		const given = [
			await deriveBytes(seedOf('a'), utf8('s'), 'i', 32),
			await deriveBytes(seedOf('b'), utf8('s'), 'i', 32),
			await deriveBytes(seedOf('a'), utf8('t'), 'i', 32),
			await deriveBytes(seedOf('a'), utf8('s'), 'j', 32)
		];
		expect(new Set(given.map(toHex)).size).toBe(4);
	});
});

test('ids differ where any part differs', () => {
	const [a, b] = [seedOf('a'), seedOf('b')];
	const ids = [
		toHex(vaultIdOf(a)),
		toHex(vaultIdOf(b)),
		toHex(deviceIdOf(a, b)),
		toHex(deviceIdOf(b, a)),
		toHex(deviceIdOf(a, a)),
		toHex(epochIdOf(a)),
		toHex(epochIdOf(b)),
		vaultDocumentOf(a),
		vaultDocumentOf(b)
	];
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.map((id) => id.length)).toEqual([64, 64, 32, 32, 32, 32, 32, 32, 32]);
});
