import type { Page } from '@playwright/test';

/** Counts what a thumb does: every click that the page receives. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
	await page.evaluate(() => {
		const counted = window as unknown as { taps: number };
		counted.taps = 0;
		// A label's click is passed on to its field as a second one, which no thumb makes.
		addEventListener('pointerup', () => (counted.taps += 1), true);
	});
	return () => page.evaluate(() => (window as unknown as { taps: number }).taps);
}
