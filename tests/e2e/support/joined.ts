import { readFileSync } from 'node:fs';
import { expect, type Browser } from '@playwright/test';
import { App } from './app.js';
import { agree, beginHolding, beginJoining, layDown, typeDigits } from './pairing.js';

/** Presses a button that hands out a file, and reads the file. */
export async function download(app: App, key: string): Promise<Buffer> {
	const [file] = await Promise.all([app.page.waitForEvent('download'), app.button(key).click()]);
	return readFileSync(await file.path());
}

/** A second device that joined by files, in a profile of its own. @param lawyer whose register it is, as it must say */
export async function joined(one: App, browser: Browser, url: string, lawyer: string): Promise<App> {
	const other = new App(await (await browser.newContext({ locale: 'ru-KZ', timezoneId: 'Asia/Almaty' })).newPage());
	await other.open(url);
	await beginHolding(one, { files: true });
	const code = await one.page.locator('p.code').innerText();
	const offer = await download(one, 'pair_file_save');
	await beginJoining(other, { files: true, code });
	const open = (app: App, buffer: Buffer) =>
		app.page.locator('input[type=file]').setInputFiles({ name: 'x', mimeType: '', buffer });
	await open(other, offer);
	await open(one, await download(other, 'pair_file_save'));
	await expect(one.page.getByText(one.words('pair_file_step', { step: '3' }))).toBeVisible();
	await open(other, await download(one, 'pair_file_save'));
	const digits = await agree(other, lawyer);
	await open(one, await download(other, 'pair_file_save'));
	await typeDigits(one, digits);
	await open(other, await download(one, 'pair_file_save'));
	await layDown(other);
	return other;
}
