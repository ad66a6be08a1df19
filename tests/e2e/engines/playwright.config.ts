import { defineConfig } from '@playwright/test';

/** The main parts of the app in Firefox and WebKit; each test starts and drives its own browser. */
export default defineConfig({
	testDir: '.',
	testMatch: '*.engine.ts',
	outputDir: '../../../test-results/engines',
	timeout: 600_000,
	fullyParallel: true,
	workers: 2,
	forbidOnly: process.env.CI === 'true',
	// As in the suite of Chromium: one more try in CI, and what needed it is named.
	retries: process.env.CI === 'true' ? 1 : 0,
	reporter: [['list']]
});
