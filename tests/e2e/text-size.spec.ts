import { expect } from '@playwright/test';
import type { Language } from './support/app.js';
import { test } from './support/fixtures.js';
import { walkScreens } from './support/screens.js';

/** What is cut off or hangs over, in words; nothing on a screen that reads well. Runs in the page. */
function cutOff(): string[] {
	const found: string[] = [];
	const page = document.documentElement;
	if (page.scrollWidth > page.clientWidth)
		found.push(`the page scrolls sideways: ${String(page.scrollWidth)} of ${String(page.clientWidth)}`);
	const scope = document.querySelector('dialog[open]') ?? document.body;
	const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
		const parent = node.parentElement;
		if (
			parent === null ||
			node.textContent?.trim() === '' ||
			parent.closest('.unseen, #svelte-announcer, svg, datalist, option') !== null
		)
			continue;
		range.selectNodeContents(node);
		const rect = range.getBoundingClientRect();
		if (rect.width === 0 || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
		const words = `“${(node.textContent ?? '').trim().slice(0, 40)}”`;
		let scrolls = false;
		for (let box: Element | null = parent; box !== null && box !== page; box = box.parentElement) {
			const style = getComputedStyle(box);
			const edge = box.getBoundingClientRect();
			// A long text of a card is shortened on purpose; the row behind it shows all.
			if (style.webkitLineClamp !== 'none') break;
			if (style.overflowX === 'auto' || style.overflowX === 'scroll') scrolls = true;
			const clips = style.overflowX === 'hidden' || style.overflowX === 'clip';
			const holds = clips || box.matches('button, .button, label, .chip, th, td, dialog');
			if (holds && !scrolls && (rect.left < edge.left - 1 || rect.right > edge.right + 1))
				found.push(`${words} hangs over ${box.tagName.toLowerCase()}.${box.className}`);
			if (clips && style.overflowY !== 'visible' && rect.bottom > edge.bottom + 2) found.push(`${words} is cut below`);
		}
		if (!scrolls && rect.right > page.clientWidth + 1) found.push(`${words} leaves the page`);
	}
	return [...new Set(found)];
}

// Near the end of the suite: two long tests of one file one after the other would keep one core alone.
test.describe.configure({ mode: 'parallel' });

for (const language of ['kk', 'ru'] satisfies Language[]) {
	test(`at 200% and 400% nothing is cut off and no page scrolls sideways (${language})`, async ({
		browser,
		served
	}) => {
		test.setTimeout(600_000);
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
		const found: string[] = [];
		await walkScreens(
			context,
			served.url,
			async (screen, page) => {
				const before = page.viewportSize();
				// A window of 1280 pixels, as the page sees it at 200% and at 400%.
				for (const width of [640, 320]) {
					await page.setViewportSize({ width, height: 512 });
					const here = (await page.evaluate(cutOff)).map((what) => `${screen}, ${String(width)}: ${what}`);
					found.push(...here);
				}
				if (before !== null) await page.setViewportSize(before);
			},
			language
		);
		expect(found).toEqual([]);
		await context.close();
	});
}
