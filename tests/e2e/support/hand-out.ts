import { readFileSync } from 'node:fs';
import { expect, type Locator } from '@playwright/test';
import type { App } from './app.js';

/** A file that the app handed out: its name, as the browser would keep it, and what is in it. */
export interface Handed {
	name: string;
	bytes: Buffer;
}

/** Presses what hands out a file, and reads the file. */
export async function handedBy(press: Locator): Promise<Handed> {
	const [download] = await Promise.all([press.page().waitForEvent('download'), press.click()]);
	return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Makes a backup over the screen, and takes it. */
export async function backupOf(app: App): Promise<Handed> {
	await app.go('#/settings/backup');
	await app.button('backup_make').first().click();
	await expect(app.page.getByText(app.words('backup_made'))).toBeVisible({ timeout: 60_000 });
	return handedBy(app.button('backup_save'));
}
