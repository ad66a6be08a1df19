import {
	createDecipheriv,
	createHash,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	hkdfSync,
	sign,
	verify
} from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { argon2id } from 'hash-wasm';
import { describe, expect, test } from 'vitest';
import acknowledgement from './vectors/acknowledgement.json' with { type: 'json' };
import container from './vectors/container.json' with { type: 'json' };
import document from './vectors/document.json' with { type: 'json' };
import draft from './vectors/draft.json' with { type: 'json' };
import epoch from './vectors/epoch.json' with { type: 'json' };
import head from './vectors/head.json' with { type: 'json' };
import ids from './vectors/ids.json' with { type: 'json' };
import keyring from './vectors/keyring.json' with { type: 'json' };
import log from './vectors/log.json' with { type: 'json' };
import run from './vectors/run.json' with { type: 'json' };
import snapshot from './vectors/snapshot.json' with { type: 'json' };
import statements from './vectors/statements.json' with { type: 'json' };
import words from './vectors/words.json' with { type: 'json' };

/**
 * The vectors, worked out from docs/format.md with Node's own cryptography and
 * none of our code: another program that follows the document comes to the same.
 */
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const u8 = (value: number): Buffer => Buffer.of(value);
const u32 = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
};
const u64 = (value: number): Buffer => {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(value));
	return bytes;
};
const hkdf = (secret: Buffer, salt: Buffer, info: string): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, salt, ascii(info), 32));

const CURVES = { ed25519: '302e020100300506032b657004220420', x25519: '302e020100300506032b656e04220420' };
const SPKI = { ed25519: '302a300506032b6570032100', x25519: '302a300506032b656e032100' };
const privateKey = (curve: keyof typeof CURVES, seed: string) =>
	createPrivateKey({ key: hex(CURVES[curve] + seed), format: 'der', type: 'pkcs8' });
const publicKey = (curve: keyof typeof CURVES, key: string) =>
	createPublicKey({ key: hex(SPKI[curve] + key), format: 'der', type: 'spki' });
const publicOf = (curve: keyof typeof CURVES, seed: string): string =>
	createPublicKey(privateKey(curve, seed)).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
const signed = (seed: string, message: Buffer): string =>
	sign(null, message, privateKey('ed25519', seed)).toString('hex');

/** iv (12) ‖ sealed ‖ tag (16) */
function opened(key: Buffer, sealed: Buffer, header: Buffer): Buffer {
	const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
	cipher.setAAD(header);
	cipher.setAuthTag(sealed.subarray(-16));
	return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]);
}

/** Length (4) ‖ bytes ‖ zeros, to a multiple of 256. */
function unpadded(padded: Buffer): Buffer {
	const length = padded.readUInt32BE(0);
	expect(padded.length).toBe(Math.ceil((length + 4) / 256) * 256);
	expect(padded.subarray(4 + length).every((byte) => byte === 0)).toBe(true);
	return padded.subarray(4, 4 + length);
}

/** Cuts bytes into pieces of these lengths; the last piece is the rest. */
function cut(bytes: Buffer, ...lengths: number[]): Buffer[] {
	let at = 0;
	const pieces = lengths.map((length) => bytes.subarray(at, (at += length)));
	return [...pieces, bytes.subarray(at)];
}
const [vault, epochKey] = [hex(ids.vault), hex(ids.epochKey)];

describe('identifiers', () => {
	test('are the hashes that the document says', () => {
		expect(publicOf('ed25519', ids.rootSeed)).toBe(ids.rootKey);
		expect(sha256(hex(ids.rootKey)).toString('hex')).toBe(ids.vault);
		expect(sha256(ascii('tizilim-vault-document-1'), vault).subarray(0, 16).toString('hex')).toBe(ids.vaultDocument);
		expect(publicOf('ed25519', ids.signSeed)).toBe(ids.signKey);
		expect(sha256(ascii('tizilim-device-1'), vault, hex(ids.signKey)).subarray(0, 16).toString('hex')).toBe(ids.device);
		expect(publicOf('x25519', ids.agreeSeed)).toBe(ids.agreeKey);
		expect(sha256(ascii('tizilim-epoch-1'), epochKey).subarray(0, 16).toString('hex')).toBe(ids.epoch);
		expect(hkdf(hex(ids.rootSeed), Buffer.alloc(0), 'tizilim-root-agree-1').toString('hex')).toBe(ids.rootAgreeSeed);
		expect(publicOf('x25519', ids.rootAgreeSeed)).toBe(ids.rootAgreeKey);
	});

	test('the words are the seed and a checksum, eleven bits a word', () => {
		for (const { seed, words: text } of words) {
			const bits = [...hex(seed), sha256(hex(seed))[0] ?? 0].map((byte) => byte.toString(2).padStart(8, '0')).join('');
			const spelled = (bits.match(/.{11}/g) ?? []).map((eleven) => wordlist[parseInt(eleven, 2)]);
			expect(spelled.join(' ')).toBe(text);
		}
	});
});

