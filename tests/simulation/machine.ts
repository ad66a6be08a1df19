import {
	createFold,
	isoWithOffset,
	kazakhstanDay,
	recordText,
	type RecordId,
	type Register,
	type RegisterFold
} from '#lib/register/index.js';
import {
	cutRuns,
	HELD_BUDGET,
	missing,
	mustStartAnew,
	Replica,
	type Accepted,
	type AppliedChange,
	type LogEntry,
	type Vector
} from '#lib/sync/index.js';
import {
	appendRecord,
	applyChanges,
	emptyDocument,
	Membership,
	openRun,
	type Bytes,
	type Document
} from '#lib/vault/index.js';
import { epochKeys, SharedSealKeys, vault, type Identity } from './identities.js';
import type { Plan } from './plan.js';
import type { ReplicaDisk, Written } from './replica-disk.js';
import { linkOf, placeOf, startOf, writeRun, type Place } from './writer.js';

/** A record as its device signed it into a log. */
export interface Signed {
	device: string;
	n: number;
	link: string;
	previous: string;
	text: string;
}

/** What the machine was told by itself to be durable: links of records. */
export type Told = Set<string>;

const KAZAKHSTAN = 300;

/** One process on one disk: a laptop or phone with the vault open, honest unless told otherwise. */
export class Machine {
	replica!: Replica;
	members!: Membership;
	keys!: SharedSealKeys;
	documents = new Map<string, Document>();
	#fold!: RegisterFold;
	#unfolded: string[] = [];
	/** Texts of what was applied, as handed over since the start. */
	applied: AppliedChange[] = [];
	alive = false;
	/** Another tab wrote: this process writes no more. */
	stopped = false;
	/** Runs that nobody of the vault signed, refused since the start. */
	refused = 0;
	told: Told = new Set();
	/** Epochs whose key it has; the last one seals what it writes. */
	epochs: number[];
	/** Bytes of held runs that it keeps; few on some machines, so that they have to ask again. */
	readonly budget: number;
	/** How far its clock is off, ms. */
	skew = 0;
	#written: Place;
	#boots = 0;

	constructor(
		readonly name: number,
		public identity: Identity,
		public disk: ReplicaDisk,
		readonly time: () => number,
		epochs: readonly number[]
	) {
		this.epochs = [...epochs];
		this.budget = name % 3 === 2 ? 2000 : HELD_BUDGET;
		this.#written = startOf(identity);
	}

	get device(): string {
		return this.identity.device;
	}
	/** The register as this machine shows it. Folded when looked at. */
	get register(): Register {
		return this.#fold.add(this.#unfolded.splice(0));
	}
	get written(): Place {
		return this.#written;
	}
	get vector(): Vector {
		return this.replica.vector();
	}
	get epoch(): string {
		return this.#epochIds.at(-1) ?? '';
	}
	#epochIds: string[] = [];

