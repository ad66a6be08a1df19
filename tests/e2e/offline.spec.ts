import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { offlineReady } from '../tools/offline-ready.js';
import { precacheList } from '../tools/portable.js';
import { serve } from '../tools/serve.js';

/** Errors that a page shows in its console or throws. */
function errorsOf(page: Page): string[] {
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
	return errors;
}

/** A file as the page gets it, by name relative to the app: status and hash. */
const fetched = (page: Page, name: string) =>
	page.evaluate(async (path) => {
		const response = await fetch(path);
		const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
		return { status: response.status, hash: btoa(String.fromCharCode(...new Uint8Array(digest))) };
	}, name);

const caches = (page: Page) =>
	page.evaluate(async () => {
		const all: Record<string, string[]> = {};
		for (const name of await window.caches.keys())
			all[name] = (await (await window.caches.open(name)).keys()).map((request) => request.url);
		return all;
	});

for (const base of ['', '/office/register']) {
	const where = base || '/';

	test(`starts cold with the server stopped, under ${where}`, async ({ context }) => {
		// A host that answers by kind of request must not make the kept page unfindable.
		const server = await serve({ base, headers: { vary: 'Accept, Origin' } });
		const first = await context.newPage();
		await first.goto(`${server.url}/`);
		await offlineReady(first);
		await first.close();
		await server.close();

		for (const path of ['/', '/#/new', '/?source=home', '/index.html', '/index.html#/new']) {
			const page = await context.newPage();
			const errors = errorsOf(page);
			const response = await page.goto(`${server.url}${path}`);
			expect(response?.fromServiceWorker(), path).toBe(true);
			await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
			expect(errors, path).toEqual([]);
			await page.close();
		}
	});

	test(`keeps every file of the build, and nothing else, under ${where}`, async ({ page }) => {
		const server = await serve({ base });
		await page.goto(`${server.url}/`);
		await offlineReady(page);
		await server.close();

		const list = precacheList('build');
		expect(list.length).toBeGreaterThan(10);
		for (const { url, integrity } of list)
			expect(await fetched(page, url), url).toEqual({ status: 200, hash: integrity.slice('sha256-'.length) });
		const kept = Object.values(await caches(page)).flat();
		expect(kept.map((address) => address.replace(/\?.*/, '')).sort()).toEqual(
			list.map(({ url }) => new URL(url, `${server.url}/`).href).sort()
		);
	});
}

