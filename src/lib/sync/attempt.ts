import type { RegisterRecord } from '#lib/register/index.js';
import {
	checkRun,
	readRunHeader,
	toHex,
	type Bytes,
	type CheckedChange,
	type CheckedRun,
	type Membership,
	type RunProblem,
	type SealKeys
} from '#lib/vault/index.js';
import { sha256 } from '#lib/vault/bytes.js';
import { heldBehind, heldUnproven, hold, release } from './held.js';
import { judge, remember } from './order.js';
import { State, type Awaited, type HeldRun } from './state.js';

/** What became of one run. Whatever it set free besides is told beside it, in `Accepted`. */
export type Outcome =
	/** All its new records were handed over. */
	| { kind: 'applied'; device: string; from: number; to: number }
	/** Every record of it is here already. */
	| { kind: 'duplicate'; device: string; from: number; to: number }
	/** Kept, until what it builds on is here. Where `why` is `dependencies` it stands in its log and is relayed. */
	| { kind: 'held'; device: string; from: number; to: number; why: Awaited['kind'] | 'dependencies' }
	/** Not kept, since too much is held already: the next vector asks for it again. */
	| { kind: 'over-budget'; device: string; from: number; to: number }
	/** Nobody of this vault signed it: dropped, and counted. */
	| { kind: 'refused'; problem: RunProblem['kind'] | 'wrong-signature' }
	/** Its device signed it, and from record `n` on it is nothing that may be applied: kept, and the log stops there. */
	| { kind: 'quarantined'; device: string; n: number }
	/** After record `after` there is another branch of this log. Both are kept and applied; the fold counts neither. */
	| { kind: 'fork'; device: string; after: number };

/** A change to be applied, after the commit, in this order. */
export interface AppliedChange {
	device: string;
	n: number;
	/** Of the record, hex: tells the branches of a fork apart. */
	link: string;
	document: string;
	change: Bytes;
	/** Hash of the change, and hashes of those that it builds on. */
	hash: string;
	deps: readonly string[];
	/** The record, as text and read. */
	text: string;
	record: CheckedChange['record'];
	/**
	 * False for a change that Automerge cannot take, since a branch of the same
	 * log used its actor before: only the record goes to the fold, and no
	 * snapshot may be made of the document.
	 */
	inDocument: boolean;
}

/** A sealed run to be written. `held` runs lie apart: they stand in no log yet. */
export interface KeptRun {
	/** SHA-256 of the bytes, hex. */
	id: string;
	place: 'log' | 'held';
	device: string;
	from: number;
	to: number;
	/** Documents that its changes are in; none are known of a held run. */
	documents: string[];
	/** The link before its first record and that of each of its records, hex; none are known of a held run. */
	links: string[];
	bytes: Bytes;
}

export interface Fork {
	device: string;
	/** The last record that the branches share. */
	after: number;
	links: readonly string[];
}

export interface Stop {
	device: string;
	n: number;
	link: string;
}

export interface Surroundings {
	vault: Bytes;
	/** The document whose records admit devices. */
	vaultDocument: string;
	keys: SealKeys;
	/** Bytes that may be held for one device. */
	budget: number;
}

/** Works out, in a layer over what is known, what some runs would change. Nothing is known until it is settled. */
export class Attempt {
	readonly state: State;
	readonly store = new Map<string, KeptRun>();
	readonly forget = new Set<string>();
	readonly applied: AppliedChange[] = [];
	readonly forks: Fork[] = [];
	readonly stops: Stop[] = [];
	/** Membership records among what is applied. */
	readonly statements: RegisterRecord[] = [];
	readonly #fresh: string[] = [];
	#somebodyNew = false;

	constructor(
		below: State,
		readonly members: Membership,
		readonly around: Surroundings
	) {
		this.state = new State(below);
	}

	/** Takes one run. Total over any bytes. */
	async take(bytes: Bytes): Promise<Outcome> {
		const id = toHex(sha256(bytes));
		const held = this.state.held.get(id);
		if (held) return { kind: 'held', device: held.device, from: held.from, to: held.to, why: held.awaits.kind };
		const checked = await checkRun(bytes, this.around.vault, this.around.keys, this.members);
		if (checked.ok) return this.#place(checked.value, bytes, id);
		const { error } = checked;
		if (error.kind !== 'unknown-device' && error.kind !== 'unknown-epoch')
			return { kind: 'refused', problem: error.kind };
		const read = readRunHeader(bytes);
		if (!read.ok) return { kind: 'refused', problem: read.error.kind };
		const { device, from, to } = read.value.header;
		const awaits: Awaited = error.kind === 'unknown-epoch' ? { kind: 'epoch' } : { kind: 'device' };
		const outcome = this.#hold({ id, device, from, to, bytes, awaits });
		// The root proves itself, wherever it is read: the vault is named after it.
		if (error.kind === 'unknown-device') await this.#hear(error.content, ['vault-created']);
		return outcome;
	}

