import { deflateSync, Inflate } from 'fflate';
import { concat, equalBytes, fixed, Reader, toHex, u32, u64, utf8, type Bytes } from './bytes.js';
import { open, pad, seal, SIGNATURE_BYTES, unpad } from './crypto.js';
import type { SealKeys } from './seal-keys.js';

/** The version of runs that this code writes. Those of version 0 differ in nothing but the number, and are read like all else of it. */
export const RUN_VERSION = 1;
const MAGIC = utf8('TZLR');
export const RUN_HEADER_BYTES = 4 + 1 + 32 + 16 + 16 + 8 + 8;
/** A run that inflates to more is refused unread (64 MiB; a year of heavy work is under one). */
const MAX_INFLATED = 64 * 1024 * 1024;

/** A run whose content has more bytes than this is a long one. */
const LONG = 16 * 1024;

/** What the seal of a run authenticates in clear: whose records `from`–`to` of which device, under which epoch. */
export interface RunHeader {
	version: number;
	vault: Bytes;
	/** 16 bytes in hex. */
	epoch: string;
	device: string;
	from: number;
	to: number;
}

/** A stretch of one device's log, as it goes into the seal. */
export interface RunContent {
	/** link(from - 1) */
	previous: Bytes;
	/** The device's signature of link(to). */
	signature: Bytes;
	changes: { document: string; change: Bytes }[];
}

export type RunProblem =
	| { kind: 'not-a-run' }
	| { kind: 'newer'; version: number }
	| { kind: 'other-vault' }
	/** Sealed under an epoch whose key this device does not have. */
	| { kind: 'unknown-epoch'; epoch: string }
	/** The seal does not open: bytes were altered. */
	| { kind: 'broken-seal' }
	/** The seal opened and what is in it is not a run's content. */
	| { kind: 'malformed' };

export type ReadHeader =
	{ ok: true; value: { header: RunHeader; bytes: Bytes; sealed: Bytes } } | { ok: false; error: RunProblem };
export type OpenedRun =
	{ ok: true; value: { header: RunHeader; content: RunContent } } | { ok: false; error: RunProblem };

export function runHeaderBytes(header: RunHeader): Bytes {
	const { version, vault, epoch, device, from, to } = header;
	return concat(MAGIC, Uint8Array.of(version), vault, fixed(epoch, 16), fixed(device, 16), u64(from), u64(to));
}

/** Reads the clear part of a sealed run. Total over any bytes. */
export function readRunHeader(run: Bytes): ReadHeader {
	const reader = new Reader(run);
	if (!equalBytes(reader.take(4), MAGIC)) return { ok: false, error: { kind: 'not-a-run' } };
	const version = reader.u8();
	if (reader.whole && version > RUN_VERSION) return { ok: false, error: { kind: 'newer', version } };
	const header = {
		version,
		vault: reader.take(32),
		epoch: toHex(reader.take(16)),
		device: toHex(reader.take(16)),
		from: reader.u64(),
		to: reader.u64()
	};
	const sound = reader.whole && header.from >= 1 && header.to >= header.from;
	if (!sound) return { ok: false, error: { kind: 'not-a-run' } };
	return { ok: true, value: { header, bytes: run.slice(0, RUN_HEADER_BYTES), sealed: run.slice(RUN_HEADER_BYTES) } };
}

/** Seals a stretch of a log. `key` is the run key of the header's epoch and device. */
export async function sealRun(header: RunHeader, content: RunContent, key: CryptoKey): Promise<Bytes> {
	const changes = content.changes.flatMap(({ document, change }) => [fixed(document, 16), u32(change.length), change]);
	const plain = concat(content.previous, content.signature, ...changes);
	const aad = runHeaderBytes(header);
	const sealed = await seal(key, pad(await deflated(plain)), aad);
	return concat(aad, sealed);
}

/** A long run is deflated by the browser, which finds more to save; a short one at once, without a stream. */
async function deflated(plain: Bytes): Promise<Bytes> {
	if (plain.length < LONG) return new Uint8Array(deflateSync(plain));
	const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Opens the seal of a run and reads its content. Says nothing yet of chain and signature. Total over any bytes. */
export async function openRun(run: Bytes, vault: Bytes, keys: SealKeys): Promise<OpenedRun> {
	const read = readRunHeader(run);
	if (!read.ok) return read;
	const { header, bytes, sealed } = read.value;
	if (!equalBytes(header.vault, vault)) return { ok: false, error: { kind: 'other-vault' } };
	const key = await keys.key('run', header.epoch, header.device);
	if (!key) return { ok: false, error: { kind: 'unknown-epoch', epoch: header.epoch } };
	const padded = await open(key, sealed, bytes);
	if (!padded) return { ok: false, error: { kind: 'broken-seal' } };
	const deflated = unpad(padded);
	const plain = deflated && inflate(deflated, MAX_INFLATED);
	const content = plain && readContent(plain, header.to - header.from + 1);
	return content ? { ok: true, value: { header, content } } : { ok: false, error: { kind: 'malformed' } };
}

function readContent(plain: Bytes, count: number): RunContent | null {
	const reader = new Reader(plain);
	const previous = reader.take(32);
	const signature = reader.take(SIGNATURE_BYTES);
	const changes: RunContent['changes'] = [];
	while (reader.whole && reader.left > 0)
		changes.push({ document: toHex(reader.take(16)), change: reader.take(reader.u32()) });
	return reader.whole && changes.length === count ? { previous, signature, changes } : null;
}

/** Inflates up to a limit; null for what is not deflated, or is larger. */
export function inflate(deflated: Bytes, limit: number): Bytes | null {
	const parts: Uint8Array[] = [];
	const state = { size: 0, done: false };
	const stream = new Inflate((part, last) => {
		state.size += part.length;
		if (state.size > limit) throw new RangeError('larger than allowed');
		parts.push(part);
		state.done = last;
	});
	try {
		for (let at = 0; at < deflated.length || at === 0; at += 65_536) {
			stream.push(deflated.subarray(at, at + 65_536), at + 65_536 >= deflated.length);
		}
	} catch {
		return null;
	}
	return state.done ? concat(...parts) : null;
}
