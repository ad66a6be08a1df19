/** How texts are compared: what a page may change about a value without changing what it says. Pure. */

/** White space joined, invisible characters gone, composed Unicode. */
export function plain(text: string): string {
	return text
		.normalize('NFC')
		.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** For options: `plain`, and besides letter case, ё, kinds of quotes and dashes do not count. */
export function fold(text: string): string {
	return plain(text.normalize('NFKC'))
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[«»“”„‟"'’‘`]/g, '"')
		.replace(/[‐‑‒–—―−]/g, '-');
}

/** The words of an option: `fold`, and besides its signs and a number before it do not count; brackets' words do. */
export const optionWords = (text: string): string =>
	fold(text)
		.replace(/[^\p{L}\p{N}№]+/gu, ' ')
		.trim()
		.replace(/^\d{1,2} (?=\p{L})/u, '');

/**
 * Whether an option's text is one of the wanted ones; of a text in two languages,
 * with a stroke between them, each half is one of them.
 *
 * @param wanted texts as `optionWords` gives them
 */
export function isOneOf(text: string, wanted: ReadonlySet<string>): boolean {
	const isWanted = (part: string) => wanted.has(optionWords(part));
	if (optionWords(text) === '') return false;
	if (isWanted(text)) return true;
	const halves = halvesOf(text);
	return halves.length === 2 && halves.every(isWanted);
}

/** The two languages of a text: at a stroke with spaces around it. */
const halvesOf = (text: string): string[] => text.split(/\s+[/|]\s+|\s*\n\s*/u);

/**
 * Whether `holds` is `wanted` with more separators, or others: what a mask does.
 * A separator may be added or exchanged, none may be lost: `1,5` is not `15`.
 */
export function sameBehindMask(wanted: string, holds: string): boolean {
	const groups = alphanumericGroups(wanted);
	const held = alphanumericGroups(holds);
	if (groups.join('') !== held.join('') || groups.length === 0) return false;
	const cuts = cutsOf(held);
	return cutsOf(groups).every((cut) => cuts.includes(cut));
}

/** Whether two texts are one number, with a point or a comma: `1,5` and `1.50`. */
export function sameNumber(wanted: string, holds: string): boolean {
	const [a, b] = [numberOf(wanted), numberOf(holds)];
	return a !== null && a === b;
}

function numberOf(text: string): number | null {
	const bare = text.replace(/\s/g, '').replace(',', '.');
	return /^[-+]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
}

const alphanumericGroups = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Places, counted in letters and digits, where one group ends. */
function cutsOf(groups: string[]): number[] {
	let at = 0;
	return groups.map((group) => (at += group.length));
}
