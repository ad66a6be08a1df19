import { expect, type Page } from '@playwright/test';
import type { PortalRecord } from '#lib/bridge/index.js';
import { portalsIn, test } from './support/fixtures.js';
import { faults, measure, share, table, type Measured } from './support/measure.js';
import { RECORDS, STATE } from './support/records.js';

test.describe.configure({ mode: 'parallel' });

/** The share that is aimed at is 0.95; these are what the engine has reached, so that it does not fall behind. */
const REACHED = {
	/** Measured before anybody looked: 0.787; after the rounds of mending since: 1. */
	heldOut: 0.97,
	/** Written by somebody who had not seen the engine. Measured before anybody looked: 0.56, and 0.58 with the stronger engine; counts as seen since. Measured: 0.99. */
	heldOut2: 0.96,
	/** By another hand again, with libraries that no other set has. Measured before anybody looked: 0.81; counts as seen since. Measured: 1. */
	heldOut3: 0.97,
	/** By a fourth hand that had not seen the engine, again with libraries that no other set has. Measured before anybody looked: 0.86; counts as seen since. Measured: 0.99. */
	heldOut4: 0.96,
	/** By a fifth hand that had not seen the engine, again with libraries that no other set has. Measured before anybody looked: 0.85; counts as seen since. Measured: 1. */
	heldOut5: 0.96,
	/** By a sixth hand that had not seen the engine, again with libraries that no other set has. Measured before anybody looked: 0.68, with 8 wrong by three causes; counts as seen since. Measured: 0.98. */
	heldOut6: 0.94,
	/** Both kinds of portals, Kazakh pages. Measured: 0.95. */
	withoutFocus: 0.9
};

/** `FILL_ALL=1` measures the second to the sixth set with every record, and names each field that is not right. */
const EVERY = process.env['FILL_ALL'] === '1';
const ONE_EACH = { ru: { STATE: RECORDS.ru.STATE }, kk: { RULING: RECORDS.kk.RULING } };

interface Visit {
	page: Page;
	portals: { url: string };
	engine: string;
}

/** Every portal of a folder, in both languages, each with its records. */
async function visitAll(
	{ page, portals, engine }: Visit,
	folder: string,
	chosen: { [lang: string]: { [name: string]: PortalRecord } } = RECORDS
): Promise<Measured[]> {
	const all: Measured[] = [];
	for (const portal of portalsIn(folder)) {
		for (const [lang, records] of Object.entries(chosen)) {
			for (const [name, record] of Object.entries<PortalRecord>(records)) {
				await page.goto('about:blank');
				await page.goto(`${portals.url}${portal}.html?lang=${lang}`);
				all.push(await measure({ page, portal: `${portal} ${lang}`, engine, record, name }));
			}
		}
	}
	return all;
}

test('portals that the engine was written with: every field is right or asked, none wrong', async ({
	page,
	portals,
	engine
}) => {
	const all = await visitAll({ page, portals, engine }, 'seen');
	console.log(table('Seen', all));
	expect(faults(all, ['wrong', 'missed'])).toEqual([]);
});

test('portals that the engine was not written with: as many fields are right as ever were, none is wrong', async ({
	page,
	portals,
	engine
}) => {
	const all = await visitAll({ page, portals, engine }, 'held-out');
	console.log(table('Held out', all));
	expect.soft(faults(all, ['wrong'])).toEqual([]);
	expect(share(all), faults(all, ['asked', 'missed']).join('\n')).toBeGreaterThanOrEqual(REACHED.heldOut);
});

for (const { hand, folder, set, reached } of [
	{ hand: 'another', folder: 'held-out-2', set: 'second', reached: REACHED.heldOut2 },
	{ hand: 'a third', folder: 'held-out-3', set: 'third', reached: REACHED.heldOut3 },
	{ hand: 'a fourth', folder: 'held-out-4', set: 'fourth', reached: REACHED.heldOut4 },
	{ hand: 'a fifth', folder: 'held-out-5', set: 'fifth', reached: REACHED.heldOut5 },
	{ hand: 'a sixth', folder: 'held-out-6', set: 'sixth', reached: REACHED.heldOut6 }
]) {
	test(`portals by ${hand} hand: as many fields are right as ever were, none is wrong`, async ({
		page,
		portals,
		engine
	}) => {
		const all = await visitAll({ page, portals, engine }, folder, EVERY ? RECORDS : ONE_EACH);
		console.log(table(`Held out, ${set} set`, all));
		if (EVERY) console.log(faults(all, ['wrong', 'asked', 'missed']).join('\n'));
		expect.soft(faults(all, ['wrong'])).toEqual([]);
		expect(share(all), faults(all, ['asked', 'missed']).join('\n')).toBeGreaterThanOrEqual(reached);
	});
}

test('the same while the page has no focus, as when the lawyer presses a button of the panel', async ({
	context,
	page,
	portals,
	engine
}) => {
	const devtools = await context.newCDPSession(page);
	const other = await context.newPage();
	devtools.on('Page.screencastFrame', ({ sessionId }) => void devtools.send('Page.screencastFrameAck', { sessionId }));
	await devtools.send('Page.startScreencast', { format: 'jpeg', quality: 1, maxWidth: 16, maxHeight: 16 });
	const all: Measured[] = [];
	for (const portal of [...portalsIn('seen'), ...portalsIn('held-out')]) {
		await page.goto('about:blank');
		await page.goto(`${portals.url}${portal}.html?lang=kk`);
		// Tests pretend that every page has the focus: this one is to have none, and still to be drawn.
		await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
		await other.bringToFront();
		await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
		all.push(await measure({ page, portal: `${portal} kk`, engine, record: STATE, name: 'STATE' }));
	}
	console.log(table('Without focus', all));
	expect.soft(faults(all, ['wrong'])).toEqual([]);
	expect(share(all), faults(all, ['asked', 'missed']).join('\n')).toBeGreaterThanOrEqual(REACHED.withoutFocus);
});
