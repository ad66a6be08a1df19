import type { Part, SeenField } from '../types.js';
import { says } from './meaning.js';
import { pairPartOf } from './minutes.js';
import { partNumber } from './writing.js';
import { fold, wordsOf } from './words.js';

/** Fields that together take one column; most units are one field. */
export interface Unit {
	fields: SeenField[];
	/** Of each field; null where the column decides. */
	parts: (Part | null)[];
	/** What stands for all of them, where they are several. */
	label: string | null;
}

type DatePart = 'day' | 'month' | 'year';
type NamePart = 'surname' | 'given-name' | 'patronymic';

/** Joins the boxes of a date cut in three, a time in two, a name in two or three. Pure. */
export function unitsOf(fields: readonly SeenField[]): Unit[] {
	const units: Unit[] = [];
	for (let at = 0; at < fields.length;) {
		const made = datesAt(fields, at) ?? pairAt(fields, at) ?? namesAt(fields, at);
		const field = fields[at];
		if (made !== null) units.push(made);
		else if (field !== undefined) units.push({ fields: [field], parts: [null], label: null });
		at += made?.fields.length ?? 1;
	}
	return units;
}

function datesAt(fields: readonly SeenField[], at: number): Unit | null {
	const three = fields.slice(at, at + 3);
	const parts = withLast(three, three.map(datePartOf));
	if (three.length < 3 || new Set(parts).size !== 3 || parts.includes(null)) return null;
	return { fields: three, parts: [...parts], label: sharedLabel(three, isDateWord) };
}

/** Three boxes of one group: of two that are known follows the third, and of their lengths all. */
function withLast(three: readonly SeenField[], parts: readonly (DatePart | null)[]): readonly (DatePart | null)[] {
	const group = three[0]?.group;
	if (three.length < 3 || !group || group.size !== 3 || !three.every((one) => one.group?.id === group.id)) return parts;
	const known = parts.filter((part) => part !== null);
	if (known.length === 0 && three.every(isTyped)) {
		const lengths = three.map(({ maxLength }) => maxLength).join(' ');
		if (lengths === '2 2 4' || (lengths === NO_LENGTHS && group.widest === 2)) return ['day', 'month', 'year'];
		if (lengths === '4 2 2' || (lengths === NO_LENGTHS && group.widest === 0)) return ['year', 'month', 'day'];
	}
	const left = (['day', 'month', 'year'] as const).filter((part) => !known.includes(part));
	return known.length === 2 && left.length === 1
		? parts.map((part, index) => part ?? (three[index] && mayBePart(three[index]) ? (left[0] ?? null) : null))
		: parts;
}

/** Of boxes that say nothing of their length, the place for a year is drawn wider. */
const NO_LENGTHS = [null, null, null].join(' ');

const isTyped = ({ control }: SeenField): boolean => control === 'text' || control === 'number' || control === 'masked';
/** A box that says nothing, and a list that is not open yet. */
const mayBePart = (field: SeenField): boolean =>
	isTyped(field) || ((field.control === 'select' || field.control === 'combobox') && field.options === null);

const isDateWord = (text: string): boolean => datePartNamed(text) !== null;

const DAY = new Set(['день', 'кун', 'дд', 'day', 'dd', 'число', 'кк', 'куни']);
const MONTH = new Set(['месяц', 'аи', 'аиы', 'ай', 'айы', 'мм', 'аа', 'month', 'mm']);
const YEAR = new Set(['год', 'жыл', 'жылы', 'гггг', 'гг', 'жжжж', 'жж', 'year', 'yyyy', 'yy']);

function datePartNamed(text: string): DatePart | null {
	const words = wordsOf(fold(text));
	const last = words.at(-1);
	const word =
		words.length === 1
			? words[0]
			: words.length <= 6 && last !== undefined && last !== 'куни' && last !== 'кун'
				? last
				: undefined;
	if (word === undefined) return null;
	if (DAY.has(word)) return 'day';
	if (MONTH.has(word)) return 'month';
	return YEAR.has(word) ? 'year' : null;
}