describe('the log', () => {
	test('a change is a chunk whose hash covers all but its first eight bytes', () => {
		for (const { change, hash, text } of log.records) {
			const [magic = '', checksum = '', rest = Buffer.alloc(0)] = cut(hex(change), 4, 4);
			expect(magic.toString('hex')).toBe('856f4a83');
			expect(sha256(rest).toString('hex')).toBe(hash);
			expect(checksum.toString('hex')).toBe(hash.slice(0, 8));
			expect(rest.includes(Buffer.from(text, 'utf8'))).toBe(true);
		}
	});

	test('a change has the bytes that the document lays out, field by field', () => {
		const genesis = '981958426af35227d9d986c2625ad6ee0b53bf02a441f77d14baf448accaf371';
		const first = { deps: [genesis], seq: 1, firstOp: 2, after: 0 };
		const places = [first, { deps: [log.records[0]?.hash ?? ''], seq: 2, firstOp: 3, after: 2 }, first];
		for (const [at, { text, change }] of log.records.entries())
			expect(changeOf(places[at] ?? first, text).toString('hex')).toBe(change);
	});

	test('links and their signatures', () => {
		let link = sha256(ascii('tizilim-log-1'), vault, hex(ids.signKey));
		expect(link.toString('hex')).toBe(log.links[0]);
		log.records.forEach(({ document, hash }, at) => {
			link = sha256(link, u64(at + 1), hex(document), hex(hash));
			expect(link.toString('hex')).toBe(log.links[at + 1]);
			expect(signed(ids.signSeed, Buffer.concat([ascii('tizilim-link-1'), link]))).toBe(log.signatures[at]);
		});
	});

	test('the texts of records are JSON with sorted keys, and nothing else', () => {
		for (const { text } of log.records) expect(sortedJson(JSON.parse(text))).toBe(text);
	});
});

/** An unsigned LEB128 number in its shortest form. */
const leb = (value: number): Buffer =>
	value < 128 ? u8(value) : Buffer.concat([u8((value % 128) | 128), leb(Math.floor(value / 128))]);

/** A change as the tables under "Documents and changes" say; `after` is the first op of the same actor's change before, or 0. */
function changeOf(place: { deps: string[]; seq: number; firstOp: number; after: number }, text: string): Buffer {
	const words = Buffer.from(text, 'utf8');
	const columns: [number, Buffer][] = [
		[0x01, hex('7f01')],
		[0x02, hex('7f01')],
		...(place.after > 0 ? [[0x11, hex('7f00')] as [number, Buffer]] : []),
		[0x13, Buffer.concat([u8(0x7f), leb(place.after)])],
		[0x34, hex('0001')],
		[0x42, hex('7f01')],
		[0x56, Buffer.concat([u8(0x7f), leb(16 * words.length + 6)])],
		[0x57, words],
		[0x70, hex('7f00')]
	];
	const content = Buffer.concat([
		leb(place.deps.length),
		...place.deps.toSorted().map(hex),
		u8(24),
		hex(log.actor),
		leb(place.seq),
		leb(place.firstOp),
		hex('0000'),
		leb(1),
		u8(24),
		Buffer.alloc(24),
		leb(columns.length),
		...columns.flatMap(([column, data]) => [u8(column), leb(data.length)]),
		...columns.map(([, data]) => data)
	]);
	const rest = Buffer.concat([u8(1), leb(content.length), content]);
	return Buffer.concat([hex('856f4a83'), sha256(rest).subarray(0, 4), rest]);
}

/** RFC 8785 for what the vectors hold: strings, whole numbers, lists, objects. */
function sortedJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${sortedJson(one)}`).join(',')}}`;
}

