import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { launch, type Browser, type Page } from 'puppeteer-core';

/** As in `browser_specific_settings` of the manifest. */
const ID = 'register@tizilim.kz';
const PATIENCE = 30_000;

/** The system's Firefox with the extension installed. */
export interface FirefoxStage {
	browser: Browser;
	open: (url: string) => Promise<Page>;
	/** Opens a page of the extension; in `page`, where one is given. */
	openOwn: (path: string, page?: Page) => Promise<Page>;
	end: () => Promise<void>;
}

/** Installs an extension from a folder into a fresh profile, as a temporary one. */
export async function firefoxWith(program: string, extension: string): Promise<FirefoxStage> {
	const profile = mkdtempSync(join(tmpdir(), 'tizilim-firefox-'));
	const host = randomUUID();
	const browser = await launch({
		browser: 'firefox',
		executablePath: program,
		userDataDir: profile,
		protocolTimeout: PATIENCE,
		// Pages of an extension may be driven only so.
		args: ['--remote-allow-system-access'],
		defaultViewport: { width: 380, height: 900 },
		// Firefox gives an extension's pages an address by chance: here it is chosen, to be found.
		extraPrefsFirefox: {
			'intl.accept_languages': 'ru',
			'extensions.webextensions.uuids': JSON.stringify({ [ID]: host })
		}
	});
	await browser.installExtension(extension);
	const base = `moz-extension://${host}/`;
	const fresh = async (): Promise<Page> => {
		const page = await browser.newPage();
		page.setDefaultTimeout(PATIENCE);
		return page;
	};
	return {
		browser,
		open: async (url) => {
			const page = await fresh();
			await page.goto(url);
			return page;
		},
		openOwn: async (path, page) => {
			const own = page ?? (await fresh());
			// The driver is never told that such a page has loaded: it is asked until it has.
			own.goto(base + path, { timeout: 0 }).catch(() => undefined);
			await expect
				.poll(() => own.evaluate('location.href + document.readyState').catch(() => ''), { timeout: PATIENCE })
				.toBe(`${base}${path}complete`);
			return own;
		},
		end: async () => {
			await browser.close();
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

const text = (page: Page): Promise<string> => page.evaluate('document.body.innerText') as Promise<string>;
/** Waits until a page shows a text. */
export const sees = (page: Page, what: string | RegExp) =>
	expect.poll(() => text(page), { timeout: 20_000 }).toMatch(what);
/** Presses a button. By the place of the button: the driver finds nothing by name in pages of an extension, but presses as a hand does. */
export const press = async (page: Page, name: string): Promise<void> => {
	const find = `(() => {
		const found = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === ${JSON.stringify(name)} && !one.disabled);
		found?.scrollIntoView({ block: 'center', behavior: 'instant' });
		const { x, y, width, height } = found?.getBoundingClientRect() ?? {};
		return found ? { x: x + width / 2, y: y + height / 2 } : null;
	})()`;
	const place = (): Promise<{ x: number; y: number } | null> => page.evaluate(find) as never;
	await expect.poll(place, { timeout: 20_000, message: name }).not.toBeNull();
	const at = await place();
	if (at) await page.mouse.click(at.x, at.y);
};
/** A text, as a pattern for `sees`. */
export const exactly = (part: string) => new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
