import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES, type PortalRecord } from '#lib/bridge/index.js';
import type { PlannedField } from '../types.js';
import type { WordedField } from './form-words.js';
import { recordOf } from './made.js';

/** Records that hold every column and, one after the other, every code of the closed lists. */
export const RECORDS: readonly PortalRecord[] = CATEGORIES.map((category, index) =>
	recordOf({
		category,
		basisKind: BASIS_KINDS[index % BASIS_KINDS.length] ?? null,
		assistanceKind: ASSISTANCE_KINDS[index % ASSISTANCE_KINDS.length] ?? null
	})
);

export type Verdict = 'right' | 'asked' | 'missed' | 'wrong';

/**
 * What the plan makes of one field's meaning. Of a field that is none of ours
 * `right` is to leave it, of one that a clerk would ask about `right` is to ask.
 */
export function judgeColumn({ is, parts }: WordedField, planned: PlannedField | undefined): Verdict {
	const asks = planned?.action === 'ask-column';
	const target = asks || planned?.action === 'leave' ? null : (planned?.target ?? null);
	if (is === null)
		return target !== null ? (planned?.action === 'ask-option' ? 'asked' : 'wrong') : asks ? 'asked' : 'right';
	if (is === 'ask') {
		if (asks || planned?.action === 'ask-option') return 'right';
		return target === null ? 'missed' : 'wrong';
	}
	if (asks) return 'asked';
	if (target === null) return 'missed';
	return target.column === is && (parts === undefined || parts.includes(target.part)) ? 'right' : 'wrong';
}

/**
 * What becomes of a list for the record's own value, by what is chosen in it:
 * an option's text, or null. Null where the list has nothing for the value and
 * nothing is chosen, which counts for nothing.
 */
export function judgeOption(
	{ is, options }: WordedField,
	chosen: string | null,
	asks: boolean,
	record: PortalRecord
): Verdict | null {
	const code = codeOf(is, record);
	if (options === undefined || code === null) return null;
	const sure = options.filter((option) => option.is?.some((one) => one === code));
	const perhaps = options.filter((option) => option.maybe?.some((one) => one === code));
	if (chosen !== null) {
		const [only] = sure;
		if (sure.length === 1 && only?.text === chosen) return 'right';
		return sure.length === 0 && perhaps.some(({ text }) => text === chosen) ? 'right' : 'wrong';
	}
	if (sure.length + perhaps.length === 0) return null;
	if (sure.length !== 1 && asks) return 'right';
	return asks ? 'asked' : 'missed';
}

/** What the record holds of a column of lists; null for any other. */
export function codeOf(is: WordedField['is'], record: PortalRecord): string | null {
	if (is === 'barAssociation') return 'association';
	return is === 'category' || is === 'basisKind' || is === 'assistanceKind' ? record[is] : null;
}

/** The option that a plan would choose, as the fixture writes it; a text that is none of them as it is. */
export function chosenBy(
	{ action, writing, value }: PlannedField,
	options: readonly { text: string }[]
): string | null {
	if (action !== 'write' && action !== 'same') return null;
	if (writing?.how !== 'option') return writing === null ? null : value;
	const byValue = writing.value?.match(/-(\d+)$/)?.[1];
	const texts = writing.texts.map(fold);
	const found =
		byValue === undefined ? options.find(({ text }) => texts.includes(fold(text))) : options[Number(byValue) - 1];
	return found?.text ?? writing.texts[0] ?? null;
}

const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

export type Tally = Record<Verdict, number>;
export interface Sums {
	/** Fields that take a column. */
	columns: Tally;
	/** Options of lists, one for each code that the list has, as the whole plan chooses them. */
	options: Tally;
	/** The same where the column is given: the words of the options alone. */
	texts: Tally;
	/** Fields about which a clerk would ask. */
	honest: Tally;
	/** Fields that are none of ours. */
	decoys: Tally;
}

const none = (): Tally => ({ right: 0, asked: 0, missed: 0, wrong: 0 });
export const noSums = (): Sums => ({ columns: none(), options: none(), texts: none(), honest: none(), decoys: none() });

export const wrongOf = (sums: Sums): number =>
	[sums.columns, sums.options, sums.texts, sums.honest, sums.decoys].reduce((sum, { wrong }) => sum + wrong, 0);

/** The sums as a table in plain text. */
export function tableOf(title: string, sums: Sums): string {
	const cells = ['right', 'asked', 'missed', 'wrong'] as const satisfies readonly Verdict[];
	const lines = Object.entries(sums).map(
		([name, tally]: [string, Tally]) =>
			`${name.padEnd(10)}${cells.map((verdict) => String(tally[verdict]).padStart(8)).join('')}`
	);
	return [title, ' '.repeat(10) + cells.map((cell) => cell.padStart(8)).join(''), ...lines].join('\n');
}
