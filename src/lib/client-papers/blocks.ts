import type { LetterBlock } from '#lib/paper/letter-pdf.js';

/** One paragraph of a paper, in the order in which it is read. */
export type Block = LetterBlock;

/**
 * A paper as its text says it: a line that begins with `# ` is the title, with
 * `## ` a heading, with `> ` stands on the right; every other line is a
 * paragraph, and an empty one a gap. Total: any text is a paper.
 */
export function blocksOf(text: string): Block[] {
	return text
		.replace(/\r\n?/g, '\n')
		.trim()
		.split('\n')
		.map((line): Block => {
			const [, sign = '', rest = ''] = /^(#{1,2}|>)\s+(.*)$/.exec(line.trim()) ?? [];
			if (sign === '#') return { kind: 'title', text: rest };
			if (sign === '##') return { kind: 'heading', text: rest };
			if (sign === '>') return { kind: 'right', text: rest };
			return { kind: 'text', text: line.trim() };
		});
}
