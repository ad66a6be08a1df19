import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { App, PASSPHRASE, type Language } from './app.js';
import { beginHolding, beginJoining } from './pairing.js';
import { alterVault } from './store.js';

/** Called on each screen when it stands; it may change the window's size and colours, and leaves the screen as it was. */
export type Visit = (screen: string, page: Page) => Promise<void>;

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

/**
 * Goes through every screen of the app in one life of a register: first
 * start, empty, imported, a row in all its forms, settings, locked, stopped.
 */
export async function walkScreens(
	context: BrowserContext,
	url: string,
	visit: Visit,
	language: Language = 'ru'
): Promise<void> {
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	const app = new App(page, language);
	const see = (screen: string) => visit(screen, page);
	const heading = (key: string) => expect(page.getByRole('heading', { name: app.words(key) }).first()).toBeVisible();

	await firstStart(app, url, see);
	await see('register, empty');
	await importing(app, see);
	await app.go('#/volume/2026');
	await expect(page.locator('a[data-row]').first()).toBeVisible();
	await see('register, a year');
	await searching(app, see);
	await newRow(app, see);
	await rowForms(app, see);
	await signing(app, see);
	await settings(app, see);
	await devices(app, see);

	const second = new App(await context.newPage(), language);
	await second.open(url);
	await expect(second.page.getByRole('heading', { name: app.words('elsewhere_title') })).toBeVisible();
	await visit('open in another tab', second.page);
	await second.button('use_here').click();
	await heading('err_taken');
	await see('taken over by another tab');
	await second.page.close();

	await page.reload();
	await heading('locked_title');
	await see('locked');
	await app.unlock(`${PASSPHRASE}?`);
	await expect(page.getByRole('alert').first()).toContainText(app.words('err_passphrase'), { timeout: 30_000 });
	await see('locked, wrong passphrase');
	await alterVault(page, { layout: 99 });
	await page.reload();
	await heading('err_newer');
	await see('stopped');
	await unsupported(page);
	await heading('unsupported_title');
	await see('unsupported');
	await page.close();
}

async function firstStart(app: App, url: string, see: (screen: string) => Promise<void>): Promise<void> {
	const { page } = app;
	await app.open(url);
	// The screen is drawn anew in the language that was chosen.
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await see('first start: language');
	await app.button('restore_link').click();
	await expect(page.getByRole('heading', { name: app.words('restore_title') })).toBeVisible();
	await see('first start: from a backup');
	await app.option('restore_from_mailbox').check();
	await see('first start: from a mailbox');
	await app.open(url);
	await joining(app, see);
	await app.open(url);
	await app.button('next').click();
	const passphrase = page.getByLabel(app.words('new_passphrase'));
	await passphrase.fill('аз');
	await page.getByLabel(app.words('passphrase_again')).fill('көп');
	await app.button('next').click();
	await see('first start: passphrases that are too short and differ');
	await passphrase.fill(PASSPHRASE);
	await page.getByLabel(app.words('passphrase_again')).fill(PASSPHRASE);
	await see('first start: passphrase');
	await app.button('next').click();
	await app.field('lawyer_name').fill('Иванова Анна Сергеевна');
	await see('first start: profile');
	await app.button('make_register').click();
	await expect(page.getByRole('region', { name: app.words('words_sheet') }).getByRole('listitem')).toHaveCount(24, {
		timeout: 30_000
	});
	await see('first start: the 24 words');
	await app.button('words_written').click();
	const words = page.getByRole('textbox', { name: app.words('word_at', { place: '1' }), exact: true });
	await words.fill(Array<string>(24).fill('abandon').join(' '));
	await app.button('words_check').click();
	await expect(page.getByRole('alert').first()).toBeVisible();
	await see('first start: wrong words');
	await app.button('words_later').click();
	await app.opened();
}

async function joining(app: App, see: (screen: string) => Promise<void>): Promise<void> {
	await beginJoining(app);
	await expect(app.page.getByRole('alert')).toBeVisible();
	await see('first start: from another device, camera');
	await app.button('pair_stop').click();
	await app.button('back').click();
	await beginJoining(app, { files: true, code: '7K3M-9QWX-0VNT-HB5E' });
	await app.page.locator('input[type=file]').setInputFiles({ name: 'x', mimeType: '', buffer: Buffer.from('x') });
	await expect(app.page.getByRole('alert')).toBeVisible();
	await see('first start: from another device, a wrong file');
	await app.button('pair_stop').click();
	await see('first start: from another device');
}

