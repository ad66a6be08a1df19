import type { CellText, Look, Paragraph } from './runs.js';

/** A piece of a line in one look. */
interface Segment {
	text: string;
	look: Look;
}
export type Line = Segment[];
/** The width of a text, in the unit of the width that lines are broken to. */
export type Measure = (text: string) => number;

/**
 * Breaks a cell's text into lines no wider than `width`. Lines break at spaces,
 * and within a word only where the word alone is wider. No letter is lost but
 * the spaces at which a line breaks.
 */
export function breakLines(cell: CellText, width: number, measure: Measure): Line[] {
	return cell.flatMap(splitAtLineEnds).flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function splitAtLineEnds(paragraph: Paragraph): Paragraph[] {
	const parts: Paragraph[] = [[]];
	for (const { text, look } of paragraph) {
		text.split('\n').forEach((part, at) => {
			if (at > 0) parts.push([]);
			if (part !== '') parts.at(-1)?.push({ text: part, look });
		});
	}
	return parts;
}

function breakParagraph(paragraph: Paragraph, width: number, measure: Measure): Line[] {
	const lines = new LineMaker(width);
	for (const { text, look } of paragraph) {
		for (const token of text.match(/ +|[^ ]+/g) ?? []) {
			const wide = measure(token);
			if (token.startsWith(' ')) lines.space(token, look, wide);
			else if (wide <= width) lines.word(token, look, wide);
			else for (const piece of cut(token, width, measure)) lines.word(piece, look, measure(piece));
		}
	}
	return lines.done();
}

/** A word wider than a line, in pieces that are not; a piece is at least one letter. */
function cut(word: string, width: number, measure: Measure): string[] {
	const pieces: string[] = [];
	let piece = '';
	let wide = 0;
	for (const letter of word) {
		const more = measure(letter);
		if (piece !== '' && wide + more > width) {
			pieces.push(piece);
			piece = '';
			wide = 0;
		}
		piece += letter;
		wide += more;
	}
	return [...pieces, piece];
}

class LineMaker {
	readonly #lines: Line[] = [];
	readonly #width: number;
	#line: Line = [];
	#wide = 0;
	/** Spaces before the next word: dropped when the line breaks there. */
	#spaces: { text: string; look: Look; wide: number }[] = [];

	constructor(width: number) {
		this.#width = width;
	}

	space(text: string, look: Look, wide: number): void {
		if (this.#line.length > 0) this.#spaces.push({ text, look, wide });
	}

	word(text: string, look: Look, wide: number): void {
		const gap = this.#spaces.reduce((sum, one) => sum + one.wide, 0);
		if (this.#line.length > 0 && this.#wide + gap + wide > this.#width) this.#break();
		for (const one of this.#spaces) this.#put(one.text, one.look, one.wide);
		this.#spaces = [];
		this.#put(text, look, wide);
	}

	done(): Line[] {
		this.#lines.push(this.#line);
		return this.#lines;
	}

	#put(text: string, look: Look, wide: number): void {
		const last = this.#line.at(-1);
		if (last?.look === look) last.text += text;
		else this.#line.push({ text, look });
		this.#wide += wide;
	}

	#break(): void {
		this.#lines.push(this.#line);
		this.#line = [];
		this.#wide = 0;
		this.#spaces = [];
	}
}
