import { proxy, type Remote } from 'comlink';
import { createFold } from '#lib/register/index.js';
import { SearchClient } from '#lib/search/index.js';
import { SITTING, type BenchRow, type Contender, type Opening } from './contender.js';
import { hostOf, makeVault, PASSPHRASE, recordOf, valueOf } from './ours-host.js';
import { paint } from './paint.js';
import { bytesIn } from './stores.js';
import type { BenchHost } from './vault.worker.js';

/** The vault as the app has it: its host in a worker, the fold on the page, opened in the steps of `session`. */
export class Ours implements Contender {
	readonly #store: string;
	readonly #host: Remote<BenchHost>;
	#fold = createFold();

	constructor(store: string) {
		this.#store = store;
		this.#host = hostOf(store).host;
	}

	async prepare(): Promise<void> {
		await this.#host.loaded();
		await this.#host.describe();
	}

	async fill(rows: readonly BenchRow[]): Promise<void> {
		const known = valueOf(await this.#host.describe());
		if (known.present) valueOf(await this.#host.unlock(PASSPHRASE, proxy(ignore)));
		else await makeVault(this.#host);
		// As in idle time: the sitting that comes last stands in the journal only.
		const last = rows.length - SITTING;
		for (let at = 0; at < rows.length; at += SITTING) {
			if (at === last) valueOf(await this.#host.writeSnapshots());
			await this.#host.pass();
			valueOf(await this.#host.append(rows.slice(at, at + SITTING).map(recordOf), {}));
		}
		await this.#host.lock();
	}

	async open(): Promise<Opening> {
		const parts: { [name: string]: number } = {};
		const handed = valueOf(await this.#host.unlock(PASSPHRASE, proxy(ignore)));
		const from = await this.#host.keyKnownAt();
		const lap = lapsFrom(from, parts);
		lap('vault document');
		this.#fold = createFold({ distrusted: new Set(handed.distrusted) });
		this.#fold.add(handed.texts);
		const [newest, ...older] = handed.years;
		if (newest === undefined) throw new Error('The vault has no volume.');
		lap('fold of it');
		const { texts } = valueOf(await this.#host.openVolume(newest));
		lap('newest year');
		this.#fold.add(texts);
		lap('fold of it all');
		valueOf(await this.#host.drafts());
		await paint(this.#fold.register.rows.map(({ values }) => values));
		const painted = lap('paint');
		for (const year of older) this.#fold.add(valueOf(await this.#host.openVolume(year)).texts);
		const complete = lap('older years');
		return { painted, complete, rows: this.#fold.register.rows.length, parts };
	}

	async add(row: BenchRow): Promise<number> {
		await this.#host.pass();
		const from = performance.now();
		const done = valueOf(await this.#host.append([recordOf(row)], {}));
		const durable = performance.now() - from;
		this.#fold.add(done.texts);
		return durable;
	}

	async search(queries: readonly string[]): Promise<number[]> {
		const { client, ready } = await new Promise<{ client: SearchClient; ready: number }>((resolve) => {
			const made = new SearchClient(
				(share) => {
					if (share === 1) resolve({ client: made, ready: share });
				},
				() => []
			);
			made.follow(this.#fold.register);
		});
		const times: number[] = [];
		for (const text of ready === 1 ? queries : []) {
			const from = performance.now();
			const answer = await client.ask({ text, kazakh: false, typing: true, limit: 200 });
			times.push(performance.now() - from);
			if (!answer.ok) throw new Error('The search stopped.');
		}
		client.end();
		// The first answer waits for the index to be made; from then on each key is on its own.
		return times.slice(1);
	}

	async sizes() {
		const { snapshots = 0, runs = 0 } = await bytesIn(this.#store);
		return { whole: snapshots, journal: runs };
	}

	async close(): Promise<void> {
		await this.#host.lock();
	}
}

const ignore = (): void => undefined;
/** Times between calls, written down under their names; the answer is the time since `from` (ms since 1970). */
function lapsFrom(from: number, parts: { [name: string]: number }): (name: string) => number {
	let last = from;
	return (name) => {
		const now = performance.timeOrigin + performance.now();
		parts[name] = now - last;
		last = now;
		return now - from;
	};
}
