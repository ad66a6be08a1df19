/**
 * Made tests/fixtures/golden-vault-v0 and -v1, once each. `node tests/tools/make-golden-vault.js <new folder>`
 * makes one of the format as it is now; it never replaces a folder, since the old ones must keep opening.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { runnerImport } from 'vite';

const folder = process.argv[2];
if (!folder) {
	console.error('Name a new folder, as tests/fixtures/golden-vault-v2.');
	process.exit(1);
}
const { module } = await runnerImport('./tests/tools/golden-vault.ts');
const { makeGoldenVault } = /** @type {typeof import('./golden-vault.ts')} */ (module);
const golden = await makeGoldenVault(await readFile('node_modules/@automerge/automerge/dist/automerge.wasm'));
await mkdir(folder);
await writeFile(`${folder}/vault.bin`, golden.container);
await writeFile(`${folder}/secrets.json`, `${JSON.stringify(golden.secrets, null, '\t')}\n`);
await writeFile(`${folder}/expected.json`, `${JSON.stringify(golden.expected, null, '\t')}\n`);
console.log(`${String(golden.container.length)} bytes in ${folder}/vault.bin`);
