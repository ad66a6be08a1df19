import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { App, type Language } from './support/app.js';
import { test } from './support/fixtures.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
/** An OLE file as Office writes it: its header, an empty sector, and the names of its streams. */
const ole = (...names: string[]) =>
	Buffer.concat([
		Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
		Buffer.alloc(504),
		...['Root Entry', ...names].map(utf16)
	]);
const garbage = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251));

const give = (app: App, name: string, buffer: Buffer) =>
	app.page.getByLabel(app.words('import_choose')).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

async function atImport(page: Page, url: string, language: Language): Promise<App> {
	const app = new App(page, language);
	await app.open(url);
	await app.create();
	await app.enterRow('1', 'Алименты');
	await app.go('#/import');
	return app;
}

const nothingWritten = async (app: App) => {
	await app.go('#/');
	await expect(app.page.locator('a[data-row]')).toHaveCount(1);
};

for (const language of ['kk', 'ru', 'en'] as const) {
	test(`a file that is no register is refused with its reason, and another can be chosen (${language})`, async ({
		page,
		served
	}) => {
		const app = await atImport(page, served.url, language);
		const files: [name: string, bytes: Buffer, words: string][] = [
			['реестр.xlsx', ole('EncryptionInfo', 'EncryptedPackage'), 'refused_password_protected'],
			['реестр.xls', ole('Workbook'), 'refused_old_excel'],
			['реестр.doc', ole('WordDocument'), 'refused_word'],
			['мусор.xlsx', garbage, 'refused_not_a_spreadsheet'],
			['пусто.xlsx', Buffer.alloc(0), 'refused_empty'],
			['обрыв.xlsx', fixture('register-2026-ru.xlsx').subarray(0, 6000), 'refused_damaged'],
			['реестр.pdf', Buffer.from('%PDF-1.7\n'), 'refused_pdf']
		];
		for (const [name, bytes, words] of files) {
			await give(app, name, bytes);
			const alert = page.getByRole('alert');
			await expect(alert, name).toContainText(app.words(words));
			await expect(alert, name).toContainText(name);
			await expect(alert, name).toContainText(app.words('import_nothing_written'));
		}
		await nothingWritten(app);
	});
}

test('a file of 50 MB is refused at once, with its size, before it is read', async ({ page, served }) => {
	const app = await atImport(page, served.url, 'ru');
	await expect(page.getByLabel(app.words('import_choose'))).toBeAttached();
	const read = await page.evaluate((label) => {
		let asked = 0;
		const real = Object.getOwnPropertyDescriptor(Blob.prototype, 'arrayBuffer') ?? {};
		Blob.prototype.arrayBuffer = function (this: Blob) {
			asked += 1;
			Object.defineProperty(Blob.prototype, 'arrayBuffer', real);
			return this.arrayBuffer();
		};
		const input = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
		const files = new DataTransfer();
		files.items.add(new File([new Uint8Array(50 * 1024 * 1024)], 'реестр.xlsx'));
		if (input) input.files = files.files;
		input?.dispatchEvent(new Event('change', { bubbles: true }));
		return asked;
	}, app.words('import_choose'));
	await expect(page.getByRole('alert')).toContainText(app.words('refused_too_large'));
	await expect(page.getByRole('alert')).toContainText(app.words('import_nothing_written'));
	expect(read).toBe(0);
	// A good one is taken afterwards.
	await give(app, 'реестр.xlsx', fixture('register-2026-ru.xlsx'));
	await expect(page.getByRole('button', { name: app.said('import_add', { count: '62' }) })).toBeVisible({
		timeout: 30_000
	});
	await page.reload();
	await app.unlock();
	await nothingWritten(app);
});
