import { recordText, type RegisterRecord } from '#lib/register/index.js';
import { deriveHere } from '#lib/vault/kdf.js';
import { sealAcknowledgement } from '#lib/vault/acknowledgement.js';
import { sha256, toHex, utf8, type Bytes } from '#lib/vault/bytes.js';
import { writeContainer } from '#lib/vault/container.js';
import { sealAge } from '#lib/vault/backup/age.js';
import { identityOf, passphraseSeed, recipientOf, wordsKey, wordsSeed } from '#lib/vault/backup/keys.js';
import { writeNote } from '#lib/vault/backup/note.js';
import {
	aesKey,
	agreePublicKey,
	deviceIdOf,
	epochIdOf,
	signerOf,
	vaultDocumentOf,
	vaultIdOf,
	type Signer
} from '#lib/vault/crypto.js';
import { sealCover } from '#lib/vault/documents/cover.js';
import { sealHoldings } from '#lib/vault/documents/holdings.js';
import { nameOf, sealPiece } from '#lib/vault/documents/piece.js';
import { appendRecord, emptyDocument, initialise, saveDocument } from '#lib/vault/document.js';
import { sealDraft } from '#lib/vault/draft.js';
import { rootAgreeSeed, sealEpoch } from '#lib/vault/epoch.js';
import { headOf, headSecretOf } from '#lib/vault/head.js';
import { KEYRING_LOCK_BYTES, sealKeyring, type KdfCost } from '#lib/vault/keyring.js';
import { firstLink, nextLink, signLink } from '#lib/vault/log.js';
import { signAdded, signRevoked } from '#lib/vault/membership.js';
import { RUN_VERSION, sealRun } from '#lib/vault/run.js';
import { SealKeys, type SealPurpose } from '#lib/vault/seal-keys.js';
import { sealSnapshot } from '#lib/vault/snapshot.js';
import { wordsOf } from '#lib/vault/words.js';

/** The least that a keyring may cost, so that tests stay quick. */
export const FLOOR_COST: KdfCost = { memory: 19 * 1024, passes: 2, lanes: 1 };
const PASSPHRASE = 'Өзен жағасындағы үй №1';

/** Seeds that anybody can work out again: SHA-256 of a name. */
const seedOf = (name: string): Bytes => sha256(utf8(`tizilim test vector: ${name}`));
const YEAR = '2026'.repeat(8);
const AT = { at: '2026-10-14T10:31:00.000+05:00', day: '2026-10-14' };

/** The first records of a vault: root, device, and one row. */
async function firstRecords(keys: Awaited<ReturnType<typeof keysOf>>): Promise<{ document: string; text: string }[]> {
	const added = {
		device: keys.device,
		name: 'Ноутбук',
		signKey: toHex(keys.signer.publicKey),
		agreeKey: toHex(keys.agreeKey),
		by: 'root'
	};
	const shared = { v: 0, device: keys.device, ...AT, base: [] };
	const records = [
		{ ...shared, kind: 'vault-created', n: 1, body: { rootKey: toHex(keys.root.publicKey) } },
		{ ...shared, kind: 'device-added', n: 2, body: await signAdded(keys.vault, added, keys.root) },
		{
			...shared,
			kind: 'entered',
			n: 3,
			body: {
				salt: toHex(seedOf('salt').slice(0, 16)),
				volume: 2026,
				fields: {
					number: '1',
					applicationDate: '2026-10-14',
					basisKind: 'request',
					essence: 'Алимент өндіру туралы'
				}
			}
		}
	] as unknown as RegisterRecord[];
	return records.map((record, at) => ({ document: at < 2 ? keys.vaultDocument : YEAR, text: recordText(record) }));
}

async function keysOf() {
	const [rootSeed, signSeed, agreeSeed, epochKey] = [seedOf('root'), seedOf('sign'), seedOf('agree'), seedOf('epoch')];
	const [root, signer] = [await signerOf(rootSeed), await signerOf(signSeed)];
	const vault = vaultIdOf(root.publicKey);
	return {
		rootSeed,
		root,
		vault,
		vaultDocument: vaultDocumentOf(vault),
		signSeed,
		signer,
		device: toHex(deviceIdOf(vault, signer.publicKey)),
		agreeSeed,
		agreeKey: await agreePublicKey(agreeSeed),
		epochKey,
		epoch: toHex(epochIdOf(epochKey))
	};
}

