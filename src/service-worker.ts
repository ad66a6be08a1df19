/**
 * Keeps the whole app in this browser, so that it starts cold without a
 * network: the page, every script, style, font, wasm and icon of the build,
 * each held to its hash. Nothing else is ever cached, and nothing is asked of
 * any other origin. A new version waits until the page sends `SKIP_WAITING`,
 * which it does only when the lawyer says so (`session/updates.svelte.ts`).
 */
import { cleanupOutdatedCaches, PrecacheController, type PrecacheEntry } from 'workbox-precaching';

/** What this file uses of `ServiceWorkerGlobalScope`; the app's types are those of a page. */
interface WorkerScope {
	/** Every file of the build, written into the built worker by `tests/tools/portable.js`. */
	readonly __WB_MANIFEST: PrecacheEntry[];
	readonly clients: { claim(): Promise<void> };
	readonly registration: ServiceWorkerRegistration;
	skipWaiting(): Promise<void>;
	addEventListener(type: 'activate' | 'message' | 'fetch', listen: (event: WorkerEvent) => void): void;
}

interface WorkerEvent extends Event {
	readonly data: unknown;
	readonly request: Request;
	waitUntil(work: Promise<unknown>): void;
	respondWith(response: Promise<Response>): void;
}

declare const self: WorkerScope;

const files = new PrecacheController();
// A host that sends `Vary` must not make the kept copy unfindable: there is one copy of each file.
files.strategy.matchOptions = { ignoreVary: true };
files.precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();

/** The kept file that a request means: the page also under `index.html`, and under any query. */
function keptAddress(request: Request): string {
	const address = new URL(request.url);
	address.hash = '';
	const page = self.registration.scope;
	const path = address.origin + address.pathname;
	return path === page || path === `${page}index.html` ? page : address.href;
}

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const address = keptAddress(request);
	const cacheKey = files.getCacheKeyForURL(address);
	if (request.method !== 'GET' || cacheKey === undefined) return;
	const integrity = files.getIntegrityForCacheKey(cacheKey);
	// A kept file that is gone is fetched again if the host still has the same bytes; failing that, whatever it has.
	const answer = files.strategy.handle({ event, request, params: { cacheKey, integrity } });
	event.respondWith(answer.catch(() => fetch(request)));
});

// The page that installed the first version is served by it at once: what it loads later is there too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
	const { data } = event;
	const asked = typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
	if (asked) event.waitUntil(self.skipWaiting());
});
