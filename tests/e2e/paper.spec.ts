import { expect } from '@playwright/test';
import { readForm, textOf } from '../fixtures/paper/read-pdf.js';
import { offlineReady } from '../tools/offline-ready.js';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { handedBy } from './support/hand-out.js';

/** Makes the PDF that the screen offers, and brings it in. */
async function made(app: App): Promise<Uint8Array> {
	await app.button('print_make').click();
	const link = app.page.getByRole('link', { name: app.words('print_download') });
	await expect(link).toBeVisible({ timeout: 30_000 });
	const { name, bytes } = await handedBy(link);
	expect(name).toMatch(/^tizilim-\d{4}-(kk|ru|both)\.pdf$/);
	return new Uint8Array(bytes);
}

async function toPrint(app: App): Promise<void> {
	await app.go('#/print');
	await expect(app.page.getByRole('heading', { name: app.words('print_title') })).toBeVisible();
}

const squeezed = (text: string): string => text.replace(/\s/g, '');

test('a row is entered, printed and found in the PDF; offline too', async ({ page, context, served }) => {
	const app = new App(page, 'kk');
	await app.open(served.url);
	await app.create({ name: 'Әшірбекова Ұлжан' });
	await app.enterRow('1', 'Еңбек дауы: «жұмысқа қайта алу» № 5');
	await toPrint(app);
	await expect(page.getByText(app.said('print_rows', { count: '1' }))).toBeVisible();
	await app.option('print_language_kk').check();
	const read = readForm(await made(app));
	expect(read.columns[0]).toBe('1');
	expect(read.columns[3]).toBe(squeezed('Еңбек дауы: «жұмысқа қайта алу» № 5'));
	expect(read.columns[4]).toBe(squeezed('құқықтық консультация беру'));
	expect(squeezed(read.head)).toContain(squeezed('Әшірбекова Ұлжан'));

	// Another choice makes the file an old one. The private essence stays out of a form for inspection.
	await app.option('print_language_both').check();
	await app.option('print_essence_for_portal').check();
	await expect(page.getByRole('link', { name: app.words('print_download') })).toBeHidden();
	await expect(page.getByText(app.said('print_without_wording', { count: '1' }))).toBeVisible();
	expect(textOf(await made(app))).not.toContain('жұмысқа');
	await expect(page.getByText(app.said('print_names_unchecked', { count: '1' }))).toBeVisible();

	await offlineReady(page);
	await context.setOffline(true);
	await app.option('print_essence_private').check();
	expect(squeezed(textOf(await made(app)))).toContain('жұмысқақайтаалу');
});

test.describe('what goes wrong', () => {
	// What the page asks for reaches the test, not the kept files.
	test.use({ serviceWorkers: 'block' });

	test('no rows, fonts that fail to load, stopping: clear words, and the next try works', async ({ page, served }) => {
		const app = new App(page, 'ru');
		await app.open(served.url);
		await app.create();
		await toPrint(app);
		await expect(page.getByText(app.words('print_no_rows'))).toBeVisible();
		await expect(app.button('print_make')).toBeDisabled();

		await app.go('#/');
		await app.enterRow('1', 'Разъяснён порядок взыскания алиментов');
		await toPrint(app);
		await page.route('**/*.ttf', (route) => route.fulfill({ status: 200, body: '<html>not found</html>' }));
		await app.button('print_make').click();
		await expect(page.getByText(app.words('print_failed_fonts'))).toBeVisible();

		await page.unroute('**/*.ttf');
		// Fonts that never come: stopped meanwhile.
		await page.route('**/*.ttf', () => undefined);
		await app.button('print_make').click();
		await app.button('print_cancel').click();
		await expect(page.getByText(app.words('print_cancelled'))).toBeVisible();
		await page.unroute('**/*.ttf');

		expect(squeezed(textOf(await made(app)))).toContain(squeezed('Разъяснён порядок взыскания алиментов'));

		// A table that is never done: stopped meanwhile, too.
		await app.go('#/export');
		await app.option('export_with').check();
		await page.route('**/tasks.worker-*.js', () => undefined);
		await app.button('export_make').click();
		await expect(page.getByRole('progressbar')).toBeVisible();
		await app.button('print_cancel').click();
		await expect(page.getByText(app.words('print_cancelled'))).toBeVisible();
		await page.unroute('**/tasks.worker-*.js');
		await app.button('export_make').click();
		await expect(app.button('print_download')).toBeVisible({ timeout: 30_000 });
	});
});

test('on a phone the file is shared; a period takes its rows by the date of application', async ({ page, served }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.addInitScript(() => {
		const shared: string[] = [];
		Object.assign(navigator, {
			canShare: () => true,
			share: (data: ShareData) => {
				shared.push(...(data.files ?? []).map(({ name, type }) => `${name} ${type}`));
				document.title = shared.join();
				return Promise.resolve();
			}
		});
	});
	const app = new App(page, 'ru');
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Консультация');
	await page.getByRole('button', { name: app.words('menu') }).click();
	await app.page
		.getByRole('dialog')
		.getByRole('link', { name: app.words('print_nav') })
		.click();
	await app.option('print_scope_period').check();
	await expect(page.getByText(app.words('print_period_needed'))).toBeVisible();
	await app.field('print_from').fill('01.01.2020');
	await app.field('print_to').fill('31.12.2021');
	await expect(page.getByText(app.words('print_no_rows'))).toBeVisible();
	await app.field('print_to').fill('31.12.2019');
	await expect(page.getByText(app.words('print_period_turned'))).toBeVisible();
	await app.field('print_to').fill('31.12.2099');
	await app.button('print_make').click();
	await app.button('print_share').click();
	await expect(page).toHaveTitle('tizilim-2020-01-01-2099-12-31-ru.pdf application/pdf');
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBe(390);
});
