import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The name of this build: the package version and, in a checkout, the commit.
 * A build outside of git is named by its moment. The name is left in the
 * environment, since Kit reads its configuration anew in each of its processes
 * and all of them must see one name.
 * @returns {string}
 */
export function appVersion() {
	process.env.APP_VERSION ??= `${packageVersion()}+${commit() ?? Date.now().toString(36)}`;
	return process.env.APP_VERSION;
}

/** @returns {string} */
function packageVersion() {
	/** @type {{version: string}} */
	const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
	return version;
}

/** @returns {string | null} null outside of a checkout, or before its first commit */
function commit() {
	try {
		const out = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] });
		return out.toString().trim();
	} catch {
		return null;
	}
}
