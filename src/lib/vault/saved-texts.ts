import { equalBytes, fromUtf8, Reader, type Bytes } from './bytes.js';

/**
 * The records' texts of a saved document, read from its columns. Automerge
 * takes ten times as long to make its whole document of them, and showing a
 * year needs no more than the texts. Follows Automerge's binary format,
 * document chunks; whatever is not exactly what this vault saves is left to
 * Automerge itself.
 */
const MAGIC = Uint8Array.of(0x85, 0x6f, 0x4a, 0x83);
const CHECKSUM_BYTES = 4;
const DOCUMENT = 0;
const HASH_BYTES = 32;
/** Columns of the ops. `DEFLATED` is set in the name of one that is. */
const ACTION = 0x42;
const VALUE_LENGTHS = 0x56;
const VALUES = 0x57;
const SUCCESSORS = 0x80;
const DEFLATED = 0x08;
/** What an op does: make the list (the first op of every document), or put a text in. */
const MAKE_LIST = 2;
const SET = 1;
/** A value's length comes with its type in the lowest four bits; 6 is text. */
const TEXT = 6;
const NO_VALUE = 0;
/** More than this is for Automerge to refuse or to take (512 MiB). */
const MOST = 512 * 1024 * 1024;

/** The texts in the order of the list; null for bytes that this does not read. Total over any bytes. */
export async function savedTexts(saved: Bytes): Promise<string[] | null> {
	const columns = opColumns(saved);
	const lengths = columns && (await inflated(columns.get(VALUE_LENGTHS), MOST));
	const texts = lengths && textLengths(lengths);
	const actions = columns?.get(ACTION);
	const successors = columns?.get(SUCCESSORS);
	if (!texts || !actions || !successors || actions.deflated || successors.deflated) return null;
	if (!isListOfTexts(actions.bytes, texts.length) || !isNothing(successors.bytes, texts.length + 1)) return null;
	const size = texts.reduce((sum, length) => sum + length, 0);
	const values = size > MOST ? null : await inflated(columns.get(VALUES), size);
	return values?.length === size ? cut(values, texts) : null;
}

interface Column {
	bytes: Bytes;
	deflated: boolean;
}

/** The columns of the ops by their names, from a document chunk that takes all of the bytes. */
function opColumns(saved: Bytes): Map<number, Column> | null {
	const reader = new Reader(saved);
	const known = equalBytes(reader.take(MAGIC.length), MAGIC);
	reader.take(CHECKSUM_BYTES);
	if (!known || reader.u8() !== DOCUMENT || unsigned(reader) !== reader.left) return null;
	const actors = unsigned(reader);
	for (let at = 0; at < actors && reader.whole; at += 1) reader.take(unsigned(reader));
	const heads = unsigned(reader);
	reader.take(heads * HASH_BYTES);
	const changes = columnSizes(reader);
	const ops = columnSizes(reader);
	for (const { size } of changes) reader.take(size);
	const columns = new Map<number, Column>();
	for (const { name, size } of ops)
		columns.set(name & ~DEFLATED, { bytes: reader.take(size), deflated: (name & DEFLATED) !== 0 });
	return reader.whole ? columns : null;
}

function columnSizes(reader: Reader): { name: number; size: number }[] {
	const sizes: { name: number; size: number }[] = [];
	const count = unsigned(reader);
	for (let at = 0; at < count && reader.whole; at += 1) sizes.push({ name: unsigned(reader), size: unsigned(reader) });
	return sizes;
}

/** The lengths of the texts; null unless the values are one that is none, the list's, and texts behind it. */
function textLengths(column: Bytes): number[] | null {
	const values = runLengths(column);
	if (values?.[0] !== NO_VALUE) return null;
	const texts = values.slice(1);
	return texts.every((value) => value % 16 === TEXT) ? texts.map((value) => Math.floor(value / 16)) : null;
}

/** True for the op that makes the list and so many that put something in. */
function isListOfTexts(column: Bytes, count: number): boolean {
	const actions = runLengths(column);
	return actions?.length === count + 1 && actions.every((action, at) => action === (at === 0 ? MAKE_LIST : SET));
}

/** True where no op has another that came after it: nothing was ever overwritten or taken out. */
function isNothing(column: Bytes, count: number): boolean {
	const successors = runLengths(column);
	return successors?.length === count && successors.every((many) => many === 0);
}

/**
 * The numbers of a run-length column: `count, value` for a run, `-count, value …`
 * for different ones; null for a column with holes, or too long for any document.
 */
function runLengths(column: Bytes): number[] | null {
	const reader = new Reader(column);
	const values: number[] = [];
	while (reader.whole && reader.left > 0) {
		const count = signed(reader);
		if (count === 0 || values.length + Math.abs(count) > MOST / 256) return null;
		const value = count > 0 ? unsigned(reader) : 0;
		for (let at = 0; at < Math.abs(count); at += 1) values.push(count > 0 ? value : unsigned(reader));
	}
	return reader.whole ? values : null;
}

/** The bytes of a column, at most so many; null for one that is not there, or is deflated and more or broken. */
async function inflated(column: Column | undefined, most: number): Promise<Bytes | null> {
	if (!column?.deflated) return column?.bytes ?? null;
	try {
		const { readable, writable } = new DecompressionStream('deflate-raw');
		const writer = writable.getWriter();
		// What goes wrong with the writing, the reading tells.
		void Promise.allSettled([writer.write(column.bytes), writer.close()]);
		const bytes = new Uint8Array(await new Response(readable).arrayBuffer());
		return bytes.length > most ? null : bytes;
	} catch {
		return null;
	}
}

/** The texts of so many bytes each. Decoded in one go, which takes a tenth of the time of so many small ones. */
function cut(values: Bytes, lengths: readonly number[]): string[] | null {
	const whole = fromUtf8(values);
	if (whole === null) return null;
	const texts: string[] = [];
	let byte = 0;
	let unit = 0;
	for (const length of lengths) {
		const [endByte, from] = [byte + length, unit];
		// A text begins with a whole letter: else its first byte would belong to the one before.
		if (isInside(values[byte] ?? 0)) return null;
		for (; byte < endByte; byte += 1) {
			const value = values[byte] ?? 0;
			if (!isInside(value)) unit += value >= FOUR_BYTES ? 2 : 1;
		}
		texts.push(whole.slice(from, unit));
	}
	return texts;
}

/** From here on a first byte of UTF-8 begins a letter of four bytes, two units of UTF-16. */
const FOUR_BYTES = 0xf0;
/** Whether a byte of UTF-8 continues a letter. */
const isInside = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** LEB128 up to 2^49; a longer one spends the reader. */
function unsigned(reader: Reader): number {
	return leb(reader).value;
}

function signed(reader: Reader): number {
	const { value, bits } = leb(reader);
	return value >= 2 ** (bits - 1) ? value - 2 ** bits : value;
}

function leb(reader: Reader): { value: number; bits: number } {
	let value = 0;
	for (let at = 0; at < 7; at += 1) {
		const byte = reader.u8();
		value += (byte & 0x7f) * 2 ** (7 * at);
		if (byte < 0x80) return { value, bits: 7 * (at + 1) };
	}
	reader.take(Number.POSITIVE_INFINITY);
	return { value: 0, bits: 7 };
}
