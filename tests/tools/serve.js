/**
 * Serves the built app the way a static HTTPS host should: the files of
 * `build/` with the headers of `docs/hosting.md` (HSTS apart, which means
 * nothing on localhost). For `npm start` and the tests.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
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
 * @param {{root?: string, base?: string, port?: number, headers?: Record<string, string>}} options base: a sub-path
 * such as '/register'; headers: sent with every file, over those that are sent anyway
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export function serve({ root = 'build', base = '', port = 0, headers = {} } = {}) {
	const folder = resolve(root);
	const policy = `${pagePolicy(folder)}; frame-ancestors 'none'`;
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
			'content-security-policy': policy,
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			...headers
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

/**
 * The policy in the page itself. Sent as a header it also binds the app's
 * workers, which take theirs from the answer that brings their script.
 * @param {string} folder
 * @returns {string}
 */
function pagePolicy(folder) {
	const page = readFileSync(join(folder, 'index.html'), 'utf8');
	const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(page)?.[1];
	if (!policy) throw new Error(`The page in ${folder} has no content security policy: build the app first.`);
	return policy;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const port = Number(process.env.PORT ?? 4173);
	const { url } = await serve({ port });
	console.log(`Tizilim: ${url}`);
	console.log(`Extension for Chromium: ${resolve('extension/dist/chromium')}`);
	console.log(`Extension for Firefox:  ${resolve('extension/dist/firefox')}`);
}
