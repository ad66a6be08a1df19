/** How a piece of text stands in a cell: as it is, struck through, or as a note of the register's own. */
export type Look = 'plain' | 'struck' | 'note';

export interface Run {
	text: string;
	look: Look;
}
/** Runs that follow each other on a line; line ends within a text (`\n`) stay. */
export type Paragraph = Run[];
/** What stands in one column of one row. */
export type CellText = Paragraph[];

export const plain = (text: string): Run => ({ text, look: 'plain' });
export const struck = (text: string): Run => ({ text, look: 'struck' });
export const note = (text: string): Run => ({ text, look: 'note' });

/** Runs with a space between them; empty ones leave none. */
export function spaced(runs: readonly Run[]): Paragraph {
	const full = runs.filter(({ text }) => text !== '');
	return full.flatMap((run, at) => (at === 0 ? [run] : [plain(' '), run]));
}

/** Paragraphs without the empty ones. */
export const paragraphs = (...all: Paragraph[]): CellText => all.filter((one) => one.some(({ text }) => text !== ''));

/** The whole of a cell struck through: the row was struck out. */
export const strike = (cell: CellText): CellText => cell.map((one) => one.map(({ text }) => struck(text)));