/** A backup of the vault of these vectors, with the keys that open it. */
async function backupVector(from: {
	vault: Bytes;
	device: string;
	signer: Signer;
	rootSeed: Bytes;
	rootKey: Bytes;
	unlockKey: Bytes;
	/** link(3) in hex. */
	link: string;
	keyring: Bytes;
	toRoot: Bytes;
	run: Bytes;
}) {
	const said = { at: AT.at, device: from.device, logs: { [from.device]: { n: 3, link: from.link } }, unread: 0 };
	const note = await writeNote(from.vault, said, from.signer);
	const container = writeContainer(from.vault, [
		{ type: 'note', bytes: note },
		{ type: 'keyring', bytes: from.keyring },
		{ type: 'epoch', bytes: from.toRoot },
		{ type: 'run', bytes: from.run }
	]);
	const [words, passphrase] = [await wordsSeed(from.rootSeed), await passphraseSeed(from.unlockKey)];
	const keys = [await agreePublicKey(passphrase), wordsKey(from.rootKey)];
	return {
		wordsSeed: toHex(words),
		wordsKey: toHex(keys[1] ?? words),
		wordsIdentity: identityOf(words),
		wordsRecipient: recipientOf(keys[1] ?? words),
		passphraseSeed: toHex(passphrase),
		passphraseKey: toHex(keys[0] ?? words),
		passphraseIdentity: identityOf(passphrase),
		passphraseRecipient: recipientOf(keys[0] ?? words),
		note: toHex(note),
		container: toHex(container),
		backup: toHex(await sealAge(container, from.keyring.slice(0, KEYRING_LOCK_BYTES), keys))
	};
}

/** A page in two pieces with its cover, and what a device says that it holds. */
async function documentVector(epoch: string, device: string, keyFor: (purpose: SealPurpose) => Promise<CryptoKey>) {
	const page = utf8('%PDF-1.4 – көшірме, копия '.repeat(12));
	const key = seedOf('page');
	const parts = [page.slice(0, 256), page.slice(256)];
	const pieces = await Promise.all(parts.map(async (part) => sealPiece(await aesKey(key), part)));
	const inside = {
		key: toHex(key),
		sha256: await nameOf(page),
		type: 'application/pdf' as const,
		bytes: page.length,
		pieces: await Promise.all(pieces.map(nameOf))
	};
	const cover = await sealCover(inside, epoch, device, await keyFor('document'));
	const blob = await nameOf(cover);
	const said = { at: Date.parse(AT.at), all: true, whole: [blob], covers: [], asked: [] };
	return {
		page: toHex(page),
		pieces: pieces.map(toHex),
		inside,
		cover: toHex(cover),
		blob,
		said,
		holdings: toHex(await sealHoldings(said, epoch, device, await keyFor('holdings')))
	};
}

/**
 * Makes the vectors of docs/format.md, a file each. Ids, links and signatures
 * come out the same each time; what is sealed takes a random iv, so that those
 * files are frozen: making them anew is a change of the format, on purpose.
 */
