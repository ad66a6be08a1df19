import { expect, type Browser, type Page } from '@playwright/test';
import { App } from './support/app.js';
import { expectSame } from './support/digest.js';
import { face, startWithCamera } from './support/facing.js';
import { test } from './support/fixtures.js';
import { handedBy } from './support/hand-out.js';
import { bringIn } from './support/many-rows.js';
import {
	agree,
	beginHolding,
	beginJoining,
	hold,
	layDown,
	OWN_PASSPHRASE,
	photographAll,
	readPictures,
	typeDigits
} from './support/pairing.js';

const LAWYER = 'Сәрсенова Айгүл Маратқызы';

async function laptop(page: Page, url: string): Promise<App> {
	const app = new App(page);
	await app.open(url);
	await app.create({ name: LAWYER });
	await app.enterRow('1', 'Взыскание алиментов');
	return app;
}

async function phone(browser: Browser, url: string): Promise<App> {
	const context = await browser.newContext({
		locale: 'ru-KZ',
		timezoneId: 'Asia/Almaty',
		viewport: { width: 390, height: 844 },
		hasTouch: true
	});
	const app = new App(await context.newPage());
	await app.open(url);
	return app;
}

const names = (app: App) => app.page.locator('main li h2');
const heading = (app: App, key: string) => app.page.getByRole('heading', { name: app.words(key) });
const alert = (app: App, key: string) => app.page.getByRole('alert').filter({ hasText: app.words(key) });

test('laptop and phone pair over pictures of QR codes, and the phone opens with a passphrase of its own', async ({
	page,
	browser,
	served
}) => {
	const one = await laptop(page, served.url);
	const other = await phone(browser, served.url);
	await beginHolding(one);
	await beginJoining(other);
	// No camera here: it says so, and the picture is the way.
	await expect(alert(other, 'pair_camera_absent')).toBeVisible();
	const first = await photographAll(one.page);
	await readPictures(other.page, first);
	await hold(other.page, one.page);
	await hold(one.page, other.page);
	const digits = await agree(other, LAWYER);
	await hold(other.page, one.page);
	await typeDigits(one, digits);
	await expect(heading(one, 'pair_handed_title')).toBeVisible();
	await hold(one.page, other.page);
	await layDown(other);

	await other.go('#/devices');
	await expect(names(other)).toHaveText(['Мой телефон', one.words('device_laptop')]);
	await one.button('pair_done').or(one.link('pair_done')).click();
	await expect(names(one)).toHaveText([one.words('device_laptop'), 'Мой телефон']);
	await other.page.reload();
	await other.unlock(OWN_PASSPHRASE);
	await expect(names(other)).toHaveCount(2, { timeout: 30_000 });
	await other.go('#/settings');
	await expect(other.field('lawyer_name')).toHaveValue(LAWYER);

	// A used code is of no use to a third device.
	const third = await phone(browser, served.url);
	await beginJoining(third);
	await readPictures(third.page, first);
	await expect(third.page.locator('svg[data-part]')).toBeVisible();
	await beginHolding(one);
	await hold(third.page, one.page);
	await expect(alert(one, 'pair_err_other')).toBeVisible();
});

test('the phone may show the first code; wrong digits end the attempt and the third time closes it', async ({
	page,
	browser,
	served
}) => {
	const one = await laptop(page, served.url);
	const other = await phone(browser, served.url);
	const meet = async (): Promise<string> => {
		await beginJoining(other, { first: true });
		await beginHolding(one, { first: false });
		await hold(other.page, one.page);
		await hold(one.page, other.page);
		await hold(other.page, one.page);
		await hold(one.page, other.page);
		return agree(other, LAWYER);
	};
	for (const left of [2, 1, 0]) {
		const digits = await meet();
		await typeDigits(one, String((Number(digits) + 1) % 1_000_000).padStart(6, '0'));
		await expect(alert(one, left > 0 ? 'pair_err_digits' : 'pair_err_tries')).toBeVisible();
		await other.button('pair_stop').click();
		await other.button('back').click();
	}
	await beginHolding(one, { first: false });
	await expect(alert(one, 'pair_err_tries')).toBeVisible();
	// The lawyer locks and opens, and begins anew.
	await one.go('#/');
	await one.page.reload();
	await one.unlock();
	await one.opened();
	await typeDigits(one, await meet());
	await hold(one.page, other.page);
	await layDown(other);
	await expect(other.page.getByText('Взыскание алиментов').first()).toBeVisible();
});

