import { expect } from '@playwright/test';
import { JOURNAL_LAYOUT } from '../../src/lib/vault/journal/port.js';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { alterVault, storedBytes } from './support/store.js';

test('the 24 words are checked: a wrong one is named by its place, right ones end the reminder for good', async ({
	page,
	served
}) => {
	const app = new App(page);
	await app.open(served.url);
	const words = await app.create();
	const reminder = page.getByText(app.words('words_reminder'), { exact: true });
	await expect(reminder).toBeVisible();
	await page.getByRole('link', { name: app.words('words_reminder_action'), exact: true }).click();
	const word = (place: number) =>
		page.getByRole('textbox', { name: app.words('word_at', { place: String(place) }), exact: true });
	// The whole sheet pasted into the first place is spread over all of them.
	await word(1).fill(words.join(' '));
	await expect(word(24)).toHaveValue(words[23] ?? '');
	const another = (place: number) => (words[place - 1] === 'zebra' ? 'abandon' : 'zebra');
	await word(5).fill(another(5));
	await word(17).fill('қате');
	await app.button('words_check').click();
	const alert = page.getByRole('alert').first();
	await expect(alert).toContainText(app.words('err_words_at', { places: '5, 17' }));
	await expect(word(5)).toHaveAttribute('aria-invalid', 'true');
	await expect(word(6)).not.toHaveAttribute('aria-invalid', 'true');
	await expect(word(6)).toHaveValue(words[5] ?? '');

	await word(5).fill(words[4] ?? '');
	await word(17).fill((words[16] ?? '').toUpperCase());
	await app.button('words_check').click();
	await expect(page.getByText(app.words('words_checked'))).toBeVisible();
	await app.go('#/');
	await app.opened();
	await expect(reminder).toBeHidden();
	await page.reload();
	await app.unlock();
	await app.opened();
	await expect(reminder).toBeHidden();
	await app.go('#/settings');
	await expect(page.getByText(app.words('words_are_checked'))).toBeVisible();
});

test('right words in a wrong order are told by their places', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	const words = await app.create();
	await app.go('#/settings/words');
	// Two neighbours that differ change places.
	const at = words.findIndex((word, place) => word !== words[place + 1]);
	const swapped = words.map((word, place) => (place === at ? words[at + 1] : place === at + 1 ? words[at] : word));
	await page.getByRole('textbox', { name: app.words('word_at', { place: '1' }), exact: true }).fill(swapped.join('\n'));
	await app.button('words_check').click();
	await expect(page.getByRole('alert').first()).toContainText(
		app.words('err_words_at', { places: `${String(at + 1)}, ${String(at + 2)}` })
	);
	await expect(page.getByRole('alert').first()).toContainText(app.words('err_words_todo'));
});

test('a vault of a newer layout is not touched, and the app says so', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Алименты');
	await app.button('lock').click();
	await alterVault(page, { layout: JOURNAL_LAYOUT + 1 });
	const before = await storedBytes(page);
	for (const again of ['at once', 'after a reload']) {
		await page.reload();
		const alert = page.getByRole('alert');
		await expect(alert, again).toContainText(app.words('err_newer'));
		await expect(alert, again).toContainText(app.words('err_newer_safe'));
		await expect(alert, again).toContainText(app.words('err_newer_todo'));
		await expect(app.button('next')).toHaveCount(0);
	}
	expect(await storedBytes(page)).toBe(before);
	// The newer app is back: nothing happened to the register.
	await alterVault(page, { layout: JOURNAL_LAYOUT });
	await page.reload();
	await app.unlock();
	await app.opened();
	await expect(page.getByText('Алименты').first()).toBeVisible();
});

test('a keyring of a newer version is not touched, whatever passphrase is typed', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Алименты');
	await app.button('lock').click();
	// The byte after the four letters by which a keyring is known.
	await alterVault(page, { keyringByte: [4, 2] });
	const before = await storedBytes(page);
	await page.reload();
	await app.unlock();
	await expect(page.getByRole('alert').first()).toContainText(app.words('err_newer'));
	await expect(page.getByRole('alert').first()).toContainText(app.words('err_newer_safe'));
	expect(await storedBytes(page)).toBe(before);
	await alterVault(page, { keyringByte: [4, 1] });
	await app.unlock();
	await app.opened();
});

test('a store of a newer version is not touched', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.button('lock').click();
	await page.goto(`${served.url}manifest.webmanifest`);
	await page.evaluate(async () => {
		const opening = indexedDB.open('tizilim', 7);
		await new Promise((done) => (opening.onsuccess = done));
		opening.result.close();
	});
	const before = await storedBytes(page);
	await page.goto(served.url);
	await expect(page.getByRole('alert')).toContainText(app.words('err_newer'));
	expect(await storedBytes(page)).toBe(before);
});

test('a damaged keyring is told from a wrong passphrase, and nothing is deleted', async ({ page, served }) => {
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.button('lock').click();
	await alterVault(page, { keyringByte: [0, 0] });
	const before = await storedBytes(page);
	await app.unlock();
	await expect(page.getByRole('alert').first()).toContainText(app.words('err_damaged_keyring'), { timeout: 30_000 });
	await expect(page.getByRole('alert').first()).toContainText(app.words('err_damaged_keyring_safe'));
	expect(await storedBytes(page)).toBe(before);
});
