import { expect, type Browser, type Page } from '@playwright/test';
import { App, type Language } from './support/app.js';
import { test } from './support/fixtures.js';
import { bringIn, type MadeRow } from './support/many-rows.js';

interface Screen {
	language: Language;
	width: number;
	height: number;
}
const SCREENS: readonly [Screen, Screen] = [
	{ language: 'ru', width: 1280, height: 800 },
	{ language: 'kk', width: 390, height: 844 }
];

/** The last ten are not signed; № 7 stands twice; № 4 has no time. */
const ROWS: MadeRow[] = Array.from({ length: 60 }, (_, at) => ({
	signed: at < 50 ? 'ЭЦП' : '',
	...(at === 7 ? { number: '7', essence: 'Вторая запись с номером семь' } : {}),
	...(at === 3 ? { time: '' } : {})
}));

async function register(browser: Browser, url: string, screen: Screen, rows: readonly MadeRow[] = ROWS): Promise<App> {
	const { language, width, height } = screen;
	const phone = width < 500;
	const context = await browser.newContext({ viewport: { width, height }, hasTouch: phone, isMobile: phone });
	const app = new App(await context.newPage(), language);
	await app.open(url);
	await app.create();
	await bringIn(app, 2026, rows);
	await expect(links(app.page).first()).toBeVisible({ timeout: 30_000 });
	return app;
}
const links = (page: Page) => page.locator('a[data-row]');
const todo = (app: App, key: string) =>
	app.page.getByRole('group', { name: app.words('todo_title') }).getByRole('button', { name: app.words(key) });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent.trim() ?? '');

for (const screen of SCREENS) {
	test(`what is left is counted and filters by one touch, together, and back works (${screen.language}, ${String(screen.width)})`, async ({
		browser,
		served
	}) => {
		const app = await register(browser, served.url, screen);
		const { page } = app;
		await expect(todo(app, 'todo_unsigned')).toContainText('10');
		await expect(todo(app, 'todo_unsent')).toContainText('60');
		await expect(todo(app, 'todo_unfinished')).toContainText('1');
		await todo(app, 'todo_unsigned').click();
		await expect(todo(app, 'todo_unsigned')).toHaveAttribute('aria-pressed', 'true');
		await expect(page.getByText(app.words('todo_shown', { shown: '10', all: '60' }))).toBeVisible();
		expect(page.url()).toContain('todo=unsigned');
		await todo(app, 'todo_unfinished').click();
		await expect(page.getByText(app.words('todo_none'))).toBeVisible();
		await page.goBack();
		const shown = page.getByText(app.words('todo_shown', { shown: '10', all: '60' }));
		await expect(shown).toBeVisible();
		await expect(links(page).first()).toContainText('60');
		// A row, and back: the filter stands.
		await links(page).first().click();
		await expect(page.getByRole('article')).toBeVisible();
		await page.getByRole('link', { name: app.words('back') }).click();
		await expect(page.getByRole('article')).toBeHidden();
		await expect(shown).toBeVisible();
		await app.button('todo_all').click();
		await expect(shown).toBeHidden();
		await expect(todo(app, 'todo_unsigned')).toHaveAttribute('aria-pressed', 'false');
		await page.context().close();
	});

	test(`a number used twice is settled where it is listed (${screen.language}, ${String(screen.width)})`, async ({
		browser,
		served
	}) => {
		const app = await register(browser, served.url, screen);
		const { page } = app;
		await app.button('settle_open').click();
		const second = page.getByRole('listitem').filter({ hasText: 'Вторая запись с номером семь' });
		await second.getByRole('button', { name: app.words('settle_move', { number: '61' }) }).click();
		await expect(app.button('settle_close')).toBeHidden({ timeout: 15_000 });
		await expect(page.getByText(app.said('state_number_twice'))).toHaveCount(0);
		await expect(links(page).first()).toContainText('61');
		// The number that it had stays readable.
		await links(page).first().click();
		await expect(page.getByRole('article').getByRole('heading', { name: '№ 61' })).toBeVisible();
		await page.context().close();
	});

	test(`sorting by a column (${screen.language}, ${String(screen.width)})`, async ({ browser, served }) => {
		const rows = [
			{ date: '05.03.2026', essence: 'Юрист', time: '2:00' },
			{ date: '10.01.2026', essence: 'Әке құқығы', time: '0:30' },
			{ date: '01.02.2026', essence: 'Алименты', time: '10:00' }
		];
		const app = await register(browser, served.url, screen, rows);
		const { page } = app;
		const order = (essence: string) => expect(page.getByText(essence).first()).toBeVisible();
		if (screen.width > 900) {
			const heading = (key: string) => page.getByRole('columnheader', { name: app.words(key) });
			await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '4');
			await expect(heading('col_1')).toHaveAttribute('aria-sort', 'descending');
			await heading('col_4').getByRole('button').click();
			await expect(heading('col_4')).toHaveAttribute('aria-sort', 'ascending');
			await expect(heading('col_1')).not.toHaveAttribute('aria-sort');
			await expect(links(page)).toHaveText(['3', '2', '1']);
			await heading('col_6').getByRole('button').click();
			await expect(links(page)).toHaveText(['2', '1', '3']);
			await heading('col_6').getByRole('button').click();
			await expect(heading('col_6')).toHaveAttribute('aria-sort', 'descending');
			await expect(links(page)).toHaveText(['3', '1', '2']);
			await heading('col_2').getByRole('button').click();
			await expect(links(page)).toHaveText(['2', '3', '1']);
			await page.goBack();
			await expect(heading('col_6')).toHaveAttribute('aria-sort', 'descending');
		} else {
			await page.getByLabel(app.words('sort_label')).selectOption('essence');
			await expect(links(page).first()).toContainText('Алименты');
			await page.getByLabel(app.words('sort_label')).selectOption('-date');
			await expect(links(page).first()).toContainText('Юрист');
		}
		await order('Юрист');
		await page.context().close();
	});
}

