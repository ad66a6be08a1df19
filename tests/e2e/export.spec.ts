import { expect } from '@playwright/test';
import { runnerImport } from 'vite';
import { App, PASSPHRASE } from './support/app.js';
import { test } from './support/fixtures.js';
import { handedBy } from './support/hand-out.js';

/** Makes the file that is chosen, and brings it in. */
async function made(app: App): Promise<Buffer> {
	await app.button('export_make').click();
	const save = app.button('print_download');
	await expect(save).toBeVisible({ timeout: 60_000 });
	const { name, bytes } = await handedBy(save);
	expect(name).toMatch(/^tizilim-\d{4}-\d\d-\d\d-(secret|open)\.(xlsx|csv|json)$/);
	return bytes;
}
/** The rows of a file, as the app's own import reads it; that is code for a bundler, so it is asked for one. */
async function rowsOf(bytes: Buffer, name: string) {
	const { module } = await runnerImport('./src/lib/exchange/index.ts');
	const { readRegisterFile } = module as typeof import('#lib/exchange/index.js');
	const { rows } = readRegisterFile({ name, bytes: new Uint8Array(bytes) }, { today: '2026-12-31' });
	return rows.map(({ number, essence, kind }) => [number, essence, kind]);
}

test('the whole register leaves with secrets or without, as the lawyer says; the open file gives the same register elsewhere', async ({
	page,
	browser,
	served
}) => {
	const app = new App(page, 'ru');
	await app.open(served.url);
	const words = await app.create();
	await app.enterRow('1', 'Разъяснён порядок взыскания алиментов');
	await app.enterRow('2', '=1+1 не формула');
	await app.go('#/export');
	// Nothing is chosen for the lawyer.
	await expect(app.button('export_make')).toBeDisabled();
	await app.option('export_with').check();
	await expect(page.getByText(app.words('export_with_leaves'))).toBeVisible();
	const rows = [
		['1', 'Разъяснён порядок взыскания алиментов', 'consulting'],
		['2', '=1+1 не формула', 'consulting']
	];
	expect(await rowsOf(await made(app), 'r.xlsx')).toEqual(rows);
	await app.option('export_csv').check();
	expect(await rowsOf(await made(app), 'r.csv')).toEqual(rows);
	await app.option('export_without').check();
	await expect(page.getByText(app.words('export_without_leaves'))).toBeVisible();
	const open = (await made(app)).toString('utf8');
	expect(open).toContain('"1"');
	expect(open).not.toMatch(/алиментов|формула/);
	await app.option('export_json').check();
	const portal = (await made(app)).toString('utf8');
	expect(JSON.parse(portal)).toMatchObject({
		format: 'tizilim-portal-records-1',
		records: [{ number: '1', applicationDate: null }, { number: '2' }]
	});
	expect(portal).not.toMatch(/алиментов|формула/);
	await app.option('export_with').check();
	const file = await made(app);

	const other = await browser.newContext();
	const second = new App(await other.newPage(), 'ru');
	await second.open(served.url);
	await second.button('restore_link').click();
	await second.page
		.getByLabel(second.words('backup_choose'))
		.setInputFiles({ name: 'tizilim.json', mimeType: 'application/json', buffer: file });
	await expect(second.page.getByText(second.words('export_open_needs_words'))).toBeVisible();
	await second.page.getByLabel(second.words('word_at', { place: '1' }), { exact: true }).fill(words.join(' '));
	await second.button('restore_open').click();
	await second.page.getByLabel(second.words('new_passphrase')).fill(PASSPHRASE, { timeout: 30_000 });
	await second.page.getByLabel(second.words('passphrase_again')).fill(PASSPHRASE);
	await second.button('restore_do').click();
	await second.button('restore_enter').click({ timeout: 60_000 });
	await second.opened();
	await expect(second.page.getByText('Разъяснён порядок взыскания алиментов')).toBeVisible();
	await expect(second.page.getByText('=1+1 не формула')).toBeVisible();
	await other.close();
});
