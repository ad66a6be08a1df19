import type { Choice, FieldReport, FillPlan, FillRun, PlannedField } from '../types.js';
import { objectionTo } from './check.js';
import { climb } from './climb.js';
import { decide, type WritingFor } from './decide.js';
import { innermost, isTextBox, outsideOf, parentOf, viewOf, type View } from './dom.js';
import { key, press } from './events.js';
import { startGuard, type Guard } from './guard.js';
import type { Job, Rung } from './job.js';
import { rungsFor } from './ladder.js';
import { hasTaken, isUnchanged, readText } from './read.js';
import { holdingOf, isAsBefore, type Held } from './restore.js';
import { takeBack, type Changed } from './undo.js';
import { deadline, FIELD_LIMIT, twoFrames, until, type Deadline } from './wait.js';

/** A plan may bring along what makes a writing for a column that the lawyer chose. */
type Carried = FillPlan & { writingFor?: WritingFor };

/** How long a calendar may take to go by itself, in ms. */
const CLOSING = 150;
/** How long the fields of one go may stay closed, together, in ms. */
const FREEING = 1_000;

/** A field on its way. */
interface Task {
	planned: PlannedField;
	job: Job;
	rungs: Rung[];
	held: Held | null;
	report: FieldReport;
}

/**
 * Carries out a plan: writes what the plan and the lawyer's choices say, reads
 * back, and reports on every field of the plan. Never sends a form, and stops
 * the page from doing so. Fields change one after the other; neighbours that need
 * no more than events share one wait.
 *
 * @param limit how long one field may take, in ms
 */
export async function applyFill(
	plan: FillPlan,
	choices: readonly Choice[] = [],
	{ limit = FIELD_LIMIT }: { limit?: number } = {}
): Promise<FillRun> {
	const reports = new Map<string, FieldReport>();
	const tasks: Task[] = [];
	for (const planned of plan.fields) {
		const choice = choices.find(({ field }) => field === planned.field);
		const task = taskOf(plan, planned, choice);
		reports.set(planned.field, 'job' in task ? task.report : task);
		if ('job' in task) tasks.push(task);
	}

	const guard = startGuard();
	try {
		for (let at = 0; at < tasks.length;) {
			const together = directFrom(tasks, at);
			// Before anything was written, nothing can have closed a field but the page itself.
			await writeTogether(
				plan,
				together,
				guard,
				limit,
				deadline(at === 0 && together.length === 1 ? 0 : FREEING),
				tasks
			);
			at += together.length;
		}
		await lookAgain(tasks, limit);
	} finally {
		guard.end();
	}

	const changed = tasks.flatMap(({ job, held }): Changed[] =>
		held && job.element.isConnected && !isAsBefore(job, held) ? [{ job, held, left: readText(job) }] : []
	);
	const written = tasks.filter(({ report }) => report.outcome === 'written');
	return {
		fields: plan.fields.flatMap(({ field }) => reports.get(field) ?? []),
		submitStopped: guard.stopped(),
		left: [...new Set(written.flatMap(({ job }) => job.target?.column ?? []))],
		undo: () => takeBack(plan, changed, limit)
	};
}

/** @returns the report at once for a field that is not to be written */
function taskOf(plan: Carried, planned: PlannedField, choice: Choice | undefined): Task | FieldReport {
	const seen = plan.scan.form.fields.find(({ id }) => id === planned.field);
	const decision = decide(planned, choice, seen, plan.writingFor);
	const { field, label } = planned;
	const report: FieldReport = {
		field,
		label,
		target: decision.write ? decision.target : planned.target,
		outcome: decision.write ? 'refused' : decision.outcome,
		wanted: choice?.option?.text ?? planned.value,
		holds: planned.present,
		by: null
	};
	if (!decision.write) return report;
	const found = plan.scan.elements.get(planned.field);
	if (!found?.isConnected) return { ...report, outcome: 'gone', holds: '' };
	const { environment } = plan;
	const element = isTick(planned) ? found : innermost(found, environment);
	const { target, writing } = decision;
	const job: Job = { field, label, target, control: planned.control, element, writing, environment };
	// What a profile or the lawyer said of the options is not said better by their words.
	if (planned.source === 'label' && !choice?.option && plan.optionFor) {
		const { optionFor } = plan;
		job.choose = (texts) => optionFor(target.column, texts);
	}
	return { planned, job, rungs: rungsFor(job), held: null, report };
}

const isTick = ({ control }: PlannedField): boolean => control === 'radio-group';

/** The neighbours from `at` on whose first rung needs events only; or the one that needs more. */
function directFrom(tasks: readonly Task[], at: number): Task[] {
	let end = at;
	while (tasks[end]?.rungs[0]?.direct) end++;
	return tasks.slice(at, Math.max(end, at + 1));
}

async function writeTogether(
	plan: FillPlan,
	tasks: readonly Task[],
	guard: Guard,
	limit: number,
	patience: Deadline,
	all: readonly Task[]
): Promise<void> {
	const started: Task[] = [];
	const waiting: Task[] = [];
	for (const task of tasks) {
		const [first] = task.rungs;
		if (!admit(plan, task, guard)) {
			// Another field may open it in a moment.
			if (task.report.outcome === 'refused') waiting.push(task);
		} else if (first?.direct) {
			await first.write(task.job, deadline(limit));
			started.push(task);
		} else await finish(task, null, limit);
	}
	const view = started[0] && viewOf(started[0].job.element);
	if (view) await twoFrames(view);
	for (const task of started) await finish(task, task.rungs[0] ?? null, limit);
	for (const task of waiting) {
		await freed(plan, task, patience, all);
		if (admit(plan, task, guard)) await finish(task, null, limit);
	}
}

