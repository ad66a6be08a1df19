import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Browser, type Locator, type Page } from '@playwright/test';
import { makeNkey } from '../../docs/mailbox/seats.mjs';
import { ownIdentity } from '../doubles/tls.js';
import { TestServer } from '../mailbox/server.js';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';
import { App, PASSPHRASE } from './support/app.js';
import { expectSame } from './support/digest.js';
import { test } from './support/fixtures.js';
import { bringIn, type MadeRow } from './support/many-rows.js';
import { agree, layDown, OWN_PASSPHRASE, typeDigits } from './support/pairing.js';

const ROWS = 500;
const LAWYER = 'Иванова Анна Сергеевна';
const CANARIES = ['Кенжебаева Дәмелі Сабырқызы', 'Раздел дома в Каскелене'];
const rows: MadeRow[] = Array.from({ length: ROWS }, (_, at) => (at === ROWS - 1 ? { client: CANARIES[0] ?? '' } : {}));

/** What went through the sockets of a page, both ways. */
function listen(page: Page): Buffer[] {
	const frames: Buffer[] = [];
	page.on('websocket', (socket) => {
		const note = ({ payload }: { payload: string | Buffer }) => frames.push(Buffer.from(payload));
		socket.on('framesent', note);
		socket.on('framereceived', note);
	});
	return frames;
}

