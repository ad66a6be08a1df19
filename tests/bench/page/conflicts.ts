import Fuse from 'fuse.js';
import type { Register, Row } from '#lib/register/index.js';
import { ConflictClient } from '#lib/standard/conflict-client.js';
import { comparePartyNames } from '#lib/standard/index.js';
import { PAIRS } from '#lib/standard/pairs.js';
import { UNSEEN_PAIRS } from '#lib/standard/unseen-pairs.js';
import { namesOfParties } from '../names.js';

/** How well the same names are found among the pairs, as shares. */
export interface PairsFound {
	/** Of the pairs that are the same: how many are called so. */
	recall: number;
	/** Of the pairs that are called the same: how many are. */
	precision: number;
	/** Of the pairs that may be the same: how many are passed over. */
	passedOver: number;
}

export interface ConflictsMeasured {
	ours: PairsFound;
	fuse: PairsFound;
	/** Milliseconds, of so many parties: until all are in, and the median of the questions. */
	parties: number;
	built: number;
	asked: number;
	fuseBuilt: number;
	fuseAsked: number;
	/** The longest task of the page's main thread meanwhile, ms; 0 where none took 50. */
	longest: number;
}

const ALL = [...PAIRS, ...UNSEEN_PAIRS];
const QUESTIONS = 15;

/** Measures the conflict check beside a plain fuzzy search, on the same pairs and the same hundred thousand parties. */
export async function measureConflicts(parties: number): Promise<ConflictsMeasured> {
	const names = namesOfParties(parties);
	const questions = Array.from({ length: QUESTIONS }, (_, at) => names[Math.floor((at * parties) / QUESTIONS)] ?? '');
	let longest = 0;
	const watch = new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
	});
	const rows = names.map(rowOf);
	await rested();
	watch.observe({ type: 'longtask' });
	const client = new ConflictClient(() => undefined);
	const begun = performance.now();
	client.follow({ rows });
	await client.ask([{ name: '', iin: null }], null);
	const built = performance.now() - begun;
	const asked = await timed(questions, async (name) => {
		await client.ask([{ name, iin: null }], null);
	});
	await rested();
	watch.disconnect();
	client.end();

	const fuseBegun = performance.now();
	const fuse = new Fuse(names, { includeScore: true, ignoreLocation: true, threshold: 0.4 });
	const fuseBuilt = performance.now() - fuseBegun;
	const fuseAsked = await timed(questions.slice(0, 3), (name) => {
		fuse.search(name);
		return Promise.resolve();
	});
	return { ours: oursOnPairs(), fuse: fuseOnPairs(), parties, built, asked, fuseBuilt, fuseAsked, longest };
}

/** A row with nothing but its client. */
function rowOf(name: string, at: number): Row {
	const values = { clientName: name, clientIin: null, otherParties: null };
	return { id: String(at), values, struck: {}, parties: [] } as unknown as Register['rows'][number];
}

function judged(isSame: (a: string, b: string) => boolean, mayBe: (a: string, b: string) => boolean): PairsFound {
	const same = ALL.filter(([, , wanted]) => wanted === 'same');
	const called = ALL.filter(([a, b]) => isSame(a, b));
	const possible = ALL.filter(([, , wanted]) => wanted !== 'different');
	return {
		recall: same.filter(([a, b]) => isSame(a, b)).length / same.length,
		precision: called.filter(([, , wanted]) => wanted === 'same').length / Math.max(1, called.length),
		passedOver: possible.filter(([a, b]) => !isSame(a, b) && !mayBe(a, b)).length / possible.length
	};
}

const verdict = (a: string, b: string) => comparePartyNames(a, b).verdict;
const oursOnPairs = () =>
	judged(
		(a, b) => verdict(a, b) === 'same',
		(a, b) => verdict(a, b) === 'possible'
	);

/** The plain library at the threshold that serves it best: the highest recall and precision together. */
function fuseOnPairs(): PairsFound {
	const scores = new Map(
		ALL.map(([a, b]) => {
			const found = new Fuse([b], { includeScore: true, ignoreLocation: true, threshold: 1 }).search(a)[0];
			return [`${a}|${b}`, found?.score ?? 1];
		})
	);
	const score = (a: string, b: string) => scores.get(`${a}|${b}`) ?? 1;
	const harmonic = ({ recall, precision }: PairsFound) => (2 * recall * precision) / Math.max(1e-9, recall + precision);
	const all = Array.from({ length: 100 }, (_, at) => at / 100).map((most) =>
		judged(
			(a, b) => score(a, b) <= most,
			(a, b) => score(a, b) <= most + 0.2
		)
	);
	return all.reduce((best, one) => (harmonic(one) > harmonic(best) ? one : best));
}

/** The median of what each question took, ms. */
async function timed(questions: readonly string[], ask: (name: string) => Promise<void>): Promise<number> {
	const times: number[] = [];
	for (const name of questions) {
		const begun = performance.now();
		await ask(name);
		times.push(performance.now() - begun);
	}
	return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** Lets what waits be done, and told to whoever watches. */
const rested = () => new Promise((resolve) => setTimeout(resolve, 300));
