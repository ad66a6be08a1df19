import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { utf8 } from '../bytes.js';
import { VAULT_KEY, type Layout } from './connection.js';
import { describeJournal } from './contract.js';
import {
	everyWrite,
	kindOf,
	look,
	sampleAside,
	sampleHead,
	sampleIntake,
	sampleRun,
	sampleVault,
	sampleWrite,
	valueOf,
	type TrialStore
} from './contract-trial.js';
import { openJournal } from './idb.js';
import { JOURNAL_LAYOUT, type Journal } from './port.js';

/** Every connection that was opened, as the browser gave it. */
const databases: IDBDatabase[] = [];
/** Every transaction that may write: how durable it is, and whether `complete` has fired. */
const written: { durability: IDBTransactionDurability; complete: boolean }[] = [];
/** What was altered in the browser, undone after each test. */
const undo: (() => void)[] = [];

function alter<T extends object, K extends keyof T>(target: T, key: K, make: (real: T[K]) => T[K]): () => void {
	const real = target[key];
	target[key] = make(real);
	return () => {
		target[key] = real;
	};
}

beforeEach(() => {
	written.splice(0);
	databases.splice(0);
	undo.push(
		alter(IDBFactory.prototype, 'open', (open) => {
			return function (this: IDBFactory, ...args) {
				const request = open.apply(this, args);
				request.addEventListener('success', () => databases.push(request.result));
				return request;
			};
		}),
		alter(IDBDatabase.prototype, 'transaction', (transaction) => {
			return function (this: IDBDatabase, ...args) {
				const tx = transaction.apply(this, args);
				if (tx.mode !== 'readwrite') return tx;
				const seen = { durability: tx.durability, complete: false };
				written.push(seen);
				EventTarget.prototype.addEventListener.call(tx, 'complete', () => (seen.complete = true));
				return tx;
			};
		})
	);
});

afterEach(() => {
	for (const one of undo.splice(0).toReversed()) one();
	expect(written.filter(({ durability }) => durability !== 'strict')).toEqual([]);
});

const refuse = (error: Error) => () => (): never => {
	throw error;
};
const FAULTS: Record<'full' | 'refused' | 'broken' | 'answer-lost', () => () => void> = {
	full: () => alter(IDBObjectStore.prototype, 'put', refuse(new DOMException('a name', 'QuotaExceededError'))),
	refused: () => alter(IDBDatabase.prototype, 'transaction', refuse(new DOMException('a name', 'InvalidStateError'))),
	broken: () => alter(IDBDatabase.prototype, 'transaction', refuse(new Error('a name'))),
	'answer-lost': () =>
		onComplete((tx) => {
			tx.dispatchEvent(new Event('abort'));
		})
};

/** What happens instead of telling of `complete` where a transaction wrote; `tell` tells. */
function onComplete(instead: (tx: IDBTransaction, tell: () => void) => void): () => void {
	return alter(IDBTransaction.prototype, 'addEventListener', (listen: EventTarget['addEventListener']) => {
		return function (this: IDBTransaction, type: string, told: EventListenerOrEventListenerObject | null) {
			const held = (event: Event): void => {
				instead(this, () => {
					if (typeof told === 'function') told.call(this, event);
				});
			};
			listen.call(this, type, type === 'complete' && this.mode === 'readwrite' ? held : told);
		};
	});
}

const names = { last: 0 };
const newName = (): string => `journal-${String((names.last += 1))}`;

function closeUnderUs(): void {
	for (const db of databases.splice(0)) {
		db.close();
		db.dispatchEvent(new Event('close'));
	}
}

function trialStore(): Promise<TrialStore> {
	const name = newName();
	const faults: (() => void)[] = [];
	const mend = (): void => {
		for (const one of faults.splice(0)) one();
	};
	return Promise.resolve({
		open: () => openJournal(name),
		fail: (how) => {
			mend();
			if (how !== null) faults.push(FAULTS[how]());
		},
		drop: closeUnderUs,
		clear: () => deleteDB(name),
		upgrade: async () => {
			(await openDB(name, JOURNAL_LAYOUT + 1)).close();
		},
		end: () => {
			mend();
			return deleteDB(name);
		}
	});
}

