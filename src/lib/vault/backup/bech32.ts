/** Writes bytes as Bech32 (BIP 173), in which age spells keys. Writing only: what is typed or read here is never a key. */

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** @param prefix the part before the `1`, in lower case; at least one letter */
export function bech32(prefix: string, bytes: Uint8Array): string {
	const groups = fives(bytes);
	const letters = [...groups, ...checksum(prefix, groups)].map((group) => LETTERS[group] ?? '');
	return `${prefix}1${letters.join('')}`;
}

/** Bytes as groups of five bits, the last one filled up with zeros. */
function fives(bytes: Uint8Array): number[] {
	const groups: number[] = [];
	let held = 0;
	let bits = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			groups.push((held >> bits) & 31);
		}
		held &= (1 << bits) - 1;
	}
	if (bits > 0) groups.push((held << (5 - bits)) & 31);
	return groups;
}

function checksum(prefix: string, groups: readonly number[]): number[] {
	const codes = Array.from(prefix, (letter) => letter.charCodeAt(0));
	const spread = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
	const sum = polymod([...spread, ...groups, 0, 0, 0, 0, 0, 0]) ^ 1;
	return [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31);
}

function polymod(values: readonly number[]): number {
	return values.reduce((sum, value) => {
		const top = sum >>> 25;
		const shifted = ((sum & 0x1ffffff) << 5) ^ value;
		return GENERATORS.reduce((mixed, generator, bit) => ((top >> bit) & 1 ? mixed ^ generator : mixed), shifted);
	}, 1);
}
