import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';
import { median } from './median.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCANNED = 3000;

/** A form of twelve fields, each of which Playwright's `fill` can fill too, and what they are to hold. */
const FIELDS = [
	{ label: '№ п/п', control: 'text', value: '58' },
	{ label: 'Дата обращения', control: 'date', value: '2026-03-05' },
	{ label: 'Номер документа-основания', control: 'text', value: '267531031000174' },
	{ label: 'Дата документа-основания', control: 'date', value: '2026-03-04' },
	{ label: 'Орган, выдавший документ-основание', control: 'text', value: 'Следственное управление' },
	{
		label: 'Суть правового вопроса',
		control: 'textarea',
		value: 'Защита подозреваемого на стадии досудебного расследования.'
	},
	{ label: 'Время занятости (мин.)', control: 'number', value: '135' },
	{ label: 'Коллегия адвокатов', control: 'text', value: 'Алматинская городская коллегия адвокатов' },
	{ label: 'Фамилия, имя, отчество адвоката', control: 'text', value: 'Сейтқали Қайрат Болатұлы' },
	{ label: 'Номер лицензии адвоката', control: 'text', value: '12002345' },
	{ label: 'Серийный номер сертификата ЭЦП', control: 'text', value: '3f61a0c2b97d4e58' },
	{ label: 'Подписант ЭЦП', control: 'text', value: 'СЕЙТҚАЛИ ҚАЙРАТ' }
];
/** @satisfies {import('#lib/bridge/index.js').PortalRecord} */
const RECORD = {
	transfer: '0123456789abcdef0123456789abcdef',
	number: '58',
	applicationDate: '2026-03-05',
	basisKind: 'prosecution-order',
	basisNumber: '267531031000174',
	basisDate: '2026-03-04',
	basisBody: 'Следственное управление',
	category: 'criminal',
	essenceForPortal: 'Защита подозреваемого на стадии досудебного расследования.',
	assistanceKind: 'defence',
	minutes: 135,
	barAssociation: 'Алматинская городская коллегия адвокатов',
	lawyerName: 'Сейтқали Қайрат Болатұлы',
	licenceNumber: '12002345',
	edsSerialNumber: '3f61a0c2b97d4e58',
	edsSigner: 'СЕЙТҚАЛИ ҚАЙРАТ',
	signedAt: null,
	withheld: []
};

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{name: string, unit: string, rows?: number, ours: number, peers: {[name: string]: number}}} Result */

/**
 * The fill engine: a form of twelve fields planned, filled and read back,
 * beside Playwright's `fill` on the same fields; and the scan of a page of
 * 3,000 fields. Medians of interleaved repetitions, each on a fresh page.
 * @param {number} repetitions
 * @returns {Promise<Result[]>}
 */
export async function measureFill(repetitions) {
	const engine = await engineScript();
	const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
	try {
		const page = await browser.newPage();
		/** @type {{ours: number[], playwright: number[], scan: number[]}} */
		const times = { ours: [], playwright: [], scan: [] };
		for (let time = 0; time < repetitions; time += 1) {
			times.ours.push(await filling(page, engine, byEngine));
			times.playwright.push(await filling(page, engine, byPlaywright));
			times.scan.push(await scanning(page, engine));
		}
		return [
			{
				name: 'plan and fill a form of 12 fields',
				unit: 'ms',
				ours: median(times.ours, (time) => time),
				peers: { Playwright: median(times.playwright, (time) => time) }
			},
			{ name: `scan a page of ${SCANNED} fields`, unit: 'ms', ours: median(times.scan, (time) => time), peers: {} }
		];
	} finally {
		await browser.close();
	}
}

/**
 * @param {Page} page
 * @param {string} engine
 * @param {(page: Page) => Promise<unknown>} fill
 * @returns {Promise<number>} ms
 */
async function filling(page, engine, fill) {
	await page.setContent(`<form>${FIELDS.map(fieldOf).join('')}</form>`);
	await page.evaluate(engine);
	const start = performance.now();
	await fill(page);
	const took = performance.now() - start;
	const held = await page.evaluate(() =>
		[...document.querySelectorAll('input, textarea')].map((field) => /** @type {HTMLInputElement} */ (field).value)
	);
	const wrong = FIELDS.filter(({ value }, at) => held[at] !== value);
	if (wrong.length > 0) throw new Error(`Not filled: ${wrong.map(({ label }) => label).join(', ')}`);
	return took;
}

/** @param {Page} page */
function byEngine(page) {
	return page.evaluate(async (record) => {
		const { planFill, applyFill } = window.fillEngine;
		await applyFill(planFill(document, record, []));
	}, RECORD);
}

/** @param {Page} page */
async function byPlaywright(page) {
	for (const { label, value } of FIELDS) await page.getByLabel(label, { exact: true }).fill(value);
}

/**
 * @param {Page} page
 * @param {string} engine
 * @returns {Promise<number>} ms
 */
async function scanning(page, engine) {
	const many = Array.from({ length: SCANNED }, (_, at) =>
		fieldOf({ ...(FIELDS[at % FIELDS.length] ?? { label: '', control: 'text' }) }, at)
	);
	await page.setContent(`<form>${many.join('')}</form>`);
	await page.evaluate(engine);
	return page.evaluate(() => {
		// A page that somebody looks at has been laid out.
		document.body.getBoundingClientRect();
		const start = performance.now();
		window.fillEngine.scanDocument(document, {});
		return performance.now() - start;
	});
}

/**
 * @param {{label: string, control: string}} field
 * @param {number} at
 */
function fieldOf({ label, control }, at) {
	const inner = control === 'textarea' ? `<textarea id="f${at}"></textarea>` : `<input id="f${at}" type="${control}">`;
	return `<div class="row"><label for="f${at}">${label}</label> ${inner}</div>`;
}

/** @returns {Promise<string>} the engine as one script */
async function engineScript() {
	const built = await build({
		configFile: false,
		root: ROOT,
		logLevel: 'error',
		build: {
			write: false,
			target: 'es2023',
			lib: { entry: `${ROOT}extension/fill/index.ts`, formats: ['iife'], name: 'fillEngine' }
		}
	});
	const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
	for (const { output } of outputs) for (const piece of output) if (piece.type === 'chunk') return piece.code;
	throw new Error('The engine could not be built.');
}
