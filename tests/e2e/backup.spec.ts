import { expect, type Browser, type Page } from '@playwright/test';
import { App, PASSPHRASE } from './support/app.js';
import { test } from './support/fixtures.js';
import { backupOf, type Handed } from './support/hand-out.js';

const CANARIES = ['Оспанова Жанар Болатқызы', 'Раздел дома в Каскелене', 'Иванова Анна Сергеевна'];
const NEW_PASSPHRASE = 'басқа күннің төрт жаңа сөзі';
const rows = (page: Page) => page.locator('a[data-row]');

/** Another computer: a profile of the browser that has never seen the app. */
async function elsewhere(browser: Browser, url: string): Promise<App> {
	const context = await browser.newContext({ locale: 'ru-KZ', timezoneId: 'Asia/Almaty' });
	const app = new App(await context.newPage());
	await app.open(url);
	await app.button('restore_link').click();
	return app;
}

/** Makes a backup, after which the screen says under which name it was saved. */
async function backedUp(app: App): Promise<Handed> {
	const handed = await backupOf(app);
	await expect(app.page.getByText(app.words('backup_saved', { name: handed.name }))).toBeVisible();
	return handed;
}

async function choose(app: App, bytes: Buffer, name = 'tizilim-2026-11-22.age'): Promise<void> {
	await app.page
		.getByLabel(app.words('backup_choose'))
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
}
const passphrase = (app: App) => app.page.getByLabel(app.words('backup_passphrase'));

async function typeWords(app: App, words: readonly string[]): Promise<void> {
	await app.option('backup_by_words').check();
	// Pasted as a whole, with their numbers as on the sheet.
	await app.page
		.getByLabel(app.words('word_at', { place: '1' }), { exact: true })
		.fill(words.map((word, at) => `${String(at + 1)}. ${word}`).join('\n'));
}

/** A register of two rows in `page`; the words of its sheet. */
async function begin(page: Page, url: string): Promise<{ app: App; words: string[] }> {
	const app = new App(page);
	await app.open(url);
	const words = await app.create();
	await app.enterRow('1', CANARIES[1] ?? '');
	await app.link('new_row').click();
	await page.getByText(app.words('section_client'), { exact: true }).press('Enter');
	await app.field('field_client_name').fill(CANARIES[0] ?? '');
	await app.field('field_essence').fill('Пенсия по возрасту');
	await app.option('kind_consulting').check();
	await app.button('save_row', { number: '2' }).click();
	await app.saved('2');
	return { app, words };
}

const textOfRows = async (page: Page): Promise<string[]> => {
	await expect(rows(page)).toHaveCount(2);
	return (await rows(page).allInnerTexts()).toSorted();
};

