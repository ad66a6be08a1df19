import type { FieldReport, FillPlan } from '../types.js';
import { objectionTo } from './check.js';
import { viewOf } from './dom.js';
import { startGuard } from './guard.js';
import type { Job } from './job.js';
import { readText } from './read.js';
import { isAsBefore, putBack, type Held } from './restore.js';
import { deadline, twoFrames, until } from './wait.js';

/** How long a field may stay covered, in ms. */
const FREEING = 700;

/** A field that was changed, with what it held and what it was left with. */
export interface Changed {
	job: Job;
	held: Held;
	left: string;
}

/**
 * Puts back what each changed field held, the last one first. A field that
 * somebody changed since is left alone: that is the user's own.
 */
export async function takeBack(plan: FillPlan, changed: readonly Changed[], limit: number): Promise<FieldReport[]> {
	const guard = startGuard();
	const reports: FieldReport[] = [];
	try {
		for (const one of changed.toReversed()) {
			const view = viewOf(one.job.element);
			if (view) guard.over(view);
			reports.push(await takeOneBack(plan, one, limit));
		}
		const view = changed[0] && viewOf(changed[0].job.element);
		if (view) await twoFrames(view);
	} finally {
		guard.end();
	}
	return reports;
}

const isPassing = (objection: string | null): boolean => objection === 'closed' || objection === 'covered';

async function takeOneBack(plan: FillPlan, { job, held, left }: Changed, limit: number): Promise<FieldReport> {
	const report = (outcome: FieldReport['outcome'], by: string | null = null): FieldReport => ({
		field: job.field,
		label: job.label,
		target: job.target,
		outcome,
		wanted: held.text,
		holds: outcome === 'gone' ? '' : readText(job),
		by
	});
	const view = viewOf(job.element);
	// What was put back before may have left its list or calendar open for a moment.
	if (view) await until(view, FREEING, () => !isPassing(objectionTo(job.element, job.control, plan)));
	const objection = objectionTo(job.element, job.control, plan);
	if (objection) return report(objection === 'gone' ? 'gone' : 'refused');
	if (isAsBefore(job, held)) return report('same');
	if (readText(job) !== left) return report('differs');
	const by = await putBack(job, held, deadline(limit));
	return by === null ? report('not-accepted') : report('written', by);
}
