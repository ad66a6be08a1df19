/**
 * Nothing leaks at rest: a text of its own typed into every field of every
 * form, the recovery words and the bytes of every key are nowhere in the
 * browser's profile on the disk; the same search finds one that is planted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { runnerImport } from 'vite';
import { searchProfile } from '../tools/profile-search.js';
import { Canaries, phrases, plant, storedKeyring } from './support/at-rest-canaries.js';
import type { NamedKey } from './support/at-rest-keys.js';
import { App } from './support/app.js';
import { closeBrowser, startBrowser, type OwnBrowser } from './support/browser.js';
import { test } from './support/fixtures.js';

let profile = '';
let own: OwnBrowser | null = null;
test.beforeEach(() => {
	profile = mkdtempSync(join(tmpdir(), 'at-rest-'));
});
test.afterEach(async () => {
	own?.kill();
	await own?.gone;
	rmSync(profile, { recursive: true, force: true });
});

async function start(url: string): Promise<App> {
	own = await startBrowser(profile);
	own.page.setDefaultTimeout(30_000);
	await own.page.setViewportSize({ width: 1400, height: 900 });
	await own.page.goto(url);
	return new App(own.page);
}

async function create(app: App, canaries: Canaries, passphrase: string): Promise<string[]> {
	const { page } = app;
	await app.button('next').click();
	await page.getByLabel(app.words('new_passphrase')).fill(passphrase);
	await page.getByLabel(app.words('passphrase_again')).fill(passphrase);
	await app.button('next').click();
	await expect(app.field('lawyer_name')).toBeVisible();
	expect(await canaries.fill(page.locator('form'), 'first start')).toBe(4);
	await app.button('make_register').click();
	const sheet = page.getByRole('region', { name: app.words('words_sheet') }).getByRole('listitem');
	await expect(sheet).toHaveCount(24, { timeout: 60_000 });
	const words = (await sheet.allInnerTexts()).map((text) => text.replace(/[^a-z]/g, ''));
	await app.button('words_later').click();
	await app.opened();
	return words;
}

/** Everything that a row can hold. */
async function fillNewRow(app: App, canaries: Canaries, name: string): Promise<void> {
	const { page } = app;
	await app.go('#/new');
	await app.option('basis_short_request').check();
	await app.option('consent_oral').check();
	await app.option('kind_defence').check();
	const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
	await app.field('field_application_date').fill(day.split('-').reverse().join('.'));
	await app.button('number_change_label').click();
	await app.field('field_number').fill(canaries.digits(`${name}: number`, 9));
	// Late reason, portal wording, four of the basis, seven of the client and the essence.
	expect(await canaries.fill(page.locator('form.new'), name)).toBeGreaterThanOrEqual(13);
	await canaries.type(app.field('field_client_iin'), canaries.digits(`${name}: IIN`, 12));
	await canaries.type(app.field('field_basis_date'), canaries.known(`${name}: day`, '23.02.1997'));
	canaries.known(`${name}: day as it is kept`, '1997-02-23');
	await app.field('field_minutes').fill('7:43');
}

/** Opens a form over the row, fills it and saves it. */
async function overRow(app: App, action: string, save: string, fill: (app: App) => Promise<unknown>): Promise<void> {
	const dialog = app.page.getByRole('dialog');
	await app.page.getByRole('link', { name: app.words(action), exact: true }).click();
	await fill(app);
	await dialog.getByRole('button', { name: app.words(save), exact: true }).click();
	await expect(dialog).toHaveCount(0, { timeout: 30_000 });
}

async function workOnRows(app: App, canaries: Canaries): Promise<void> {
	const { page } = app;
	const dialog = page.getByRole('dialog');
	await fillNewRow(app, canaries, 'new row');
	await page.locator('form.new button[type="submit"]').click();
	await expect(app.link('another_row')).toBeVisible();
	await overRow(app, 'action_correct', 'save_correction', async () => {
		const fields = dialog.getByRole('group', { name: app.words('correct_which') }).getByRole('button');
		await expect(fields.first()).toBeVisible();
		for (const field of await fields.all()) await field.click();
		await canaries.fill(dialog, 'correction');
		const number = app.words('new_value_of', { field: app.words('field_number') });
		await dialog.getByLabel(number).fill(canaries.digits('correction: number', 9));
	});
	await overRow(app, 'action_time', 'save_time', async () => {
		await dialog.getByLabel(app.words('time_from'), { exact: true }).fill('10:07');
		await dialog.getByLabel(app.words('time_to'), { exact: true }).fill('11:53');
		await dialog.getByLabel(app.words('time_what')).fill(canaries.text('time: what'));
	});
	await page.getByRole('button', { name: app.said('session_correct_label') }).click();
	await dialog.getByLabel(app.words('time_what')).fill(canaries.text('time corrected: what'));
	await dialog.getByLabel(app.words('reason'), { exact: true }).fill(canaries.text('time corrected: reason'));
	await dialog.getByRole('button', { name: app.words('save_correction') }).click();
	await expect(dialog).toHaveCount(0, { timeout: 30_000 });
	await page.getByRole('button', { name: app.said('session_void_label') }).click();
	await dialog.getByLabel(app.words('reason'), { exact: true }).fill(canaries.text('time struck out: reason'));
	await dialog.getByRole('button', { name: app.words('strike_out') }).click();
	await expect(dialog).toHaveCount(0, { timeout: 30_000 });
	await overRow(app, 'action_consent', 'save', () =>
		dialog.getByRole('radio', { name: app.words('consent_written') }).check()
	);

	await app.link('new_row').click();
	await app.field('field_essence').fill(canaries.text('short row: essence'));
	await page.locator('form.new button[type="submit"]').click();
	await expect(app.link('another_row')).toBeVisible();
	await overRow(app, 'action_complete', 'save', () => canaries.fill(dialog, 'completion'));
	await overRow(app, 'action_void', 'save_void', () => canaries.fill(dialog, 'voiding'));
}

