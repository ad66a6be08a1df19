/**
 * Waits until the app is kept whole in the page's browser and serves this
 * page: from then on the server may be gone.
 * @param {import('@playwright/test').Page} page
 */
export async function offlineReady(page) {
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}
