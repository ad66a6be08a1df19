import type { jsPDF } from 'jspdf';
import { setType, type Style } from './drawing.js';
import { FACE } from './fonts.js';
import { PAGE } from './geometry.js';

/** Points in a millimetre. */
const K = 72 / 25.4;

/** What is needed of jsPDF beside its drawing: its fonts as it holds them, and the page's content stream. */
interface Inside {
	internal: {
		getFont(face: string, style: string): { id: string; metadata: unknown };
		write(text: string): void;
	};
	pdfEscape16(text: string, font: { id: string; metadata: unknown }): string;
}

/** A number as PDF writes it. */
const figure = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * Writes letters of one style and size straight into the page, landscape.
 * jsPDF's own `text` measures, shapes and notes each letter anew each time: in a
 * table of 10,000 rows that is most of the work. Here each letter is encoded and
 * measured once; the text stays text that can be found and copied.
 */
export class Ink {
	readonly #font: { id: string; metadata: unknown };
	readonly #inside: Inside;
	readonly #letters = new Map<string, { code: string; wide: number }>();
	readonly #doc: jsPDF;
	readonly #style: Style;
	readonly points: number;
	#page: string[] = [];

	constructor(doc: jsPDF, style: Style, points: number) {
		this.#doc = doc;
		this.#style = style;
		this.points = points;
		this.#inside = doc as unknown as Inside;
		this.#font = this.#inside.internal.getFont(FACE, style);
	}

	#letter(letter: string): { code: string; wide: number } {
		let known = this.#letters.get(letter);
		if (known === undefined) {
			setType(this.#doc, this.#style, this.points);
			known = {
				code: this.#inside.pdfEscape16(letter, this.#font),
				wide: this.#doc.getTextWidth(letter)
			};
			this.#letters.set(letter, known);
		}
		return known;
	}

	/** Width in millimetres. */
	readonly measure = (text: string): number => {
		let sum = 0;
		for (const letter of text) sum += this.#letter(letter).wide;
		return sum;
	};

	/** Puts a text where its letters stand, millimetres from the top left; grey from 0 (black) to 255. */
	write(text: string, x: number, y: number, grey: number): void {
		let codes = '';
		for (const letter of text) codes += this.#letter(letter).code;
		this.#page.push(
			`BT /${this.#font.id} ${String(this.points)} Tf ${figure(grey / 255)} g ${figure(x * K)} ${figure((PAGE.height - y) * K)} Td <${codes}> Tj ET`
		);
	}

	/** A straight line of a thickness in millimetres, black. */
	line(x1: number, y1: number, x2: number, y2: number, thick: number): void {
		const at = (x: number, y: number) => `${figure(x * K)} ${figure((PAGE.height - y) * K)}`;
		this.#page.push(`0 G ${figure(thick * K)} w ${at(x1, y1)} m ${at(x2, y2)} l S`);
	}

	/** What was written goes onto the page on which the document stands. */
	flush(): void {
		if (this.#page.length > 0) this.#inside.internal.write(this.#page.join('\n'));
		this.#page = [];
	}
}
