import { expect, type Page } from '@playwright/test';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { askForNewerStore } from './support/store.js';

const rows = (page: Page) => page.locator('a[data-row]');
const heading = (app: App, key: string) => app.page.getByRole('heading', { name: app.words(key) });

test('a second tab says where the register is open, takes it over and gives it back; nothing is written twice', async ({
	page,
	context,
	served
}) => {
	const first = new App(page);
	await first.open(served.url);
	await first.create();
	await first.enterRow('1', 'Алименты');
	await first.link('new_row').click();

	const second = new App(await context.newPage());
	await second.open(served.url);
	await expect(heading(second, 'elsewhere_title')).toBeVisible();
	await expect(second.page.getByText(second.words('elsewhere_text'))).toBeVisible();

	// Typed in the last moment: the first tab seals it before it stops.
	await first.field('field_essence').fill('Пенсия по возрасту');
	await second.button('use_here').click();
	await expect(heading(first, 'err_taken')).toBeVisible();
	await expect(page.getByText(first.words('err_taken_safe'))).toBeVisible();
	expect(await page.content()).not.toContain('Алименты');
	await second.unlock();
	await second.opened();
	await expect(second.page.getByText(second.words('draft_new_row'))).toBeVisible();
	await second.link('draft_continue').click();
	await expect(second.field('field_essence')).toHaveValue('Пенсия по возрасту');
	await second.button('save_row', { number: '2' }).click();
	await second.saved('2');

	// And back again, with a form half filled there.
	await second.link('new_row').click();
	await second.field('field_essence').fill('Выселение');
	await first.button('use_here').click();
	await expect(heading(second, 'err_taken')).toBeVisible();
	await first.unlock();
	await expect(first.field('field_essence')).toHaveValue('Выселение', { timeout: 30_000 });
	await first.button('save_row', { number: '3' }).click();
	await first.saved('3');
	await first.go('#/');
	await expect(rows(page)).toHaveCount(3);
	await expect(page.getByText(first.words('draft_new_row'))).toBeHidden();
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a locked tab keeps no other tab out, even after a wrong passphrase', async ({ page, context, served }) => {
	const first = new App(page);
	await first.open(served.url);
	await first.create();
	await first.button('lock').click();
	await first.unlock('не та фраза совсем');
	await expect(page.getByRole('alert').first()).toContainText(first.words('err_passphrase'), { timeout: 30_000 });
	const second = new App(await context.newPage());
	await second.open(served.url);
	await second.unlock();
	await second.opened();
	// The first one finds the register taken when it tries, and says so.
	await first.unlock();
	await expect(heading(first, 'elsewhere_title')).toBeVisible();
	await first.button('use_here').click();
	await expect(heading(second, 'err_taken')).toBeVisible();
	await first.unlock();
	await first.opened();
});

test('closing the tab that had the register frees it', async ({ page, context, served }) => {
	const first = new App(page);
	await first.open(served.url);
	await first.create();
	const second = new App(await context.newPage());
	await second.open(served.url);
	await expect(heading(second, 'elsewhere_title')).toBeVisible();
	await page.close();
	await second.button('use_here').click();
	await second.unlock();
	await second.opened();
	await second.enterRow('1', 'Алименты');
});

test('a newer app in another tab asks for the store: this one gives way, keeps what was typed, and goes on', async ({
	page,
	context,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.link('new_row').click();
	await app.field('field_essence').fill('Пенсия');
	const other = await context.newPage();
	await other.goto(`${served.url}manifest.webmanifest`);
	await askForNewerStore(other);
	await expect(heading(app, 'err_taken')).toBeVisible();
	await app.button('use_here').click();
	await app.unlock();
	await expect(app.field('field_essence')).toHaveValue('Пенсия', { timeout: 30_000 });
	await app.button('save_row', { number: '1' }).click();
	await app.saved('1');
});
