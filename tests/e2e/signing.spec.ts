import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { verifySignature } from '../../src/lib/signing/verify.js';
import { App } from './support/app.js';
import { test as base } from './support/fixtures.js';
import { handedBy } from './support/hand-out.js';
import { joined } from './support/joined.js';
import { bringIn } from './support/many-rows.js';
import { LAWYER_IIN, SERVICE, startDesk, type Desk } from './support/ncalayer.js';

/** One computer with NCALayer for all tests of a worker; each test begins with it as usual, and with a profile of its own. */
const test = base.extend<{ page: Page }, { desk: Desk }>({
	desk: [
		async ({ browserName: _ }, use) => {
			const desk = await startDesk();
			await use(desk);
			await desk.close();
		},
		{ scope: 'worker' }
	],
	page: async ({ desk }, use) => {
		desk.double.reset();
		desk.double.manner.signedAt = new Date();
		desk.double.signer = desk.keys.lawyer;
		desk.service.reset();
		desk.service.manner.signedAt = new Date();
		desk.service.signer = desk.keys.gost;
		const context = await desk.profile();
		await use(await context.newPage());
		await context.close();
	}
});

const panel = (page: Page) => page.getByRole('article');
const dialog = (page: Page) => page.getByRole('dialog');

/** The page is told first what the browser will ask; on this computer's own address it asks each time anew. */
async function goOn(app: App): Promise<void> {
	await app.button('sign_go_on').click();
}

/** Opens the form of a row and signs; the explanation comes with the first one. */
async function signRow(app: App, first = true): Promise<void> {
	await panel(app.page)
		.getByRole('link', { name: app.words('sign_row'), exact: true })
		.click();
	await dialog(app.page)
		.getByRole('button', { name: new RegExp(app.words('sign_now')) })
		.click();
	if (first) await goOn(app);
}

test('one row: read, signed, checked, changed, signed again, exported', async ({ page, served, desk }) => {
	desk.double.signer = desk.keys.gost;
	const app = new App(page, 'ru');
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Спор об алиментах, муж Серик');
	const row = await page.evaluate(() => location.hash);

	// What is signed is shown before, and nothing private is in it.
	await panel(page)
		.getByRole('link', { name: app.words('sign_row'), exact: true })
		.click();
	await expect(dialog(page)).toContainText('правовое консультирование');
	await expect(dialog(page)).not.toContainText('Серик');
	await page.keyboard.press('Control+Enter');
	await goOn(app);
	await expect(dialog(page).getByText(app.said('sign_done', { count: '1' }))).toBeVisible({ timeout: 30_000 });
	await dialog(page)
		.getByRole('button', { name: app.words('close'), exact: true })
		.last()
		.click();
	const asked = desk.double.asked.at(-1)?.args as { data: string; locale: string };
	expect(asked.locale).toBe('ru');
	expect(Buffer.from(asked.data, 'base64').toString('utf8')).not.toMatch(/Серик|алимент/);

	// Column 7 in full, both times, the IIN only when asked; checked without a root, then with it.
	await expect(panel(page)).toContainText('ИВАНОВА АННА СЕРГЕЕВНА');
	await expect(panel(page)).toContainText('ГОСТ 34.10-2015, 512');
	await app.button('sign_check_one').click();
	await expect(panel(page).getByText(app.words('sign_verdict_untrusted'))).toBeVisible({ timeout: 30_000 });
	await expect(panel(page).getByText(app.words('sign_not_checked_revocation'))).toBeVisible();
	await expect(page.locator('body')).not.toContainText(LAWYER_IIN);
	await app.button('sign_iin_show').click();
	await expect(panel(page)).toContainText(LAWYER_IIN);
	await app.go('#/settings/signing');
	await page.locator('input[type=file]').setInputFiles({ name: 'root.cer', mimeType: '', buffer: desk.root });
	await app.button('sign_authorities_trust').click();
	await expect(app.button('sign_authorities_remove')).toBeVisible();
	await app.go(row);
	await app.button('sign_check_one').click();
	await expect(panel(page).getByText(app.words('sign_verdict_valid'))).toBeVisible({ timeout: 30_000 });

	// A correction shows, and the present state can be signed; the old signature stays.
	await app.go(`${row}?form=time`);
	await dialog(page)
		.getByRole('textbox', { name: app.words('time_or_minutes') })
		.first()
		.fill('0:30');
	await page.keyboard.press('Control+Enter');
	await expect(panel(page).getByText(app.words('sign_changed_offer'))).toBeVisible();
	await panel(page)
		.getByRole('link', { name: app.words('sign_present_state') })
		.click();
	await dialog(page)
		.getByRole('button', { name: new RegExp(app.words('sign_now')) })
		.click();
	await expect(dialog(page).getByText(app.said('sign_done', { count: '1' }))).toBeVisible({ timeout: 30_000 });
	await dialog(page)
		.getByRole('button', { name: app.words('close'), exact: true })
		.last()
		.click();
	await expect(panel(page).getByText(app.words('sign_changed_offer'))).toBeHidden();
	await expect(panel(page).locator('summary', { hasText: 'ИВАНОВА' })).toHaveCount(2);

	// Two files, after a warning; they verify by themselves, and hold nothing of the client.
	await panel(page)
		.getByRole('link', { name: app.words('sign_export') })
		.click();
	await expect(dialog(page).getByRole('button', { name: app.words('sign_export_data') })).toBeDisabled();
	await expect(dialog(page)).toContainText(app.words('sign_export_certificate'));
	await dialog(page).getByRole('checkbox').check();
	const files: Buffer[] = [];
	for (const key of ['sign_export_data', 'sign_export_cms']) {
		const { name, bytes } = await handedBy(dialog(page).getByRole('button', { name: app.words(key) }));
		expect(name).toMatch(/^tizilim-\d{4}-1\.json(\.cms)?$/);
		files.push(bytes);
	}
	const [data = Buffer.alloc(0), cms = Buffer.alloc(0)] = files;
	expect(data.toString('utf8')).not.toMatch(/Серик|алимент/);
	expect(await verifySignature({ data, cms, roots: [desk.root] })).toMatchObject({ verdict: 'valid' });
});

