import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Disk } from '../../../../tests/simulation/memory-journal.js';
import { rowFields } from '../../../../tests/simulation/arbitraries.js';
import { fold, type RecordBodies } from '#lib/register/index.js';
import { fromUtf8, sha256, utf8, type Bytes } from '../bytes.js';
import { restoreBackup } from '../backup/index.js';
import { initialise } from '../document.js';
import type { Kdf } from '../keyring.js';
import { createVault, unlockVault, type Opened, type VaultPlan } from '../opening.js';
import type { NewRecord, Platform, VaultResult } from '../parts.js';
import { isOpenFile, makeOpenFile, readOpenFile } from './index.js';

beforeAll(() => initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm')));

/** Stands in for Argon2id, which has its own tests. */
const quickKdf: Kdf = (passphrase, salt) => Promise.resolve(sha256(utf8(passphrase + String(salt))));
const plan: VaultPlan = {
	passphrase: 'қорғаныс туралы заң',
	deviceName: 'ноутбук',
	profile: { occupation: 'advocate', name: 'Сәрсенова Айгүл', association: 'Алматы', licence: '1' },
	settings: { registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 15 },
	cost: { memory: 19 * 1024, passes: 2, lanes: 1 }
};
const newPlan = {
	passphrase: 'жаңа құрылғының сөзі',
	deviceName: 'жаңа',
	cost: { memory: 19 * 1024, passes: 2, lanes: 1 }
};

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
async function textsOf({ vault, texts }: Opened): Promise<string[]> {
	const years = await Promise.all(vault.years.map((year) => vault.openVolume(year)));
	return [...texts, ...years.flatMap((read) => unwrap(read).texts)];
}
const entered = (fields: RecordBodies['entered']['fields'], volume = 2026): NewRecord => ({
	volume,
	kind: 'entered',
	base: [],
	body: { salt: '00'.repeat(16), volume, fields }
});
async function vaultWith(records: NewRecord[]) {
	const disk = new Disk();
	const { words, vault } = unwrap(await createVault(await platformOn(disk), plan));
	if (records.length > 0) unwrap(await vault.append(records));
	return { words, ...unwrap(await unlockVault(await platformOn(disk), plan.passphrase)) };
}
async function fileOf(opened: Opened): Promise<Bytes> {
	const made = unwrap(await makeOpenFile(await opened.vault.parts(), () => true));
	if (made === null) throw new Error('stopped');
	return made.bytes;
}
/** The register without what the new device's own admission adds. */
function shown(texts: readonly string[]) {
	const { devices: _, heads: __, ...register } = fold(texts);
	return register;
}
const altered = (bytes: Bytes, change: (text: string) => string): Bytes => utf8(change(fromUtf8(bytes) ?? ''));

describe('out and in again', () => {
	test('any register: the same on an empty device, which goes on from there', () => {
		return fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(rowFields, fc.constantFrom(2025, 2026)), { maxLength: 6 }), async (rows) => {
				const opened = await vaultWith(rows.map(([fields, volume]) => entered(fields, volume)));
				const before = await textsOf(opened);
				const read = unwrap(await readOpenFile(await fileOf(opened), opened.words));
				expect(fold(read.logs.texts)).toEqual(fold(before));
				const restored = unwrap(await restoreBackup(await platformOn(new Disk()), read, newPlan));
				expect(shown(await textsOf(restored))).toEqual(shown(before));
				unwrap(await restored.vault.append([entered({ essence: 'келесі' })]));
				expect((await restored.vault.verify()).ok).toBe(true);
			}),
			{ numRuns: 8 }
		);
	});

	test('of a device with a damaged record: all the others, also those behind it', async () => {
		const disk = new Disk();
		const { words, vault } = unwrap(await createVault(await platformOn(disk), plan));
		for (const number of ['1', '2', '3']) unwrap(await vault.append([entered({ number })]));
		disk.damage('run', 6, 200);
		const opened = unwrap(await unlockVault(await platformOn(disk), plan.passphrase));
		const before = fold(await textsOf(opened)).rows.map(({ values }) => values.number);
		const read = unwrap(await readOpenFile(await fileOf(opened), words));
		expect(read.unread).toBe(1);
		const restored = unwrap(await restoreBackup(await platformOn(new Disk()), read, newPlan));
		expect(fold(await textsOf(restored)).rows.map(({ values }) => values.number)).toEqual(before);
		expect(before).toHaveLength(2);
	});

	test('is the work of one moment, tells of its progress, and ends when it is told to', async () => {
		const opened = await vaultWith(Array.from({ length: 40 }, (_, at) => entered({ number: String(at + 1) })));
		const told: number[] = [];
		unwrap(await makeOpenFile(await opened.vault.parts(), (done) => told.push(done) > 0));
		expect(told.length).toBeGreaterThan(10);
		expect(told).toEqual(told.toSorted((a, b) => a - b));
		for (const last of [1, 20])
			expect(unwrap(await makeOpenFile(await opened.vault.parts(), () => (told.length += 1) % last !== 0))).toBeNull();
	});
});

