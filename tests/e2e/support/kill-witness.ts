import { expect, type Page, type Worker } from '@playwright/test';

/** A write transaction as the browser ran it. */
export interface Write {
	database: string;
	stores: string[];
	/** As the browser's transaction says, not as it was asked for. */
	durability: string;
	/** Stores into which something was put. */
	changed: string[];
	complete: boolean;
}

type Held = 'runs' | 'drafts';
interface Witness {
	writes: Write[];
	/** The `complete` event of writes that change this store is kept back until it is let go. */
	holding: Held | null;
	held: IDBTransaction[];
}
declare global {
	var journalWitness: Witness;
}

/** Runs in the vault's worker and in the page, before anything of the app. */
function standBy(): void {
	const witness: Witness = { writes: [], holding: null, held: [] };
	globalThis.journalWitness = witness;
	const ofTransaction = new WeakMap<IDBTransaction, Write>();
	const wrap = <T extends object, K extends keyof T & string>(
		owner: T,
		name: K,
		after: (self: unknown, answer: unknown) => void
	): void => {
		const inner: unknown = Reflect.get(owner, name);
		if (typeof inner !== 'function') throw new TypeError(name);
		const outer = function (this: unknown, ...given: unknown[]): unknown {
			const answer: unknown = Reflect.apply(inner, this, given);
			after(this, answer);
			return answer;
		};
		Reflect.set(owner, name, outer);
	};
	wrap(IDBDatabase.prototype, 'transaction', (database, transaction) => {
		if (!(transaction instanceof IDBTransaction) || transaction.mode === 'readonly') return;
		const write: Write = {
			database: database instanceof IDBDatabase ? database.name : '',
			stores: [...transaction.objectStoreNames],
			durability: transaction.durability,
			changed: [],
			complete: false
		};
		witness.writes.push(write);
		ofTransaction.set(transaction, write);
		// The first listener of all: what it stops, the app does not hear.
		transaction.addEventListener('complete', (event) => {
			if (write.complete) return;
			write.complete = true;
			if (witness.holding === null || !write.changed.includes(witness.holding)) return;
			event.stopImmediatePropagation();
			witness.held.push(transaction);
		});
	});
	for (const name of ['add', 'put', 'delete'] as const)
		wrap(IDBObjectStore.prototype, name, (store) => {
			if (!(store instanceof IDBObjectStore)) return;
			if (name !== 'delete') ofTransaction.get(store.transaction)?.changed.push(store.name);
		});
}

/** Puts a witness of every write before the app, in the page and in its workers, the vault's among them. */
export async function placeWitness(page: Page): Promise<void> {
	await page.addInitScript(standBy);
	await page.route(/tasks\.worker/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: `(${standBy.toString()})();${await response.text()}` });
	});
}

/** The worker that holds the open vault now. */
export async function vaultWorker(page: Page): Promise<Worker> {
	let found: Worker | undefined;
	await expect
		.poll(async () => {
			for (const worker of page.workers()) {
				// One that has ended meanwhile has no name any more.
				const name = await worker.evaluate(() => self.name).catch(() => null);
				if (name === 'vault') found = worker;
			}
			return found !== undefined;
		})
		.toBe(true);
	if (!found) throw new Error('The vault has no worker.');
	return found;
}

export const writesOf = (realm: Pick<Worker, 'evaluate'>): Promise<Write[]> =>
	realm.evaluate(() => globalThis.journalWitness.writes);

/** From now on the app does not hear that a write to this store is complete. */
export const holdBack = (worker: Worker, store: Held): Promise<void> =>
	worker.evaluate((held) => {
		globalThis.journalWitness.holding = held;
	}, store);

/** Waits until a write lies on the disk whose end the app has not heard of, and has had time to show what it would. */
export async function untilHeld(worker: Worker, page: Page): Promise<void> {
	await expect.poll(() => worker.evaluate(() => globalThis.journalWitness.held.length), { timeout: 30_000 }).toBe(1);
	await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** The app now hears it. */
export const letGo = (worker: Worker): Promise<void> =>
	worker.evaluate(() => {
		const { held } = globalThis.journalWitness;
		globalThis.journalWitness.holding = null;
		for (const transaction of held.splice(0)) transaction.dispatchEvent(new Event('complete'));
	});
