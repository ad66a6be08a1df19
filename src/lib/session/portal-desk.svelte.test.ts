import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import {
	BRIDGE_VERSION,
	readOfferFile,
	type BridgeListeners,
	type FromExtension,
	type FromPage,
	type Receipt
} from '#lib/bridge/index.js';
import { createFold, type Envelope, type RecordBodies, type Register, type Row } from '#lib/register/index.js';
import { markSent } from './commands.js';
import type { Draft, Result } from './contract.js';
import { readDraft, writeDraft } from './drafts.js';
import { PortalDesk, type PortalBooks } from './portal-desk.svelte.js';
import { sentOf } from './portal-queue.js';

vi.mock('./session.svelte.js', () => ({ session: {} }));

/** The books of a lawyer, in memory; whatever is written can be made to fail. */
class Books implements PortalBooks {
	readonly laptop = new Scribe('a');
	readonly #fold = createFold();
	register: Register | null = null;
	drafts: Draft[] = [];
	failing: 'draft' | 'record' | null = null;
	/** What happened, in its order. */
	readonly happened: string[] = [];

	add(...records: Envelope[]): Envelope[] {
		this.register = this.#fold.add(records);
		return records;
	}
	saveDraft(draft: Omit<Draft, 'at'>): Promise<Result<null>> {
		if (this.failing === 'draft') return Promise.resolve({ ok: false, error: { kind: 'storage-full' } });
		this.drafts = readDraft({ plain: writeDraft({ ...draft, at: 1 }) });
		this.happened.push('draft');
		return Promise.resolve({ ok: true, value: null });
	}
	markSent(row: string, body: RecordBodies['sent']): Promise<Result<string>> {
		if (this.failing === 'record') return Promise.resolve({ ok: false, error: { kind: 'storage-full' } });
		if (this.register === null) return Promise.resolve({ ok: false, error: { kind: 'not-open' } });
		const command = markSent(this.register, row, body);
		if (!command.ok) return Promise.resolve(command);
		if (command.already !== undefined) return Promise.resolve({ ok: true, value: command.already });
		const known = this.row(row);
		this.add(this.laptop.write('sent', body, { row, base: [] }));
		this.happened.push(`record ${known.values.number ?? ''}`);
		return Promise.resolve({ ok: true, value: 'a.1' });
	}
	row(id: string): Row {
		const row = this.register?.rows.find((one) => one.id === id);
		if (row === undefined) throw new Error('no row');
		return row;
	}
}

let books: Books;
let said: FromPage[];
let listeners: BridgeListeners | null;
let answer: ((message: FromPage) => FromExtension | null) | null;
let desk: PortalDesk;
let leave: () => void;

const hear = (message: FromExtension) => listeners?.message(message);
/** Everything that was begun has ended. */
const settled = () => new Promise((done) => setTimeout(done, 5));
const taken = (message: FromPage): FromExtension | null =>
	message.kind === 'offer'
		? { kind: 'taken', version: BRIDGE_VERSION, transfers: message.records.map(({ transfer }) => transfer) }
		: null;
const receiptOf = (message: FromPage | undefined, at = 0, more: Partial<Receipt> = {}): Receipt => ({
	transfer: message?.kind === 'offer' ? (message.records[at]?.transfer ?? '') : '',
	keys: ['number', 'assistanceKind'],
	at: Date.UTC(2026, 9, 14),
	portalNumber: '88120',
	...more
});
const receipts = (...all: Receipt[]): FromExtension => ({ kind: 'receipts', version: BRIDGE_VERSION, receipts: all });
const offers = () => said.filter((message) => message.kind === 'offer');
const kept = () => said.flatMap((message) => (message.kind === 'receipts-kept' ? message.transfers : []));

function open(): void {
	desk = new PortalDesk(
		books,
		(heard) => {
			listeners = heard;
			return {
				open: () => heard.state({ kind: 'connected', extension: '1', waiting: 0 }),
				hello: () => undefined,
				close: () => undefined,
				send: (message) => {
					said.push(message);
					const replied = answer?.(message) ?? null;
					if (replied !== null) heard.message(replied);
					return true;
				}
			};
		},
		20
	);
	leave = desk.attach();
}

beforeEach(() => {
	books = new Books();
	[said, listeners, answer] = [[], null, taken];
	books.add(
		...['1', '2', '3'].map((number) => books.laptop.enter({ number, assistanceKind: 'consulting', category: 'civil' }))
	);
	open();
});
afterEach(() => leave());
const ids = () => (books.register?.rows ?? []).map(({ id }) => id);
const first = () => ids()[0] ?? '';

