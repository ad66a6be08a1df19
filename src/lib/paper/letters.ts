/**
 * Which letters the face on paper has, and what becomes of those that it lacks.
 * jsPDF ends a line at the first letter that its font does not know, so no such
 * letter may ever reach it.
 */

/** Code points of `fonts/*.ttf`, from and to; `letters.test.ts` holds them to the files. */
const COVERED: readonly (readonly [number, number])[] = [
	[0x0020, 0x007e],
	[0x00a0, 0x0107],
	[0x010a, 0x0113],
	[0x0116, 0x011b],
	[0x011e, 0x0123],
	[0x0126, 0x0127],
	[0x012a, 0x012b],
	[0x012e, 0x0133],
	[0x0136, 0x0137],
	[0x0139, 0x013e],
	[0x0141, 0x0148],
	[0x014a, 0x014d],
	[0x0150, 0x015b],
	[0x015e, 0x0161],
	[0x0164, 0x0165],
	[0x016a, 0x017e],
	[0x0218, 0x021b],
	[0x02bc, 0x02bc],
	[0x0300, 0x0304],
	[0x0306, 0x0308],
	[0x030c, 0x030c],
	[0x0401, 0x040c],
	[0x040e, 0x044f],
	[0x0451, 0x045c],
	[0x045e, 0x045f],
	[0x0490, 0x049d],
	[0x04a0, 0x04a5],
	[0x04aa, 0x04ab],
	[0x04ae, 0x04b3],
	[0x04b6, 0x04bb],
	[0x04c0, 0x04c0],
	[0x04c3, 0x04c4],
	[0x04c7, 0x04c8],
	[0x04cb, 0x04cc],
	[0x04cf, 0x04df],
	[0x04e2, 0x04eb],
	[0x04ee, 0x04f5],
	[0x04f8, 0x04f9],
	[0x0512, 0x0513],
	[0x2009, 0x2009],
	[0x2010, 0x2014],
	[0x2018, 0x201a],
	[0x201c, 0x201e],
	[0x2020, 0x2022],
	[0x2026, 0x2026],
	[0x202f, 0x2030],
	[0x2039, 0x203a],
	[0x20ac, 0x20ac],
	[0x20b4, 0x20b4],
	[0x20b8, 0x20b8],
	[0x20bd, 0x20bd],
	[0x2116, 0x2116],
	[0x2122, 0x2122],
	[0x2190, 0x2193],
	[0x2212, 0x2212],
	[0x2248, 0x2248],
	[0x2264, 0x2265]
];

const covered: ReadonlySet<number> = new Set(
	COVERED.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
);

/** True for a letter (one code point) that both fonts have. */
export const canPrint = (letter: string): boolean => covered.has(letter.codePointAt(0) ?? -1);

/** Nearly every text: only letters that the face has, none of them made of two. */
const USUAL = /^[ -~§«»№–—А-яЁёҐґӘәҒғҚқҢңӨөҰұҮүҺһІі]*$/;

/** Signs for which another stands that nobody can tell apart on paper. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
	['\u2011', '-'],
	['\u2010', '-'],
	['\u2012', '–'],
	['\u2015', '—'],
	['\u2043', '-'],
	['\t', ' ']
]);

export interface Printable {
	/** Holds only letters of the face and line ends (`\n`). */
	text: string;
	/** Letters that the face lacks, each once, in the order in which they come; they stand in `text` as `[U+6F22]`. */
	missing: string[];
}

/**
 * Text as it can be printed: composed (NFC), line ends as `\n`, any other space
 * as a plain one, and without what has no shape (marks of direction, joiners,
 * soft hyphens, control signs). A letter that the face lacks is written as its
 * number in Unicode, which anyone can look up, and named in `missing`.
 */
export function printable(text: string): Printable {
	if (USUAL.test(text)) return { text, missing: [] };
	const missing = new Set<string>();
	let printed = '';
	for (const letter of text.normalize('NFC').replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')) {
		const known = STAND_INS.get(letter) ?? letter;
		if (known === '\n' || canPrint(known)) printed += known === '\u00ad' ? '' : known;
		else if (/^\p{Zs}$/u.test(known)) printed += ' ';
		else if (!/^[\p{Cf}\p{Cc}\ufe00-\ufe0f]$/u.test(known)) {
			missing.add(known);
			printed += `[${unicodeName(known)}]`;
		}
	}
	return { text: printed, missing: [...missing] };
}

/** A letter's number as Unicode writes it: "U+6F22". */
export function unicodeName(letter: string): string {
	return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
