import { expect } from '@playwright/test';
import { App, PASSPHRASE, type Language } from './support/app.js';
import { test } from './support/fixtures.js';

const OTHER = 'мүлде басқа құпия сөйлем';
const SECRET = 'Алименты Қасымовой';

test('a wrong passphrase is told in each language, keeps the field at hand and opens nothing', async ({
	page,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', SECRET);
	await page.reload();
	for (const [language, name] of [
		['kk', 'Қазақша'],
		['en', 'English'],
		['ru', 'Русский']
	] as [Language, string][]) {
		await page.getByRole('radio', { name }).first().check();
		const spoken = new App(page, language);
		await spoken.unlock(`${PASSPHRASE}!`);
		const field = page.getByLabel(spoken.words('passphrase'), { exact: true });
		await expect(page.getByRole('alert').first()).toContainText(spoken.words('err_passphrase'), { timeout: 30_000 });
		await expect(page.getByRole('alert').first()).toContainText(spoken.words('err_passphrase_todo'));
		await expect(field).toBeFocused();
		await expect(field).toHaveValue(`${PASSPHRASE}!`);
		expect(await page.content()).not.toContain(SECRET);
	}
	await app.unlock();
	await app.opened();
	await expect(page.getByText(SECRET).first()).toBeVisible();
});

test('locked by hand: nothing of the register is left on the page, and what was being typed comes back', async ({
	page,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', SECRET);
	await app.link('new_row').click();
	await app.field('field_essence').fill('Половина предложения');
	// Locked in the same moment: the draft is not waited for.
	await app.button('lock').click();
	await expect(page.getByRole('heading', { name: app.words('locked_title') })).toBeVisible();
	const shown = await page.evaluate(() => document.documentElement.outerHTML + document.title + location.href);
	const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, history.state]));
	for (const secret of [SECRET, 'Половина', 'Иванова']) {
		expect(shown).not.toContain(secret);
		expect(kept).not.toContain(secret);
	}
	await app.unlock();
	await expect(app.field('field_essence')).toHaveValue('Половина предложения', { timeout: 30_000 });
	await app.button('save_row', { number: '2' }).click();
	await app.saved('2');
});

test('locks by itself after the time that was set, not before, and keeps what was being typed', async ({
	page,
	served
}) => {
	await page.clock.install();
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.go('#/settings');
	await page.getByRole('radio', { name: '5 минут', exact: true }).check();
	await expect(page.getByText(app.words('saved'), { exact: true })).toBeVisible();
	await app.go('#/new');
	await app.field('field_essence').fill('Половина предложения');
	const locked = page.getByRole('heading', { name: app.words('locked_title') });

	await page.clock.fastForward('04:30');
	await expect(app.field('field_essence')).toBeVisible();
	await page.keyboard.press('Shift');
	await page.clock.fastForward('04:30');
	await expect(app.field('field_essence')).toBeVisible();
	await page.clock.fastForward('00:45');
	await expect(locked).toBeVisible();
	await expect(page.getByText(app.words('locked_time_out'))).toBeVisible();
	expect(await page.content()).not.toContain('Половина');
	await app.unlock();
	await expect(app.field('field_essence')).toHaveValue('Половина предложения', { timeout: 30_000 });
});

test('a touch after the device slept past the time does not keep the register open', async ({ page, served }) => {
	await page.clock.install();
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	// The clock has gone on, and no timer has run yet.
	await page.clock.setSystemTime(new Date((await page.evaluate(() => Date.now())) + 16 * 60_000));
	await page.keyboard.press('Shift');
	await expect(page.getByRole('heading', { name: app.words('locked_title') })).toBeVisible();
});

test('the passphrase is changed: the old one is refused, the new one opens', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', SECRET);
	await app.go('#/settings/passphrase');
	const change = async (before: string) => {
		await page.getByLabel(app.words('passphrase_old')).fill(before);
		await page.getByLabel(app.words('new_passphrase')).fill(OTHER);
		await page.getByLabel(app.words('passphrase_again')).fill(OTHER);
		await app.button('passphrase_change').click();
	};
	await change(OTHER);
	await expect(page.getByRole('alert').first()).toContainText(app.words('err_passphrase'), { timeout: 30_000 });
	await change(PASSPHRASE);
	await expect(page.getByText(app.words('passphrase_changed'))).toBeVisible({ timeout: 30_000 });
	await app.button('lock').click();
	await app.unlock(PASSPHRASE);
	await expect(page.getByRole('alert').first()).toContainText(app.words('err_passphrase'), { timeout: 30_000 });
	await app.unlock(OTHER);
	await expect(app.button('lock')).toBeVisible({ timeout: 30_000 });
	await app.go('#/');
	await expect(page.getByText(SECRET).first()).toBeVisible();
});
