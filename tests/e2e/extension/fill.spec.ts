import type { Page } from '@playwright/test';
import { expect, heard, offered, portalPage, test, w, type Stage } from './harness.js';
import { openRow, withheldRow } from './records.js';

const FILL = { name: /^Заполнить \d+ пол/ };
const values = (page: Page) => page.evaluate<Record<string, string>>('portal.values()');
const filled = { date: '2026-10-12', essence: 'Семейный спор, взыскание содержания', kind: '2' };

async function ready(stage: Stage): Promise<{ portal: Page; panel: Page; register: Page }> {
	await stage.allow();
	const register = await offered(stage, [openRow('60'), openRow('61')]);
	const portal = await portalPage(stage);
	const panel = await stage.panel(portal);
	await expect(panel.getByRole('button', FILL)).toBeEnabled();
	return { portal, panel, register };
}

test('handed over, planned, filled, confirmed, and the register has the receipt', async ({ stage }) => {
	const { portal, panel, register } = await ready(stage);
	// Looking writes nothing.
	expect(await values(portal)).toMatchObject({ date: '', essence: '', kind: '', licence: 'своё' });
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByRole('heading', { name: w.entered })).toBeVisible();
	expect(await values(portal)).toEqual({ ...filled, licence: 'своё', iin: '', client: '' });
	expect(await portal.evaluate('document.querySelector("[name=q]").value')).toBe('');
	expect(await portal.evaluate('portal.submits')).toBe(0);

	await panel.getByLabel(w.enteredNumber).fill('88120');
	await panel.getByRole('button', { name: w.enteredSave, exact: true }).click();
	await expect(panel.getByText(w.enteredDone('№ 60'))).toBeVisible();
	const receipts = await heard(stage, register, 'receipts');
	expect(receipts).toMatchObject({ receipts: [{ portalNumber: '88120' }] });
	const [receipt] = receipts.receipts as { keys: string[] }[];
	expect(receipt?.keys.toSorted()).toEqual(['applicationDate', 'assistanceKind', 'essenceForPortal']);
	// The register keeps it, and the extension has forgotten it; the next row is at hand.
	await expect.poll(async () => JSON.parse((await stage.storage()).local) as unknown).toMatchObject({ receipts: [] });
	await expect(panel.getByRole('button', { name: /^№ 61/ })).toHaveAttribute('aria-pressed', 'true');
	await expect(panel.getByRole('button', { name: /^№ 60/ })).toBeHidden();
	expect(await stage.background(() => chrome.action.getBadgeText({}))).toBe('1');
});

test('what the form held is kept unless ticked, and undo puts it back', async ({ stage }) => {
	const { portal, panel } = await ready(stage);
	const licence = panel.getByRole('listitem').filter({ hasText: 'Номер лицензии' });
	await expect(licence).toContainText(w.actions.keep);
	await licence.getByLabel(w.planOverwrite).check();
	await panel.getByRole('listitem').filter({ hasText: 'Дата обращения' }).getByLabel(w.planTake).uncheck();
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByRole('button', { name: w.undo })).toBeVisible();
	expect(await values(portal)).toMatchObject({ ...filled, date: '', licence: '0012345' });
	await panel.getByRole('button', { name: w.undo }).click();
	await expect(panel.getByText(w.undone(3))).toBeVisible();
	expect(await values(portal)).toMatchObject({ date: '', essence: '', kind: '', licence: 'своё' });
	expect(await portal.evaluate('portal.submits')).toBe(0);
});

