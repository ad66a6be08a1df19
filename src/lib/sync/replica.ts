import { recordId } from '#lib/register/index.js';
import { toHex, utf8, vaultDocumentOf, type Bytes, type Membership, type SealKeys } from '#lib/vault/index.js';
import { sha256 } from '#lib/vault/bytes.js';
import { Attempt, type AppliedChange, type Fork, type KeptRun, type Outcome, type Stop } from './attempt.js';
import { HELD_BUDGET, heldUnopened } from './held.js';
import { State, type LogEntry, type Standing } from './state.js';
import { headsIn, vectorOf, type Head, type Vector } from './vector.js';

/** What has to be on disk, in one transaction, before anything is known: runs to be written, and held runs to be removed. */
export interface ReplicaWrite {
	store: readonly KeptRun[];
	/** Ids of held runs. One that moves into its log is named in `store` too. */
	forget: readonly string[];
	/** How records of any log stand once this is written, by link. */
	standing: (link: string) => Standing | undefined;
}

/** Writes durably; false when nothing was written. */
export type Commit = (write: ReplicaWrite) => Promise<boolean>;

/** What some runs led to. The caller applies `applied` to its documents, in this order, and hands the records to the fold. */
export interface Accepted {
	/** One for each run, in their order. */
	outcomes: readonly Outcome[];
	/** What became of held runs that these set free. */
	released: readonly Outcome[];
	applied: readonly AppliedChange[];
	/** Branches that were not known before. */
	forks: readonly Fork[];
	/** Records at which a log stops, new since now. */
	stops: readonly Stop[];
	/** False when the commit failed: nothing has changed, the runs can be taken again. */
	kept: boolean;
}

export interface ReplicaParts {
	vault: Bytes;
	keys: SealKeys;
	/** Learns from what is applied. */
	members: Membership;
	/** Bytes of held runs per device; 50 MB unless told. */
	budget?: number;
}

/**
 * What one replica knows of all logs of its vault, and how it takes what others
 * send: any runs, in any order, cut anywhere, any number of times. Pure but for
 * WebCrypto: no disk, no clock, no network. One call after another, whatever
 * the caller does; nothing is known before it is committed.
 */
export class Replica {
	readonly state = new State();
	readonly parts: ReplicaParts;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(parts: ReplicaParts) {
		this.parts = parts;
	}

	/** Takes runs from anywhere, with one commit for all. What this device writes itself goes the same way. Total over any bytes. */
	accept(runs: readonly Bytes[], commit: Commit): Promise<Accepted> {
		return this.#inTurn(async () => {
			const attempt = this.#attempt(this.parts.budget ?? HELD_BUDGET);
			const outcomes: Outcome[] = [];
			const released: Outcome[] = [];
			for (const run of runs) {
				outcomes.push(await attempt.take(run));
				released.push(...(await attempt.release()));
			}
			return this.#settle(attempt, outcomes, released, commit);
		});
	}

	/** Looks at held runs again, after the key of another epoch came. */
	reconsider(commit: Commit): Promise<Accepted> {
		return this.#inTurn(async () => {
			const attempt = this.#attempt(this.parts.budget ?? HELD_BUDGET);
			return this.#settle(attempt, [], await attempt.release({ unproven: true }), commit);
		});
	}

	/**
	 * Takes what lies on this device's disk: runs of logs in their order, then
	 * those held. `refused` counts runs that are damaged. Nothing has to be written.
	 */
	restore(runs: Iterable<Bytes>): Promise<{ applied: readonly AppliedChange[]; refused: number }> {
		return this.#inTurn(async () => {
			const attempt = this.#attempt(Number.POSITIVE_INFINITY);
			const outcomes: Outcome[] = [];
			for (const run of runs) outcomes.push(await attempt.take(run), ...(await attempt.release()));
			const refused = outcomes.filter(({ kind }) => kind === 'refused').length;
			await this.#know(attempt);
			return { applied: attempt.applied, refused };
		});
	}

	/** How far each log is held whole: what is acknowledged, and what a sender starts from. */
	vector(): Vector {
		return vectorOf(this.state.heads.keys().map((device) => [device, this.heads(device)] as const));
	}

	/** The heads of one device's log: none, one, or its branches. */
	heads(device: string): readonly Head[] {
		return this.state.heads.get(device) ?? [];
	}

	/** Runs that came and that nobody can open here: the key of their epoch is lacking. */
	get unopened(): number {
		return heldUnopened(this.state);
	}

	/** True when this record of this log is held. */
	holds(device: string, { n, link }: Head): boolean {
		const entry = this.state.entries.get(link);
		return entry?.device === device && entry.n === n;
	}

	/** True when all that a vector names is held here: whoever sent it has nothing that is new. */
	covers(vector: Vector): boolean {
		return Object.keys(vector).every((device) => headsIn(vector, device).every((head) => this.holds(device, head)));
	}

	/**
	 * True when a vector, sent by another, says that its sender holds this
	 * record. Heads that are not in the log as it is held here count for nothing.
	 */
	acknowledged(vector: Vector, device: string, { n, link }: Head): boolean {
		const theirs = headsIn(vector, device).filter((head) => head.n >= n && this.holds(device, head));
		if (theirs.length > 0 && this.heads(device).length === 1) return this.holds(device, { n, link });
		return theirs.some((head) => this.state.branch(head.link, (entry) => entry.n < n)[0]?.link === link);
	}

	/** SHA-256 over the sorted ids and links of all records held, hex: equal on devices that hold the same. */
	digest(): string {
		const lines = this.entries().map((entry) => `${recordId(entry)} ${entry.link}\n`);
		return toHex(sha256(utf8(lines.toSorted().join(''))));
	}

	/** Every record held, branch by branch. */
	entries(): LogEntry[] {
		return this.state.entries.keys().flatMap((link) => this.state.entries.get(link) ?? []);
	}

	#attempt(budget: number): Attempt {
		const { vault, keys, members } = this.parts;
		const around = { vault, vaultDocument: vaultDocumentOf(vault), keys, budget };
		return new Attempt(this.state, members.aside(), around);
	}

	async #settle(
		attempt: Attempt,
		outcomes: readonly Outcome[],
		released: readonly Outcome[],
		commit: Commit
	): Promise<Accepted> {
		const { applied, forks, stops, store, forget } = attempt;
		const standing = (link: string) => attempt.state.standings.get(link);
		const write = { store: [...store.values()], forget: [...forget], standing };
		const nothing = write.store.length === 0 && write.forget.length === 0;
		const kept = nothing || (await commit(write));
		if (!kept) return { outcomes, released: [], applied: [], forks: [], stops: [], kept };
		await this.#know(attempt);
		return { outcomes, released, applied, forks, stops, kept };
	}

	async #know(attempt: Attempt): Promise<void> {
		attempt.state.settle();
		this.parts.members.adopt(attempt.members);
		await this.parts.members.learn(attempt.statements);
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const next = this.#turn.then(work);
		this.#turn = next.catch(() => null);
		return next;
	}
}
