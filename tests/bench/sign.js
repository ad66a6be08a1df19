import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, runnerImport } from 'vite';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Within the validity of the certificates that are made. */
const AT_TIME = '1781500000';

/** @typedef {{root: string, signed: {data: string, cms: string}[]}} Made */

/**
 * Checks many signatures in a browser, one after another as the app's worker
 * does, beside `openssl cms -verify` with a process for each (RSA; it knows no
 * Kazakh GOST).
 * @param {number} count
 * @param {string} url a page of this computer: only there has a browser cryptography
 * @returns {Promise<import('./run.js').Result[]>}
 */
export async function measureSigning(count, url) {
	const { module } = await runnerImport(`${ROOT}tests/bench/make-signatures.ts`, { root: ROOT, configFile: false });
	const { makeSignatures } = /** @type {typeof import('./make-signatures.js')} */ (module);
	const [rsa, gost] = [await makeSignatures('rsa', count), await makeSignatures('gost', count)];
	const verifier = await verifierScript();
	const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
	try {
		const page = await browser.newPage();
		await page.goto(url);
		await page.evaluate(verifier);
		const ours = { rsa: await verifying(page, rsa), gost: await verifying(page, gost) };
		const peer = byOpenssl(rsa);
		return [
			{ name: 'check signatures, RSA-2048', unit: 'ms', rows: count, ours: ours.rsa, peers: { openssl: peer } },
			{ name: 'check signatures, GOST 34.10-2015 512', unit: 'ms', rows: count, ours: ours.gost, peers: {} }
		];
	} finally {
		await browser.close();
	}
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Made} made
 * @returns {Promise<number>} ms
 */
async function verifying(page, made) {
	const { took, valid } = await page.evaluate(async ({ root, signed }) => {
		const { signing } = /** @type {typeof globalThis & {signing: typeof import('#lib/signing/index.js')}} */ (
			globalThis
		);
		const verifier = new signing.Verifier([root]);
		const start = performance.now();
		let valid = 0;
		for (const { data, cms } of signed) if ((await verifier.verify(data, cms)).verdict === 'valid') valid += 1;
		return { took: performance.now() - start, valid };
	}, made);
	if (valid !== made.signed.length) throw new Error(`Only ${valid} of ${made.signed.length} signatures are valid.`);
	return took;
}

/**
 * @param {Made} made
 * @returns {number} ms
 */
function byOpenssl({ root, signed }) {
	const folder = mkdtempSync(join(tmpdir(), 'bench-cms-'));
	try {
		writeFileSync(join(folder, 'root.pem'), `-----BEGIN CERTIFICATE-----\n${root}\n-----END CERTIFICATE-----\n`);
		for (const [at, { data, cms }] of signed.entries()) {
			writeFileSync(join(folder, `${at}`), data);
			writeFileSync(join(folder, `${at}.cms`), Buffer.from(cms, 'base64'));
		}
		const start = performance.now();
		for (const at of signed.keys()) {
			const what = ['-binary', '-inform', 'DER', '-in', `${at}.cms`, '-content', `${at}`];
			const trust = ['-CAfile', 'root.pem', '-purpose', 'any', '-attime', AT_TIME, '-out', 'out'];
			execFileSync('openssl', ['cms', '-verify', ...what, ...trust], { cwd: folder, stdio: 'pipe' });
		}
		return performance.now() - start;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** @returns {Promise<string>} what checks signatures, as one script */
async function verifierScript() {
	const built = await build({
		configFile: false,
		root: ROOT,
		logLevel: 'error',
		build: {
			write: false,
			target: 'es2023',
			lib: { entry: `${ROOT}src/lib/signing/index.ts`, formats: ['iife'], name: 'signing' }
		}
	});
	const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
	for (const { output } of outputs) for (const piece of output) if (piece.type === 'chunk') return piece.code;
	throw new Error('What checks signatures could not be built.');
}