	/** Takes held runs for which something came, until nothing more is set free. */
	async release(options: { unproven: boolean } = { unproven: false }): Promise<Outcome[]> {
		const outcomes: Outcome[] = [];
		this.#somebodyNew ||= options.unproven;
		for (;;) {
			const runs = this.#fresh.splice(0).flatMap((link) => heldBehind(this.state, link));
			if (this.#somebodyNew) runs.push(...heldUnproven(this.state));
			this.#somebodyNew = false;
			if (runs.length === 0) return outcomes;
			for (const run of runs) {
				release(this.state, run);
				this.#drop(run.id);
				const outcome = await this.take(run.bytes);
				if (outcome.kind !== 'held' || outcome.why !== run.awaits.kind) outcomes.push(outcome);
			}
		}
	}

	async #place({ header, content, changes }: CheckedRun, bytes: Bytes, id: string): Promise<Outcome> {
		const { device, from, to } = header;
		const previous = toHex(content.previous);
		const fresh = changes.filter(({ link }) => !this.state.entries.has(toHex(link)));
		if (fresh.length === 0) return { kind: 'duplicate', device, from, to };
		const last = toHex(changes.at(-1)?.link ?? content.previous);
		if (!this.state.holds(previous, from - 1)) {
			const same = heldBehind(this.state, previous).some(({ awaits }) => 'last' in awaits && awaits.last === last);
			if (same) return { kind: 'held', device, from, to, why: 'predecessor' };
			return this.#hold({ id, device, from, to, bytes, awaits: { kind: 'predecessor', link: previous, last } });
		}
		const documents = [...new Set(changes.map(({ document }) => document))];
		const links = [previous, ...changes.map(({ link }) => toHex(link))];
		this.#keep({ id, place: 'log', device, from, to, documents, links, bytes });
		this.state.signatures.set(last, content.signature);
		const branch = this.#add(device, previous, changes, id);
		this.#noteAdmission(device, fresh);
		const said = this.#advance().filter(({ document }) => document === this.around.vaultDocument);
		await this.#hear(said, ['vault-created', 'device-added']);
		if (branch) return { kind: 'fork', device, after: branch.after };
		const standing = fresh.map(({ link }) => this.state.standings.get(toHex(link)));
		const stopped = fresh[standing.indexOf('stopped')];
		if (stopped) return { kind: 'quarantined', device, n: stopped.n };
		if (standing.includes('waiting')) return { kind: 'held', device, from, to, why: 'dependencies' };
		return { kind: 'applied', device, from, to };
	}

	/** Adds the records that are not here; says where they branch off, if they do. */
	#add(device: string, previous: string, changes: CheckedChange[], run: string): Fork | null {
		let branch: Fork | null = null;
		let before = previous;
		for (const content of changes) {
			const link = toHex(content.link);
			if (!this.state.entries.has(link)) {
				this.state.add(device, before, content, run);
				this.#fresh.push(link);
				const links = this.state.followers.get(before) ?? [];
				if (links.length > 1) branch = { device, after: content.n - 1, links };
			}
			before = link;
		}
		if (branch) this.forks.push(branch);
		return branch;
	}

	/** Applies what can be applied: each log in its order, each change behind those that it builds on. Returns that. */
	#advance(): CheckedChange[] {
		const applied: CheckedChange[] = [];
		for (let before = -1; before < applied.length;) {
			before = applied.length;
			const next = this.state.frontier.keys();
			for (let link = next.pop(); link !== undefined; link = next.pop()) {
				const entry = this.state.entries.get(link);
				const content = this.state.waiting.get(link);
				if (!entry || !content) continue;
				const verdict = judge(this.state, entry, content);
				if (verdict.kind === 'waits') continue;
				this.state.frontier.delete(link);
				if (verdict.kind === 'unsound') {
					this.stops.push({ device: entry.device, n: entry.n, link });
					this.#stop(link);
					continue;
				}
				applied.push(content);
				this.state.waiting.delete(link);
				this.state.standings.set(link, 'applied');
				remember(this.state, entry, verdict.change);
				this.#hand(entry.device, content, verdict.change.inDocument);
				for (const follower of this.state.followers.get(link) ?? []) {
					this.state.frontier.set(follower, true);
					next.push(follower);
				}
			}
		}
		return applied;
	}

	#hand(device: string, content: CheckedChange, inDocument: boolean): void {
		const { n, document, change, hash, deps, text, record } = content;
		const link = toHex(content.link);
		this.applied.push({ device, n, link, document, change, hash, deps, text, record, inDocument });
		if (document === this.around.vaultDocument && record.ok) this.statements.push(record.record);
	}

	#stop(first: string): void {
		const next = [first];
		for (let link = next.pop(); link !== undefined; link = next.pop()) {
			this.state.standings.set(link, 'stopped');
			this.state.waiting.delete(link);
			next.push(...(this.state.followers.get(link) ?? []));
		}
	}

	/**
	 * Learns whose signatures to believe. An admission proves itself, but is
	 * believed only once it is applied: then every device gets it, all come to
	 * believe the same, and the fold sees by whom each device was admitted.
	 */
	async #hear(changes: CheckedChange[], kinds: RegisterRecord['kind'][]): Promise<void> {
		const records = changes.flatMap(({ record }) => (record.ok ? [record.record] : []));
		const statements = records.filter(({ kind }) => kinds.includes(kind));
		if (statements.length === 0) return;
		const aside = this.members.aside();
		await aside.learn(statements);
		if (this.members.adopt(aside)) this.#somebodyNew = true;
	}

	#noteAdmission(device: string, changes: CheckedChange[]): void {
		const own = changes.find(
			({ record }) => record.ok && record.record.kind === 'device-added' && record.record.body.device === device
		);
		if (own && !this.state.admissions.has(device)) this.state.admissions.set(device, own.n);
	}

	#hold(run: HeldRun): Outcome {
		const { id, device, from, to, bytes } = run;
		if (!hold(this.state, run, this.around.budget)) return { kind: 'over-budget', device, from, to };
		this.#keep({ id, place: 'held', device, from, to, documents: [], links: [], bytes });
		return { kind: 'held', device, from, to, why: run.awaits.kind };
	}

	#keep(run: KeptRun): void {
		const stays = run.place === 'held' && this.forget.delete(run.id);
		if (!stays) this.store.set(run.id, run);
	}

	/** A run that is not held any more goes from where held runs lie, unless it was never written there. */
	#drop(id: string): void {
		if (!this.store.delete(id)) this.forget.add(id);
	}
}
