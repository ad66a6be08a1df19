import { expect, type Page } from '@playwright/test';
import { App, type Language } from './support/app.js';
import { test } from './support/fixtures.js';
import { bringIn, type MadeRow } from './support/many-rows.js';

const SCREENS = [
	{ language: 'ru', width: 1280, height: 800 },
	{ language: 'kk', width: 390, height: 844 }
] as const satisfies { language: Language; width: number; height: number }[];

const LAST_YEAR: MadeRow[] = [
	{
		essence: 'Определён порядок общения с ребёнком',
		client: 'Оспанова Айгүл',
		basis: 'Определение суда № 4412 от 12.03.2025'
	},
	{ essence: 'Екі балаға алимент өндіріп алу тәртібі', client: 'Сейтқали Қайрат' }
];
const THIS_YEAR: MadeRow[] = [
	{ essence: 'Взыскание алиментов на двоих детей', client: 'Оспанова Айгүл' },
	{ essence: 'Медеу аудандық сотының қаулысына шағым', client: 'Жүсіпова Ләззат', signed: 'ЭЦП' },
	{ essence: 'Раздел имущества', client: 'Касымов Болат' }
];

const field = (app: App) => app.page.getByRole('textbox', { name: app.words('find_label') });
const links = (page: Page) => page.locator('a[data-row]');
const found = (app: App, count: number, timeout = 15_000) =>
	expect(app.page.getByRole('status').getByText(app.said('find_count', { count: String(count) }))).toBeVisible({
		timeout
	});

/** What the page holds of a text outside of its own memory. */
const kept = (page: Page, text: string) =>
	page.evaluate((wanted) => {
		const places = [location.href, document.title, JSON.stringify(history.state), document.cookie];
		for (const store of [localStorage, sessionStorage]) places.push(JSON.stringify(Object.entries(store)));
		return places.filter((place) => decodeURIComponent(place).includes(wanted));
	}, text);

for (const { language, width, height } of SCREENS) {
	test(`any form of a word is found in every volume, marked, and one comes back to what was found (${language}, ${String(width)})`, async ({
		browser,
		served
	}) => {
		const phone = width < 500;
		const context = await browser.newContext({ viewport: { width, height }, hasTouch: phone, isMobile: phone });
		const page = await context.newPage();
		const app = new App(page, language);
		await app.open(served.url);
		await app.create();
		await bringIn(app, 2025, LAST_YEAR);
		await bringIn(app, 2026, THIS_YEAR);

		await field(app).fill('алименттерді');
		await found(app, 2);
		await expect(page.getByRole('heading', { level: 2 })).toHaveText([/2026.*1$/, /2025.*1$/]);
		await expect(page.locator('mark')).toHaveText(['алиментов', 'алимент']);
		for (const [query, count, marked] of [
			['Оспановой', 2, 'Оспанова'],
			['оспанова ребенок', 1, 'ребёнком'],
			['айгуль алименты', 1, 'алиментов'],
			['соттар', 1, 'сотының'],
			['қаулы', 1, 'қаулысына'],
			['12.03.2025', 1, '12.03.2025'],
			['№ 4412', 1, '4412'],
			['Жүсіповаға', 1, 'Жүсіпова'],
			['кайратом', 1, 'Қайрат'],
			['разд', 1, 'Раздел']
		] as const) {
			await field(app).fill(query);
			await expect(page.locator('mark', { hasText: marked }).first(), query).toBeVisible();
			await found(app, count);
		}
		await field(app).fill('кассация');
		await expect(page.getByText(app.words('find_none'))).toBeVisible();
		await field(app).fill('—');
		await expect(page.getByText(app.words('find_no_words'))).toBeVisible();

		await field(app).fill('Оспановой');
		await found(app, 2);
		await expect(links(page)).toHaveCount(2);
		await links(page).last().click();
		await expect(page.getByRole('article').getByText('Определён порядок общения с ребёнком').first()).toBeVisible();
		expect(await kept(page, 'спанов')).toEqual([]);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('article')).toBeHidden();
		await expect(field(app)).toHaveValue('Оспановой');
		await expect(links(page)).toHaveCount(2);
		// Together with what is left to do.
		await field(app).fill('шағым');
		await found(app, 1);
		const unsigned = page.getByRole('button', { name: app.words('todo_unsigned') });
		await unsigned.click();
		await expect(page.getByText(app.words('find_none'))).toBeVisible();
		await unsigned.click();
		await found(app, 1);
		expect(await kept(page, 'шағым')).toEqual([]);
		await app.button('find_clear').click();
		await expect(field(app)).toHaveValue('');
		// The volume of the row that was opened.
		await expect(links(page)).toHaveCount(2);
		await context.close();
	});
}

