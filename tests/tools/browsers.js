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

/** @type {Record<'chromium' | 'firefox', {paths: string[], packages: string[], env: string}>} */
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
	firefox: { paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'], packages: ['firefox-esr'], env: 'FIREFOX_PATH' }
};

/**
 * The browser's program, found in this order: the variable that names it, the
 * system's own, the Playwright download (Chromium only), the package manager.
 * @param {'chromium' | 'firefox'} name
 * @returns {string | null} null where it cannot be had here
 */
export function findBrowser(name) {
	const { paths, packages, env } = KNOWN[name];
	const named = process.env[env];
	if (named) return named;
	const installed = () => paths.find((path) => existsSync(path)) ?? null;
	return (
		installed() ?? (name === 'chromium' ? playwrightDownload() : null) ?? (aptInstall(packages) ? installed() : null)
	);
}

/**
 * @returns {string} Chromium's program
 * @throws {Error} with what to do, where it cannot be had: every browser test needs it
 */
export function chromiumPath() {
	const path = findBrowser('chromium');
	if (path) return path;
	throw new Error(
		'Chromium is needed for the tests and was not found. Install it (apt-get install chromium), or set CHROMIUM_PATH to its program.'
	);
}

/** @returns {string | null} */
function playwrightDownload() {
	const where = () => {
		const code = "import('playwright-core').then(({chromium}) => process.stdout.write(chromium.executablePath()))";
		const out = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' }).stdout;
		return out && existsSync(out) ? out : null;
	};
	const present = where();
	if (present) return present;
	const done = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
	return done.status === 0 ? where() : null;
}

/**
 * @param {string[]} packages
 * @returns {boolean} true when the package manager installed them
 */
function aptInstall(packages) {
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
