/**
 * The search that shows that nothing leaks must find what does lie in clear:
 * canaries planted, without the app, in each store of a real browser.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';
import { searchProfile } from '../tools/profile-search.js';

const canary = (place: string) => `Қасымова Гүлнәр, canary of ${place}`;
const KEY = Uint8Array.from({ length: 32 }, (_, i) => (i * 89 + 41) % 256);
const BYTES_IN_KEY = Uint8Array.from({ length: 32 }, (_, i) => (i * 53 + 17) % 256);
/** More than LevelDB holds in memory: it then writes what it holds as a compressed table. */
const FILLING = { values: 150, bytes: 50_000 };

let profile = '';
let host: Server;
let url = '';

test.beforeEach(async () => {
	profile = mkdtempSync(join(tmpdir(), 'profile-'));
	host = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>.</title>'));
	const port = await new Promise<number>((done) => {
		host.listen(0, '127.0.0.1', () => {
			const address = host.address();
			done(typeof address === 'object' && address ? address.port : 0);
		});
	});
	url = `http://localhost:${port}/`;
});
test.afterEach(() => {
	host.close();
	rmSync(profile, { recursive: true });
});

/** Opens the profile, lets `act` use a page of it, and closes the browser, which writes all that it holds. */
async function withBrowser(args: string[], act: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: chromiumPath(),
		args: [...CHROMIUM_ARGS, ...args]
	});
	const page = await context.newPage();
	await page.goto(url);
	await act(page, context);
	await context.close();
}

const plantInDatabase = (page: Page, repeated: boolean) =>
	page.evaluate(
		async ({ small, bytes, inKey, bytesInKey, many, large, blob, key, filling }) => {
			const opened = indexedDB.open('canaries', 1);
			opened.onupgradeneeded = () => opened.result.createObjectStore('all');
			await new Promise((done) => (opened.onsuccess = done));
			const noise = (length: number) => crypto.getRandomValues(new Uint8Array(length));
			const within = noise(60_000);
			within.set(new TextEncoder().encode(bytes), 30_000);
			const kept = await crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['encrypt']);
			const change = opened.result.transaction('all', 'readwrite', { durability: 'strict' });
			const all = change.objectStore('all');
			all.put(small, 'small');
			all.put(within, 'bytes');
			all.put(1, inKey);
			all.put(1, ['run', new Uint8Array([1, 2, 3, ...bytesInKey])]);
			all.put(kept, 'key');
			if (many) all.put(many.repeat(300), 'many');
			if (large) all.put({ text: large.repeat(30_000) }, 'large');
			all.put(new Blob([blob.repeat(2000)]), 'blob');
			for (let i = 0; i < filling.values; i++) all.put(noise(filling.bytes), i);
			await new Promise((done, failed) => {
				change.oncomplete = done;
				change.onabort = () => failed(new Error(String(change.error)));
			});
		},
		{
			small: canary('small'),
			bytes: canary('bytes'),
			inKey: canary('inKey'),
			bytesInKey: [...BYTES_IN_KEY],
			many: repeated ? canary('many') : null,
			large: repeated ? canary('large') : null,
			blob: canary('blob'),
			key: [...KEY],
			filling: FILLING
		}
	);

const plantElsewhere = (page: Page) =>
	page.evaluate(
		async ({ local, cached, address, file, state, key }) => {
			localStorage.setItem('text', local.repeat(50));
			localStorage.setItem('key', btoa(String.fromCharCode(...key)));
			const cache = await caches.open('canaries');
			await cache.put(`/?${encodeURIComponent(address)}`, new Response(cached.repeat(1000)));
			const folder = await navigator.storage.getDirectory();
			const writer = await (await folder.getFileHandle('canary', { create: true })).createWritable();
			await writer.write(file);
			await writer.close();
			history.pushState({ text: state }, '');
		},
		{
			local: canary('local'),
			cached: canary('cached'),
			address: canary('address'),
			file: canary('file'),
			state: canary('state'),
			key: [...KEY]
		}
	);

/** label → the files, from the profile's own folder on, in which it was found. */
async function filesWith(places: string[]): Promise<Record<string, string[]>> {
	const needles = places.map((place) => ({ label: place, text: canary(place) }));
	const inBytes = [
		{ label: 'a key', bytes: KEY },
		{ label: 'bytes in a key', bytes: BYTES_IN_KEY }
	];
	const hits = await searchProfile(profile, [...needles, ...inBytes]);
	const found: Record<string, string[]> = {};
	for (const { needle, file } of hits) (found[needle] ??= []).push(file.replace(/^Default\//, ''));
	return found;
}

const names = (folder: string, end: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(end));

test('canaries in every store of Chromium are found on disk, compressed ones too', async () => {
	await withBrowser([], async (page) => {
		await plantInDatabase(page, true);
		await plantElsewhere(page);
	});
	// The next start tidies up: logs become tables.
	await withBrowser([], async (page) => {
		await page.evaluate(() => new Promise((done) => (indexedDB.open('canaries').onsuccess = done)));
	});

	const places = ['small', 'bytes', 'inKey', 'many', 'large', 'blob', 'local', 'cached', 'address', 'file', 'state'];
	const found = await filesWith([...places, 'nothing that was planted']);
	for (const place of ['small', 'bytes', 'inKey', 'many', 'large', 'blob', 'a key', 'bytes in a key'])
		expect(found[place]?.join(), place).toMatch(/^IndexedDB\/|,IndexedDB\//);
	expect(found['local']?.join()).toContain('Local Storage/');
	expect(found['a key']?.join()).toContain('Local Storage/');
	expect(found['cached']?.join()).toContain('Service Worker/CacheStorage/');
	expect(found['address']?.join()).toContain('Service Worker/CacheStorage/');
	expect(found['file']?.join()).toContain('File System/');
	expect(found['state']?.join()).toContain('Sessions/');
	expect(found['nothing that was planted']).toBeUndefined();

	// It had something to undo: repeated text lies in no file as it is, in any encoding.
	const { many = [], large = [] } = found;
	for (const [place, files] of Object.entries({ many, large }))
		for (const encoding of ['utf8', 'utf16le'] as const) {
			const twice = Buffer.from(canary(place).repeat(2), encoding);
			for (const file of files) expect(readFileSync(join(profile, 'Default', file)).includes(twice), file).toBe(false);
		}
	if (names(profile, '.leveldb/CURRENT').length > 0)
		expect(names(join(profile, 'Default/IndexedDB'), '.ldb')).not.toEqual([]);
});

test('canaries are found where Chromium keeps IndexedDB in SQLite', async () => {
	await withBrowser(['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'], (page) =>
		plantInDatabase(page, true)
	);
	const found = await filesWith(['small', 'bytes', 'inKey', 'many', 'large', 'blob']);
	const planted = ['small', 'bytes', 'inKey', 'a key', 'bytes in a key', 'blob', 'many', 'large'];
	for (const place of planted) expect(found[place]?.join(), place).toContain('IndexedDB/');
});