test('by files and sixteen characters: what does not belong is named, and nothing is half-applied', async ({
	page,
	browser,
	served
}) => {
	const one = await laptop(page, served.url);
	const other = await phone(browser, served.url);
	const given = async (app: App): Promise<Buffer> => {
		const { name, bytes } = await handedBy(app.button('pair_file_save'));
		expect(name).toMatch(/^tizilim-\d\.tizilim$/);
		return bytes;
	};
	const take = (app: App, buffer: Buffer) =>
		app.page
			.locator('input[type=file]')
			.setInputFiles({ name: 'файл.tizilim', mimeType: 'application/octet-stream', buffer });

	await beginHolding(one, { files: true });
	const code = await one.page.locator('p.code').innerText();
	expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
	const offer = await given(one);
	await beginJoining(other, { files: true, code: code.toLowerCase().replaceAll('-', ' ') });
	const wrongs: [Buffer, string][] = [
		[Buffer.from('№;дата;суть'), 'pair_err_not_pairing'],
		[offer.subarray(0, 40), 'pair_err_damaged'],
		[Buffer.concat([offer.subarray(0, 4), Buffer.from([9]), offer.subarray(5)]), 'pair_err_newer'],
		[Buffer.concat([offer.subarray(0, 8), Buffer.from([1, 2]), offer.subarray(10)]), 'pair_err_code']
	];
	for (const [file, said] of wrongs) {
		await take(other, file);
		await expect(alert(other, said)).toBeVisible();
	}
	await take(other, offer);
	const answer = await given(other);
	await take(one, offer);
	await expect(alert(one, 'pair_err_own')).toBeVisible();
	await take(one, answer);
	await expect(one.page.getByText(one.words('pair_file_step', { step: '3' }))).toBeVisible();
	await take(other, await given(one));
	const digits = await agree(other, LAWYER);
	await take(one, await given(other));
	await typeDigits(one, digits.slice(0, 5));
	await expect(one.page.getByText(one.words('pair_digits_six'))).toBeVisible();
	await typeDigits(one, digits);
	const last = await given(one);
	expect(last.includes(Buffer.from(LAWYER))).toBe(false);
	const altered = Buffer.from(last);
	altered[200] = (altered[200] ?? 0) ^ 1;
	await take(other, altered);
	await expect(alert(other, 'pair_err_damaged')).toBeVisible();
	await take(other, last);
	await layDown(other);
	// All of the register came with the file.
	await expect(other.page.getByText('Взыскание алиментов').first()).toBeVisible();
	await other.enterRow('2', 'Опека');
});

test('two browsers whose cameras face each other pair, and exchange over WebRTC what they wrote since, without a server', async ({
	served
}, info) => {
	const films = [info.outputPath('laptop.y4m'), info.outputPath('phone.y4m')] as const;
	const browsers = [await startWithCamera(films[0]), await startWithCamera(films[1])] as const;
	const [first, second] = [await browsers[0].newPage(), await browsers[1].newPage()];
	const one = await laptop(first, served.url);
	const other = new App(second);
	await other.open(served.url);
	await beginHolding(one);
	await beginJoining(other);
	const sides = [
		{ page: first, film: films[0] },
		{ page: second, film: films[1] }
	];
	const shows = (app: App, key: string) => () => heading(app, key).isVisible();
	await face(sides, shows(other, 'pair_asked_title'));
	const digits = await agree(other, LAWYER);
	await face(sides, shows(one, 'pair_digits_asked_title'));
	await typeDigits(one, digits);
	await face(sides, shows(other, 'pair_received_title'));
	await layDown(other);
	await expect(second.getByText('Взыскание алиментов').first()).toBeVisible();

	// Each writes on its own; then they face each other again, and nothing but light passes until they are connected.
	await other.enterRow('2', 'Опека над ребёнком');
	await one.go('#/');
	await bringIn(one, 2025, 30);
	await one.go('#/devices/near');
	await one.button('near_first_here').click();
	await other.go('#/devices/near');
	await other.button('near_first_there').click();
	const done = (app: App) => app.page.getByText(app.words('near_done'));
	await face(sides, async () => (await done(one).isVisible()) && (await done(other).isVisible()));
	await expectSame(one, other);
	await Promise.all(browsers.map((browser) => browser.close()));
});
