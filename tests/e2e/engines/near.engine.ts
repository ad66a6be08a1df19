import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../../tools/browsers.js';
import { serve } from '../../tools/serve.js';
import { App, PASSPHRASE } from '../support/app.js';
import { backupOf } from '../support/hand-out.js';
import { bringIn } from '../support/many-rows.js';
import { PATIENCE, startEngine, type Engine } from './engine.js';
import { words } from './words.js';

const ROWS = 40;
const sees = (engine: Engine, what: string) =>
	expect.poll(() => engine.ask('document.body.innerText').then(String), { timeout: PATIENCE }).toContain(what);
/** A link of the app: an address typed anew would load it, and lock it. */
const follow = (engine: Engine, hash: string) =>
	engine.ask(`(() => {
		const link = Object.assign(document.createElement('a'), { href: '${hash}' });
		document.body.append(link);
		link.click();
		link.remove();
	})()`);

/** The hash of all records, as "compare devices" shows it. */
async function digestIn(engine: Engine): Promise<string> {
	await follow(engine, '#/devices');
	await engine.press('button', words('device_same_do'));
	const shown = () => engine.ask("document.querySelector('code.digest')?.innerText ?? ''").then(String);
	await expect.poll(shown, { timeout: PATIENCE }).not.toBe('');
	return shown();
}

test('Chromium and Firefox exchange over WebRTC what each has, without a server', async ({ browserName: _ }, info) => {
	const engine = await startEngine('firefox');
	if ('missing' in engine) {
		if (process.env.CI === 'true') throw new Error(engine.missing);
		console.warn(`NOT TESTED in firefox: ${engine.missing}`);
		test.skip(true, engine.missing);
		return;
	}
	const server = await serve();
	// Browsers name their addresses by mDNS, which the machines that test have not: here they tell them as they are.
	const browser = await chromium.launch({
		executablePath: chromiumPath(),
		args: [...CHROMIUM_ARGS, '--disable-features=WebRtcHideLocalIpsWithMdns']
	});
	const context = await browser.newContext({ locale: 'ru-KZ', timezoneId: 'Asia/Almaty' });
	const app = new App(await context.newPage());
	await app.open(`${server.url}/`);
	await app.create();
	await app.enterRow('1', 'Взыскание алиментов');
	const { name, bytes } = await backupOf(app);
	const backup = info.outputPath(name);
	writeFileSync(backup, bytes);

	await engine.open(`${server.url}/`);
	await engine.press('radio', 'Русский');
	await engine.press('button', words('restore_link'));
	await sees(engine, words('restore_text'));
	await engine.give(backup);
	await engine.write(words('backup_passphrase'), PASSPHRASE);
	await engine.press('button', words('restore_open'));
	await sees(engine, words('restore_do'));
	await engine.press('button', words('restore_do'));
	await sees(engine, words('restore_enter'));
	await engine.press('button', words('restore_enter'));
	await sees(engine, 'Взыскание алиментов');
	await bringIn(app, 2025, ROWS);

	await app.go('#/devices/near');
	await app.button('near_first_here').click();
	await app.page.getByText(app.words('near_as_text')).click({ timeout: PATIENCE });
	const offer = await app.page.locator('p.code').innerText();
	await follow(engine, '#/devices/near');
	await engine.press('button', words('near_first_there'));
	await engine.write(words('near_paste'), offer);
	await engine.press('button', words('near_take'));
	const code = () => engine.ask("document.querySelector('p.code')?.textContent ?? ''").then(String);
	await expect.poll(code, { timeout: PATIENCE }).toMatch(/^tizilim:\S{100,}$/);
	await app.page.getByLabel(app.words('near_paste')).fill(await code());
	await app.button('near_take').click();
	await sees(engine, words('near_done'));
	await app.page.getByText(app.words('near_done')).waitFor({ timeout: PATIENCE });

	await app.go('#/devices');
	await app.button('device_same_do').click();
	const held = await app.page.locator('code.digest').innerText();
	expect(await digestIn(engine)).toBe(held);
	await engine.close();
	await browser.close();
	await server.close();
});
