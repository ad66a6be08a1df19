import type { ActionKind, ClientPaper, OwnKind } from '#lib/register/index.js';

/** The points of the Standard that an action follows; the first is named beside it. */
export const ACTION_POINTS: { readonly [A in ActionKind]: readonly string[] } = {
	hearing: ['5.3'],
	appointment: ['2.1', '5.4'],
	facts: ['1.10', '2.3'],
	request: ['2.2'],
	'case-file': ['2.4'],
	specialist: ['2.5'],
	motion: ['2.6'],
	complaint: ['2.6'],
	drafting: ['5.2'],
	conciliation: ['2.8'],
	social: ['2.9'],
	refusal: ['2.11'],
	'power-of-attorney': ['5.4', '4.4'],
	deadline: [],
	other: ['2.7', '2.10', '5.5']
};

/** The points that a paper for the client follows. */
export const PAPER_POINTS: { readonly [P in ClientPaper]: readonly string[] } = {
	'non-disclosure': ['1.9'],
	agreement: ['4.5'],
	'notice-of-defence': ['4.4'],
	obstacle: ['1.4'],
	membership: ['1.6', '1.8'],
	insurance: ['1.7'],
	'power-of-attorney': ['4.4', '5.4']
};

/** The points that the lawyer's own entries follow. */
export const OWN_POINTS: { readonly [O in OwnKind]: readonly string[] } = {
	licence: ['1.1'],
	membership: ['1.6', '1.8'],
	dues: ['1.2'],
	insurance: ['1.13', '1.7'],
	training: ['1.12']
};
