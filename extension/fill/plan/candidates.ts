import type { BasisKind } from '#lib/bridge/index.js';
import type { Column, Control, LabelSource, SeenField } from '../types.js';
import { aboutOf, meaningOf, says, type About, type Meaning } from './meaning.js';
import { nameScores } from './names.js';
import { codesAmong, isChoiceColumn } from './options.js';
import type { Unit } from './units.js';
import { fold, wordsOf } from './words.js';
import { PICKS } from './writing.js';

/** What a unit may be, before units are compared with each other. */
export interface Reading {
	scores: Map<Column, number>;
	/** Left alone: why. */
	leave: 'never' | 'person' | 'search' | 'login' | null;
	/** Kinds of basis that its words name; empty for any. */
	kinds: BasisKind[];
	/** It may be the basis, and names its № and date and not its kind. */
	details: boolean;
	/** It says nothing but № and date: the kind of the document is no part of it. */
	onlyDetails: boolean;
}

type Label = SeenField['labels'][number];

const TRUST: Readonly<Record<LabelSource, number>> = {
	label: 1,
	'aria-labelledby': 1,
	'aria-label': 1,
	legend: 1,
	placeholder: 0.97,
	'text-before': 0.97,
	'cell-left': 0.97,
	'cell-above': 0.97,
	dt: 0.98,
	container: 0.9,
	title: 0.85,
	name: 0
};

/** Reads what a unit's labels, headings, options and name say. Pure. */
export function readUnit(unit: Unit, step: string | null): Reading {
	const [field] = unit.fields;
	const none: Reading = { scores: new Map(), leave: null, kinds: [], details: false, onlyDetails: false };
	if (field === undefined) return none;
	const [within] = field.sections;
	if (within === 'search' || within === 'login') return { ...none, leave: within };
	if (field.control === 'checkbox' || field.control === 'switch') return { ...none, leave: 'never' };
	const labels = unit.label === null ? field.labels : [{ text: unit.label, from: 'label' as const }];
	const said = labels
		.filter((label) => label.from !== 'name' && !isForSearching(label, field, labels))
		.map(({ text, from }) => ({ meaning: meaningOf(text), trust: TRUST[from], from }));
	const name = unit.fields.length > 1 ? { scores: new Map<Column, number>(), never: false } : nameScores(field);
	const scores = new Map<Column, number>();
	const keep = (column: Column, score: number) => scores.set(column, Math.max(score, scores.get(column) ?? 0));
	const named = isNamedPlainly(said[0]);
	for (const { meaning, trust, from } of said) {
		if (meaning.never && !(named && from === 'container')) return { ...none, leave: 'never' };
		for (const [column, score] of meaning.scores) keep(column, score * trust);
	}
	const sure = Math.max(0, ...scores.values());
	if (said.some(({ meaning }) => meaning.person) && sure < 0.8) return { ...none, leave: 'person' };
	if (name.never && sure < 0.9) return { ...none, leave: 'never' };

	const headings = [
		...(field.group && field.group.label !== unit.label ? [field.group.label] : []),
		...field.sections,
		...(step === null ? [] : [step])
	];
	const bare = said.find(({ meaning }) => meaning.bare !== null)?.meaning ?? bareUnit(unit);
	const heard = fromHeadings(headings, bare, scores, unit);
	if (heard.leave !== null) return { ...none, leave: heard.leave };
	for (const [column, score] of heard.scores) keep(column, score);
	// A bare «Дата» or «№» under no heading is a question, as long as its columns have no better field.
	if (scores.size === 0 && !heard.spoken && bare?.bare === 'date')
		for (const one of ['applicationDate', 'basisDate'] as const) keep(one, 0.55);
	if (scores.size === 0 && !heard.spoken && bare?.bare === 'number')
		for (const one of ['basisNumber', 'number'] as const) keep(one, 0.55);
	for (const [column, score] of name.scores) keep(column, said.length === 0 ? score : Math.min(0.65, score));
	byControl(field, unit, scores);
	// One label over several boxes, of which nobody knows what the others take: the lawyer is asked.
	if (unit.fields.length === 1 && field.group?.silent === true)
		for (const [column, score] of scores) scores.set(column, Math.min(score, 0.7));
	const kinds = [
		...new Set([
			...said.flatMap(({ meaning, from }) => (from === 'container' && said.length > 1 ? [] : meaning.kinds)),
			...heard.kinds
		])
	];
	const details = scores.has('basis') && labels.some(({ text }) => meaningOf(text).details);
	return { scores, leave: null, kinds, details, onlyDetails: bare?.bare === 'details' };
}

/**
 * What helps with the lawyer's name or with the essence may speak of papers and of
 * persons: «как в удостоверении», «без адресов». Of any other it says whose it is.
 */
function isNamedPlainly(first: { meaning: Meaning; trust: number } | undefined): boolean {
	if (first === undefined || first.trust < 0.95 || first.meaning.never || first.meaning.person) return false;
	const { scores } = first.meaning;
	return (scores.get('lawyerName') ?? 0) >= 0.84 || (scores.get('essenceForPortal') ?? 0) >= 0.84;
}

