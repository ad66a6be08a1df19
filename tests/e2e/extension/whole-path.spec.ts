/**
 * The register itself, the extension and a portal, all real: rows are handed
 * over, the form is filled, and the register knows what left. Every secret
 * field of a hundred rows holds a text that must be found nowhere outside.
 */
import type { Page } from '@playwright/test';
import { serve } from '../../tools/serve.js';
import { App } from '../support/app.js';
import { bringIn } from '../support/many-rows.js';
import { expect, offered, portalPage, test, w } from './harness.js';
import { openRow } from './records.js';

const ROWS = 100;
const SECRET_ESSENCE = 'Күміс қоңырау';
const SECRET_CLIENT = 'Қарлығашова';
const SECRET_CONTRACT = 'ДГ-7731';
const FILL = { name: /^Заполнить \d+ пол/ };

/** Keeps a copy of everything that the page's own scripts post, on ports too. */
function recordMessages(): void {
	const said: string[] = [];
	Object.assign(window, { said });
	// The native one, called on the port that it was called on.
	const native = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'postMessage')?.value as (
		this: MessagePort,
		...given: unknown[]
	) => void;
	MessagePort.prototype.postMessage = function (this: MessagePort, ...given: unknown[]) {
		said.push(JSON.stringify(given[0]));
		native.apply(this, given);
	} as MessagePort['postMessage'];
}
const saidBy = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said.join('\n'));

test('a row goes from the register through the extension into the portal and is known to be there; no secret of a hundred rows leaves', async ({
	stage
}) => {
	test.setTimeout(180_000);
	const server = await serve();
	const url = `${server.url.replace('127.0.0.1', 'localhost')}/`;
	const requests: string[] = [];
	stage.context.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
	await stage.allow(new URL(url).origin);
	const register = await stage.context.newPage();
	await register.setViewportSize({ width: 1280, height: 900 });
	await register.addInitScript(recordMessages);
	const app = new App(register, 'ru');
	await app.open(url);
	await app.create();
	const rows = Array.from({ length: ROWS }, (_, at) => ({
		essence: `${SECRET_ESSENCE} ${String(at)}`,
		client: `${SECRET_CLIENT} ${String(at)}`,
		...(at % 2 === 0 ? {} : { basis: `Договор № ${SECRET_CONTRACT}/${String(at)} от 05.02.2026` })
	}));
	await bringIn(app, 2026, rows);

	await app.go('#/portal');
	await expect(register.getByText(app.said('portal_connected'))).toBeVisible();
	// The queue shows sixty rows, then the others.
	for (const rest of [40, 0]) {
		// By keyboard, as the list may move while the page tells what was handed over.
		const all = register.getByRole('checkbox', { name: app.said('portal_choose_all') });
		await all.press('Space');
		await expect(all).toBeChecked();
		await register.getByRole('button', { name: app.said('portal_hand_over') }).click();
		const counted = app.said('portal_choose_all', { count: String(rest) });
		await expect(
			register.getByRole('checkbox', { name: rest > 0 ? counted : app.said('portal_choose_all') })
		).toHaveCount(rest > 0 ? 1 : 0);
	}

	const portal = await portalPage(stage);
	const panel = await stage.panel(portal);
	await panel.getByRole('button', { name: /^№ 1\b/ }).click();
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByRole('heading', { name: w.entered })).toBeVisible();
	expect(await portal.evaluate('portal.values()')).toMatchObject({
		date: '2026-01-01',
		kind: '2',
		iin: '',
		client: ''
	});
	await panel.getByLabel(w.enteredNumber).fill('88120');
	await panel.getByRole('button', { name: w.enteredSave, exact: true }).click();
	await expect(panel.getByText(w.enteredDone('№ 1'))).toBeVisible();

	await app.go('#/volume/2026');
	await register.getByRole('button', { name: /^№/ }).first().click();
	await expect(register.getByText(app.words('state_sent_as', { number: '88120' })).first()).toBeVisible();
	await expect.poll(async () => JSON.parse((await stage.storage()).local) as unknown).toMatchObject({ receipts: [] });

	const { local, session } = await stage.storage();
	const outside = [await saidBy(register), local, session, await portal.content(), ...requests, ...stage.consoles];
	// What may leave did, so that looking for the rest means something.
	expect(await saidBy(register)).toContain('"prosecution-order"');
	for (const secret of [SECRET_ESSENCE, SECRET_CLIENT, SECRET_CONTRACT])
		for (const text of outside) expect(text.includes(secret), `a secret text is outside`).toBe(false);
	await server.close();
});

test('the practice page is filled like a portal, and nothing of it is noted', async ({ stage }) => {
	const server = await serve();
	const url = `${server.url}/`;
	await stage.allow();
	await stage.allow(new URL(url).origin);
	await offered(stage, [openRow('60')]);
	const practice = await stage.context.newPage();
	await practice.goto(`${url}#/practice`);
	const panel = await stage.panel(practice);
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByText(w.pagePractice)).toBeVisible();
	await expect(panel.getByRole('heading', { name: w.entered })).toHaveCount(0);
	await server.close();
});
