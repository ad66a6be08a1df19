import { expect } from '@playwright/test';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';

test('a row entered, completed, corrected and voided stands in the register after a restart', async ({
	page,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Взыскание алиментов');
	await app.enterRow('2', 'Пенсия');
	await page.reload();
	await app.unlock();
	await app.opened();
	await expect(page.getByText('Взыскание алиментов').first()).toBeVisible();
});