test('a form of two steps: the lawyer goes on by the page’s own button, and both steps are one row', async ({
	stage
}) => {
	await stage.allow();
	const register = await offered(stage, [openRow('60')]);
	const portal = await stage.context.newPage();
	await portal.goto(`${stage.portal.url}wizard`);
	const panel = await stage.panel(portal);
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByText(w.reportGood(2))).toBeVisible();
	expect(await portal.evaluate('portal.presses')).toBe(0);

	await portal.getByRole('button', { name: 'Далее' }).click();
	// The notice has a button of its own.
	const notice = panel.getByRole('status').filter({ hasText: w.pageChanged });
	await notice.getByRole('button', { name: w.pageLookAgain }).click();
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByText(w.reportGood(2))).toBeVisible();
	expect(await values(portal)).toEqual({
		date: filled.date,
		essence: filled.essence,
		iin: '',
		kind: filled.kind,
		minutes: '75'
	});
	expect(await portal.evaluate('portal.submits')).toBe(0);

	await panel.getByRole('button', { name: w.enteredSave, exact: true }).click();
	await expect(panel.getByText(w.enteredDone('№ 60'))).toBeVisible();
	const { receipts } = (await heard(stage, register, 'receipts')) as { receipts: { keys: string[] }[] };
	expect(receipts[0]?.keys.toSorted()).toEqual(['applicationDate', 'assistanceKind', 'essenceForPortal', 'minutes']);
});

test('a page that has not the focus is filled the same', async ({ stage }) => {
	await stage.allow();
	await offered(stage, [openRow('60')]);
	const portal = await portalPage(stage);
	const panel = await stage.panel(portal);
	// Drivers pretend that each page has the focus; here the portal's has not, though it is in sight.
	const devtools = await stage.context.newCDPSession(portal);
	await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
	await panel.bringToFront();
	expect(await portal.evaluate(() => document.hasFocus())).toBe(false);
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByRole('heading', { name: w.entered })).toBeVisible();
	expect(await values(portal)).toMatchObject(filled);
});

test('a portal that is reloaded in the middle gets nothing, and the row still waits', async ({ stage }) => {
	const { portal, panel } = await ready(stage);
	await portal.reload();
	await expect(panel.getByText(w.pageReloaded)).toBeVisible();
	await expect(panel.getByRole('button', FILL)).toBeHidden();
	expect(await values(portal)).toMatchObject({ date: '', essence: '' });
	await panel.getByRole('button', { name: w.pageLookAgain }).click();
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByRole('heading', { name: w.entered })).toBeVisible();
	expect(await values(portal)).toMatchObject(filled);
});

test('two portals in two tabs each get the row of their own panel', async ({ stage }) => {
	const { portal, panel } = await ready(stage);
	const other = await portalPage(stage);
	const otherPanel = await stage.panel(other);
	await otherPanel.getByRole('button', { name: /^№ 61/ }).click();
	await expect(otherPanel.getByRole('button', FILL)).toBeEnabled();
	await otherPanel.getByRole('button', FILL).click();
	await expect(otherPanel.getByRole('heading', { name: w.entered })).toBeVisible();
	expect(await values(portal)).toMatchObject({ date: '', essence: '' });
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByRole('heading', { name: w.entered })).toBeVisible();
	for (const page of [portal, other]) expect(await values(page)).toMatchObject(filled);
});

test('an offer that runs out while the plan is open is not written', async ({ stage }) => {
	const { portal, panel, register } = await ready(stage);
	await stage.register.send(register, `{ kind: 'withdraw', version: 1 }`);
	await expect(panel.getByText(w.queueWithdrawn(2))).toBeVisible();
	await expect(panel.getByRole('button', FILL)).toBeHidden();
	expect(await values(portal)).toMatchObject({ date: '', essence: '' });
});

test('nothing of a row stays anywhere, and nothing is written to a console', async ({ stage }) => {
	await stage.allow();
	const register = await offered(stage, [withheldRow('60'), openRow('61')]);
	const portal = await portalPage(stage);
	const panel = await stage.panel(portal);
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByRole('heading', { name: w.entered })).toBeVisible();
	// The page's process was told what it was to write: nothing of the rest of the row is in the page.
	const page = await portal.content();
	for (const other of ['4412', 'Бостандыкский', 'Иванова', 'Алматинская']) expect(page).not.toContain(other);
	await panel.getByRole('button', { name: w.enteredSave, exact: true }).click();
	await heard(stage, register, 'receipts');
	await stage.register.send(register, `{ kind: 'withdraw', version: 1 }`);
	await heard(stage, register, 'gone');
	const { local, session } = await stage.storage();
	for (const text of ['взыскание', 'Иванова', '4412', '0012345']) expect(local + session).not.toContain(text);
	expect(stage.consoles).toEqual([]);
});