test('a hundred rows with one password, then a thousand; all of them checked in the background, on any screen', async ({
	page,
	served,
	desk
}) => {
	test.setTimeout(300_000);
	const app = new App(page, 'kk');
	await app.open(served.url);
	await app.create();
	const made = Array.from({ length: 1003 }, (_, at) => ({ essence: `Еңбек дауы ${String(at + 1)}` }));
	await bringIn(app, 2026, made);
	await app.go('#/sign');
	await page.getByRole('button', { name: app.said('sign_do', { count: '100' }) }).click();
	await goOn(app);
	await expect(page.getByText(app.said('sign_done', { count: '100' }))).toBeVisible({ timeout: 60_000 });
	expect(desk.double.asked).toHaveLength(1);
	expect((desk.double.asked[0]?.args as { data: string[]; locale: string }).data).toHaveLength(100);
	expect((desk.double.asked[0]?.args as { locale: string }).locale).toBe('kk');
	await expect(page.getByRole('checkbox', { name: app.words('sign_choose', { row: '№ 100' }) })).toHaveCount(0);

	// Three stay out, the rest goes in one act with a password for each hundred: each hundred is durable before the next.
	await page.getByRole('button', { name: app.said('sign_more') }).click();
	for (const number of ['101', '102', '103'])
		await page.getByRole('checkbox', { name: app.words('sign_choose', { row: `№ ${number}` }) }).uncheck();
	await page.getByRole('button', { name: app.said('sign_do', { count: '900' }) }).click();
	await expect(page.getByText(app.said('sign_done', { count: '900' }))).toBeVisible({ timeout: 120_000 });
	expect(desk.double.asked).toHaveLength(10);
	expect(desk.double.asked.map(({ args }) => (args as { data: string[] }).data.length)).toEqual(Array(10).fill(100));
	await expect(page.getByRole('listitem').getByRole('checkbox')).toHaveCount(3);

	// Marked on the way, as on a phone: it stands in a list of its own.
	await page.locator('summary', { hasText: '№ 103' }).click();
	await page
		.getByRole('link', { name: app.words('sign_to_row') })
		.last()
		.click();
	await app.button('sign_mark').click();
	await expect(panel(page).getByText(app.words('sign_chip_marked')).first()).toBeVisible();

	// While they are checked, another screen is opened and answers; the count goes on there, and back again.
	await app.go('#/sign/check');
	const visits = await walkWhileChecking(page);
	await app.button('sign_check_start').click();
	await expect(page.getByText(app.words('sign_report_sound'))).toBeVisible({ timeout: 120_000 });
	for (const [key, count] of [
		['sign_state_untrusted', '1\u00a0000'],
		['sign_state_unsigned', '3']
	] as const)
		await expect(page.getByRole('radio', { name: `${app.words(key)}: ${count}` })).toBeVisible();
	const seen = await visits();
	expect(seen.map(({ screen }) => screen)).toEqual(['#/sign/check', '#/sign', '#/sign/check']);
	expect(seen[1]?.counts.length).toBeGreaterThan(1);
	const counts = seen.flatMap((visit) => visit.counts);
	expect(counts).toEqual(counts.toSorted((a, b) => a - b));
	expect(counts.every((count) => count > 0 && count < 1003)).toBe(true);
});