test('statements on devices', () => {
	for (const [name, { signature, ...body }] of Object.entries(statements)) {
		const statement = { statement: `tizilim-device-${name}-1`, vault: ids.vault, ...body };
		expect(signed(ids.rootSeed, Buffer.from(sortedJson(statement), 'utf8'))).toBe(signature);
	}
});

test('a run', () => {
	const bytes = hex(run.run);
	const [header = Buffer.alloc(0), sealed = Buffer.alloc(0)] = cut(bytes, 85);
	const expected = [ascii('TZLR'), u8(1), vault, hex(ids.epoch), hex(ids.device), u64(1), u64(3)];
	expect(header.toString('hex')).toBe(Buffer.concat(expected).toString('hex'));
	const key = hkdf(epochKey, hex(ids.device), 'tizilim-run-0');
	const plain = inflateRawSync(unpadded(opened(key, sealed, header)));
	const changes = log.records.flatMap(({ document, change }) => [hex(document), u32(change.length / 2), hex(change)]);
	const content = [hex(log.links[0] ?? ''), hex(log.signatures[2] ?? ''), ...changes];
	expect(plain.toString('hex')).toBe(Buffer.concat(content).toString('hex'));
});

test('a snapshot', () => {
	const bytes = hex(snapshot.snapshot);
	const [header = Buffer.alloc(0), sealed = Buffer.alloc(0)] = cut(bytes, 85);
	const expected = [ascii('TZLS'), u8(1), vault, hex(ids.epoch), hex(snapshot.document), hex(ids.device)];
	expect(header.toString('hex')).toBe(Buffer.concat(expected).toString('hex'));
	const plain = unpadded(opened(hkdf(epochKey, hex(ids.device), 'tizilim-snapshot-0'), sealed, header));
	const [signature = Buffer.alloc(0), length = Buffer.alloc(0), rest = Buffer.alloc(0)] = cut(plain, 64, 4);
	const [vector = Buffer.alloc(0), saved = Buffer.alloc(0)] = cut(rest, length.readUInt32BE(0));
	expect(vector.toString('utf8')).toBe(sortedJson(snapshot.vector));
	expect(saved.toString('hex')).toBe(snapshot.saved);
	const message = [ascii('tizilim-snapshot-1'), hex(snapshot.document), sha256(vector), sha256(saved)];
	expect(verify(null, Buffer.concat(message), publicKey('ed25519', ids.signKey), signature)).toBe(true);
});

test('a keyring', async () => {
	const [header = Buffer.alloc(0), wrapped = Buffer.alloc(0), sealed = Buffer.alloc(0)] = cut(
		hex(keyring.keyring),
		63,
		60
	);
	const { memory, passes, lanes } = keyring.cost;
	const expected = [ascii('TZLK'), u8(1), vault, u8(1), u32(memory), u32(passes), u8(lanes)];
	expect(header.subarray(0, 47).toString('hex')).toBe(Buffer.concat(expected).toString('hex'));
	const wrapping = await argon2id({
		password: keyring.passphrase.normalize('NFKC'),
		salt: header.subarray(47),
		memorySize: memory,
		iterations: passes,
		parallelism: lanes,
		hashLength: 32,
		outputType: 'binary'
	});
	const unlockKey = opened(Buffer.from(wrapping), wrapped, header);
	expect(unlockKey.toString('hex')).toBe(keyring.unlockKey);
	const secrets = unpadded(opened(unlockKey, sealed, header)).toString('utf8');
	expect(JSON.parse(secrets)).toEqual({
		signSeed: ids.signSeed,
		agreeSeed: ids.agreeSeed,
		epochs: [ids.epochKey],
		rootSeed: ids.rootSeed,
		admission: null
	});
});

test('an epoch key sealed to the root and to a device', () => {
	const seals = [
		{ sealed: epoch.toRoot, to: Buffer.alloc(16), seed: ids.rootAgreeSeed },
		{ sealed: epoch.toDevice, to: hex(ids.device), seed: ids.agreeSeed }
	];
	for (const { sealed, to, seed } of seals) {
		const [header = Buffer.alloc(0), body = Buffer.alloc(0)] = cut(hex(sealed), 101);
		expect(header.subarray(0, 69).toString('hex')).toBe(
			Buffer.concat([ascii('TZLE'), u8(1), vault, hex(ids.epoch), to]).toString('hex')
		);
		const other = publicKey('x25519', header.subarray(69).toString('hex'));
		const shared = diffieHellman({ privateKey: privateKey('x25519', seed), publicKey: other });
		expect(opened(hkdf(shared, header, 'tizilim-epoch-seal-0'), body, header).toString('hex')).toBe(ids.epochKey);
	}
});

