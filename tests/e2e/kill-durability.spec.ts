/**
 * "Saved" is said only of what lies on the disk: each write transaction of the
 * running app asks for strict durability, and the app's word follows the end of
 * the transaction that wrote the run.
 */
import { expect } from '@playwright/test';
import { App } from './support/app.js';
import { test } from './support/fixtures.js';
import { holdBack, letGo, placeWitness, untilHeld, vaultWorker, writesOf } from './support/kill-witness.js';

// The witness stands in the worker's script, which must come from the server.
test.use({ serviceWorkers: 'block' });
test.setTimeout(180_000);

test('a row is called saved after its run is complete, never before', async ({ page, served }) => {
	const app = new App(page);
	await placeWitness(page);
	await app.open(served.url);
	await app.create();
	const worker = await vaultWorker(page);
	await app.link('new_row').click();

	const draftSaid = page.getByText(app.words('draft_saved').split('{time}')[0] ?? '');
	await holdBack(worker, 'drafts');
	await app.field('field_essence').fill('Взыскание алиментов');
	await untilHeld(worker, page);
	await expect(page.getByText(app.words('draft_none'))).toBeVisible();
	await expect(draftSaid).toHaveCount(0);
	await letGo(worker);
	await expect(draftSaid).toBeVisible();

	await holdBack(worker, 'runs');
	await app.button('save_row', { number: '1' }).click();
	await untilHeld(worker, page);
	await expect(app.button('saving')).toBeVisible();
	// What stands in the field is no text of the page: nothing shows the row yet.
	await expect(page.getByText('Взыскание алиментов')).toHaveCount(0);
	await expect(page.getByText(app.words('row_saved', { number: '1' }).split('{time}')[0] ?? '')).toHaveCount(0);
	await expect(page.getByText(app.words('saved'), { exact: true })).toHaveCount(0);
	await letGo(worker);
	await app.saved('1');
	await expect(page.getByText(app.words('saved'), { exact: true }).first()).toBeVisible();
	await expect(page.getByText('Взыскание алиментов').first()).toBeVisible();
});

test('every write is strict', async ({ page, served }) => {
	const app = new App(page);
	await placeWitness(page);
	await app.open(served.url);
	await app.create();
	const first = await vaultWorker(page);
	await app.enterRow('1', 'Взыскание алиментов');
	await app.link('nav_import').click();
	// More rows than a document takes before it is worth a snapshot.
	await page.getByLabel(app.words('import_choose')).setInputFiles('tests/fixtures/register-2026-ru.xlsx');
	await page.getByRole('button', { name: /62/ }).click();
	await app.link('back_to_register').click();
	const writes = await writesOf(first);
	await page
		.getByRole('button', { name: app.words('lock') })
		.first()
		.click();
	await app.unlock();
	await app.opened();
	const second = await vaultWorker(page);
	const changed = async () => (await writesOf(second)).flatMap((write) => write.changed);
	await expect.poll(changed, { timeout: 60_000 }).toContain('snapshots');
	writes.push(...(await writesOf(second)));

	expect(writes.filter(({ durability }) => durability !== 'strict')).toEqual([]);
	expect(new Set(writes.flatMap((write) => write.changed))).toEqual(
		new Set(['vault', 'runs', 'heads', 'drafts', 'snapshots'])
	);
	// The page itself writes nothing anywhere.
	expect(await writesOf(page)).toEqual([]);

	// The same witness does see a write that is not strict.
	await second.evaluate(async () => {
		const opened = indexedDB.open('other', 1);
		opened.onupgradeneeded = () => opened.result.createObjectStore('all');
		await new Promise((done) => (opened.onsuccess = done));
		opened.result.transaction('all', 'readwrite').objectStore('all').put(1, 'one');
	});
	expect((await writesOf(second)).at(-1)).toMatchObject({ database: 'other', durability: 'default', changed: ['all'] });
});
