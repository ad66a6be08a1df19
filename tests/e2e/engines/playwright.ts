import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as engines from 'playwright-core';
import { PATIENCE, type Engine } from './engine.js';

/** An engine that Playwright downloaded: it understands Playwright only. */
export async function playwright(name: 'chromium' | 'firefox' | 'webkit', program: string): Promise<Engine> {
	const profile = mkdtempSync(join(tmpdir(), `tizilim-${name}-`));
	const context = await engines[name].launchPersistentContext(profile, { executablePath: program, locale: 'ru' });
	context.setDefaultTimeout(PATIENCE);
	let page = await context.newPage();
	return {
		version: `${name} ${context.browser()?.version() ?? ''}`,
		async open(url) {
			await page.goto(url);
		},
		async openAnew(url) {
			const old = page;
			page = await context.newPage();
			await old.close();
			await page.goto(url);
		},
		press: (role, text) => page.getByRole(role, { name: text, exact: true }).first().click(),
		write: (field, text) => page.getByLabel(field, { exact: true }).first().fill(text),
		give: (file) => page.locator('input[type=file]').setInputFiles(file),
		ask: (expression) => page.evaluate(expression),
		// The processes of a download are Playwright's own, and not to be reached.
		cutPower: null,
		async close() {
			await context.close();
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}
