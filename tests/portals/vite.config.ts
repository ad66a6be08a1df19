import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const pages = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));

/** All test portals in one build: `vite build --config tests/portals/vite.config.ts`. Nothing of it is shipped. */
export default defineConfig({
	root: here,
	base: './',
	publicDir: false,
	logLevel: 'error',
	plugins: [svelte({ configFile: false })],
	define: {
		__VUE_OPTIONS_API__: 'true',
		__VUE_PROD_DEVTOOLS__: 'false',
		__VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false'
	},
	build: {
		outDir: fileURLToPath(new URL('../../node_modules/.cache/portals', import.meta.url)),
		emptyOutDir: true,
		target: 'es2023',
		minify: false,
		reportCompressedSize: false,
		chunkSizeWarningLimit: 10_000,
		rolldownOptions: { input: Object.fromEntries(pages.map((name) => [name.slice(0, -5), join(here, name)])) }
	}
});
