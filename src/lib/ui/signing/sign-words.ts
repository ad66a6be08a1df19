import { dayOf, dayText, m } from '#lib/i18n/index.svelte.js';
import type { SignProblem } from '#lib/session/sign-desk.svelte.js';
import type { SignHindrance } from '#lib/session/sign-queue.js';
import type { Fault, RowState } from '#lib/session/signing-types.js';
import { errorWords } from '../error-words.js';

/** Why not all was signed, in one or two sentences: what happened, and what to do. */
export function problemWords(problem: SignProblem): string {
	switch (problem.kind) {
		case 'not-running':
			return m.sign_problem_not_running();
		case 'denied':
			return m.sign_problem_denied();
		case 'closed':
			return m.sign_problem_closed();
		case 'cancelled':
			return m.sign_problem_cancelled();
		case 'row-changed':
			return m.sign_problem_row_changed();
		case 'stopped':
			return m.sign_problem_stopped();
		case 'timed-out':
			return m.sign_problem_timed_out();
		case 'refused':
			return m.sign_problem_refused({ code: problem.code });
		case 'misunderstood':
			return m.sign_problem_misunderstood();
		case 'other-person':
			return m.sign_problem_other_person({ name: problem.name });
		case 'expired':
			return m.sign_problem_expired({ from: day(problem.from), until: day(problem.until) });
		case 'auth-key':
			return m.sign_problem_auth_key();
		case 'unsupported':
			return m.sign_problem_unsupported();
		case 'unsound':
			return m.sign_problem_unsound();
		case 'mobile-offline':
			return m.sign_problem_mobile_offline();
		case 'mobile-cancelled':
			return m.sign_problem_mobile_cancelled();
		case 'mobile-expired':
			return m.sign_problem_mobile_expired();
		case 'mobile-refused':
			return m.sign_problem_mobile_refused({ status: problem.status });
		case 'mobile-misunderstood':
			return m.sign_problem_mobile_misunderstood();
		case 'mobile-stopped':
			return m.sign_problem_mobile_stopped();
		case 'not-kept': {
			const { happened, todo } = errorWords(problem.error);
			return `${m.sign_problem_not_kept()} ${happened} ${todo}`;
		}
	}
}

/** The lawyer's own choice is no error. */
export const isOwnChoice = ({ kind }: SignProblem): boolean =>
	['cancelled', 'stopped', 'mobile-cancelled', 'mobile-stopped'].includes(kind);

/** What is wrong with a signature. */
export function faultWords(fault: Fault): string {
	switch (fault) {
		case 'data-changed':
		case 'signature':
			return m.sign_fault_data();
		case 'not-a-cms':
		case 'no-certificate':
		case 'attributes':
		case 'strange-parts':
			return m.sign_fault_cms();
		case 'other-certificate':
			return m.sign_fault_certificate();
		case 'not-a-signing-key':
			return m.sign_fault_auth_key();
		case 'algorithm':
			return m.sign_fault_algorithm();
		case 'expired':
			return m.sign_fault_expired();
		case 'chain':
			return m.sign_fault_chain();
		case 'time-stamp':
			return m.sign_fault_time_stamp();
		case 'not-a-statement':
			return m.sign_fault_not_ours();
		case 'other-row':
			return m.sign_fault_other_row();
		case 'not-in-manifest':
			return m.sign_fault_manifest();
		case 'summary':
			return m.sign_fault_summary();
		case 'chain-of-rows':
			return m.sign_fault_place();
	}
}

/** How a row stands by its signatures. */
export function stateWords(state: RowState): string {
	const words: Record<RowState, () => string> = {
		signed: m.sign_state_signed,
		untrusted: m.sign_state_untrusted,
		unsupported: m.sign_state_unsupported,
		changed: m.sign_state_changed,
		unsigned: m.sign_state_unsigned,
		broken: m.sign_state_broken
	};
	return words[state]();
}

export const STATE_TONES: Record<RowState, 'ok' | 'warn' | 'bad' | 'plain'> = {
	signed: 'ok',
	untrusted: 'warn',
	unsupported: 'warn',
	changed: 'warn',
	unsigned: 'plain',
	broken: 'bad'
};

/** Why a row cannot be signed now. */
export function hindranceWords(hindrance: SignHindrance): string {
	switch (hindrance) {
		case 'voided':
			return m.state_voided();
		case 'conflict':
			return m.state_conflict();
		case 'clash':
			return m.state_number_twice();
		case 'unnumbered':
			return m.state_unnumbered();
		case 'too-long':
			return m.sign_too_long();
	}
}

/** The name of an algorithm as certificates tell it. */
export function algorithmWords(algorithm: string): string {
	switch (algorithm) {
		case 'GOST-2015-512':
			return m.sign_algorithm_gost({ bits: '512' });
		case 'GOST-2015-256':
			return m.sign_algorithm_gost({ bits: '256' });
		default:
			return algorithm;
	}
}

/** A service as it is called: the name of its host. */
export const hostOf = (service: string): string => new URL(service).host;

/** A moment's day (ISO 8601) as the register writes days. */
export const day = (moment: string): string => dayText(dayOf(moment));
