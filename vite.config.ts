import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, chromiumPath } from './tests/tools/browsers.js';
import { jspdfWithoutPictures } from './tests/tools/jspdf-parts.js';

/** What the tests of the fill engine mount: the widgets of the pages that it has to fill. */
const WIDGETS = [
	'@angular/compiler',
	'@angular/core',
	'@angular/forms',
	'@angular/platform-browser',
	'@angular/material/core',
	'@angular/material/autocomplete',
	'@angular/material/checkbox',
	'@angular/material/datepicker',
	'@angular/material/form-field',
	'@angular/material/input',
	'@angular/material/radio',
	'@angular/material/select',
	'antd/es/auto-complete',
	'antd/es/date-picker',
	'antd/es/input',
	'antd/es/radio',
	'antd/es/select',
	'antd/es/switch',
	'@mui/material/Autocomplete',
	'@mui/material/MenuItem',
	'@mui/material/Select',
	'@mui/material/TextField',
	'react',
	'react-dom/client',
	'react-datepicker',
	'react-hook-form',
	'react-select',
	'vue',
	'element-plus',
	'@primeuix/themes/aura',
	'primevue/config',
	'primevue/datepicker',
	'primevue/inputmask',
	'primevue/inputnumber',
	'primevue/select',
	'choices.js',
	'flatpickr',
	'flatpickr/dist/l10n/ru.js',
	'flatpickr/dist/l10n/kz.js',
	'imask',
	'inputmask',
	'jquery',
	'jquery-ui/ui/widgets/datepicker.js',
	'select2',
	'quill',
	'tom-select',
	'@tiptap/core',
	'@tiptap/starter-kit',
	'@shoelace-style/shoelace/dist/components/checkbox/checkbox.js',
	'@shoelace-style/shoelace/dist/components/input/input.js',
	'@shoelace-style/shoelace/dist/components/option/option.js',
	'@shoelace-style/shoelace/dist/components/radio/radio.js',
	'@shoelace-style/shoelace/dist/components/radio-group/radio-group.js',
	'@shoelace-style/shoelace/dist/components/select/select.js',
	'@shoelace-style/shoelace/dist/components/textarea/textarea.js',
	'@material/web/checkbox/checkbox.js',
	'@material/web/radio/radio.js',
	'@material/web/select/outlined-select.js',
	'@material/web/select/select-option.js',
	'@material/web/textfield/outlined-text-field.js'
];

export default defineConfig({
	plugins: [sveltekit(), jspdfWithoutPictures()],
	worker: { format: 'es', plugins: () => [jspdfWithoutPictures()] },
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
				// A command of its own, `npm run office`: it needs LibreOffice.
				test: { name: 'office', environment: 'node', include: ['tests/office/**/*.test.ts'] }
			},
			{
				extends: true,
				// Known beforehand: a package met in the midst of a run would reload the page under the tests.
				optimizeDeps: { include: WIDGETS },
				test: {
					name: 'browser',
					include: ['src/**/*.browser.test.ts', 'extension/**/*.browser.test.ts'],
					// `FORM_WORDS=1` names what the fill engine does not understand of the worded forms.
					env: { FORM_WORDS: process.env['FORM_WORDS'] ?? '' },
					testTimeout: 30_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright(
							// A build reads this file too, and needs no browser.
							process.env['VITEST'] ? { launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS } } : {}
						),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