interface Visit {
	screen: string;
	counts: number[];
}

/**
 * A person in the page itself, since a check may be quicker than a test can look:
 * goes to another screen by its own link at the first count above zero that the
 * check shows there, and back again at the second new one.
 * @returns asks for the screens where counts were seen, in order, with the counts
 */
async function walkWhileChecking(page: Page): Promise<() => Promise<Visit[]>> {
	const visits = await page.evaluateHandle(() => {
		const seen: { screen: string; counts: number[] }[] = [];
		// Of the two numbers the smaller is what is done: Kazakh names the whole first.
		const countIn = (words: string): number => {
			const numbers = words.match(/\d[\d\s]*/g) ?? [];
			return numbers.length < 2 ? 0 : Math.min(...numbers.slice(0, 2).map((text) => Number(text.replace(/\s/g, ''))));
		};
		const look = () => {
			const there = document.querySelector('main .progress') ? '#/sign/check' : '#/sign';
			const shown = document.querySelector<HTMLElement>('main .progress span, main p a[href="#/sign/check"]');
			const count = countIn(shown?.textContent ?? '');
			if (count === 0) return;
			let visit = seen.at(-1);
			if (visit?.screen !== there) seen.push((visit = { screen: there, counts: [] }));
			if (visit.counts.at(-1) === count) return;
			visit.counts.push(count);
			if (seen.length === 1 && visit.counts.length === 1)
				document.querySelector<HTMLAnchorElement>('main header a[href="#/sign"]')?.click();
			if (seen.length === 2 && visit.counts.length === 2) shown?.click();
		};
		new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
		return seen;
	});
	return () => visits.jsonValue();
}

