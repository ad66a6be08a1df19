import type { ActionKind, AssistanceKind, ClientPaper, Row } from '#lib/register/index.js';

/** Where a step stands on the screen: before the matter, with the client, in the matter, at its end. */
export const STEP_GROUPS = ['intake', 'advice', 'representation', 'client', 'end'] as const;
export type StepGroup = (typeof STEP_GROUPS)[number];

/** A point of the Standard as a step of a matter. */
export interface StepRule {
	point: string;
	group: StepGroup;
	/** Kinds of assistance in which a careful lawyer does it each time; in the others it is there for when it is needed. */
	usual: readonly AssistanceKind[];
	/** Kinds in which it has no meaning at all. */
	never?: readonly AssistanceKind[];
	/** What shows that it was done, without a mark. */
	papers?: readonly ClientPaper[];
	actions?: readonly ActionKind[];
}

const ALL: readonly AssistanceKind[] = ['informing', 'consulting', 'defence', 'other'];
const TAKEN: readonly AssistanceKind[] = ['defence', 'other'];

/** The duties of one matter (Standard 1.4 to 1.11, 3, 4, 5), in the order in which they come. */
export const STEP_RULES: readonly StepRule[] = [
	{ point: '4.1', group: 'intake', usual: ['consulting', 'defence', 'other'] },
	{ point: '4.2', group: 'intake', usual: TAKEN, never: ['informing'] },
	{ point: '4.3', group: 'intake', usual: TAKEN, never: ['informing'] },
	{
		point: '4.4',
		group: 'intake',
		usual: ['defence'],
		never: ['informing', 'consulting'],
		papers: ['notice-of-defence', 'power-of-attorney'],
		actions: ['power-of-attorney']
	},
	{ point: '4.5', group: 'intake', usual: TAKEN, never: ['informing'], papers: ['agreement'] },
	{ point: '3.1', group: 'advice', usual: ['informing', 'consulting'] },
	{ point: '3.2', group: 'advice', usual: ['consulting'] },
	{ point: '3.3', group: 'advice', usual: ['informing', 'consulting'] },
	{ point: '5.1', group: 'representation', usual: ['defence'], never: ['informing', 'consulting'] },
	{ point: '5.2', group: 'representation', usual: [], actions: ['drafting', 'motion', 'complaint'] },
	{
		point: '5.3',
		group: 'representation',
		usual: [],
		never: ['informing', 'consulting'],
		actions: ['hearing']
	},
	{
		point: '5.4',
		group: 'representation',
		usual: [],
		never: ['informing', 'consulting'],
		actions: ['appointment']
	},
	{ point: '5.5', group: 'representation', usual: [], never: ['informing', 'consulting'], actions: ['other'] },
	{ point: '1.10', group: 'representation', usual: [], actions: ['facts', 'request', 'specialist'] },
	{ point: '1.6', group: 'client', usual: ALL, papers: ['membership'] },
	{ point: '1.9', group: 'client', usual: ['consulting', 'defence', 'other'], papers: ['non-disclosure'] },
	{ point: '1.7', group: 'client', usual: [], papers: ['insurance'] },
	{ point: '1.8', group: 'client', usual: [], papers: ['membership'] },
	{ point: '1.4', group: 'client', usual: [], papers: ['obstacle'] },
	{ point: '1.5', group: 'end', usual: [] },
	{ point: '1.11', group: 'end', usual: [] }
];

export interface Step {
	point: string;
	group: StepGroup;
	/** A careful lawyer does it each time in a matter of this kind; else it is there for when it is needed. */
	usual: boolean;
	state: 'done' | 'not-needed' | 'open';
	/** Day on which it was done or found not needed; null while it is open. */
	date: string | null;
	note: string | null;
	/** `mark`: the lawyer said so; `shown`: by what stands in the matter; null while it is open. */
	by: 'mark' | 'shown' | null;
}

type Matter = Pick<Row, 'values' | 'duties' | 'conflictChecks' | 'clientPapers' | 'actions' | 'documents'> &
	Partial<Pick<Row, 'copies'>>;

/**
 * The steps of a matter with their state. What the lawyer marked last stands;
 * without a mark a step is done when something in the matter shows it: a check
 * for conflicts (4.1), a paper (1.4, 1.6 to 1.9, 4.4, 4.5), documents received
 * (3.2), a copy kept (1.11), an action that was held (5.2 to 5.5). Nothing here blocks anything.
 */
export function stepsOf(matter: Matter): Step[] {
	const kind = matter.values.assistanceKind;
	return STEP_RULES.filter(({ never }) => kind === null || !never?.includes(kind)).map((rule) => {
		const usual = kind === null ? rule.group === 'intake' : rule.usual.includes(kind);
		const mark = matter.duties.findLast(({ point }) => point === rule.point);
		const base = { point: rule.point, group: rule.group, usual };
		if (mark && mark.state !== 'open')
			return { ...base, state: mark.state, date: mark.date, note: mark.note ?? null, by: 'mark' };
		const shown = mark === undefined ? shownOn(rule, matter) : null;
		return shown === null
			? { ...base, state: 'open', date: null, note: mark?.note ?? null, by: null }
			: { ...base, state: 'done', date: shown, note: null, by: 'shown' };
	});
}

/** Steps that a careful lawyer would have done, and that are open: what is missing. */
export const missingSteps = (matter: Matter): Step[] =>
	stepsOf(matter).filter(({ usual, state }) => usual && state === 'open');

/** The first day on which something shows that the step was done. */
function shownOn({ point, papers, actions }: StepRule, matter: Matter): string | null {
	const days: string[] = [];
	if (point === '4.1') days.push(...matter.conflictChecks.map(({ day }) => day));
	if (point === '3.2' || point === '1.5')
		days.push(...matter.documents.filter(({ what }) => what === 'received').map(({ date }) => date));
	if (point === '1.11') {
		days.push(...matter.documents.filter(({ what }) => what === 'copy-kept').map(({ date }) => date));
		for (const { content, struck } of matter.copies ?? []) if (struck === null) days.push(content.date);
	}
	for (const { paper, date } of matter.clientPapers) if (papers?.includes(paper)) days.push(date);
	for (const { content, struck } of matter.actions)
		if (struck === null && actions?.includes(content.what)) {
			const day = content.what === 'power-of-attorney' ? content.date : content.settled;
			if (day !== undefined) days.push(day);
		}
	return days.sort()[0] ?? null;
}
