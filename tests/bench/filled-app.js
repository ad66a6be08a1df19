import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';
import { serve } from '../tools/serve.js';

/** The app's own store, and the passphrase under which `page/ours.ts` fills it. */
const STORE = 'tizilim';
const PASSPHRASE = 'төрт сөз бір-біріне ұқсамайды';
export const ROWS = 10_000;

/** @typedef {import('playwright-core').Page} Page */

/**
 * The built app with 10,000 rows in one year, open, its search fed and its house kept.
 * @template Answer
 * @param {{folder: string}} bench the built page that fills the store
 * @param {(page: Page) => Promise<Answer>} use
 * @returns {Promise<Answer>}
 */
export async function withFilledApp({ folder }, use) {
	const profile = mkdtempSync(join(tmpdir(), 'bench-tasks-'));
	// The same origin as the app, so that what the page fills is the app's own store.
	const root = mkdtempSync(join(tmpdir(), 'bench-app-'));
	cpSync('build', root, { recursive: true });
	cpSync(folder, join(root, 'bench'), { recursive: true });
	const server = await serve({ root });
	const browser = await chromium.launchPersistentContext(profile, {
		executablePath: chromiumPath(),
		args: CHROMIUM_ARGS,
		viewport: { width: 1280, height: 900 },
		locale: 'ru'
	});
	try {
		const page = await browser.newPage();
		await page.goto(`${server.url}/bench/index.html?contender=ours&store=${STORE}`);
		await page.waitForFunction(() => 'bench' in window);
		await page.evaluate((rows) => window.bench.fill(1, rows), ROWS);
		await page.goto(`${server.url}/`);
		await page.locator('input[type=password]').fill(PASSPHRASE);
		await page.keyboard.press('Enter');
		await page.getByRole('search').getByRole('textbox').waitFor({ timeout: 120_000 });
		// Until the rows are in the search and the house is kept.
		await page.waitForTimeout(15_000);
		return await use(page);
	} finally {
		await browser.close();
		await server.close();
		for (const made of [profile, root]) rmSync(made, { recursive: true, force: true });
	}
}

/**
 * By a link of the app: an address typed anew would load the app, and lock it.
 * @param {Page} page
 * @param {string} hash
 */
export async function follow(page, hash) {
	await page.evaluate((href) => {
		const link = Object.assign(document.createElement('a'), { href });
		document.body.append(link);
		link.click();
		link.remove();
	}, hash);
}
