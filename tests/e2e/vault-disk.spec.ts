import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { closeUnderApp, damage, fillStorage } from './support/store.js';

/** Four records stand before the first row; opening its year is the fifth, and then the rows follow. */
const RUN_OF_FIRST_ROW = 6;
/** Leaves the origin 2 MiB. Before the app's first use of it: the browser remembers for a while how much room there was. */
async function smallDisk(page: Page, url: string): Promise<{ enlarge: () => Promise<unknown> }> {
	const { origin } = new URL(url);
	await page.goto(`${url}manifest.webmanifest`);
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2 * 1024 * 1024 });
	return { enlarge: () => devtools.send('Storage.overrideQuotaForOrigin', { origin }) };
}

const rows = (page: Page) => page.locator('a[data-row]');

test.describe('a full disk', () => {
	test.use({ serviceWorkers: 'block' });

	test('says so, keeps what was typed on the screen, and saves it once when there is room again', async ({
		page,
		served
	}) => {
		const disk = await smallDisk(page, served.url);
		const app = new App(page);
		await app.open(served.url);
		await app.create();
		await app.enterRow('1', 'Алименты');
		await app.link('new_row').click();
		expect(await fillStorage(page)).toBeGreaterThan(100_000);

		await app.field('field_essence').fill('Пенсия по возрасту');
		await app.option('kind_consulting').check();
		await app.button('save_row', { number: '2' }).click();
		const alert = page.getByRole('alert').filter({ hasText: app.words('err_full') });
		await expect(alert.first()).toContainText(app.words('err_full_safe'));
		await expect(alert.first()).toContainText(app.words('err_full_todo'));
		await expect(app.field('field_essence')).toHaveValue('Пенсия по возрасту');
		await expect(page.getByText(app.words('saving_failed')).first()).toBeVisible();

		await disk.enlarge();
		await app.button('save_row', { number: '2' }).click();
		await app.saved('2');
		await expect(alert).toHaveCount(0);
		await page.reload();
		await app.unlock();
		await app.opened();
		await app.go('#/');
		await expect(rows(page)).toHaveCount(2);
		await expect(page.getByText('Пенсия по возрасту').first()).toBeVisible();
		await expect(page.getByText(app.words('draft_new_row'))).toBeHidden();
	});

	test('a draft that could not be kept says so, and says that it is kept when there is room again', async ({
		page,
		served
	}) => {
		const disk = await smallDisk(page, served.url);
		const app = new App(page);
		await app.open(served.url);
		await app.create();
		await app.link('new_row').click();
		await fillStorage(page);
		await app.field('field_essence').fill('Пенсия');
		const alert = page.getByRole('alert').filter({ hasText: app.words('err_full') });
		await expect(alert.first()).toBeVisible();
		await disk.enlarge();
		await app.field('field_essence').fill('Пенсия по возрасту');
		await expect(alert).toHaveCount(0);
		await expect(page.getByText(app.words('saving_failed'))).toHaveCount(0);
	});
});

test('the browser closes its storage: the app says so, and after "open again" nothing is lost or doubled', async ({
	page,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Алименты');
	await app.link('new_row').click();
	await closeUnderApp(page, true);
	await app.field('field_essence').fill('Пенсия по возрасту');
	const alert = page.getByRole('alert');
	await expect(alert).toContainText(app.words('err_closed'));
	await expect(alert).toContainText(app.words('err_closed_safe'));
	await app.button('reload').click();
	await app.unlock();
	await expect(app.field('field_essence')).toHaveValue('Пенсия по возрасту', { timeout: 30_000 });
	await app.button('save_row', { number: '2' }).click();
	await app.saved('2');
	await app.go('#/');
	await expect(rows(page)).toHaveCount(2);
});

test('a connection that was dropped in the background is opened anew without a word', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await closeUnderApp(page, false);
	await app.enterRow('1', 'Алименты');
	await page.reload();
	await app.unlock();
	await app.opened();
	await app.go('#/');
	await expect(rows(page)).toHaveCount(1);
});

