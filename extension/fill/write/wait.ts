import type { View } from './dom.js';

/** Waiting that always ends. */

/** How long one field may take, in ms. */
export const FIELD_LIMIT = 5_000;
/** A frame that is not drawn by then, in ms, is not waited for. */
const FRAME_LIMIT = 60;
/** Looks that are taken before any waiting ends, however slow the machine. */
const FEWEST_LOOKS = 4;
/** Between two looks on a page that draws no frames, in ms. */
const HIDDEN_STEP = 8;

/** The moment by which something must have happened. */
export interface Deadline {
	/** Ms left, never below 0. */
	left: () => number;
	/** Leaves at least so many ms more: for a step of many that was seen to succeed. */
	allow: (more: number) => void;
	/** That patience, as far as the time that is left allows. */
	within: (patience: Patience) => Patience;
}

export function deadline(limit: number): Deadline {
	let at = performance.now() + limit;
	const left = () => Math.max(0, at - performance.now());
	return {
		left,
		within: ({ quiet, limit: most }) => ({ quiet, limit: Math.min(most, left()) }),
		allow: (more) => {
			at = Math.max(at, performance.now() + more);
		}
	};
}

/**
 * One frame of the page. A hidden page draws none, and holds its timers back for
 * a second: there messages keep the time.
 */
export function frame(view: Window): Promise<void> {
	if (view.document.visibilityState === 'hidden') return turn(HIDDEN_STEP);
	return new Promise((done) => {
		const timer = setTimeout(done, FRAME_LIMIT);
		view.requestAnimationFrame(() => {
			clearTimeout(timer);
			done();
		});
	});
}

/**
 * One turn of the page's loop, without a frame: a page that notes what was typed
 * only after its own event is through has done so by then.
 *
 * @param least further turns are taken until so many ms are over
 */
export function turn(least = 0): Promise<void> {
	return new Promise((done) => {
		const until = performance.now() + least;
		const channel = new MessageChannel();
		channel.port1.onmessage = () => {
			if (performance.now() < until) {
				channel.port2.postMessage(null);
				return;
			}
			channel.port1.close();
			done();
		};
		channel.port2.postMessage(null);
	});
}

/** Two frames: what the page does about an event is done by then, and drawn. */
export async function twoFrames(view: Window): Promise<void> {
	await frame(view);
	await frame(view);
}

/** Looks once a frame until there is something, at most `limit` ms. @returns null when the time is over */
export async function until<T>(
	view: Window,
	limit: number,
	condition: () => T | null | undefined | false
): Promise<T | null> {
	const end = deadline(limit);
	for (let looks = 1; ; looks++) {
		const found = condition();
		if (found !== null && found !== undefined && found !== false) return found;
		if (end.left() === 0 && looks >= FEWEST_LOOKS) return null;
		await frame(view);
	}
}

/** How long a page may take: `quiet` ms without a change of anything, and `limit` ms in all. */
export interface Patience {
	quiet: number;
	limit: number;
}

/**
 * As `until`, for as long as the page is at work: a busy machine is slow, and a
 * page that does nothing about what it was told does not hold anybody up.
 *
 * @param near an element in the document, or in the shadow tree, that is watched
 */
export async function untilQuiet<T>(
	view: View,
	near: Element,
	{ quiet, limit }: Patience,
	condition: () => T | null | undefined | false
): Promise<T | null> {
	const most = deadline(limit);
	const calm = deadline(Math.min(quiet, limit));
	const observer = new view.MutationObserver(() => calm.allow(Math.min(quiet, most.left())));
	for (const root of new Set([near.getRootNode(), near.ownerDocument])) {
		observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
	}
	try {
		for (let looks = 1; ; looks++) {
			const found = condition();
			if (found !== null && found !== undefined && found !== false) return found;
			if (isMoving(near.ownerDocument)) calm.allow(Math.min(quiet, most.left()));
			if ((calm.left() === 0 || most.left() === 0) && looks >= FEWEST_LOOKS) return null;
			await frame(view);
		}
	} finally {
		observer.disconnect();
	}
}

/** What fades in or slides changes nothing that an observer sees. What turns for ever is no sign of work. */
const isMoving = (document: Document): boolean =>
	document
		.getAnimations()
		.some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Infinity);
