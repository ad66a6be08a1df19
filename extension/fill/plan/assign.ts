import type { PortalRecord } from '#lib/bridge/index.js';
import type { Column, Part, Target } from '../types.js';
import { readUnit, type Reading } from './candidates.js';
import { timePartOf } from './minutes.js';
import { isChoiceColumn } from './options.js';
import { MADE_OF } from './values.js';
import type { Unit } from './units.js';
import { PICKS } from './writing.js';

/** At or above this a field is written without a question. */
export const CONFIDENT = 0.8;
/** Below this a field is no question either: it is left alone. */
const WORTH_ASKING = 0.5;
/** Nearer than this, two are equally good. */
const NEAR = 0.04;

/** What one unit came to be. */
export interface Assigned {
	unit: Unit;
	column: Column | null;
	/** Which part of the column, where what stands beside it says so. */
	part: Part | null;
	confidence: number;
	/** Other columns that it might be, best first. */
	others: Column[];
	/** Codes for the lawyer. */
	why: string[];
	ask: boolean;
}

interface Pair {
	index: number;
	column: Column;
	score: number;
	part?: Part;
	/** Wanted without the kind of the document. */
	only?: boolean;
}

/**
 * Gives each column its best unit and each unit its best column. Two that are
 * equally good are a question for both: a wrong field is worse than an empty one.
 */
export function assign(
	units: readonly Unit[],
	record: PortalRecord,
	step: string | null,
	taken: ReadonlySet<Column>
): Assigned[] {
	const readings = units.map((unit) => readUnit(unit, step));
	const allPairs = pairsOf(readings, record)
		.map((pair) => byItsList(pair, units[pair.index], record))
		.map(byItsLike);
	const pairs = allPairs.filter(({ column }) => !taken.has(column));
	const out: Assigned[] = readings.map((reading, index) => leftOver(units[index], reading));
	const byUnit = new Map<number, Pair>();
	const doubtful = new Set<number>();
	const given = new Set<Column>();
	for (const pair of [...pairs].sort((a, b) => b.score - a.score)) {
		if (pair.score < WORTH_ASKING || byUnit.has(pair.index)) continue;
		if (given.has(pair.column) && !isSecondMeasure(pair, byUnit, units)) continue;
		const rivals = pairs.filter(
			(one) =>
				one.column === pair.column &&
				one.index !== pair.index &&
				!byUnit.has(one.index) &&
				!isOtherMeasure(one, pair, units) &&
				pair.score - one.score < NEAR &&
				isBestOf(one, pairs)
		);
		const doubles = pairs.filter(
			(one) =>
				one.index === pair.index &&
				one.column !== pair.column &&
				!given.has(one.column) &&
				pair.score - one.score < NEAR
		);
		byUnit.set(pair.index, pair);
		if (doubles.length > 0) doubtful.add(pair.index);
		else given.add(pair.column);
		for (const rival of rivals) {
			doubtful.add(pair.index);
			doubtful.add(rival.index);
			byUnit.set(rival.index, rival);
		}
	}
	for (const [index, pair] of byUnit) {
		const unit = units[index];
		if (unit === undefined) continue;
		const others = allPairs
			.filter((one) => one.index === index && one.column !== pair.column)
			.sort((a, b) => b.score - a.score);
		const twins = doubtful.has(index);
		const ask = twins || pair.score < CONFIDENT;
		out[index] = {
			unit,
			column: pair.column,
			part: pair.part ?? null,
			confidence: twins ? Math.min(pair.score, CONFIDENT - 0.05) : pair.score,
			others: others.map(({ column }) => column),
			why: twins ? ['equally-good'] : ask ? ['not-sure'] : ['label'],
			ask
		};
	}
	return out;
}

/** Whether a column that was given is wanted once more: time, in another measure than in the one unit that has it. */
function isSecondMeasure(pair: Pair, byUnit: ReadonlyMap<number, Pair>, units: readonly Unit[]): boolean {
	const [first, ...more] = [...byUnit.values()].filter(({ column }) => column === pair.column);
	return first !== undefined && more.length === 0 && isOtherMeasure(pair, first, units);
}

/** Time in another measure than right beside it: «чч:мм», and «всего минут». */
function isOtherMeasure(pair: Pair, beside: Pair, units: readonly Unit[]): boolean {
	if (pair.column !== 'minutes' || pair.score < CONFIDENT || Math.abs(pair.index - beside.index) !== 1) return false;
	const [own, other] = [measureOf(units[pair.index]), measureOf(units[beside.index])];
	return own !== null && other !== null && own !== other;
}

