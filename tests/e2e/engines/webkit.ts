import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, By, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver';
import { screenCommand } from '../../tools/browsers.js';
import { PATIENCE, type Engine, type Role } from './engine.js';

const CANDIDATES: Record<Role, string> = {
	button: 'button',
	link: 'a[href]',
	radio: 'input[type=radio]',
	textbox: 'textarea, input[type=text], input[type=password]',
	checkbox: 'input[type=checkbox]'
};

/** WebKitGTK through its own driver, which starts the engine's small browser with a profile that is gone with it. */
export async function webkit(driverProgram: string): Promise<Engine> {
	const port = await freePort();
	const command = [...(screenCommand() ?? []), driverProgram, `--port=${String(port)}`];
	const process = spawn('env', command, { stdio: 'ignore', detached: true });
	const driver = await connect(`http://127.0.0.1:${String(port)}`);
	await driver.manage().window().setRect({ width: 1280, height: 900 });
	await driver.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });

	/** By the engine's own reckoning of role and name; tried again while the page changes under our hands. */
	const act = async (role: Role, name: string, what: (element: WebElement) => Promise<void>): Promise<void> => {
		const until = Date.now() + PATIENCE;
		let last: unknown = 'not found';
		while (Date.now() < until) {
			const candidates = await driver.findElements(By.css(CANDIDATES[role]));
			for (const element of candidates) {
				try {
					if ((await element.getAccessibleName()) !== name) continue;
					// Into the middle, where no bar of the page covers it.
					await driver.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', element);
					await what(element);
					return;
				} catch (error) {
					// Replaced, covered or not drawn; the driver has no one name for it, and often no words.
					last = error;
				}
			}
		}
		throw new Error(`No ${role} “${name}” could be used.`, { cause: last });
	};
	const capabilities = await driver.getCapabilities();
	return {
		version: `${String(capabilities.get('browserName'))} ${String(capabilities.get('browserVersion'))}`,
		open: (url) => driver.get(url),
		async openAnew(url) {
			const old = await driver.getWindowHandle();
			await driver.switchTo().newWindow('tab');
			const fresh = await driver.getWindowHandle();
			await driver.switchTo().window(old);
			await driver.close();
			await driver.switchTo().window(fresh);
			await driver.get(url);
		},
		press: (role, name) => act(role, name, (element) => element.click()),
		write: (name, text) =>
			act('textbox', name, async (element) => {
				await element.clear();
				await element.sendKeys(text);
			}),
		async give(file) {
			await driver.findElement(By.css('input[type=file]')).sendKeys(file);
		},
		ask: (expression) =>
			driver.executeAsyncScript(
				`const done = arguments[0]; Promise.resolve(${expression}).then(done, (e) => done(String(e)))`
			),
		cutPower: null,
		async close() {
			await driver.quit();
			if (process.pid !== undefined) globalThis.process.kill(-process.pid, 'SIGTERM');
		}
	};
}

/** The driver needs a moment to listen. */
async function connect(server: string): Promise<WebDriver> {
	const until = Date.now() + PATIENCE;
	for (;;) {
		const listens = await fetch(`${server}/status`).then(
			(answer) => answer.ok,
			() => false
		);
		if (listens) break;
		if (Date.now() > until) throw new Error('WebKitWebDriver does not listen.');
	}
	return new Builder()
		.usingServer(server)
		.withCapabilities(new Capabilities({ browserName: 'MiniBrowser' }))
		.build();
}

function freePort(): Promise<number> {
	return new Promise((done, failed) => {
		const server = createServer();
		server.once('error', failed);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => done(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