test('a damaged row is told plainly, the others are there, and the register goes on', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	for (const [number, essence] of [
		['1', 'Алименты'],
		['2', 'Пенсия'],
		['3', 'Выселение']
	] as const)
		await app.enterRow(number, essence);
	await app.button('lock').click();
	await expect(page.getByRole('heading', { name: app.words('locked_title') })).toBeVisible();
	expect(await damage(page, { runs: [RUN_OF_FIRST_ROW + 1] })).toBe(1);
	await app.unlock();
	await app.opened();
	await expect(page.getByRole('alert').filter({ hasText: app.said('repair_lost', { count: '1' }) })).toBeVisible();
	await app.go('#/');
	await expect(rows(page)).toHaveCount(2);
	await expect(page.getByText('Алименты').first()).toBeVisible();
	await expect(page.getByText('Выселение').first()).toBeVisible();
	await expect(page.getByText(app.said('numbers_missing', { numbers: '2' }))).toBeVisible();
	await app.enterRow('4', 'Раздел имущества');
	await page.reload();
	await app.unlock();
	await app.opened();
	await app.go('#/');
	await expect(rows(page)).toHaveCount(3);
});

test('the last record of the log is damaged: the device goes on as a new one, and what is whole counts', async ({
	page,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Алименты');
	await app.enterRow('2', 'Пенсия');
	await app.button('lock').click();
	await expect(page.getByRole('heading', { name: app.words('locked_title') })).toBeVisible();
	expect(await damage(page, { runs: [RUN_OF_FIRST_ROW + 1] })).toBe(1);
	await app.unlock();
	await app.opened();
	await expect(page.getByRole('alert').filter({ hasText: app.said('repair_lost', { count: '1' }) })).toBeVisible();
	await app.enterRow('2', 'Пенсия, внесено заново');
	await page.reload();
	await app.unlock();
	await app.opened();
	await app.go('#/');
	await expect(rows(page)).toHaveCount(2);
});

test('damage that another copy on the disk makes good is mended and said: a run from the snapshot, the snapshot from the runs', async ({
	page,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.go('#/import');
	await page
		.getByLabel(app.words('import_choose'))
		.setInputFiles(fileURLToPath(new URL('../fixtures/register-2026-ru.xlsx', import.meta.url)));
	await page.getByRole('button', { name: app.said('import_add', { count: '62' }) }).click({ timeout: 30_000 });
	await expect(page.getByText(app.said('import_added', { count: '62' }))).toBeVisible({ timeout: 30_000 });
	const unlockAgain = async () => {
		await page.reload();
		await app.unlock();
		await expect(app.button('lock')).toBeVisible({ timeout: 30_000 });
		await app.go('#/volume/2026');
		await expect(rows(page).first()).toBeVisible();
	};
	// The snapshot is made in idle time after an unlock.
	await unlockAgain();
	const snapshots = () =>
		page.evaluate(async () => {
			const opened = indexedDB.open('tizilim');
			await new Promise((done) => (opened.onsuccess = done));
			const counted = opened.result.transaction('snapshots').objectStore('snapshots').count();
			await new Promise((done) => (counted.onsuccess = done));
			opened.result.close();
			return counted.result;
		});
	await expect.poll(snapshots).toBeGreaterThan(0);
	await app.button('lock').click();
	await expect(page.getByRole('heading', { name: app.words('locked_title') })).toBeVisible();
	expect(await damage(page, { runs: [RUN_OF_FIRST_ROW + 9] })).toBe(1);
	await unlockAgain();
	const mended = page.getByRole('alert').filter({ hasText: app.said('repair_rebuilt', { count: '1' }) });
	await expect(mended).toBeVisible({ timeout: 30_000 });

	await app.button('lock').click();
	await expect(page.getByRole('heading', { name: app.words('locked_title') })).toBeVisible();
	expect(await damage(page, 'snapshots')).toBe(1);
	await unlockAgain();
	await expect(mended).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText(app.said('rows_counted', { count: '62' })).first()).toBeAttached();
});
