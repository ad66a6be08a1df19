import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const PAGE = fileURLToPath(new URL('./page', import.meta.url));
const BUILT = fileURLToPath(new URL('../../node_modules/.cache/bench', import.meta.url));

/**
 * Builds the page that measures, as the app is built, and serves it.
 * @returns {Promise<{url: string, folder: string, close: () => Promise<void>}>} folder: where the built page lies
 */
export async function serveBench() {
	/** @type {import('vite').InlineConfig} */
	const config = {
		root: PAGE,
		configFile: false,
		base: './',
		logLevel: 'error',
		worker: { format: 'es' },
		build: { target: 'es2023', outDir: BUILT, emptyOutDir: true, chunkSizeWarningLimit: 2000 }
	};
	await build(config);
	const server = await preview({ ...config, preview: { port: 4180, host: '127.0.0.1' } });
	const url = server.resolvedUrls?.local[0];
	if (!url) throw new Error('The page that measures could not be served.');
	return { url, folder: BUILT, close: () => server.close() };
}
