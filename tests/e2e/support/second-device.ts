import type { Browser } from '@playwright/test';
import { App, PASSPHRASE } from './app.js';
import { backupOf } from './hand-out.js';

/** Another device of the same vault, with the register as it is now: restored from a backup of the first, in a profile of its own. */
export async function restoreOf(first: App, browser: Browser, url: string, name = 'Ноутбук'): Promise<App> {
	const { name: file, bytes } = await backupOf(first);

	const context = await browser.newContext({ locale: 'ru-KZ', timezoneId: 'Asia/Almaty' });
	const app = new App(await context.newPage());
	await app.open(url);
	await app.button('restore_link').click();
	await app.page
		.getByLabel(app.words('backup_choose'))
		.setInputFiles({ name: file, mimeType: 'application/octet-stream', buffer: bytes });
	await app.page.getByLabel(app.words('backup_passphrase')).fill(PASSPHRASE);
	await app.button('restore_open').click();
	await app.field('device_name').fill(name, { timeout: 30_000 });
	await app.button('restore_do').click();
	await app.button('restore_enter').click({ timeout: 60_000 });
	await app.opened();
	return app;
}
