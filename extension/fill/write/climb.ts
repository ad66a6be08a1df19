import { keyByKey } from './adapters/typing.js';
import { dayIn, isDay } from './dates.js';
import { viewOf } from './dom.js';
import { fold } from './fold.js';
import type { Job, Rung } from './job.js';
import { hasTaken, readText } from './read.js';
import { isAsBefore, putBack, type Held } from './restore.js';
import { deadline, twoFrames, type Deadline } from './wait.js';

/** How far the ladder led: the rung that took; or that the page made something else of it, or nothing. */
type Climb =
	{ took: true; by: string } | { took: false; outcome: 'differs' | 'not-accepted' | 'gone'; by: string | null };

/** What putting back may take besides, in ms. */
const TIDYING = 600;

/** A page's own way of writing what it was given. */
interface Reshaped {
	text: string;
	by: string;
}

/**
 * Tries rung after rung until the field holds what was to be written, and reads
 * back after each. What a failed rung left is taken away again, unless it is the
 * same text in the page's own letters: that the lawyer must see.
 *
 * @param held what the field held before
 * @param tried the first rung, when it was tried already together with others
 */
export async function climb(
	job: Job,
	rungs: readonly Rung[],
	held: Held,
	time: Deadline,
	tried: Rung | null = null
): Promise<Climb> {
	const view = viewOf(job.element);
	if (!view) return { took: false, outcome: 'gone', by: null };
	let reshaped = tried ? reshapedBy(job, held, tried) : null;
	let opened = false;
	for (const rung of rungs) {
		if (rung === tried) continue;
		// Half a date makes some calendars choose some other day.
		if (rung === keyByKey && opened) continue;
		if (time.left() === 0) break;
		// A box that made another day of what was typed would make a third one of the same.
		if (rung.types === true && isOtherDay(job)) continue;
		if (!(await rung.write(job, time))) continue;
		opened ||= rung.name === 'calendar';
		await twoFrames(view);
		if (!job.element.isConnected) return { took: false, outcome: 'gone', by: null };
		if (hasTaken(job)) return { took: true, by: rung.name };
		reshaped ??= reshapedBy(job, held, rung);
	}
	return await settle(job, reshaped, held);
}

function isOtherDay(job: Job): boolean {
	const wanted = job.writing.how === 'text' ? dayIn(job.writing.text) : null;
	const held = readText(job);
	return wanted !== null && dayIn(held) !== null && !isDay(held, wanted);
}

/**
 * Only what says the same in other letters, as capitals: less of a text, half a
 * date or another option is nothing that may stay.
 */
function reshapedBy(job: Job, held: Held, rung: Rung): Reshaped | null {
	if (!/^(sequence|insert-text)$/.test(rung.name) || job.writing.how !== 'text' || isAsBefore(job, held)) return null;
	const text = readText(job);
	return fold(text) === fold(job.writing.text) ? { text, by: rung.name } : null;
}

async function settle(job: Job, reshaped: Reshaped | null, held: Held): Promise<Climb> {
	const left = reshaped ? { ...held, text: reshaped.text } : held;
	await putBack(job, left, deadline(TIDYING));
	if (isAsBefore(job, held)) return { took: false, outcome: 'not-accepted', by: null };
	return { took: false, outcome: 'differs', by: reshaped?.by ?? null };
}