describe('handing over', () => {
	test('is durable on this device before the extension has it', async () => {
		answer = (message) => {
			books.happened.push(message.kind);
			return taken(message);
		};
		expect(await desk.handOver(ids())).toEqual({ ok: true, count: 3 });
		expect(books.happened.slice(0, 2)).toEqual(['draft', 'offer']);
		expect(desk.waiting()).toHaveLength(3);
	});
	test('keeps in the list what waits there already, with its transfer', async () => {
		await desk.handOver(ids().slice(0, 1));
		await desk.handOver(ids().slice(1));
		const [before, after] = offers();
		expect(after?.records).toHaveLength(3);
		expect(after?.records[0]).toEqual(before?.records[0]);
	});
	test('lets nothing through that is not confirmed, whoever asks', async () => {
		books.add(books.laptop.enter({ number: '4', essenceForPortal: 'дело Оспановой', clientName: 'Оспанова Айгүл' }));
		expect(await desk.handOver(ids())).toEqual({ ok: false, why: 'not-ready' });
		expect((await desk.writeFile(ids())).ok).toBe(false);
		expect(said).toEqual([]);
	});
	test('says that it was refused, or not answered, and forgets no row', async () => {
		answer = () => ({ kind: 'refused', version: BRIDGE_VERSION, why: 'not-allowed' });
		expect(await desk.handOver(ids())).toEqual({ ok: false, why: 'refused', reason: 'not-allowed' });
		answer = () => null;
		expect(await desk.handOver(ids())).toEqual({ ok: false, why: 'no-answer' });
		expect(desk.waiting()).toEqual([]);
		// It had them after all: the receipt finds its row.
		hear(receipts(receiptOf(offers()[1])));
		await settled();
		expect(books.row(first()).sent).toHaveLength(1);
	});
	test('tells nobody what is secret, nor which row it is', async () => {
		const canary = (name: string) => `канарейка${name}`;
		const secret = {
			essence: canary('essence'),
			basisText: canary('basisText'),
			basisCase: canary('basisCase'),
			notes: canary('notes'),
			clientName: canary('clientName'),
			clientIin: canary('clientIin'),
			clientAddress: canary('clientAddress'),
			clientPhones: [canary('phone')],
			clientEmails: [canary('email')],
			otherParties: [canary('party')]
		};
		books.add(
			...Array.from({ length: 100 }, (_, at) => books.laptop.enter({ ...secret, number: String(at + 10), minutes: at }))
		);
		expect(await desk.handOver(ids())).toEqual({ ok: true, count: 103 });
		hear(receipts(receiptOf(offers()[0], 50)));
		await settled();
		await desk.enteredByHand(books.row(ids()[60] ?? ''), '1');
		await desk.withdraw();
		const told = JSON.stringify(said);
		expect(told).toContain('"number":"60"');
		expect(told).not.toMatch(/канарейка/);
		for (const { id, salt } of books.register?.rows ?? []) {
			expect(told.includes(salt)).toBe(false);
			expect(told.includes(`"${id}"`)).toBe(false);
		}
	});
	test('is not begun when it cannot be kept', async () => {
		books.failing = 'draft';
		expect(await desk.handOver(ids())).toMatchObject({ ok: false, why: 'not-kept' });
		expect(offers()).toEqual([]);
	});
	test('marks as changed what would leave otherwise now', async () => {
		await desk.handOver(ids().slice(0, 1));
		const row = books.row(first());
		books.add(books.laptop.write('corrected', { fields: { category: 'family' }, reason: 'описка' }, { row: row.id }));
		expect(desk.waiting().map(({ stale }) => stale)).toEqual([true]);
	});
	test('as a file holds the same', async () => {
		const made = await desk.writeFile(ids().slice(0, 2));
		if (!made.ok) throw new Error(made.why);
		const read = readOfferFile(made.text, Date.now());
		expect(read.ok && read.value.records.map(({ number }) => number)).toEqual(['1', '2']);
		const transfer = read.ok ? (read.value.records[0]?.transfer ?? '') : '';
		expect(await desk.takeReceipts([receiptOf(undefined, 0, { transfer })])).toBe(1);
		expect(desk.waiting()).toHaveLength(1);
	});
});

