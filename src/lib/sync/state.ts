import { toHex, type Bytes, type CheckedChange } from '#lib/vault/index.js';
import { Layered } from './layered.js';
import type { Head } from './vector.js';

/** One record's place in a log: what is known of it without its content. A log is a chain of them, a forked one a tree. */
export interface LogEntry {
	device: string;
	n: number;
	/** link(n) and link(n - 1), hex. */
	link: string;
	previous: string;
	document: string;
	/** Hash of the change. */
	hash: string;
	/** The run on disk that holds the change, by its id. */
	run: string;
	/** Bytes of the change. */
	size: number;
}

/**
 * `applied`: handed over. `waiting`: its bytes are kept and relayed, but a
 * change that it builds on, or a record before it, is not applied yet.
 * `stopped`: its device signed what no device may write, here or before; the
 * log is kept to its end and nothing from here on is applied.
 */
export type Standing = 'applied' | 'waiting' | 'stopped';

/** A change that was applied, as those that build on it need to know it. */
export interface KnownChange {
	link: string;
	actor: string;
	seq: number;
	startOp: number;
	deps: string[];
	/** False where Automerge cannot take it, since another branch of its log used its actor and number. */
	inDocument: boolean;
}

/** What a held run waits for: the record before it, the admission of its device, the key of its epoch. */
export type Awaited = { kind: 'predecessor'; link: string; last: string } | { kind: 'device' } | { kind: 'epoch' };

/** A run that cannot be put into its log yet. */
export interface HeldRun {
	/** SHA-256 of its bytes, hex. */
	id: string;
	/** Proven by a signature only where it awaits its predecessor. */
	device: string;
	from: number;
	to: number;
	bytes: Bytes;
	awaits: Awaited;
}

/** Everything that one replica knows of all logs, in layers: see `Layered`. */
export class State {
	/** By link. */
	readonly entries: Layered<LogEntry>;
	readonly standings: Layered<Standing>;
	/** Signatures by link: where a run may end. */
	readonly signatures: Layered<Bytes>;
	/** Links that follow a link; more than one is a fork. */
	readonly followers: Layered<readonly string[]>;
	/** Heads of each device's log. */
	readonly heads: Layered<readonly Head[]>;
	/** By device: the record of its own log that admits it, where there is one. */
	readonly admissions: Layered<number>;
	/** Contents of entries that wait, by link. */
	readonly waiting: Layered<CheckedChange>;
	/** By document and hash. */
	readonly changes: Layered<KnownChange>;
	/** By document and actor: the last change that Automerge took; 0 for an actor of which it took none. */
	readonly actors: Layered<number>;
	/** Entries whose predecessor is applied and that wait for changes they build on. */
	readonly frontier: Layered<true>;
	/** Held runs by id, ids by the link that they follow, and their bytes by whom they count for. */
	readonly held: Layered<HeldRun>;
	readonly heldBehind: Layered<readonly string[]>;
	readonly heldBytes: Layered<number>;

	constructor(below: State | null = null) {
		this.entries = new Layered(below?.entries);
		this.standings = new Layered(below?.standings);
		this.signatures = new Layered(below?.signatures);
		this.followers = new Layered(below?.followers);
		this.heads = new Layered(below?.heads);
		this.admissions = new Layered(below?.admissions);
		this.waiting = new Layered(below?.waiting);
		this.changes = new Layered(below?.changes);
		this.actors = new Layered(below?.actors);
		this.frontier = new Layered(below?.frontier);
		this.held = new Layered(below?.held);
		this.heldBehind = new Layered(below?.heldBehind);
		this.heldBytes = new Layered(below?.heldBytes);
	}

	/** Makes what was worked out in this layer part of what lies below it. */
	settle(): void {
		for (const layer of Object.values(this) as Layered<unknown>[]) layer.settle();
	}

	/** True when a log holds this link; the link before record 1 is of every log. */
	holds(link: string, n: number): boolean {
		return n === 0 || this.entries.get(link)?.n === n;
	}

	/** Puts a checked change at its place; its predecessor must be held. */
	add(device: string, previous: string, content: CheckedChange, run: string): void {
		const link = toHex(content.link);
		const { n, document, hash } = content;
		this.entries.set(link, { device, n, link, previous, document, hash, run, size: content.change.length });
		this.followers.set(previous, [...(this.followers.get(previous) ?? []), link]);
		const others = (this.heads.get(device) ?? []).filter((head) => head.link !== previous);
		this.heads.set(device, [...others, { n, link }]);
		const before = n === 1 ? 'applied' : this.standings.get(previous);
		this.standings.set(link, before === 'stopped' ? 'stopped' : 'waiting');
		if (before === 'stopped') return;
		this.waiting.set(link, content);
		if (before === 'applied') this.frontier.set(link, true);
	}

	/** The entries of a branch from its head back to, and without, the first that `until` accepts; oldest first. */
	branch(link: string, until: (entry: LogEntry) => boolean): LogEntry[] {
		const found: LogEntry[] = [];
		let entry = this.entries.get(link);
		while (entry && !until(entry)) {
			found.push(entry);
			entry = this.entries.get(entry.previous);
		}
		return found.toReversed();
	}
}
