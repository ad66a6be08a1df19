import { expect, type Page } from '@playwright/test';
import type { PortalRecord } from '#lib/bridge/index.js';
import type { Profile } from '../../../extension/fill/index.js';
import { test } from './support/fixtures.js';
import { faults, measure } from './support/measure.js';
import { CONSENTED, STATE } from './support/records.js';

/** What the lawyer points out on the page, by the state's key; null is to be left alone. */
const LESSONS = {
	applied: { column: 'applicationDate', part: 'whole' },
	document: { column: 'basisNumber', part: 'whole' },
	body: { column: 'basisBody', part: 'whole' },
	kind: { column: 'assistanceKind', part: 'whole' },
	minutes: { column: 'minutes', part: 'total-minutes' },
	inspector: null,
	wording: { column: 'essenceForPortal', part: 'whole' }
} as const;

/** Teaches the page that is open, as it is worded. Runs in the page; throws where the engine refuses a lesson. */
function teach({ lessons, into }: { lessons: typeof LESSONS; into: string | null }): string {
	const { exportProfile, readProfile, scanDocument, taughtField } = window.fillEngine;
	window.portalMark();
	const scan = scanDocument(document, {});
	const read = into === null ? null : readProfile(into);
	let profile: Profile | null = read?.ok ? read.value : null;
	for (const [key, target] of Object.entries(lessons)) {
		const field = scan.form.fields.find(({ id }) => {
			const element = scan.elements.get(id);
			return element && window.portalFieldOf(element) === key;
		});
		if (!field) throw new Error(`${key}: not seen`);
		const chosen = [...document.querySelectorAll('option')].filter(({ value }) => value !== '');
		const codes = ['informing', 'consulting', 'defence', 'other'];
		const options = Object.fromEntries(
			codes.map((one, at) => [one, { value: chosen[at]?.value ?? null, text: chosen[at]?.text ?? '' }])
		);
		const taught = taughtField(scan.form, field, target, profile, key === 'kind' ? options : {});
		if (!taught.ok) throw new Error(`${key}: ${taught.error.kind}`);
		profile = taught.value;
	}
	if (!profile) throw new Error('Nothing was taught.');
	return exportProfile(profile);
}

interface Visit {
	page: Page;
	url: string;
	engine: string;
}
async function open({ page, url, engine }: Visit, query: string): Promise<void> {
	await page.goto('about:blank');
	await page.goto(`${url}taught/form.html?${query}`);
	await page.waitForFunction(() => window.portalReady);
	await page.evaluate(engine);
}
async function lesson(visit: Visit, query: string, into: string | null = null): Promise<string> {
	await open(visit, query);
	return await visit.page.evaluate(teach, { lessons: LESSONS, into });
}
/** What is not right when the variant is filled by the taught map. */
async function faultsOf(visit: Visit, query: string, record: PortalRecord, profile: string | null): Promise<string[]> {
	await open(visit, query);
	const { page, engine } = visit;
	const measured = await measure({
		page,
		portal: query,
		engine,
		record,
		name: '',
		profiles: profile === null ? [] : [profile]
	});
	return faults([measured], ['wrong', 'missed', 'asked']);
}

test('a taught map survives what a portal’s next release does', async ({ page, portals, engine }) => {
	const visit = { page, url: portals.url, engine };
	const taught = await lesson(visit, 'lang=ru');
	// Without the map nobody could know these fields: it is the map that is tested.
	expect((await faultsOf(visit, 'lang=ru', STATE, null)).length).toBeGreaterThan(5);
	for (const variant of ['', 'ids', 'order', 'wrapper', 'ids-order-wrapper', 'order-wrapper']) {
		expect.soft(await faultsOf(visit, `lang=ru&variant=${variant}`, STATE, taught), variant).toEqual([]);
	}
	for (const variant of ['', 'order', 'wrapper']) {
		expect.soft(await faultsOf(visit, `lang=kk&variant=${variant}`, CONSENTED, taught), `kk ${variant}`).toEqual([]);
	}
	// Once it was shown the other language too, even that with new ids.
	const both = await lesson(visit, 'lang=kk', taught);
	for (const lang of ['ru', 'kk']) {
		expect.soft(await faultsOf(visit, `lang=${lang}&variant=ids-order-wrapper`, CONSENTED, both), lang).toEqual([]);
	}
});

test('a map of another origin is not used', async ({ page, portals, engine }) => {
	const taught = await lesson({ page, url: portals.url, engine }, 'lang=ru');
	const elsewhere = { page, url: portals.otherOrigin, engine };
	expect((await faultsOf(elsewhere, 'lang=ru', STATE, taught)).length).toBeGreaterThan(5);
});
