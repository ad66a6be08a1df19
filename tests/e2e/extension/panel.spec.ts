import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, offered, portalPage, test, w, type Stage } from './harness.js';
import { openRow, withheldRow } from './records.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FILL = { name: /^Заполнить \d+ пол/ };

/** What axe finds against WCAG 2.2 AA, as words. */
async function faults(page: Page): Promise<string[]> {
	await page.evaluate(AXE);
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
	const found = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(tags)} })`);
	return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

async function planned(stage: Stage): Promise<{ portal: Page; panel: Page }> {
	await stage.allow();
	await offered(stage, [openRow('60'), withheldRow('61')]);
	const portal = await portalPage(stage);
	const panel = await stage.panel(portal);
	await expect(panel.getByRole('button', FILL)).toBeEnabled();
	return { portal, panel };
}

test('panel, permission tab and editor pass axe, light and dark', async ({ stage }) => {
	const { panel } = await planned(stage);
	for (const colorScheme of ['light', 'dark'] as const) {
		await panel.emulateMedia({ colorScheme });
		expect(await faults(panel)).toEqual([]);
	}
	await panel.getByRole('button', FILL).click();
	await expect(panel.getByRole('heading', { name: w.entered })).toBeVisible();
	expect(await faults(panel)).toEqual([]);
	const page = await stage.context.newPage();
	for (const path of ['permission/index.html?role=register', 'editor/index.html']) {
		await page.goto(`chrome-extension://${stage.id}/${path}`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await faults(page), path).toEqual([]);
	}
});

test('a row without consent says what is withheld, in the language that was chosen', async ({ stage }) => {
	const { panel } = await planned(stage);
	await panel.getByRole('button', { name: /^№ 61/ }).click();
	await panel.getByText(`${w.values}: № 61`).click();
	await expect(panel.getByText('Без согласия клиента не передаётся: дата обращения')).toBeVisible();
	await panel.getByRole('button', { name: /Қазақша/ }).click();
	await expect(panel.getByText('Клиенттің келісімінсіз берілмейді: өтініш жасалған күн')).toBeVisible();
	await expect(panel.locator('html')).toHaveAttribute('lang', 'kk');
	await panel.getByRole('button', { name: /English/ }).click();
	await expect(panel.getByRole('heading', { name: 'Waiting to be entered' })).toBeVisible();
});

test('the menu of a field shows that field alone', async ({ stage }) => {
	const { portal, panel } = await planned(stage);
	await portal.locator('#e').focus();
	// The menu itself is the browser's and cannot be pressed: this is all that it does.
	const tab = Number(new URL(panel.url()).searchParams.get('tab'));
	await panel.evaluate((asked) => chrome.storage.session.set({ ask: asked }), { what: 'field', tab, at: Date.now() });
	await expect(panel.getByRole('button', { name: w.planFill(1) })).toBeVisible();
	await panel.getByRole('button', { name: w.planFill(1) }).click();
	await expect(panel.getByText(w.reportGood(1))).toBeVisible();
	expect(await portal.evaluate('portal.values()')).toMatchObject({
		date: '',
		essence: 'Семейный спор, взыскание содержания'
	});
});

test('a field that is pointed at is taught, and pointing presses nothing on the page', async ({ stage }) => {
	const { portal, panel } = await planned(stage);
	await panel.getByRole('button', { name: w.planTeach }).click();
	await expect(panel.getByText(w.planTeachHow)).toBeVisible();
	await portal.bringToFront();
	await portal.getByRole('button', { name: 'Отправить' }).click();
	await portal.locator('#l').click();
	await panel.bringToFront();
	await panel.getByLabel(w.planTeachColumn).selectOption({ label: w.columns.number });
	await panel.getByRole('button', { name: w.planTeachSave }).click();
	const field = panel.getByRole('listitem').filter({ hasText: 'Номер лицензии' });
	await expect(field).toContainText(w.sources.taught);
	await expect(field).toContainText(w.columns.number);
	expect(await portal.evaluate('portal.submits')).toBe(0);
	const { local } = await stage.storage();
	expect(local).toContain('portal-profile');
	expect(local).not.toContain('взыскание');

	await panel.getByRole('button', { name: w.planTeach }).click();
	await portal.bringToFront();
	await portal.keyboard.press('Escape');
	await expect(panel.getByText(w.planTeachHow)).toBeHidden();
});

test('a profile is brought by file, with its findings in words and a preview', async ({ stage }) => {
	const editor = await stage.context.newPage();
	await editor.goto(`chrome-extension://${stage.id}/editor/index.html`);
	const field = (selector: string) => ({
		selectors: [{ selector, brittle: false }],
		labels: { kk: [], ru: ['Суть'] },
		sections: [],
		target: { column: 'essenceForPortal', part: 'whole' },
		format: null,
		options: {}
	});
	const profile = (selector: string) =>
		JSON.stringify({
			tizilim: 'portal-profile',
			version: 1,
			name: 'Портал',
			source: 'profile',
			origin: 'https://portal.example',
			forms: [{ path: '/', hash: null, steps: [], fields: [field(selector)] }]
		});
	const give = (text: string) =>
		editor
			.locator('input[type=file]')
			.setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) });
	await give(profile('input'));
	await expect(editor.getByText(w.lint['bare-tag'])).toBeVisible();
	await expect(editor.getByRole('button', { name: w.editorSave })).toBeDisabled();
	await editor.getByLabel(w.editorText).fill('{ "tizilim": ');
	await expect(editor.getByText(w.editorErrors['not-json'])).toBeVisible();
	await editor.getByLabel(w.editorText).fill(profile('#essence'));
	await editor.getByRole('button', { name: w.editorSave }).click();
	await expect(editor.getByText(w.editorSaved)).toBeVisible();
	await expect(editor.getByRole('button', { name: /^Портал/ })).toBeVisible();
});
