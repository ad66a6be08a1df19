import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, chromiumPath } from './tests/tools/browsers.js';

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	// jsPDF's means for web pages and SVG, which nothing here uses, stay out of the build.
	resolve: {
		alias: [
			{
				find: /^(canvg|html2canvas|dompurify)$/,
				replacement: fileURLToPath(new URL('./src/lib/paper/absent.ts', import.meta.url))
			}
		]
	},
	build: { target: 'es2023' },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					setupFiles: ['tests/tools/property-seed.ts'],
					include: [
						'src/**/*.test.ts',
						'extension/**/*.test.ts',
						'tests/simulation/**/*.test.ts',
						'tests/tools/**/*.test.ts'
					],
					exclude: ['**/*.browser.test.ts'],
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/**/*.browser.test.ts', 'extension/**/*.browser.test.ts'],
					testTimeout: 30_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS } }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
