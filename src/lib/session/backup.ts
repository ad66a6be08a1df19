import { fold, parseRecord } from '#lib/register/index.js';
import type { Bytes, Platform, Vault, VaultResult } from '#lib/vault/index.js';
import {
	makeBackup,
	openBackup,
	openGathered,
	restoreBackup,
	type BackupSecret,
	type Restorable,
	type RestorePlan
} from '#lib/vault/backup/index.js';
import { isOpenFile, readOpenFile } from '#lib/vault/open-file/index.js';
import { countOf, excess, type Counts } from './backup-state.js';

export type { BackupSecret, RestorePlan };

/** A backup file; or all parcels that a mailbox has, which the recovery words alone open. */
export type BackupSource = Bytes | readonly Bytes[];

/** What is in a backup, as the screen tells it. */
export interface BackupSummary {
	lawyer: string;
	/** Moment of making by the clock of the device that made it, ISO 8601 with offset; empty where nobody made it at one moment. */
	made: string;
	/** The name of that device. */
	device: string;
	/** Newest year first. */
	rows: { year: number; rows: number }[];
	records: number;
	/** `at` of the newest record. */
	newest: string | null;
	/** Records that were damaged on the device already; no sound copy of them is in it. */
	unread: number;
	/** Parts that only a newer app knows. */
	strange: number;
	/** Against the register that is open here; null where none is, or it was just made from it. */
	here: { same: false } | { same: true; beyond: number; lacking: number } | null;
}

export interface BackedUp {
	bytes: Bytes;
	summary: BackupSummary;
	/** How many records each log has in it: what `noteBackup` keeps. */
	counts: Counts;
}

/** A backup of the open vault, read back before it is handed over. */
export async function backUp(vault: Vault): Promise<VaultResult<BackedUp>> {
	const parts = await vault.parts();
	const made = await makeBackup(parts);
	if (!made.ok) return made;
	const { bytes, at, counts, texts, unread } = made.value;
	const summary = summaryOf({ texts, at, device: vault.device, unread, strange: 0 });
	return { ok: true, value: { bytes, counts, summary: { ...summary, here: null } } };
}

/** The rehearsal: opens a backup and tells what is in it. Writes nothing. `vault` is the open one, if any. */
export async function lookIntoBackup(
	file: BackupSource,
	secret: BackupSecret,
	platform: Platform,
	vault: Vault | null
): Promise<VaultResult<BackupSummary>> {
	const opened = await openAny(file, secret, platform);
	if (!opened.ok) return opened;
	const { logs, note, strange } = opened.value;
	const summary = summaryOf({ texts: logs.texts, ...note, strange });
	const here = vault && (await compared(opened.value, vault, platform));
	if (here && !here.ok) return here;
	return { ok: true, value: { ...summary, here: here?.value ?? null } };
}

/** Opens a backup and lays it down where no vault lies, as a new device. */
export async function restore(
	file: BackupSource,
	secret: BackupSecret,
	plan: RestorePlan,
	platform: Platform
): ReturnType<typeof restoreBackup> {
	const opened = await openAny(file, secret, platform);
	return opened.ok ? restoreBackup(platform, opened.value, plan) : opened;
}

/** What all of them give: a sealed backup; an open file of records and parcels of a mailbox, which open with the words only. */
type OpenedFile = Restorable & { note: { at: string; device: string; unread: number }; strange: number };

async function openAny(file: BackupSource, secret: BackupSecret, platform: Platform): Promise<VaultResult<OpenedFile>> {
	if (!(file instanceof Uint8Array)) return openParcels(file, secret);
	if (!isOpenFile(file)) return openBackup(file, secret, platform.kdf);
	if (secret.kind !== 'words') return { ok: false, error: { kind: 'wrong-words', wrong: [] } };
	const read = await readOpenFile(file, secret.words);
	if (!read.ok) return read;
	const { made, unread, ...restorable } = read.value;
	return { ok: true, value: { ...restorable, note: { at: made.at, device: made.device, unread }, strange: 0 } };
}

async function openParcels(parcels: readonly Bytes[], secret: BackupSecret): Promise<VaultResult<OpenedFile>> {
	if (secret.kind !== 'words') return { ok: false, error: { kind: 'wrong-words', wrong: [] } };
	const read = await openGathered(parcels, secret.words);
	return read.ok ? { ok: true, value: { ...read.value, note: { at: '', device: '', unread: 0 } } } : read;
}

function summaryOf(from: {
	texts: readonly string[];
	at: string;
	device: string;
	unread: number;
	strange: number;
}): Omit<BackupSummary, 'here'> {
	const register = fold(from.texts);
	const rows = new Map<number, number>();
	for (const { volume } of register.rows) rows.set(volume, (rows.get(volume) ?? 0) + 1);
	const moments = from.texts.flatMap((text) => {
		const parsed = parseRecord(text);
		return parsed.ok ? [parsed.record.at] : [];
	});
	return {
		lawyer: register.profile?.name ?? '',
		made: from.at,
		device: register.devices.find(({ device }) => device === from.device)?.name ?? '',
		rows: [...rows].map(([year, count]) => ({ year, rows: count })).toSorted((a, b) => b.year - a.year),
		records: from.texts.length,
		newest: moments.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null,
		unread: from.unread,
		strange: from.strange
	};
}

async function compared(
	{ vault: id, logs }: Pick<OpenedFile, 'vault' | 'logs'>,
	vault: Vault,
	platform: Platform
): Promise<VaultResult<NonNullable<BackupSummary['here']>>> {
	const parts = await vault.parts();
	if (!id.every((byte, at) => byte === parts.vault[at])) return { ok: true, value: { same: false } };
	const heads = await platform.journal.heads();
	if (!heads.ok) return heads;
	const held = countOf(heads.value);
	const counts = countOf(Object.entries(logs.vector).map(([device, { n }]) => ({ device, n })));
	return { ok: true, value: { same: true, beyond: excess(held, counts), lacking: excess(counts, held) } };
}
