import type { Entry } from './entry.js';
import { compareIds } from './ids.js';
import { compareNumbers, continuedFrom, isFixed, numberVolume } from './numbering.js';
import type { RecordId } from './record.js';
import type { Conflict, Register, RegisterProblem, Row, Undecided, Volume } from './register.js';
import { reuse, same } from './same.js';

/** More changed rows than this at once, and all are sorted anew. */
const MANY = 64;

/** Keeps the rows in the order of the register and the volumes numbered, reworking only what changed. */
export class Shelf {
	/** By volume, then by number, then by id. A new list after each change. */
	rows: Row[] = [];
	conflicts: Conflict[] = [];
	readonly #byId = new Map<RecordId, Row>();
	readonly #volumes = new Map<number, { before: number; volume: Volume }>();
	/** Volumes in which a row came, went, or has another number or standing. */
	readonly #touched = new Set<number>();

	row(id: RecordId): Row | undefined {
		return this.#byId.get(id);
	}

	/** Puts rows in, replaces them or takes them out (null). */
	put(changes: ReadonlyMap<RecordId, Row | null>): void {
		if (changes.size === 0) return;
		let disputed = false;
		const few = changes.size <= MANY ? [...this.rows] : null;
		for (const [id, row] of changes) {
			const old = this.#byId.get(id);
			disputed ||= (old?.conflicts.length ?? 0) > 0 || (row?.conflicts.length ?? 0) > 0;
			if (!old || !row || numberedOtherwise(old, row)) {
				if (old) this.#touched.add(old.volume);
				if (row) this.#touched.add(row.volume);
			}
			if (row) this.#byId.set(id, row);
			else this.#byId.delete(id);
			if (few && old) few.splice(placeFor(few, old), 1);
			if (few && row) few.splice(placeFor(few, row), 0, row);
		}
		this.rows = few ?? [...this.#byId.values()].sort(byPlace);
		const conflicts = disputed ? this.rows.flatMap((row) => row.conflicts) : this.conflicts;
		this.conflicts = reuse(this.conflicts, conflicts);
	}

	/** The volumes by year: those that have rows, and those that were opened. */
	volumes({ settings, documents }: Pick<Register, 'settings' | 'documents'>): Volume[] {
		const spans = new Map<number, { from: number; to: number }>();
		for (const { year } of documents) spans.set(year, { from: 0, to: 0 });
		for (let from = 0; from < this.rows.length;) {
			const year = this.rows[from]?.volume ?? 0;
			const to = firstAfter(this.rows, year);
			spans.set(year, { from, to });
			from = to;
		}
		const volumes: Volume[] = [];
		for (const [year, { from, to }] of [...spans].sort(([a], [b]) => a - b)) {
			const before = continuedFrom(volumes, settings.numbering);
			const old = this.#volumes.get(year);
			if (!old || old.before !== before || this.#touched.has(year)) {
				const now = numberVolume(year, this.rows.slice(from, to), before);
				this.#volumes.set(year, { before, volume: old && same(old.volume, now) ? old.volume : now });
			}
			const volume = this.#volumes.get(year)?.volume;
			if (volume) volumes.push(volume);
		}
		// A year that lost its last row and comes back later is numbered anew.
		for (const year of this.#volumes.keys()) if (!spans.has(year)) this.#volumes.delete(year);
		this.#touched.clear();
		return volumes;
	}
}

function byPlace(a: Row, b: Row): number {
	return (
		a.volume - b.volume ||
		(a.values.number === b.values.number ? 0 : compareNumbers(a.values.number, b.values.number)) ||
		compareIds(a.id, b.id)
	);
}

/** Where a row stands, or would stand. */
function placeFor(rows: readonly Row[], row: Row): number {
	return firstPlace(rows, (other) => byPlace(other, row) >= 0);
}

/** The first place behind a volume. */
function firstAfter(rows: readonly Row[], volume: number): number {
	return firstPlace(rows, (other) => other.volume > volume);
}

/** By halving: rows for which `reached` is true stand behind all for which it is not. */
function firstPlace(rows: readonly Row[], reached: (row: Row) => boolean): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const row = rows[middle];
		if (row && !reached(row)) low = middle + 1;
		else high = middle;
	}
	return low;
}

function numberedOtherwise(a: Row, b: Row): boolean {
	return a.volume !== b.volume || a.values.number !== b.values.number || isFixed(a) !== isFixed(b);
}

/** Problems in an order that depends on them alone. */
export function sortProblems(problems: RegisterProblem[]): RegisterProblem[] {
	return problems
		.map((problem) => ({ problem, id: 'id' in problem ? problem.id : '', text: JSON.stringify(problem) }))
		.sort((a, b) => compareIds(a.id, b.id) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
		.map(({ problem }) => problem);
}

/** The list of what waits for the lawyer, by id, the sides of a fork by hash. */
export function listUndecided(entries: Iterable<Entry>): Undecided[] {
	return [...entries]
		.map((entry): Undecided => ({
			record: entry.id,
			hash: entry.hash,
			kind: entry.envelope.kind,
			why: entry.why ?? 'revoked',
			device: entry.envelope.device,
			at: entry.envelope.at,
			row: entry.envelope.kind === 'entered' ? entry.id : (entry.envelope.row ?? null),
			body: entry.record?.body ?? null
		}))
		.sort((a, b) => compareIds(a.record, b.record) || (a.hash < b.hash ? -1 : 1));
}
