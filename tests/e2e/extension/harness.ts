import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test as base, type BrowserContext, type Page, type Worker } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from '../../tools/browsers.js';
import { extensionWithHosts } from './built.js';
import { startPortal } from './portal-side.js';
import { startRegister, type RegisterSide } from './register-side.js';
import type { Site } from './sites.js';
import { words } from '../../../extension/i18n/words.js';

/** The words of the extension in Russian, which the tests press. */
export const w = words('ru');

/** Chromium with the extension, and the two sites that it stands between. */
export interface Stage {
	context: BrowserContext;
	id: string;
	register: RegisterSide;
	portal: Site;
	/** Runs in the background of the extension. */
	background: <T>(work: () => Promise<T> | T) => Promise<T>;
	/** The panel of a portal's tab, as a page of its own. */
	panel: (beside: Page) => Promise<Page>;
	/** Everything that the extension holds, on disk and in memory, as text. */
	storage: () => Promise<{ local: string; session: string }>;
	/** Whatever any page or the background wrote to a console. */
	consoles: string[];
	/** Allows both sites, as after the lawyer did it in the permission tab; the stand-in for the register unless another is named. */
	allow: (registerOrigin?: string) => Promise<void>;
}

/** Starts Chromium with an extension from a folder. */
export async function chromiumWith(extension: string): Promise<{ context: BrowserContext; end: () => Promise<void> }> {
	const profile = mkdtempSync(join(tmpdir(), 'tizilim-chromium-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: chromiumPath(),
		headless: false,
		locale: 'ru-KZ',
		viewport: { width: 380, height: 900 },
		ignoreDefaultArgs: ['--disable-extensions'],
		args: [...CHROMIUM_ARGS, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`, '--lang=ru']
	});
	const end = async (): Promise<void> => {
		await context.close();
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	};
	return { context, end };
}

export const backgroundOf = async (context: BrowserContext): Promise<Worker> =>
	context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));

export const test = base.extend<{ stage: Stage }, { running: Stage }>({
	running: [
		async ({ browserName: _ }, use) => {
			const [register, portal] = await Promise.all([startRegister(), startPortal()]);
			const extension = extensionWithHosts('chromium', ['http://localhost/*']);
			const { context, end } = await chromiumWith(extension);
			const id = new URL((await backgroundOf(context)).url()).host;
			const consoles: string[] = [];
			context.on('console', (message) => consoles.push(message.text()));
			context.on('weberror', (error) => consoles.push(String(error.error())));
			// The background sleeps and wakes: it is looked for anew each time.
			const background = async <T>(work: () => Promise<T> | T): Promise<T> =>
				(await backgroundOf(context)).evaluate<T>(work);
			const panel = async (beside: Page): Promise<Page> => {
				const url = beside.url();
				const tabs = await (
					await backgroundOf(context)
				).evaluate(
					async (address) => (await chrome.tabs.query({})).filter((tab) => tab.url === address).map((tab) => tab.id),
					url
				);
				const page = await context.newPage();
				await page.goto(`chrome-extension://${id}/panel/index.html?tab=${tabs.at(-1)}`);
				return page;
			};
			const allow = async (registerOrigin = register.origin): Promise<void> => {
				const page = await context.newPage();
				await page.goto(`chrome-extension://${id}/permission/index.html`);
				await page.evaluate(
					async (sites) => {
						for (const one of sites) await chrome.runtime.sendMessage({ kind: 'site-granted', ...one });
					},
					[
						{ role: 'register', origin: registerOrigin },
						{ role: 'portal', origin: portal.origin }
					]
				);
				await page.close();
			};
			const storage = () =>
				background(async () => ({
					local: JSON.stringify(await chrome.storage.local.get(null)),
					session: JSON.stringify(await chrome.storage.session.get(null))
				}));
			await use({ context, id, register, portal, background, panel, storage, consoles, allow });
			await end();
			await Promise.all([register.close(), portal.close()]);
			rmSync(extension, { recursive: true, force: true });
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	/** The same browser for all tests of a file, emptied before each. */
	stage: async ({ running }, use) => {
		const { context, background } = running;
		running.consoles.length = 0;
		await background(async () => {
			await chrome.storage.local.clear();
			await chrome.storage.session.clear();
			await chrome.storage.local.set({ language: 'ru' });
			await chrome.scripting.unregisterContentScripts();
			await chrome.action.setBadgeText({ text: '' });
		});
		await use(running);
		for (const page of context.pages().slice(1)) await page.close();
	}
});
export { expect };

/** A register's page that is connected, with rows handed over. */
export async function offered(
	stage: Stage,
	...offer: Parameters<RegisterSide['offer']> extends [unknown, ...infer R] ? R : never
): Promise<Page> {
	const page = await stage.context.newPage();
	await page.goto(stage.register.url);
	await heard(stage, page, 'welcome');
	await stage.register.offer(page, ...offer);
	await heard(stage, page, 'taken');
	return page;
}

/** Waits until the register's page has heard a message of this kind. @returns the last one */
export async function heard(stage: Stage, page: Page, kind: string): Promise<Record<string, unknown>> {
	const last = async () => (await stage.register.heard(page)).findLast((message) => message.kind === kind);
	await expect.poll(async () => (await last()) !== undefined, { message: `“${kind}” is heard` }).toBe(true);
	return (await last()) ?? {};
}

/** The portal's form in a tab of its own. */
export async function portalPage(stage: Stage): Promise<Page> {
	const page = await stage.context.newPage();
	await page.goto(`${stage.portal.url}?${Math.random()}`);
	return page;
}
