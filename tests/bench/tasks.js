import { follow } from './filled-app.js';

const THROTTLE = 4;
const LONG = 50;
/** Between two keys or two turns of the wheel, ms: a quick typist's pace. */
const PACE = 120;
/** Tasks of the browser's threads. */
const CATEGORIES = 'toplevel,__metadata';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{action: string, longest: number, over: number}} Measured longest: ms of processor time; over: how many took over 50 ms of it */

/**
 * The longest tasks of the page's main thread, the processor slowed down four
 * times, while one types and scrolls. Counts the thread's own time: what other
 * programs take does not matter.
 * @param {Page} page the app with many rows
 * @returns {Promise<Measured[]>}
 */
export async function measureTasks(page) {
	const search = page.getByRole('search').getByRole('textbox');
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
	await follow(page, '#/new');
	const essence = page.locator('textarea').first();
	await essence.waitFor();
	await page.waitForTimeout(3000);
	measured.push(
		await during(page, 'typing into a new row', async () => {
			await essence.pressSequentially('взыскание алиментов', { delay: PACE });
			await page.waitForTimeout(1500);
		})
	);
	await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 1 });
	return measured;
}

/**
 * What the page's main thread does meanwhile.
 * @param {Page} page
 * @param {string} action
 * @param {() => Promise<void>} act
 * @returns {Promise<Measured>}
 */
export async function during(page, action, act) {
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
