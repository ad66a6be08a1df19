import { median } from './median.js';

/** Rows that one device wrote while it was away from the other. */
const APART = 500;
const CONTENDERS = ['ours', 'yjs', 'automerge-repo'];
/** The app's limit beside Yjs's update of the same rows, gzipped. */
const MOST = 2;

/** @typedef {import('./page/converging/measure.js').ConvergingMeasured} Converging */
/** @typedef {{name: string, unit: string, rows?: number, ours: number, peers: {[name: string]: number}, floor?: number}} Result */

/**
 * Two devices meet over WebRTC on this machine, one with 500 rows that the
 * other lacks, which holds so many already: bytes of messages on the channel,
 * both ways, and the time until the other holds all of them on its disk. Beside
 * `automerge-repo` and Yjs over the same channel; the floor is Yjs's update
 * itself, gzipped. Fails where ours takes more than twice that.
 * @param {readonly number[]} held
 * @param {number} repetitions of the least register; larger ones are made once
 * @param {(contender: string, held: number) => Promise<Converging>} ask in a fresh page
 * @returns {Promise<Result[]>}
 */
export async function measureConverging(held, repetitions, ask) {
	/** @type {Result[]} */
	const results = [];
	for (const [at, rows] of held.entries()) {
		/** @type {{[contender: string]: Converging[]}} */
		const all = { ours: [], yjs: [], 'automerge-repo': [] };
		for (let time = 0; time < (at === 0 ? repetitions : 1); time += 1)
			for (const who of CONTENDERS) all[who]?.push(await ask(who, rows));
		/** @param {string} who @param {(one: Converging) => number} valueOf */
		const middle = (who, valueOf) => median(all[who], valueOf);
		/** @param {(one: Converging) => number} valueOf */
		const peers = (valueOf) => ({ yjs: middle('yjs', valueOf), 'automerge-repo': middle('automerge-repo', valueOf) });
		const bytes = (/** @type {Converging} */ { passed }) => passed.bytes / 1000;
		const took = (/** @type {Converging} */ one) => one.took;
		const floor = middle('yjs', ({ parts }) => (parts['update, gzipped'] ?? Number.NaN) / 1000);
		const name = `${APART} rows to a device beside it`;
		const [ours, time] = [middle('ours', bytes), middle('ours', took)];
		results.push({ name: `${name}: on the wire`, unit: 'kB', rows, ours, peers: peers(bytes), floor });
		for (const part of Object.keys(all.ours?.[0]?.parts ?? {}))
			results.push({
				name: `  of it ${part}`,
				unit: 'kB',
				rows,
				ours: middle('ours', ({ parts }) => (parts[part] ?? 0) / 1000),
				peers: {}
			});
		results.push({ name: `${name}: until it holds them`, unit: 'ms', rows, ours: time, peers: peers(took) });
		for (const what of Object.keys(all.ours?.[0]?.before ?? {}))
			results.push({
				name: `before: ${what}`,
				unit: 'ms',
				rows,
				ours: middle('ours', ({ before }) => before[what] ?? 0),
				peers: {}
			});
		if (ours > MOST * floor) throw new Error(`${ours} kB went over the wire, over ${MOST} times ${floor} kB.`);
	}
	return results;
}
