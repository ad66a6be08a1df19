/**
 * Makes the test vectors of docs/format.md anew: `node tests/tools/make-vectors.js --replace`, or
 * `--replace document.json` for that file alone.
 * They are frozen. Whoever runs this changes the format, and says so in docs/format.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';

if (!process.argv.includes('--replace')) {
	console.error('The vectors are frozen; --replace makes them anew, which changes the format.');
	process.exit(1);
}
const { module } = await runnerImport('./tests/tools/vectors.ts');
const { makeVectors } = /** @type {typeof import('./vectors.ts')} */ (module);
const files = await makeVectors(await readFile('node_modules/@automerge/automerge/dist/automerge.wasm'));
const style = { ...(await resolveConfig('package.json')), parser: 'json' };
const only = process.argv.filter((word) => word.endsWith('.json'));
const chosen = Object.entries(files).filter(([name]) => only.length === 0 || only.includes(name));
for (const [name, content] of chosen)
	await writeFile(`src/lib/vault/vectors/${name}`, await format(JSON.stringify(content), style));
console.log(`${String(chosen.length)} files in src/lib/vault/vectors`);