async function phoneIn(browser: Browser, url: string): Promise<App> {
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

type Use = 'connect' | 'check' | 'choose';
/** The form in which a seat of a mailbox file is chosen: the one that connects, or the one that asks after a lost device's. */
const form = (app: App, which: Use): Locator =>
	which !== 'check' ? app.page.locator('form').first() : app.page.locator('section form').last();

const ACTS = { connect: 'mailbox_connect', check: 'mailbox_check', choose: 'next' } as const;
async function chooseSeat(app: App, text: string, n: number, which: Use = 'connect'): Promise<void> {
	const within = form(app, which);
	await within
		.locator('input[type=file]')
		.setInputFiles({ name: 'v0.mailbox.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
	await within.getByRole('radio', { name: app.words('mailbox_seat', { n: String(n) }) }).check();
	await within.getByRole('button', { name: app.words(ACTS[which]) }).click();
}

const connected = (app: App) =>
	expect(app.page.getByText(app.words('mailbox_connected'))).toBeVisible({ timeout: 60_000 });

function filesUnder(folder: string): Buffer[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((name) => statSync(name).isFile())
		.map((name) => readFileSync(name));
}

test('500 rows of a phone that is off reach the laptop, and a new device by the recovery words, through a mailbox that can read none of them', async ({
	served
}, info) => {
	test.setTimeout(300_000);
	mkdirSync(info.outputDir, { recursive: true });
	const [cert, key] = [info.outputPath('cert.pem'), info.outputPath('key.pem')];
	const made = await ownIdentity();
	writeFileSync(cert, made.cert);
	writeFileSync(key, made.key);
	const server = await TestServer.start({ origins: [new URL(served.url).origin], tls: { cert, key } });
	// As the host makes a lawyer's account.
	const said = server.seats('new', '--address', server.address);
	await server.reload();
	const file = readFileSync(join(server.folder, /v\w+\.mailbox\.txt/.exec(said)?.[0] ?? ''), 'utf8');
	const browser = await chromium.launch({
		executablePath: chromiumPath(),
		args: [...CHROMIUM_ARGS, '--ignore-certificate-errors']
	});

	const phone = await phoneIn(browser, served.url);
	const sent = listen(phone.page);
	const words = await phone.create();
	await phone.enterRow('1', CANARIES[1] ?? '');
	await phone.go('#/devices/mailbox');
	const alert = (words: string) => phone.page.getByRole('alert').filter({ hasText: phone.words(words) });
	await form(phone, 'connect')
		.locator('input[type=file]')
		.setInputFiles({ name: 'строки.txt', mimeType: 'text/plain', buffer: Buffer.from('№;дата;суть') });
	await expect(alert('mailbox_file_foreign')).toBeVisible();
	// A key that no account has: said before anything is kept.
	await chooseSeat(phone, file.replace(/^(seat 1) .*$/m, `$1 ${makeNkey().seed}`), 1);
	await expect(alert('mailbox_err_refused')).toBeVisible({ timeout: 30_000 });
	await phone.button('mailbox_other_file').click();
	// The server is away: kept, said, and tried again.
	await server.kill();
	await chooseSeat(phone, file, 1);
	await expect(phone.page.getByText(phone.words('mailbox_err_unreachable'))).toBeVisible({ timeout: 30_000 });
	await server.run();
	await phone.button('mailbox_try_now').click();
	await connected(phone);

	// The laptop joins over it, by sixteen characters, and is switched off.
	const joining = await phoneIn(browser, served.url);
	const received = listen(joining.page);
	await phone.go('#/devices/add');
	await phone.option('pair_carrier_mailbox').check();
	await phone.field('pair_passphrase').fill(PASSPHRASE);
	await phone.button('pair_start').click();
	const code = await phone.page.locator('p.code').innerText();
	await joining.button('pair_join_link').click();
	await joining.option('pair_carrier_mailbox').check();
	await chooseSeat(joining, file, 2, 'choose');
	await joining.field('pair_code_type').fill(code.toLowerCase());
	await joining.field('device_name').fill('Ноутбук');
	await joining.button('pair_start').click();
	await typeDigits(phone, await agree(joining, LAWYER));
	await layDown(joining);
	await expect(joining.page.getByText(CANARIES[1] ?? '').first()).toBeVisible();
	const { page: off } = joining;
	await off.close();

	await bringIn(phone, 2025, rows);
	await phone.go('#/devices/mailbox');
	await connected(phone);
	const { page: shut } = phone;
	await shut.close();

	const laptop = new App(await off.context().newPage());
	const fetched = listen(laptop.page);
	await laptop.page.goto(served.url);
	await laptop.unlock(OWN_PASSPHRASE);
	await laptop.opened();
	await laptop.go('#/volume/2025');
	await expect(laptop.page.getByText(laptop.words('numbers_whole', { last: String(ROWS) }))).toBeVisible({
		timeout: 90_000
	});
	await laptop.go('#/devices/mailbox');
	await connected(laptop);

	// A third device, of which nobody has anything but the sheet with the words and the mailbox.
	const third = await phoneIn(browser, served.url);
	await third.button('restore_link').click();
	await third.option('restore_from_mailbox').check();
	await chooseSeat(third, file, 3, 'choose');
	// Pasted as a whole, it spreads over the places.
	await third.page
		.getByRole('textbox', { name: third.words('word_at', { place: '1' }), exact: true })
		.fill(words.join(' '));
	await third.button('restore_mailbox_fetch').click();
	await third.field('device_name').fill('Планшет', { timeout: 60_000 });
	await third.page.getByLabel(third.words('new_passphrase')).fill(PASSPHRASE);
	await third.page.getByLabel(third.words('passphrase_again')).fill(PASSPHRASE);
	await third.button('restore_do').click();
	await third.button('restore_enter').click({ timeout: 60_000 });
	await third.opened();
	await third.go('#/volume/2025');
	await expect(third.page.getByText(third.words('numbers_whole', { last: String(ROWS) }))).toBeVisible();
	// The phone is on again: all three hold the very same records.
	const back = new App(await shut.context().newPage());
	await back.page.goto(served.url);
	await back.unlock();
	await back.opened();
	await expectSame(back, laptop, third);
	// What is being typed stays while a record of another device comes in: its number is no longer free, that is all.
	await laptop.go('#/');
	await laptop.link('new_row').click();
	await laptop.field('field_essence').fill(CANARIES[1] ?? '');
	await expect(laptop.button('save_row', { number: '2' })).toBeVisible();
	await back.go('#/');
	await back.enterRow('2', 'Опека');
	await expect(laptop.button('save_row', { number: '3' })).toBeVisible({ timeout: 60_000 });
	await expect(laptop.field('field_essence')).toHaveValue(CANARIES[1] ?? '');
	await third.page.context().close();
	await back.page.context().close();

	// The phone is lost: its seat goes, and the app sees that it has gone.
	await laptop.go('#/devices/mailbox');
	await chooseSeat(laptop, file, 1, 'check');
	await expect(laptop.page.getByText(laptop.words('mailbox_still_accepted'))).toBeVisible({ timeout: 30_000 });
	const [, , remove = '', seat = ''] = (await laptop.page.locator('p.command').innerText()).split(' ');
	server.seats(remove, seat);
	await server.reload();
	await form(laptop, 'check')
		.getByRole('button', { name: laptop.words('mailbox_check') })
		.click();
	await expect(laptop.page.getByText(laptop.words('mailbox_no_longer'))).toBeVisible({ timeout: 30_000 });

	// It opens its mailbox by itself the next time.
	await laptop.go('#/');
	await laptop.page.reload();
	await laptop.unlock(OWN_PASSPHRASE);
	await laptop.opened();
	await laptop.go('#/devices/mailbox');
	await connected(laptop);
	await browser.close();
	await server.kill();

	const [frames, store] = [[...sent, ...received, ...fetched], filesUnder(server.store)];
	expect(frames.length).toBeGreaterThan(10);
	expect(store.some(({ length }) => length > 10_000)).toBe(true);
	for (const canary of CANARIES)
		for (const one of [...frames, ...store])
			for (const written of [Buffer.from(canary), Buffer.from(canary, 'utf16le')])
				expect(one.includes(written)).toBe(false);
	await server.end();
});
