import { expect, type Page } from '@playwright/test';
import { App } from './support/app.js';
import { digest } from './support/digest.js';
import { test } from './support/fixtures.js';
import { handedBy } from './support/hand-out.js';
import { joined } from './support/joined.js';
import { bringIn } from './support/many-rows.js';
import { OWN_PASSPHRASE } from './support/pairing.js';

/** It must be nowhere in a file that passes between devices. */
const SECRET = 'Қастандық туралы құпия сөз';
const LAWYER = 'Сәрсенова Айгүл Маратқызы';
/** Of a year that the one brought in while they were apart. */
const ROWS = 500;

const choose = (app: App, buffer: Buffer) =>
	app.page
		.locator('main input[type=file]')
		.setInputFiles({ name: 'файл', mimeType: 'application/octet-stream', buffer });

async function give(app: App): Promise<Buffer> {
	await app.go('#/devices/file');
	await app.button('carry_make').click();
	await expect(app.button('carry_save')).toBeVisible({ timeout: 30_000 });
	const { bytes: file } = await handedBy(app.button('carry_save'));
	expect(file.includes(Buffer.from(SECRET))).toBe(false);
	expect(file.includes(Buffer.from(LAWYER))).toBe(false);
	return file;
}

async function take(app: App, file: Buffer): Promise<void> {
	if (!app.page.url().endsWith('#/devices/file')) await app.go('#/devices/file');
	await choose(app, file);
}

const came = (app: App) => app.page.getByText(app.said('carry_came')).first();
const alert = (app: App, key: string) => app.page.getByRole('alert').filter({ hasText: app.words(key) });
const text = (page: Page, what: string) => page.getByText(what).first();

test('two devices keep one register by files, also after a reload; what one that was cut off writes waits for a decision', async ({
	page,
	browser,
	served
}) => {
	test.setTimeout(180_000);
	const one = new App(page);
	await one.open(served.url);
	await one.create({ name: LAWYER });
	await one.enterRow('1', SECRET);
	const other = await joined(one, browser, served.url, LAWYER);
	await one.go('#/');
	await one.enterRow('2', 'Взыскание алиментов');
	await bringIn(one, 2025, ROWS);
	await other.enterRow('2', 'Опека над ребёнком');

	const first = await give(one);
	const altered = Buffer.from(first);
	altered[first.length - 2000] = (altered[first.length - 2000] ?? 0) ^ 1;
	await take(other, altered);
	await expect(alert(other, 'carry_refused')).toBeVisible({ timeout: 30_000 });
	const wrongs: [Buffer, string][] = [
		[Buffer.from('№;дата;суть'), 'carry_err_foreign'],
		[first.subarray(0, first.length - 20), 'carry_err_damaged'],
		[Buffer.concat([first.subarray(0, 4), Buffer.from([9]), first.subarray(5)]), 'carry_err_newer']
	];
	for (const [file, said] of wrongs) {
		await take(other, file);
		await expect(alert(other, said)).toBeVisible({ timeout: 30_000 });
	}
	await take(other, first);
	await expect(came(other)).toBeVisible({ timeout: 30_000 });
	const second = await give(other);
	await take(one, second);
	await expect(came(one)).toBeVisible({ timeout: 30_000 });
	const answer = await give(one);
	await take(other, answer);
	await expect(text(other.page, other.words('carry_came_none'))).toBeVisible({ timeout: 30_000 });

	const held = await digest(one);
	expect(await digest(other)).toBe(held);
	await expect(other.page.getByText(other.said('device_had_all')).first()).toBeVisible();
	await other.page.reload();
	await other.unlock(OWN_PASSPHRASE);
	await expect(other.button('device_same_do')).toBeVisible({ timeout: 30_000 });
	expect(await digest(other)).toBe(held);
	await other.go('#/');
	for (const essence of [SECRET, 'Взыскание алиментов', 'Опека над ребёнком'])
		await expect(text(other.page, essence)).toBeVisible();
	await other.go('#/volume/2025');
	await expect(other.page.locator('table[aria-rowcount]')).toHaveAttribute('aria-rowcount', String(ROWS + 1));

	// Lost phone.
	await one.go('#/devices');
	await one.button('device_cut').click();
	await one.button('device_cut_do').click();
	await expect(one.page.getByRole('dialog')).toBeHidden();
	await other.enterRow('3', 'После отключения');
	// A file tells it too that it is cut off; what it has stays, and can be handed out.
	await take(other, await give(one));
	await expect(alert(other, 'device_is_cut')).toBeVisible({ timeout: 30_000 });
	await take(one, await give(other));
	await one.go('#/devices');
	await expect(text(one.page, 'После отключения')).toBeVisible({ timeout: 30_000 });
	await one.button('undecided_take').click();
	await expect(one.page.getByText(one.words('undecided_title'))).toBeHidden();
	await one.go('#/');
	await expect(text(one.page, 'После отключения')).toBeVisible();
});
