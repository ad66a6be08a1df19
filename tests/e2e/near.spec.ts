import { expect, type Page } from '@playwright/test';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { expectSame } from './support/digest.js';
import { bringIn } from './support/many-rows.js';
import { restoreOf } from './support/second-device.js';

const code = (app: App) => app.page.locator('p.code');

/** The code on a device's screen, as text. */
async function textOf(app: App): Promise<string> {
	await app.page.getByText(app.words('near_as_text')).click({ timeout: 30_000 });
	return code(app).innerText();
}

async function paste(app: App, text: string): Promise<void> {
	await app.page.getByLabel(app.words('near_paste')).fill(text);
	await app.button('near_take').click();
}

const rows = (page: Page) => page.locator('table[aria-rowcount]');
const alert = (app: App, key: string) => app.page.getByRole('alert').filter({ hasText: app.words(key) });
const done = (app: App) => expect(app.page.getByText(app.words('near_done'))).toBeVisible({ timeout: 60_000 });

test('two devices beside each other exchange what each has, without a server; a wrong code is named', async ({
	page,
	browser,
	served
}) => {
	const one = new App(page);
	await one.open(served.url);
	await one.create();
	await one.enterRow('1', 'Взыскание алиментов');
	const other = await restoreOf(one, browser, served.url);
	await bringIn(one, 2025, 40);
	await bringIn(other, 2024, 30);

	await one.go('#/devices/near');
	await one.button('near_first_here').click();
	const offer = await textOf(one);
	expect(offer).toMatch(/^tizilim:\S{100,}$/);
	await paste(one, offer);
	await expect(alert(one, 'near_err_own')).toBeVisible();
	await other.go('#/devices/near');
	await other.button('near_first_there').click();
	await paste(other, 'Добрый день!');
	await expect(other.page.getByText(other.words('near_paste_bad'))).toBeVisible();
	await paste(other, `tizilim:${Buffer.from('not a signal at all').toString('base64')}`);
	await expect(alert(other, 'near_err_foreign')).toBeVisible();
	// A messenger breaks long lines.
	await paste(other, offer.replace(/(.{40})/g, '$1\n '));
	const answer = await textOf(other);
	await paste(one, answer);
	await Promise.all([done(one), done(other)]);
	await expect(one.page.getByText(one.said('near_came', { count: '30' }))).toBeVisible({ timeout: 30_000 });
	await expect(other.page.getByText(other.said('near_came', { count: '40' }))).toBeVisible({ timeout: 30_000 });

	// The one finishes: the other says so, and what came stays.
	await one.button('near_stop').click();
	await expect(alert(other, 'near_err_gone')).toBeVisible({ timeout: 30_000 });
	for (const app of [one, other])
		for (const [year, count] of [
			['2025', 40],
			['2024', 30]
		] as const) {
			await app.go(`#/volume/${year}`);
			await expect(rows(app.page)).toHaveAttribute('aria-rowcount', String(count + 1));
		}
	await expectSame(one, other);
});