export async function makeVectors(automerge: Uint8Array): Promise<{ [file: string]: unknown }> {
	await initialise(automerge);
	const keys = await keysOf();
	const { vault, device, epoch, signer, root } = keys;
	const sealKeys = new SealKeys();
	sealKeys.add(keys.epochKey);
	const keyFor = async (purpose: SealPurpose): Promise<CryptoKey> => {
		const key = await sealKeys.key(purpose, epoch, device);
		if (!key) throw new Error('no key of the epoch');
		return key;
	};

	const actor = `${device}0123456789abcdef`;
	const documents = new Map([keys.vaultDocument, YEAR].map((id) => [id, emptyDocument(actor)]));
	const records = (await firstRecords(keys)).map(({ document, text }) => {
		const step = appendRecord(documents.get(document) ?? emptyDocument(actor), text);
		documents.set(document, step.document);
		return { document, text, change: step.change, hash: step.hash };
	});
	const links = [firstLink(vault, signer.publicKey)];
	for (const { document, hash } of records) links.push(nextLink(links.at(-1) ?? vault, links.length, document, hash));
	const signatures = await Promise.all(links.slice(1).map((link) => signLink(signer, link)));
	const last = links[3] ?? vault;

	const header = { version: RUN_VERSION, vault, epoch, device, from: 1, to: 3 };
	const content = { previous: links[0] ?? vault, signature: signatures[2] ?? vault, changes: records };
	const run = await sealRun(header, content, await keyFor('run'));

	const vector = { [device]: { n: 3, link: toHex(last) } };
	const saved = saveDocument(documents.get(YEAR) ?? emptyDocument(actor));
	const snapshot = await sealSnapshot(
		{ vault, epoch, document: YEAR, maker: device },
		{ document: YEAR, vector, saved },
		signer,
		await keyFor('snapshot')
	);

	const other = toHex(seedOf('another device').slice(0, 16));
	const branch = { n: 2, link: toHex(seedOf('a branch')) };
	const said = {
		at: AT.at,
		vector: { ...vector, [other]: { n: 7, link: toHex(seedOf('another link')), forks: [branch] } },
		cutOff: [other],
		unopened: 2
	};
	const acknowledgement = await sealAcknowledgement(
		{ vault, epoch, device },
		said,
		signer,
		await keyFor('acknowledgement')
	);

	const unlockKey = seedOf('unlock');
	const secrets = {
		signSeed: keys.signSeed,
		agreeSeed: keys.agreeSeed,
		epochs: [keys.epochKey],
		rootSeed: keys.rootSeed
	};
	const keyring = await sealKeyring(
		{ unlockKey, keyring: { vault, ...secrets, admission: null } },
		PASSPHRASE,
		deriveHere,
		FLOOR_COST
	);
	if (!keyring.ok) throw new Error(keyring.error.kind);
	const rootAgree = await rootAgreeSeed(keys.rootSeed);
	const toRoot = await sealEpoch(vault, keys.epochKey, 'root', await agreePublicKey(rootAgree));
	const toDevice = await sealEpoch(vault, keys.epochKey, device, keys.agreeKey);
	const draft = utf8('{"what":"жоба, черновик"}');
	const headSecret = await headSecretOf(keys.signSeed);

	const added = {
		device,
		name: 'Ноутбук',
		signKey: toHex(signer.publicKey),
		agreeKey: toHex(keys.agreeKey),
		by: 'root'
	};
	const revoked = { device, last: { n: 3, link: toHex(last) }, by: 'root' };
	const items = [
		{ type: 'keyring', bytes: keyring.value },
		{ type: 'epoch', bytes: toRoot },
		{ type: 'run', bytes: run },
		{ type: 'snapshot', bytes: snapshot }
	] as const;

	return {
		'ids.json': {
			rootSeed: toHex(keys.rootSeed),
			rootKey: toHex(root.publicKey),
			vault: toHex(vault),
			vaultDocument: keys.vaultDocument,
			rootAgreeSeed: toHex(rootAgree),
			rootAgreeKey: toHex(await agreePublicKey(rootAgree)),
			signSeed: toHex(keys.signSeed),
			signKey: toHex(signer.publicKey),
			device,
			agreeSeed: toHex(keys.agreeSeed),
			agreeKey: toHex(keys.agreeKey),
			epochKey: toHex(keys.epochKey),
			epoch
		},
		'words.json': [seedOf('root'), new Uint8Array(32), new Uint8Array(32).fill(255)].map((seed) => ({
			seed: toHex(seed),
			words: wordsOf(seed).join(' ')
		})),
		'log.json': {
			actor,
			records: records.map(({ change, ...rest }) => ({ ...rest, change: toHex(change) })),
			links: links.map(toHex),
			signatures: signatures.map(toHex)
		},
		'statements.json': {
			added: await signAdded(vault, added, root),
			revoked: await signRevoked(vault, revoked, root)
		},
		'run.json': { run: toHex(run) },
		'snapshot.json': { document: YEAR, vector, saved: toHex(saved), snapshot: toHex(snapshot) },
		'keyring.json': {
			passphrase: PASSPHRASE,
			cost: FLOOR_COST,
			unlockKey: toHex(unlockKey),
			keyring: toHex(keyring.value)
		},
		'acknowledgement.json': { said, acknowledgement: toHex(acknowledgement) },
		'epoch.json': { toRoot: toHex(toRoot), toDevice: toHex(toDevice) },
		'draft.json': {
			id: 'new-row',
			plain: toHex(draft),
			sealed: toHex(await sealDraft('new-row', draft, epoch, device, await keyFor('draft')))
		},
		'document.json': await documentVector(epoch, device, keyFor),
		'backup.json': await backupVector({
			vault,
			device,
			signer,
			rootSeed: keys.rootSeed,
			rootKey: root.publicKey,
			unlockKey,
			link: toHex(last),
			keyring: keyring.value,
			toRoot,
			run
		}),
		'head.json': { n: 3, link: toHex(last), tag: toHex(headOf(headSecret, device, 3, last).tag) },
		'container.json': {
			types: items.map(({ type }) => type),
			container: toHex(writeContainer(vault, items))
		}
	};
}
