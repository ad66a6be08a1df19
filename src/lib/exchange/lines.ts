import { isPeriodLine } from './dates.js';
import type { SheetRow } from './sheet.js';
import { folded } from './words.js';

/**
 * Lines of a sheet that are no rows of the register, told by their words. A
 * line is only asked here when its number cell holds no number.
 */

const TOTAL_WORDS = 'итого|итог|итоги|всего|подытог|барлыгы|барлык|жиыны|жиынтыгы|жиынтык|корытынды|корытындысы|жалпы';
const TOTAL_START = new RegExp(
	`^(?:и т о г о|${TOTAL_WORDS}|в том числе|в т\\.ч|из них|онын ишинде|сумма|общее (?:время|количество)|кол-во часов)(?!\\p{L})`,
	'u'
);
const TOTAL_INSIDE = /(?<!\p{L})(?:итого|всего за|жиыны|жиынтыгы|барлыгы|корытындысы)(?!\p{L})/u;

/** «Итого за март», «Наурыз айы бойынша жиыны», «Барлығы», with or without figures beside it. */
export function isTotal(texts: readonly string[]): boolean {
	const bare = texts.map(folded);
	return (
		bare.some((text) => TOTAL_START.test(text)) ||
		(bare.length <= 4 && bare.some((text) => text.length < 80 && TOTAL_INSIDE.test(text)))
	);
}

const SIGNATURE =
	/^(?:адвокат(?!\p{L})|подпис[ьи](?!\p{L})|колы|колтанба|заведующ|зав\. ?юр|председател|директор|руководител|менгеруши|торага|бастык|басшы|м\. ?[поo](?![\p{L}])|мо(?!\p{L})|мп(?!\p{L})|исполнител|составил|проверил|тексерд|курастыр|толтырд|реестр (?:ведет|вел|составил)|дата составлен|аты-жони|\(подпись|\(колы|\(фио|\(аты)/u;

/** «Адвокат ________ Иванова А.А.», «М.П.», «Қолы». */
export function isSignature(texts: readonly string[]): boolean {
	return texts.some((text) => SIGNATURE.test(folded(text)) || /_{3,}|\.{8,}/u.test(text));
}

/** A line that only names a month, a quarter or a year. */
export function isPeriod(texts: readonly string[]): boolean {
	return texts.length > 0 && texts.length <= 2 && texts.every(isPeriodLine);
}

/** `sep=;`, which some programs write as the first line of a CSV. */
export function isSeparatorLine(row: SheetRow): boolean {
	return (
		row.sourceRow === 1 &&
		/^sep=.?$/iu.test(
			row.cells
				.map((cell) => cell?.text ?? '')
				.join('')
				.trim()
		)
	);
}

/** The numbers of a row that counts the columns (1 2 3 4 5 6 7), by column; null when it is no such row. */
export function columnNumbers(row: SheetRow): (number | null)[] | null {
	const numbers = row.cells.map((cell) =>
		cell !== null && /^\(?\d{1,2}\)?\.?$/u.test(cell.text.trim()) ? Number(cell.text.replace(/\D/gu, '')) : null
	);
	const filled = numbers.flatMap((number) => number ?? []);
	const [first] = filled;
	if (first === undefined || filled.length < 3 || first > 3) return null;
	if (filled.length !== row.cells.filter((cell) => cell !== null).length) return null;
	return filled.every((number, at) => number === first + at) ? numbers : null;
}

const DITTO = /^(?:-?\s*\/\/\s*-?|-+\s*"+\s*-+|"+|''|〃|то же(?: самое)?|тоже|сол|дал сол|как выше)\.?$/u;

/** A mark that repeats the cell above: «-//-», «"», «то же». */
export function isDitto(text: string): boolean {
	return text.length <= 24 && DITTO.test(folded(text));
}

/** A dash for «nothing here». */
export function isNothing(text: string): boolean {
	return /^[-–—−‑_.\s]*$/u.test(text);
}