test('the keyboard alone: search, rows, pages, ends, open and back (kk)', async ({ browser, served }) => {
	const app = await register(browser, served.url, { language: 'kk', width: 1280, height: 800 });
	const { page } = app;
	const press = (key: string) => page.keyboard.press(key);
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	await press('ArrowDown');
	await expect.poll(() => focused(page)).toBe('60');
	await press('ArrowDown');
	await expect.poll(() => focused(page)).toBe('59');
	await press('End');
	await expect.poll(() => focused(page)).toBe('1');
	await expect(page.locator('tr[aria-rowindex="61"]')).toBeInViewport();
	await press('Home');
	await expect.poll(() => focused(page)).toBe('60');
	await press('PageDown');
	const after = Number(await focused(page));
	expect(after).toBeLessThan(58);
	// Rows differ in height, so that a page up need not be the page down again.
	await press('PageUp');
	await expect.poll(async () => Number(await focused(page))).toBeGreaterThan(after);
	await press('Home');
	await press('Enter');
	await expect(page.getByRole('article').getByRole('heading', { name: '№ 60' })).toBeVisible();
	await press('Escape');
	await expect(page.getByRole('article')).toBeHidden();
	await expect.poll(() => focused(page)).toBe('60');
	await press('/');
	await expect(page.getByRole('textbox', { name: app.words('find_label') })).toBeFocused();
	await page.keyboard.type('семь');
	await expect(page.locator('mark')).toHaveCount(1);
	await press('ArrowDown');
	await expect.poll(() => focused(page)).toContain('Вторая запись с номером');
	await press('Enter');
	await expect(page.getByRole('article').getByRole('heading', { name: '№ 7' })).toBeVisible();
	await press('Escape');
	await expect(page.getByRole('article')).toBeHidden();
	await press('/');
	await press('Escape');
	await expect(page.getByRole('textbox', { name: app.words('find_label') })).toHaveValue('');
	await press('Escape');
	await press('n');
	await expect(page).toHaveURL(/#\/new$/);
	await page.context().close();
});

test('at 200 % nothing is cut off or slides sideways, and the filters stay usable', async ({ browser, served }) => {
	const app = await register(browser, served.url, SCREENS[0]);
	const { page } = app;
	// 1280 × 800 seen at 200 %.
	await page.setViewportSize({ width: 640, height: 400 });
	await expect(links(page).first()).toBeVisible();
	await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	await todo(app, 'todo_unsigned').click();
	await expect(page.getByText(app.words('todo_shown', { shown: '10', all: '60' }))).toBeVisible();
	// The text alone at 200 %, on a phone.
	await page.setViewportSize({ width: 390, height: 844 });
	await page.addStyleTag({ content: 'html { font-size: 200% !important; }' });
	await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	await expect(todo(app, 'todo_unfinished')).toBeVisible();
	await page.context().close();
});