describe('a receipt', () => {
	test('becomes a record of exactly what left, and is told to be kept only then', async () => {
		await desk.handOver(ids());
		answer = (message) => {
			books.happened.push(message.kind);
			return null;
		};
		hear(receipts(receiptOf(offers()[0])));
		await settled();
		expect(books.happened.slice(-2)).toEqual(['record 1', 'receipts-kept']);
		const [noted] = sentOf(books.row(first()));
		expect(noted?.portalNumber).toBe('88120');
		const left = JSON.parse(noted?.left ?? '') as Record<string, unknown>;
		expect(left).toMatchObject({ number: '1', assistanceKind: 'consulting' });
		expect(left).not.toHaveProperty('category');
		expect(desk.arrived.map(({ number }) => number)).toEqual(['1']);
		expect(desk.waiting()).toHaveLength(2);
	});
	test('that comes twice makes one record, and is told to be kept twice', async () => {
		await desk.handOver(ids());
		const one = receiptOf(offers()[0]);
		hear(receipts(one, one));
		hear(receipts(one));
		await settled();
		expect(books.row(first()).sent).toHaveLength(1);
		expect(kept()).toEqual([one.transfer, one.transfer, one.transfer]);
	});
	test('that comes after a reload finds its row', async () => {
		await desk.handOver(ids());
		leave();
		open();
		hear(receipts(receiptOf(offers()[0])));
		await settled();
		expect(books.row(first()).sent).toHaveLength(1);
	});
	test('that comes while locked waits with the extension', async () => {
		await desk.handOver(ids());
		const { register } = books;
		books.register = null;
		hear(receipts(receiptOf(offers()[0])));
		await settled();
		expect(kept()).toEqual([]);
		expect(desk.unknown).toEqual([]);
		books.register = register;
		hear(receipts(receiptOf(offers()[0])));
		await settled();
		expect(kept()).toHaveLength(1);
	});
	test('that cannot be written stays with the extension, and says why', async () => {
		await desk.handOver(ids());
		books.failing = 'record';
		hear(receipts(receiptOf(offers()[0])));
		await settled();
		expect([kept(), desk.error]).toEqual([[], { kind: 'storage-full' }]);
		books.failing = null;
		hear(receipts(receiptOf(offers()[0])));
		await settled();
		expect([kept().length, desk.error]).toEqual([1, null]);
	});
	test('of an unknown handing-over is shown, and kept by the extension until it is put away', async () => {
		const one = receiptOf(undefined, 0, { transfer: 'f'.repeat(32) });
		hear(receipts(one));
		hear(receipts(one));
		await settled();
		expect(desk.unknown).toHaveLength(1);
		expect(kept()).toEqual([]);
		const [shown] = desk.unknown;
		if (shown) desk.putAway(shown);
		expect([desk.unknown, kept()]).toEqual([[], [one.transfer]]);
	});
	test('for what was withdrawn still finds its row', async () => {
		await desk.handOver(ids());
		await desk.withdraw();
		expect(desk.waiting()).toEqual([]);
		hear(receipts(receiptOf(offers()[0])));
		await settled();
		expect(books.row(first()).sent).toHaveLength(1);
	});
});

describe('what waits', () => {
	test('is gone when the extension says so, and when it holds nothing after a new start', async () => {
		await desk.handOver(ids());
		const transfers =
			offers()[0]
				?.records.slice(0, 1)
				.map(({ transfer }) => transfer) ?? [];
		hear({ kind: 'gone', version: BRIDGE_VERSION, transfers });
		await settled();
		expect(desk.waiting()).toHaveLength(2);
		hear({ kind: 'welcome', version: BRIDGE_VERSION, extension: '1', waiting: 0 });
		await settled();
		expect(desk.waiting()).toEqual([]);
	});
	test('does not stay with the extension when it was entered by hand', async () => {
		await desk.handOver(ids().slice(0, 2));
		expect((await desk.enteredByHand(books.row(first()), ' 77 ')).ok).toBe(true);
		expect(books.row(first()).sent.map(({ portalNumber }) => portalNumber)).toEqual(['77']);
		expect(
			offers()
				.at(-1)
				?.records.map(({ number }) => number)
		).toEqual(['2']);
		await desk.enteredByHand(books.row(ids()[1] ?? ''), '');
		expect(said.at(-1)?.kind).toBe('withdraw');
		expect(desk.waiting()).toEqual([]);
	});
});
