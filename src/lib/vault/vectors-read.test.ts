import { beforeAll, describe, expect, test } from 'vitest';
import { flipped, setUpAutomerge } from '../../../tests/tools/test-vault.js';
import { deriveHere } from './kdf.js';
import { openAcknowledgement } from './acknowledgement.js';
import { readAsideItem } from './backup/aside.js';
import { fromHex, toHex, type Bytes } from './bytes.js';
import { changeHash } from './change.js';
import { checkRun } from './check.js';
import { readContainer, type ItemType } from './container.js';
import { aesKey, deviceIdOf, epochIdOf, vaultDocumentOf, vaultIdOf } from './crypto.js';
import { openCover } from './documents/cover.js';
import { openHoldings } from './documents/holdings.js';
import { openPiece } from './documents/piece.js';
import { appendRecord, decodeChange, emptyDocument, loadDocument, recordTexts } from './document.js';
import { openDraft } from './draft.js';
import { openEpoch, rootAgreeSeed } from './epoch.js';
import { headOf, headSecretOf } from './head.js';
import { openKeyring } from './keyring.js';
import { firstLink, nextLink, verifyLink } from './log.js';
import { Membership } from './membership.js';
import { SealKeys } from './seal-keys.js';
import { openSnapshot } from './snapshot.js';
import acknowledgement from './vectors/acknowledgement.json' with { type: 'json' };
import container from './vectors/container.json' with { type: 'json' };
import document from './vectors/document.json' with { type: 'json' };
import draft from './vectors/draft.json' with { type: 'json' };
import epoch from './vectors/epoch.json' with { type: 'json' };
import head from './vectors/head.json' with { type: 'json' };
import ids from './vectors/ids.json' with { type: 'json' };
import keyring from './vectors/keyring.json' with { type: 'json' };
import log from './vectors/log.json' with { type: 'json' };
import run from './vectors/run.json' with { type: 'json' };
import snapshot from './vectors/snapshot.json' with { type: 'json' };
import words from './vectors/words.json' with { type: 'json' };
import { seedOfWords, wordsOf } from './words.js';

/** Our own code on the frozen vectors: what was sealed once must open for ever. */
const hex = (text: string): Bytes => fromHex(text) ?? new Uint8Array();
const vault = hex(ids.vault);
const keys = new SealKeys();
beforeAll(async () => {
	await setUpAutomerge();
	keys.add(hex(ids.epochKey));
});

describe('the frozen vectors', () => {
	test('name vault, device, epoch and document', () => {
		expect(toHex(vaultIdOf(hex(ids.rootKey)))).toBe(ids.vault);
		expect(toHex(deviceIdOf(vault, hex(ids.signKey)))).toBe(ids.device);
		expect(toHex(epochIdOf(hex(ids.epochKey)))).toBe(ids.epoch);
		expect(vaultDocumentOf(vault)).toBe(ids.vaultDocument);
		for (const { seed, words: text } of words) {
			expect(wordsOf(hex(seed)).join(' ')).toBe(text);
			expect(seedOfWords(text.split(' '))).toEqual({ ok: true, value: hex(seed) });
		}
	});

	test('hold a log that this version writes in the same bytes', async () => {
		const documents = new Map<string, ReturnType<typeof emptyDocument>>();
		let link = firstLink(vault, hex(ids.signKey));
		expect(toHex(link)).toBe(log.links[0]);
		for (const [at, { document, text, change, hash }] of log.records.entries()) {
			const step = appendRecord(documents.get(document) ?? emptyDocument(log.actor), text);
			documents.set(document, step.document);
			expect(toHex(step.change)).toBe(change);
			expect(decodeChange(hex(change))).toMatchObject({ text, hash, actor: log.actor });
			expect(changeHash(hex(change))).toBe(hash);
			link = nextLink(link, at + 1, document, hash);
			expect(toHex(link)).toBe(log.links[at + 1]);
			expect(await verifyLink(hex(ids.signKey), link, hex(log.signatures[at] ?? ''))).toBe(true);
		}
	});

	test('hold a run that is accepted', async () => {
		const checked = await checkRun(hex(run.run), vault, keys, new Membership(vault));
		expect(checked.ok && checked.value.changes).toMatchObject(
			log.records.map(({ document, text, hash }) => ({ document, text, hash, sound: true, record: { ok: true } }))
		);
	});

	test('hold a snapshot, a keyring, an epoch key, a draft and a head', async () => {
		const opened = await openSnapshot(hex(snapshot.snapshot), vault, keys, () => hex(ids.signKey));
		expect(opened).toMatchObject({ document: snapshot.document, vector: snapshot.vector });
		const document = loadDocument(opened?.saved ?? new Uint8Array(), log.actor);
		expect(document && recordTexts(document)).toEqual([log.records[2]?.text]);

		const secrets = await openKeyring(hex(keyring.keyring), keyring.passphrase.normalize('NFD'), deriveHere);
		expect(secrets.ok && toHex(secrets.value.unlockKey)).toBe(keyring.unlockKey);
		expect(secrets.ok && secrets.value.keyring).toMatchObject({
			vault,
			signSeed: hex(ids.signSeed),
			rootSeed: hex(ids.rootSeed)
		});

		const rootSeed = await rootAgreeSeed(hex(ids.rootSeed));
		expect(toHex((await openEpoch(hex(epoch.toRoot), vault, 'root', rootSeed)) ?? vault)).toBe(ids.epochKey);
		expect(toHex((await openEpoch(hex(epoch.toDevice), vault, ids.device, hex(ids.agreeSeed))) ?? vault)).toBe(
			ids.epochKey
		);
		expect(toHex((await openDraft(draft.id, hex(draft.sealed), keys)) ?? vault)).toBe(draft.plain);
		expect(toHex(headOf(await headSecretOf(hex(ids.signSeed)), ids.device, head.n, hex(head.link)).tag)).toBe(head.tag);
	});
});

