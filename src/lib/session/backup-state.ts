import { fromUtf8, utf8, type Bytes, type Vault, type VaultResult } from '#lib/vault/index.js';
import * as v from 'valibot';
import type { BackupState } from './backup-due.js';

/** How many records each log has, by device. */
export type Counts = { [device: string]: number };

/** How many records of all logs the one has and the other has not. */
export const excess = (one: Counts, other: Counts): number =>
	Object.entries(one).reduce((sum, [device, n]) => sum + Math.max(0, n - (other[device] ?? 0)), 0);

export const countOf = (logs: readonly { device: string; n: number }[]): Counts =>
	Object.fromEntries(logs.map(({ device, n }) => [device, n]));

/** The state lies sealed on its device, in a place of its own among the drafts; no form has this id. */
const STATE_ID = 'backup-state';
const stateSchema = v.object({ at: v.number(), counts: v.record(v.string(), v.number()) });

/** Notes that a backup was handed out; on this device only. */
export const noteBackup = (vault: Vault, at: number, counts: Counts): Promise<VaultResult<null>> =>
	vault.saveDraft(STATE_ID, utf8(JSON.stringify({ at, counts })));

export async function readBackupState(vault: Vault): Promise<VaultResult<BackupState>> {
	const drafts = await vault.drafts();
	if (!drafts.ok) return drafts;
	const { platform } = await vault.parts();
	const heads = await platform.journal.heads();
	if (!heads.ok) return heads;
	const state = parsedState(drafts.value.drafts.find(({ id }) => id === STATE_ID)?.plain);
	const since = excess(countOf(heads.value), state?.counts ?? {});
	return { ok: true, value: { last: state?.at ?? null, since } };
}

function parsedState(plain: Bytes | undefined): v.InferOutput<typeof stateSchema> | null {
	try {
		const parsed = v.safeParse(stateSchema, JSON.parse((plain && fromUtf8(plain)) ?? 'null'));
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}
