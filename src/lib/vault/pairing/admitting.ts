import type { RecordBodies, RecordId } from '#lib/register/index.js';
import { toHex, type Bytes } from '../bytes.js';
import { writeContainer } from '../container.js';
import { deviceIdOf } from '../crypto.js';
import { isEpochForRoot } from '../epoch.js';
import { signAdded } from '../membership.js';
import type { VaultResult } from '../parts.js';
import type { Appended, Vault } from '../vault.js';
import { startOfLogs } from './start-of-logs.js';

/** The public keys of a device that asks to join, and its name. */
export interface Joining {
	signKey: Bytes;
	agreeKey: Bytes;
	device: string;
}

/** What an admitted device needs to open the vault by itself. */
export interface Admitted {
	admission: RecordBodies['device-added'];
	voucherKey: Bytes;
	rootKey: Bytes;
	epochs: Bytes[];
	container: Bytes;
	/** Canonical text of the record that was written. */
	texts: string[];
}

/**
 * Admits a device: this one vouches for it in a `device-added` record, durable
 * before this resolves, and gathers what the new device is to be handed.
 * @param room about how many bytes of logs the channel carries
 */
export async function admitDevice(vault: Vault, joining: Joining, room: number): Promise<VaultResult<Admitted>> {
	const before = await vault.parts();
	const { rootKey } = before.members;
	// The record that names the root is damaged, and with it what makes this vault one.
	if (!rootKey) return { ok: false, error: { kind: 'damaged', what: 'runs', count: 1 } };
	const admission = await signAdded(
		before.vault,
		{
			device: toHex(deviceIdOf(before.vault, joining.signKey)),
			name: joining.device,
			signKey: toHex(joining.signKey),
			agreeKey: toHex(joining.agreeKey),
			by: before.device
		},
		before.signer
	);
	const written = await vault.append([{ volume: null, kind: 'device-added', base: [], body: admission }]);
	if (!written.ok) return written;
	const parts = await vault.parts();
	const stored = await parts.platform.journal.describe();
	if (!stored.ok) return stored;
	const runs = await startOfLogs(parts, room);
	if (!runs.ok) return runs;
	const container = writeContainer(parts.vault, [
		...(stored.value?.epochs ?? []).filter(isEpochForRoot).map((bytes) => ({ type: 'epoch' as const, bytes })),
		...runs.value.map((bytes) => ({ type: 'run' as const, bytes }))
	]);
	return {
		ok: true,
		value: {
			admission,
			voucherKey: parts.signer.publicKey,
			rootKey,
			epochs: parts.keyring.keyring.epochs,
			container,
			texts: written.value.texts
		}
	};
}

/**
 * Gives a device of this vault another name: it is admitted once more, by this one.
 * @param base the admissions that the lawyer had before the eyes
 */
export async function renameDevice(
	vault: Vault,
	{ device, name, signKey, agreeKey }: Omit<RecordBodies['device-added'], 'by' | 'signature'>,
	base: RecordId[]
): Promise<VaultResult<Appended>> {
	const parts = await vault.parts();
	const named = { device, name, signKey, agreeKey, by: parts.device };
	const body = await signAdded(parts.vault, named, parts.signer);
	return vault.append([{ volume: null, kind: 'device-added', base, body }]);
}
