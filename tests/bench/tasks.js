import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';
import { serve } from '../tools/serve.js';

/** The app's own store, and the passphrase under which `page/ours.ts` fills it. */
const STORE = 'tizilim';
const PASSPHRASE = 'төрт сөз бір-біріне ұқсамайды';
const ROWS = 10_000;
const THROTTLE = 4;
const LONG = 50;
/** Between two keys or two turns of the wheel, ms: a quick typist's pace. */
const PACE = 120;
/** Tasks of the browser's threads. */
const CATEGORIES = 'toplevel,__metadata';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{action: string, longest: number, over: number}} Measured longest: ms of processor time; over: how many took over 50 ms of it */

/**
 * The longest tasks of the page's main thread in the built app, with 10,000
 * rows, the processor slowed down four times, while one types and scrolls.
 * Counts the thread's own time: what other programs take does not matter.
 * @param {{folder: string}} bench the built page that fills the store
 * @returns {Promise<Measured[]>}
 */
export async function measureTasks({ folder }) {
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
		return await measureApp(page, `${server.url}/`);
	} finally {
		await browser.close();
		await server.close();
		for (const made of [profile, root]) rmSync(made, { recursive: true, force: true });
	}
}

/**
 * @param {Page} page
 * @param {string} url
 * @returns {Promise<Measured[]>}
 */
async function measureApp(page, url) {
	await page.goto(url);
	await page.locator('input[type=password]').fill(PASSPHRASE);
	await page.keyboard.press('Enter');
	const search = page.getByRole('search').getByRole('textbox');
	await search.waitFor({ timeout: 120_000 });
	// Until the rows are in the search and the house is kept.
	await page.waitForTimeout(15_000);
	await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
	const measured = [
		await during(page, 'typing into the search', async () => {
			await search.pressSequentially('алиментов оспановой', { delay: PACE });
			await page.waitForTimeout(1000);
		})
	];
	await search.fill('');
	await page.waitForTimeout(2000);
	measured.push(
		await during(page, 'scrolling the table', async () => {
			await page.mouse.move(600, 500);
			for (let turn = 0; turn < 40; turn += 1) {
				await page.mouse.wheel(0, 600);
				await page.waitForTimeout(PACE);
			}
		})
	);
	// By a link of the app: an address typed anew would load the app, and lock it.
	await page.evaluate(() => {
		const link = Object.assign(document.createElement('a'), { href: '#/new' });
		document.body.append(link);
		link.click();
		link.remove();
	});
	const essence = page.locator('textarea').first();
	await essence.waitFor();
	await page.waitForTimeout(3000);
	measured.push(
		await during(page, 'typing into a new row', async () => {
			await essence.pressSequentially('взыскание алиментов', { delay: PACE });
			await page.waitForTimeout(1500);
		})
	);
	return measured;
}

/**
 * @param {Page} page
 * @param {string} action
 * @param {() => Promise<void>} act
 * @returns {Promise<Measured>}
 */
async function during(page, action, act) {
	const browser = page.context().browser() ?? null;
	const session = browser ? await browser.newBrowserCDPSession() : await page.context().newCDPSession(page);
	/** @type {{ph: string, name: string, pid: number, tid: number, dur?: number, tdur?: number, args: {name?: string}}[]} */
	const events = [];
	session.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {any[]} */ (value)));
	await session.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: CATEGORIES.split(','), recordMode: 'recordUntilFull' }
	});
	await act();
	const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
	await session.send('Tracing.end');
	await complete;
	await session.detach();
	const main = new Set(
		events
			.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
			.map(({ pid, tid }) => `${pid} ${tid}`)
	);
	const tasks = events
		.filter(({ ph, pid, tid }) => ph === 'X' && main.has(`${pid} ${tid}`))
		.map(({ dur = 0, tdur }) => (tdur ?? dur) / 1000);
	return {
		action,
		longest: tasks.reduce((most, one) => Math.max(most, one), 0),
		over: tasks.filter((one) => one > LONG).length
	};
}