test('a row is found as soon as it is entered, by its old words after a correction, and locking forgets the query', async ({
	page,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Взыскание алиментов');
	await app.go('#/');
	await field(app).fill('алименты');
	await found(app, 1);
	await app.enterRow('2', 'Перерасчёт алиментов');
	await app.go('#/');
	await expect(field(app)).toHaveValue('алименты');
	await found(app, 2);
	await page
		.getByRole('button', { name: app.words('lock') })
		.first()
		.click();
	await app.unlock();
	await app.opened();
	await expect(field(app)).toHaveValue('');
	await field(app).fill('перерасчету');
	await found(app, 1);
});

test('a query of 10,000 characters gives clear words, and nothing of it is lost', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Взыскание алиментов');
	await app.go('#/');
	const long = Array.from({ length: 2000 }, (_, at) => `сл${'абвгдежзик'[at % 10] ?? ''}${String(at)}`)
		.join(' ')
		.slice(0, 10_000);
	await field(app).fill(long);
	await expect(page.getByText(app.words('find_none'))).toBeVisible();
	await expect(page.getByText(app.said('find_long', { used: '24' }))).toBeVisible();
	await expect(field(app)).toHaveValue(long);
	await field(app).fill('ж'.repeat(10_000));
	await expect(page.getByText(app.words('find_none'))).toBeVisible();
	await field(app).fill('алименты');
	await found(app, 1);
});

interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	/** CPU time, microseconds. */
	tdur?: number;
	args: { name?: string };
}
const THROTTLE = 4;

/**
 * The longest tasks of the page's main thread while `work` runs, in ms of its
 * own CPU time on a device four times slower: other programs on the machine
 * that measures do not count.
 */
async function longestTasks(page: Page, work: () => Promise<void>): Promise<{ over50: number; longest: number[] }> {
	const devtools = await page.context().newCDPSession(page);
	const events: TraceEvent[] = [];
	devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
	await devtools.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] }
	});
	await work();
	const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
	await devtools.send('Tracing.end');
	await complete;
	await devtools.detach();
	const main = new Set(
		events
			.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
			.map(({ pid, tid }) => `${String(pid)} ${String(tid)}`)
	);
	const tasks = events
		.filter(
			({ ph, name, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && main.has(`${String(pid)} ${String(tid)}`)
		)
		.map(({ tdur = 0 }) => Math.round((tdur * THROTTLE) / 1000))
		.sort((a, b) => b - a);
	return { over50: tasks.filter((task) => task > 50).length, longest: tasks.slice(0, 8) };
}

/** The bench measures 10,000; here `MANY_ROWS=10000` does. */
const MANY = Number(process.env.MANY_ROWS ?? 3000);

test('thousands of rows: only what is in sight is in the page; long tasks are measured while typing and scrolling', async ({
	page,
	served
}) => {
	test.setTimeout(300_000);
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await bringIn(
		app,
		2026,
		Array.from({ length: MANY }, (_, at) => (at === 1234 ? { essence: 'Усыновление' } : {}))
	);
	await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(MANY + 1), { timeout: 60_000 });
	expect(await page.locator('tr[aria-rowindex]').count()).toBeLessThan(60);
	// All rows are in the index.
	await field(app).fill('усыновления');
	await found(app, 1, 90_000);
	await expect(page.getByText(app.said('find_building'))).toHaveCount(0, { timeout: 60_000 });
	await field(app).fill('');
	await expect(page.getByRole('table')).toBeVisible();

	const scrolling = await longestTasks(page, async () => {
		for (let step = 0; step < 40; step += 1) {
			await page.mouse.move(700, 500);
			await page.mouse.wheel(0, 600);
			await page.evaluate(() => new Promise(requestAnimationFrame));
		}
	});
	const jumping = await longestTasks(page, async () => {
		await links(page).first().focus();
		for (const key of ['End', 'Home', 'End', 'PageUp', 'Home']) {
			await page.keyboard.press(key);
			await page.evaluate(() => new Promise(requestAnimationFrame));
		}
	});
	const typing = await longestTasks(page, async () => {
		await field(app).focus();
		for (const letter of 'оспановой алименты') await page.keyboard.type(letter);
		await expect(page.locator('mark').first()).toBeVisible({ timeout: 30_000 });
		for (let step = 0; step < 18; step += 1) await page.keyboard.press('Backspace');
	});
	console.log(`main-thread tasks, ms of CPU at throttle 4: ${JSON.stringify({ scrolling, jumping, typing })}`);
	await expect(page.getByRole('table')).toBeVisible({ timeout: 30_000 });
	await links(page).first().focus();
	await page.keyboard.press('End');
	await expect(page.locator(`tr[aria-rowindex="${String(MANY + 1)}"]`)).toBeInViewport();
	expect(await page.locator('tr[aria-rowindex]').count()).toBeLessThan(60);
});
