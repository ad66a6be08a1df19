import { readFileSync } from 'node:fs';
import { fold, parseRecord } from '#lib/register/index.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { shown } from '../../../tests/tools/golden-vault.js';
import { setUpAutomerge } from '../../../tests/tools/test-vault.js';
import { toHex, type Bytes } from './bytes.js';
import { checkRun, type CheckedChange } from './check.js';
import { readContainer, type Item } from './container.js';
import { deviceIdOf, signerOf, vaultDocumentOf, vaultIdOf } from './crypto.js';
import { applyChanges, emptyDocument, headsOf, loadDocument, newActor, recordTexts } from './document.js';
import { openEpoch, rootAgreeSeed } from './epoch.js';
import { deriveHere } from './kdf.js';
import { openKeyring, type Keyring } from './keyring.js';
import { Membership } from './membership.js';
import { SealKeys } from './seal-keys.js';
import { openSnapshot } from './snapshot.js';
import { seedOfWords } from './words.js';

/** What a golden vault holds, opened with its passphrase. */
interface Golden {
	vault: Bytes;
	keyring: Keyring;
	keys: SealKeys;
	members: Membership;
	changes: CheckedChange[];
	itemsOf: (type: Item['type']) => Bytes[];
}

async function openGolden(folder: string, passphrase: string): Promise<Golden> {
	const container = readContainer(new Uint8Array(readFileSync(`${folder}/vault.bin`)));
	if (!container.ok) throw new Error(container.error.kind);
	const { vault, items, unknown } = container.value;
	expect(unknown).toBe(0);
	const itemsOf = (type: Item['type']) => items.filter((item) => item.type === type).map(({ bytes }) => bytes);
	const opened = await openKeyring(itemsOf('keyring')[0] ?? vault, passphrase, deriveHere);
	if (!opened.ok) throw new Error(opened.error.kind);
	const { keyring } = opened.value;
	const keys = new SealKeys();
	for (const epoch of keyring.epochs) keys.add(epoch);
	const members = new Membership(vault);
	const changes: CheckedChange[] = [];
	for (const run of itemsOf('run')) {
		const checked = await checkRun(run, vault, keys, members);
		if (!checked.ok) throw new Error(checked.error.kind);
		changes.push(...checked.value.changes);
		await members.learn(checked.value.changes.flatMap(({ record }) => (record.ok ? [record.record] : [])));
	}
	return { vault, keyring, keys, members, changes, itemsOf };
}

/** Each was made once, by the first code of its version: it must keep opening, and show the same register. */
describe.each([0, 1])('the golden vault of version %i', (version) => {
	const folder = `tests/fixtures/golden-vault-v${version}`;
	const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
	const { passphrase, words } = read('secrets.json') as { passphrase: string; words: string };
	let { vault, keyring, keys, members, changes, itemsOf } = {} as Golden;
	beforeAll(async () => {
		await setUpAutomerge();
		({ vault, keyring, keys, members, changes, itemsOf } = await openGolden(folder, passphrase));
	});

	test('is of that version throughout', () => {
		for (const type of ['keyring', 'run', 'snapshot', 'epoch'] as const)
			expect(new Set(itemsOf(type).map((bytes) => bytes[4]))).toEqual(new Set([version]));
	});

	test('belongs to the device of its keyring, and its words are its root', async () => {
		const { publicKey } = await signerOf(keyring.signSeed);
		expect(toHex(keyring.vault)).toBe(toHex(vault));
		expect(members.keyOf(toHex(deviceIdOf(vault, publicKey)))).toEqual(publicKey);
		const seed = seedOfWords(words.split(' '));
		if (!seed.ok) throw new Error(seed.error.kind);
		expect(toHex(vaultIdOf((await signerOf(seed.value)).publicKey))).toBe(toHex(vault));
		const epoch = await openEpoch(itemsOf('epoch')[0] ?? vault, vault, 'root', await rootAgreeSeed(seed.value));
		expect(epoch).toEqual(keyring.epochs[0]);
	});

	test('holds sound changes only, one behind the other', () => {
		expect(changes.length).toBe(20);
		expect(changes.filter(({ sound }) => !sound)).toEqual([]);
		expect(members.distrusted.size).toBe(0);
		const strange = changes.map(({ text }) => parseRecord(text)).flatMap((one) => (one.ok ? [] : [one.problem.kind]));
		expect(strange).toEqual(['newer']);
	});

	test('has snapshots that hold what its runs hold', async () => {
		const documents = new Set(changes.map(({ document }) => document));
		expect(documents.size).toBe(3);
		expect(documents).toContain(vaultDocumentOf(vault));
		for (const bytes of itemsOf('snapshot')) {
			const snapshot = await openSnapshot(bytes, vault, keys, members.keyOf);
			const saved = snapshot && loadDocument(snapshot.saved, newActor('00'.repeat(16)));
			if (!snapshot || !saved) throw new Error('a snapshot does not open');
			documents.delete(snapshot.document);
			const own = changes.filter(({ document }) => document === snapshot.document);
			const rebuilt = applyChanges(
				emptyDocument(newActor('00'.repeat(16))),
				own.map(({ change }) => change)
			);
			expect(headsOf(rebuilt)).toEqual(headsOf(saved));
			expect(recordTexts(saved)).toEqual(recordTexts(rebuilt));
			expect(recordTexts(saved).toSorted()).toEqual(own.map(({ text }) => text).toSorted());
			for (const { n, link } of Object.values(snapshot.vector))
				expect(own.some((change) => change.n === n && toHex(change.link) === link)).toBe(true);
		}
		expect([...documents]).toEqual([]);
	});

	test('shows the register that it showed then', () => {
		const register = fold(changes.map(({ text }) => text));
		expect(shown(register)).toEqual(read('expected.json'));
	});
});
