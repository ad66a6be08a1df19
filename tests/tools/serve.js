/**
 * Serves the built app the way a static HTTPS host should: the files of
 * `build/` with the headers that README names. For `npm start` and the tests.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {Record<string, string>} */
const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.wasm': 'application/wasm',
	'.woff2': 'font/woff2',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.txt': 'text/plain; charset=utf-8'
};

/**
 * @param {{root?: string, base?: string, port?: number}} options base: a sub-path such as '/register'
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export function serve({ root = 'build', base = '', port = 0 } = {}) {
	const folder = resolve(root);
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		if (base && path === base) {
			response.writeHead(301, { location: `${base}/` }).end();
			return;
		}
		const inside = path.startsWith(`${base}/`) ? path.slice(base.length) : null;
		const named = inside === null ? null : join(folder, normalize(inside));
		const file = named && existsSync(named) && statSync(named).isDirectory() ? join(named, 'index.html') : named;
		if (!file?.startsWith(folder) || !existsSync(file)) {
			response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
			return;
		}
		response.writeHead(200, {
			'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
			'cache-control': inside?.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin'
		});
		createReadStream(file).pipe(response);
	});
	return new Promise((done, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const at = typeof address === 'object' && address ? address.port : port;
			done({
				url: `http://localhost:${at}${base}`,
				close: () =>
					new Promise((closed) => {
						server.close(() => closed());
						server.closeAllConnections();
					})
			});
		});
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const port = Number(process.env.PORT ?? 4173);
	const { url } = await serve({ port });
	console.log(`Tizilim: ${url}`);
	console.log(`Extension for Chromium: ${resolve('extension/dist/chromium')}`);
	console.log(`Extension for Firefox:  ${resolve('extension/dist/firefox')}`);
}