test('with eGov Mobile after consent, by hashes only; on a second device all is verified, and what changes there says so', async ({
	page,
	served,
	desk
}) => {
	test.setTimeout(240_000);
	const { service } = desk;
	const app = new App(page, 'ru');
	await app.open(served.url);
	await app.create();
	for (const number of ['1', '2', '3']) await app.enterRow(number, 'Спор об алиментах, муж Серик');
	await signOne(app);

	// Off by default: not offered. The third party is named, with all that it learns, before a yes.
	await app.go('#/sign');
	await expect(app.button('sign_by_phone')).toHaveCount(0);
	await app.go('#/settings/signing');
	await expect(page.locator('main')).toContainText(app.words('sign_mobile_learns', { host: 'sigex.kz' }));
	await app.field('sign_mobile_service').fill(SERVICE);
	await expect(app.button('sign_mobile_allow')).toBeDisabled();
	await page.getByRole('checkbox', { name: app.words('sign_mobile_agree', { host: SERVICE }) }).check();
	await app.button('sign_mobile_allow').click();
	await expect(app.button('sign_mobile_withdraw')).toBeVisible();
	await page.locator('input[type=file]').setInputFiles({ name: 'root.cer', mimeType: '', buffer: desk.root });
	await app.button('sign_authorities_trust').click();
	await expect(app.button('sign_authorities_remove')).toBeVisible();

	// What leaves is shown to the letter; nothing was asked of the service so far.
	await app.go('#/sign');
	for (const number of ['1', '2'])
		await page.getByRole('checkbox', { name: app.words('sign_choose', { row: `№ ${number}` }) }).check();
	service.manner.person = 'cancels';
	await app.button('sign_by_phone').click();
	const manifest = await page.locator('main pre').textContent();
	expect(service.asked).toEqual([]);
	await app.button('sign_sending_do').click();
	await expect(page.getByText(app.words('sign_problem_mobile_cancelled'))).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText(app.words('sign_none_kept'))).toBeVisible();
	service.reset();
	service.manner.signedAt = new Date();
	service.waits();
	await app.button('sign_again').click();
	await app.button('sign_sending_do').click();
	await expect(page.getByAltText(app.words('sign_scan_picture'))).toBeVisible({ timeout: 30_000 });
	await expect(page.getByRole('link', { name: app.words('sign_scan_link') })).toHaveAttribute(
		'href',
		/^https:\/\/m\.egov\.kz\//
	);
	service.comes();
	await expect(page.getByText(app.said('sign_done', { count: '2' }))).toBeVisible({ timeout: 30_000 });
	const sent = service.asked[1]?.body as { documentsToSign: [{ document: { file: { data: string } } }] };
	expect(Buffer.from(sent.documentsToSign[0].document.file.data, 'base64').toString('utf8')).toBe(manifest);
	expect(JSON.stringify(service.asked)).not.toMatch(/Серик|алимент|Иванова/);

	// A second device: checked there as here, also after NCALayer's.
	const browser = page.context().browser();
	if (browser === null) throw new Error('no browser');
	const other = await joined(app, browser, served.url, 'Иванова Анна Сергеевна');
	const states = async (...counts: [string, string][]) => {
		await other.go('#/sign/check');
		await other.page
			.getByRole('button', {
				name: new RegExp(`${other.words('sign_check_start')}|${other.words('sign_check_again')}`)
			})
			.click();
		for (const [key, count] of counts)
			await expect(other.page.getByRole('radio', { name: `${other.words(key)}: ${count}` })).toBeVisible({
				timeout: 30_000
			});
	};
	await states(['sign_state_signed', '3']);
	await other.page.getByRole('link', { name: '№ 1' }).click();
	await expect(panel(other.page)).toContainText(other.words('sign_way_manifest', { count: '2' }));
	const row = await other.page.evaluate(() => location.hash);
	await other.go(`${row}?form=time`);
	await dialog(other.page)
		.getByRole('textbox', { name: other.words('time_or_minutes') })
		.first()
		.fill('0:30');
	await other.page.keyboard.press('Control+Enter');
	await expect(panel(other.page).getByText(other.words('sign_changed_offer'))).toBeVisible();
	await states(['sign_state_changed', '1'], ['sign_state_signed', '2']);

	// Three files: list and signature verify by themselves, and the row's text stands in the list by its hash.
	await other.page.getByRole('link', { name: '№ 2' }).click();
	await panel(other.page)
		.getByRole('link', { name: other.words('sign_export') })
		.click();
	await dialog(other.page).getByRole('checkbox').check();
	const file = async (key: string) => (await handedBy(other.button(key))).bytes;
	const [data, list, cms] = [
		await file('sign_export_data'),
		await file('sign_export_manifest'),
		await file('sign_export_cms')
	];
	expect(await verifySignature({ data: list, cms, roots: [desk.root] })).toMatchObject({ verdict: 'valid' });
	expect(list.toString('utf8')).toContain(createHash('sha256').update(data).digest('hex'));
	await other.page.context().close();
});

/** Signs the row that was just entered with NCALayer and closes the form. */
async function signOne(app: App): Promise<void> {
	await signRow(app);
	await expect(dialog(app.page).getByText(app.said('sign_done', { count: '1' }))).toBeVisible({ timeout: 30_000 });
	await dialog(app.page)
		.getByRole('button', { name: app.words('close'), exact: true })
		.last()
		.click();
}

