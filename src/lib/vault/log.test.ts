import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flipped, hexOf, seedOf } from '../../../tests/tools/test-vault.js';
import { toHex } from './bytes.js';
import { signerOf } from './crypto.js';
import { firstLink, nextLink, signLink, verifyLink } from './log.js';

test('the first link binds the log to its vault and its device', () => {
	const links = [
		firstLink(seedOf('a'), seedOf('b')),
		firstLink(seedOf('b'), seedOf('a')),
		firstLink(seedOf('a'), seedOf('a'))
	];
	expect(new Set(links.map(toHex)).size).toBe(3);
});

test('a link differs where the link before, the number, the document or the change differs', () => {
	const id = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map(toHex);
	const step = fc.record({ previous: id(32), n: fc.nat(2 ** 40), document: id(16), change: id(32) });
	const link = (one: { previous: string; n: number; document: string; change: string }) =>
		toHex(
			nextLink(
				Uint8Array.from(one.previous.match(/../g) ?? [], (x) => parseInt(x, 16)),
				one.n,
				one.document,
				one.change
			)
		);
	fc.assert(
		fc.property(
			step,
			step,
			fc.constantFrom('previous' as const, 'n' as const, 'document' as const, 'change' as const),
			(a, b, key) => {
				const mixed = { ...a, [key]: b[key] };
				expect(link(mixed) === link(a)).toBe(a[key] === b[key]);
			}
		)
	);
});

test('a signature stands for one link of one device, and is of the link in its place, not of 32 bytes anywhere', async () => {
	const [signer, other] = [await signerOf(seedOf('one')), await signerOf(seedOf('other'))];
	const link = nextLink(seedOf('before'), 1, hexOf(16), hexOf(32));
	const signature = await signLink(signer, link);
	expect(await verifyLink(signer.publicKey, link, signature)).toBe(true);
	expect(await verifyLink(other.publicKey, link, signature)).toBe(false);
	expect(await verifyLink(signer.publicKey, flipped(link, 31), signature)).toBe(false);
	expect(await verifyLink(signer.publicKey, link, await signer.sign(link))).toBe(false);
});
