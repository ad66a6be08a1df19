import { benchRow, NEWEST_YEAR } from '../../rows.js';
import { AutomergeRepoPair } from './automerge-repo.js';
import { connectedChannels } from './channels.js';
import { OursPair } from './ours.js';
import type { Converged, Pair, Passed } from './pair.js';
import { YjsPair } from './yjs.js';

const PAIRS: { [name: string]: new (store: string) => Pair } = {
	ours: OursPair,
	yjs: YjsPair,
	'automerge-repo': AutomergeRepoPair
};

export interface ConvergingMeasured extends Converged {
	passed: Passed;
	/** What was measured besides, while the devices were made ready. */
	before: { [what: string]: number };
}

/** Two devices hold `held` rows, the one writes `apart` more while they are apart; then they meet over WebRTC. */
export async function measureConverging(name: string, held: number, apart: number): Promise<ConvergingMeasured> {
	const Kind = PAIRS[name];
	if (!Kind) throw new Error('There is no such pair.');
	const rows = Array.from({ length: held + apart }, (_, at) => ({
		year: NEWEST_YEAR,
		fields: benchRow(NEWEST_YEAR, at)
	}));
	const pair = new Kind(`converging-${name}-${String(held)}-${String(performance.timeOrigin)}`);
	const before = await pair.prepare(rows.slice(0, held), rows.slice(held));
	const { ends, passed, close } = await connectedChannels();
	const converged = await pair.converge(...ends);
	if (converged.rows !== held + apart) throw new Error(`The other end holds ${String(converged.rows)} rows.`);
	close();
	await pair.close();
	return { ...converged, passed, before };
}
