import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const portals = join(root, 'tests/portals');

/** Names of the portals in a folder of `tests/portals`, as their addresses have them. */
export function portalsIn(folder: string): string[] {
	return readdirSync(join(portals, folder))
		.filter((name) => name.endsWith('.html') && !name.endsWith('-form.html'))
		.map((name) => `${folder}/${name.slice(0, -'.html'.length)}`)
		.sort();
}

/** Builds the portals unless they stand already as their sources are now. @returns the folder */
async function builtPortals(): Promise<string> {
	const sources = readdirSync(portals, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.\w+$/.test(name))
		.sort()
		.map((name) => join(portals, name));
	const hash = createHash('sha256');
	for (const file of [...sources, join(root, 'package-lock.json')]) hash.update(file).update(readFileSync(file));
	const cache = join(root, 'node_modules/.cache/portals');
	const folder = join(cache, hash.digest('hex').slice(0, 16));
	if (existsSync(folder)) return folder;
	mkdirSync(cache, { recursive: true });
	// Another worker may build the same: whoever is first gives the folder its name.
	const own = join(cache, `building-${randomUUID()}`);
	await build({ configFile: join(portals, 'vite.config.ts'), build: { outDir: own } });
	try {
		renameSync(own, folder);
	} catch {
		rmSync(own, { recursive: true });
	}
	return folder;
}

async function served(outDir: string): Promise<{ url: string; close: () => Promise<void> }> {
	const server = await preview({
		configFile: false,
		root: portals,
		logLevel: 'error',
		build: { outDir },
		preview: { port: 0, host: '127.0.0.1' }
	});
	const address = server.httpServer.address();
	if (address === null || typeof address === 'string') throw new Error('The portals could not be served.');
	return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** The engine as one script that puts `fillEngine` on the window. */
async function engineScript(): Promise<string> {
	const built = await build({
		configFile: false,
		root,
		logLevel: 'error',
		build: {
			write: false,
			minify: false,
			target: 'es2023',
			lib: { entry: join(root, 'extension/fill/index.ts'), formats: ['iife'], name: 'fillEngine' }
		}
	});
	const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
	for (const { output } of outputs) for (const piece of output) if (piece.type === 'chunk') return piece.code;
	throw new Error('The engine could not be built.');
}

export interface Served {
	/** Where the portals are; the other origin has the same files. */
	portals: { url: string; otherOrigin: string };
	engine: string;
}

/** The portals, served from two origins, and the engine; once for each worker. */
export const test = base.extend<object, Served>({
	portals: [
		async ({ browserName: _ }, use) => {
			const folder = await builtPortals();
			const servers = await Promise.all([served(folder), served(folder)]);
			await use({ url: servers[0].url, otherOrigin: servers[1].url });
			await Promise.all(servers.map((server) => server.close()));
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	engine: [async ({ browserName: _ }, use) => use(await engineScript()), { scope: 'worker', timeout: 60_000 }]
});
