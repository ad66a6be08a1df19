import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { textOf } from '../fixtures/paper/read-pdf.js';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';

async function downloaded(page: Page, button: Locator): Promise<Buffer> {
	const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
	expect(download.suggestedFilename()).toMatch(/^tizilim-[a-z0-9-]+\.(pdf|json|ics|xlsx)$/);
	return readFile(await download.path());
}

const shownDay = (moment: Date): string => moment.toISOString().slice(0, 10).split('-').reverse().join('.');

test('a report is shown, priced, printed and closed; files of several lawyers become one; the calendar leaves without secrets', async ({
	page,
	served
}) => {
	const app = new App(page, 'ru');
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Разъяснён порядок взыскания алиментов');
	// A consultation of last month, entered late, beyond 2 hours.
	await app.go('#/new');
	await app.field('field_essence').fill('Наследство: определение доли');
	const now = new Date();
	const before = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 15));
	await app.field('field_application_date').fill(shownDay(before));
	await app.option('basis_short_court_order').check();
	await app.option('kind_consulting').check();
	await app.field('field_minutes').fill('2:30');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('article')).toBeVisible();
	await app.link('matter_open').click();
	await app.button('matter_end_action').click();
	await page
		.getByRole('dialog')
		.getByRole('textbox', { name: app.words('matter_end_date') })
		.fill(shownDay(now));
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText(app.said('matter_end_said')).first()).toBeVisible();

	await app.go('#/reports/rates');
	await app.field('rate_per_hour').fill('0,5');
	await app.button('rate_add').click();
	await app.field('mrp_tenge').fill('4 000');
	await app.button('mrp_add').click();
	await expect(page.getByText('4 000')).toBeVisible();

	await app.go('#/reports');
	await app.option('report_kind_month').check();
	const shown = page.getByRole('row', { name: new RegExp(`^${app.words('kind_consulting')}`, 'i') }).first();
	// Before the 6th the month before stands there by itself.
	if (now.getDate() > 5) await app.button('report_before').click();
	await expect(shown).toContainText('2:30');
	await expect(page.getByText(/^≈ 4.000/)).toBeVisible();
	await expect(page.getByRole('link', { name: app.said('report_over_consultation', { over: '0:30' }) })).toBeVisible();
	await page.getByRole('button', { name: app.said('report_close') }).click();
	await expect(page.getByText(app.words('report_closed_same'))).toBeVisible();

	await app.option('print_language_ru').check();
	await app.button('report_make_pdf').click();
	const keep = app.button('print_download');
	await expect(keep).toBeVisible({ timeout: 30_000 });
	const text = textOf(new Uint8Array(await downloaded(page, keep)));
	expect(text).toContain('Отчёт об оказании');
	expect(text).toContain('2:30');
	expect(text).not.toContain('Наследство');

	// Two files of the one lawyer and one that was changed by hand.
	const file = await downloaded(page, app.button('report_make_file'));
	expect(file.toString()).not.toMatch(/Наследство|алимент/);
	await app.go('#/reports/together');
	await app.option('report_kind_month').check();
	const put = page.getByLabel(app.words('together_choose'));
	const named = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/json', buffer });
	await put.setInputFiles([
		named('a.json', file),
		named('b.json', Buffer.from(file.toString().replace(/"minutes": \d+/, '"minutes": 999')))
	]);
	await expect(page.getByText(app.words('together_why_altered'))).toBeVisible();
	// The half-year before stands there by itself, and so the month that begins or ends it.
	const taken = page.getByText(app.said('together_taken', { count: '1' }));
	for (let month = 0; month < 12 && (await taken.count()) === 0; month += 1) await app.button('report_next').click();
	await expect(taken).toBeVisible();
	await expect(page.getByRole('row', { name: /Иванова Анна Сергеевна/ })).toContainText('2:30');
	await page.getByText(app.words('together_expected')).click();
	await app.field('lawyer_name').fill('Ким Пётр');
	await app.button('together_expected_add').click();
	await expect(page.getByText(app.words('together_missing'))).toBeVisible();

	await app.go('#/today');
	await expect(page.getByRole('link', { name: new RegExp(`^${app.words('today_sign')} 2$`) })).toBeVisible();
	await app.go('#/calendar');
	await expect(page.getByText(app.words('cal_consolidated_due'))).toBeVisible();
	const calendar = (await downloaded(page, app.button('cal_ics'))).toString();
	expect(calendar).toContain('SUMMARY:Tizilim: ');
	expect(calendar).not.toMatch(/Иванова|Ким|алимент|Наследство/);
	// The fee that was asked for leaves the list; what was noted can be taken back all the same.
	const asked = page.getByRole('button', { name: app.words('cal_pay_asked_label', { number: '2' }) });
	await asked.click();
	await expect(asked).toBeHidden();
	await app.button('cal_pay_back').click();
	await expect(asked).toBeVisible();
});
