import { readdirSync, readFileSync } from 'node:fs';
import { readContainer } from '#lib/vault/container.js';
import { beforeAll, expect, test } from 'vitest';
import { makeGoldenVault } from './golden-vault.js';
import { makeVectors } from './vectors.js';

/** What made the frozen files still makes the like of them. */
let automerge: Uint8Array;
beforeAll(() => {
	automerge = readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm');
});
const frozen = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

test('vectors come out as they were, where no random iv is in them', async () => {
	const made = await makeVectors(automerge);
	for (const name of ['ids.json', 'words.json', 'log.json', 'statements.json', 'head.json'])
		expect(made[name], name).toEqual(frozen(`src/lib/vault/vectors/${name}`));
	expect(Object.keys(made).toSorted()).toEqual(readdirSync('src/lib/vault/vectors').toSorted());
});

test('a golden vault shows the same register', async () => {
	const golden = await makeGoldenVault(automerge);
	expect(golden.expected).toEqual(frozen('tests/fixtures/golden-vault-v1/expected.json'));
	expect(golden.secrets).toEqual(frozen('tests/fixtures/golden-vault-v1/secrets.json'));
	const read = readContainer(golden.container);
	expect(read.ok && read.value.items.length).toBe(14);
});
