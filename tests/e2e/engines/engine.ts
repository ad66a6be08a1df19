import { findBrowser, howToGet } from '../../tools/browsers.js';
import { firefox } from './firefox.js';
import { playwright } from './playwright.js';
import { webkit } from './webkit.js';

export type EngineName = 'firefox' | 'webkit';
export type Role = 'button' | 'link' | 'radio' | 'textbox' | 'checkbox';

/**
 * A browser with one page, driven by what its user perceives: roles and names
 * as the engine itself computes them. Each waits until what it needs is there.
 */
export interface Engine {
	/** Name and version, as the browser tells them. */
	readonly version: string;
	/** Loads an address in the page. */
	open(url: string): Promise<void>;
	/** Loads it in a new page, after the old one was closed. */
	openAnew(url: string): Promise<void>;
	/** Presses what has this role and exactly this name. */
	press(role: Role, name: string): Promise<void>;
	/** Writes into the field of this name, over what stands in it. */
	write(name: string, text: string): Promise<void>;
	/** Hands a file to the page's file field. */
	give(file: string): Promise<void>;
	/** The answer of a script in the page: an expression, whose promise is waited for, with a value for JSON. */
	ask(expression: string): Promise<unknown>;
	/**
	 * Ends the browser as a power cut would, and starts it anew on what lies
	 * on its disk. Null where the engine keeps nothing on disk under automation.
	 */
	readonly cutPower: (() => Promise<void>) | null;
	close(): Promise<void>;
}

/** How long anything may take, in ms: machines that run the tests are busy. */
export const PATIENCE = 60_000;

/** The engine, started, or what to do to get it. */
export async function startEngine(name: EngineName): Promise<Engine | { missing: string }> {
	const found = findBrowser(name);
	if (found === null) return { missing: howToGet(name) };
	if (found.from === 'playwright') return playwright(name, found.path);
	return name === 'firefox' ? firefox(found.path) : webkit(found.path);
}