describe('another program', () => {
	test('checks the whole file by docs/export.md alone', async () => {
		const opened = await vaultWith([
			entered({ number: '1', essence: 'Алимент «өндіру»\nекінші жол' }),
			entered({ number: '2' }, 2025)
		]);
		const file = JSON.parse(fromUtf8(await fileOf(opened)) ?? '') as {
			vault: string;
			rootKey: string;
			logs: {
				device: string;
				signKey: string;
				runs: {
					from: number;
					to: number;
					previous: string;
					signature: string;
					records: { n: number; document: string; change: string; record: { device: string; n: number } }[];
				}[];
			}[];
		};
		const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
		const hex = (text: string) => Buffer.from(text, 'hex');
		const u64 = (value: number) => {
			const bytes = Buffer.alloc(8);
			bytes.writeBigUInt64BE(BigInt(value));
			return bytes;
		};
		const keyOf = (raw: string) =>
			createPublicKey({ key: Buffer.concat([hex('302a300506032b6570032100'), hex(raw)]), format: 'der', type: 'spki' });
		expect(sha(hex(file.rootKey)).toString('hex')).toBe(file.vault);
		let records = 0;
		for (const log of file.logs) {
			let link = sha(Buffer.from('tizilim-log-1'), hex(file.vault), hex(log.signKey));
			let next = 1;
			for (const run of log.runs) {
				expect([run.from, run.previous]).toEqual([next, link.toString('hex')]);
				for (const { n, document, change, record } of run.records) {
					const bytes = Buffer.from(change, 'base64');
					link = sha(link, u64(n), hex(document), sha(bytes.subarray(8)));
					// The record stands in its change, letter by letter.
					const canonical = (value: unknown): string =>
						JSON.stringify(value, (_, one: unknown) =>
							one !== null && typeof one === 'object' && !Array.isArray(one)
								? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
								: one
						);
					expect(bytes.includes(Buffer.from(canonical(record)))).toBe(true);
					expect([record.device, record.n]).toEqual([log.device, n]);
					records += 1;
				}
				expect(
					verify(null, Buffer.concat([Buffer.from('tizilim-link-1'), link]), keyOf(log.signKey), hex(run.signature))
				).toBe(true);
				next = run.to + 1;
			}
		}
		expect(records).toBe((await textsOf(opened)).length);
	});
});

describe('what is no sound file', () => {
	test('a record altered, its change altered, a record left out, another signature: refused', async () => {
		const opened = await vaultWith([
			entered({ number: '1', essence: 'Алимент' }),
			entered({ number: '2', essence: 'Еңбек' })
		]);
		const bytes = await fileOf(opened);
		const refused = async (change: (text: string) => string) => {
			const other = altered(bytes, change);
			expect(other).not.toEqual(bytes);
			return kindOf(await readOpenFile(other, opened.words));
		};
		expect(await refused((text) => text.replace('"essence":"Алимент"', '"essence":"Алименттер"'))).toBe(
			'damaged-backup'
		);
		expect(
			await refused((text) =>
				text.replace(
					/"change":"(.)(.{60})(.)/,
					(_, a: string, b: string, c: string) => `"change":"${a}${b}${c === 'A' ? 'B' : 'A'}`
				)
			)
		).toBe('damaged-backup');
		expect(await refused((text) => text.replace(/,\n\{"n":[^\n]*"number":"2"[^\n]*(?=\]\})/, ''))).toBe(
			'damaged-backup'
		);
		expect(await refused((text) => text.replace(/"signature":"../, '"signature":"00'))).toBe('damaged-backup');
		expect(await refused((text) => text.replace('tizilim-register-1', 'tizilim-register-2'))).toBe('newer-backup');
		expect(await refused((text) => text.replace('tizilim-register-1', 'other'))).toBe('not-a-backup');
		expect(await refused((text) => text.slice(0, text.length >> 1))).toBe('damaged-backup');
	});

	test('other words, and any bytes: a value, never a throw', async () => {
		const [one, other] = [await vaultWith([entered({ number: '1' })]), await vaultWith([])];
		expect(await readOpenFile(await fileOf(one), other.words)).toEqual({
			ok: false,
			error: { kind: 'wrong-words', wrong: [] }
		});
		expect(isOpenFile(await fileOf(one))).toBe(true);
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(
					fc.json().map(utf8),
					fc.uint8Array().map((bytes) => new Uint8Array(bytes))
				),
				async (bytes) => {
					expect(['not-a-backup', 'damaged-backup']).toContain(kindOf(await readOpenFile(bytes, one.words)));
				}
			)
		);
	});
});
