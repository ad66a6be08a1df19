import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { manifest, type Target } from './manifest.js';

const here = dirname(fileURLToPath(import.meta.url));
const folderOf = (target: Target) => join(here, 'dist', target);

/** Writes what is not code: the manifest of this browser and the panel's page. */
function writeFolder(target: Target): Plugin {
	return {
		name: 'extension-folder',
		closeBundle() {
			const folder = folderOf(target);
			mkdirSync(join(folder, 'panel'), { recursive: true });
			writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest(target), null, '\t'));
			copyFileSync(join(here, 'panel/index.html'), join(folder, 'panel/index.html'));
		}
	};
}

export default defineConfig(({ mode }) => {
	const target: Target = mode === 'firefox' ? 'firefox' : 'chromium';
	return {
		root: here,
		publicDir: false,
		plugins: [writeFolder(target)],
		build: {
			outDir: folderOf(target),
			emptyOutDir: true,
			target: 'es2023',
			modulePreload: false,
			rolldownOptions: {
				input: { background: join(here, 'background/index.ts') },
				output: { entryFileNames: '[name].js' }
			}
		}
	};
});
