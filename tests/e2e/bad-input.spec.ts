import { expect, type Locator, type Page } from '@playwright/test';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';

/** The most that one text of a record may hold, in UTF-16 units. */
const MOST = 20_000;
const rows = (page: Page) => page.locator('a[data-row]');

/** The day that lies so many days after today, as it is typed. */
const dayAhead = (days: number) => {
	const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
	return `${day ?? ''}.${month ?? ''}.${year ?? ''}`;
};

/** Puts text into a field as a paste does; unlike `fill`, it can carry half a character. */
const paste = (field: Locator, codes: number[]) =>
	field.evaluate((element, units) => {
		if (!(element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)) return;
		element.value = String.fromCharCode(...units);
		element.dispatchEvent(new InputEvent('input', { bubbles: true }));
	}, codes);

async function started(page: Page, url: string): Promise<App> {
	const app = new App(page);
	await app.open(url);
	await app.create();
	return app;
}

test('a date in the future is refused with a sentence, typed text stays, a day that is saves', async ({
	page,
	served
}) => {
	const app = await started(page, served.url);
	await app.link('new_row').click();
	await app.field('field_essence').fill('Пенсия');
	const date = app.field('field_application_date');
	const today = await date.inputValue();
	await date.fill(dayAhead(2));
	await expect(page.getByText(app.words('date_in_future')).first()).toBeVisible();
	await app.button('save_row', { number: '1' }).click();
	await expect(
		page
			.getByRole('alert')
			.filter({ hasText: app.words('date_in_future') })
			.first()
	).toBeVisible();
	await expect(app.field('field_essence')).toHaveValue('Пенсия');
	await date.fill('31.02.2026');
	await app.button('save_row', { number: '1' }).click();
	await expect(page.getByText(app.words('unreadable_fields'))).toBeVisible();
	await expect(date).toHaveValue('31.02.2026');
	await date.fill('');
	await app.button('save_row', { number: '1' }).click();
	await expect(page.getByText(app.words('date_needed')).first()).toBeVisible();
	await date.fill(today);
	await app.button('save_row', { number: '1' }).click();
	await app.saved('1');
	await app.go('#/');
	await expect(rows(page)).toHaveCount(1);
});

test('a number already taken is refused, the next free one is one tap away', async ({ page, served }) => {
	const app = await started(page, served.url);
	await app.enterRow('1', 'Алименты');
	await app.link('new_row').click();
	await app.field('field_essence').fill('Пенсия');
	await page.getByRole('button', { name: app.words('number_change_label') }).click();
	const number = page.getByRole('textbox', { name: app.words('field_number') }).first();
	await number.fill('1');
	const taken = page.getByText(app.words('err_number_taken', { number: '1' }));
	await expect(taken.first()).toBeVisible();
	await app.button('save_row', { number: '1' }).click();
	await expect(taken.last()).toBeVisible();
	await number.fill('семь');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText(app.words('number_unreadable'))).toBeVisible();
	await app.button('number_next_free').click();
	await app.button('save_row', { number: '2' }).click();
	await app.saved('2');

	// A correction cannot take it either, and names the free one.
	await page.getByRole('link', { name: app.words('action_correct') }).click();
	await app.button('field_number').click();
	await expect(page.getByText(app.words('next_free_is', { number: '3' }))).toBeVisible();
	const corrected = page.getByLabel(app.words('new_value_of', { field: app.words('field_number') }));
	await corrected.fill('1');
	await page.getByRole('textbox', { name: app.words('reason'), exact: true }).fill('описка');
	await app.button('save_correction').click();
	await expect(taken.first()).toBeVisible();
	await expect(page.getByText(app.words('err_number_taken_todo')).first()).toBeVisible();
	await corrected.fill('3');
	await app.button('save_correction').click();
	await expect(page.getByRole('heading', { name: app.words('number_sign', { number: '3' }) })).toBeVisible();
});

test('a text over the limit is refused by its field, kept over a lock, and saves once it fits', async ({
	page,
	served
}) => {
	const app = await started(page, served.url);
	await app.link('new_row').click();
	const essence = app.field('field_essence');
	await essence.fill('ә'.repeat(MOST + 1));
	await app.button('save_row', { number: '1' }).click();
	const limit = { field: app.words('field_essence'), limit: String(MOST) };
	await expect(essence).toHaveAccessibleDescription(new RegExp(app.words('text_too_long', limit)));
	await expect(page.getByText(app.words('text_too_long', limit)).last()).toBeVisible();
	await expect(essence).toHaveValue('ә'.repeat(MOST + 1));
	await app.button('lock').click();
	await app.unlock();
	await expect(essence).toHaveValue('ә'.repeat(MOST + 1), { timeout: 30_000 });
	await essence.fill('ә'.repeat(MOST));
	await app.button('save_row', { number: '1' }).click();
	await app.saved('1');
});

test('half of a character is replaced by a mark, and the rest of the text is whole', async ({ page, served }) => {
	const app = await started(page, served.url);
	await app.link('new_row').click();
	// «а», the first half of an emoji, «б»
	await paste(app.field('field_essence'), [0x430, 0xd83d, 0x431]);
	await app.button('save_row', { number: '1' }).click();
	await app.saved('1');
	await expect(page.getByText('а�б').first()).toBeVisible();
	await expect(page.getByText(app.words('half_characters_replaced'))).toBeVisible();
	await app.button('understood').click();
	await expect(page.getByText(app.words('half_characters_replaced'))).toBeHidden();
	await page.reload();
	await app.unlock();
	await app.opened();
	await expect(page.getByText('а�б').first()).toBeVisible();
});

test('half of a character in a draft stays there over a lock', async ({ page, served }) => {
	const app = await started(page, served.url);
	await app.link('new_row').click();
	await paste(app.field('field_essence'), [0x430, 0xd83d, 0x431]);
	await app.button('lock').click();
	await app.unlock();
	await expect(app.field('field_essence')).toHaveValue(/^а.б$/, { timeout: 30_000 });
});

test('an IIN with a wrong check digit is warned of', async ({ page, served }) => {
	const app = await started(page, served.url);
	await app.link('new_row').click();
	await app.field('field_essence').fill('Пенсия');
	await page.getByText(app.words('section_client'), { exact: true }).press('Enter');
	await app.field('field_client_iin').fill('900101300011');
	await app.field('field_client_name').fill('Қасымова Гүлнәр');
	await expect(app.field('field_client_iin')).toHaveAccessibleDescription(/.+/);
});

test('an IIN with a wrong check digit can be saved all the same', async ({ page, served }) => {
	const app = await started(page, served.url);
	await app.link('new_row').click();
	await app.field('field_essence').fill('Пенсия');
	await page.getByText(app.words('section_client'), { exact: true }).press('Enter');
	await app.field('field_client_iin').fill('900101300011');
	await app.button('save_row', { number: '1' }).click();
	await app.saved('1');
	await expect(page.getByText('900101300011').first()).toBeVisible();
});
