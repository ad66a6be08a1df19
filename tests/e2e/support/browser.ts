import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../../tools/browsers.js';

/** A Chromium of our own on a profile folder, so that it can be killed as a power cut would end it. */
export interface OwnBrowser {
	browser: Browser;
	context: BrowserContext;
	page: Page;
	/** SIGKILL to every process of it, at once. Nothing is flushed. */
	kill(): void;
	/** Resolves when its processes are gone. */
	gone: Promise<void>;
}

/** Starts Chromium on a profile folder, perhaps with more arguments, and takes its first page. */
export async function startBrowser(profile: string, more: readonly string[] = []): Promise<OwnBrowser> {
	const process = spawn(
		chromiumPath(),
		[
			...CHROMIUM_ARGS,
			...more,
			'--remote-debugging-port=0',
			`--user-data-dir=${profile}`,
			'--lang=ru',
			'--window-size=1280,860',
			'about:blank'
		],
		{
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe']
		}
	);
	const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()));
	const browser = await chromium.connectOverCDP(await address(process));
	const context = browser.contexts()[0];
	if (!context) throw new Error('Chromium started without a context.');
	const page = context.pages()[0] ?? (await context.newPage());
	return { browser, context, page, gone, kill: () => killGroup(process) };
}

/** Ends a browser as a user does, so that everything is flushed. */
export async function closeBrowser(own: OwnBrowser): Promise<void> {
	const session = await own.browser.newBrowserCDPSession();
	await session.send('Browser.close').catch(() => undefined);
	await own.gone;
}

function killGroup(process: ChildProcess): void {
	if (process.pid === undefined || process.exitCode !== null) return;
	try {
		globalThis.process.kill(-process.pid, 'SIGKILL');
	} catch (error) {
		// The group may be gone already: then there is nothing left to kill.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** The address that Chromium announces for its debugging port. */
async function address(process: ChildProcess): Promise<string> {
	if (!process.stderr) throw new Error('Chromium has no error output.');
	const lines = createInterface({ input: process.stderr });
	for await (const line of lines) {
		const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
		if (found) {
			// What follows is read and dropped, or Chromium would stall on a full pipe.
			process.stderr.resume();
			return found;
		}
	}
	throw new Error('Chromium ended before it told its debugging address.');
}