test('the frozen acknowledgement is heard, and with any byte turned it is not', async () => {
	const bytes = hex(acknowledgement.acknowledgement);
	const heard = (one: Bytes) => openAcknowledgement(one, vault, keys, () => hex(ids.signKey));
	const { said } = acknowledgement;
	expect(await heard(bytes)).toEqual({ ok: true, value: { device: ids.device, epoch: ids.epoch, ...said } });
	for (let at = 0; at < bytes.length; at += 1) expect((await heard(flipped(bytes, at))).ok, String(at)).toBe(false);
});

/** Opens one item; each distinct one once, since most stay as they are. */
const tried = new Map<string, Promise<boolean>>();
const opens = (type: ItemType, bytes: Bytes): Promise<boolean> => {
	const name = `${type} ${toHex(bytes)}`;
	const trial = tried.get(name) ?? tryItem(type, bytes);
	tried.set(name, trial);
	return trial;
};

async function tryItem(type: ItemType, bytes: Bytes): Promise<boolean> {
	switch (type) {
		case 'aside': {
			const item = readAsideItem(bytes);
			return item !== null && tryItem('run', item.bytes);
		}
		case 'run':
			return (await checkRun(bytes, vault, keys, new Membership(vault))).ok;
		case 'snapshot':
			return (await openSnapshot(bytes, vault, keys, () => hex(ids.signKey))) !== null;
		case 'epoch':
			return (await openEpoch(bytes, vault, 'root', hex(ids.rootAgreeSeed))) !== null;
		case 'keyring':
			return (await openKeyring(bytes, keyring.passphrase, derivedOnce)).ok;
		case 'acknowledgement':
		case 'note':
			return false;
	}
}

/** The types of a container's items; null where anything in it is not as it was sealed. */
async function wholeContainer(bytes: Bytes): Promise<string[] | null> {
	const read = readContainer(bytes);
	if (!read.ok || read.value.unknown > 0 || toHex(read.value.vault) !== ids.vault) return null;
	for (const { type, bytes: item } of read.value.items) if (!(await opens(type, item))) return null;
	return read.value.items.map(({ type }) => type);
}

/** Argon2id once for the salt and cost of the vector; another key for any other. */
let derived: Bytes | null = null;
const derivedOnce: typeof deriveHere = async (passphrase, salt, cost) => {
	if (toHex(salt) !== keyring.keyring.slice(94, 126)) return new Uint8Array(32);
	return (derived ??= await deriveHere(passphrase, salt, cost));
};

test('a container with any byte turned is noticed, but for a version of 0, which says the same', async () => {
	const bytes = hex(container.container);
	expect(await wholeContainer(bytes)).toEqual(container.types);
	expect(await wholeContainer(bytes.with(4, 0))).toEqual(container.types);
	for (let at = 0; at < bytes.length; at += 1)
		if (at !== 4) expect(await wholeContainer(flipped(bytes, at)), String(at)).toBeNull();
});

test('a page of a document is opened, piece by piece; an altered cover, piece or claim is not', async () => {
	const cover = await openCover(hex(document.cover), keys);
	expect(cover).toEqual(document.inside);
	const key = await aesKey(hex(document.inside.key));
	const parts = await Promise.all(document.pieces.map((piece) => openPiece(key, hex(piece))));
	expect(parts.map((part) => toHex(part ?? new Uint8Array())).join('')).toBe(document.page);
	expect(await openHoldings(hex(document.holdings), keys)).toEqual({ device: ids.device, holdings: document.said });
	expect(await openCover(flipped(hex(document.cover), 4), keys)).toBeNull();
	expect(await openPiece(key, flipped(hex(document.pieces[0] ?? ''), 40))).toBeNull();
	expect(await openHoldings(flipped(hex(document.holdings), 60), keys)).toBeNull();
});
