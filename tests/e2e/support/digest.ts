import { expect } from '@playwright/test';
import type { App } from './app.js';

/** What stands under "compare devices": how many records this device holds, and the hash of all of them. */
export async function digest(app: App): Promise<string> {
	await app.go('#/');
	await app.go('#/devices');
	await app.button('device_same_do').click();
	const shown = app.page.locator('code.digest');
	await expect(shown).toBeVisible({ timeout: 30_000 });
	return (await shown.locator('..').innerText()).replace(/\s+/g, ' ');
}

/** Waits until devices hold the very same records: none lost on the way, none there twice. */
export async function expectSame(one: App, ...others: App[]): Promise<void> {
	await expect(async () => {
		const held = await digest(one);
		for (const other of others) expect(await digest(other)).toBe(held);
	}).toPass({ timeout: 60_000 });
}
