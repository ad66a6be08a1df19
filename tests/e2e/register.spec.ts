import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { serve } from '../tools/serve.js';
import { offlineReady } from '../tools/offline-ready.js';
import { countTaps } from './support/taps.js';
import { App, type Language } from './support/app.js';
import { test } from './support/fixtures.js';

const sample = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** Chooses a file on the import screen and waits for its preview. */
async function choose(app: App, file: string): Promise<void> {
	const chosen = app.page.waitForEvent('filechooser');
	await app.button('import_choose').click();
	await (await chosen).setFiles(sample(file));
	await expect(app.page.getByText(app.words('import_nothing_yet')).first()).toBeVisible({ timeout: 30_000 });
}

test('the whole path: a register from Excel, a case of today, corrections, no network, and all there tomorrow', async ({
	context
}) => {
	const server = await serve();
	const page = await context.newPage();
	const app = new App(page);
	await app.open(`${server.url}/`);
	await app.create();
	await offlineReady(page);
	// From here on there is no server: whatever happens, happens on this device.
	await server.close();
	await context.setOffline(true);

	await app.link('empty_import').click();
	await choose(app, 'register-2026-ru.xlsx');
	await page.getByLabel(app.words('import_on_paper')).first().fill('40');
	await page.getByRole('button', { name: /62/ }).click();
	await page.getByRole('link', { name: app.words('back_to_register') }).click();
	await expect(page.getByText(/№ 41/).first()).toBeVisible();

	await app.link('nav_import').click();
	await choose(app, 'register-2026-ru.xlsx');
	await expect(page.getByText(app.words('import_all_already'))).toBeVisible();
	await page.getByRole('button', { name: app.words('import_another') }).click();
	await choose(app, 'register-2025-kk.csv');
	await page.getByRole('button', { name: /40/ }).click();
	await page.getByRole('link', { name: app.words('back_to_register') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('2025');

	await page.getByRole('link', { name: /2026/ }).first().click();
	await app.link('new_row').click();
	const number = /\d+/.exec((await page.getByRole('button', { name: /^Сохранить №/ }).textContent()) ?? '')?.[0] ?? '';
	expect(Number(number)).toBeGreaterThan(61);
	await app.field('field_essence').fill('Взыскание алиментов');
	await app.option('basis_short_request').check();
	await app.button('save_row', { number }).click();
	await app.saved(number);

	const row = page.getByRole('article');
	await openRow(app, number);
	await app.link('action_complete').click();
	await page
		.getByRole('dialog')
		.getByRole('radio', { name: app.words('kind_consulting') })
		.check();
	await page
		.getByRole('dialog')
		.getByRole('textbox', { name: app.words('field_minutes') })
		.fill('1:30');
	await app.button('save').click();
	await expect(row.getByText('1:30').first()).toBeVisible();

	await app.link('action_correct').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: app.words('field_essence'), exact: true }).click();
	await dialog
		.getByRole('textbox', { name: app.words('new_value_of', { field: app.words('field_essence') }) })
		.fill('Перерасчёт пенсии');
	await dialog.getByRole('button', { name: app.words('reason_slip') }).click();
	await dialog.getByRole('button', { name: app.words('save_correction') }).click();
	await expect(row.locator('s', { hasText: 'Взыскание алиментов' }).first()).toBeVisible();
	await expect(row.getByText('Перерасчёт пенсии').first()).toBeVisible();

	await app.link('action_time').click();
	await dialog
		.getByRole('textbox', { name: app.words('time_from') })
		.first()
		.fill('9:00');
	await dialog
		.getByRole('textbox', { name: app.words('time_to') })
		.first()
		.fill('11:00');
	await dialog.getByRole('button', { name: app.words('save_time') }).click();
	await expect(row.getByText('3:30').first()).toBeVisible();

	await app.enterRow(String(Number(number) + 1), 'Вторая запись');
	await openRow(app, String(Number(number) + 1));
	await app.link('action_void').click();
	await dialog.getByRole('textbox', { name: app.words('reason') }).fill('внесено дважды');
	await dialog.getByRole('button', { name: app.words('save_void') }).click();
	await expect(page.getByText(app.words('voided_because', { reason: 'внесено дважды' }))).toBeVisible();

	// The next day: another page, still no network.
	await page.close();
	const tomorrow = new App(await context.newPage());
	await tomorrow.page.goto(`${server.url}/`);
	await tomorrow.unlock();
	await tomorrow.opened();
	await expect(tomorrow.page.getByText('Перерасчёт пенсии').first()).toBeVisible();
	await openRow(tomorrow, number);
	await expect(tomorrow.page.locator('s', { hasText: 'Взыскание алиментов' }).first()).toBeVisible();
	await expect(tomorrow.page.getByText('3:30').first()).toBeVisible();
});

/** Opens a row of the year that is shown, by its number, unless it is open already. */
async function openRow(app: App, number: string): Promise<void> {
	const heading = app.page.getByRole('article').getByRole('heading', { name: `№ ${number}`, exact: true });
	if (await heading.isVisible()) return;
	await app.page
		.locator('a[data-row]')
		.filter({ hasText: new RegExp(`^\\s*(№\\s*)?${number}(?!\\d)`) })
		.first()
		.click();
	await expect(heading).toBeVisible();
}

for (const language of ['ru', 'kk'] satisfies Language[]) {
	test(`on the phone a case of a repeated kind takes at most 8 taps and one typed field (${language})`, async ({
		browser,
		served
	}) => {
		const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
		const page = await context.newPage();
		const app = new App(page, language);
		await app.open(served.url);
		await app.create();
		await app.enterRow('1', language === 'kk' ? 'Алимент өндіру' : 'Взыскание алиментов');
		await page.getByRole('link', { name: 'Тізілім' }).click();
		await app.opened();

		const taps = await countTaps(page);
		let typed = 0;
		await app.link('new_row').tap();
		await app.field('field_essence').tap();
		await app.field('field_essence').pressSequentially(language === 'kk' ? 'Зейнетақы' : 'Пенсия');
		typed += 1;
		await page
			.getByRole('group', { name: app.words('like_last_time') })
			.getByRole('button')
			.first()
			.tap();
		await app.button('save_row', { number: '2' }).tap();
		await app.saved('2');
		const count = await taps();
		console.log(`${language}: ${String(count)} taps, ${String(typed)} typed field`);
		expect(count).toBeGreaterThan(0);
		expect(count).toBeLessThanOrEqual(8);
		expect(typed).toBe(1);

		// What repeats came with the tap, and it is durable.
		await page.reload();
		await app.unlock();
		const essence = language === 'kk' ? 'Зейнетақы' : 'Пенсия';
		const shown = (text: string) => page.getByText(text).filter({ visible: true }).first();
		await expect(shown(essence)).toBeVisible({ timeout: 30_000 });
		await expect(shown(app.words('kind_consulting'))).toBeVisible();
		await context.close();
	});
}
