import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { App } from './support/app.js';
import { closeBrowser, startBrowser } from './support/browser.js';
import { test } from './support/fixtures.js';

test('what was typed and not saved is back after a power cut', async ({ served }) => {
	const profile = mkdtempSync(join(tmpdir(), 'profile-'));
	const before = await startBrowser(profile);
	const app = new App(before.page);
	await app.open(served.url);
	await app.create();
	await app.link('new_row').click();
	await app.field('field_essence').fill('Раздел имущества');
	await app.option('basis_short_contract').check();
	await app.option('consent_written').check();
	await expect(app.draftSaved).toBeVisible();
	before.kill();
	await before.gone;

	const after = await startBrowser(profile);
	const again = new App(after.page);
	await again.open(served.url);
	await again.unlock();
	await again.opened();
	await expect(after.page.getByText(again.words('draft_new_row'))).toBeVisible();
	await again.link('draft_continue').click();
	await expect(again.field('field_essence')).toHaveValue('Раздел имущества');
	await expect(again.option('basis_short_contract')).toBeChecked();
	await expect(again.option('consent_written')).toBeChecked();
	await again.button('save_row', { number: '1' }).click();
	await again.saved('1');
	await closeBrowser(after);
	rmSync(profile, { recursive: true });
});

test('a draft is thrown away only when asked twice, and then for good', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.link('new_row').click();
	await app.field('field_essence').fill('Лишнее');
	await expect(app.draftSaved).toBeVisible();
	await app.go('#/');
	await app.button('discard').click();
	await app.button('keep').click();
	await page.reload();
	await app.unlock();
	await app.opened();
	await expect(page.getByText(app.words('draft_new_row'))).toBeVisible();
	await app.button('discard').click();
	await app.button('discard_surely').click();
	await expect(page.getByText(app.words('draft_new_row'))).toBeHidden();
	await page.reload();
	await app.unlock();
	await app.opened();
	await expect(page.getByText(app.words('draft_new_row'))).toBeHidden();
	await app.link('new_row').click();
	await expect(app.field('field_essence')).toHaveValue('');
});

test('a half made correction waits at its row', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Алименты');
	await page.getByRole('link', { name: app.words('action_correct') }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: app.words('field_essence') })
		.click();
	await page.getByLabel(app.words('new_value_of', { field: app.words('field_essence') })).fill('Алименты на двоих');
	await expect(app.draftSaved).toBeVisible();
	await app.go('#/');
	await page.reload();
	await app.unlock();
	await app.opened();
	await expect(page.getByText(app.words('draft_correct', { number: '1' }))).toBeVisible();
	await app.link('draft_continue').click();
	await expect(page.getByLabel(app.words('new_value_of', { field: app.words('field_essence') }))).toHaveValue(
		'Алименты на двоих'
	);
});

test('a date that cannot be read is kept as it was typed', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.link('new_row').click();
	await app.field('field_application_date').fill('31.02.2026');
	await expect(app.draftSaved).toBeVisible();
	await app.go('#/');
	await page.reload();
	await app.unlock();
	await app.opened();
	await app.link('draft_continue').click();
	await expect(app.field('field_application_date')).toHaveValue('31.02.2026');
	await app.field('field_essence').fill('Пенсия');
	await app.button('save_row', { number: '1' }).click();
	await expect(page.getByText(app.words('unreadable_fields'))).toBeVisible();
});

test('a half made correction of a session waits at its row', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Алименты');
	await app.link('action_time').click();
	await app.page.getByRole('textbox', { name: app.words('time_from'), exact: true }).fill('9:00');
	await app.page.getByRole('textbox', { name: app.words('time_to'), exact: true }).fill('10:00');
	await app.button('save_time').click();
	await page.getByRole('button', { name: app.said('session_correct_label') }).click();
	await app.page.getByRole('textbox', { name: app.words('time_to'), exact: true }).fill('21:30');
	await expect(page.getByText(app.said('warn_day'))).toBeVisible();
	await expect(app.draftSaved).toBeVisible();
	await app.button('close').click();
	await app.go('#/');
	await page.reload();
	await app.unlock();
	await app.opened();
	await expect(page.getByText(app.words('draft_time_correct', { number: '1' }))).toBeVisible();
	await app.link('draft_continue').click();
	await expect(app.page.getByRole('textbox', { name: app.words('time_to'), exact: true })).toHaveValue('21:30');
});

test('what was set for a file comes back with the same file', async ({ page, served }) => {
	const app = new App(page);
	const file = new URL('../fixtures/register-2026-ru.xlsx', import.meta.url).pathname;
	await app.open(served.url);
	await app.create();
	await app.go('#/import');
	await page.getByLabel(app.words('import_choose')).setInputFiles(file);
	await page.getByLabel(app.words('import_on_paper')).fill('41');
	await page.getByLabel(app.words('import_signed_by_hand')).check();
	await app.button('lock').click();
	await app.unlock();
	await app.go('#/');
	await app.opened();
	await expect(page.getByText(app.words('draft_import', { name: 'register-2026-ru.xlsx' }))).toBeVisible();
	await app.link('draft_continue').click();
	await page.getByLabel(app.words('import_choose')).setInputFiles(file);
	await expect(page.getByText(app.words('import_restored'))).toBeVisible();
	await expect(page.getByLabel(app.words('import_on_paper'))).toHaveValue('41');
	await expect(page.getByLabel(app.words('import_signed_by_hand'))).toBeChecked();
});
