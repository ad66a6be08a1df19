import { m } from '#lib/i18n/index.svelte.js';
import type { Action, ActionKind } from '#lib/register/index.js';

type Say = () => string;

/** What a form asks for each kind of action, and how it calls it; what is absent is not asked. */
interface ActionFields {
	date?: Say;
	clock?: boolean;
	place?: Say;
	about?: Say;
	due?: Say;
	pages?: boolean;
	result?: boolean;
	measures?: boolean;
	/** How it is said that it is over; null for what is over as soon as it is noted. */
	settle: Say | null;
}

const FIELDS: { readonly [A in ActionKind]: ActionFields } = {
	hearing: {
		clock: true,
		place: m.matter_place_court,
		about: m.matter_about,
		result: true,
		settle: m.matter_settle_held
	},
	appointment: {
		clock: true,
		place: m.matter_place_whom,
		about: m.matter_about,
		result: true,
		settle: m.matter_settle_held
	},
	facts: { place: m.matter_place_source, about: m.matter_about, result: true, settle: null },
	request: {
		date: m.matter_date_sent,
		place: m.matter_place_addressee,
		about: m.matter_about,
		due: m.matter_due_answer,
		result: true,
		settle: m.matter_settle_answered
	},
	'case-file': { clock: true, place: m.matter_place_whom, pages: true, about: m.matter_about_copies, settle: null },
	specialist: {
		date: m.matter_date_sent,
		place: m.matter_place_specialist,
		about: m.matter_about_question,
		due: m.matter_due_answer,
		result: true,
		settle: m.matter_settle_answered
	},
	motion: {
		date: m.matter_date_filed,
		place: m.matter_place_body,
		about: m.matter_about,
		due: m.matter_due,
		result: true,
		settle: m.matter_settle_done
	},
	complaint: {
		date: m.matter_date_filed,
		place: m.matter_place_body,
		about: m.matter_about,
		due: m.matter_due,
		result: true,
		settle: m.matter_settle_done
	},
	drafting: { about: m.matter_about, settle: null },
	conciliation: { place: m.matter_place_whom, about: m.matter_about, result: true, settle: null },
	social: { place: m.matter_place_whom, about: m.matter_about, result: true, settle: null },
	refusal: { clock: true, about: m.matter_about_refused, measures: true, settle: null },
	'power-of-attorney': {
		date: m.matter_date_issued,
		about: m.matter_about_scope,
		due: m.matter_due_until,
		settle: m.matter_settle_ended
	},
	deadline: { about: m.matter_about, settle: m.matter_settle_done },
	other: { place: m.matter_place_whom, about: m.matter_about, result: true, settle: null }
};

export const fieldsOf = (what: ActionKind): ActionFields => FIELDS[what];

/**
 * The day on which an action counts as over: what the lawyer wrote; for what is
 * over once it is done, its own day, if that is not still to come.
 */
export function settledOf(action: Pick<Action, 'what' | 'date' | 'due'>, written: string | null, today: string) {
	if (written !== null) return written;
	const filed = (action.what === 'motion' || action.what === 'complaint') && action.due === undefined;
	const atOnce = fieldsOf(action.what).settle === null || filed;
	return atOnce && action.date <= today ? action.date : null;
}

/** True for what is still to come, or waited for. */
export const isOpen = ({ what, settled, due }: Action): boolean =>
	settled === undefined && (what !== 'power-of-attorney' || due !== undefined);
