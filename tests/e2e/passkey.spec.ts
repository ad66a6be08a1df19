import { expect, type BrowserContext, type Page } from '@playwright/test';
import { App, PASSPHRASE, type Language } from './support/app.js';
import { test } from './support/fixtures.js';
import { countTaps } from './support/taps.js';

/** A device with a fingerprint reader that always says yes, until it is told otherwise. */
async function withReader(context: BrowserContext, page: Page) {
	const devtools = await context.newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			ctap2Version: 'ctap2_1',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			hasPrf: true
		}
	});
	return {
		says: (isUserVerified: boolean) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
		forgets: () => devtools.send('WebAuthn.clearCredentials', { authenticatorId })
	};
}

async function turnOn(app: App): Promise<void> {
	await app.go('#/settings/passkey');
	await app.page.getByLabel(app.words('passphrase'), { exact: true }).fill(PASSPHRASE);
	await app.button('passkey_add').click();
	await expect(app.page.getByText(app.words('passkey_is_on'))).toBeVisible({ timeout: 30_000 });
	await app.go('#/');
}

for (const language of ['ru', 'kk'] satisfies Language[]) {
	test(`from a locked phone to a durable row: at most 10 taps and one typed field (${language})`, async ({
		browser,
		served
	}) => {
		const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
		const page = await context.newPage();
		await withReader(context, page);
		const app = new App(page, language);
		await app.open(served.url);
		await app.create();
		await app.enterRow('1', language === 'kk' ? 'Алимент өндіру' : 'Взыскание алиментов');
		await turnOn(app);
		await page.reload();
		await expect(app.button('passkey_unlock')).toBeVisible();

		const taps = await countTaps(page);
		await app.button('passkey_unlock').tap();
		await app.opened();
		await app.link('new_row').tap();
		await app.field('field_essence').tap();
		await app.field('field_essence').pressSequentially(language === 'kk' ? 'Зейнетақы' : 'Пенсия');
		await page
			.getByRole('group', { name: app.words('like_last_time') })
			.getByRole('button')
			.first()
			.tap();
		await app.button('save_row', { number: '2' }).tap();
		await app.saved('2');
		const count = await taps();
		console.log(`${language}: ${String(count)} taps from a locked phone, 1 typed field`);
		expect(count).toBeGreaterThan(1);
		expect(count).toBeLessThanOrEqual(10);
		await context.close();
	});
}

test('the passphrase opens always, the fingerprint until the passphrase changes', async ({ context, page, served }) => {
	const reader = await withReader(context, page);
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Алименты');
	await turnOn(app);

	// Refused at the reader: nothing opens, the passphrase does.
	await page.reload();
	await reader.says(false);
	await app.button('passkey_unlock').click();
	await expect(page.getByText(app.words('passkey_not_given'))).toBeVisible({ timeout: 30_000 });
	await app.unlock();
	await app.opened();

	// A device that lost its key says no more than "no".
	await page.reload();
	await reader.says(true);
	await reader.forgets();
	await app.button('passkey_unlock').click();
	await expect(page.getByText(app.words('passkey_not_given'))).toBeVisible({ timeout: 30_000 });
	await app.unlock();
	await app.opened();

	await app.go('#/settings/passphrase');
	await page.getByLabel(app.words('passphrase_old')).fill(PASSPHRASE);
	await page.getByLabel(app.words('new_passphrase')).fill('мүлде басқа құпия сөйлем');
	await page.getByLabel(app.words('passphrase_again')).fill('мүлде басқа құпия сөйлем');
	await app.button('passphrase_change').click();
	await expect(page.getByText(app.words('passphrase_changed'))).toBeVisible({ timeout: 30_000 });
	await app.button('lock').click();
	await expect(page.getByRole('heading', { name: app.words('locked_title') })).toBeVisible();
	await expect(app.button('passkey_unlock')).toBeHidden();
	await app.unlock('мүлде басқа құпия сөйлем');
	await expect(app.link('nav_settings')).toBeVisible({ timeout: 30_000 });
});

test('turned off, only the passphrase opens', async ({ context, page, served }) => {
	await withReader(context, page);
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await turnOn(app);
	await app.go('#/settings/passkey');
	await app.button('passkey_drop').click();
	await expect(page.getByText(app.words('passkey_text'))).toBeVisible();
	await page.reload();
	await expect(page.getByLabel(app.words('passphrase'), { exact: true })).toBeVisible();
	await expect(app.button('passkey_unlock')).toBeHidden();
});
