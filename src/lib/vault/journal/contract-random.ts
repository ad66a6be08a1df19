import fc from 'fast-check';
import { expect } from 'vitest';
import { utf8, type Bytes } from '../bytes.js';
import { look, sampleAside, sampleVault, sampleWrite, type Seen, type TrialStore } from './contract-trial.js';
import type { AsideRun, Journal, JournalResult, LogWrite, StoredHead, StoredRun, StoredVault } from './port.js';

const DEVICES = ['a', 'b', 'c'] as const;
const DOCUMENTS = ['x', 'y', 'z'] as const;
const DRAFTS = ['one', 'two'] as const;

const device = fc.constantFrom(...DEVICES);
const document = fc.constantFrom(...DOCUMENTS);
const draft = fc.constantFrom(...DRAFTS);
const bytes = fc.uint8Array({ maxLength: 8 }).map((array) => new Uint8Array(array));
const run = fc.record({
	/** How many records it adds, and how many that are held already it begins before. */
	adds: fc.integer({ min: 1, max: 12 }),
	overlaps: fc.integer({ min: 0, max: 3 }),
	documents: fc.uniqueArray(document),
	bytes
});

/** A call, as it is drawn; what it means is found when it is made, from what stands by then. */
const call = fc.oneof(
	fc.record({
		call: fc.constant('append' as const),
		device,
		after: fc.constantFrom('head' as const, 'head' as const, 'head' as const, 'old' as const, 'none' as const),
		runs: fc.array(run, { minLength: 1, maxLength: 3 }),
		draft: fc.option(draft)
	}),
	fc.record({ call: fc.constant('append-again' as const), which: fc.nat() }),
	fc.record({
		call: fc.constant('take' as const),
		/** One stretch of each log, behind the head that stands or not. */
		logs: fc.uniqueArray(
			fc.record({
				device,
				after: fc.constantFrom('head' as const, 'head' as const, 'head' as const, 'old' as const),
				runs: fc.array(run, { minLength: 1, maxLength: 2 })
			}),
			{ selector: (log) => log.device, maxLength: 3 }
		),
		aside: fc.uniqueArray(fc.constantFrom('one', 'two', 'three'), { maxLength: 2 }),
		place: fc.constantFrom('held' as const, 'log' as const),
		forget: fc.boolean()
	}),
	fc.record({ call: fc.constant('keyring' as const), right: fc.boolean(), bytes }),
	fc.record({ call: fc.constant('snapshot' as const), document, bytes: fc.option(bytes) }),
	fc.record({ call: fc.constant('draft' as const), draft, bytes: fc.option(bytes) }),
	fc.record({ call: fc.constant('look' as const), document, device, from: fc.integer({ min: 0, max: 40 }) }),
	fc.record({ call: fc.constant('drop' as const) })
);
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

/** What a journal should hold, in the plainest form. */
class Model {
	keyring = sampleVault().keyring;
	/** In the order of writing. */
	runs: StoredRun[] = [];
	heads = new Map<string, StoredHead>();
	aside = new Map<string, AsideRun>();
	snapshots = new Map<string, Bytes>();
	drafts = new Map<string, Bytes>();
	writes: LogWrite[] = [];
	#count = 0;

	/** Bytes that no other call has, so that no two writes are the same by chance. */
	unlike(given: Bytes): Bytes {
		this.#count += 1;
		return utf8(`${String(this.#count)} ${given.join()}`);
	}

	take(write: LogWrite): void {
		this.writes.push(write);
		this.runs.push(...write.runs);
		this.heads.set(write.head.device, write.head);
		if (write.dropDraft !== undefined) this.drafts.delete(write.dropDraft);
	}

	runsOf = (id: string): StoredRun[] =>
		DEVICES.flatMap((one) => this.runs.filter((run) => run.device === one && run.documents.includes(id)));

	runsFrom = (id: string, from: number): StoredRun[] => this.runs.filter((run) => run.device === id && run.to >= from);

