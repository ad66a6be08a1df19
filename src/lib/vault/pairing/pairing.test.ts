import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fold } from '#lib/register/index.js';
import { Disk } from '../../../../tests/simulation/memory-journal.js';
import { fixed, randomBytes, sha256, utf8 } from '../bytes.js';
import { agreePublicKey, signerOf } from '../crypto.js';
import { initialise } from '../document.js';
import type { Kdf } from '../keyring.js';
import { createVault, unlockVault, type Opened, type VaultPlan } from '../opening.js';
import type { NewRecord, Platform, VaultResult } from '../parts.js';
import type { Vault } from '../vault.js';
import { admitDevice, joinVault, renameDevice } from './index.js';

beforeAll(() => initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm')));

/** Stands in for Argon2id, which has its own tests. */
const quickKdf: Kdf = (passphrase, salt) => Promise.resolve(sha256(utf8(passphrase + String(salt))));
const cost = { memory: 19 * 1024, passes: 2, lanes: 1 };
const plan: VaultPlan = {
	passphrase: 'қорғаныс туралы заң',
	deviceName: 'ноутбук',
	profile: { occupation: 'advocate', name: 'Сәрсенова Айгүл', association: 'Алматы', licence: '1' },
	settings: { registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 15 },
	cost
};
const OWN = { passphrase: 'телефонның өз сөйлемі', cost };
const ALL = 1024 * 1024;

function unwrap<T>(result: VaultResult<T>): T {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}
async function platformOn(disk: Disk): Promise<Platform> {
	const clock = () => ({ moment: Date.UTC(2026, 9, 14, 6), offset: 300 });
	return { journal: unwrap(await disk.open()), kdf: quickKdf, clock };
}
const entered = (number: string): NewRecord => ({
	volume: 2026,
	kind: 'entered',
	base: [],
	body: {
		salt: '00'.repeat(16),
		volume: 2026,
		fields: { number, applicationDate: '2026-10-14', essence: 'Алимент өндіру' }
	}
});

async function textsOf({ vault, texts }: Opened): Promise<string[]> {
	const all = [...texts];
	for (const year of vault.years) all.push(...unwrap(await vault.openVolume(year)).texts);
	return all;
}

/** A laptop with rows, and a phone that it admitted and handed everything to. */
async function laptop(rows: number): Promise<Vault> {
	const { vault } = unwrap(await createVault(await platformOn(new Disk()), plan));
	for (let number = 1; number <= rows; number += 1) unwrap(await vault.append([entered(String(number))]));
	return vault;
}
async function handTo(vault: Vault, room: number) {
	const seeds = { signSeed: randomBytes(32), agreeSeed: randomBytes(32) };
	const [signKey, agreeKey] = [(await signerOf(seeds.signSeed)).publicKey, await agreePublicKey(seeds.agreeSeed)];
	const admitted = unwrap(await admitDevice(vault, { signKey, agreeKey, device: 'телефон' }, room));
	const parts = { vault: (await vault.parts()).vault, ...admitted, ...seeds };
	return { admitted, parts };
}

const shown = (texts: string[]) => {
	const register = fold(texts);
	return {
		lawyer: register.profile?.name,
		rows: register.rows.map(({ values }) => values.number),
		devices: register.devices.map(({ name }) => name).toSorted(),
		undecided: register.undecided.length
	};
};

describe('a new device', () => {
	test('that was handed all logs shows the same register, and opens with its own passphrase alone', async () => {
		const vault = await laptop(5);
		const { parts, admitted } = await handTo(vault, ALL);
		const disk = new Disk();
		const opened = unwrap(await joinVault(await platformOn(disk), parts, OWN));
		expect(opened.vault.device).toBe(admitted.admission.device);
		const expected = {
			lawyer: 'Сәрсенова Айгүл',
			rows: ['1', '2', '3', '4', '5'],
			devices: ['ноутбук', 'телефон'],
			undecided: 0
		};
		expect(shown(await textsOf(opened))).toEqual(expected);
		expect(opened.vault.distrusted.size).toBe(0);
		expect(opened.vault.recoveryChecked).toBe(true);
		unwrap(await opened.vault.append([entered('6')]));
		await opened.vault.lock();
		const again = unwrap(await unlockVault(await platformOn(disk), OWN.passphrase));
		expect(shown(await textsOf(again)).rows).toEqual([...expected.rows, '6']);
		expect((await unlockVault(await platformOn(disk), plan.passphrase)).ok).toBe(false);
	});

	test('over a narrow channel gets the beginnings: whose register it is and who vouched for whom', async () => {
		const vault = await laptop(40);
		const { parts } = await handTo(vault, 4096);
		expect(parts.container.length).toBeLessThan(4096);
		const opened = unwrap(await joinVault(await platformOn(new Disk()), parts, OWN));
		const register = shown(await textsOf(opened));
		expect(register).toMatchObject({ lawyer: 'Сәрсенова Айгүл', rows: [], devices: ['ноутбук', 'телефон'] });
		unwrap(await opened.vault.append([entered('41')]));
	});

	test('opens with no log at all, and waits for the others', async () => {
		const vault = await laptop(3);
		const { parts } = await handTo(vault, 0);
		const disk = new Disk();
		const opened = unwrap(await joinVault(await platformOn(disk), parts, OWN));
		unwrap(await opened.vault.append([entered('4')]));
		await opened.vault.lock();
		const again = unwrap(await unlockVault(await platformOn(disk), OWN.passphrase));
		expect(shown(await textsOf(again)).rows).toEqual(['4']);
	});

	test('is laid down whole or not at all', async () => {
		const vault = await laptop(3);
		const { parts } = await handTo(vault, ALL);
		const short = await joinVault(await platformOn(new Disk()), parts, { passphrase: 'қысқа' });
		expect(short).toMatchObject({ ok: false, error: { kind: 'passphrase-too-short' } });
		const disk = new Disk();
		const taken = await platformOn(disk);
		unwrap(await createVault(taken, plan));
		const refused = await joinVault(await platformOn(disk), parts, OWN);
		expect(refused).toEqual({ ok: false, error: { kind: 'vault-exists' } });
		for (const room of [ALL, 0]) {
			const { parts: others } = await handTo(vault, room);
			const full = new Disk();
			const platform = await platformOn(full);
			full.fail('full');
			expect(await joinVault(platform, others, OWN)).toEqual({ ok: false, error: { kind: 'storage-full' } });
			full.fail(null);
			expect(unwrap(await platform.journal.describe())).toBeNull();
			// Once there is room it can be tried again with what was handed over.
			expect((await joinVault(platform, others, OWN)).ok).toBe(true);
		}
	});

	test('whose admission was never synced lies in the log of the one that admitted it', async () => {
		const vault = await laptop(1);
		const { admitted } = await handTo(vault, 0);
		expect(admitted.texts).toHaveLength(1);
		const { device, signKey } = admitted.admission;
		expect(JSON.parse(admitted.texts[0] ?? '')).toMatchObject({
			kind: 'device-added',
			device: vault.device,
			body: { device, signKey, by: vault.device }
		});
		expect(fixed(signKey, 32)).toHaveLength(32);
	});
});

test('a device takes another name, its own or the other one’s; it stays admitted', async () => {
	const vault = await laptop(1);
	const { parts, admitted } = await handTo(vault, ALL);
	const phone = unwrap(await joinVault(await platformOn(new Disk()), parts, OWN));
	const texts = await textsOf(phone);
	const register = fold(texts);
	const base = [...(register.heads['device-added'] ?? [])];
	for (const one of register.devices) {
		const written = unwrap(await renameDevice(phone.vault, { ...one, name: `${one.name} 2` }, base));
		texts.push(...written.texts);
		base.splice(0, base.length, ...(fold(texts).heads['device-added'] ?? []));
	}
	const renamed = fold(texts);
	expect(renamed.devices.map(({ name }) => name).toSorted()).toEqual(['ноутбук 2', 'телефон 2']);
	expect(renamed.undecided).toEqual([]);
	const again = renamed.devices.find(({ device }) => device === admitted.admission.device);
	expect(again?.addedAt).toBe(register.devices.find(({ device }) => device === again?.device)?.addedAt);
});
