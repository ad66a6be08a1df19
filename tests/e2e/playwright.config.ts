import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';

/**
 * The app and the extension in Chromium, and the main parts of the app in the
 * other engines. Tests wait more than they reckon: one more of them at a time
 * than the build machine has cores keeps both at work. What takes long begins first.
 */
export default defineConfig({
	outputDir: '../../test-results',
	timeout: 120_000,
	workers: 3,
	forbidOnly: process.env.CI === 'true',
	// One more try where nobody can press the button again; what needed it is named as flaky, and is to be mended.
	retries: process.env.CI === 'true' ? 1 : 0,
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		locale: 'ru-KZ',
		timezoneId: 'Asia/Almaty',
		launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS }
	},
	projects: [
		// Firefox and WebKit; each test starts and drives its own browser, one of them at a time.
		{
			name: 'engines',
			testDir: 'engines',
			testMatch: '*.engine.ts',
			timeout: 600_000,
			fullyParallel: true,
			workers: 1
		},
		// One worker: it builds the portals and the engine once.
		{ name: 'fill', testDir: 'fill', workers: 1 },
		{ name: 'app', testIgnore: 'fill/**' }
	]
});