async function devices(app: App, see: (screen: string) => Promise<void>): Promise<void> {
	await app.go('#/devices');
	await app.button('device_rename').click();
	await see('devices');
	await app.link('device_add').click();
	await see('devices: add');
	await beginHolding(app);
	await expect(app.page.locator('svg[data-part]')).toBeVisible({ timeout: 30_000 });
	await see('devices: the first code');
	await beginHolding(app, { files: true });
	await expect(app.page.locator('p.code')).toBeVisible({ timeout: 30_000 });
	await see('devices: the sixteen characters');
	await app.go('#/devices/mailbox');
	await expect(app.page.getByRole('heading', { name: app.words('mailbox_title') })).toBeVisible();
	await see('devices: mailbox');
	await app.go('#/devices/near');
	await app.button('near_first_here').click();
	await expect(app.page.locator('svg[data-part]')).toBeVisible({ timeout: 30_000 });
	await app.page.getByText(app.words('near_as_text')).click();
	await see('devices: near, the first code');
}

async function importing(app: App, see: (screen: string) => Promise<void>): Promise<void> {
	const { page } = app;
	const choose = async (file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
		page.locator('input[type=file]').setInputFiles(file);
	await app.go('#/import');
	await see('import: choose');
	const whole = readFileSync(fixture('register-2026-ru.xlsx'));
	await choose({ name: 'реестр.xlsx', mimeType: '', buffer: whole.subarray(0, whole.length >> 1) });
	await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 30_000 });
	await see('import: refused');
	await choose(fixture('register-2026-ru.xlsx'));
	const add = page.getByRole('button', { name: app.said('import_add') });
	await expect(add).toBeVisible({ timeout: 30_000 });
	await see('import: preview');
	await page.getByLabel(app.words('import_on_paper')).first().fill('40');
	await add.click();
	await expect(page.getByText(app.said('import_added')).first()).toBeVisible({ timeout: 30_000 });
	await see('import: done');
}

async function searching(app: App, see: (screen: string) => Promise<void>): Promise<void> {
	const field = app.page.getByRole('textbox', { name: app.words('find_label') });
	await field.fill('алименттер');
	await expect(app.page.getByText(app.said('find_count')).first()).toBeVisible({ timeout: 30_000 });
	await see('search: found');
	await field.fill('щщщщщ');
	await expect(app.page.getByText(app.words('find_none')).first()).toBeVisible({ timeout: 30_000 });
	await see('search: nothing found');
	await field.press('Escape');
}

async function newRow(app: App, see: (screen: string) => Promise<void>): Promise<void> {
	const { page } = app;
	await app.go('#/new');
	await expect(app.field('field_essence')).toBeVisible();
	await see('new row');
	await app.field('field_application_date').fill('30.13.2026');
	await app.field('field_minutes').fill('девяносто');
	await app.option('basis_short_request').check();
	await app.option('kind_defence').check();
	await page.locator('main details').evaluateAll((all) => all.forEach((more) => more.toggleAttribute('open', true)));
	await page.locator('main').getByRole('textbox').last().press('Control+Enter');
	await see('new row: what cannot be read, everything open');
	await app.field('field_application_date').fill('05.01.2026');
	await app.field('field_minutes').fill('1:30');
	await app.field('field_essence').fill('Взыскание алиментов с Оспанова');
	await app.field('field_client_name').fill('Оспанова Айгүл Маратқызы');
	await see('new row: late, filled');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('article')).toBeVisible();
	await see('row, just saved');
}

async function rowForms(app: App, see: (screen: string) => Promise<void>): Promise<void> {
	const { page } = app;
	const row = await page.evaluate(() => location.hash);
	const dialog = page.getByRole('dialog');
	for (const form of ['complete', 'time', 'correct', 'consent', 'void', 'sign']) {
		await app.go(`${row}?form=${form}`);
		await expect(dialog).toBeVisible();
		if (form === 'correct')
			for (const field of await dialog.getByRole('group').first().getByRole('button').all()) await field.click();
		await dialog.getByRole('button').last().click();
		await see(`form: ${form}`);
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
	}
	await app.go(`${row}?form=correct`);
	const essence = dialog.getByRole('textbox', {
		name: app.words('new_value_of', { field: app.words('field_essence') })
	});
	await essence.fill('Взыскание алиментов');
	await dialog.getByRole('button', { name: app.words('reason_slip') }).click();
	await dialog.getByRole('button', { name: app.words('save_correction') }).click();
	await expect(dialog).toBeHidden();
	await page.setViewportSize({ width: 390, height: 844 });
	await app.button('menu').click();
	await expect(dialog).toBeVisible();
	await see('menu of the phone');
	await page.keyboard.press('Escape');
	await page.setViewportSize({ width: 1280, height: 900 });
	await see('row with a history, corrected');
	await app.go(row.replace('#/row/', '#/portal?row='));
	await expect(page.getByText(app.words('portal_leaves')).first()).toBeVisible();
	await see('portal, a row');
	await matter(app, row.replace('#/row/', '#/matter/'), see);
}

