import { expect, type Page } from '@playwright/test';
import { confirmEntered, held, withExtension } from '../doubles/extension.js';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { handedBy } from './support/hand-out.js';

const CLIENT = 'Оспанова Айгүл Маратқызы';
const ESSENCE = 'Развод и алименты, муж Серик';

/** Enters a request with a client's name, whose wording for the portal is still to be written. */
async function enterRow(app: App): Promise<string> {
	const { page } = app;
	await app.go('#/new');
	await app.field('field_essence').fill(ESSENCE);
	await app.option('basis_short_request').check();
	await app.option('kind_consulting').check();
	await page.locator('main details').evaluateAll((all) => all.forEach((more) => more.toggleAttribute('open', true)));
	await app.field('field_client_name').fill(CLIENT);
	await app.button('save_row', { number: '1' }).click();
	await app.saved('1');
	return page.evaluate(() => location.hash.slice('#/row/'.length));
}

const box = (app: App) => app.page.getByRole('checkbox', { name: app.words('portal_choose', { row: '№ 1' }) });
/** The open row, beside or in the place of the queue. */
const preview = (page: Page) => page.locator('main article');

test('a row goes to the portal: worded, held back, confirmed, noted, and told when it changes', async ({
	page,
	served
}) => {
	await withExtension(page);
	const app = new App(page, 'ru');
	await app.open(served.url);
	await app.create();
	const row = await enterRow(app);
	await app.go(`#/portal?row=${row}`);
	await expect(page.getByText(app.words('portal_connected', { version: '9.9' }))).toBeVisible();
	const shown = preview(page);
	await expect(shown).toContainText(app.words('portal_withheld'));

	// A wording that names the client is stopped; another goes.
	const wording = shown.getByRole('textbox', { name: app.words('field_essence_for_portal') });
	await wording.fill('Спор Оспановой об алиментах');
	await expect(shown.getByText(app.words('leak_found', { what: app.words('leak_name') }))).toBeVisible();
	await app.button('portal_wording_save').click();
	await expect(shown.getByText(app.words('portal_doubt_found', { what: app.words('leak_name') }))).toBeVisible();
	await expect(box(app)).toBeDisabled();
	await app.button('portal_reword').first().click();
	await wording.fill('Семейный спор, взыскание содержания');
	await app.button('portal_wording_save').click();
	await expect(wording).toBeHidden();
	await expect(shown).toContainText('Семейный спор, взыскание содержания');

	// Chosen with the keyboard, handed over without the client's consent: no date, no name, no essence.
	await box(app).focus();
	await page.keyboard.press('Space');
	const handOver = page.getByRole('button', { name: app.said('portal_hand_over', { count: '1' }) });
	await handOver.click();
	await expect(page.getByText(app.said('portal_handed_over', { count: '1' }))).toBeVisible();
	const before = (await held(page)).offers.at(-1);
	expect(before).toHaveLength(1);
	expect(before?.[0]).toMatchObject({ number: '1', applicationDate: null, basisKind: 'request' });
	expect(JSON.stringify(before)).not.toMatch(/Оспанов|Серик|алимент/);

	// One tap of consent: what waits is no longer what would leave, and is handed over anew.
	await shown.getByRole('button', { name: app.words('consent_oral'), exact: true }).click();
	await expect(page.getByText(app.words('portal_stale'))).toBeVisible();
	await box(app).check();
	await handOver.click();
	await expect.poll(async () => (await held(page)).offers.at(-1)?.[0]?.applicationDate ?? null).toMatch(/^\d{4}-/);
	const [record] = (await held(page)).offers.at(-1) ?? [];
	const transfer = record?.transfer ?? '';
	expect(transfer).not.toBe(before?.[0]?.transfer);

	// Confirmed while the register is locked: it comes when it is opened.
	await app.button('lock').click();
	await expect(page.getByRole('heading', { name: app.words('locked_title') })).toBeVisible();
	await confirmEntered(page, transfer, ['number', 'essenceForPortal', 'assistanceKind', 'applicationDate'], '88120');
	expect((await held(page)).kept).toEqual([]);
	await app.unlock();
	await expect.poll(async () => (await held(page)).kept, { timeout: 30_000 }).toContain(transfer);
	await app.go(`#/row/${row}`);
	const panel = page.getByRole('article');
	await expect(panel.getByText(app.words('state_sent_as', { number: '88120' })).first()).toBeVisible();
	await panel.getByText(app.words('portal_left_title')).waitFor();
	await panel.locator('summary').last().click();
	await expect(panel.getByText('Семейный спор, взыскание содержания').last()).toBeVisible();

	// Corrected afterwards: told here and in the queue, field by field.
	await app.go(`#/portal?row=${row}`);
	await expect(page.getByText(app.words('portal_none'))).toBeVisible();
	await app.button('portal_reword').first().click();
	await wording.fill('Семейный спор');
	await app.button('portal_wording_save').click();
	await expect(page.getByText(app.words('portal_changed_since'))).toBeVisible();
	await expect(box(app)).toBeEnabled();
	await app.go(`#/row/${row}`);
	await expect(panel.getByText(app.words('state_changed_since_sent'))).toBeVisible();
	await expect(panel.locator('s', { hasText: 'Семейный спор, взыскание содержания' }).first()).toBeVisible();
});

