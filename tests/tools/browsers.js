import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Flags under which the system's Chromium runs headless, also as root and on a machine without a network. */
export const CHROMIUM_ARGS = [
	'--headless=new',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/**
 * @typedef {'chromium' | 'firefox' | 'webkit'} BrowserName
 * @typedef {{path: string, from: 'system' | 'playwright'}} Found the program that starts it: of WebKit's system
 * version its driver, which starts the browser; a Playwright download is driven through Playwright only
 */

/** @type {Record<BrowserName, {paths: string[], packages: string[], env: string}>} */
const KNOWN = {
	chromium: {
		paths: [
			'/usr/bin/chromium',
			'/usr/bin/chromium-browser',
			'/usr/bin/google-chrome',
			'/usr/bin/google-chrome-stable'
		],
		packages: ['chromium'],
		env: 'CHROMIUM_PATH'
	},
	firefox: { paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'], packages: ['firefox-esr'], env: 'FIREFOX_PATH' },
	webkit: {
		paths: ['/usr/bin/WebKitWebDriver'],
		packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
		env: 'WEBKIT_DRIVER_PATH'
	}
};

/** Starts a program with a screen that nobody sees, where there is no other. */
const VIRTUAL_SCREEN = '/usr/bin/xvfb-run';

/**
 * The browser, found in this order: the variable that names its program, the
 * system's own, the Playwright download, the package manager.
 * @param {BrowserName} name
 * @returns {Found | null} null where it cannot be had here
 */
export function findBrowser(name) {
	const { paths, packages, env } = KNOWN[name];
	const system = () => {
		const path = process.env[env] ?? paths.find((one) => existsSync(one));
		const shown = name !== 'webkit' || screenCommand() !== null;
		return path && shown ? /** @type {Found} */ ({ path, from: 'system' }) : null;
	};
	return system() ?? playwrightDownload(name) ?? (aptInstall(packages) ? system() : null);
}

/**
 * What stands before the command of a browser that knows no headless mode.
 * @returns {string[] | null} null where it has no screen to open a window on
 */
export function screenCommand() {
	if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
	return existsSync(VIRTUAL_SCREEN) ? [VIRTUAL_SCREEN, '--auto-servernum'] : null;
}

/**
 * @param {BrowserName} name
 * @returns {string} what to do where the browser cannot be had
 */
export function howToGet(name) {
	const { packages, env } = KNOWN[name];
	return `${name} was not found, could not be downloaded and not be installed: apt-get install ${packages.join(' ')}, or npx playwright install ${name}, or set ${env}.`;
}

/**
 * @returns {string} Chromium's program
 * @throws {Error} with what to do, where it cannot be had: every browser test needs it
 */
export function chromiumPath() {
	const found = findBrowser('chromium');
	if (found) return found.path;
	throw new Error(howToGet('chromium'));
}

/**
 * @param {BrowserName} name
 * @returns {Found | null}
 */
function playwrightDownload(name) {
	const where = () => {
		const code = `import('playwright-core').then(({${name}}) => process.stdout.write(${name}.executablePath()))`;
		const out = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' }).stdout;
		return out && existsSync(out) ? /** @type {Found} */ ({ path: out, from: 'playwright' }) : null;
	};
	const present = where();
	if (present) return present;
	const done = spawnSync('npx', ['playwright', 'install', name], { stdio: 'ignore', timeout: 300_000 });
	return done.status === 0 ? where() : null;
}

/**
 * @param {string[]} packages
 * @returns {boolean} true when the package manager installed them
 */
export function aptInstall(packages) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	try {
		execFileSync('apt-get', ['update'], { stdio: 'ignore', timeout: 300_000 });
		execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
			stdio: 'ignore',
			timeout: 600_000,
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		});
		return true;
	} catch {
		return false;
	}
}