test('what goes wrong: absent, cancelled, the wrong key, somebody who never comes', async ({ page, served, desk }) => {
	const app = new App(page, 'ru');
	const { double, keys } = desk;
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Развод');
	const again = () => app.button('sign_again').click();
	const said = (key: string, values: Record<string, string> = {}) =>
		expect(dialog(page).getByText(app.said(key, values))).toBeVisible({ timeout: 30_000 });

	// Cancelled in NCALayer's own dialog: no error, nothing written.
	double.manner.person = 'cancels';
	await signRow(app);
	await said('sign_problem_cancelled');
	await said('sign_none_kept');
	await expect(dialog(page).getByRole('alert')).toHaveCount(0);
	double.manner.person = 'signs';

	// A key for signing in, and one that ran out.
	double.signer = keys.auth;
	await again();
	await said('sign_problem_auth_key');
	double.signer = keys.expired;
	await again();
	await said('sign_problem_expired');

	// Another person's: without an IIN in the profile it is asked, by the name.
	double.signer = keys.other;
	await again();
	await said('sign_whose_title', { name: 'САПАРОВ МАРАТ ЕРЛАНҰЛЫ' });
	await app.button('sign_whose_other').click();
	await said('sign_problem_other_person');
	double.signer = keys.lawyer;

	// A time stamp that cannot be had is no reason not to sign.
	await dialog(page).getByRole('checkbox').check();
	await again();
	await said('sign_problem_refused');
	await expect(panel(page).getByText(app.words('state_not_signed')).first()).toBeAttached();

	// Somebody who never comes to the dialog: the lawyer may stop waiting.
	double.manner.person = 'walks-away';
	await again();
	await app.button('sign_stop').click();
	await said('sign_problem_stopped');
	double.manner.person = 'signs';

	// With the stamper there, it is signed and stamped.
	double.manner.stamper = desk.stamper;
	await again();
	await said('sign_done', { count: '1' });
	await dialog(page)
		.getByRole('button', { name: app.words('close'), exact: true })
		.last()
		.click();
	await expect(panel(page).getByText(app.words('sign_stamp_none'))).toHaveCount(0);
});

test('the connection breaks in the middle: what was signed is kept, the rest is still unsigned', async ({
	page,
	served,
	desk
}) => {
	const app = new App(page, 'ru');
	const { double } = desk;
	await app.open(served.url);
	await app.create();
	for (const number of ['1', '2', '3', '4']) await app.enterRow(number, 'Трудовой спор');
	// An older build signs one at a time, each with a dialog of its own.
	double.manner.build = 'older';
	double.manner.dropAfter = 2;
	await app.go('#/sign');
	for (const number of ['1', '2', '3', '4'])
		await page.getByRole('checkbox', { name: app.words('sign_choose', { row: `№ ${number}` }) }).check();
	await page.getByRole('button', { name: app.said('sign_do', { count: '4' }) }).click();
	await goOn(app);
	await expect(page.getByText(app.said('sign_done', { count: '2' }))).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText(app.words('sign_problem_closed'))).toBeVisible();
	await expect(page.getByText(app.said('sign_left', { count: '2' }))).toBeVisible();
	await expect(page.getByRole('checkbox', { name: app.words('sign_choose', { row: '№ 2' }) })).toHaveCount(0);
	await expect(page.getByRole('checkbox', { name: app.words('sign_choose', { row: '№ 3' }) })).toBeVisible();
	// What was kept is durable: it is there after a lock.
	await app.button('lock').click();
	await app.unlock();
	await expect(page.getByRole('heading', { name: app.words('sign_title') })).toBeVisible({ timeout: 30_000 });
	await app.go('#/sign/check');
	await app.button('sign_check_start').click();
	await expect(page.getByRole('radio', { name: `${app.words('sign_state_untrusted')}: 2` })).toBeVisible({
		timeout: 30_000
	});
});

test('NCALayer is not there: what to do is said, and nothing is lost', async ({ served, browser }) => {
	// The usual browser of the tests: nothing listens at NCALayer's address.
	const page = await (await browser.newContext()).newPage();
	const app = new App(page, 'kk');
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Ажырасу');
	await signRow(app);
	await expect(dialog(page).getByText(app.words('sign_problem_not_running'))).toBeVisible({ timeout: 30_000 });
	await expect(dialog(page).getByText(app.words('sign_help_start'))).toBeVisible();
	await expect(dialog(page)).toContainText('ncl.pki.gov.kz');
	await page.context().close();
});
