import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fold, type RecordBodies } from '#lib/register/index.js';
import { Disk } from '../../../tests/simulation/memory-journal.js';
import { sha256, utf8 } from './bytes.js';
import { initialise } from './document.js';
import type { Journal } from './journal/port.js';
import type { Kdf } from './keyring.js';
import { createVault, unlockVault, type Opened, type VaultPlan } from './opening.js';
import type { NewRecord, Platform, VaultResult } from './parts.js';

beforeAll(() => initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm')));

/** Stands in for Argon2id, which has its own tests: these are about what the key opens. */
const quickKdf: Kdf = (passphrase, salt) => Promise.resolve(sha256(utf8(passphrase + String(salt))));
const passphrase = 'қорғаныс туралы заң';
const plan: VaultPlan = {
	passphrase,
	deviceName: 'ноутбук',
	profile: { occupation: 'advocate', name: 'Адвокат А.', association: 'Алматы', licence: '1' },
	settings: { registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 15 },
	cost: { memory: 19 * 1024, passes: 2, lanes: 1 }
};

function unwrap<T>(result: VaultResult<T>): T {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}

async function platformOn(disk: Disk): Promise<Platform> {
	const journal: Journal = unwrap(await disk.open());
	return { journal, kdf: quickKdf, clock: () => ({ moment: Date.UTC(2026, 9, 14, 6), offset: 300 }) };
}

const entered = (number: string, volume = 2026, fields: RecordBodies['entered']['fields'] = {}): NewRecord => ({
	volume,
	kind: 'entered',
	base: [],
	body: {
		salt: '00'.repeat(16),
		volume,
		fields: { number, applicationDate: `${String(volume)}-10-14`, essence: 'Алимент өндіру', ...fields }
	}
});

/** Everything that the vault on this disk shows, read as a new session would. */
async function readAll(disk: Disk): Promise<{ opened: Opened; texts: string[]; lost: number; rebuilt: number }> {
	const opened = unwrap(await unlockVault(await platformOn(disk), passphrase));
	const texts = [...opened.texts];
	let { lost, rebuilt } = opened;
	for (const year of opened.vault.years) {
		const read = unwrap(await opened.vault.openVolume(year));
		texts.push(...read.texts);
		lost += read.lost;
		rebuilt += read.rebuilt;
	}
	return { opened, texts, lost, rebuilt };
}

const numbers = (texts: string[]): (string | null)[] => fold(texts).rows.map((row) => row.values.number);

/** A vault of three rows in two volumes, locked again. */
async function threeRows(disk: Disk): Promise<string[]> {
	const made = unwrap(await createVault(await platformOn(disk), plan));
	unwrap(await made.vault.append([entered('1')]));
	unwrap(await made.vault.append([entered('2'), entered('188', 2025)]));
	await made.vault.lock();
	return made.words;
}

describe('a vault', () => {
	test('shows after unlocking what was entered before', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const { texts, lost, opened } = await readAll(disk);
		expect(numbers(texts)).toEqual(['188', '1', '2']);
		expect(lost).toBe(0);
		expect(opened.vault.years).toEqual([2026, 2025]);
		expect(fold(texts).profile?.name).toBe('Адвокат А.');
	});

	test('opens with no other passphrase, and with the new one after a change', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const wrong = await unlockVault(await platformOn(disk), 'дұрыс емес құпиясөз');
		expect(wrong).toEqual({ ok: false, error: { kind: 'wrong-passphrase' } });
		const { opened } = await readAll(disk);
		expect(await opened.vault.changePassphrase('дұрыс емес құпиясөз', 'жаңа құпиясөз')).toEqual(wrong);
		unwrap(await opened.vault.changePassphrase(passphrase, 'жаңа құпиясөз'));
		await opened.vault.lock();
		expect(await unlockVault(await platformOn(disk), passphrase)).toEqual(wrong);
		expect((await unlockVault(await platformOn(disk), 'жаңа құпиясөз')).ok).toBe(true);
	});

	test('keeps the root key until the sheet was typed back, then no longer', async () => {
		const disk = new Disk();
		const words = await threeRows(disk);
		const { opened } = await readAll(disk);
		expect(opened.vault.recoveryChecked).toBe(false);
		expect(unwrap(await opened.vault.recoveryWords(passphrase))).toEqual(words);
		const typo = words.with(4, words[5] === words[4] ? 'zoo' : (words[5] ?? ''));
		expect(await opened.vault.checkWords(typo)).toEqual({ ok: false, error: { kind: 'wrong-words', wrong: [5] } });
		unwrap(await opened.vault.checkWords(words.map((word) => ` ${word.slice(0, 4).toUpperCase()} `)));
		expect(opened.vault.recoveryChecked).toBe(true);
		await opened.vault.lock();
		expect((await readAll(disk)).opened.vault.recoveryChecked).toBe(true);
	});

	test('opens a volume from its snapshot as from its runs', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const first = await readAll(disk);
		expect(unwrap(await first.opened.vault.writeSnapshots(1)).written).toBe(3);
		unwrap(await first.opened.vault.append([entered('3')]));
		await first.opened.vault.lock();
		const second = await readAll(disk);
		expect(numbers(second.texts)).toEqual(['188', '1', '2', '3']);
		expect(second.rebuilt + second.lost).toBe(0);
	});

	test('stops when another tab has written, and writes nothing', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const [here, there] = [await readAll(disk), await readAll(disk)];
		unwrap(await there.opened.vault.append([entered('3')]));
		const refused = { ok: false, error: { kind: 'taken-over' } };
		expect(await here.opened.vault.append([entered('4')])).toEqual(refused);
		expect(await here.opened.vault.append([entered('4')])).toEqual(refused);
		expect(numbers((await readAll(disk)).texts)).toEqual(['188', '1', '2', '3']);
	});

	test('a full disk refuses the row and takes it when there is room again', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const { opened } = await readAll(disk);
		disk.fail('full');
		expect(await opened.vault.append([entered('3')])).toEqual({ ok: false, error: { kind: 'storage-full' } });
		disk.fail(null);
		unwrap(await opened.vault.append([entered('3')]));
		expect(numbers((await readAll(disk)).texts)).toEqual(['188', '1', '2', '3']);
	});

	test('tells when half a character had to be replaced', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const { opened } = await readAll(disk);
		const { replaced } = unwrap(await opened.vault.append([entered('3', 2026, { notes: 'а\uD800б' })]));
		expect(replaced).toEqual(['[0].body.fields.notes']);
	});

	test('a draft goes with the row that it became, and is sealed under its own id', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const { opened } = await readAll(disk);
		unwrap(await opened.vault.saveDraft('a', utf8('набросок')));
		unwrap(await opened.vault.saveDraft('b', utf8('другой')));
		unwrap(await opened.vault.append([entered('3')], { dropDraft: 'a' }));
		const left = unwrap(await (await readAll(disk)).opened.vault.drafts());
		expect(left.drafts.map(({ id }) => id)).toEqual(['b']);
		expect(left.damaged).toBe(0);
	});
});

