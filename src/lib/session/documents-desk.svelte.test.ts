import type { Remote } from 'comlink';
import { beforeEach, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { MemoryCopies } from '../../../tests/tools/memory-copies.js';
import { fold, recordId, type Envelope, type Register } from '#lib/register/index.js';
import { randomBytes, utf8, type Bytes } from '#lib/vault/bytes.js';
import { Copies } from '#lib/vault/documents/index.js';
import { SealKeys } from '#lib/vault/seal-keys.js';
import type { Draft, Result } from './contract.js';
import { DocumentDesk } from './documents-desk.svelte.js';
import type { Host } from './host.js';

/** The desk over a real store of pages in memory, with a register that grows as in the session. */
function setUp() {
	const store = new MemoryCopies();
	const keys = new SealKeys();
	const epoch = keys.add(randomBytes(32));
	const device = 'a'.repeat(32);
	const copies = new Copies(store, () => Promise.resolve({ device, epoch, keys }));
	const kept = new Map<string, Bytes>();
	const host = {
		copies: () => Promise.resolve(copies),
		drafts: () =>
			Promise.resolve({ ok: true, value: { damaged: 0, drafts: [...kept].map(([id, plain]) => ({ id, plain })) } }),
		saveDraft: (id: string, plain: Bytes) => {
			kept.set(id, plain);
			return Promise.resolve({ ok: true, value: null });
		}
	} as unknown as Remote<Host>;
	const state: { register: Register | null; drafts: Draft[] } = { register: null, drafts: [] };
	const desk = new DocumentDesk({
		ask: <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => question(host),
		register: () => state.register,
		device: () => device,
		drafts: () => state.drafts
	});
	return { store, copies, desk, state, kept };
}
const page = (text: string) => ({ type: 'image/jpeg' as const, bytes: utf8(text), thumbnail: utf8('small') });

let scribe = new Scribe('a');
let row: Envelope = scribe.enter();
beforeEach(() => {
	scribe = new Scribe('a');
	row = scribe.enter();
});
const copyOf = (blob: string) =>
	scribe.about(row, 'document-copy', {
		title: 't',
		date: '2026-03-04',
		pages: [{ blob, type: 'image/jpeg', bytes: 3 }]
	});

async function added(desk: DocumentDesk, text: string): Promise<string> {
	const done = await desk.add(page(text));
	if (!done.ok) throw new Error(done.error.kind);
	return done.value.blob;
}

test('a page is here once it is sealed, with its small picture; what a form discards goes, what a record names stays', async () => {
	const { store, desk, state } = setUp();
	const [first, second] = [await added(desk, 'one'), await added(desk, 'two')];
	expect([desk.here(first), desk.here('ff'.repeat(32))]).toEqual(['whole', 'no']);
	expect(await desk.thumbnail(first)).toMatch(/^data:image\/jpeg;base64,/);
	state.register = fold([row, copyOf(first)]);
	await desk.settle([first]);
	await desk.discard([first, second]);
	expect([...store.kept.keys()]).toEqual([first]);
});

test('at the next opening, what neither a record nor a draft names is swept; nothing where the register is not whole', async () => {
	const { store, desk, state } = setUp();
	const [recorded, drafted, lost] = [await added(desk, '1'), await added(desk, '2'), await added(desk, '3')];
	state.register = fold([row, copyOf(recorded)]);
	state.drafts = [{ id: 'x', form: 'document-copy', row: null, at: 0, data: { pages: [{ blob: drafted }] } }];
	await desk.begin(false);
	expect(store.kept.size).toBe(3);
	desk.forget();
	await desk.begin(true);
	expect([...store.kept.keys()].toSorted()).toEqual([recorded, drafted].toSorted());
	expect(store.kept.has(lost)).toBe(false);
});

test('Standard 1.11: the act comes from another device, and the page goes from here, whoever asked first', async () => {
	const { store, desk, state } = setUp();
	const blob = await added(desk, 'one');
	const copy = copyOf(blob);
	state.register = fold([row, copy]);
	await desk.begin(true);
	const act = new Scribe('b').write('copies-disposed', {
		date: '2030-01-01',
		act: '1',
		members: [],
		items: [{ row: recordId(row), copy: recordId(copy), title: 't', blobs: [blob] }]
	});
	state.register = fold([row, copy, act]);
	// A screen, or an exchange, looks before the desk follows.
	expect(desk.lacking).toBe(0);
	await desk.follow();
	expect([store.kept.size, store.bytes.size]).toEqual([0, 0]);
	expect(desk.here(blob)).toBe('no');
});

test('what this device is to keep is chosen, and found again; room is made only of what another device holds', async () => {
	const { store, desk, state, copies } = setUp();
	const [here, both] = [await added(desk, 'one'), await added(desk, 'two')];
	state.register = fold([row, copyOf(here), copyOf(both), scribe.admit(new Scribe('b'))]);
	await desk.begin(true);
	expect(desk.all).toBe(true);
	expect(desk.spare()).toEqual([]);
	const keys = new SealKeys();
	const epoch = keys.add(randomBytes(32));
	const stranger = new Copies(new MemoryCopies(), () => Promise.resolve({ device: 'b'.repeat(32), epoch, keys }));
	const said = await stranger.sayHoldings({ at: 1, all: true, whole: [both], covers: [], asked: [] });
	// Of another vault: not believed.
	expect(said.ok && (await copies.hearHoldings(said.value))).toMatchObject({ value: null });
	expect(await desk.makeRoom()).toEqual({ ok: true, value: 0 });
	expect(store.bytes.size).toBe(2);
	desk.forget();
	await desk.begin(true);
	expect(desk.all).toBe(false);
	expect((await desk.ask([here])).ok).toBe(true);
	desk.forget();
	await desk.begin(true);
	expect([...desk.asked]).toEqual([here]);
});
