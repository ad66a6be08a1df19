import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { test } from './support/fixtures.js';
import { walkScreens } from './support/screens.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Level AA of WCAG 2.2, and axe's own list of what else a reader stumbles over. */
const RULES: RunOptions = {
	runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
	resultTypes: ['violations']
};

/** Light and dark differ in colours alone: the page is the same, and so is what every other rule would say of it. */
const COLOURS: RunOptions = {
	runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
	resultTypes: ['violations']
};

const LOOKS = [
	{ colorScheme: 'light', rules: RULES },
	{ colorScheme: 'dark', rules: COLOURS }
] as const;

const WIDTHS = [
	{ width: 1280, height: 900 },
	{ width: 390, height: 844 }
];

/** What axe finds on the page, one line for each element. */
async function violations(page: Page, rules: RunOptions, where: string): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
	const found = await page.evaluate(
		(chosen) => (window as unknown as { axe: { run(rules: unknown): Promise<AxeResults> } }).axe.run(chosen),
		rules as unknown
	);
	return found.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, any }) => `${where}: ${id} at ${target.join(' ')}: ${any[0]?.message ?? ''}`)
	);
}

test('axe finds nothing on any screen, in light and dark, on the laptop and on the phone', async ({
	browser,
	served
}) => {
	test.setTimeout(900_000);
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
	const found: string[] = [];
	let looked = 0;
	await walkScreens(context, served.url, async (screen, page) => {
		const before = page.viewportSize();
		for (const size of WIDTHS)
			for (const { colorScheme, rules } of LOOKS) {
				await page.setViewportSize(size);
				await page.emulateMedia({ colorScheme });
				// Colours that hang on the scheme are reckoned anew with the next picture.
				await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
				found.push(...(await violations(page, rules, `${screen}, ${colorScheme}, ${String(size.width)}`)));
				looked += 1;
			}
		await page.emulateMedia({ colorScheme: 'light' });
		if (before !== null) await page.setViewportSize(before);
	});
	console.log(`${String(looked)} looks with axe`);
	expect(found).toEqual([]);
	await context.close();
});
