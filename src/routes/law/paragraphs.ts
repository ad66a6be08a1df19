/** One paragraph of a law text: `mark` is its number as the text has it, "4" or "1.11". */
export interface Paragraph {
	mark: string | null;
	text: string;
}

const NUMBERED = /^\s+(\d+(?:\.\d+)?)\.\s*(\S.*)$/;
const ENDED = /[.;:»"]$/;

/**
 * Puts the wrapped lines of a text file together again: a paragraph begins with
 * a number, with an indent, or behind a blank line where the sentence before it
 * had ended (a page break stands in the midst of one).
 */
export function paragraphsOf(raw: string): Paragraph[] {
	const paragraphs: Paragraph[] = [];
	let blank = true;
	for (const line of raw.split(/\r?\n/)) {
		const text = line.trim().replace(/\s+/g, ' ');
		if (text === '') {
			blank = true;
			continue;
		}
		const last = paragraphs.at(-1);
		const [, mark, rest] = NUMBERED.exec(line) ?? [];
		const begins =
			last === undefined || /^\s{5}/.test(line) || (blank && (ENDED.test(last.text) || last.mark === null));
		if (mark !== undefined && rest !== undefined) paragraphs.push({ mark, text: rest.trim().replace(/\s+/g, ' ') });
		else if (begins) paragraphs.push({ mark: null, text });
		else last.text += ` ${text}`;
		blank = false;
	}
	return paragraphs;
}

/** The Rules of Order 1465, without the order that approves them and without the form in their annex. */
export function rulesOf(order: string): Paragraph[] {
	const all = paragraphsOf(order);
	const from = all.findIndex(
		({ text }) => text.startsWith('The Rules for keeping records') && !text.includes('shall be')
	);
	const rest = all.slice(Math.max(from, 0));
	const annex = rest.findIndex(({ text }) => text.startsWith('Annex'));
	return annex < 0 ? rest : rest.slice(0, annex);
}

/** The Standard in Russian and in Kazakh: one file holds the two, one behind the other. */
export function standardOf(text: string): { ru: Paragraph[]; kk: Paragraph[] } {
	const lines = text.split(/\r?\n/);
	const from = lines.findIndex((line) => /[әғқңөұүһі]/i.test(line));
	const at = from < 0 ? lines.length : from;
	return { ru: paragraphsOf(lines.slice(0, at).join('\n')), kk: paragraphsOf(lines.slice(at).join('\n')) };
}