	/** Starts the process: everything in memory comes from the disk. */
	async boot(): Promise<void> {
		this.#boots += 1;
		this.keys = new SharedSealKeys();
		this.#epochIds = this.epochs.flatMap((epoch) => {
			const key = epochKeys[epoch];
			return key ? [this.keys.add(key)] : [];
		});
		this.members = new Membership(vault);
		for (const { device, signer } of [this.identity, ...this.disk.former]) this.members.trust(device, signer.publicKey);
		this.replica = this.makeReplica();
		this.documents = new Map();
		this.applied = [];
		const distrusted = new Set<RecordId>();
		this.#fold = createFold({ distrusted });
		this.#unfolded = [];
		this.#distrust = () => {
			for (const id of this.members.distrusted) distrusted.add(id);
		};
		const { applied, refused } = await this.replica.restore(this.disk.runs());
		if (refused > 0) throw new Error('A run on the disk is refused.');
		this.alive = true;
		this.stopped = false;
		this.#take(applied, new Set());
		const head = this.replica.state.entries.get(this.disk.head);
		this.#written = head ? placeOf(head.n, head.link) : startOf(this.identity);
	}

	/** What a test puts in place of the engine, to see that the simulator finds it broken. */
	makeReplica(): Replica {
		return new Replica({ vault, keys: this.keys, members: this.members, budget: this.budget });
	}

	/** The actor of this start: never the same on two machines. */
	get actor(): string {
		const unique = this.name * 65_536 + this.#boots;
		return this.device + unique.toString(16).padStart(16, '0');
	}

	/** Whether the own log cannot be continued, as far as is known here. */
	mustStartAnew(theirs: readonly Vector[] = []): boolean {
		const { n } = this.#written;
		return mustStartAnew(this.replica, this.device, n > 0 ? { n, link: linkOf(this.#written) } : null, theirs);
	}

	/** Whether another process wrote to the log on this disk. */
	get isOutrun(): boolean {
		return this.disk.head !== (this.#written.n > 0 ? linkOf(this.#written) : '');
	}

	/** Writes records in one transaction, as the vault does. `written` is the acknowledgement. */
	async write(asked: readonly Plan[]): Promise<{ result: Written; records: Signed[] }> {
		const { admission } = this.disk;
		const plans = admission && this.#written.n === 0 ? [admission, ...asked] : asked;
		const changes: { document: string; change: Bytes }[] = [];
		const texts = plans.map((plan, at) => this.textOf(plan, this.#written.n + 1 + at));
		plans.forEach(({ document }, at) => {
			const step = appendRecord(this.documentFor(document), texts[at] ?? '');
			this.documents.set(document, step.document);
			changes.push({ document, change: step.change });
		});
		const previous = linkOf(this.#written);
		const { run, places } = await writeRun(this.identity, this, this.#written, changes);
		const records = places.map((place, at) => ({
			device: this.device,
			n: place.n,
			link: linkOf(place),
			previous: at === 0 ? previous : linkOf(places[at - 1] ?? place),
			text: texts[at] ?? ''
		}));
		return { result: await this.commitOwn(run, places, 'in-document'), records };
	}

	/** The text of a record that this machine would write as its record `n` now. */
	textOf({ document: _, ...content }: Plan, n: number): string {
		const moment = this.time() + this.skew;
		const stamp = { v: 0, at: isoWithOffset(moment, KAZAKHSTAN), day: kazakhstanDay(moment) };
		return recordText({ ...content, ...stamp, device: this.device, n });
	}

	/** Takes a run of the own log, made here, and writes it behind the head that must stand. */
	async commitOwn(run: Bytes, places: readonly Place[], made: 'in-document' | 'beside'): Promise<Written> {
		const last = places.at(-1) ?? this.#written;
		const after = this.#written.n > 0 ? linkOf(this.#written) : '';
		// What Automerge made here is in the document already.
		const own = new Set(made === 'in-document' ? places.map(linkOf) : []);
		const result = await this.#accept([run], own, { after, now: linkOf(last) });
		if (result.written === 'written') this.#written = last;
		if (result.written === 'refused' && this.disk.head !== after) this.stopped = true;
		// Automerge was given what is not on the disk: what it holds is read anew.
		else if (result.written === 'refused') await this.boot();
		return result.written;
	}

	documentFor(document: string): Document {
		return this.documents.get(document) ?? emptyDocument(this.actor);
	}

	/** Takes runs from others. */
	async receive(runs: readonly Bytes[]): Promise<Accepted> {
		return (await this.#accept(runs, new Set())).accepted;
	}

	async reconsider(): Promise<void> {
		const accepted = await this.replica.reconsider((write) => Promise.resolve(this.disk.write(write) === 'written'));
		this.#take(accepted.applied, new Set());
		this.#tell();
	}

	async #accept(
		runs: readonly Bytes[],
		own: ReadonlySet<string>,
		head?: { after: string; now: string }
	): Promise<{ accepted: Accepted; written: Written }> {
		const commits: Written[] = [];
		const accepted = await this.replica.accept(runs, (write) => {
			commits.push(this.disk.write(write, head));
			return Promise.resolve(commits.at(-1) === 'written');
		});
		const written = commits.at(-1) ?? 'written';
		if (written === 'crashed') this.alive = false;
		if (!accepted.kept) return { accepted, written };
		this.refused += [...accepted.outcomes, ...accepted.released].filter(({ kind }) => kind === 'refused').length;
		this.#take(accepted.applied, own);
		this.#tell();
		return { accepted, written };
	}

	/** Memory follows the commit. */
	#take(applied: readonly AppliedChange[], own: ReadonlySet<string>): void {
		const changes = new Map<string, Bytes[]>();
		for (const { document, change, link, inDocument } of applied) {
			if (own.has(link) || !inDocument) continue;
			changes.set(document, [...(changes.get(document) ?? []), change]);
		}
		for (const [document, its] of changes) this.documents.set(document, applyChanges(this.documentFor(document), its));
		this.applied.push(...applied);
		this.#distrust();
		this.#unfolded.push(...applied.map(({ text }) => text));
	}

	/** What is in the vector is told to others as durable. */
	#tell(): void {
		for (const { link } of this.replica.entries()) this.told.add(link);
	}

	#distrust: () => void = () => undefined;

	/** What another lacks by its vectors, joined and sealed for it. */
	async runsFor(theirs: readonly Vector[], most?: number): Promise<Bytes[]> {
		const stretches = missing(this.replica, theirs);
		const tools = { epoch: this.epoch, read: this.#read, ...(most === undefined ? {} : { size: { changes: most } }) };
		const { runs, unreadable } = await cutRuns(this.replica, stretches, tools);
		if (unreadable > 0) throw new Error('A record that is held cannot be read from the disk.');
		return runs;
	}

	readonly #read = async ({ run, n, hash }: LogEntry): Promise<Bytes | null> => {
		// A held run may have found its place as the disk was read, when its key had come before.
		const stored = this.disk.log.get(run) ?? this.disk.held.get(run);
		const opened = stored && (await openRun(stored.bytes, vault, this.keys));
		if (!opened?.ok) throw new Error(`Record ${n}, ${hash} is not where the engine says.`);
		return opened.value.content.changes[n - opened.value.header.from]?.change ?? null;
	};

	/** Becomes a new device on the same disk. */
	async becomeAnew(identity: Identity, admission: Plan): Promise<void> {
		this.disk.former = [...this.disk.former, this.identity];
		this.identity = identity;
		this.disk.head = '';
		this.disk.admission = admission;
		await this.boot();
	}

	/** Another epoch's key comes: what was held for it is looked at. */
	async learnEpoch(epoch: number): Promise<void> {
		const key = epochKeys[epoch];
		if (!key || this.epochs.includes(epoch)) return;
		this.epochs.push(epoch);
		this.#epochIds.push(this.keys.add(key));
		await this.reconsider();
	}

	toString(): string {
		return `machine ${this.name}`;
	}

	get links(): Set<string> {
		return new Set(this.replica.entries().map(({ link }) => link));
	}
}
