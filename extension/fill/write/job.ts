import type { Control, FillEnvironment, Target, Writing } from '../types.js';
import type { Deadline } from './wait.js';

/** One field that is to be written: what the rungs of the ladder get. */
export interface Job {
	field: string;
	label: string;
	target: Target | null;
	control: Control;
	/** The control itself; inside a custom element that was found by its host. */
	element: Element;
	writing: Writing;
	environment: FillEnvironment;
	/** Of all texts of a list, the one to choose, where none of the writing's own is there; null where that is not sure. */
	choose?: (texts: readonly string[]) => string | null;
}

/**
 * One way of writing. Says nothing about success: whether it took is read from
 * the page afterwards.
 */
export interface Rung {
	/** As the report calls it. */
	name: string;
	/** Needs nothing but events: may be written together with its neighbours. */
	direct?: true;
	/** Types once more what was typed before. */
	types?: true;
	/** @returns false when this way does not exist here, and so nothing was touched */
	write: (job: Job, time: Deadline) => boolean | Promise<boolean>;
}
