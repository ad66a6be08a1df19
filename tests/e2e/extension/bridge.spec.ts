import { expect, heard, offered, portalPage, test, w } from './harness.js';
import { openRow, withheldRow } from './records.js';

test('the register is connected in three clicks and its rows wait in the panel', async ({ stage }) => {
	const { context, register, id } = stage;
	const page = await context.newPage();
	await page.goto(register.url);
	const panel = await context.newPage();
	await panel.goto(`chrome-extension://${id}/panel/index.html`);
	await expect(panel.getByText(w.registerNone)).toBeVisible();

	const asked = context.waitForEvent('page');
	await panel.getByRole('button', { name: w.registerConnect }).click();
	const permission = await asked;
	await permission.getByLabel(w.permitAddress).fill(register.url);
	await permission.getByRole('button', { name: w.permitAllow }).click();
	await expect(permission.getByText(w.permitDoneRegister)).toBeVisible();

	// The page stood open all the while and was not reloaded.
	expect(await heard(stage, page, 'welcome')).toMatchObject({ version: 1, waiting: 0 });
	await expect(panel.getByText(w.registerConnected, { exact: true })).toBeVisible();

	const rows = [openRow('60'), withheldRow('61')];
	await register.offer(page, rows);
	expect(await heard(stage, page, 'taken')).toMatchObject({ transfers: rows.map((row) => row.transfer) });
	await expect(panel.getByRole('button', { name: /^№ 60/ })).toBeVisible();
	await expect(panel.getByRole('button', { name: /^№ 61/ })).toContainText(w.withheld);
	expect(await stage.background(() => chrome.action.getBadgeText({}))).toBe('2');
});

test('a page that was not allowed hears nothing, not even on another port of the register’s host', async ({
	stage
}) => {
	await stage.allow();
	const portal = await portalPage(stage);
	// The content script stands on the host, whatever the port; the page speaks the protocol on the portal's.
	await portal.evaluate(() => {
		const { port1, port2 } = new MessageChannel();
		const heard: unknown[] = Object.assign([], { port1 });
		Object.assign(window, { heard });
		port1.onmessage = ({ data }) => heard.push(data);
		window.postMessage({ tizilim: 'bridge-hello', version: 1 }, location.origin, [port2]);
		port1.postMessage({ kind: 'offer', version: 1, records: [], expires: Date.now() + 1e6 });
	});
	// The background answers one after the other: when the register has its answer, the portal would have had its own.
	await offered(stage, [openRow('60')]);
	expect(await portal.evaluate('window.heard.length')).toBe(0);
});

test('forged messages are refused and change nothing', async ({ stage }) => {
	await stage.allow();
	const row = openRow('60');
	const page = await offered(stage, [row]);
	const before = await stage.storage();
	const offer = (records: string) => `{ kind: 'offer', version: 1, records: ${records}, expires: Date.now() + 1e6 }`;
	const good = JSON.stringify(openRow('61'));
	for (const forged of [
		offer(`[{ ...${good}, clientName: 'Оспанова' }]`),
		offer(`[{ ...${good}, constructor: 1 }]`),
		offer(`[JSON.parse('{"__proto__": {"clientName": "Оспанова"}, ' + JSON.stringify(${good}).slice(1))]`),
		offer(`[{ ...${good}, transfer: '../../x' }]`),
		offer(`[{ ...${good}, minutes: new Map([[1, 2]]) }]`),
		offer(`Array(501).fill(${good})`),
		offer(`[${good}, ${good}]`),
		`{ kind: 'entered', version: 1, transfer: '${row.transfer}', keys: [], portalNumber: null }`,
		`{ kind: 'site-granted', role: 'portal', origin: 'https://evil.example' }`,
		`new Uint8Array(4)`,
		`null`
	]) {
		const count = (await stage.register.heard(page)).length;
		await stage.register.send(page, forged);
		await expect.poll(async () => (await stage.register.heard(page)).length, { message: forged }).toBe(count + 1);
		expect((await stage.register.heard(page)).at(-1)?.kind, forged).toBe('refused');
	}
	expect((await stage.storage()).session).toBe(before.session);
	expect((await stage.storage()).local).toBe(before.local);
});

test('an offer that ran out is forgotten, and both sides say so', async ({ stage }) => {
	await stage.allow();
	const portal = await portalPage(stage);
	// Long enough for the panel of a busy machine to show the row before it goes.
	const page = await offered(stage, [openRow('60')], Date.now() + 6000);
	const panel = await stage.panel(portal);
	await expect(panel.getByRole('button', { name: /^№ 60/ })).toBeVisible();
	await expect(panel.getByText(w.queueExpired(1))).toBeVisible({ timeout: 15_000 });
	await expect(panel.getByRole('button', { name: /^№ 60/ })).toBeHidden();
	await heard(stage, page, 'gone');
	expect((await stage.storage()).session).not.toContain('взыскание');
	expect(await stage.background(() => chrome.action.getBadgeText({}))).toBe('');

	await stage.register.offer(page, [openRow('61')], Date.now() - 1);
	expect(await heard(stage, page, 'refused')).toMatchObject({ why: 'expired' });
});

test('a newer or older register is told, and so is the lawyer', async ({ stage }) => {
	await stage.allow();
	const page = await offered(stage, [openRow('60')]);
	const panel = await stage.panel(await portalPage(stage));
	await stage.register.hello(page, 2);
	expect(await heard(stage, page, 'refused')).toMatchObject({ why: 'version', version: 1 });
	await expect(panel.getByText(w.registerNewer)).toBeVisible();
	await stage.register.send(page, `{ kind: 'offer', version: 2, records: [], expires: Date.now() + 1e6, more: 1 }`);
	await expect(panel.getByRole('button', { name: /^№ 60/ })).toBeVisible();
	await stage.register.hello(page, 1);
	await expect(panel.getByText(w.registerNewer)).toBeHidden();
});

test('rows come by file without any permission, and bad files are named', async ({ stage }) => {
	const { context, id } = stage;
	const panel = await context.newPage();
	await panel.goto(`chrome-extension://${id}/panel/index.html`);
	const give = (data: unknown) =>
		panel.locator('input[type=file]').setInputFiles({
			name: 'rows.json',
			mimeType: 'application/json',
			buffer: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data))
		});
	const file = { tizilim: 'portal-offer', version: 1, expires: Date.now() + 1e6, records: [openRow('60')] };
	await give('nonsense');
	await expect(panel.getByText(w.fileErrors['not-json'])).toBeVisible();
	await give({ ...file, version: 2 });
	await expect(panel.getByText(w.fileErrors.newer)).toBeVisible();
	await give({ ...file, expires: Date.now() - 1 });
	await expect(panel.getByText(w.fileErrors.expired)).toBeVisible();
	await give({ ...file, records: [{ ...openRow('60'), clientName: 'Оспанова' }] });
	await expect(panel.getByText(w.fileErrors.malformed)).toBeVisible();
	await give(file);
	await expect(panel.getByText(w.fileOpened(1))).toBeVisible();
	await expect(panel.getByRole('button', { name: /^№ 60/ })).toBeVisible();
});
