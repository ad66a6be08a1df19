import { expect, type Page } from '@playwright/test';
import type { PortalRecord } from '#lib/bridge/index.js';
import type { FieldReport } from '../../../extension/fill/types.js';
import { test } from './support/fixtures.js';
import { STATE } from './support/records.js';

/** The attacking pages lie in tests/portals/attacks: no value may reach what the lawyer does not see. */
const SECRET = STATE.edsSerialNumber ?? '';
const ESSENCE = STATE.essenceForPortal ?? '';

interface Run {
	fields: FieldReport[];
	submitStopped: boolean;
	unseen: { why: string }[];
}

/** Plans, lets the page play its trick, and fills. Runs in the page. */
async function fill(record: PortalRecord): Promise<Run> {
	const plan = window.fillEngine.planFill(document, record, []);
	if (typeof window.swap === 'function') window.swap();
	const { fields, submitStopped } = await window.fillEngine.applyFill(plan);
	return { fields, submitStopped, unseen: plan.form.unseen.map(({ why }) => ({ why })) };
}

async function attack(page: Page, url: string, engine: string): Promise<Run> {
	await page.goto(url);
	await page.evaluate(engine);
	return await page.evaluate(fill, STATE);
}

/** The tricks that a page knows. */
async function tricksOf(page: Page, url: string): Promise<string[]> {
	await page.goto(url);
	const named = await page.evaluate(() => document.documentElement.dataset['tricks'] ?? '');
	expect(named).not.toBe('');
	return named.split('|');
}
const taken = (page: Page) => page.evaluate(() => window.taken);

test('fields that nobody sees get nothing, those beside them are filled', async ({ page, portals, engine }) => {
	const url = `${portals.url}attacks/hidden-fields.html`;
	// Without a trick it is a field like any other: the trap can catch.
	await attack(page, url, engine);
	expect(await taken(page)).toContain(SECRET);

	for (const trick of await tricksOf(page, url)) {
		await attack(page, `${url}?trick=${encodeURIComponent(trick)}`, engine);
		expect.soft(await taken(page), trick).toEqual([]);
		expect.soft(await page.locator('[name=essence]').inputValue(), trick).toBe(ESSENCE);
	}
});

test('frames of another origin and sandboxed frames get nothing, and are named', async ({ page, portals, engine }) => {
	const url = `${portals.url}attacks/frames.html?other=${encodeURIComponent(portals.otherOrigin)}`;
	const run = async (trick: string) => {
		const { unseen } = await attack(page, `${url}&trick=${encodeURIComponent(trick)}`, engine);
		expect.soft(await page.locator('[name=essence]').inputValue(), trick).toBe(ESSENCE);
		const [, frame] = page.frames();
		// In a sandbox the page's own script may not run: then what the fields hold is all there is.
		const held = await frame?.evaluate(() => [
			...('taken' in window ? window.taken : []),
			...[...document.querySelectorAll('input')].map(({ value }) => value)
		]);
		return { unseen: unseen.map(({ why }) => why), held: (held ?? []).filter((value) => value !== '') };
	};
	// A frame of the page's own origin is filled: the traps in it can catch.
	const own = await run('');
	expect(own.held).toContain(SECRET);
	expect(own.unseen).toEqual([]);
	expect(await run('other origin')).toEqual({ unseen: ['other-origin'], held: [] });
	expect(await run('sandboxed')).toEqual({ unseen: ['sandboxed'], held: [] });
});

test('a page that sends itself is stopped during the run', async ({ page, portals, engine }) => {
	const url = `${portals.url}attacks/submits.html`;
	for (const trick of await tricksOf(page, url)) {
		const address = `${url}?trick=${encodeURIComponent(trick)}`;
		const { submitStopped } = await attack(page, address, engine);
		expect.soft(submitStopped, trick).toBe(true);
		expect.soft(await taken(page), trick).toEqual([]);
		expect.soft(page.url(), trick).toBe(address);
		expect.soft(await page.locator('[name=essence]').inputValue(), trick).toBe(ESSENCE);
	}
});

test('a field that is another one than when the plan was made gets nothing', async ({ page, portals, engine }) => {
	const url = `${portals.url}attacks/swaps.html`;
	await attack(page, url, engine);
	expect(await taken(page)).toContain(SECRET);

	for (const trick of await tricksOf(page, url)) {
		const { fields } = await attack(page, `${url}?trick=${encodeURIComponent(trick)}`, engine);
		expect.soft(await taken(page), trick).toEqual([]);
		const report = fields.find(({ target }) => target?.column === 'edsSerialNumber');
		expect.soft(report?.outcome, trick).toMatch(/^(gone|refused|not-accepted)$/);
	}
});

test('a form under an overlay gets nothing', async ({ page, portals, engine }) => {
	for (const trick of ['opaque', 'see-through']) {
		await attack(page, `${portals.url}attacks/overlay.html?trick=${trick}`, engine);
		expect.soft(await taken(page), trick).toEqual([]);
	}
});

test('a profile cannot reach an object’s prototype', async ({ page, portals, engine }) => {
	await page.goto(`${portals.url}attacks/overlay.html`);
	await page.evaluate(engine);
	const body =
		'"tizilim": "portal-profile", "version": 1, "name": "x", "source": "profile", "origin": "https://example.kz", "forms": []';
	const read = (json: string) => page.evaluate((text) => window.fillEngine.readProfile(text), json);
	expect(await read(`{${body}}`)).toMatchObject({ ok: true });
	for (const evil of [
		`{${body}, "__proto__": {"polluted": "yes"}}`,
		`{${body}, "constructor": {"prototype": {"polluted": "yes"}}}`,
		`{"__proto__": {${body}}}`,
		`{${body.replace('[]', '[{"path": "/", "hash": null, "steps": [], "fields": [{"selectors": [], "labels": {"kk": [], "ru": []}, "sections": [], "target": null, "format": null, "options": {"__proto__": {"value": null, "text": "x"}}}]}]')}}`
	]) {
		expect.soft(await read(evil), evil.slice(0, 200)).toMatchObject({ ok: false });
	}
	expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});