describe('damage on the disk', () => {
	/** Of the bytes one in 61, shifted from run to run; with EVERY_BYTE=1 all of them, which takes minutes. */
	const step = process.env.EVERY_BYTE === '1' ? 1 : 61;

	/** A disk with one byte of one run or snapshot flipped, as the store would hand it out. */
	const damaged = (disk: Disk, what: 'run' | 'snapshot', which: number, at: number): Disk => {
		const copy = disk.clone();
		copy.damage(what, which, at);
		return copy;
	};

	test('each byte of each run: told, and the other rows are there; restored where a snapshot holds the record', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const without = disk.clone();
		const first = await readAll(disk);
		unwrap(await first.opened.vault.writeSnapshots(1));
		await first.opened.vault.lock();
		const sizes = disk.sizes('run');
		for (const [which, size] of sizes.entries()) {
			for (let at = which; at < size; at += step) {
				const bare = await readAll(damaged(without, 'run', which, at));
				expect(bare.lost, `run ${String(which)} byte ${String(at)}`).toBe(1);
				expect(numbers(bare.texts).length).toBeGreaterThanOrEqual(2);
				const kept = await readAll(damaged(disk, 'run', which, at));
				expect(numbers(kept.texts)).toEqual(['188', '1', '2']);
				const mended = unwrap(await kept.opened.vault.verify());
				expect(mended).toEqual({ runs: sizes.length, restored: 1, lost: 0 });
				expect(unwrap(await kept.opened.vault.verify())).toEqual({ runs: sizes.length, restored: 0, lost: 0 });
			}
		}
	}, 1_800_000);

	test('each byte of each snapshot: it is thrown away and rebuilt from the journal', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const first = await readAll(disk);
		unwrap(await first.opened.vault.writeSnapshots(1));
		await first.opened.vault.lock();
		for (const [which, size] of disk.sizes('snapshot').entries()) {
			for (let at = which; at < size; at += step) {
				const read = await readAll(damaged(disk, 'snapshot', which, at));
				expect([read.rebuilt, read.lost]).toEqual([1, 0]);
				expect(numbers(read.texts)).toEqual(['188', '1', '2']);
			}
		}
	}, 1_800_000);

	test('a log that is not whole is not continued: the device begins anew and the lawyer goes on', async () => {
		const disk = new Disk();
		await threeRows(disk);
		const last = disk.sizes('run').length - 1;
		const broken = damaged(disk, 'run', last, 200);
		const read = await readAll(broken);
		expect(read.lost).toBeGreaterThan(0);
		unwrap(await read.opened.vault.append([entered('7')]));
		await read.opened.vault.lock();
		const again = await readAll(broken);
		expect(again.opened.vault.device).toBe(read.opened.vault.device);
		expect(numbers(again.texts)).toContain('7');
		expect(fold(again.texts).devices.map(({ name }) => name)).toEqual(['ноутбук', 'ноутбук']);
	});
});