describeJournal('the journal in IndexedDB', trialStore, 25);

describe('in this browser', () => {
	let name = '';
	let journal: Journal;

	beforeEach(async () => {
		name = newName();
		journal = valueOf(await openJournal(name));
		valueOf(await journal.create(sampleVault(), sampleWrite('a', 0, 1)));
	});
	afterEach(async () => {
		journal.close();
		await deleteDB(name);
	});

	test('each write is one strict transaction', async () => {
		for (const [place, write] of everyWrite()) {
			written.splice(0);
			expect(kindOf(await write(journal)), place).toBe('ok');
			expect(written, place).toEqual([{ durability: 'strict', complete: true }]);
		}
	});

	test('no write is acknowledged before its transaction is complete', async () => {
		const reader = valueOf(await openJournal(name));
		for (const [place, write] of everyWrite()) {
			const held = Promise.withResolvers<() => void>();
			const mend = onComplete((_, tell) => {
				held.resolve(tell);
			});
			let answered = false;
			const answer = write(journal).finally(() => (answered = true));
			const tell = await held.promise;
			mend();
			// By now it is on the disk, and there was time enough to say so too early.
			await look(reader);
			expect(answered, place).toBe(false);
			tell();
			expect(kindOf(await answer), place).toBe('ok');
		}
		reader.close();
	});

	test.each(['InvalidStateError', 'UnknownError', 'AbortError'])(
		'a connection that answers %s once is opened anew, and nothing is written twice',
		async (kind) => {
			for (const [place, write] of everyWrite()) {
				const once = { left: 1 };
				const mend = alter(IDBDatabase.prototype, 'transaction', (transaction) => {
					return function (this: IDBDatabase, ...args) {
						if ((once.left -= 1) < 0) return transaction.apply(this, args);
						throw new DOMException('Connection lost', kind);
					};
				});
				const opens = databases.length;
				expect(kindOf(await write(journal)), place).toBe('ok');
				expect(databases.length, place).toBe(opens + 1);
				mend();
			}
			expect((await look(journal)).runs).toHaveLength(3);
		}
	);

	test('a transaction that the browser aborts is made again', async () => {
		const once = { left: 1 };
		undo.push(
			alter(IDBDatabase.prototype, 'transaction', (transaction) => {
				return function (this: IDBDatabase, ...args) {
					const tx = transaction.apply(this, args);
					if ((once.left -= 1) === 0)
						tx.objectStore('vault').get('none').onsuccess = () => {
							tx.abort();
						};
					return tx;
				};
			})
		);
		expect(kindOf(await journal.append(sampleWrite('a', 1, 2)))).toBe('ok');
		expect(once.left).toBeLessThan(0);
		expect((await look(journal)).heads).toEqual([sampleHead('a', 2)]);
	});

	test('calls in flight when the connection goes keep their order', async () => {
		const calls = [2, 3, 4, 5].map((n) => journal.append(sampleWrite('a', n - 1, n)));
		closeUnderUs();
		calls.push(...[6, 7].map((n) => journal.append(sampleWrite('a', n - 1, n))));
		expect((await Promise.all(calls)).map(kindOf)).toEqual(calls.map(() => 'ok'));
		expect((await look(journal)).heads).toEqual([sampleHead('a', 7)]);
	});

	test('a run that stands where the head says there is none is never overwritten', async () => {
		const raw = await openDB<Layout>(name);
		const stray = { ...sampleRun('a', 2), bytes: utf8('stray') };
		await raw.transaction('runs', 'readwrite', { durability: 'strict' }).store.add(stray);
		raw.close();
		const before = await look(journal);
		const refused = { ok: false, error: { kind: 'unexpected', where: 'journal.append' } };
		expect(await journal.append(sampleWrite('a', 1, 2))).toEqual(refused);
		expect(await look(journal)).toEqual(before);
	});

	test('a vault of a newer layout is not touched', async () => {
		const raw = await openDB<Layout>(name);
		const tx = raw.transaction('vault', 'readwrite', { durability: 'strict' });
		await tx.store.put({ ...sampleVault(), layout: JOURNAL_LAYOUT + 2 }, VAULT_KEY);
		await tx.done;
		const newer = { ok: false, error: { kind: 'newer-vault', version: JOURNAL_LAYOUT + 2 } };
		expect(await openJournal(name)).toEqual(newer);
		expect(await journal.heads()).toEqual(newer);
		for (const [place, write] of everyWrite()) expect(await write(journal), place).toEqual(newer);
		expect(await journal.create(sampleVault(), sampleWrite('b', 0, 1))).toEqual(newer);
		raw.close();
	});

	test('is told when the browser clears the data, and finds no vault then', async () => {
		const told = new Promise((tell) => {
			journal.onClosed(tell);
		});
		await cdp().send('Storage.clearDataForOrigin', { origin: location.origin, storageTypes: 'indexeddb' });
		expect(await told).toBe('closed');
		expect(await journal.describe()).toEqual({ ok: true, value: null });
		expect(kindOf(await journal.append(sampleWrite('a', 1, 2)))).toBe('no-vault');
	});

	test('says so when the disk is full, and keeps what it had', async () => {
		const { origin } = location;
		// The browser remembers for a while how much room there was: it starts anew.
		await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
		await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1024 * 1024 });
		valueOf(await journal.create(sampleVault(), sampleWrite('a', 0, 1)));
		const before = await look(journal);
		const large = { ...sampleRun('a', 2), bytes: new Uint8Array(4 * 1024 * 1024) };
		const results = [
			await journal.append({ after: sampleHead('a', 1), runs: [large], head: sampleHead('a', 2) }),
			await journal.putSnapshot('x', large.bytes),
			await journal.putDraft('x', large.bytes)
		];
		expect(results.map(kindOf)).toEqual(['storage-full', 'storage-full', 'storage-full']);
		await cdp().send('Storage.overrideQuotaForOrigin', { origin });
		expect(await look(journal)).toEqual(before);
		expect(kindOf(await journal.append(sampleWrite('a', 1, 2)))).toBe('ok');
	});
});

