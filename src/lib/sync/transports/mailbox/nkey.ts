/** Text of NATS keys: base32 of a prefix, 32 bytes and their CRC-16. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Whether a text is the seed of a user's key with every letter right: a slip of the pen is named before anything is dialled. */
export function isUserSeed(text: string): boolean {
	if (!/^SU[A-Z2-7]{56}$/.test(text)) return false;
	const bytes = decode(text);
	const sum = bytes.at(-2) ?? 0;
	return crc16(bytes.slice(0, -2)) === sum + ((bytes.at(-1) ?? 0) << 8);
}

function decode(text: string): number[] {
	const bytes: number[] = [];
	let held = 0;
	let bits = 0;
	for (const letter of text) {
		held = ((held << 5) | ALPHABET.indexOf(letter)) & 0xfff;
		bits += 5;
		if (bits >= 8) {
			bits -= 8;
			bytes.push((held >> bits) & 0xff);
		}
	}
	return bytes;
}

/** CRC-16/XMODEM. */
function crc16(bytes: readonly number[]): number {
	let crc = 0;
	for (const byte of bytes) {
		crc ^= byte << 8;
		for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
	}
	return crc;
}