test('two copies of the app on one host keep apart', async ({ context }) => {
	const one = await serve({ base: '/one' });
	const port = Number(new URL(one.url).port);
	const page = await context.newPage();
	await page.goto(`${one.url}/`);
	await offlineReady(page);
	await one.close();
	const two = await serve({ base: '/two', port });
	await page.goto(`${two.url}/`);
	await offlineReady(page);
	await two.close();
	for (const { url } of [one, two]) {
		await page.goto(`${url}/`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	expect(Object.keys(await caches(page))).toHaveLength(2);
});

test('can be installed on a phone', async ({ page, context }) => {
	const server = await serve({ base: '/office/register' });
	await page.goto(`${server.url}/`);
	await offlineReady(page);
	const devtools = await context.newCDPSession(page);
	const { errors, url } = await devtools.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	expect(url).toBe(`${server.url}/manifest.webmanifest`);
	const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
	// A test's browser window is a private one, where nothing can be installed; all else must be right.
	expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
	await server.close();
});

test('asks nothing of any other host', async ({ browser }) => {
	const asked: string[] = [];
	const proxy = createServer((socket) => {
		socket.once('data', (data) => {
			asked.push(data.toString('latin1').split('\r\n')[0] ?? '');
			socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
		});
		socket.on('error', () => socket.destroy());
	});
	const port = await new Promise<number>((done) => {
		proxy.listen(0, '127.0.0.1', () => {
			const address = proxy.address();
			done(typeof address === 'object' && address ? address.port : 0);
		});
	});
	// Localhost is asked directly; whatever is meant for another host, by page or worker, goes to the proxy.
	const context = await browser.newContext({ proxy: { server: `http://127.0.0.1:${port}`, bypass: 'localhost' } });
	const server = await serve({ base: '/office/register' });
	const page = await context.newPage();
	await page.goto(`${server.url}/`);
	await offlineReady(page);
	await page.goto('about:blank');
	await page.goto(`${server.url}/#/new`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(asked).toEqual([]);

	// The same proxy does see what goes elsewhere.
	await (await context.newPage()).goto('http://elsewhere.test/').catch(() => null);
	expect(asked.join()).toContain('elsewhere.test');
	await context.close();
	await server.close();
	await new Promise((closed) => proxy.close(closed));
});

test.describe('a new version', () => {
	let folder = '';
	test.beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'tizilim-'));
		cpSync('build', folder, { recursive: true });
	});
	test.afterEach(() => rmSync(folder, { recursive: true }));

	const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

	/** Alters the page on the host as a new build does: its text, and its hash in the worker. */
	function publish(title: string, hashed: (page: string) => string = hashOf): void {
		const before = readFileSync(join(folder, 'index.html'), 'utf8');
		const after = before.replace(/<title>.*<\/title>/, `<title>${title}</title>`);
		const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
		expect(worker).toContain(hashOf(before));
		writeFileSync(join(folder, 'index.html'), after);
		writeFileSync(join(folder, 'service-worker.js'), worker.replaceAll(hashOf(before), hashed(after)));
	}

	const update = (page: Page) =>
		page.evaluate(async () => {
			const registration = await navigator.serviceWorker.getRegistration();
			await registration?.update().catch(() => null);
		});

	const waitForState = (page: Page, state: 'waiting' | 'none') =>
		page.waitForFunction(async (wanted) => {
			const registration = await navigator.serviceWorker.getRegistration();
			return !registration?.installing && (wanted === 'waiting') === Boolean(registration?.waiting);
		}, state);

	/** Counts the loads of a page: a reload under the user's hands would show. */
	async function opened(context: BrowserContext, url: string): Promise<{ page: Page; loads: () => number }> {
		const page = await context.newPage();
		let loads = 0;
		page.on('load', () => loads++);
		await page.goto(url);
		await offlineReady(page);
		return { page, loads: () => loads };
	}

	/**
	 * Loads the page again, up to the last file that its vault asks for. Chromium ends the old worker as soon as a new
	 * one is let in; a file asked for in that moment starts the old one again, which then stays until it has idled
	 * (never, under a debugger).
	 */
	async function reloadWhole(page: Page): Promise<void> {
		const last = page.waitForResponse(/automerge.*\.wasm$/);
		await page.reload();
		await (await last).finished();
		await page.waitForLoadState('networkidle');
	}

	/** The running app keeps no title of its own in its first moments: read what the kept page says. */
	const keptTitle = (page: Page) =>
		page.evaluate(async () => /<title>(.*)<\/title>/.exec(await (await fetch('./')).text())?.[1]);

	test('waits until it is let in, takes over whole, and leaves nothing of the old one', async ({ context }) => {
		const server = await serve({ root: folder });
		const { page, loads } = await opened(context, `${server.url}/`);
		const old = (await caches(page))[Object.keys(await caches(page))[0] ?? ''] ?? [];
		publish('Second');
		await update(page);
		await waitForState(page, 'waiting');
		expect(loads()).toBe(1);
		await reloadWhole(page);
		expect(await keptTitle(page)).not.toBe('Second');
		await waitForState(page, 'waiting');

		await page.evaluate(async () => {
			const registration = await navigator.serviceWorker.getRegistration();
			const taken = new Promise((done) =>
				navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
			);
			registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
			await taken;
		});
		await offlineReady(page);
		// Let in by a message that was not this page's `updates.apply()`: offered, not forced.
		expect(loads()).toBe(2);
		await server.close();
		await page.reload();
		expect(await keptTitle(page)).toBe('Second');
		const kept = Object.values(await caches(page)).flat();
		expect(kept).toHaveLength(old.length);
		expect(kept.filter((address) => !old.includes(address))).toHaveLength(1);
		expect(loads()).toBe(3);
	});

	test('of which a file is not what its worker names is not taken, and the old one still starts', async ({
		context
	}) => {
		const server = await serve({ root: folder });
		const { page, loads } = await opened(context, `${server.url}/`);
		publish('Half', () => hashOf('another page'));
		await update(page);
		await waitForState(page, 'none');
		await server.close();
		await page.goto('about:blank');
		await page.goto(`${server.url}/`);
		expect(await keptTitle(page)).not.toBe('Half');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(loads()).toBe(3);
	});
});