test('a store of the first layout opens with all that lies in it, and takes from outside then', async () => {
	const name = newName();
	const old = await openDB(name, 1, {
		upgrade: (db) => {
			db.createObjectStore('vault');
			const runs = db.createObjectStore('runs', { keyPath: ['device', 'to'] });
			runs.createIndex('documents', 'documents', { multiEntry: true });
			db.createObjectStore('heads', { keyPath: 'device' });
			db.createObjectStore('snapshots');
			db.createObjectStore('drafts');
		}
	});
	const first = sampleWrite('a', 0, 1, 2);
	const tx = old.transaction(['vault', 'runs', 'heads', 'snapshots', 'drafts'], 'readwrite', { durability: 'strict' });
	await Promise.all([
		tx.objectStore('vault').put({ ...sampleVault(), layout: 1 }, VAULT_KEY),
		...first.runs.map((run) => tx.objectStore('runs').put(run)),
		tx.objectStore('heads').put(first.head),
		tx.objectStore('snapshots').put(utf8('snapshot'), 'x'),
		tx.objectStore('drafts').put(utf8('draft'), 'one'),
		tx.done
	]);
	old.close();
	const journal = valueOf(await openJournal(name));
	const seen = await look(journal);
	expect(seen).toEqual({
		vault: { ...sampleVault(), layout: JOURNAL_LAYOUT },
		heads: [first.head],
		runs: first.runs,
		aside: [],
		snapshots: [['x', utf8('snapshot')]],
		drafts: [{ id: 'one', bytes: utf8('draft') }]
	});
	const aside = [sampleAside('one', 'log')];
	valueOf(await journal.take(sampleIntake({ logs: [sampleWrite('a', 2, 3), sampleWrite('b', 0, 1)], aside })));
	expect((await look(journal)).aside).toEqual(aside);
	journal.close();
	await deleteDB(name);
});

test('where the browser has no storage, it says so', async () => {
	undo.push(alter(IDBFactory.prototype, 'open', refuse(new DOMException('Cookies are blocked', 'SecurityError'))));
	expect(await openJournal('none')).toEqual({ ok: false, error: { kind: 'storage-closed' } });
});
