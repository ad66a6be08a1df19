import {
	createDecipheriv,
	createHash,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	hkdfSync,
	verify
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import vectors from './vectors/pairing.json' with { type: 'json' };

/** Whole attempts, worked out from docs/pairing.md with Node's own cryptography and none of our code. */
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const hash = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const hkdf = (secret: Buffer, salt: Buffer, info: string, length = 32): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, salt, ascii(info), length));

const PKCS8 = { ed25519: '302e020100300506032b657004220420', x25519: '302e020100300506032b656e04220420' };
const SPKI = { ed25519: '302a300506032b6570032100', x25519: '302a300506032b656e032100' };
type Curve = keyof typeof PKCS8;
const privateKey = (curve: Curve, seed: string) =>
	createPrivateKey({ key: hex(PKCS8[curve] + seed), format: 'der', type: 'pkcs8' });
const publicKey = (curve: Curve, key: Buffer) =>
	createPublicKey({ key: Buffer.concat([hex(SPKI[curve]), key]), format: 'der', type: 'spki' });
const publicOf = (curve: Curve, seed: string): Buffer =>
	createPublicKey(privateKey(curve, seed)).export({ format: 'der', type: 'spki' }).subarray(-32);

/** iv (12) ‖ sealed ‖ tag (16), with the message's first 14 bytes beside it. */
function opened(key: Buffer, message: Buffer): Buffer {
	const sealed = message.subarray(14);
	const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
	cipher.setAAD(message.subarray(0, 14));
	cipher.setAuthTag(sealed.subarray(-16));
	return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]);
}
const unpadded = (padded: Buffer): Buffer => padded.subarray(4, 4 + padded.readUInt32BE(0));
const name = (text: string): Buffer => {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(Buffer.byteLength(text));
	return Buffer.concat([length, Buffer.from(text)]);
};

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
function secretOfCode(code: string): Buffer {
	const bits = Array.from(code.replaceAll('-', ''), (one) => ALPHABET.indexOf(one).toString(2).padStart(5, '0')).join(
		''
	);
	const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
	return hash(ascii('tizilim-pair-code-1'), bytes).subarray(0, 16);
}

describe.each(vectors)('$name', (vector) => {
	const secret = vector.code === null ? hex(vector.secret) : secretOfCode(vector.code);
	const attempt = hash(ascii('tizilim-pair-attempt-1'), secret).subarray(0, 8);
	const sealKey = hkdf(secret, attempt, 'tizilim-pair-seal-0');
	const messages = vector.messages.map(hex);
	const [offer, answer, firstKey, secondKey, handover] = messages as [Buffer, Buffer, Buffer, Buffer, Buffer];
	const [signKey, agreeKey] = [publicOf('ed25519', vector.signSeed), publicOf('x25519', vector.agreeSeed)];
	const introductions = {
		holder: Buffer.concat([
			Buffer.of(1),
			publicOf('x25519', vector.holderSeed),
			hex(vector.vault),
			name(vector.lawyer),
			name(vector.holderDevice)
		]),
		newcomer: Buffer.concat([
			Buffer.of(2),
			publicOf('x25519', vector.newcomerSeed),
			signKey,
			agreeKey,
			name(vector.newcomerDevice)
		])
	};
	const begins = vector.shows === 'holder' ? 'holder' : 'newcomer';
	const answers = begins === 'holder' ? 'newcomer' : 'holder';
	const commitment = (side: 'holder' | 'newcomer') =>
		hash(ascii('tizilim-pair-commit-1'), attempt, introductions[side]);

	test('every message has its header', () => {
		const types = [vector.code === null ? 1 : 2, 3, 4, 5, 6];
		for (const [at, message] of messages.entries())
			expect(message.subarray(0, 14)).toEqual(Buffer.concat([ascii('TZLJ'), Buffer.of(0, types[at] ?? 0), attempt]));
	});

	test('both commit themselves before either shows its key', () => {
		const role = Buffer.of(begins === 'holder' ? 1 : 2);
		if (vector.code === null) expect(offer.subarray(14)).toEqual(Buffer.concat([role, secret, commitment(begins)]));
		else expect(opened(sealKey, offer)).toEqual(Buffer.concat([role, commitment(begins)]));
		expect(opened(sealKey, answer)).toEqual(commitment(answers));
		expect(opened(sealKey, firstKey)).toEqual(introductions[begins]);
		expect(opened(sealKey, secondKey)).toEqual(introductions[answers]);
	});

	const transcript = messages
		.slice(0, 4)
		.reduce((before, message) => hash(before, hash(message)), hash(ascii('tizilim-pair-1')));
	const shared = Buffer.concat([
		diffieHellman({
			privateKey: privateKey('x25519', vector.holderSeed),
			publicKey: publicKey('x25519', publicOf('x25519', vector.newcomerSeed))
		}),
		secret
	]);

	test('digits are of both keys, the secret and all that travelled', () => {
		const number = hkdf(shared, transcript, 'tizilim-pair-digits-0', 8).readBigUInt64BE() % 1_000_000n;
		expect(String(number).padStart(6, '0')).toBe(vector.digits);
	});

	test('what is handed over opens with the agreed key, and its admission holds', () => {
		const plain = inflateRawSync(unpadded(opened(hkdf(shared, transcript, 'tizilim-pair-handover-0'), handover)));
		const length = plain.readUInt32BE(0);
		const { admission, epochs, rootKey, voucherKey } = JSON.parse(plain.subarray(4, 4 + length).toString()) as {
			admission: Record<string, string>;
			epochs: string[];
			rootKey: string;
			voucherKey: string;
		};
		expect(epochs).toEqual([vector.epoch]);
		expect(hash(hex(rootKey)).toString('hex')).toBe(vector.vault);
		expect([admission.signKey, admission.agreeKey]).toEqual([signKey.toString('hex'), agreeKey.toString('hex')]);
		const { signature = '', ...said } = admission;
		const statement = { ...said, statement: 'tizilim-device-added-1', vault: vector.vault };
		const canonical = JSON.stringify(
			Object.fromEntries(Object.entries(statement).sort(([a], [b]) => (a < b ? -1 : 1)))
		);
		expect(verify(null, Buffer.from(canonical), publicKey('ed25519', hex(voucherKey)), hex(signature))).toBe(true);
		expect(plain.subarray(4 + length + 4, 4 + length + 8).toString()).toBe('TZLC');
	});
});

test('the document names the same secret and attempts', () => {
	const document = readFileSync('docs/pairing.md', 'utf8');
	const secret = secretOfCode('7K3M-9QWX-0VNT-HB5E');
	for (const value of [secret, ...[secret, hex('00112233445566778899aabbccddeeff')].map(attemptOf)])
		expect(document).toContain(`\`${value.toString('hex')}\``);
});

const attemptOf = (secret: Buffer): Buffer => hash(ascii('tizilim-pair-attempt-1'), secret).subarray(0, 8);
