import { isKnownKind, type RecordId } from './record.js';
import type { Entry, GroupKey } from './entry.js';
import { listUndecided, Shelf, sortProblems } from './assemble.js';
import { Judging } from './judging.js';
import { foldKind, vaultState, type FoldedKind, type VaultState } from './kinds.js';
import { judgeMembership } from './membership.js';
import type { Register, RegisterProblem, Row, Undecided, Volume } from './register.js';
import { foldRow, type FoldedRow } from './row.js';
import { reuse, same } from './same.js';
import { RecordStore } from './store.js';

export interface FoldContext {
	/**
	 * Ids of admissions, revocations and vault beginnings whose signature the
	 * vault found wrong; looked at when such a record comes in, so put an id in
	 * before its record.
	 */
	distrusted?: ReadonlySet<RecordId>;
}

/** A register that grows with its records. */
export interface RegisterFold {
	/** The register as it stands. A new object after each change; what did not change in it stays the same object. */
	readonly register: Register;
	/** Adds records, as texts or parsed; doubled ones change nothing. Returns the register. */
	add(records: Iterable<unknown>): Register;
}

/**
 * Makes the register from the records of the vault and of any of its volumes,
 * as canonical texts or parsed objects. Deterministic and total: the same
 * records in any order, doubled or not, give an equal register; what is no
 * record, or cannot be applied, is reported in `problems`, never thrown.
 */
export function fold(records: Iterable<unknown>, context: FoldContext = {}): Register {
	return createFold(context).add(records);
}

/** The same, growing: adding in any portions gives what one `fold` of all would, and reworks only the rows touched. */
export function createFold(context: FoldContext = {}): RegisterFold {
	return new Folding(context);
}

class Folding implements RegisterFold {
	readonly #store = new RecordStore();
	readonly #judging = new Judging(this.#store);
	readonly #shelf = new Shelf();
	readonly #kinds = new Map<string, FoldedKind>();
	/** Problems of each row or kind that has any, and of single texts. */
	readonly #troubles = new Map<GroupKey, RegisterProblem[]>();
	readonly #textProblems: RegisterProblem[] = [];
	/** Ids that are named but not here, and the rows and kinds that name them. */
	readonly #awaited = new Map<RecordId, Set<GroupKey>>();
	readonly #context: FoldContext;
	#lawyer: Row['lawyer'] = null;
	/** What the kinds without a row make of the register; each part the same object while it holds the same. */
	#state: VaultState = NO_STATE;
	/** The change of the list of undecided records that the register shows. */
	#undecidedAt = 0;
	/** Whether problems came or went since the register was put together. */
	#troubled = false;
	register: Register = EMPTY;

	constructor(context: FoldContext) {
		this.#context = context;
	}

