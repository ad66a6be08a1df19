import { m } from '#lib/i18n/index.svelte.js';
import type { LogPlace, LogState } from '#lib/paper/log/state.js';
import { LINE_STATES, STAMPS, type LineState, type Stamp } from '#lib/register/index.js';

const STAMP: Record<Stamp, () => string> = {
	office: m.log_stamp_office,
	firm: m.log_stamp_firm,
	own: m.log_stamp_own
};
const STANDING: Record<LogState['standing'], () => string> = {
	open: m.log_is_open,
	closed: m.log_is_closed,
	due: m.log_is_due,
	disposed: m.log_is_disposed
};
const LINE: Record<LineState, () => string> = {
	'not-in-register': m.log_line_missing,
	spoiled: m.log_line_spoiled,
	blank: m.log_line_blank,
	settled: m.log_line_settled
};

export const stampChoices = (): { value: Stamp; words: string }[] =>
	STAMPS.map((value) => ({ value, words: STAMP[value]() }));
export const stampWords = (stamp: Stamp): string => STAMP[stamp]();
export const standingWords = (standing: LogState['standing']): string => STANDING[standing]();
export const lineWords = (state: LineState): string => LINE[state]();
/** What can be said of a line that no row claims. */
export const lineChoices = (): { value: LineState; words: string }[] =>
	LINE_STATES.filter((value) => value !== 'settled').map((value) => ({ value, words: LINE[value]() }));
/** «с. 12, строка 4» */
export const placeWords = ({ page, line }: LogPlace): string => m.log_place({ page, line });
