import { compareNumbers, continuedFrom, numberParts } from './numbering.js';
import type { RecordId } from './record.js';
import type { NumberClash, Register, Row } from './register.js';

/** The next free number of a volume, also of one that has no row yet: what a new row claims. */
export function nextNumber(register: Register, volume: number): string {
	const known = register.volumes.find(({ year }) => year === volume);
	if (known) return known.next;
	const earlier = register.volumes.filter(({ year }) => year < volume);
	return String(continuedFrom(earlier, register.settings.numbering) + 1);
}

/**
 * True when a row of the volume claims the number: one struck out too, since it
 * keeps its number, and one that disputes it with another number.
 */
export function isNumberTaken(register: Register, volume: number, number: string): boolean {
	return register.rows.some((row) => row.volume === volume && claims(row, number));
}

const claims = (row: Row, number: string): boolean =>
	row.values.number === number ||
	row.conflicts.some(({ field, values }) => field === 'number' && values.some(({ value }) => value === number));

/** Every number that a row claims: its own, and those that dispute it. */
function claimedBy(row: Row): unknown[] {
	const disputed = row.conflicts.filter(({ field }) => field === 'number').flatMap(({ values }) => values);
	return [row.values.number, ...disputed.map(({ value }) => value)];
}

export interface NumberProposal {
	row: RecordId;
	number: string;
}

/** One way out of a clash, for the lawyer to choose: each move becomes a correction of that row's number. */
export interface ClashOption {
	how: 'next-free' | 'sub-number';
	/** Rows that keep the number. More than one: all of them are fixed, and the clash between these stays. */
	keeps: RecordId[];
	moves: NumberProposal[];
}

/** `all-fixed`: every row that has the number is on paper, signed or in the portal; none may move, the lawyer must decide outside. */
export type ClashSettlement = { kind: 'options'; options: ClashOption[] } | { kind: 'all-fixed'; rows: RecordId[] };

/**
 * How a clash of numbers can be settled: always with the next free numbers,
 * and with sub-numbers ("58-1") where the settings allow them. Rows on paper,
 * signed or in the portal keep the number; where there is none, the row `keep`
 * does, else one struck out, else the one recorded first by its clock (a
 * proposal only: the lawyer may name another). Changes nothing itself.
 */
export function settleClash(register: Register, clash: NumberClash, keep?: RecordId): ClashSettlement {
	const rows = register.rows.filter((row) => clash.rows.includes(row.id));
	const fixed = rows.filter((row) => clash.fixed.includes(row.id));
	if (rows.length > 0 && fixed.length === rows.length) return { kind: 'all-fixed', rows: fixed.map((row) => row.id) };
	const chosen = rows.find((row) => row.id === keep) ?? [...rows].sort(byClaim)[0];
	const keeping = fixed.length > 0 ? fixed : chosen ? [chosen] : [];
	const moving = rows.filter((row) => !keeping.includes(row)).sort(byClaim);
	const option = (how: ClashOption['how'], numbers: string[]): ClashOption => ({
		how,
		keeps: keeping.map((row) => row.id),
		moves: moving.flatMap((row, at) => ({ row: row.id, number: numbers[at] ?? '' }))
	});
	const options = [option('next-free', nextFree(register, clash.volume, moving.length))];
	const subs = subNumbers(register, clash, moving.length);
	if (register.settings.subNumbers && subs.length === moving.length) options.push(option('sub-number', subs));
	return { kind: 'options', options };
}

/** The row struck out first, since it can hardly move; then by the clock of recording; then by id. */
function byClaim(a: Row, b: Row): number {
	return (
		Number(a.voided === null) - Number(b.voided === null) ||
		Date.parse(a.recorded.at) - Date.parse(b.recorded.at) ||
		(a.id < b.id ? -1 : 1)
	);
}

function nextFree(register: Register, volume: number, count: number): string[] {
	const first = Number(nextNumber(register, volume));
	const taken = takenIn(register, volume);
	const free: string[] = [];
	for (let number = first; free.length < count; number++) {
		if (!taken.has(String(number))) free.push(String(number));
	}
	return free;
}

/** Free sub-numbers behind the clashing number: 58-1, 58-2 …; fewer than asked for when they run out. */
function subNumbers(register: Register, clash: NumberClash, count: number): string[] {
	const parts = numberParts(clash.number);
	const taken = takenIn(register, clash.volume);
	const free: string[] = [];
	for (let sub = 1; parts && sub <= 9999 && free.length < count; sub++) {
		const number = `${String(parts.whole)}-${String(sub)}`;
		if (!taken.has(number)) free.push(number);
	}
	return free.sort(compareNumbers);
}

function takenIn(register: Register, volume: number): ReadonlySet<unknown> {
	return new Set(register.rows.filter((row) => row.volume === volume).flatMap(claimedBy));
}
