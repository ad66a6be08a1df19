import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { portable } from './tests/tools/portable.js';
import { appVersion } from './tests/tools/version.js';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	kit: {
		adapter: portable(adapter({ pages: 'build', assets: 'build', strict: true }), 'build'),
		// One page and routes behind '#': works on any static host and under any
		// sub-path, cold and offline, and no host ever sees which screen is open.
		router: { type: 'hash' },
		paths: { relative: true },
		version: { name: appVersion() },
		serviceWorker: { register: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				// The lawyer's own mailbox and the service of eGov Mobile, whose addresses no build knows; a host may narrow it (docs/hosting.md).
				'connect-src': ['self', 'https:', 'wss:', 'wss://127.0.0.1:13579'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'object-src': ['none']
			}
		}
	}
};

export default config;
