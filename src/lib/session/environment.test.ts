import { describe, expect, it } from 'vitest';
import { readEnvironment, type BrowserParts } from './environment.js';

const whole: BrowserParts = {
	isSecureContext: true,
	crypto: globalThis.crypto,
	indexedDB: {},
	WebAssembly: globalThis.WebAssembly,
	navigator: { serviceWorker: {}, locks: {} }
};

/** A `generateKey` that refuses one algorithm, as browsers that lack it do. */
const without = (algorithm: string): BrowserParts['crypto'] => ({
	subtle: {
		generateKey: (asked: { name: string }) =>
			asked.name === algorithm
				? Promise.reject(new DOMException('', 'NotSupportedError'))
				: globalThis.crypto.subtle.generateKey({ name: asked.name }, false, ['deriveBits'])
	} as Pick<SubtleCrypto, 'generateKey'>
});

describe('readEnvironment', () => {
	it('finds nothing missing where all is there', async () => {
		expect(await readEnvironment(whole)).toEqual({ secure: true, missing: [], usable: true });
	});

	it('says that plain http takes the rest with it', async () => {
		const plain = { ...whole, isSecureContext: false, crypto: {}, navigator: {} };
		expect(await readEnvironment(plain)).toEqual({
			secure: false,
			missing: ['https', 'web-crypto', 'ed25519', 'x25519', 'locks', 'service-worker'],
			usable: false
		});
	});

	it('probes the curves by making keys', async () => {
		const { missing, usable } = await readEnvironment({ ...whole, crypto: without('X25519') });
		expect(missing).toContain('x25519');
		expect(usable).toBe(false);
	});

	it('takes wasm that the policy forbids for missing', async () => {
		const forbidden = { compile: () => Promise.reject(new Error('blocked by the policy')) };
		expect((await readEnvironment({ ...whole, WebAssembly: forbidden })).missing).toEqual(['wasm']);
		expect((await readEnvironment({ ...whole, WebAssembly: undefined })).missing).toEqual(['wasm']);
	});

	it('is usable without a service worker: only the offline start is gone', async () => {
		const { missing, usable } = await readEnvironment({ ...whole, navigator: { locks: {} } });
		expect(missing).toEqual(['service-worker']);
		expect(usable).toBe(true);
	});

	it('reads the place it runs in: here, Node, which is no browser', async () => {
		const { secure, missing } = await readEnvironment();
		expect(secure).toBe(false);
		expect(missing).toContain('storage');
		expect(missing).not.toContain('wasm');
	});
});
