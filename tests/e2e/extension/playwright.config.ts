import config from '../playwright.config.js';

/** The extension's browser tests alone: `npx playwright test --config tests/e2e/extension/playwright.config.ts`. */
export default {
	...config,
	outputDir: '../../../test-results/extension',
	timeout: 30_000,
	projects: [{ name: 'extension', testDir: '.' }]
};