test('a backup restores on another computer with the passphrase, on a third with the words; the rows are the same', async ({
	page,
	browser,
	served
}) => {
	const { app, words } = await begin(page, served.url);
	await app.go('#/');
	const before = await textOfRows(page);
	const { name, bytes } = await backedUp(app);
	expect(name).toMatch(/^tizilim-\d{4}-\d\d-\d\d\.age$/);
	for (const canary of CANARIES) expect(bytes.includes(Buffer.from(canary))).toBe(false);
	expect(bytes.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n');

	const second = await elsewhere(browser, served.url);
	await choose(second, bytes, name);
	await passphrase(second).fill('не та фраза совсем');
	await second.button('restore_open').click();
	await expect(second.page.getByText(second.words('backup_wrong_passphrase'))).toBeVisible({ timeout: 30_000 });
	await passphrase(second).fill(PASSPHRASE);
	await second.button('restore_open').click();
	await expect(second.page.getByText(CANARIES[2] ?? '')).toBeVisible({ timeout: 30_000 });
	await second.field('device_name').fill('Второй ноутбук');
	await second.button('restore_do').click();
	await expect(second.page.getByRole('heading', { name: second.words('restore_done') })).toBeVisible({
		timeout: 60_000
	});
	await second.button('restore_enter').click();
	await second.opened();
	expect(await textOfRows(second.page)).toEqual(before);
	// It is a device that goes on by itself, and opens again with the same passphrase.
	await second.page.reload();
	await second.unlock();
	await second.opened();
	expect(await textOfRows(second.page)).toEqual(before);
	await second.enterRow('3', 'Опека');
	const later = await backedUp(second);

	const third = await elsewhere(browser, served.url);
	await choose(third, bytes);
	await typeWords(third, words.with(6, words[6] === 'zoo' ? 'zone' : 'zoo'));
	await third.button('restore_open').click();
	await expect(
		third.page.getByText(third.words('backup_wrong_words')).or(third.page.getByText(third.words('err_words')))
	).toBeVisible();
	await third.page.getByLabel(third.words('word_at', { place: '7' }), { exact: true }).fill(words[6] ?? '');
	await third.button('restore_open').click();
	await expect(third.page.getByText(third.words('restore_new_passphrase'))).toBeVisible({ timeout: 30_000 });
	await third.page.getByLabel(third.words('new_passphrase')).fill(NEW_PASSPHRASE);
	await third.page.getByLabel(third.words('passphrase_again')).fill(NEW_PASSPHRASE);
	await third.button('restore_do').click();
	await third.button('restore_enter').click({ timeout: 60_000 });
	await third.opened();
	expect(await textOfRows(third.page)).toEqual(before);

	// Looked into from there: of this register, and ahead of it.
	await third.go('#/settings/backup');
	await choose(third, later.bytes);
	await passphrase(third).fill(PASSPHRASE);
	await third.button('backup_check').click();
	await expect(third.page.getByText(third.said('backup_here_lacking'))).toBeVisible({ timeout: 30_000 });
	await expect(third.page.getByText(third.words('backup_whole'))).toBeVisible();
});

test('the rehearsal tells what is in a backup, what came after it, and what is none; nothing changes', async ({
	page,
	served
}) => {
	const { app } = await begin(page, served.url);
	await expect(page.getByText(app.words('backup_never'))).toHaveCount(0);
	await app.go('#/settings/backup');
	await expect(page.getByText(app.words('backup_never'))).toBeVisible();
	const { bytes } = await backedUp(app);
	await expect(page.getByText(app.words('backup_since_nothing'))).toBeVisible();
	await app.go('#/');
	await app.enterRow('3', 'Опека');
	await app.go('#/settings/backup');
	await expect(page.getByText(app.said('backup_since', { count: '1' }))).toBeVisible();

	const check = async (file: Buffer): Promise<void> => {
		if (await app.button('backup_other_file').isVisible()) await app.button('backup_other_file').click();
		await choose(app, file);
		await passphrase(app).fill(PASSPHRASE);
		await app.button('backup_check').click();
	};
	await check(bytes);
	await expect(page.getByText(app.said('backup_here_beyond', { count: '1' }))).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText(app.words('backup_whole'))).toBeVisible();
	await expect(page.getByText(CANARIES[2] ?? '').last()).toBeVisible();

	const alert = (key: string) => page.getByRole('alert').filter({ hasText: app.words(key) });
	const altered = Buffer.from(bytes);
	altered[altered.length - 100] = (altered[altered.length - 100] ?? 0) ^ 1;
	await check(altered);
	await expect(alert('err_damaged_backup')).toBeVisible({ timeout: 30_000 });
	await check(bytes.subarray(0, -7));
	await expect(alert('err_damaged_backup')).toBeVisible({ timeout: 30_000 });
	await check(Buffer.from('№;дата;суть\n1;14.10.2026;алименты'));
	await expect(alert('err_not_a_backup')).toBeVisible({ timeout: 30_000 });
	await check(
		Buffer.from(bytes.toString('latin1').replace('age-encryption.org/v1', 'age-encryption.org/v9'), 'latin1')
	);
	await expect(alert('err_newer_backup')).toBeVisible({ timeout: 30_000 });
	await app.go('#/');
	await expect(rows(page)).toHaveCount(3);
});

test.describe('a full disk', () => {
	test.use({ serviceWorkers: 'block' });

	test('while restoring leaves nothing behind, says so, and lets it be tried again', async ({
		page,
		browser,
		served
	}) => {
		const { app } = await begin(page, served.url);
		const { bytes } = await backedUp(app);

		const context = await browser.newContext({ locale: 'ru-KZ', timezoneId: 'Asia/Almaty', serviceWorkers: 'block' });
		const other = await context.newPage();
		const { origin } = new URL(served.url);
		const devtools = await context.newCDPSession(other);
		await other.goto(`${served.url}manifest.webmanifest`);
		await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1024 });
		const second = new App(other);
		await second.open(served.url);
		await second.button('restore_link').click();
		await choose(second, bytes);
		await passphrase(second).fill(PASSPHRASE);
		await second.button('restore_open').click();
		await second.button('restore_do').click({ timeout: 30_000 });
		await expect(other.getByText(second.words('restore_full'))).toBeVisible({ timeout: 60_000 });

		await devtools.send('Storage.overrideQuotaForOrigin', { origin });
		await second.button('restore_do').click();
		await second.button('restore_enter').click({ timeout: 60_000 });
		await second.opened();
		await expect(rows(other)).toHaveCount(2);
	});
});

for (const language of ['kk', 'ru', 'en'] as const)
	test(`backup and storage are told in ${language}`, async ({ page, served }) => {
		const app = new App(page, language);
		await app.open(served.url);
		await app.button('restore_link').click();
		await expect(page.getByText(app.words('restore_text'))).toBeVisible();
		await app.button('back').click();
		await app.create();
		await app.go('#/settings/backup');
		for (const key of ['backup_what', 'backup_opens', 'backup_never', 'backup_check_text'])
			await expect(page.getByText(app.words(key))).toBeVisible();
		await expect(page.getByText(app.said('storage_used'))).toBeVisible();
		const kept = page.getByText(app.words('storage_kept'));
		await expect(kept.or(page.getByText(app.words('storage_not_kept')))).toBeVisible();
	});
