import { concat, equalBytes, fixed, Reader, toHex, utf8, type Bytes } from './bytes.js';
import { open, pad, seal, unpad } from './crypto.js';
import type { SealKeys } from './seal-keys.js';

const DRAFT_VERSION = 1;
const MAGIC = utf8('TZLD');
const HEADER_BYTES = 4 + 1 + 16 + 16;

const headerBytes = (epoch: string, device: string): Bytes =>
	concat(MAGIC, Uint8Array.of(DRAFT_VERSION), fixed(epoch, 16), fixed(device, 16));

/** What the seal authenticates: the header and the draft's id, so that drafts cannot be exchanged on disk. */
const authenticated = (header: Bytes, id: string): Bytes => concat(header, utf8(id));

/** Seals an unfinished form for this device. */
export async function sealDraft(
	id: string,
	plain: Bytes,
	epoch: string,
	device: string,
	key: CryptoKey
): Promise<Bytes> {
	const header = headerBytes(epoch, device);
	return concat(header, await seal(key, pad(plain), authenticated(header, id)));
}

/** The draft's bytes, or null where they were altered or sealed elsewhere. */
export async function openDraft(id: string, sealed: Bytes, keys: SealKeys): Promise<Bytes | null> {
	const reader = new Reader(sealed);
	const sound = equalBytes(reader.take(4), MAGIC) && reader.u8() <= DRAFT_VERSION;
	const epoch = toHex(reader.take(16));
	const device = toHex(reader.take(16));
	const key = await keys.key('draft', epoch, device);
	if (!sound || !reader.whole || !key) return null;
	const header = sealed.slice(0, HEADER_BYTES);
	const padded = await open(key, sealed.slice(HEADER_BYTES), authenticated(header, id));
	return padded && unpad(padded);
}
