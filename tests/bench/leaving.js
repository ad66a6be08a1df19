import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { catalogue } from '../tools/catalogues.js';
import { follow } from './filled-app.js';
import { during } from './tasks.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{what: string, seconds: number, cancelled: number, memory: number, longest: number, over: number, size: number}} Left
 * seconds to the finished file; cancelled: milliseconds from the touch to a screen that is free again; memory: MB that the
 * page and its workers grew to above what they held; longest: ms of the longest task of the page; over: tasks over 50 ms; size in MB */

const words = catalogue('ru');
/** @param {string} key */
const said = (key) => String(words[key]);
const FILES = ['xlsx', 'csv', 'json'];
/** Longer than any of it takes on a slow machine. */
const PATIENCE = 300_000;

/**
 * What it takes to get the whole register out: the PDF of a year, .xlsx, .csv
 * and the open file, each also begun and stopped.
 * @param {Page} page the app with many rows
 * @returns {Promise<Left[]>}
 */
export async function measureLeaving(page) {
	const measured = [];
	await follow(page, '#/print');
	await page.getByRole('radio', { name: '2025', exact: true }).check();
	measured.push(
		await measure(page, 'PDF of a year', said('print_make'), page.getByRole('link', { name: said('print_download') }))
	);
	await follow(page, '#/export');
	await page.getByRole('radio', { name: said('export_with'), exact: true }).check();
	for (const kind of FILES) {
		await page.getByRole('radio', { name: said(`export_${kind}`), exact: true }).check();
		measured.push(
			await measure(page, `.${kind}`, said('export_make'), page.getByRole('button', { name: said('print_download') }))
		);
	}
	return measured;
}

/**
 * @param {Page} page
 * @param {string} what
 * @param {string} make the words of the button
 * @param {import('playwright-core').Locator} ready what stands there when the file is made
 * @returns {Promise<Left>}
 */
async function measure(page, what, make, ready) {
	const button = page.getByRole('button', { name: make, exact: true });
	const cancel = page.getByRole('button', { name: said('print_cancel'), exact: true });
	await button.click();
	await cancel.waitFor();
	const asked = performance.now();
	await cancel.click();
	await button.waitFor();
	const cancelled = performance.now() - asked;
	const renderer = await rendererOf(page);
	const before = resetPeak(renderer);
	let seconds = 0;
	const { longest, over } = await during(page, what, async () => {
		const begun = performance.now();
		await button.click();
		await ready.waitFor({ timeout: PATIENCE });
		seconds = (performance.now() - begun) / 1000;
	});
	const memory = peakOf(renderer) - before;
	const told =
		(await page
			.getByText(/, ([\d\s,.]+) МБ/)
			.first()
			.textContent()) ?? '';
	const size = Number((/, ([\d\s,.]+) МБ/.exec(told)?.[1] ?? 'NaN').replace(/\s/g, '').replace(',', '.'));
	return { what, seconds, cancelled, memory, longest, over, size };
}

/**
 * The process in which the page and its workers live: the largest renderer.
 * @param {Page} page
 * @returns {Promise<number>}
 */
async function rendererOf(page) {
	const browser = page.context().browser();
	if (!browser) return 0;
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
	return renderers.toSorted((a, b) => statusOf(b, 'VmRSS') - statusOf(a, 'VmRSS'))[0] ?? 0;
}

/**
 * @param {number} id
 * @param {'VmRSS' | 'VmHWM'} what
 * @returns {number} MB; NaN where the system does not tell
 */
function statusOf(id, what) {
	const path = `/proc/${String(id)}/status`;
	if (!existsSync(path)) return Number.NaN;
	return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(path, 'utf8'))?.[1]) / 1024;
}

/** @param {number} id */
const peakOf = (id) => statusOf(id, 'VmHWM');

/**
 * Begins the peak anew at what is held now.
 * @param {number} id
 * @returns {number} MB
 */
function resetPeak(id) {
	const path = `/proc/${String(id)}/clear_refs`;
	if (existsSync(path)) writeFileSync(path, '5');
	return statusOf(id, 'VmRSS');
}