/** The matter behind a row: with its check and an action, and the forms that open over it. */
async function matter(app: App, at: string, see: (screen: string) => Promise<void>): Promise<void> {
	const { page } = app;
	const dialog = page.getByRole('dialog');
	await app.go(at);
	// A row saved faster than its names were searched has not been checked yet.
	await app.button('conflict_check_now').or(app.button('conflict_check_again')).click();
	await expect(app.button('conflict_check_save')).toBeVisible({ timeout: 30_000 });
	await app.button('matter_action_add').click();
	await see('form: action');
	await dialog.getByRole('textbox', { name: app.words('matter_place_court') }).fill('Сот, 5-зал');
	await dialog.getByRole('button', { name: app.words('save'), exact: true }).click();
	await expect(dialog).toBeHidden();
	await see('matter');
	for (const [open, screen] of [
		[app.words('duty_more_label', { what: app.words('duty_4_5') }), 'step'],
		[app.words('client_paper_make_label', { what: app.words('client_paper_agreement') }), 'paper for the client'],
		[app.words('matter_party_add'), 'party'],
		[app.words('doc_add'), 'copy of a document'],
		[app.words('doc_custody_add'), 'received and returned'],
		[app.words('matter_end_action'), 'end of the assistance']
	] as const) {
		await page.getByRole('button', { name: open }).click();
		await see(`form: ${screen}`);
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
	}
}

/** Without NCALayer: what waits for a signature, what to do where it is missing, and the report. */
async function signing(app: App, see: (screen: string) => Promise<void>): Promise<void> {
	const { page } = app;
	await app.go('#/sign');
	await page.locator('main summary').first().click();
	await see('sign: rows, one open');
	await page.getByRole('checkbox').nth(1).check();
	await page.getByRole('button', { name: app.said('sign_do') }).click();
	await app.button('sign_go_on').click();
	await expect(page.getByText(app.words('sign_problem_not_running'))).toBeVisible({ timeout: 30_000 });
	await see('sign: NCALayer is missing');
	await app.go('#/settings/signing');
	await page.getByRole('checkbox').check();
	await app.button('sign_mobile_allow').click();
	await expect(app.button('sign_mobile_withdraw')).toBeVisible();
	await app.go('#/sign');
	await page.getByRole('checkbox').nth(1).check();
	await app.button('sign_by_phone').click();
	await page.locator('main summary', { hasText: app.words('sign_sending_exactly') }).click();
	await see('sign: what goes to the service of eGov Mobile');
	await app.button('sign_not_now').click();
	await app.go('#/sign/check');
	await app.button('sign_check_start').click();
	await expect(page.getByText(app.words('sign_report_sound'))).toBeVisible({ timeout: 60_000 });
	await see('sign: report');
}

async function settings(app: App, see: (screen: string) => Promise<void>): Promise<void> {
	const screens = [
		'',
		'/passphrase',
		'/passkey',
		'/words',
		'/headings',
		'/portal',
		'/backup',
		'/signing',
		'/days-off'
	].map((page) => `settings${page}`);
	const paper = ['paper', 'paper/copy', 'paper/check', 'export'];
	const figures = ['today', 'calendar', 'reports', 'reports/rates', 'reports/together'];
	for (const at of [
		...screens,
		'law',
		'portal',
		'own',
		'own/papers',
		'documents',
		'practice',
		...paper,
		...figures,
		'print'
	]) {
		await app.go(`#/${at}`);
		await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
		await see(at);
	}
	await app.button('print_make').click();
	await expect(app.page.getByRole('progressbar')).toBeHidden({ timeout: 60_000 });
	await see('print, made');
	await app.go('#/settings/backup');
	await app.button('backup_make').click();
	await expect(app.button('backup_save')).toBeVisible({ timeout: 60_000 });
	await see('backup, made');
}

/** A browser that lacks what the app cannot do without. */
async function unsupported(page: Page): Promise<void> {
	await page.addInitScript(() => {
		Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
		Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
	});
	await page.reload();
}
