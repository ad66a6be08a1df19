import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PLACES = [
	'/usr/bin',
	'/usr/lib/libreoffice/program',
	'/opt/libreoffice/program',
	'/Applications/LibreOffice.app/Contents/MacOS'
];

/**
 * LibreOffice, which opens spreadsheets as their reader would: the system's
 * own, else installed by the package manager.
 * @returns {string} its path
 * @throws {Error} with what to do, where it cannot be had
 */
export function sofficePath() {
	const found = look() ?? (install() ? look() : null);
	if (found) return found;
	throw new Error(
		'LibreOffice Calc is needed for this and was not found. Install it (apt-get install libreoffice-calc) and run again.'
	);
}

/** @returns {string | null} */
function look() {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES];
	return folders.map((folder) => join(folder, 'soffice')).find((path) => existsSync(path)) ?? null;
}

/** @returns {boolean} true when the package manager installed it */
function install() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	try {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		execFileSync('apt-get', ['update'], { stdio: 'ignore', timeout: 300_000 });
		execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'libreoffice-calc'], {
			stdio: 'ignore',
			timeout: 900_000,
			env
		});
		return true;
	} catch {
		return false;
	}
}
