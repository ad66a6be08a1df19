import { concat, equalBytes, Reader, utf8, type Bytes } from '#lib/vault/bytes.js';
import { open, pad, seal, unpad } from '#lib/vault/crypto.js';
import type { PairingResult } from './errors.js';
import { roleByte, roleOf, type Role } from './introduction.js';
import { ATTEMPT_BYTES, attemptOf, SECRET_BYTES } from './secret.js';

const PAIRING_VERSION = 0;
const MAGIC = utf8('TZLJ');
const HEADER_BYTES = 4 + 1 + 1 + ATTEMPT_BYTES;
const COMMITMENT_BYTES = 32;

/** In the order in which they travel; an attempt begins with one of the two offers. */
const TYPES = { offer: 1, 'typed-offer': 2, answer: 3, 'first-key': 4, 'second-key': 5, handover: 6 } as const;
export type MessageType = keyof typeof TYPES;

export interface Message {
	type: MessageType;
	attempt: Bytes;
	header: Bytes;
	body: Bytes;
}

const headerOf = (type: MessageType, attempt: Bytes): Bytes =>
	concat(MAGIC, Uint8Array.of(PAIRING_VERSION, TYPES[type]), attempt);

/** Reads the clear part of a message: `not-pairing`, `newer`, `damaged`. Total over any bytes. */
export function readMessage(bytes: Bytes): PairingResult<Message> {
	const reader = new Reader(bytes);
	if (!equalBytes(reader.take(4), MAGIC)) return { ok: false, error: { kind: 'not-pairing' } };
	const version = reader.u8();
	if (version > PAIRING_VERSION) return { ok: false, error: { kind: 'newer', version } };
	const code = reader.u8();
	const attempt = reader.take(ATTEMPT_BYTES);
	const type = (Object.keys(TYPES) as MessageType[]).find((one) => TYPES[one] === code);
	if (!reader.whole || !type) return { ok: false, error: { kind: 'damaged' } };
	return { ok: true, value: { type, attempt, header: bytes.slice(0, HEADER_BYTES), body: bytes.slice(HEADER_BYTES) } };
}

export interface Offer {
	role: Role;
	commitment: Bytes;
}

/** The first message, for a QR code: holds the secret itself. */
export const writeOffer = (secret: Bytes, { role, commitment }: Offer): Bytes =>
	concat(headerOf('offer', attemptOf(secret)), roleByte(role), secret, commitment);

/** What an offer holds; null where it is malformed, or named otherwise than its secret says. */
export function readOffer({ body, attempt }: Message): (Offer & { secret: Bytes }) | null {
	const reader = new Reader(body);
	const role = roleOf(reader.u8());
	const secret = reader.take(SECRET_BYTES);
	const commitment = reader.take(COMMITMENT_BYTES);
	const whole = role !== null && reader.whole && reader.left === 0 && equalBytes(attempt, attemptOf(secret));
	return whole ? { role, secret, commitment } : null;
}

/** The first message where the secret is typed: sealed under it, as all that follow. */
export const writeTypedOffer = (secret: Bytes, key: CryptoKey, { role, commitment }: Offer): Promise<Bytes> =>
	sealed('typed-offer', attemptOf(secret), key, concat(roleByte(role), commitment));

export async function readTypedOffer(message: Message, key: CryptoKey): Promise<Offer | null> {
	const plain = await open(key, message.body, message.header);
	const role = plain && roleOf(plain[0] ?? 0);
	return role && plain.length === 1 + COMMITMENT_BYTES ? { role, commitment: plain.slice(1) } : null;
}

export const writeAnswer = (attempt: Bytes, key: CryptoKey, commitment: Bytes): Promise<Bytes> =>
	sealed('answer', attempt, key, commitment);

export async function readAnswer(message: Message, key: CryptoKey): Promise<Bytes | null> {
	const plain = await open(key, message.body, message.header);
	return plain?.length === COMMITMENT_BYTES ? plain : null;
}

/** An introduction. Not padded, so that it fits into one QR code that a laptop's camera reads off a phone. */
export const writeKey = (
	type: 'first-key' | 'second-key',
	attempt: Bytes,
	key: CryptoKey,
	introduction: Bytes
): Promise<Bytes> => sealed(type, attempt, key, introduction);

export const readKey = ({ body, header }: Message, key: CryptoKey): Promise<Bytes | null> => open(key, body, header);

/** What is handed over, padded. */
export const writeLast = (attempt: Bytes, key: CryptoKey, content: Bytes): Promise<Bytes> =>
	sealed('handover', attempt, key, pad(content));

export async function readLast({ body, header }: Message, key: CryptoKey): Promise<Bytes | null> {
	const padded = await open(key, body, header);
	return padded && unpad(padded);
}

async function sealed(type: MessageType, attempt: Bytes, key: CryptoKey, plain: Bytes): Promise<Bytes> {
	const header = headerOf(type, attempt);
	return concat(header, await seal(key, plain, header));
}
