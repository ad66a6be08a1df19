/**
 * What is looked for, in every form in which a browser may have written it
 * down, and a single pass over bytes that finds all of them.
 * @typedef {{label: string, text: string} | {label: string, bytes: Uint8Array}} Needle a secret; only its label is ever shown
 * @typedef {{label: string, encoding: string, bytes: Buffer}} Pattern
 */

/** Below this, chance would find it in any large file. */
const SHORTEST = 4;

/**
 * @param {Needle[]} needles
 * @returns {Pattern[]}
 * @throws {RangeError} for a needle of fewer than 4 bytes
 */
export function patternsOf(needles) {
	return needles.flatMap((needle) => {
		const forms = 'text' in needle ? formsOfText(needle.text) : formsOfBytes(Buffer.from(needle.bytes));
		const seen = new Set();
		return forms.flatMap(([encoding, bytes]) => {
			if (bytes.length < SHORTEST) throw new RangeError(`The needle '${needle.label}' is too short to look for.`);
			const form = bytes.toString('latin1');
			if (seen.has(form)) return [];
			seen.add(form);
			return [{ label: needle.label, encoding, bytes }];
		});
	});
}

/**
 * @param {string} text
 * @returns {[string, Buffer][]} encoding and bytes
 */
function formsOfText(text) {
	return [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])].flatMap((form) => {
		const escaped = [...form].map((letter) => (letter <= '\u007f' ? letter : unicodeEscape(letter))).join('');
		const percent = encodeURIComponent(form);
		/** @type {[string, string][]} forms that are text again */
		const written = [
			['as it is', form],
			['json', escaped],
			['json', escaped.replace(/\\u[\da-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`)],
			['percent', percent],
			['percent', percent.replace(/%../g, (code) => code.toLowerCase())]
		];
		/** @type {[string, Buffer][]} */
		const latin1 = [...form].every((letter) => letter <= '\u00ff') ? [['latin1', Buffer.from(form, 'latin1')]] : [];
		return [
			...written.flatMap(([encoding, one]) => inTextEncodings(encoding === 'as it is' ? '' : `${encoding} in `, one)),
			...latin1,
			['key of SQLite', textInKey(form)],
			...base64Forms(Buffer.from(form, 'utf8')).map((one) => inUtf8('base64 of utf-8', one)),
			...base64Forms(Buffer.from(form, 'utf16le')).map((one) => inUtf8('base64 of utf-16le', one))
		];
	});
}

/**
 * @param {Buffer} bytes
 * @returns {[string, Buffer][]}
 */
function formsOfBytes(bytes) {
	const hex = bytes.toString('hex');
	return [
		['raw', bytes],
		...bytesInKey(bytes).map((one) => /** @type {[string, Buffer]} */ (['key of SQLite', one])),
		...inTextEncodings('hex in ', hex),
		...inTextEncodings('hex in ', hex.toUpperCase()),
		...base64Forms(bytes).flatMap((one) => inTextEncodings('base64 in ', one)),
		...inTextEncodings('numbers in ', bytes.join(',')),
		...inTextEncodings('numbers in ', bytes.join(', '))
	];
}

/**
 * @param {string} prefix
 * @param {string} text
 * @returns {[string, Buffer][]}
 */
function inTextEncodings(prefix, text) {
	const little = Buffer.from(text, 'utf16le');
	return [
		inUtf8(`${prefix}utf-8`, text),
		[`${prefix}utf-16le`, little],
		[`${prefix}utf-16be`, Buffer.from(little).swap16()]
	];
}

/** @type {(encoding: string, text: string) => [string, Buffer]} */
const inUtf8 = (encoding, text) => [encoding, Buffer.from(text, 'utf8')];

/**
 * As Chromium writes a text that is a key of IndexedDB into SQLite, so that
 * bytes sort as texts do. Found by looking at what Chromium 156 writes.
 * @param {string} text
 * @returns {Buffer}
 */
function textInKey(text) {
	const units = text.split('').map((unit) => unit.charCodeAt(0));
	const bytes = units.flatMap((unit) => {
		if (unit < 0x7f) return [unit + 1];
		return [...(unit < 0x4000 ? [0x80 | (unit >> 8)] : [0xff, unit >> 8]), unit & 0xff];
	});
	return Buffer.from(bytes);
}

/**
 * As Chromium writes bytes that are a key of IndexedDB into SQLite: in eights,
 * with a 9 between; for each place within eight at which they may start.
 * @param {Buffer} bytes
 * @returns {Buffer[]}
 */
function bytesInKey(bytes) {
	return [0, 1, 2, 3, 4, 5, 6, 7].map((before) =>
		Buffer.from([...bytes].flatMap((byte, i) => (i > 0 && (before + i) % 8 === 0 ? [9, byte] : [byte])))
	);
}

/** @param {string} letter @returns {string} with surrogates written apart, as JSON does */
const unicodeEscape = (letter) =>
	letter
		.split('')
		.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');

/**
 * The characters of base64 that only these bytes decide, for each of the
 * three places at which they may start within what was encoded; in both alphabets.
 * @param {Buffer} bytes
 * @returns {string[]}
 */
function base64Forms(bytes) {
	return [0, 1, 2].flatMap((before) => {
		const all = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		const ending = (before + bytes.length) % 3;
		const own = all.slice([0, 2, 3][before], ending === 0 ? undefined : -(4 - ending));
		return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
	});
}

/**
 * @param {Pattern[]} patterns
 * @returns {(bytes: Buffer, found: (pattern: Pattern) => void) => void} calls `found` at each place
 */
export function scanner(patterns) {
	// By their first two bytes: most places of a file begin no pattern, and are passed with one look.
	/** @type {(Pattern[] | undefined)[]} */
	const starting = new Array(65_536);
	for (const pattern of patterns) (starting[pattern.bytes.readUInt16BE(0)] ??= []).push(pattern);
	return (bytes, found) => {
		for (let at = 0; at + 1 < bytes.length; at++) {
			const here = starting[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)];
			if (!here) continue;
			for (const pattern of here) if (liesAt(bytes, at, pattern.bytes)) found(pattern);
		}
	};
}

/**
 * By hand: most candidates differ in their third byte, and a native comparison costs more than the look.
 * @param {Buffer} bytes
 * @param {number} at
 * @param {Buffer} pattern
 * @returns {boolean}
 */
function liesAt(bytes, at, pattern) {
	for (let i = 2; i < pattern.length; i++) if (bytes[at + i] !== pattern[i]) return false;
	return true;
}
