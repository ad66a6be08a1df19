import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @type {boolean} */
let asked = false;

/**
 * A program of poppler, which reads PDFs as their reader would: the system's
 * own, else installed by the package manager.
 * @param {'pdftotext' | 'pdftoppm'} name
 * @returns {string} its path
 * @throws {Error} with what to do, where it cannot be had: the tests of paper need it and are never skipped
 */
export function popplerTool(name) {
	const found = onPath(name) ?? (aptInstall() ? onPath(name) : null);
	if (found) return found;
	throw new Error(
		`${name} is needed to check PDFs and was not found. Install poppler (apt-get install poppler-utils, brew install poppler) and run the tests again.`
	);
}

/**
 * @param {string} name
 * @returns {string | null}
 */
function onPath(name) {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** @returns {boolean} true when the package manager installed it */
function aptInstall() {
	if (asked || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	asked = true;
	try {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		execFileSync('apt-get', ['update'], { stdio: 'ignore', timeout: 300_000 });
		execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'poppler-utils'], {
			stdio: 'ignore',
			timeout: 600_000,
			env
		});
		return true;
	} catch {
		return false;
	}
}