/** «Начните вводить», «теріңіз»: whoever types so finds what the field takes. */
const BY_TYPING = 'начните|введите|вводит|наберите|терини|жазыныз|енгизиниз|бастаныз';

/** A list is searched through in its own box: that its placeholder says so makes it none for searching. */
function isForSearching({ text, from }: Label, { control }: SeenField, labels: readonly Label[]): boolean {
	if (from !== 'placeholder' || !meaningOf(text).searches) return false;
	if (control !== 'combobox' && !says(wordsOf(fold(text)), BY_TYPING)) return false;
	return labels.some(
		(one) =>
			TRUST[one.from] > 0.9 && !meaningOf(one.text).never && Math.max(0, ...meaningOf(one.text).scores.values()) >= 0.6
	);
}

/** Boxes of a cut date without a word over them ask their heading. */
const bareUnit = (unit: Unit): Meaning | null =>
	unit.fields.length > 1 && unit.label === null && unit.parts.includes('day')
		? { scores: new Map(), never: false, searches: false, person: false, bare: 'date', kinds: [], details: false }
		: null;

const BY_HEADING: Readonly<Record<Exclude<About, null>, Partial<Record<NonNullable<Meaning['bare']>, Column>>>> = {
	basis: {
		date: 'basisDate',
		number: 'basisNumber',
		body: 'basisBody',
		kind: 'basisKind',
		title: 'basisKind',
		details: 'basis'
	},
	application: { date: 'applicationDate' },
	eds: {
		date: 'signedAt',
		moment: 'signedAt',
		number: 'edsSerialNumber',
		serial: 'edsSerialNumber',
		owner: 'edsSigner',
		body: 'edsSigner',
		name: 'edsSigner'
	},
	licence: { number: 'licenceNumber' },
	lawyer: { name: 'lawyerName' },
	register: { number: 'number' },
	association: { title: 'barAssociation' },
	assistance: { kind: 'assistanceKind', title: 'assistanceKind' },
	person: {},
	search: {}
};

/** What is half said by a label is borne out by the heading over it: «Номер сертификата» under «ЭЦП». */
const NEARLY = 0.68;
const BORNE_OUT = 0.84;
const UNDER: Partial<Record<Exclude<About, null>, readonly Column[]>> = {
	basis: ['basisNumber', 'basisDate', 'basisBody', 'basisKind'],
	application: ['applicationDate', 'essenceForPortal'],
	eds: ['edsSerialNumber', 'edsSigner', 'signedAt', 'eds'],
	licence: ['licenceNumber'],
	lawyer: ['lawyerName', 'licenceNumber', 'barAssociation']
};

/** What headings say of a field; `spoken` where one of them said anything. */
interface Heard {
	scores: Map<Column, number>;
	leave: Reading['leave'];
	kinds: BasisKind[];
	spoken: boolean;
}

/** What the headings around make of a bare label; the nearest that says anything decides. */
function fromHeadings(
	headings: readonly string[],
	meaning: Meaning | null,
	own: Map<Column, number>,
	unit: Unit
): Heard {
	const scores = new Map<Column, number>();
	const heard: Heard = { scores, leave: null, kinds: [], spoken: true };
	const bare = meaning?.bare ?? null;
	for (const [level, heading] of headings.entries()) {
		if (bare === null && unsaidTime(heading, unit, scores)) return heard;
		const about = aboutOf(heading);
		if (about.length === 0 || (about.includes('assistance') && bare !== 'kind' && bare !== 'title')) continue;
		if (about.includes('search')) return { ...heard, leave: 'search' };
		if (about.includes('person')) {
			// Under a person's heading only what plainly is of the application stays.
			for (const column of [...own.keys()]) if (!OF_THE_MATTER.has(column)) own.delete(column);
			return { ...heard, leave: own.size === 0 ? 'person' : null };
		}
		for (const column of about.flatMap((one) => UNDER[one] ?? [])) {
			if ((own.get(column) ?? 0) >= NEARLY) scores.set(column, BORNE_OUT);
		}
		if (bare === null) return heard;
		const columns = about.flatMap((one) => BY_HEADING[one][bare] ?? []);
		const sure = columns.length > 1 ? 0.6 : bare === 'details' ? 0.94 : level < 2 ? 0.9 : 0.84;
		for (const column of columns) scores.set(column, sure);
		// The heading tells what kind of document the № is of.
		return { ...heard, kinds: columns.some((one) => one.startsWith('basis')) ? meaningOf(heading).kinds : [] };
	}
	return { ...heard, spoken: false };
}

/** «Часы» and «Минуты» under «Время занятости» get their meaning from it. @returns whether they do */
function unsaidTime(heading: string, unit: Unit, scores: Map<Column, number>): boolean {
	const score = meaningOf(heading).scores.get('minutes');
	const isUnit = unit.parts.includes('hours') || unit.fields.some(({ labels }) => isUnitOnly(labels));
	if (score === undefined || !isUnit) return false;
	scores.set('minutes', score - 0.04);
	return true;
}

