import { expect, type Page } from '@playwright/test';
import { PASSPHRASE, type App } from './app.js';

/** The steps of a pairing as the lawyer takes them, on either device. */

export const OWN_PASSPHRASE = 'у телефона своя фраза';

const code = (page: Page) => page.locator('svg[data-part]');

/** Waits until a part of the message other than these comes up on the screen. @returns which one, and whether its turn is over by now */
const nextTurn = (page: Page, others: readonly string[]) =>
	code(page).evaluateHandle(
		(shown, passed) =>
			new Promise<{ part: string; over: boolean }>((begun) => {
				let turn: { part: string; over: boolean } | null = null;
				new MutationObserver((_, observer) => {
					const part = shown.getAttribute('data-part') ?? '';
					if (turn !== null) {
						turn.over = true;
						observer.disconnect();
					} else if (!passed.includes(part)) begun((turn = { part, over: false }));
				}).observe(shown, { attributeFilter: ['data-part'] });
			}),
		others
	);

/** What was photographed last on each screen. */
const seen = new WeakMap<Page, string>();

/** Pictures of all parts of what stands on the screen, in the order in which they came by, once it is another message than the last time. */
export async function photographAll(page: Page): Promise<Buffer[]> {
	const first = page.locator('svg[data-part="1"] path');
	const drawn = () => first.getAttribute('d', { timeout: 2000 }).catch(() => null);
	await expect(async () => {
		const path = await drawn();
		expect(path).not.toBeNull();
		expect(path).not.toBe(seen.get(page));
		if (path !== null) seen.set(page, path);
	}).toPass({ timeout: 30_000 });
	const count = Number(await code(page).getAttribute('data-parts'));
	if (count === 1) return [await code(page).screenshot()];
	const pictures = new Map<string, Buffer>();
	while (pictures.size < count) {
		const turn = await nextTurn(page, [...pictures.keys()]);
		const picture = await code(page).screenshot();
		const { part, over } = await turn.jsonValue();
		// It may have given way to the next one, or have come by again, while the picture was taken.
		if (!over) pictures.set(part, picture);
	}
	return [...pictures.values()];
}

/** Hands pictures to the reader of a screen. */
export async function readPictures(page: Page, pictures: readonly Buffer[]): Promise<void> {
	for (const [at, buffer] of pictures.entries()) {
		await page
			.locator('input[type=file][accept="image/*"]')
			.setInputFiles({ name: `screen-${String(at)}.png`, mimeType: 'image/png', buffer });
	}
}

/** Holds one device's screen before the other one, as pictures. */
export async function hold(from: Page, to: Page): Promise<void> {
	await readPictures(to, await photographAll(from));
}

/** On the device with the register: chooses how, and gives the passphrase again. */
export async function beginHolding(app: App, { files = false, first = true } = {}): Promise<void> {
	await app.go('#/devices');
	await app.link('device_add').click();
	await choose(app, files, first);
	await app.field('pair_passphrase').fill(PASSPHRASE);
	await app.button('pair_start').click();
}

/** On the new device, from its first screen. */
export async function beginJoining(
	app: App,
	{ files = false, first = false, code: typed = '', name = 'Мой телефон' } = {}
): Promise<void> {
	await app.button('pair_join_link').click();
	await choose(app, files, first);
	if (typed !== '') await app.field('pair_code_type').fill(typed);
	await app.field('device_name').fill(name);
	await app.button('pair_start').click();
}

async function choose(app: App, files: boolean, first: boolean): Promise<void> {
	await app.option(files ? 'pair_carrier_files' : 'pair_carrier_qr').check();
	await app.option(first ? 'pair_first_here' : 'pair_first_there').check();
}

/** Agrees on the new device, and returns the digits that it shows. */
export async function agree(app: App, lawyer: string): Promise<string> {
	await expect(app.page.getByText(lawyer)).toBeVisible({ timeout: 30_000 });
	await app.button('pair_asked_yes').click();
	await expect(app.page.getByRole('heading', { name: app.words('pair_digits_title') })).toBeVisible();
	return (await app.page.locator('p.digits').innerText()).replace(/\D/g, '');
}

/** Types digits on the device with the register. */
export async function typeDigits(app: App, digits: string): Promise<void> {
	const field = app.page.getByRole('textbox', { name: app.said('pair_digits_asked') });
	await expect(field).toBeVisible({ timeout: 30_000 });
	await field.fill(digits);
	await app.button('pair_digits_check').click();
}

/** Chooses a passphrase on the new device and enters the register. */
export async function layDown(app: App): Promise<void> {
	const { page } = app;
	await expect(page.getByRole('heading', { name: app.words('pair_received_title') })).toBeVisible({ timeout: 30_000 });
	await page.getByLabel(app.words('new_passphrase')).fill(OWN_PASSPHRASE);
	await page.getByLabel(app.words('passphrase_again')).fill(OWN_PASSPHRASE);
	await app.button('pair_received_save').click();
	await app.button('pair_enter').click({ timeout: 60_000 });
	await app.opened();
}
