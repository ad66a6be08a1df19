import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	timeout: 120_000,
	workers: 2,
	forbidOnly: process.env.CI === 'true',
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		locale: 'ru-KZ',
		timezoneId: 'Asia/Almaty',
		launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS }
	}
});