	add(records: Iterable<unknown>): Register {
		const strange = this.#store.strange.size;
		const fresh: Entry[] = [];
		for (const source of records) {
			const entry = this.#store.take(source);
			if (entry) fresh.push(entry);
		}
		if (fresh.length === 0 && this.#store.strange.size === strange) return this.register;
		this.#troubled ||= this.#store.strange.size !== strange;
		for (const entry of fresh) this.#noteText(entry);
		const moved = this.#store.link(fresh);
		const judged = this.#judging.judge(fresh);
		const touched = new Set<GroupKey>();
		for (const entry of [...fresh, ...moved, ...judged]) if (entry.group !== null) touched.add(entry.group);
		for (const { id } of fresh) {
			for (const key of this.#awaited.get(id) ?? []) touched.add(key);
			this.#awaited.delete(id);
		}
		this.#foldKinds(touched);
		this.register = this.#assemble(this.#foldRows(touched));
		return this.register;
	}

	/** Problems that a text has by itself, whatever else is here. */
	#noteText(entry: Entry): void {
		const { kind } = entry.envelope;
		const byRoot = kind === 'device-added' || kind === 'device-revoked' || kind === 'vault-created';
		entry.unsigned = byRoot && this.#context.distrusted?.has(entry.id) === true;
		const count = this.#textProblems.length;
		if (entry.problem) this.#textProblems.push(entry.problem);
		if (entry.unsigned) this.#textProblems.push({ kind: 'unsigned-membership', id: entry.id });
		if (this.#store.texts.get(entry.id)?.[1] === entry) this.#textProblems.push({ kind: 'fork', id: entry.id });
		this.#troubled ||= this.#textProblems.length !== count;
	}

	readonly #isKnown = (id: RecordId): boolean => this.#store.texts.has(id);

	#foldKinds(touched: ReadonlySet<GroupKey>): void {
		const kinds = [...touched].filter(isKnownKind);
		if (kinds.length === 0) return;
		for (const key of kinds) {
			const folded = foldKind(this.#store.groups.get(key) ?? [], this.#isKnown);
			this.#kinds.set(key, folded);
			this.#note(key, folded);
		}
		this.#state = keepEqual(this.#state, vaultState(this.#kinds, this.#judging.standing));
	}

	/** Folds the rows that were touched; all others only where the lawyer's particulars changed. */
	#foldRows(touched: ReadonlySet<GroupKey>): Map<RecordId, Row | null> {
		const changes = new Map<RecordId, Row | null>();
		const lawyer = this.#lawyerNow();
		if (!same(lawyer, this.#lawyer)) {
			this.#lawyer = lawyer;
			for (const row of this.#shelf.rows) changes.set(row.id, { ...row, lawyer });
		}
		for (const key of touched) {
			if (isKnownKind(key)) continue;
			const folded = foldRow(key, this.#store.groups.get(key) ?? [], this.#isKnown, this.#lawyer);
			this.#note(key, folded);
			if (folded.row || this.#shelf.row(key)) changes.set(key, folded.row);
		}
		return changes;
	}

	#lawyerNow(): Row['lawyer'] {
		const { profile } = this.#state;
		return profile && { name: profile.name, barAssociation: profile.association, licenceNumber: profile.licence };
	}

	#note(key: GroupKey, { problems, missing }: Pick<FoldedRow, 'problems' | 'missing'>): void {
		this.#troubled ||= problems.length > 0 || this.#troubles.has(key);
		if (problems.length > 0) this.#troubles.set(key, problems);
		else this.#troubles.delete(key);
		for (const id of missing) this.#awaited.set(id, (this.#awaited.get(id) ?? new Set()).add(key));
	}

	#assemble(changes: ReadonlyMap<RecordId, Row | null>): Register {
		this.#shelf.put(changes);
		const state = this.#state;
		const volumes = this.#shelf.volumes(state);
		const { rows, conflicts } = this.#shelf;
		const before = this.register;
		return {
			...state,
			rows,
			volumes: reuse(before.volumes, volumes),
			conflicts,
			clashes: reuse(
				before.clashes,
				volumes.flatMap((volume) => volume.clashes)
			),
			gaps: gapsOf(before, volumes),
			undecided: this.#undecidedNow(),
			problems: this.#problemsNow()
		};
	}

	#undecidedNow(): Undecided[] {
		if (this.#undecidedAt === this.#judging.changes) return this.register.undecided;
		this.#undecidedAt = this.#judging.changes;
		return listUndecided(this.#judging.undecided);
	}

	#problemsNow(): RegisterProblem[] {
		if (!this.#troubled) return this.register.problems;
		this.#troubled = false;
		const strange = [...this.#store.strange].map((): RegisterProblem => ({ kind: 'not-a-record' }));
		return sortProblems([...strange, ...this.#textProblems, ...[...this.#troubles.values()].flat()]);
	}
}

/** The register before there is any record. */
const NO_STATE: VaultState = vaultState(new Map(), judgeMembership([], new Map()));
const EMPTY: Register = {
	...NO_STATE,
	rows: [],
	volumes: [],
	conflicts: [],
	clashes: [],
	gaps: [],
	undecided: [],
	problems: []
};

function gapsOf(before: Register, volumes: readonly Volume[]): Register['gaps'] {
	const unchanged = volumes.length === before.volumes.length && volumes.every((one, at) => one === before.volumes[at]);
	return unchanged
		? before.gaps
		: volumes.flatMap(({ year, gaps }) => gaps.map((number) => ({ volume: year, number })));
}

/** Keeps each part that holds the same as before as the object that it was. */
function keepEqual(before: VaultState, now: VaultState): VaultState {
	const kept = <K extends keyof VaultState>(key: K): VaultState[K] =>
		same(before[key], now[key]) ? before[key] : now[key];
	return {
		profile: kept('profile'),
		settings: kept('settings'),
		unsettled: kept('unsettled'),
		authorities: kept('authorities'),
		mobileSigning: kept('mobileSigning'),
		monthsClosed: kept('monthsClosed'),
		paperLogs: kept('paperLogs'),
		paperLines: kept('paperLines'),
		copiesDisposed: kept('copiesDisposed'),
		payRates: kept('payRates'),
		mrp: kept('mrp'),
		daysOff: kept('daysOff'),
		expectedLawyers: kept('expectedLawyers'),
		documents: kept('documents'),
		devices: kept('devices'),
		ownEntries: kept('ownEntries'),
		paperTemplates: kept('paperTemplates'),
		epochs: kept('epochs'),
		heads: kept('heads')
	};
}
