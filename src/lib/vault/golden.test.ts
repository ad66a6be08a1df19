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

/** A vault that was made once, by the first version: it must keep opening, and show the same register. */
const folder = 'tests/fixtures/golden-vault-v0';
const file = new Uint8Array(readFileSync(`${folder}/vault.bin`));
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const { passphrase, words } = read('secrets.json') as { passphrase: string; words: string };

let vault: Bytes;
let items: Item[];
let keyring: Keyring;
const keys = new SealKeys();
let members: Membership;
let changes: CheckedChange[];
const itemsOf = (type: Item['type']): Bytes[] => items.filter((item) => item.type === type).map(({ bytes }) => bytes);

beforeAll(async () => {
	await setUpAutomerge();
	const container = readContainer(file);
	if (!container.ok) throw new Error(container.error.kind);
	({ vault, items } = container.value);
	expect(container.value.unknown).toBe(0);
	const opened = await openKeyring(itemsOf('keyring')[0] ?? vault, passphrase, deriveHere);
	if (!opened.ok) throw new Error(opened.error.kind);
	keyring = opened.value.keyring;
	for (const epoch of keyring.epochs) keys.add(epoch);
	members = new Membership(vault);
	changes = [];
	for (const run of itemsOf('run')) {
		const checked = await checkRun(run, vault, keys, members);
		if (!checked.ok) throw new Error(checked.error.kind);
		changes.push(...checked.value.changes);
		await members.learn(checked.value.changes.flatMap(({ record }) => (record.ok ? [record.record] : [])));
	}
});

describe('the golden vault of version 0', () => {
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
