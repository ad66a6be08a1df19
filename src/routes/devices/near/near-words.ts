import { m } from '#lib/i18n/index.svelte.js';
import type { NearProblem } from '#lib/session/near-desk.svelte.js';

/** Why two devices beside each other do not exchange, and what to do. */
export function nearWords(problem: NearProblem): string {
	switch (problem.kind) {
		case 'own':
			return m.near_err_own();
		case 'wrong-side':
			return m.near_err_side();
		case 'not-a-signal':
			return m.near_err_foreign();
		case 'newer':
			return m.pair_err_newer();
		case 'unsupported':
			return m.near_err_unsupported();
		case 'gone':
		case 'unreachable':
			return m.near_err_gone();
		case 'too-large':
		case 'full':
		case 'refused':
		case 'wrong-origin':
		case 'cancelled':
		case 'unexpected':
			return m.near_err_unexpected();
	}
}