const isUnitOnly = (labels: SeenField['labels']): boolean => {
	const text = labels[0]?.text ?? '';
	const words = wordsOf(fold(text));
	return (meaningOf(text).scores.get('minutes') ?? 0) >= 0.6 || (words.length <= 3 && says(words, TOTAL));
};
const TOTAL = '=всего|=итого|=барлыгы|=жалпы|=жиыны';

const OF_THE_MATTER: ReadonlySet<Column> = new Set([
	'applicationDate',
	'essenceForPortal',
	'assistanceKind',
	'minutes',
	'category'
]);

const TEXTS: readonly Control[] = ['text', 'masked', 'textarea', 'rich-text'];
const DATES: readonly Control[] = ['text', 'masked', 'date', 'calendar'];
const CHOICES: readonly Control[] = ['text', 'textarea', 'select', 'multi-select', 'combobox', 'radio-group'];
const FITS: Readonly<Record<Column, readonly Control[]>> = {
	number: ['text', 'masked', 'number'],
	applicationDate: DATES,
	basis: TEXTS,
	basisKind: CHOICES,
	basisNumber: ['text', 'masked', 'textarea', 'number'],
	basisDate: DATES,
	basisBody: ['text', 'textarea', 'select', 'combobox'],
	category: CHOICES,
	essenceForPortal: TEXTS,
	assistanceKind: CHOICES,
	minutes: ['text', 'masked', 'number', 'time', 'select', 'combobox', 'calendar'],
	barAssociation: ['text', 'textarea', 'select', 'combobox'],
	lawyerName: ['text', 'textarea', 'select', 'combobox'],
	licenceNumber: ['text', 'masked', 'number'],
	eds: TEXTS,
	edsSerialNumber: ['text', 'masked', 'textarea'],
	edsSigner: ['text', 'textarea'],
	signedAt: [...DATES, 'datetime']
};

/** «Обратился», «Жүгінді» over a calendar. */
const isOfApplying = (text: string): boolean =>
	says(wordsOf(fold(text)), '=обратился|=обратилась|=обращение|=жугинди|=жугину');

const isBareKind = ({ labels }: SeenField): boolean => {
	const [first] = labels;
	return first !== undefined && first.from !== 'name' && meaningOf(first.text).bare === 'kind';
};

/** Words that say little by themselves, and enough over the column's own options. */
const LIST_WORDS: Readonly<Record<'basisKind' | 'category' | 'assistanceKind', string>> = {
	basisKind: 'основан|негиз',
	category: '=дело|=дела|=ис|=иси|отрасл|сфер|=сала|=саласы|тематик|=тема|=тематикасы|такырып|такырыб|направлен|багыт',
	assistanceKind: 'помощ|комек|комег|=сделано|=истелди|=получил|=получила|=алды|услуг|кызмет|арекет'
};

const isNamedSo = ({ labels }: SeenField, stems: string): boolean => {
	const [first] = labels;
	return first !== undefined && first.from !== 'name' && says(wordsOf(fold(first.text)), stems);
};

/** What opens something that nobody has seen yet may open a calendar. */
const isUnopened = ({ control, options }: SeenField): boolean => control === 'combobox' && options === null;

/** A column that the control cannot hold is none; what a list offers tells what it is about. */
function byControl(field: SeenField, unit: Unit, scores: Map<Column, number>): void {
	const picks = PICKS.has(field.control);
	const basis = scores.get('basis');
	if (picks && basis !== undefined) {
		scores.delete('basis');
		scores.set('basisKind', Math.max(basis, scores.get('basisKind') ?? 0));
	}
	const dated = field.control === 'date' || field.control === 'calendar';
	if (dated && scores.size === 0 && field.labels.some(({ text }) => isOfApplying(text)))
		scores.set('applicationDate', 0.86);
	for (const column of [...scores.keys()]) {
		const cut = unit.fields.length > 1 && (unit.parts.includes('day') || unit.parts.includes('hours'));
		const fits = cut
			? FITS[column] === DATES || column === 'signedAt' || column === 'minutes'
			: FITS[column].includes(field.control) || (FITS[column] === DATES && isUnopened(field));
		if (!fits) scores.delete(column);
	}
	const { options } = field;
	if (options === null || options.length < 2 || !picks) return;
	for (const column of ['basisKind', 'category', 'assistanceKind'] as const) {
		const among = codesAmong(column, options);
		const score = scores.get(column);
		if (score !== undefined && among === 0) scores.set(column, Math.min(score, 0.6));
		if (score !== undefined && among >= 2 && score >= 0.5) scores.set(column, Math.min(0.99, score + 0.12));
		// «Вид» over the four kinds of the Law is said by them.
		const shows = among >= 3 || (among >= 2 && options.length <= 4);
		if (shows && isNamedSo(field, LIST_WORDS[column])) scores.set(column, Math.max(0.84, scores.get(column) ?? 0));
		else if (column === 'assistanceKind' && among >= 3 && isBareKind(field))
			scores.set(column, Math.max(0.86, score ?? 0));
		else if (score === undefined && among >= 3 && [...scores.keys()].every(isChoiceColumn)) scores.set(column, 0.65);
	}
}