/** How a unit of one box takes a time; null where its words do not say. */
function measureOf(unit: Unit | undefined): string | null {
	const [field, ...more] = unit?.fields ?? [];
	return field === undefined || more.length > 0 ? null : timePartOf(field);
}

/** A rival only with what it is best at. */
const isBestOf = (pair: Pair, pairs: readonly Pair[]): boolean =>
	pairs.every((one) => one.index !== pair.index || one.score <= pair.score);

function pairsOf(readings: readonly Reading[], record: PortalRecord): Pair[] {
	const pairs = readings.flatMap(({ scores, kinds, leave, details, onlyDetails }, index) => {
		if (leave !== null) return [];
		return [...scores].map(([column, score]): Pair => {
			const other =
				isOfDocument(column) && kinds.length > 0 && (record.basisKind === null || !kinds.includes(record.basisKind));
			const part = column === 'basis' && details ? ({ part: 'details', only: onlyDetails } as const) : {};
			return { index, column, score: other ? Math.min(score, 0.55) : score, ...part };
		});
	});
	return withCutBasis(pairs);
}

/** «Номер сертификата» on a page that asks for the signature's owner or time besides is the signature's. */
function byItsLike(pair: Pair, _index: number, pairs: readonly Pair[]): Pair {
	if (pair.column !== 'edsSerialNumber' || pair.score < WORTH_OPENING) return pair;
	const signs = pairs.some(
		({ column, score, index }) =>
			index !== pair.index && (column === 'edsSigner' || column === 'signedAt') && score >= CONFIDENT
	);
	return signs ? { ...pair, score: Math.max(pair.score, CONFIDENT + 0.02) } : pair;
}

/** Worth so much, the name of a list is enough where only its own wording is chosen of it. */
const WORTH_OPENING = 0.65;

/**
 * A list that is not open yet is its own proof: an option is chosen only by a
 * wording of the record's code, which no list of something else has. «Иное» is in
 * any list and proves nothing.
 */
function byItsList(pair: Pair, unit: Unit | undefined, record: PortalRecord): Pair {
	const { column, score } = pair;
	const [field] = unit?.fields ?? [];
	if (field?.options !== null || !PICKS.has(field.control) || score < WORTH_OPENING || score >= CONFIDENT) return pair;
	if (!isChoiceColumn(column) || record[column] === null || record[column] === 'other') return pair;
	return { ...pair, score: CONFIDENT };
}

const isOfDocument = (column: Column): boolean =>
	column === 'basisNumber' || column === 'basisDate' || column === 'basisBody';

/** Where № and date of the document have boxes of their own, a box for the document itself is for its kind. */
function withCutBasis(pairs: Pair[]): Pair[] {
	const own = (column: Column) => pairs.some((one) => one.column === column && one.score >= CONFIDENT);
	const cut = own('basisNumber') || own('basisDate');
	const hasKind = pairs.some(
		(one) =>
			one.column === 'basisKind' &&
			one.score >= CONFIDENT &&
			!pairs.some((two) => two.index === one.index && two.column === 'basis')
	);
	return pairs.map((pair): Pair => {
		if (pair.column !== 'basis') return pair;
		const { part, ...whole } = pair;
		if (pair.only === true) return hasKind && !cut ? pair : { ...pair, score: Math.min(pair.score, 0.7) };
		if (!hasKind) {
			if (pair.score >= 0.96 || !cut) return whole;
			return { ...whole, column: 'basisKind', score: pair.score - 0.02 };
		}
		// What names № and date itself wants them; of any other it is not said what it wants besides the kind.
		const isOfDetails = part === 'details' && !cut && pair.score >= 0.93;
		return pair.score >= 0.96 || isOfDetails ? pair : { ...pair, score: Math.min(pair.score, 0.7) };
	});
}

function leftOver(unit: Unit | undefined, reading: Reading): Assigned {
	return {
		unit: unit ?? { fields: [], parts: [], label: null },
		column: null,
		part: null,
		confidence: 0,
		others: [...reading.scores].sort((a, b) => b[1] - a[1]).map(([column]) => column),
		why: [reading.leave ?? 'not-ours'],
		ask: false
	};
}

/** Columns that a plan has covered, with those that a composed one is made of. */
export const coveredBy = (targets: readonly Target[]): Set<Column> =>
	new Set(targets.flatMap(({ column }) => [column, ...(MADE_OF[column] ?? [])]));
