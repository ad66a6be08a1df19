import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { ownIdentity } from '../doubles/tls.js';
import { TestServer } from '../mailbox/server.js';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';
import { searchProfile } from '../tools/profile-search.js';
import { App } from './support/app.js';
import { closeBrowser, startBrowser, type OwnBrowser } from './support/browser.js';
import { test } from './support/fixtures.js';
import { restoreOf } from './support/second-device.js';

/** `npm run documents:200` takes 200 photographs of 3 MB; the suite takes a few small ones the same way. */
const LARGE = process.env['DOCUMENTS'] !== undefined;
const COUNT = Number(process.env['DOCUMENTS'] ?? 6);
const BYTES = LARGE ? 3_000_000 : 400_000;
const BATCH = Math.min(COUNT, 10);
const PATIENCE = LARGE ? 1_800_000 : 60_000;
const CERTIFICATES = ['--ignore-certificate-errors'];
const CANARY = 'Сүйіншәлиева Дәмеш Ғабитқызы 870203400512';
const started = Date.now();
const say = (what: string): void => {
	if (LARGE) console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(5)} s  ${what}`);
};

/**
 * Photographs that a camera might have made, given to the form as its user chooses them: noise, so that they do
 * not compress, each with a text of the camera's behind it. Made in the page, since the test's line to it is slow.
 * @returns the length of one, in bytes
 */
const choosePhotographs = (
	app: App,
	from: number,
	count: number,
	{ bytes = BYTES, behind = 0 } = {}
): Promise<number> =>
	app.page.getByLabel(app.words('doc_choose')).evaluate(
		async (input, { from, count, bytes, behind, canary }) => {
			const side = Math.round(Math.sqrt(bytes) * 0.87);
			const canvas = new OffscreenCanvas(side, Math.round(side * 1.3));
			const pen = canvas.getContext('2d');
			const noise = pen?.createImageData(canvas.width, canvas.height);
			if (!pen || !noise || !(input instanceof HTMLInputElement)) throw new Error('No canvas.');
			for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
			pen.putImageData(noise, 0, 0);
			const picture = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
			const chosen = new DataTransfer();
			for (let n = from; n < from + count; n += 1)
				chosen.items.add(
					new File([picture, `${canary} ${String(n)}`, new Uint8Array(behind)], `IMG_${String(n)}.jpg`, {
						type: 'image/jpeg'
					})
				);
			input.files = chosen.files;
			input.dispatchEvent(new Event('change', { bubbles: true }));
			return picture.size;
		},
		{ from, count, bytes, behind, canary: CANARY }
	);

/** What lies in the store of documents on a device. */
const stored = (page: Page): Promise<{ covers: number; pieces: number }> =>
	page.evaluate(async () => {
		const asked = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error('The store did not answer.'));
			});
		const db = await asked(indexedDB.open('tizilim-documents'));
		const tx = db.transaction(['covers', 'pieces']);
		const [covers, pieces] = [
			await asked(tx.objectStore('covers').count()),
			await asked(tx.objectStore('pieces').count())
		];
		db.close();
		return { covers, pieces };
	});

const wholeHere = (app: App) =>
	app.page.getByText(app.said('doc_all_here', { here: String(COUNT), all: String(COUNT) }));

async function addAll(app: App): Promise<void> {
	const { page } = app;
	const dialog = page.getByRole('dialog').last();
	for (let from = 0; from < COUNT; from += BATCH) {
		await app.button('doc_add').click();
		const size = await choosePhotographs(app, from, BATCH);
		if (from === 0) say(`photographs of ${String(size)} bytes`);
		await expect(dialog.locator('ol.pages li')).toHaveCount(BATCH, { timeout: PATIENCE });
		if (from === 0) await turnFirst(app);
		await dialog.getByRole('textbox', { name: app.words('doc_name') }).fill(`Материалы дела ${String(from)}`);
		await dialog.getByRole('button', { name: app.words('save'), exact: true }).click();
		await expect(dialog).toBeHidden({ timeout: 60_000 });
		say(`${String(from + BATCH)} of ${String(COUNT)} photographs added and sealed`);
	}
}

/** Turns and crops the first page: another picture is sealed in its place. */
async function turnFirst(app: App): Promise<void> {
	const { page } = app;
	const first = page.locator('ol.pages li').first();
	const before = await first.locator('img').getAttribute('src');
	await app.button('doc_page_edit', { n: '1' }).click();
	await app.button('doc_turn').click();
	await page.getByRole('button', { name: app.words('doc_crop_end') }).press('ArrowLeft');
	await app.button('doc_apply').click();
	await expect
		.poll(async () => (await first.locator('img').getAttribute('src')) === before, { timeout: 60_000 })
		.toBe(false);
	await expect(page.locator('ol.pages li')).toHaveCount(BATCH);
}

/** Waits until so many sealed pieces lie on the second device, touching both, so that neither locks. */
const pieces = (one: App, two: App, least: number) =>
	expect
		.poll(
			async () => {
				for (const { page } of [one, two]) await page.keyboard.press('Shift');
				return (await stored(two.page)).pieces;
			},
			{ timeout: PATIENCE }
		)
		.toBeGreaterThanOrEqual(least);

async function near(one: App, other: App): Promise<void> {
	const codeOf = async (app: App): Promise<string> => {
		await app.page.getByText(app.words('near_as_text')).click({ timeout: 30_000 });
		return app.page.locator('p.code').innerText();
	};
	const paste = async (app: App, text: string): Promise<void> => {
		await app.page.getByLabel(app.words('near_paste')).fill(text);
		await app.button('near_take').click();
	};
	// What is left of the line before ends with its page.
	for (const app of [one, other]) await app.go('#/documents');
	await one.go('#/devices/near');
	await one.button('near_first_here').click();
	await other.go('#/devices/near');
	await other.button('near_first_there').click();
	await paste(other, await codeOf(one));
	await paste(one, await codeOf(other));
}

async function mailbox(app: App, file: string, n: number): Promise<void> {
	await app.go('#/devices/mailbox');
	const form = app.page.locator('form').first();
	await form
		.locator('input[type=file]')
		.setInputFiles({ name: 'v0.mailbox.txt', mimeType: 'text/plain', buffer: Buffer.from(file) });
	await form.getByRole('radio', { name: app.words('mailbox_seat', { n: String(n) }) }).check();
	await form.getByRole('button', { name: app.words('mailbox_connect') }).click();
	await expect(app.page.getByText(app.words('mailbox_connected'))).toBeVisible({ timeout: 60_000 });
}

function onDisk(folder: string): Buffer {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
	return Buffer.concat(files.flatMap((file) => (file.isFile() ? readFileSync(join(file.parentPath, file.name)) : [])));
}

async function begin(profile: string, url: string): Promise<{ own: OwnBrowser; app: App }> {
	const own = await startBrowser(profile, CERTIFICATES);
	own.page.setDefaultTimeout(PATIENCE);
	const app = new App(own.page);
	await app.open(url);
	return { own, app };
}

test('Standard 1.5, 1.11: photographs sealed at once, the same on two devices through kills, and gone from everywhere by an act', async ({
	served
}, info) => {
	test.setTimeout(LARGE ? 3_600_000 : 300_000);
	mkdirSync(info.outputDir, { recursive: true });
	const profile = info.outputPath('profile');
	const [cert, key] = [info.outputPath('cert.pem'), info.outputPath('key.pem')];
	const made = await ownIdentity();
	writeFileSync(cert, made.cert);
	writeFileSync(key, made.key);
	const server = await TestServer.start({ origins: [new URL(served.url).origin], tls: { cert, key } });
	const said = server.seats('new', '--address', server.address);
	await server.reload();
	const file = readFileSync(join(server.folder, /v\w+\.mailbox\.txt/.exec(said)?.[0] ?? ''), 'utf8');
	const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS, ...CERTIFICATES] });
	let { own, app: one } = await begin(profile, served.url);

	await test.step('photographed, turned, sealed', async () => {
		await one.create();
		await one.enterRow('1', 'Раздел имущества');
		await one.page.getByRole('link', { name: one.words('matter_open') }).click();
		await addAll(one);
		expect(await stored(one.page)).toMatchObject({ covers: COUNT });
		await one.page.getByRole('button', { name: one.words('doc_open', { title: 'Материалы дела 0' }) }).click();
		await expect(one.page.getByRole('dialog').getByRole('img')).toBeVisible();
		await one.page.keyboard.press('Escape');
	});

	const two = await restoreOf(one, browser, served.url);

	await test.step('over WebRTC to the second device, which is reloaded in the midst', async () => {
		await two.go('#/documents');
		await expect(two.page.getByText(two.said('doc_missing', { count: String(COUNT) }))).toBeVisible();
		await near(one, two);
		await pieces(one, two, LARGE ? COUNT * 2 : 2);
		say(`over WebRTC: ${JSON.stringify(await stored(two.page))} there; it is reloaded`);
		await two.page.reload();
		await two.unlock();
		await expect(two.link('doc_nav')).toBeVisible({ timeout: 30_000 });
		const left = await stored(two.page);
		expect(left.pieces).toBeGreaterThan(1);
		await near(one, two);
		if (LARGE) await pieces(one, two, COUNT * 6);
		else {
			await expect(two.page.getByText(two.words('near_done'))).toBeVisible({ timeout: PATIENCE });
			await two.go('#/documents');
			await expect(wholeHere(two)).toBeVisible({ timeout: PATIENCE });
		}
		say(`over WebRTC, from ${JSON.stringify(left)} on: ${JSON.stringify(await stored(two.page))}`);
	});

	await test.step('through the mailbox, the sender killed in the midst', async () => {
		await mailbox(two, file, 2);
		await mailbox(one, file, 1);
		if (LARGE) await pieces(one, two, COUNT * 8);
		own.kill();
		await own.gone;
		say(`killed with ${JSON.stringify(await stored(two.page))} there`);
		({ own, app: one } = await begin(profile, served.url));
		await one.unlock();
		await one.opened();
		await two.go('#/documents');
		await pieces(one, two, (await stored(one.page)).pieces);
		await expect(wholeHere(two)).toBeVisible({ timeout: PATIENCE });
		say('all are on the second device');
		await two.page.getByRole('button', { name: two.words('doc_open', { title: 'Материалы дела 0' }) }).click();
		await expect(two.page.getByRole('dialog').getByRole('img')).toBeVisible();
		await two.page.keyboard.press('Escape');
		await one.go('#/documents');
		await expect(one.page.getByText('Ноутбук').first()).toBeVisible({ timeout: 60_000 });
	});

	await test.step('the assistance ends; the act removes every byte from both devices and the mailbox', async () => {
		await one.page
			.getByRole('link', { name: one.words('doc_matter', { number: '1' }) })
			.first()
			.click();
		await one.button('matter_end_action').click();
		await one.page
			.getByRole('dialog')
			.getByRole('button', { name: one.words('save'), exact: true })
			.click();
		await expect(one.page.getByRole('dialog')).toBeHidden();
		await one.go('#/documents');
		for (const box of await one.page.getByRole('checkbox').all()) await box.check();
		await one.button('doc_dispose').click();
		const dialog = one.page.getByRole('dialog');
		await dialog.getByRole('textbox', { name: one.words('log_act') }).fill('7');
		await dialog.getByRole('button', { name: one.words('doc_dispose_save') }).click();
		await expect(dialog).toBeHidden();
		const nothing = { covers: 0, pieces: 0 };
		await expect.poll(() => stored(one.page), { timeout: 60_000 }).toEqual(nothing);
		await expect.poll(() => stored(two.page), { timeout: PATIENCE }).toEqual(nothing);
		// Covers and pieces begin with these letters, records with others.
		await expect.poll(() => onDisk(server.store).includes('TZLB') || onDisk(server.store).includes('TZLF')).toBe(false);
		await two.page.getByRole('button', { name: two.words('doc_act_print', { act: '7' }) }).click();
		await expect(two.page.getByText('tizilim-act-documents.pdf').first()).toBeVisible({ timeout: 60_000 });
	});

	await test.step('no photograph ever stood on the disk in clear', async () => {
		await closeBrowser(own);
		const hits = await searchProfile(profile, [
			{ label: 'photograph', text: CANARY },
			{ label: 'title', text: 'Материалы дела' }
		]);
		expect(hits).toEqual([]);
		expect(onDisk(server.store).includes(CANARY)).toBe(false);
		await browser.close();
		await server.end();
	});
});

test.describe('a device without room', () => {
	test.use({ serviceWorkers: 'block' });
	test.skip(LARGE, 'has nothing to do with how many there are');

	test('says so, keeps nothing by halves, and takes the page smaller where the lawyer chooses so', async ({
		page,
		served
	}) => {
		const { origin } = new URL(served.url);
		await page.goto(`${served.url}manifest.webmanifest`);
		const devtools = await page.context().newCDPSession(page);
		await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2 * 1024 * 1024 });
		const app = new App(page);
		await app.open(served.url);
		await app.create();
		await app.enterRow('1', 'Алименты');
		await page.getByRole('link', { name: app.words('matter_open') }).click();
		const full = page.getByRole('alert').filter({ hasText: app.words('doc_full') });
		// What a camera writes behind the picture may be large, too.
		const choose = () => choosePhotographs(app, 0, 1, { bytes: 100_000, behind: 4_000_000 });
		await app.button('doc_add').click();
		await choose();
		await expect(full).toBeVisible({ timeout: 30_000 });
		expect(await stored(page)).toEqual({ covers: 0, pieces: 0 });
		await app.button('doc_full_leave').click();
		await expect(full).toHaveCount(0);
		await choose();
		await app.button('doc_full_smaller').click({ timeout: 30_000 });
		await expect(page.locator('ol.pages li')).toHaveCount(1, { timeout: 30_000 });
		expect(await stored(page)).toEqual({ covers: 1, pieces: 1 });
	});
});
