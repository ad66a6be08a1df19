import { expect } from '@playwright/test';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';

test('a quiet reminder comes with the first row and goes with a backup', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	const reminder = page.getByText(app.words('backup_reminder'));
	await expect(reminder).toHaveCount(0);
	await app.enterRow('1', 'Алименты');
	await app.go('#/settings');
	await expect(reminder).toBeVisible();
	await app.link('backup_make').click();
	await app.button('backup_make').click();
	await app.button('backup_save').click({ timeout: 60_000 });
	await expect(page.getByText(app.words('backup_since_nothing'))).toBeVisible();
	await app.go('#/settings');
	await expect(page.getByRole('link', { name: app.words('backup_title') })).toBeVisible();
	await expect(reminder).toHaveCount(0);
	// Kept over a lock: it lies sealed on the device.
	await page.reload();
	await app.unlock();
	await expect(page.getByRole('link', { name: app.words('backup_title') })).toBeVisible({ timeout: 30_000 });
	await app.go('#/settings/backup');
	await expect(page.getByText(app.words('backup_since_nothing'))).toBeVisible();
});