	get seen(): Seen {
		const vault: StoredVault = { ...sampleVault(), keyring: this.keyring };
		const heads = DEVICES.flatMap((one) => this.heads.get(one) ?? []);
		const snapshots = DOCUMENTS.flatMap((id): [string, Bytes][] => {
			const held = this.snapshots.get(id);
			return held ? [[id, held]] : [];
		});
		const drafts = DRAFTS.flatMap((id) => {
			const held = this.drafts.get(id);
			return held ? [{ id, bytes: held }] : [];
		});
		const aside = [...this.aside.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
		return { vault, heads, runs: DEVICES.flatMap((one) => this.runsFrom(one, 1)), aside, snapshots, drafts };
	}
}

/** The property: any calls over two connections are answered, and leave behind, what the model says. */
export async function holdsUnderAnyCalls(newStore: () => Promise<TrialStore>, cases: number): Promise<void> {
	const calls = fc.array(fc.tuple(fc.nat({ max: 1 }), call), { maxLength: 30 });
	await fc.assert(
		fc.asyncProperty(calls, async (drawn) => {
			const store = await newStore();
			try {
				await follow(store, drawn);
			} finally {
				await store.end();
			}
		}),
		{ numRuns: cases }
	);
}

async function follow(store: TrialStore, drawn: [number, Call][]): Promise<void> {
	const journals = [await opened(store), await opened(store)];
	const [first] = journals;
	const model = new Model();
	const begin = sampleWrite('a', 0, 1);
	expect(await first?.create(sampleVault(), begin)).toEqual({ ok: true, value: null });
	model.take(begin);
	for (const [which, one] of drawn) {
		const journal = journals[which];
		if (journal) await make(one, journal, model, store);
	}
	for (const journal of journals) expect(await look(journal)).toEqual(model.seen);
	for (const journal of journals) journal.close();
}

async function opened(store: TrialStore): Promise<Journal> {
	const result = await store.open();
	if (!result.ok) throw new Error(`The store did not open: ${result.error.kind}`);
	return result.value;
}

const DONE: JournalResult<null> = { ok: true, value: null };
const TAKEN_OVER: JournalResult<null> = { ok: false, error: { kind: 'taken-over' } };

async function make(drawn: Call, journal: Journal, model: Model, store: TrialStore): Promise<void> {
	switch (drawn.call) {
		case 'append': {
			const write = writeOf(drawn, model);
			const standing = model.heads.get(drawn.device) ?? null;
			const fits = write.after === standing;
			expect(await journal.append(write)).toEqual(fits ? DONE : TAKEN_OVER);
			if (fits) model.take(write);
			return;
		}
		case 'append-again': {
			const write = model.writes[drawn.which % model.writes.length];
			if (write) expect(await journal.append(write)).toEqual(DONE);
			return;
		}
		case 'take': {
			const logs = drawn.logs.map((log) => writeOf({ ...log, draft: null }, model));
			const fits = logs.every(({ after, head }) => after === (model.heads.get(head.device) ?? null));
			const aside = drawn.aside.map((name) => sampleAside(name, drawn.place));
			const forget = drawn.forget
				? (['one', 'two', 'three'] as const).filter((name) => !drawn.aside.includes(name))
				: [];
			expect(await journal.take({ logs, aside, forget })).toEqual(fits ? DONE : TAKEN_OVER);
			if (!fits) return;
			for (const log of logs) model.take(log);
			for (const one of aside) model.aside.set(one.id, one);
			for (const id of forget) model.aside.delete(id);
			return;
		}
		case 'keyring': {
			const after = model.unlike(drawn.bytes);
			const before = drawn.right ? model.keyring : model.unlike(drawn.bytes);
			expect(await journal.replaceKeyring(before, after)).toEqual(drawn.right ? DONE : TAKEN_OVER);
			if (drawn.right) model.keyring = after;
			return;
		}
		case 'snapshot': {
			const { document: id, bytes: given } = drawn;
			expect(await (given ? journal.putSnapshot(id, given) : journal.dropSnapshot(id))).toEqual(DONE);
			if (given) model.snapshots.set(id, given);
			else model.snapshots.delete(id);
			return;
		}
		case 'draft': {
			const { draft: id, bytes: given } = drawn;
			expect(await (given ? journal.putDraft(id, given) : journal.dropDraft(id))).toEqual(DONE);
			if (given) model.drafts.set(id, given);
			else model.drafts.delete(id);
			return;
		}
		case 'look': {
			const { document: id, device: whose, from } = drawn;
			expect(await journal.runsOf(id)).toEqual({ ok: true, value: model.runsOf(id) });
			expect(await journal.runsFrom(whose, from)).toEqual({ ok: true, value: model.runsFrom(whose, from) });
			return;
		}
		case 'drop':
			await store.drop();
	}
}

function writeOf(drawn: Omit<Extract<Call, { call: 'append' }>, 'call'>, model: Model): LogWrite {
	const { device: id } = drawn;
	const standing = model.heads.get(id) ?? null;
	// The head that was once right, or one that never was.
	const old = model.writes.find(({ head }) => head.device === id && head !== standing)?.head;
	const invented: StoredHead = { device: id, n: standing?.n ?? 3, tag: utf8('invented') };
	const after = { head: standing, old: old ?? invented, none: null }[drawn.after];
	let held = after?.n ?? 0;
	const runs = drawn.runs.map((one): StoredRun => {
		const from = Math.max(1, held + 1 - one.overlaps);
		held += one.adds;
		return { device: id, from, to: held, documents: one.documents, bytes: model.unlike(one.bytes) };
	});
	const head: StoredHead = { device: id, n: held, tag: model.unlike(new Uint8Array()) };
	return { after, runs, head, ...(drawn.draft === null ? {} : { dropDraft: drawn.draft }) };
}
