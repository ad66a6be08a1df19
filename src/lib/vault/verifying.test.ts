import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fold, type RecordBodies } from '#lib/register/index.js';
import { Disk } from '../../../tests/simulation/memory-journal.js';
import { hexOf, setUpAutomerge } from '../../../tests/tools/test-vault.js';
import { sha256, utf8 } from './bytes.js';
import { aesKey, open } from './crypto.js';
import type { StoredRun } from './journal/port.js';
import { openKeyring, type Kdf } from './keyring.js';
import { createVault, unlockVault, type VaultPlan } from './opening.js';
import type { NewRecord, Platform, VaultResult } from './parts.js';
import type { Vault } from './vault.js';

beforeAll(setUpAutomerge);

const quickKdf: Kdf = (passphrase, salt) => Promise.resolve(sha256(utf8(passphrase + String(salt))));
const plan: VaultPlan = {
	passphrase: 'қорғаныс туралы заң',
	deviceName: 'ноутбук',
	profile: { occupation: 'advocate', name: 'Адвокат А.', association: 'Алматы', licence: '1' },
	settings: { registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 15 },
	cost: { memory: 19 * 1024, passes: 2, lanes: 1 }
};

function unwrap<T>(result: VaultResult<T>): T {
	if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
	return result.value;
}

const platformOn = async (disk: Disk): Promise<Platform> => ({
	journal: unwrap(await disk.open()),
	kdf: quickKdf,
	clock: () => ({ moment: Date.UTC(2026, 9, 14, 6), offset: 300 })
});

const entered = (number: string): NewRecord => ({
	volume: 2026,
	kind: 'entered',
	base: [],
	body: {
		salt: '00'.repeat(16),
		volume: 2026,
		fields: { number, essence: 'Алимент' }
	} satisfies RecordBodies['entered']
});

/** Unlocks, opens all years, and says which numbers the register shows. */
async function read(disk: Disk): Promise<{ vault: Vault; numbers: (string | null)[]; lost: number }> {
	const { vault, texts, lost } = unwrap(await unlockVault(await platformOn(disk), plan.passphrase));
	const all = [...texts];
	let missing = lost;
	for (const year of vault.years) {
		const volume = unwrap(await vault.openVolume(year));
		all.push(...volume.texts);
		missing += volume.lost;
	}
	return { vault, numbers: fold(all).rows.map((row) => row.values.number), lost: missing };
}

let disk: Disk;
beforeEach(async () => {
	disk = new Disk();
	const { vault } = unwrap(await createVault(await platformOn(disk), plan));
	unwrap(await vault.append([entered('1')]));
	unwrap(await vault.append([entered('2')]));
	unwrap(await vault.append([entered('3')]));
	await vault.lock();
});

const alter = (change: (run: StoredRun, at: number, all: StoredRun[]) => StoredRun[]): void => {
	for (const [device, runs] of disk.content.runs) disk.content.runs.set(device, runs.flatMap(change));
};
const numbers = ['1', '2', '3'];

test('a new passphrase comes with a new unlock key: a kept copy of the old keyring opens nothing that comes after', async () => {
	const old = disk.content.vault?.keyring ?? new Uint8Array();
	const { vault } = await read(disk);
	unwrap(await vault.changePassphrase(plan.passphrase, 'басқа құпиясөз болды'));
	await vault.lock();
	const changed = disk.content.vault?.keyring ?? new Uint8Array();
	const before = await openKeyring(old, plan.passphrase, quickKdf);
	if (!before.ok) throw new Error(before.error.kind);
	const SECRETS_AT = 4 + 1 + 32 + 10 + 16 + 60;
	const key = await aesKey(before.value.unlockKey);
	expect(await open(key, old.slice(SECRETS_AT), old.slice(0, 63))).not.toBeNull();
	expect(await open(key, changed.slice(SECRETS_AT), changed.slice(0, 63))).toBeNull();
});

describe('a look through the journal', () => {
	test('finds nothing to do in a sound one', async () => {
		const { vault } = await read(disk);
		expect(unwrap(await vault.verify())).toEqual({ runs: 8, restored: 0, lost: 0 });
	});

	test('finds a run that the clear names beside it hide from its year, and files it again', async () => {
		alter((run, at) => [at === 6 ? { ...run, documents: [hexOf(16, 'e')] } : run]);
		const hidden = await read(disk);
		// Nothing tells of it while the year is read: no document asks for this run.
		expect([hidden.numbers, hidden.lost]).toEqual([['1', '3'], 0]);
		expect(unwrap(await hidden.vault.verify())).toEqual({ runs: 8, restored: 1, lost: 0 });
		await hidden.vault.lock();
		expect((await read(disk)).numbers).toEqual(numbers);
	});

	test('finds runs that are gone, and those whose clear places lie', async () => {
		alter((run, at) => (at === 6 ? [] : [run]));
		const gone = await read(disk);
		expect(gone.numbers).toEqual(['1', '3']);
		expect(unwrap(await gone.vault.verify())).toMatchObject({ restored: 0, lost: 1 });

		alter((run, at, all) => [at === 5 ? { ...run, bytes: all[6]?.bytes ?? run.bytes } : run]);
		const exchanged = await read(disk);
		expect(exchanged.lost).toBeGreaterThan(0);
		expect(unwrap(await exchanged.vault.verify()).lost).toBe(2);
	});

	test('restores damaged runs from what a snapshot holds', async () => {
		const first = await read(disk);
		unwrap(await first.vault.writeSnapshots(1));
		await first.vault.lock();
		disk.damage('run', 6, 200);
		alter((run, at) => (at === 5 ? [] : [run]));
		const second = await read(disk);
		expect(second.numbers).toEqual(numbers);
		expect(unwrap(await second.vault.verify())).toMatchObject({ restored: 2, lost: 0 });
		await second.vault.lock();
		disk.content.snapshots.clear();
		expect(await read(disk)).toMatchObject({ numbers, lost: 0 });
	});
});