test('on a phone, without an extension: by file and by hand', async ({ page, served }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const app = new App(page, 'kk');
	await app.open(served.url);
	await app.create();
	const row = await enterRow(app);
	await app.button('menu').click();
	await page
		.getByRole('dialog')
		.getByRole('link', { name: app.words('portal_nav') })
		.click();
	await expect(page.getByText(app.words('portal_not_found_text'))).toBeVisible({ timeout: 15_000 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	await box(app).check();
	const { name, bytes } = await handedBy(
		page.getByRole('button', { name: app.said('portal_save_file', { count: '1' }) })
	);
	expect(name).toMatch(/^tizilim-portal-\d{4}-\d\d-\d\d\.json$/);
	const text = bytes.toString('utf8');
	expect(text).not.toMatch(/Оспанов|Серик|алимент/i);
	const offer = JSON.parse(text) as { records: { transfer: string }[] };
	const transfer = offer.records[0]?.transfer ?? '';

	// A file that is none says so; the receipts of the panel come in, twice without harm.
	await page
		.locator('main details')
		.last()
		.evaluate((more) => more.toggleAttribute('open', true));
	const choose = (content: string) =>
		page
			.locator('input[type=file]')
			.setInputFiles({ name: 'receipts.json', mimeType: '', buffer: Buffer.from(content) });
	await choose('{"tizilim":');
	await expect(page.getByText(app.words('portal_file_damaged'))).toBeVisible();
	await choose(text);
	await expect(page.getByText(app.words('portal_file_not_ours'))).toBeVisible();
	const receipt = { transfer, keys: ['number'], at: Date.now(), portalNumber: null };
	const file = JSON.stringify({ tizilim: 'portal-receipts', version: 1, receipts: [receipt] });
	for (const _ of [1, 2]) {
		await choose(file);
		await expect(page.getByText(app.said('portal_file_taken', { count: '1' }))).toBeVisible();
	}
	await app.go(`#/portal?row=${row}`);
	const shown = preview(page);
	await expect(shown.getByText(app.words('state_sent'), { exact: true })).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	await shown.getByText(app.words('portal_by_hand'), { exact: true }).click();
	await shown.getByRole('textbox', { name: app.words('portal_number') }).fill('777');
	await app.button('portal_by_hand_save').click();
	await expect(shown.getByText(app.words('state_sent_as', { number: '777' }))).toBeVisible();
});

test('the practice portal stands beside the register, without it', async ({ page, context, served }) => {
	const app = new App(page, 'ru');
	await app.open(served.url);
	await app.create();
	await enterRow(app);
	const beside = await context.newPage();
	await beside.goto(`${served.url}#/practice`);
	await expect(beside.getByText(app.words('practice_banner'))).toBeVisible();
	await expect(beside.locator('body')).not.toContainText('Иванова');
	await beside.getByLabel('№ п/п').fill('1');
	await beside.getByLabel('Дата обращения').fill('2026-03-04');
	await beside.getByLabel('Наименование документа').selectOption({ label: 'постановление суда' });
	await beside.getByRole('button', { name: 'Далее' }).click();
	await beside.getByLabel('правовое консультирование').check();
	await beside.getByRole('button', { name: 'Далее' }).click();
	await beside.getByRole('button', { name: 'Қазақша' }).click();
	await beside.getByLabel('Лицензия нөмірі').fill('№ 77');
	await beside.getByRole('button', { name: 'Сақтау' }).click();
	await expect(beside.getByText('соттың қаулысы')).toBeVisible();
	await expect(beside.getByText('УП-')).toBeVisible();
	// The register goes on beside it.
	await app.go('#/portal');
	await expect(box(app)).toBeVisible();
});