async function workOnSettings(app: App, canaries: Canaries, words: string[], passphrases: [string, string]) {
	const { page } = app;
	await app.go('#/settings');
	await expect(app.button('save_profile')).toBeVisible();
	expect(await canaries.fill(page.locator('form'), 'settings')).toBe(5);
	await app.button('save_profile').click();
	await expect(page.getByText(app.words('saved_short'), { exact: true }).first()).toBeVisible();
	await app.go('#/settings/passphrase');
	await page.getByLabel(app.words('passphrase_old')).fill(passphrases[0]);
	await page.getByLabel(app.words('new_passphrase')).fill(passphrases[1]);
	await page.getByLabel(app.words('passphrase_again')).fill(passphrases[1]);
	await app.button('passphrase_change').click();
	await expect(page.getByText(app.words('passphrase_changed'))).toBeVisible({ timeout: 60_000 });
	await app.go('#/settings/words');
	await page.getByRole('textbox', { name: app.words('word_at', { place: '1' }), exact: true }).fill(words.join(' '));
	await app.button('words_check').click();
	await expect(page.getByText(app.words('words_checked'))).toBeVisible();
}

async function importFile(app: App, canaries: Canaries): Promise<void> {
	const columns = ['№', 'Дата обращения', 'Документ-основание', 'Суть правового вопроса', 'Вид помощи', 'Время', 'ФИО'];
	const text = (column: string) => canaries.text(`import: ${column}`);
	const cells = ['1', '14.10.2026', text('basis'), text('essence'), 'консультирование', '1:30', text('client')];
	const name = `${canaries.text('import: name of the file')}.csv`;
	await app.go('#/import');
	await app.page.locator('input[type="file"]').setInputFiles({
		name,
		mimeType: 'text/csv',
		buffer: Buffer.from(`${columns.join(';')}\r\n${cells.join(';')}\r\n`)
	});
	await app.page.getByRole('button', { name: app.said('import_add', { count: '1' }) }).click();
	await expect(app.page.getByText(app.said('import_added', { count: '1' }))).toBeVisible();
}

test('what was typed and every key are nowhere on the disk', async ({ served }) => {
	test.setTimeout(300_000);
	const canaries = new Canaries();
	const passphrases: [string, string] = [canaries.text('first passphrase'), canaries.text('second passphrase')];
	let app = await start(served.url);
	await app.page.getByRole('radio', { name: 'Русский' }).first().check();
	const words = await create(app, canaries, passphrases[0]);
	const before = await storedKeyring(app.page);
	await workOnRows(app, canaries);
	await importFile(app, canaries);
	await workOnSettings(app, canaries, words, passphrases);
	const after = await storedKeyring(app.page);
	await fillNewRow(app, canaries, 'draft');
	await expect(app.draftSaved).toBeVisible();

	const { module } = await runnerImport('./tests/e2e/support/at-rest-keys.ts');
	const { keysOf } = module as typeof import('./support/at-rest-keys.js');
	const keys: NamedKey[] = [
		...(await keysOf(before, passphrases[0], words)),
		...(await keysOf(after, passphrases[1], words)).map((key) => ({ ...key, label: `${key.label}, second passphrase` }))
	];
	const needles = () => [...canaries.needles, ...phrases(words), ...keys];

	// Killed while it is open, with an unfinished form.
	own?.kill();
	await own?.gone;
	expect(await searchProfile(profile, needles())).toEqual([]);

	// Locked by hand after a wrong try, a passphrase typed and not sent, then closed as a user closes it.
	app = await start(served.url);
	await app.unlock(canaries.text('wrong passphrase'));
	await expect(app.page.getByText(app.words('err_passphrase')).first()).toBeVisible({ timeout: 60_000 });
	await app.unlock(passphrases[1]);
	await app.opened();
	await app.page
		.getByRole('button', { name: app.words('lock'), exact: true })
		.first()
		.click();
	await app.page.getByLabel(app.words('passphrase'), { exact: true }).fill(canaries.text('passphrase not sent'));
	if (own) await closeBrowser(own);
	expect(await searchProfile(profile, needles())).toEqual([]);

	// The same search in the same profile finds what does lie there in clear.
	app = await start(served.url);
	await plant(app.page, canaries.text('planted'));
	if (own) await closeBrowser(own);
	const hits = await searchProfile(profile, needles());
	expect(new Set(hits.map(({ needle }) => needle))).toEqual(new Set(['planted (cyrillic)', 'planted (latin)']));
	expect(hits.some(({ file }) => file.includes('IndexedDB'))).toBe(true);
	console.log(`${String(canaries.needles.length)} texts, ${String(keys.length)} keys`);
});
