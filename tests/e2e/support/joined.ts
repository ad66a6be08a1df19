import { expect, type Browser } from '@playwright/test';
import { App } from './app.js';
import { handedBy } from './hand-out.js';
import { agree, beginHolding, beginJoining, layDown, typeDigits } from './pairing.js';

/** A second device that joined by files, in a profile of its own. @param lawyer whose register it is, as it must say */
export async function joined(one: App, browser: Browser, url: string, lawyer: string): Promise<App> {
	const other = new App(await (await browser.newContext({ locale: 'ru-KZ', timezoneId: 'Asia/Almaty' })).newPage());
	await other.open(url);
	await beginHolding(one, { files: true });
	const code = await one.page.locator('p.code').innerText();
	const given = async (app: App) => (await handedBy(app.button('pair_file_save'))).bytes;
	const offer = await given(one);
	await beginJoining(other, { files: true, code });
	const open = (app: App, buffer: Buffer) =>
		app.page.locator('input[type=file]').setInputFiles({ name: 'x', mimeType: '', buffer });
	await open(other, offer);
	await open(one, await given(other));
	await expect(one.page.getByText(one.words('pair_file_step', { step: '3' }))).toBeVisible();
	await open(other, await given(one));
	const digits = await agree(other, lawyer);
	await open(one, await given(other));
	await typeDigits(one, digits);
	await open(other, await given(one));
	await layDown(other);
	return other;
}
