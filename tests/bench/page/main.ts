import { benchRow, benchRows, NEWEST_YEAR } from '../rows.js';
import { AutomergeRepo } from './automerge-repo.js';
import type { ConflictsMeasured } from './conflicts.js';
import type { ConvergingMeasured } from './converging/measure.js';
import { storeName, type Contender, type Opening, type Sizes } from './contender.js';
import { watchWrites } from './durability.js';
import { Floor } from './floor.js';
import { Ours } from './ours.js';
import { Yjs } from './yjs.js';

const CONTENDERS: { [name: string]: new (store: string) => Contender } = {
	ours: Ours,
	yjs: Yjs,
	'automerge-repo': AutomergeRepo,
	floor: Floor
};

/** What `tests/bench/run.js` asks of a page; each page serves one question of one contender, fresh. */
export interface Bench {
	/** Fills a store that is not there yet. */
	fill(years: number, perYear: number): Promise<Sizes>;
	/** Opens, then adds so many rows one after another; milliseconds. */
	measure(adds: number): Promise<{ opening: Opening; adds: number[] }>;
	/** Opens, then types queries into the search; milliseconds from each key to its answer, null for who has none. */
	search(): Promise<number[] | null>;
	/** The conflict check beside a plain fuzzy search; asks nothing of the store. */
	conflicts(parties: number): Promise<ConflictsMeasured>;
	/** Two devices of this contender meet, one with `apart` rows that the other lacks; stores of their own. */
	converge(held: number, apart: number): Promise<ConvergingMeasured>;
}

declare global {
	interface Window {
		bench: Bench;
	}
}

const asked = new URLSearchParams(location.search);
const name = asked.get('contender') ?? 'ours';
const Kind = CONTENDERS[name];
if (!Kind) throw new Error('There is no such contender.');
watchWrites(asked.has('strict'));
const store = asked.get('store') ?? storeName(name, asked.get('register') ?? '');
const contender = new Kind(store);

window.bench = {
	async converge(held, apart) {
		return (await import('./converging/measure.js')).measureConverging(name, held, apart);
	},
	async conflicts(parties) {
		return (await import('./conflicts.js')).measureConflicts(parties);
	},
	async fill(years, perYear) {
		const stores = await indexedDB.databases();
		if (!stores.some((one) => one.name === store)) await contender.fill(benchRows(years, perYear));
		await contender.close();
		return contender.sizes();
	},
	async measure(adds) {
		await contender.prepare();
		const opening = await contender.open();
		const times: number[] = [];
		for (let at = 0; at < adds; at += 1) {
			const place = opening.rows + Math.floor(Math.random() * 1e6) + at;
			times.push(await contender.add({ year: NEWEST_YEAR, fields: benchRow(NEWEST_YEAR, place) }));
		}
		await contender.close();
		return { opening, adds: times };
	},
	async search() {
		await contender.prepare();
		await contender.open();
		// As typed: each key makes the query one letter longer.
		const typed = ['алиментов', 'оспановой', 'районный суд'];
		const queries = typed.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
		const times = await contender.search(['а', ...queries]);
		await contender.close();
		return times;
	}
};
