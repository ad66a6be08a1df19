import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { PATIENCE, type Engine } from './engine.js';

/** A page of Firefox, driven by what its user perceives. */
export function drive(page: Page): Pick<Engine, 'press' | 'write' | 'give'> {
	const named = (name: string) => `[name="${name.replaceAll('"', '\\"')}"]`;
	return {
		async press(role, name) {
			const found = page.locator(`::-p-aria(${named(name)}[role="${role}"])`);
			// Into the middle: a click goes to a place, and a bar of the page may lie over it.
			const handle = await found.waitHandle();
			await handle.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
			await found.click();
		},
		async write(name, text) {
			// By its name alone: a password field has no role, and its label has the same name.
			await page.waitForSelector(`::-p-aria(${named(name)})`);
			for (const found of await page.$$(`::-p-aria(${named(name)})`))
				if (await found.evaluate((element) => element.matches('input, textarea'))) return found.asLocator().fill(text);
			throw new Error(`“${name}” is no field.`);
		},
		async give(file) {
			const input = await page.waitForSelector('input[type=file]');
			await input?.uploadFile(file);
		}
	};
}

/** The system's Firefox, through WebDriver BiDi. */
export async function firefox(program: string): Promise<Engine> {
	const profile = mkdtempSync(join(tmpdir(), 'tizilim-firefox-'));
	const start = () =>
		launch({
			browser: 'firefox',
			executablePath: program,
			userDataDir: profile,
			protocolTimeout: PATIENCE,
			defaultViewport: { width: 1280, height: 900 },
			// Its addresses as they are: the machines that test have no mDNS, by which browsers name them.
			extraPrefsFirefox: { 'intl.accept_languages': 'ru', 'media.peerconnection.ice.obfuscate_host_addresses': false }
		});
	let browser: Browser = await start();
	let page: Page = await browser.newPage();
	const prepare = () => page.setDefaultTimeout(PATIENCE);
	prepare();

	return {
		version: await browser.version(),
		async open(url) {
			await page.goto(url);
		},
		async openAnew(url) {
			const old = page;
			page = await browser.newPage();
			prepare();
			await old.close();
			await page.goto(url);
		},
		press: (role, name) => drive(page).press(role, name),
		write: (name, text) => drive(page).write(name, text),
		give: (file) => drive(page).give(file),
		ask: (expression) => page.evaluate(expression),
		async cutPower() {
			const running = browser.process();
			if (running === null) throw new Error('Firefox runs without a process of its own.');
			const gone = new Promise((done) => running.once('exit', done));
			running.kill('SIGKILL');
			await gone;
			// It puts back the profile's own preferences, while the next start would copy them.
			await expect
				.poll(() => readdirSync(profile).some((name) => name.endsWith('.puppeteer')), { timeout: PATIENCE })
				.toBe(false);
			browser = await start();
			page = await browser.newPage();
			prepare();
		},
		async close() {
			await browser.close();
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}
