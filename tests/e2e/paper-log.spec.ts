import { expect } from '@playwright/test';
import { textOf } from '../fixtures/paper/read-pdf.js';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { handedBy } from './support/hand-out.js';

const squeezed = (text: string): string => text.replace(/\s/g, '');

test('a log is opened, printed blank and filled by one key a row; what changes later is told', async ({
	page,
	served
}) => {
	const app = new App(page, 'ru');
	await app.open(served.url);
	await app.create();
	for (const at of ['1', '2', '3']) await app.enterRow(at, `Разъяснён вопрос номер ${at}`);

	await app.go('#/paper');
	await expect(page.getByText(app.said('log_none_open', { count: '3' }))).toBeVisible();
	await app.button('log_open').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: app.words('log_save') }).click();
	await expect(dialog.getByRole('alert').first()).toBeVisible();
	await app.field('log_sheets').fill('3');
	await app.field('log_lines').fill('2');
	await app.field('log_kept_at').fill('Сейф');
	await dialog.getByRole('radio', { name: app.words('language_ru') }).check();
	await dialog.getByRole('button', { name: app.words('log_save') }).click();
	await expect(dialog).toBeHidden();

	// The blank log: title, three numbered sheets, certification.
	await app.button('log_papers').click();
	await app.button('log_blank').click();
	const link = page.getByRole('link', { name: app.words('print_download') });
	await expect(link).toBeVisible({ timeout: 30_000 });
	const text = squeezed(textOf(new Uint8Array((await handedBy(link)).bytes)));
	expect(text).toContain(squeezed('скреплено печатью 3 (три) листа'));
	expect(text).toContain('Лист3');

	// Copying: each row once, one key each; the place goes on over the page by itself.
	await page
		.getByRole('link', { name: app.said('log_copy', { count: '3' }) })
		.first()
		.click();
	await expect(page.getByText('Разъяснён вопрос номер 1')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Разъяснён вопрос номер 2')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Разъяснён вопрос номер 3')).toBeVisible();
	await expect(app.field('log_page')).toHaveValue('2');
	await expect(app.field('log_line')).toHaveValue('1');
	// Row 2 was marked too early: taken back, put off, and written behind row 3.
	await page.keyboard.press('u');
	await expect(page.getByText('Разъяснён вопрос номер 2')).toBeVisible();
	await expect(app.field('log_line')).toHaveValue('2');
	await page.keyboard.press('s');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Разъяснён вопрос номер 2')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByText(app.words('log_all_copied')).first()).toBeVisible();

	await app.go('#/paper/check');
	await expect(page.getByText(app.words('log_check_agrees'))).toBeVisible();
	// A row is corrected after it was written: the comparison says what to strike through.
	await app.go('#/volume/2026');
	await page.getByRole('link', { name: app.words('row_number', { number: '1' }) }).click();
	await app.link('action_correct').click();
	await dialog.getByRole('button', { name: app.words('field_essence') }).click();
	await dialog
		.getByRole('textbox', { name: app.words('new_value_of', { field: app.words('field_essence') }) })
		.fill('Исправленный вопрос');
	await dialog.getByRole('button', { name: app.words('reason_slip') }).click();
	await dialog.getByRole('button', { name: app.words('save_correction') }).click();
	await expect(dialog).toBeHidden();
	await app.go('#/paper/check');
	await expect(page.getByText('Исправленный вопрос')).toBeVisible();
	await app.button('log_check_corrected').click();
	await expect(page.getByText(app.words('log_check_agrees'))).toBeVisible();

	// Of the chosen rows the printed form carries a hash, by which the sheet is matched later.
	await app.go('#/print');
	await app.option('print_scope_rows').check();
	await app.field('print_numbers').fill('1, 3, 77');
	await expect(page.getByText(app.words('print_numbers_unknown', { numbers: '77' }))).toBeVisible();
	await app.field('print_numbers').fill('1, 3');
	await app.button('print_make').click();
	await expect(link).toBeVisible({ timeout: 30_000 });
	const sheet = textOf(new Uint8Array((await handedBy(link)).bytes));
	// The foot may break its lines anywhere.
	const hash = /хеш([0-9a-f]{32})/.exec(squeezed(sheet))?.[1] ?? 'no hash';
	expect(squeezed(sheet)).toContain(squeezed('последняя запись № 3'));
	expect(squeezed(sheet)).not.toContain(squeezed('Разъяснён вопрос номер 2'));
	await page.getByText(app.words('print_match'), { exact: true }).click();
	await app.field('print_match_hash').fill(hash);
	await app.button('print_match_do').click();
	await expect(page.getByText(app.words('print_match_same'))).toBeVisible();
	await app.field('print_numbers').fill('1–3');
	await app.button('print_match_do').click();
	await expect(page.getByText(app.words('print_match_differs'))).toBeVisible();
});