test('a draft and a head', () => {
	const [header = Buffer.alloc(0), sealed = Buffer.alloc(0)] = cut(hex(draft.sealed), 37);
	expect(header.toString('hex')).toBe(
		Buffer.concat([ascii('TZLD'), u8(1), hex(ids.epoch), hex(ids.device)]).toString('hex')
	);
	const aad = Buffer.concat([header, Buffer.from(draft.id, 'utf8')]);
	const plain = unpadded(opened(hkdf(epochKey, hex(ids.device), 'tizilim-draft-0'), sealed, aad));
	expect(plain.toString('hex')).toBe(draft.plain);

	const secret = hkdf(hex(ids.signSeed), Buffer.alloc(0), 'tizilim-head-0');
	const tag = sha256(ascii('tizilim-head-1'), secret, hex(ids.device), u64(head.n), hex(head.link));
	expect(tag.toString('hex')).toBe(head.tag);
});

test('a page of a document: its pieces, its cover, and what a device says that it holds', () => {
	const names = document.pieces.map((piece) => sha256(hex(piece)).toString('hex'));
	const parts = document.pieces.map((piece) => {
		const [header = Buffer.alloc(0), sealed = Buffer.alloc(0)] = cut(hex(piece), 5);
		expect(header.toString('hex')).toBe(Buffer.concat([ascii('TZLB'), u8(1)]).toString('hex'));
		return unpadded(opened(hex(document.inside.key), sealed, header));
	});
	const page = Buffer.concat(parts);
	expect(page.toString('hex')).toBe(document.page);
	const expected = { sha256: sha256(page).toString('hex'), bytes: page.length, pieces: names };
	for (const [sealed, magic, label, words] of [
		[document.cover, 'TZLF', 'tizilim-document-0', { ...document.inside, ...expected }],
		[document.holdings, 'TZLH', 'tizilim-holdings-0', { ...document.said, whole: [document.blob] }]
	] as const) {
		const [header = Buffer.alloc(0), body = Buffer.alloc(0)] = cut(hex(sealed), 37);
		const begins = Buffer.concat([ascii(magic), u8(1), hex(ids.epoch), hex(ids.device)]);
		expect(header.toString('hex')).toBe(begins.toString('hex'));
		const plain = unpadded(opened(hkdf(epochKey, hex(ids.device), label), body, header));
		expect(JSON.parse(plain.toString('utf8'))).toEqual(words);
	}
	expect(sha256(hex(document.cover)).toString('hex')).toBe(document.blob);
});

test('an acknowledgement', () => {
	const [header = Buffer.alloc(0), sealed = Buffer.alloc(0)] = cut(hex(acknowledgement.acknowledgement), 69);
	const expected = [ascii('TZLA'), u8(1), vault, hex(ids.epoch), hex(ids.device)];
	expect(header.toString('hex')).toBe(Buffer.concat(expected).toString('hex'));
	const key = hkdf(epochKey, hex(ids.device), 'tizilim-acknowledgement-0');
	const [signature = Buffer.alloc(0), text = Buffer.alloc(0)] = cut(unpadded(opened(key, sealed, header)), 64);
	expect(text.toString('utf8')).toBe(sortedJson(acknowledgement.said));
	const message = Buffer.concat([ascii('tizilim-acknowledgement-1'), vault, hex(ids.device), sha256(text)]);
	expect(signed(ids.signSeed, message)).toBe(signature.toString('hex'));
});

test('a container', () => {
	const codes = new Map([
		['keyring', 1],
		['run', 2],
		['snapshot', 3],
		['epoch', 4]
	]);
	const bytes: { [type: string]: Buffer } = {
		keyring: hex(keyring.keyring),
		run: hex(run.run),
		snapshot: hex(snapshot.snapshot),
		epoch: hex(epoch.toRoot)
	};
	const items = container.types.flatMap((type) => {
		const item = bytes[type] ?? Buffer.alloc(0);
		return [u8(codes.get(type) ?? 0), u32(item.length), item];
	});
	const expected = [ascii('TZLC'), u8(1), vault, u32(container.types.length), ...items];
	expect(container.container).toBe(Buffer.concat(expected).toString('hex'));
});
