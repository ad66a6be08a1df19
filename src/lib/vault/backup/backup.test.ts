import { readFileSync } from 'node:fs';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fold, type RecordBodies } from '#lib/register/index.js';
import { Disk } from '../../../../tests/simulation/memory-journal.js';
import { anyBytes, flipped } from '../../../../tests/tools/test-vault.js';
import { concat, equalBytes, fromUtf8, sha256, utf8, type Bytes } from '../bytes.js';
import { readContainer, writeContainer } from '../container.js';
import { agreePublicKey } from '../crypto.js';
import { initialise } from '../document.js';
import { KEYRING_LOCK_BYTES, type Kdf } from '../keyring.js';
import { createVault, unlockVault, type Opened, type VaultPlan } from '../opening.js';
import type { NewRecord, Platform, VaultResult } from '../parts.js';
import { openAge, readLock, sealAge } from './age.js';
import { makeBackup, openBackup, restoreBackup, type MadeBackup } from './index.js';
import { passphraseSeed, wordsKey, wordsSeed } from './keys.js';
import { MOST_BACKUP_BYTES } from './limits.js';
import { seedOfWords } from '../words.js';

beforeAll(() => initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm')));

/** Stands in for Argon2id, which has its own tests. */
const quickKdf: Kdf = (passphrase, salt) => Promise.resolve(sha256(utf8(passphrase + String(salt))));
const passphrase = 'қорғаныс туралы заң';
const cost = { memory: 19 * 1024, passes: 2, lanes: 1 };
const plan: VaultPlan = {
	passphrase,
	deviceName: 'ноутбук',
	profile: { occupation: 'advocate', name: 'Сәрсенова Айгүл', association: 'Алматы', licence: '1' },
	settings: { registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 15 },
	cost
};
const CANARIES = ['Оспанова Жанар', 'Сәрсенова Айгүл', 'Алимент өндіру', 'ноутбук'];

function unwrap<T>(result: VaultResult<T>): T {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}
const kindOf = (result: VaultResult<unknown>): string => (result.ok ? 'ok' : result.error.kind);

async function platformOn(disk: Disk): Promise<Platform> {
	return {
		journal: unwrap(await disk.open()),
		kdf: quickKdf,
		clock: () => ({ moment: Date.UTC(2026, 9, 14, 6), offset: 300 })
	};
}

const entered = (number: string, volume = 2026, fields: RecordBodies['entered']['fields'] = {}): NewRecord => ({
	volume,
	kind: 'entered',
	base: [],
	body: {
		salt: '00'.repeat(16),
		volume,
		fields: {
			number,
			applicationDate: `${String(volume)}-10-14`,
			essence: 'Алимент өндіру',
			clientName: 'Оспанова Жанар',
			...fields
		}
	}
});

/** All that an open vault shows. */
async function textsOf({ vault, texts }: Opened): Promise<string[]> {
	const years = await Promise.all(vault.years.map((year) => vault.openVolume(year)));
	return [...texts, ...years.flatMap((read) => unwrap(read).texts)];
}

interface Made {
	disk: Disk;
	opened: Opened & { words: string[] };
	backup: MadeBackup;
	texts: string[];
}

/** A vault of three rows in two years, and a backup of it. */
async function backedUp(): Promise<Made> {
	const disk = new Disk();
	const opened = unwrap(await createVault(await platformOn(disk), plan));
	unwrap(await opened.vault.append([entered('1')]));
	unwrap(await opened.vault.append([entered('2'), entered('188', 2025)]));
	const backup = unwrap(await makeBackup(await opened.vault.parts()));
	const again = unwrap(await unlockVault(await platformOn(disk), passphrase));
	return { disk, opened, backup, texts: await textsOf(again) };
}

const byPassphrase = { kind: 'passphrase', passphrase } as const;
const open = (bytes: Bytes, secret: Parameters<typeof openBackup>[1] = byPassphrase) =>
	openBackup(bytes, secret, quickKdf);
/** Rows without what the new device's own admission adds: the register of the same records. */
const shown = (texts: string[]) => {
	const { rows, volumes, profile, settings, problems } = fold(texts);
	return { rows, volumes, profile, settings, problems };
};
const newPlan = { passphrase: 'жаңа құрылғының сөзі', deviceName: 'жаңа', cost };

let made: Made;
beforeAll(async () => {
	made = await backedUp();
});

describe('a backup', () => {
	test('holds every record, says when it was made and how far it goes', async () => {
		const { backup, texts, opened } = made;
		const read = unwrap(await open(backup.bytes));
		expect(read.logs.texts.toSorted()).toEqual(texts.toSorted());
		expect(backup.texts.toSorted()).toEqual(texts.toSorted());
		expect(backup.counts).toEqual({ [opened.vault.device]: texts.length });
		expect(read.note).toMatchObject({ at: '2026-10-14T11:00:00.000+05:00', device: opened.vault.device, unread: 0 });
		expect([read.strange, read.logs.unread, read.logs.others.length]).toEqual([0, 0, 0]);
		expect(shown(read.logs.texts)).toEqual(shown(texts));
	});

	test('opens with the words too, also when the root seed has left the device', async () => {
		const { opened, backup } = await backedUp();
		const words = { kind: 'words', words: opened.words } as const;
		expect(unwrap(await open(backup.bytes, words)).opener.by).toBe('words');
		unwrap(await opened.vault.checkWords(opened.words));
		const later = unwrap(await makeBackup(await opened.vault.parts()));
		const read = unwrap(await open(later.bytes, words));
		expect(shown(read.logs.texts)).toEqual(shown(backup.texts));
		const keyring = unwrap(await open(later.bytes)).opener;
		expect(keyring.by === 'passphrase' && keyring.keyring.rootSeed).toBe(null);
	});

	test('opens with the passphrase of its day, not with a later one, and a later backup the other way round', async () => {
		const { opened, backup } = await backedUp();
		const after = 'жаңа құпия сөйлем';
		unwrap(await opened.vault.changePassphrase(passphrase, after));
		const later = unwrap(await makeBackup(await opened.vault.parts()));
		const now = { kind: 'passphrase', passphrase: after } as const;
		expect(await Promise.all([open(backup.bytes), open(later.bytes, now)].map(async (one) => (await one).ok))).toEqual([
			true,
			true
		]);
		expect(kindOf(await open(backup.bytes, now))).toBe('wrong-passphrase');
		expect(kindOf(await open(later.bytes))).toBe('wrong-passphrase');
	});

	test('refuses a wrong passphrase, wrong words, and the words of another vault', async () => {
		const { bytes } = made.backup;
		expect(kindOf(await open(bytes, { kind: 'passphrase', passphrase: 'дұрыс емес сөйлем' }))).toBe('wrong-passphrase');
		expect(kindOf(await open(bytes, { kind: 'passphrase', passphrase: '' }))).toBe('wrong-passphrase');
		const other = await backedUp();
		expect(await open(bytes, { kind: 'words', words: other.opened.words })).toEqual({
			ok: false,
			error: { kind: 'wrong-words', wrong: [] }
		});
		const typo = made.opened.words.with(3, 'жоқ');
		expect(await open(bytes, { kind: 'words', words: typo })).toEqual({
			ok: false,
			error: { kind: 'wrong-words', wrong: [4] }
		});
	});

	test('shows no text of the register, the lawyer or the device, sealed or in its container', async () => {
		const bytes = Buffer.from(made.backup.bytes);
		const read = unwrap(await open(made.backup.bytes));
		for (const canary of CANARIES) {
			for (const spelled of [Buffer.from(canary, 'utf8'), Buffer.from(canary, 'utf16le')]) {
				expect(bytes.includes(spelled)).toBe(false);
				// Inside of the seal everything is sealed once more.
				expect(Buffer.from(read.container).includes(spelled)).toBe(false);
			}
		}
		expect(read.logs.texts.join('\n')).toContain(CANARIES[0]);
	});

	test('joins runs: many records take little room, and a year still opens alone', async () => {
		const disk = new Disk();
		const opened = unwrap(await createVault(await platformOn(disk), plan));
		for (let at = 0; at < 60; at += 1) unwrap(await opened.vault.append([entered(String(at + 1))]));
		const backup = unwrap(await makeBackup(await opened.vault.parts()));
		const onDisk = disk.sizes('run').reduce((sum, size) => sum + size, 0);
		expect(backup.bytes.length).toBeLessThan(onDisk / 2);
		const read = unwrap(await open(backup.bytes));
		for (const runs of read.logs.logs.values())
			for (const { checked } of runs) expect(new Set(checked.changes.map(({ document }) => document)).size).toBe(1);
		expect(fold(read.logs.texts).rows.length).toBe(60);
	});

	test('of a vault with a damaged run is made all the same, and says what is lost', async () => {
		const { disk } = await backedUp();
		disk.damage('run', 6, 200);
		const opened = unwrap(await unlockVault(await platformOn(disk), passphrase));
		const backup = unwrap(await makeBackup(await opened.vault.parts()));
		expect(backup.unread).toBe(1);
		const read = unwrap(await open(backup.bytes));
		expect([read.logs.unread, read.note.unread, read.logs.others.length]).toEqual([1, 1, 1]);
		const restored = unwrap(await restoreBackup(await platformOn(new Disk()), read, newPlan));
		expect(fold(await textsOf(restored)).rows.length).toBe(fold(backup.texts).rows.length);
	});
});

describe('restoring', () => {
	test('gives the same register to a new device, twice over, by passphrase and by words', async () => {
		const { backup, texts, opened } = made;
		const secrets = [byPassphrase, { kind: 'words', words: opened.words } as const];
		const devices = new Set([opened.vault.device]);
		for (const secret of [...secrets, ...secrets]) {
			const disk = new Disk();
			const read = unwrap(await open(backup.bytes, secret));
			const restored = unwrap(await restoreBackup(await platformOn(disk), read, newPlan));
			expect(shown(await textsOf(restored))).toEqual(shown(texts));
			expect(restored.vault.distrusted.size).toBe(0);
			devices.add(restored.vault.device);
			const register = fold(restored.texts);
			expect(register.devices.map(({ name }) => name).toSorted()).toEqual(['жаңа', 'ноутбук']);
			expect(register.devices.filter(({ revoked }) => revoked !== null)).toEqual([]);
			expect(restored.vault.recoveryChecked).toBe(secret.kind === 'words');
			// It goes on as any device does, and opens again.
			unwrap(await restored.vault.append([entered('3')]));
			await restored.vault.lock();
			expect(kindOf(await unlockVault(await platformOn(disk), passphrase))).toBe('wrong-passphrase');
			const again = unwrap(await unlockVault(await platformOn(disk), newPlan.passphrase));
			expect(fold(await textsOf(again)).rows.map(({ values }) => values.number)).toEqual(['188', '1', '2', '3']);
			expect(again.vault.device).toBe(restored.vault.device);
			expect((await again.vault.verify()).ok).toBe(true);
		}
		expect(devices.size).toBe(5);
	});

	test('a backup of a restored vault holds both logs, and restores again to the same', async () => {
		const read = unwrap(await open(made.backup.bytes));
		const disk = new Disk();
		const second = unwrap(await restoreBackup(await platformOn(disk), read, newPlan));
		unwrap(await second.vault.append([entered('3')]));
		const before = shown(await textsOf(unwrap(await unlockVault(await platformOn(disk), newPlan.passphrase))));
		const backup = unwrap(await makeBackup(await second.vault.parts()));
		expect(Object.keys(backup.counts).length).toBe(2);
		// The device is wiped.
		disk.clear();
		for (const secret of [
			{ kind: 'passphrase', passphrase: newPlan.passphrase } as const,
			{ kind: 'words', words: made.opened.words } as const
		]) {
			const third = unwrap(
				await restoreBackup(await platformOn(new Disk()), unwrap(await open(backup.bytes, secret)), newPlan)
			);
			expect(shown(await textsOf(third))).toEqual(before);
			expect(fold(third.texts).devices.length).toBe(3);
		}
	});

	test('never touches a vault that is there', async () => {
		const read = unwrap(await open(made.backup.bytes));
		const { disk, texts } = await backedUp();
		expect(kindOf(await restoreBackup(await platformOn(disk), read, newPlan))).toBe('vault-exists');
		const same = unwrap(await unlockVault(await platformOn(disk), passphrase));
		expect((await textsOf(same)).toSorted()).toEqual(texts.toSorted());
	});

	test('with a full disk leaves nothing behind, and can be tried again', async () => {
		const read = unwrap(await open(made.backup.bytes));
		const disk = new Disk();
		for (const fault of ['full', 'refused', 'crash-before'] as const) {
			const platform = await platformOn(disk);
			disk.fail(fault);
			expect(['storage-full', 'storage-closed']).toContain(kindOf(await restoreBackup(platform, read, newPlan)));
			disk.fail(null);
			expect(kindOf(await unlockVault(await platformOn(disk), newPlan.passphrase))).toBe('no-vault');
			expect(disk.sizes('run')).toEqual([]);
		}
		const restored = unwrap(await restoreBackup(await platformOn(disk), read, newPlan));
		expect(shown(await textsOf(restored))).toEqual(shown(made.texts));
	});

	test('that loses its disk behind the backup has all of it, and its device begins at the next unlock', async () => {
		const read = unwrap(await open(made.backup.bytes));
		for (const fault of ['full', 'crash-before', 'crash-after'] as const) {
			const disk = new Disk();
			const platform = await platformOn(disk);
			disk.fail(fault, 1);
			expect(kindOf(await restoreBackup(platform, read, newPlan))).not.toBe('ok');
			disk.fail(null);
			const opened = unwrap(await unlockVault(await platformOn(disk), newPlan.passphrase));
			expect(shown(await textsOf(opened))).toEqual(shown(made.texts));
			unwrap(await opened.vault.append([entered('3')]));
		}
	});

	test('asks for a passphrase that is long enough', async () => {
		const read = unwrap(await open(made.backup.bytes));
		const refused = await restoreBackup(await platformOn(new Disk()), read, { ...newPlan, passphrase: 'қысқа' });
		expect(kindOf(refused)).toBe('passphrase-too-short');
	});
});

/** Where the body of an age file begins: behind the line of the header's tag. */
const bodyAt = (bytes: Bytes): number => Buffer.from(bytes).indexOf('\n', Buffer.from(bytes).indexOf('\n---') + 1) + 1;

describe('what is no sound backup', () => {
	test('a byte of the body turned, any one: refused by the key of the words', { timeout: 240_000 }, async () => {
		const disk = new Disk();
		const opened = unwrap(await createVault(await platformOn(disk), plan));
		unwrap(await opened.vault.append([entered('1')]));
		const { bytes } = unwrap(await makeBackup(await opened.vault.parts()));
		const seed = seedOfWords(opened.words);
		const key = await wordsSeed(seed.ok ? seed.value : sha256(utf8('')));
		const from = bodyAt(bytes);
		expect((await openAge(bytes, key)).ok).toBe(true);
		for (let at = from; at < bytes.length; at += 1)
			expect(await openAge(flipped(bytes, at, 1 << (at % 8)), key)).toEqual({ ok: false, error: 'damaged' });
	});

	test('a byte of the header turned: any one with the words, some with the passphrase; nothing throws', async () => {
		const { bytes } = made.backup;
		const words = { kind: 'words', words: made.opened.words } as const;
		const from = bodyAt(bytes);
		const refusals = ['damaged-backup', 'newer-backup', 'not-a-backup'];
		const seen = new Set<string>();
		for (let at = 0; at < from; at += 1) seen.add(kindOf(await open(flipped(bytes, at, 1 << (at % 8)), words)));
		expect([...seen].toSorted()).toEqual(refusals);
		await fc.assert(
			fc.asyncProperty(fc.nat(from - 1), fc.nat(7), async (at, bit) => {
				const kind = kindOf(await open(flipped(bytes, at, 1 << bit)));
				// What was altered in the lock cannot be told from a wrong passphrase.
				expect([...refusals, 'wrong-passphrase']).toContain(kind);
			}),
			{ numRuns: 150 }
		);
	});

	test('cut off anywhere', async () => {
		const { bytes } = made.backup;
		for (const words of [byPassphrase, { kind: 'words', words: made.opened.words } as const])
			await fc.assert(
				fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
					const kind = kindOf(await open(bytes.slice(0, length), words));
					expect(kind).toBe(length === 0 ? 'not-a-backup' : 'damaged-backup');
				}),
				{ numRuns: 60 }
			);
		expect(kindOf(await open(concat(bytes, utf8('x'))))).toBe('damaged-backup');
	});

	test('any other bytes, and files of other programs', async () => {
		await fc.assert(
			fc.asyncProperty(anyBytes(300), async (bytes) => {
				expect(['not-a-backup', 'damaged-backup']).toContain(kindOf(await open(bytes)));
			}),
			{ numRuns: 100 }
		);
		const other = new Encrypter();
		other.setScryptWorkFactor(10);
		other.setPassphrase(passphrase);
		expect(kindOf(await open(new Uint8Array(await other.encrypt('somebody’s file'))))).toBe('not-a-backup');
		expect(kindOf(await open(utf8('age-encryption.org/v1\n')))).toBe('damaged-backup');
		expect(kindOf(await open(utf8(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(9000)}`)))).toBe('damaged-backup');
		expect(kindOf(await open(new Uint8Array(MOST_BACKUP_BYTES + 1)))).toBe('backup-too-large');
	});

	test('a newer version is told apart', async () => {
		const text = (fromUtf8(made.backup.bytes.slice(0, bodyAt(made.backup.bytes))) ?? '').split('\n');
		const rest = made.backup.bytes.slice(bodyAt(made.backup.bytes));
		const with0 = (change: (line: string) => string) => concat(utf8(text.map(change).join('\n')), rest);
		expect(
			equalBytes(
				with0((line) => line),
				made.backup.bytes
			)
		).toBe(true);
		expect(kindOf(await open(with0((line) => line.replace('age-encryption.org/v1', 'age-encryption.org/v2'))))).toBe(
			'newer-backup'
		);
		expect(kindOf(await open(with0((line) => line.replace('tizilim-lock-0', 'tizilim-lock-1'))))).toBe('newer-backup');
		const read = unwrap(await open(made.backup.bytes));
		const newer = new Uint8Array(read.container);
		newer[4] = 2;
		expect(kindOf(await open(await resealed(newer)))).toBe('newer-backup');
	});

	test('costs that would eat the memory are refused before anything is derived', async () => {
		const lock = unwrap((await readLock(made.backup.bytes)) as VaultResult<Bytes>);
		for (const [at, value] of [
			[38, 0xff],
			[42, 0xff],
			[46, 0xff]
		] as const) {
			const hostile = new Uint8Array(lock);
			hostile[at] = value;
			const bytes = await resealed(unwrap(await open(made.backup.bytes)).container, hostile);
			let asked = 0;
			const refused = await openBackup(bytes, byPassphrase, (...given) => {
				asked += 1;
				return quickKdf(...given);
			});
			expect([kindOf(refused), asked]).toEqual(['damaged-backup', 0]);
		}
	});

	test('a sealed content that lacks something, or has it of another vault, is refused', async () => {
		const read = unwrap(await open(made.backup.bytes));
		const other = unwrap(await open((await backedUp()).backup.bytes));
		const content = readContainer(read.container);
		const foreign = readContainer(other.container);
		if (!content.ok || !foreign.ok) throw new Error('no container');
		const { items, vault } = content.value;
		const without = (at: number) => items.filter((_, place) => place !== at);
		const tried = [
			...items.map((_, at) => writeContainer(vault, without(at))),
			...items.map((_, at) => writeContainer(vault, [...without(at), ...foreign.value.items.slice(at, at + 1)])),
			writeContainer(vault, [...items, ...items.filter(({ type }) => type === 'note')]),
			writeContainer(foreign.value.vault, items),
			writeContainer(vault, []),
			utf8('no container')
		];
		expect(items.map(({ type }) => type)).toContain('epoch');
		for (const container of tried) {
			const bytes = await resealed(container);
			const kinds = [kindOf(await open(bytes)), kindOf(await open(bytes, { kind: 'words', words: made.opened.words }))];
			// The words need no keyring and the passphrase no seal to the root; nothing else may be missing.
			expect(kinds.filter((kind) => kind === 'damaged-backup').length, kinds.join()).toBeGreaterThan(0);
			if (!kinds.includes('ok')) expect(kinds).toEqual(['damaged-backup', 'damaged-backup']);
		}
		expect(kindOf(await open(await resealed(read.container)))).toBe('ok');
	});
});

/** A file that whoever knows both public keys could make. */
async function resealed(container: Bytes, lock?: Bytes): Promise<Bytes> {
	const { members, keyring, storedKeyring } = await made.opened.vault.parts();
	const ofPassphrase = await agreePublicKey(await passphraseSeed(keyring.unlockKey));
	const ofWords = wordsKey(members.rootKey ?? sha256(utf8('no root')));
	return sealAge(container, lock ?? storedKeyring.slice(0, KEYRING_LOCK_BYTES), [ofPassphrase, ofWords]);
}