function datePartOf(field: SeenField): DatePart | null {
	const { control, options } = field;
	if (
		control !== 'select' &&
		control !== 'combobox' &&
		control !== 'text' &&
		control !== 'number' &&
		control !== 'masked'
	)
		return null;
	if (options !== null && options.length > 0) {
		const numbers = (part: DatePart) =>
			options.filter(({ text }) => partNumber(text, part) !== null).length >= options.length - 1;
		const isMonth = ({ text }: { text: string }) => (partNumber(text, 'month') ?? 0) <= 12;
		if (options.length <= 13 && options.length >= 12 && numbers('month') && options.every(isMonth)) return 'month';
		if (
			options.length >= 28 &&
			options.length <= 32 &&
			numbers('day') &&
			options.every(({ text }) => (partNumber(text, 'day') ?? 0) <= 31)
		)
			return 'day';
		if (numbers('year') && options.some(({ text }) => (partNumber(text, 'year') ?? 0) > 1900)) return 'year';
		return null;
	}
	for (const text of [field.placeholder, ...field.labels.map((one) => one.text), field.name]) {
		const part = datePartNamed(text);
		if (part !== null) return part;
	}
	return null;
}

function pairAt(fields: readonly SeenField[], at: number): Unit | null {
	const two = fields.slice(at, at + 2);
	const [first, second] = two;
	if (first === undefined || second === undefined) return null;
	const fit = ({ control }: SeenField) =>
		control === 'text' ||
		control === 'number' ||
		control === 'select' ||
		control === 'masked' ||
		control === 'combobox';
	if (!two.every(fit) || pairPartOf(first) !== 'hours' || pairPartOf(second, first) !== 'minutes-of-hour') return null;
	return { fields: two, parts: ['hours', 'minutes-of-hour'], label: sharedLabel(two, isPlainUnit) };
}

const isPlainUnit = (text: string): boolean => {
	const words = wordsOf(fold(text));
	return words.length <= 2 && says(words, '=час|=часы|=часов|=ч|сагат|минут|=мин|=чч|=мм|=сс');
};

const NAMES: readonly { part: NamePart; words: ReadonlySet<string> }[] = [
	{ part: 'surname', words: new Set(['фамилия', 'теги', 'тег', 'surname']) },
	{ part: 'given-name', words: new Set(['имя', 'аты', 'есими']) },
	{ part: 'patronymic', words: new Set(['отчество', 'патроним']) }
];

/** Which part of a name a label asks for: «Фамилия адвоката», «Әкесінің аты». */
export function namePartOf(text: string): NamePart | null {
	const folded = fold(text);
	const words = wordsOf(folded.replace(/акесинин аты/u, 'патроним'));
	const found = NAMES.filter((one) => words.some((word) => one.words.has(word)));
	return found.length === 1 && words.length <= 6 ? (found[0]?.part ?? null) : null;
}

function namesAt(fields: readonly SeenField[], at: number): Unit | null {
	for (const size of [3, 2]) {
		const some = fields.slice(at, at + size);
		const parts = some.map((field) => (field.control === 'text' ? namePartOf(field.labels[0]?.text ?? '') : null));
		if (some.length < size || parts.includes(null) || new Set(parts).size !== size) continue;
		return { fields: some, parts, label: some[0]?.labels[0]?.text ?? null };
	}
	return null;
}

/** The words over all boxes: the group's own, else those that the first box got instead of it, else the heading. */
function sharedLabel(fields: readonly SeenField[], isOwn: (text: string) => boolean): string | null {
	const group = fields.find((field) => field.group !== null)?.group;
	if (group && group.label !== '' && !isOwn(group.label)) return group.label;
	const own = fields[0]?.labels.find(({ text, from }) => from !== 'name' && !isOwn(text));
	return own?.text ?? null;
}
