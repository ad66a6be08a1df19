import { concat, fromUtf8, Reader, sha256, u32, utf8, type Bytes } from '#lib/vault/bytes.js';

/** `holder` has the register, `newcomer` is to get it. */
export type Role = 'holder' | 'newcomer';

const CODES = { holder: 1, newcomer: 2 } as const;
export const roleByte = (role: Role): Bytes => Uint8Array.of(CODES[role]);
export const roleOf = (code: number): Role | null =>
	code === CODES.holder ? 'holder' : code === CODES.newcomer ? 'newcomer' : null;

/** A name is cut to so many bytes of UTF-8 before it travels. */
const MOST_NAME_BYTES = 240;

/** What a device says of itself; `key` is its X25519 public key for this attempt alone. */
export type Introduction =
	| { role: 'holder'; key: Bytes; vault: Bytes; lawyer: string; device: string }
	| { role: 'newcomer'; key: Bytes; signKey: Bytes; agreeKey: Bytes; device: string };

export function writeIntroduction(one: Introduction): Bytes {
	const own = one.role === 'holder' ? [one.vault, nameBytes(one.lawyer)] : [one.signKey, one.agreeKey];
	return concat(roleByte(one.role), one.key, ...own, nameBytes(one.device));
}

/** Reads an introduction; null for what is none. Total over any bytes. */
export function readIntroduction(bytes: Bytes): Introduction | null {
	const reader = new Reader(bytes);
	const role = roleOf(reader.u8());
	const key = reader.take(32);
	if (role === 'holder') {
		const vault = reader.take(32);
		const [lawyer, device] = [readName(reader), readName(reader)];
		const whole = reader.whole && reader.left === 0 && lawyer !== null && device !== null;
		return whole ? { role, key, vault, lawyer, device } : null;
	}
	const [signKey, agreeKey] = [reader.take(32), reader.take(32)];
	const device = readName(reader);
	const whole = role !== null && reader.whole && reader.left === 0 && device !== null;
	return whole ? { role, key, signKey, agreeKey, device } : null;
}

/** What is shown before the introduction itself: it binds every byte of it, and tells nothing of its key. */
export const commitmentTo = (attempt: Bytes, introduction: Bytes): Bytes =>
	sha256(concat(utf8('tizilim-pair-commit-1'), attempt, introduction));

/** A name as it travels: whole characters, within the limit. */
function cutName(name: string): string {
	const letters = Array.from(name.toWellFormed());
	while (utf8(letters.join('')).length > MOST_NAME_BYTES) letters.pop();
	return letters.join('');
}

function nameBytes(name: string): Bytes {
	const bytes = utf8(cutName(name));
	return concat(u32(bytes.length), bytes);
}

function readName(reader: Reader): string | null {
	const length = reader.u32();
	return length > MOST_NAME_BYTES ? null : fromUtf8(reader.take(length));
}
