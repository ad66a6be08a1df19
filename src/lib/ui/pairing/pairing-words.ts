import { m } from '#lib/i18n/index.svelte.js';
import type { PairingStage } from '#lib/session/pairing.js';

type PairingError = Extract<PairingStage, { kind: 'ended' }>['error'];

/** What happened, in words of the screen's language. `holder`: on the device that has the register. */
export function pairingWords(error: PairingError, holder: boolean): string {
	switch (error.kind) {
		case 'not-pairing':
			return m.pair_err_not_pairing();
		case 'newer':
			return m.pair_err_newer();
		case 'own-message':
			return m.pair_err_own();
		case 'other-attempt':
			return m.pair_err_other();
		case 'wrong-code':
			return m.pair_err_code();
		case 'same-role':
			return holder ? m.pair_err_role_holder() : m.pair_err_role_new();
		case 'damaged':
			return m.pair_err_damaged();
		case 'out-of-turn':
			return m.pair_err_turn();
		case 'tampered':
			return m.pair_err_tampered();
		case 'wrong-digits':
			return error.left > 0 ? m.pair_err_digits() : m.pair_err_tries();
		case 'too-many-tries':
			return m.pair_err_tries();
		case 'expired':
			return m.pair_err_expired();
		case 'over':
			return m.pair_err_over();
		case 'bad-handover':
			return m.pair_err_handover();
	}
}

/** Whether another attempt can begin at once. */
export const mayTryAgain = (error: PairingError): boolean =>
	error.kind !== 'too-many-tries' && !(error.kind === 'wrong-digits' && error.left === 0);
