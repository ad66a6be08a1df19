import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ENTRY = '_app/immutable/entry/';
const WORKER = 'service-worker.js';
const LIST = 'self.__WB_MANIFEST';
const WORKERS = '_app/immutable/workers';
/** An import of a worker's own first file. */
const OF_ENTRY = /(?:from|import)\s*\(?\s*["'](?:\.\.\/)+[\w.-]+\.worker-[\w-]+\.js/;

/**
 * Wraps the static adapter, so that one build works under any path of any
 * host and offline: the page finds its files beside itself, its start script
 * becomes a file (so that a host can send one fixed content security policy,
 * without a hash that changes with each build), and the service worker learns
 * the name and hash of every file. Fails where a worker's own part imports its first file again.
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {string} folder where the adapter writes the build
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function portable(adapter, folder) {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			checkWorkers(folder);
			const file = join(folder, 'index.html');
			const { page, script } = withoutInlineScript(readFileSync(file, 'utf8'));
			writeFileSync(join(folder, script.name), script.text);
			writeFileSync(file, page);
			const worker = join(folder, WORKER);
			writeFileSync(worker, withList(readFileSync(worker, 'utf8'), precacheList(folder)));
		}
	};
}

/**
 * WebKit runs the first file of a worker once more where another of its files
 * imports it: there would be two of what the worker holds, the vault among them.
 * @param {string} folder
 */
function checkWorkers(folder) {
	const chunks = join(folder, WORKERS, 'chunks');
	for (const name of readdirSync(chunks))
		if (OF_ENTRY.test(readFileSync(join(chunks, name), 'utf8')))
			throw new Error(`${WORKERS}/chunks/${name} imports the first file of a worker, which WebKit would run twice.`);
}

/**
 * @param {string} absolute the page as Kit writes it
 * @returns {{page: string, script: {name: string, text: string}}} name: path within the build
 */
function withoutInlineScript(absolute) {
	const [tag, inline] = /<script>([\s\S]*?)<\/script>/.exec(absolute) ?? [];
	const policyHash = ` '${hash(inline ?? '')}'`;
	if (!tag || !inline?.includes(`"/${ENTRY}`) || !absolute.includes(policyHash))
		throw new Error('The page that Kit built has no inline start script, or no policy that names it.');
	const text = inline.replaceAll(`"/${ENTRY}`, '"./').replace(/^\t+/gm, '').trim();
	const name = `${ENTRY}page.${createHash('sha256').update(text).digest('hex').slice(0, 8)}.js`;
	const page = absolute
		.replace(tag, () => `<script src="./${name}"></script>`)
		.replace(policyHash, '')
		.replaceAll('"/_app/', '"./_app/')
		.replaceAll('href="/', 'href="./');
	return { page, script: { name, text } };
}

/**
 * Every file that the app may ask for: all of the build but the worker
 * itself, and what is meant for hosts and crawlers.
 * @param {string} folder
 * @returns {{url: string, revision: string | null, integrity: string}[]} url: relative to the worker; revision: null where the name holds a hash
 */
export function precacheList(folder) {
	const names = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.filter((name) => name !== WORKER && name !== 'robots.txt' && !/(^|\/)(\.|_headers$)|\.map$/.test(name));
	return names.sort().map((name) => {
		const integrity = hash(readFileSync(join(folder, name)));
		const revision = name.startsWith('_app/immutable/') ? null : integrity.slice('sha256-'.length);
		return { url: name === 'index.html' ? './' : `./${name}`, revision, integrity };
	});
}

/**
 * @param {string} worker the built service worker
 * @param {object[]} list
 * @returns {string}
 */
function withList(worker, list) {
	if (worker.split(LIST).length !== 2) throw new Error(`The built service worker must name ${LIST} exactly once.`);
	return worker.replace(LIST, () => JSON.stringify(list));
}

/**
 * @param {string | Buffer} bytes
 * @returns {string} as content security policies and `integrity` write it
 */
function hash(bytes) {
	return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}
