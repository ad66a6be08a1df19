import { svelte } from '@sveltejs/vite-plugin-svelte';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';
import { manifest, type Target } from './manifest.js';

const here = dirname(fileURLToPath(import.meta.url));
const folderOf = (target: Target) => join(here, 'dist', target);
/** Each is one file without imports, which is what browsers bring into a page. */
const SCRIPTS = { bridge: 'bridge/content.ts', portal: 'portal/content.ts' };
const ICONS = ['icon-192.png', 'icon-512.png'];
const JS_TARGET = 'es2023';

/** Writes what is no page of the extension: its manifest, its icons and the scripts that go into other pages. */
function writeFolder(target: Target): Plugin {
	return {
		name: 'extension-folder',
		async closeBundle() {
			const folder = folderOf(target);
			mkdirSync(join(folder, 'icons'), { recursive: true });
			for (const icon of ICONS) copyFileSync(join(here, '../static/icons', icon), join(folder, 'icons', icon));
			writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest(target), null, '\t'));
			for (const [name, entry] of Object.entries(SCRIPTS)) await contentScript(folder, name, join(here, entry));
		}
	};
}

const contentScript = (outDir: string, name: string, entry: string) =>
	build({
		configFile: false,
		root: here,
		publicDir: false,
		logLevel: 'warn',
		build: {
			outDir,
			emptyOutDir: false,
			target: JS_TARGET,
			rolldownOptions: { input: { [name]: entry }, output: { format: 'iife', entryFileNames: '[name].js' } }
		}
	});

export default defineConfig(({ mode }) => {
	const target: Target = mode === 'firefox' ? 'firefox' : 'chromium';
	return {
		root: here,
		base: './',
		publicDir: false,
		plugins: [svelte({ configFile: false }), writeFolder(target)],
		build: {
			outDir: folderOf(target),
			emptyOutDir: true,
			target: JS_TARGET,
			modulePreload: false,
			// A font in the style sheet would be refused by the pages' own policy.
			assetsInlineLimit: 0,
			rolldownOptions: {
				input: {
					background: join(here, 'background/index.ts'),
					panel: join(here, 'panel/index.html'),
					permission: join(here, 'permission/index.html'),
					editor: join(here, 'editor/index.html')
				},
				output: {
					entryFileNames: ({ name }) => (name === 'background' ? 'background.js' : 'assets/[name].js'),
					chunkFileNames: 'assets/[name]-[hash].js',
					assetFileNames: 'assets/[name]-[hash][extname]'
				}
			}
		}
	};
});
