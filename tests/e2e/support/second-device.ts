import { readFileSync } from 'node:fs';
import { expect, type Browser } from '@playwright/test';
import { App, PASSPHRASE } from './app.js';

/** Another device of the same vault, with the register as it is now: restored from a backup of the first, in a profile of its own. */
export async function restoreOf(first: App, browser: Browser, url: string, name = 'Ноутбук'): Promise<App> {
	await first.go('#/settings/backup');
	await first.button('backup_make').first().click();
	await expect(first.page.getByText(first.words('backup_made'))).toBeVisible({ timeout: 60_000 });
	const [handed] = await Promise.all([first.page.waitForEvent('download'), first.button('backup_save').click()]);
	const buffer = readFileSync(await handed.path());

	const context = await browser.newContext({ locale: 'ru-KZ', timezoneId: 'Asia/Almaty' });
	const app = new App(await context.newPage());
	await app.open(url);
	await app.button('restore_link').click();
	await app.page
		.getByLabel(app.words('backup_choose'))
		.setInputFiles({ name: handed.suggestedFilename(), mimeType: 'application/octet-stream', buffer });
	await app.page.getByLabel(app.words('backup_passphrase')).fill(PASSPHRASE);
	await app.button('restore_open').click();
	await app.field('device_name').fill(name, { timeout: 30_000 });
	await app.button('restore_do').click();
	await app.button('restore_enter').click({ timeout: 60_000 });
	await app.opened();
	return app;
}
