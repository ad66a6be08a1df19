import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { handedBy } from './support/hand-out.js';

/** One matter as the Standard asks for it, from the conflict check in the new row to its end; then the lawyer's own duties. */
test('a matter from its conflict check to its end, and the lawyer’s own duties', async ({ page, served }) => {
	test.setTimeout(180_000);
	const app = new App(page, 'ru');
	const dialog = page.getByRole('dialog');
	const saved = () => dialog.getByRole('button', { name: app.words('save'), exact: true }).click();
	await app.open(served.url);
	await app.create();

	await test.step('Standard 4.1: the same person is found while the name is typed, in another script', async () => {
		await app.link('new_row').click();
		await app.field('field_essence').fill('Взыскание алиментов');
		await app.option('kind_defence').check();
		await page.getByText(app.words('section_client')).click();
		await app.field('field_client_name').fill('Оспанова Айгүл Қайратқызы');
		await expect(page.getByText(app.said('conflict_check_none'))).toBeVisible();
		await app.button('save_row', { number: '1' }).click();
		await app.saved('1');
		await app.link('new_row').click();
		await app.field('field_essence').fill('О взыскании алиментов');
		await app.option('kind_defence').check();
		await page.getByText(app.words('section_client')).click();
		await app.field('field_client_name').fill('Ospanova Aigul Kairatovna');
		const offer = page.getByRole('region', { name: app.words('conflict_check') });
		await expect(offer.getByText(app.words('conflict_check_same'), { exact: true })).toBeVisible();
		await expect(offer.getByText(app.words('conflict_check_same_issue'))).toBeVisible();
		await app.button('save_row', { number: '2' }).click();
		await app.saved('2');
	});

	await test.step('the row opens into its matter; the outcome of the check is kept', async () => {
		await page.getByRole('link', { name: app.words('matter_open') }).click();
		await expect(page.getByRole('heading', { name: app.words('matter_title', { number: '2' }) })).toBeVisible();
		await expect(page.getByText(app.said('conflict_check_said_same'))).toBeVisible();
		await expect(page.getByText(app.said('conflict_check_searched')).first()).toContainText('Ospanova');
	});

	await test.step('one tap marks a step; another is not needed, with the reason', async () => {
		const position = app.words('duty_4_3');
		await page.getByRole('button', { name: app.words('duty_done_label', { what: position }) }).click();
		await expect(page.getByRole('listitem').filter({ hasText: position })).toContainText(app.said('duty_was_done'));
		const agreement = app.words('duty_4_5');
		await page.getByRole('button', { name: app.words('duty_more_label', { what: agreement }) }).click();
		await dialog.getByRole('radio', { name: app.words('duty_state_not_needed') }).check();
		await saved();
		await expect(dialog.getByRole('alert')).toContainText(app.words('duty_why_not_needed'));
		await dialog.getByRole('button', { name: app.words('duty_by_appointment') }).click();
		await saved();
		await expect(page.getByRole('listitem').filter({ hasText: agreement })).toContainText(
			app.words('duty_by_appointment')
		);
	});

	await test.step('a party added later makes the check stale, and is looked for', async () => {
		await app.button('matter_party_add').click();
		await dialog.getByRole('textbox', { name: app.words('matter_party_name') }).fill('Ким Виктор Петрович');
		await saved();
		await expect(page.getByText(app.words('conflict_check_stale'))).toBeVisible();
		await app.button('conflict_check_again').click();
		await app.button('conflict_check_save').click();
		await expect(page.getByText(app.words('conflict_check_stale'))).toBeHidden();
	});

	await test.step('Standard 5.3: a hearing with its result feeds the time of column 6', async () => {
		await app.button('matter_action_add').click();
		await dialog.getByRole('textbox', { name: app.words('matter_from') }).fill('10:00');
		await dialog.getByRole('textbox', { name: app.words('matter_to') }).fill('11:30');
		await dialog.getByRole('textbox', { name: app.words('matter_place_court') }).fill('Бостандыкский суд, зал 5');
		await saved();
		const hearing = page.getByRole('listitem').filter({ hasText: 'Бостандыкский суд' });
		await hearing.getByRole('button', { name: app.words('matter_settle_held') }).click();
		await dialog.getByRole('textbox', { name: app.words('matter_result') }).fill('Отложено');
		await saved();
		await expect(hearing).toContainText('Отложено');
		await hearing.getByRole('button', { name: app.said('matter_to_time_label') }).click();
		await expect(hearing.getByRole('button', { name: app.said('matter_to_time_label') })).toBeHidden();
	});

	await test.step('Standard 2.11: a refusal asks for the measures; Standard 2.2: a request is overdue', async () => {
		await app.button('matter_action_add').click();
		await dialog.getByRole('radio', { name: app.words('matter_action_refusal') }).check();
		await saved();
		await expect(dialog.getByRole('alert')).toContainText(app.words('matter_measures_needed'));
		await dialog.getByRole('textbox', { name: app.words('matter_measures') }).fill('Документы поданы заранее');
		await saved();
		await expect(page.getByText('Документы поданы заранее')).toBeVisible();
		await app.button('matter_action_add').click();
		await dialog.getByRole('radio', { name: app.words('matter_action_request') }).check();
		await dialog.getByRole('textbox', { name: app.words('matter_place_addressee') }).fill('Акимат');
		await dialog.getByRole('textbox', { name: app.words('matter_due_answer') }).fill('05.01.2026');
		await saved();
		await expect(page.getByRole('listitem').filter({ hasText: 'Акимат' })).toContainText(app.said('matter_is_overdue'));
	});

	await test.step('Standard 1.9: a paper is filled, given out as .docx and PDF, and kept', async () => {
		const paper = app.words('client_paper_non_disclosure');
		await page.getByRole('button', { name: app.words('client_paper_make_label', { what: paper }) }).click();
		const word = await handedBy(dialog.getByRole('button', { name: app.words('client_paper_docx') }));
		expect(word.name).not.toContain('Ospanova');
		const parts = unzipSync(new Uint8Array(word.bytes));
		expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('Ospanova Aigul Kairatovna');
		const pdf = await handedBy(dialog.getByRole('button', { name: app.words('client_paper_pdf'), exact: true }));
		expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
		await dialog.getByRole('button', { name: app.words('client_paper_note') }).click();
		await expect(page.getByText(app.said('client_paper_given'))).toBeVisible();
	});

	await test.step('Standard 1.11: the end and the demand start the clock of three years', async () => {
		await app.button('matter_end_action').click();
		await dialog.getByRole('textbox', { name: app.words('matter_end_date') }).fill('20.05.2026');
		await saved();
		await page.getByRole('radio', { name: app.words('matter_copies_yes') }).check();
		await expect(page.getByText(app.words('matter_copies_until', { date: '20.05.2029' }))).toBeVisible();
	});

	await test.step('Standard 1.12, 1.13: insurance that ended is told, training adds up', async () => {
		await app.go('#/own');
		const add = (what: string) =>
			page.getByRole('button', { name: app.words('own_add_label', { what: app.words(what) }) }).click();
		await add('own_insurance');
		await dialog.getByRole('textbox', { name: app.words('own_date_issued') }).fill('01.01.2025');
		await dialog.getByRole('textbox', { name: app.words('own_until') }).fill('31.12.2025');
		await saved();
		await expect(page.getByText(app.words('own_expired', { date: '31.12.2025' }))).toBeVisible();
		await expect(page.getByText(app.words('matter_deadline_insurance_ends'))).toBeVisible();
		for (const hours of ['4:00', '2:30']) {
			await add('own_training');
			await dialog.getByRole('textbox', { name: app.words('own_hours') }).fill(hours);
			await saved();
			await expect(dialog).toBeHidden();
		}
		await expect(page.getByText(/: 6:30/)).toBeVisible();
	});

	await test.step('all of it stands after the vault was locked', async () => {
		await page.reload();
		await app.unlock();
		await expect(page.getByText(/: 6:30/)).toBeVisible({ timeout: 30_000 });
	});
});
