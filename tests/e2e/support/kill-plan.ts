/** When the browser of a round is killed. */
export type KillMoment =
	/** At once when the app says that row number `row` of the round is saved. */
	| { kind: 'said'; row: number }
	/** At once when the app says that the draft of row number `row` is saved. */
	| { kind: 'draft'; row: number }
	/** `delay` ms after the save of row number `row` was asked for. */
	| { kind: 'saving'; row: number; delay: number }
	/** `delay` ms after entering began, wherever that is. */
	| { kind: 'time'; delay: number };

/** Half of the moments are the app's own word, half are chance. */
const CYCLE = ['said', 'time', 'draft', 'saving', 'said', 'saving'] as const;
const MOST_ROWS = 3;
/** ms: a save takes about this long on a slow machine. */
const LONGEST_SAVE = 150;
/** ms: time for a few rows. */
const LONGEST_ENTERING = 2500;

/** The same seed gives the same moments; how far the app is by then, the machine decides. */
export function killPlan(seed: number, rounds: number): KillMoment[] {
	const random = randomOf(seed);
	const upTo = (most: number) => Math.floor(random() * most);
	return Array.from({ length: rounds }, (_, at) => {
		const kind = CYCLE[at % CYCLE.length] ?? 'said';
		const row = 1 + upTo(MOST_ROWS);
		switch (kind) {
			case 'said':
			case 'draft':
				return { kind, row };
			case 'saving':
				return { kind, row, delay: upTo(LONGEST_SAVE) };
			case 'time':
				return { kind, delay: upTo(LONGEST_ENTERING) };
		}
	});
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function randomOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
