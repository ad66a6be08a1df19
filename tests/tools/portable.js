import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Wraps the static adapter: the one page is made to find its files beside
 * itself, so that the same build works under any path of any host. Kit writes
 * absolute addresses into a fallback page; they are made relative here, and
 * the hash of the inline script in the content security policy is renewed.
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {string} folder where the adapter writes the page
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function portable(adapter, folder) {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			const file = join(folder, 'index.html');
			const absolute = readFileSync(file, 'utf8');
			const page = absolute.replaceAll('"/_app/', '"./_app/').replaceAll('href="/', 'href="./');
			writeFileSync(file, page.replace(inlineHash(absolute), inlineHash(page)));
		}
	};
}

/**
 * @param {string} page
 * @returns {string} the CSP source of the page's one inline script
 */
function inlineHash(page) {
	const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1];
	if (script === undefined) throw new Error('The built page has no inline script.');
	return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
