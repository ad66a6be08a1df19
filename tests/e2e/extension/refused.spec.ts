import { expect, test } from '@playwright/test';
import { builtExtension } from './built.js';
import { backgroundOf, chromiumWith, w } from './harness.js';
import { openRow } from './records.js';
import { startPortal } from './portal-side.js';
import { startRegister } from './register-side.js';

test('as it ships the extension sees no site until it is allowed, and a refusal loses nothing', async () => {
	const [register, portal] = await Promise.all([startRegister(), startPortal()]);
	const { context, end } = await chromiumWith(builtExtension('chromium'));
	const worker = await backgroundOf(context);
	const base = `chrome-extension://${new URL(worker.url()).host}/`;
	expect(await worker.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([]);
	const page = await context.newPage();
	await page.goto(register.url);

	const permission = await context.newPage();
	// The browser's own question cannot be pressed by a driver: this is what it answers after “Deny”.
	await permission.addInitScript(() => {
		chrome.permissions.request = () => Promise.resolve(false);
	});
	await permission.goto(`${base}permission/index.html?role=register&origin=${encodeURIComponent(register.origin)}`);
	await permission.evaluate(() => chrome.storage.local.set({ language: 'ru' }));
	await permission.getByRole('button', { name: w.permitAllow, exact: true }).click();
	await expect(permission.getByText(w.permitRefused)).toBeVisible();
	// The background does not believe it either, whoever says that it was allowed.
	const said: unknown = await permission.evaluate(
		(origin) => chrome.runtime.sendMessage({ kind: 'site-granted', role: 'register', origin }),
		register.origin
	);
	expect(said).toEqual({ ok: false, why: 'not-granted' });
	expect(await worker.evaluate(() => chrome.storage.local.get('sites'))).toEqual({});
	await page.reload();
	await page.evaluate('new Promise((done) => setTimeout(done))');
	expect(await register.heard(page)).toEqual([]);

	// Rows by file go on all the same; the portal is not looked at, and the panel says what to do.
	const form = await context.newPage();
	await form.goto(portal.url);
	const tab = await worker.evaluate(async () => (await chrome.tabs.query({ active: true })).at(-1)?.id);
	const panel = await context.newPage();
	await panel.goto(`${base}panel/index.html?tab=${tab}`);
	const file = { tizilim: 'portal-offer', version: 1, expires: Date.now() + 1e6, records: [openRow('60')] };
	await panel.locator('input[type=file]').setInputFiles({
		name: 'rows.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(file))
	});
	await expect(panel.getByRole('button', { name: /^№ 60/ })).toBeVisible();
	await expect(panel.getByText(w.pageUnknown)).toBeVisible();
	await expect(panel.getByRole('button', { name: w.pageLook })).toBeHidden();
	const asked = context.waitForEvent('page');
	await panel.getByRole('button', { name: w.pageAllowOther }).click();
	await expect((await asked).getByRole('heading', { name: w.permitTitlePortal })).toBeVisible();
	await end();
	await Promise.all([register.close(), portal.close()]);
});
