import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Disk } from '../../../tests/simulation/memory-journal.js';
import { sha256, utf8 } from '#lib/vault/bytes.js';
import {
	createVault,
	initialise,
	type Kdf,
	type NewRecord,
	type Opened,
	type Platform,
	type VaultPlan,
	type VaultResult
} from '#lib/vault/index.js';
import { backUp, lookIntoBackup, restore } from './backup.js';
import { noteBackup, readBackupState } from './backup-state.js';

beforeAll(() => initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm')));

/** Stands in for Argon2id, which has its own tests. */
const quickKdf: Kdf = (passphrase, salt) => Promise.resolve(sha256(utf8(passphrase + String(salt))));
const passphrase = 'қорғаныс туралы заң';
const plan: VaultPlan = {
	passphrase,
	deviceName: 'ноутбук',
	profile: { occupation: 'advocate', name: 'Адвокат А.', association: 'Алматы', licence: '1' },
	settings: { registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 15 },
	cost: { memory: 19 * 1024, passes: 2, lanes: 1 }
};
const secret = { kind: 'passphrase', passphrase } as const;
const SIX = Date.UTC(2026, 9, 14, 6);

function unwrap<T>(result: VaultResult<T>): T {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}

async function platformOn(disk: Disk, moment = SIX): Promise<Platform> {
	return { journal: unwrap(await disk.open()), kdf: quickKdf, clock: () => ({ moment, offset: 300 }) };
}

const entered = (number: string, volume: number): NewRecord => ({
	volume,
	kind: 'entered',
	base: [],
	body: { salt: '00'.repeat(16), volume, fields: { number, applicationDate: `${String(volume)}-10-14` } }
});

let platform: Platform;
let opened: Opened;
beforeEach(async () => {
	platform = await platformOn(new Disk());
	opened = unwrap(await createVault(platform, plan));
	unwrap(await opened.vault.append([entered('1', 2026), entered('2', 2026), entered('7', 2025)]));
});

describe('looking into a backup', () => {
	test('tells whose it is, when and where it was made, the rows of each year and the newest change', async () => {
		const { bytes, summary } = unwrap(await backUp(opened.vault));
		const expected = {
			lawyer: 'Адвокат А.',
			made: '2026-10-14T11:00:00.000+05:00',
			device: 'ноутбук',
			rows: [
				{ year: 2026, rows: 2 },
				{ year: 2025, rows: 1 }
			],
			records: 9,
			newest: '2026-10-14T11:00:00.000+05:00',
			unread: 0,
			strange: 0,
			here: null
		};
		expect(summary).toEqual(expected);
		expect(unwrap(await lookIntoBackup(bytes, secret, await platformOn(new Disk()), null))).toEqual(expected);
	});

	test('says what the register here has beyond it, and what it has beyond the register', async () => {
		const { bytes } = unwrap(await backUp(opened.vault));
		const here = async (file: typeof bytes) => unwrap(await lookIntoBackup(file, secret, platform, opened.vault)).here;
		expect(await here(bytes)).toEqual({ same: true, beyond: 0, lacking: 0 });
		unwrap(await opened.vault.append([entered('3', 2026)]));
		expect(await here(bytes)).toEqual({ same: true, beyond: 1, lacking: 0 });

		const elsewhere = await platformOn(new Disk());
		const again = { passphrase, deviceName: 'телефон', cost: { memory: 19 * 1024, passes: 2, lanes: 1 } };
		const restored = unwrap(await restore(bytes, secret, again, elsewhere));
		unwrap(await restored.vault.append([entered('3', 2026)]));
		const later = unwrap(await backUp(restored.vault));
		// The admission of the new device, and its row.
		expect(await here(later.bytes)).toEqual({ same: true, beyond: 1, lacking: 2 });
	});

	test('says so where it is of another register', async () => {
		const other = unwrap(await createVault(await platformOn(new Disk()), plan));
		const { bytes } = unwrap(await backUp(other.vault));
		expect(unwrap(await lookIntoBackup(bytes, secret, platform, opened.vault)).here).toEqual({ same: false });
	});

	test('writes nothing', async () => {
		const { bytes } = unwrap(await backUp(opened.vault));
		const disk = new Disk();
		const there = await platformOn(disk);
		disk.fail('full');
		unwrap(await lookIntoBackup(bytes, secret, there, null));
		expect(disk.sizes('run')).toEqual([]);
	});
});

describe('when the last backup was', () => {
	test('is kept sealed on the device, and counts what was written since', async () => {
		expect(unwrap(await readBackupState(opened.vault))).toEqual({ last: null, since: 9 });
		const { counts } = unwrap(await backUp(opened.vault));
		// Written while the file was on its way: not in it.
		unwrap(await opened.vault.append([entered('3', 2026)]));
		unwrap(await noteBackup(opened.vault, SIX, counts));
		expect(unwrap(await readBackupState(opened.vault))).toEqual({ last: SIX, since: 1 });
		unwrap(await noteBackup(opened.vault, SIX + 1, unwrap(await backUp(opened.vault)).counts));
		expect(unwrap(await readBackupState(opened.vault))).toEqual({ last: SIX + 1, since: 0 });
		const drafts = unwrap(await platform.journal.drafts());
		expect(drafts.length).toBe(1);
		expect(Buffer.from(drafts[0]?.bytes ?? []).includes('counts')).toBe(false);
	});

	test('of an unknown shape counts as never', async () => {
		unwrap(await opened.vault.saveDraft('backup-state', utf8('{"at":"yesterday"}')));
		expect(unwrap(await readBackupState(opened.vault))).toEqual({ last: null, since: 9 });
		unwrap(await opened.vault.saveDraft('backup-state', utf8('no JSON')));
		expect(unwrap(await readBackupState(opened.vault)).last).toBe(null);
	});
});
