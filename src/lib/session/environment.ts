/**
 * What this browser, at this address, gives the app: probed by use, not by
 * name or version. The words for each code are in the message catalogue.
 */

/**
 * `https`: the address is neither https nor localhost, which takes most of the
 * others with it. `web-crypto`: no keys and no encryption. `ed25519`,
 * `x25519`: no signing, no key agreement (Chromium before 137, Firefox before
 * 130, Safari before 17). `storage`: no IndexedDB. `locks`: two tabs could
 * write at once. `wasm`: forbidden or absent (Lockdown Mode of iOS).
 * `service-worker`: works, but does not start without a network.
 */
type Missing = 'https' | 'web-crypto' | 'ed25519' | 'x25519' | 'storage' | 'locks' | 'wasm' | 'service-worker';

export interface Environment {
	/** True on https, on localhost, and for a file that the browser trusts. */
	secure: boolean;
	/** What is not there, the most telling first. */
	missing: Missing[];
	/** A vault can be kept here: all is there but, at most, the service worker. */
	usable: boolean;
}

/** The parts of the browser that are looked at; a test hands in its own. */
export interface BrowserParts {
	isSecureContext: boolean;
	/** Null or without `subtle` outside of a secure context. */
	crypto: { subtle?: Pick<SubtleCrypto, 'generateKey'> | undefined } | undefined;
	indexedDB: unknown;
	WebAssembly: { compile(bytes: BufferSource): Promise<unknown> } | undefined;
	navigator: { serviceWorker?: unknown; locks?: unknown };
}

/** An empty wasm module: header and version 1. */
const EMPTY_MODULE = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/**
 * Probes the browser. Makes and forgets one key pair of each kind; stores
 * nothing and asks nothing of the network or the user.
 */
export async function readEnvironment(parts: BrowserParts = browserParts()): Promise<Environment> {
	const { isSecureContext: secure, crypto, navigator } = parts;
	const subtle = crypto?.subtle;
	const works = {
		https: secure,
		'web-crypto': Boolean(subtle),
		ed25519: await succeeds(() => subtle?.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])),
		x25519: await succeeds(() => subtle?.generateKey({ name: 'X25519' }, false, ['deriveBits'])),
		storage: Boolean(parts.indexedDB),
		locks: Boolean(navigator.locks),
		wasm: await succeeds(() => parts.WebAssembly?.compile(EMPTY_MODULE)),
		'service-worker': Boolean(navigator.serviceWorker)
	} satisfies Record<Missing, boolean>;
	const missing = CODES.filter((code) => !works[code]);
	return { secure, missing, usable: missing.every((code) => code === 'service-worker') };
}

const CODES: readonly Missing[] = [
	'https',
	'web-crypto',
	'ed25519',
	'x25519',
	'storage',
	'locks',
	'wasm',
	'service-worker'
];

/** A probe that is refused is an answer, not a fault: how it is refused differs by browser and says no more. */
async function succeeds(probe: () => Promise<unknown> | undefined): Promise<boolean> {
	try {
		return (await probe()) !== undefined;
	} catch {
		return false;
	}
}

function browserParts(): BrowserParts {
	const scope: Partial<BrowserParts> = globalThis;
	return {
		isSecureContext: scope.isSecureContext ?? false,
		crypto: scope.crypto,
		indexedDB: readable(() => scope.indexedDB),
		WebAssembly: scope.WebAssembly,
		navigator: scope.navigator ?? {}
	};
}

/** Some browsers throw at the mere mention of storage when cookies are off. */
function readable<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
