/**
 * The whole path in Firefox, all of it real but the portal: the built register
 * with secrets in each of its rows, the built extension, a form that is filled,
 * and the row that knows it. What must not leave is looked for in everything
 * outside of the vault.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { words as extensionWords } from '../../../extension/i18n/words.js';
import { findBrowser, howToGet } from '../../tools/browsers.js';
import { serve } from '../../tools/serve.js';
import { drive } from '../engines/firefox.js';
import { words } from '../engines/words.js';
import { madeRegister } from '../support/many-rows.js';
import { extensionWithHosts } from './built.js';
import { exactly, firefoxWith, press, sees } from './firefox.js';
import { startPortal } from './portal-side.js';

const w = extensionWords('ru');
const ROWS = 4;
const SECRETS = ['Күміс қоңырау', 'Қарлығашова', 'ДГ-7731'] as const;

/** Keeps a copy of everything that the page's own scripts post, on ports too. */
const RECORD = `window.said = [];
const native = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...given) {
	said.push(JSON.stringify(given[0]));
	native.apply(this, given);
};`;

/** Follows a link to another screen; writing into the address bar would load the app anew, and lock it. */
const go = (page: Page, hash: string) =>
	page.evaluate(`(() => {
		const link = document.body.appendChild(Object.assign(document.createElement('a'), { href: '${hash}' }));
		link.click();
		link.remove();
	})()`);

/** The first start, and a register whose essence, client and contract are secrets that are known here. */
async function makeRegister(page: Page): Promise<void> {
	const { press: use, write, give } = drive(page);
	await use('radio', 'Русский');
	await use('button', words('next'));
	await write(words('new_passphrase'), 'төрт сөз бір-біріне ұқсамайды');
	await write(words('passphrase_again'), 'төрт сөз бір-біріне ұқсамайды');
	await use('button', words('next'));
	await write(words('lawyer_name'), 'Иванова Анна Сергеевна');
	await use('button', words('make_register'));
	await use('button', words('words_later'));
	const rows = Array.from({ length: ROWS }, (_, at) => ({
		essence: `${SECRETS[0]} ${String(at)}`,
		client: `${SECRETS[1]} ${String(at)}`,
		...(at % 2 === 0 ? {} : { basis: `Договор № ${SECRETS[2]}/${String(at)} от 05.02.2026` })
	}));
	const folder = mkdtempSync(join(tmpdir(), 'tizilim-rows-'));
	writeFileSync(join(folder, '2026.csv'), madeRegister(2026, rows));
	await use('link', words('nav_import'));
	await give(join(folder, '2026.csv'));
	await use('button', words('import_add', { count: ROWS }));
	await sees(page, exactly(words('back_to_register')));
	rmSync(folder, { recursive: true, force: true });
}

test('in Firefox: from the register through the extension into the portal and back, and no secret leaves', async () => {
	test.setTimeout(180_000);
	const found = findBrowser('firefox');
	if (found?.from !== 'system') {
		if (process.env.CI === 'true') throw new Error(howToGet('firefox'));
		test.skip(true, howToGet('firefox'));
		return;
	}
	const [server, portal] = await Promise.all([serve(), startPortal()]);
	const url = `${server.url.replace('127.0.0.1', 'localhost')}/`;
	const extension = extensionWithHosts('firefox', ['http://localhost/*']);
	const { browser, open, openOwn, end } = await firefoxWith(found.path, extension);
	try {
		const asking = (role: string, at: string) =>
			`permission/index.html?role=${role}&origin=${encodeURIComponent(new URL(at).origin)}`;
		const permission = await openOwn(asking('register', url));
		await permission.evaluate("chrome.storage.local.set({ language: 'ru' })");
		await press(permission, w.permitAllow);
		await sees(permission, exactly(w.permitDone));
		await openOwn(asking('portal', portal.url), permission);
		await press(permission, w.permitAllow);
		await sees(permission, exactly(w.permitDone));
		await permission.close();

		const register = await browser.newPage();
		register.setDefaultTimeout(60_000);
		await register.setViewport({ width: 1280, height: 900 });
		await register.evaluateOnNewDocument(RECORD);
		await register.goto(url);
		await makeRegister(register);

		const { press: use } = drive(register);
		await go(register, '#/portal');
		await sees(register, exactly(words('portal_connected').split('{')[0] ?? ''));
		await use('checkbox', words('portal_choose_all', { count: ROWS }));
		await use('button', words('portal_hand_over', { count: ROWS }));

		const requests: string[] = [];
		const form = await open(portal.url);
		form.on('request', (request) => requests.push(request.url()));
		const panel = await openOwn('panel/index.html');
		const tab = (await panel.evaluate(
			`chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(portal.url)}).id)`
		)) as number;
		await openOwn(`panel/index.html?tab=${tab}`, panel);
		await press(panel, w.planFill(2));
		await sees(panel, exactly(w.reportGood(2)));
		expect(await form.evaluate('portal.values()')).toMatchObject({
			date: '2026-01-01',
			kind: '2',
			iin: '',
			client: ''
		});
		expect(await form.evaluate('portal.submits')).toBe(0);
		await panel.evaluate("document.querySelector('input[inputmode=numeric], input[type=text]').focus()");
		await panel.keyboard.type('88120');
		await press(panel, w.enteredSave);
		await sees(panel, exactly(w.enteredDone('№ 1')));

		// The register says so at the row.
		// Firefox lays nothing out behind another tab, and so has no text to be read there.
		await register.bringToFront();
		await go(register, '#/volume/2026');
		await sees(register, exactly(words('state_sent_as', { number: '88120' })));

		const kept = (await panel.evaluate(
			'Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]).then(JSON.stringify)'
		)) as string;
		const said = (await register.evaluate('said.join("\\n")')) as string;
		// What may leave did, so that looking for the rest means something.
		expect(said).toContain('"prosecution-order"');
		for (const outside of [said, kept, (await form.content()) + (await form.title()), ...requests])
			for (const secret of SECRETS) expect(outside.includes(secret), 'a secret text is outside').toBe(false);
	} finally {
		await end();
		await Promise.all([server.close(), portal.close()]);
		rmSync(extension, { recursive: true, force: true });
	}
});