/** Waits for a field that is closed, or that something lies over; a calendar that was left open is closed. */
async function freed(plan: FillPlan, { job }: Task, patience: Deadline, tasks: readonly Task[]): Promise<void> {
	const view = viewOf(job.element);
	if (!view) return;
	await twoFrames(view);
	const objection = () => objectionTo(job.element, job.control, plan);
	const isFree = () => objection() !== 'closed' && objection() !== 'covered';
	if (patience.left() === 0 || (await until(view, Math.min(CLOSING, patience.left()), isFree))) return;
	if (objection() === 'covered') {
		press(outsideOf(job.element));
		await until(view, Math.min(CLOSING, patience.left()), isFree);
	}
	// A press elsewhere lets stand what was typed; Escape may take it back, and so comes last.
	if (objection() === 'covered') {
		for (const { job: other, report } of tasks) {
			if (report.outcome === 'written' && isDated(other)) key(other.element, 'Escape', 'Escape');
		}
		press(outsideOf(job.element));
	}
	await until(view, patience.left(), isFree);
}

const isDated = ({ control, writing }: Job): boolean =>
	writing.how === 'calendar' ||
	(/^(date|datetime|time|calendar|text|masked)$/.test(control) && /^\d+[.:/-]\d/.test(textOf(writing)));
const textOf = (writing: Job['writing']): string =>
	'text' in writing ? writing.text : 'texts' in writing ? (writing.texts[0] ?? '') : '';

/** The last look. @returns false when the field must not be written, which then stands in its report */
function admit(plan: FillPlan, task: Task, guard: Guard): boolean {
	const { job, planned, report } = task;
	const objection = objectionTo(job.element, job.control, plan);
	const view = viewOf(job.element);
	if (objection === 'gone' || !view) return refuse(report, 'gone', '');
	if (objection) return refuse(report, 'refused', report.holds);
	if (!isUnchanged(job, planned.present)) return refuse(report, 'differs', readText(job));
	if (isTooLong(job)) return refuse(report, 'not-accepted', readText(job));
	guard.over(view);
	task.held = holdingOf(job);
	return true;
}

function refuse(report: FieldReport, outcome: FieldReport['outcome'], holds: string): false {
	Object.assign(report, { outcome, holds });
	return false;
}

/** A script may write more than the box takes from a hand; the rest would be lost when it is sent. */
const isTooLong = ({ element, writing }: Job): boolean =>
	isTextBox(element) && writing.how === 'text' && element.maxLength >= 0 && writing.text.length > element.maxLength;

/** Reads back, and climbs on where the first rung, tried together with others, did not take. */
async function finish({ job, rungs, held, report }: Task, tried: Rung | null, limit: number): Promise<void> {
	if (!held) return;
	if (!job.element.isConnected) return void refuse(report, 'gone', '');
	if (tried && hasTaken(job)) {
		Object.assign(report, { outcome: 'written', by: tried.name });
		// A calendar that opened by itself stays open until a press elsewhere.
		if (/^(date|datetime|time|calendar)$/.test(job.control) && job.writing.how !== 'iso') press(outsideOf(job.element));
	} else {
		const end = await climb(job, rungs, held, deadline(limit), tried);
		Object.assign(report, end.took ? { outcome: 'written', by: end.by } : { outcome: end.outcome, by: end.by });
	}
	report.holds = report.outcome === 'gone' ? '' : readText(job);
}

/**
 * A page may change one field for the sake of another, and some take back what
 * was typed when the field is left: it is written once more in the ways that are
 * left, and must still stand at the end.
 */
async function lookAgain(tasks: readonly Task[], limit: number): Promise<void> {
	const written = tasks.filter(({ report }) => report.outcome === 'written');
	const view = written[0] && viewOf(written[0].job.element);
	if (!view) return;
	await closePickers(written, view);
	const lost = written.filter(({ job }) => job.element.isConnected && !hasTaken(job));
	for (const task of lost) await writeOtherwise(task, limit);
	if (lost.length > 0) await twoFrames(view);
	for (const { job, report } of written) {
		if (!job.element.isConnected) refuse(report, 'gone', '');
		else if (!hasTaken(job)) refuse(report, 'differs', readText(job));
	}
}

/**
 * Some pickers show a date that was typed until their calendar closes, and only
 * then say that they did not take it: it is opened and closed as a hand does it.
 */
async function closePickers(written: readonly Task[], view: View): Promise<void> {
	const typed = written.filter(
		({ job, report }) => isDated(job) && report.by === 'sequence' && job.element.isConnected
	);
	for (const { job } of typed.filter((one) => isInPicker(one.job.element))) {
		press(job.element);
		await twoFrames(view);
		press(outsideOf(job.element));
	}
	const last = typed.at(-1);
	if (last) press(outsideOf(last.job.element));
	await twoFrames(view);
}

function isInPicker(element: Element): boolean {
	for (let at = parentOf(element), up = 0; at && up < 4; up++, at = parentOf(at)) {
		if (/picker/i.test(at.getAttribute('class') ?? '')) return true;
	}
	return false;
}

/** Only what the page has emptied again: another value that it put there is its own. */
async function writeOtherwise({ job, rungs, held, report }: Task, limit: number): Promise<void> {
	if (held === null || !isAsBefore(job, held)) return;
	// What was typed and taken back would be taken back again.
	const left = rungs.slice(rungs.findIndex(({ name }) => name === report.by) + 1).filter(({ types }) => types !== true);
	const view = viewOf(job.element);
	if (left.length === 0 || !view) return;
	// What typing opened is still open: nothing opens anew before it is closed.
	press(outsideOf(job.element));
	await twoFrames(view);
	const end = await climb(job, left, held, deadline(limit));
	if (end.took) Object.assign(report, { by: end.by, holds: readText(job) });
}
