import type { RecordId } from '#lib/register/index.js';
import type { Fork, Outcome, Stop } from './attempt.js';
import type { ParcelProblem } from './parcel.js';
import type { Accepted } from './replica.js';

/** What one parcel came to, as screens count it. Nothing of it carries a text but `texts`. */
export interface Received {
	/** Why the parcel was not looked at; null when it was. */
	problem: ParcelProblem | null;
	/** Canonical texts of records that count from now on, to be handed to the fold. */
	texts: string[];
	/** Ids of membership records that the fold must not apply; to be put in before `texts`. */
	distrusted: RecordId[];
	/** Records that are new here. */
	fresh: number;
	/** Runs by what became of them. `held`: waits for what it builds on; `stopped`: its device signed what no device may write. */
	runs: { known: number; held: number; refused: number; newer: number; overBudget: number; stopped: number };
	/** Logs of which another branch came. */
	forks: number;
	/** Who acknowledged something in it. */
	acknowledged: string[];
	/** This device's id afterwards. */
	device: string;
	/** Another device says that this one is cut off: what it writes will not count. */
	cutOff: boolean;
	/** This device met its own log as it is not here, and became another one. */
	becameNew: boolean;
}

export const nothingReceived = (problem: ParcelProblem | null = null): Received => ({
	problem,
	texts: [],
	distrusted: [],
	fresh: 0,
	runs: { known: 0, held: 0, refused: 0, newer: 0, overBudget: 0, stopped: 0 },
	forks: 0,
	acknowledged: [],
	device: '',
	cutOff: false,
	becameNew: false
});

/** Counts what runs led to. */
export function countAccepted(received: Received, { outcomes, released, applied, forks, stops }: CountedParts): void {
	for (const outcome of outcomes) {
		const place = PLACES[outcome.kind];
		if (outcome.kind === 'refused' && outcome.problem === 'newer') received.runs.newer += 1;
		else if (place) received.runs[place] += 1;
	}
	received.runs.stopped += released.filter(({ kind }) => kind === 'quarantined').length;
	received.fresh += applied.length;
	received.forks += forks.length;
	received.runs.stopped = Math.max(received.runs.stopped, stops.length);
}

type CountedParts = Pick<Accepted, 'outcomes' | 'released' | 'applied'> & {
	forks: readonly Fork[];
	stops: readonly Stop[];
};

const PLACES: { [K in Outcome['kind']]: keyof Received['runs'] | null } = {
	applied: null,
	fork: null,
	duplicate: 'known',
	held: 'held',
	refused: 'refused',
	'over-budget': 'overBudget',
	quarantined: 'stopped'
};
