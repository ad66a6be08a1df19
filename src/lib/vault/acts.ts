import type { Device } from '#lib/register/index.js';
import { wordsKey } from './backup/keys.js';
import { toBase64 } from './base64.js';
import { fixed, randomBytes, toHex, type Bytes } from './bytes.js';
import { epochIdOf, KEY_BYTES } from './crypto.js';
import { sealEpoch } from './epoch.js';
import { linkOfHead } from './intake.js';
import type { OpenKeyring } from './keyring.js';
import { withEpoch } from './keyring-change.js';
import { signRevoked } from './membership.js';
import type { NewRecord, VaultParts, VaultResult } from './parts.js';

/** Records to be written, and the keyring and epoch seals that have to stand with them. */
export interface Act {
	records: NewRecord[];
	keyring?: OpenKeyring;
	seals?: Bytes[];
}

/** Whom a key is sealed to. */
export type SealedTo = Pick<Device, 'device' | 'agreeKey'>;

/**
 * Cuts a device off: its revocation, signed, with the last record of it that
 * counts (the last that is held here), and a new epoch for the `rest`.
 */
export async function revocation(
	parts: VaultParts,
	device: string,
	rest: readonly SealedTo[]
): Promise<VaultResult<Act>> {
	const last = await lastOf(parts, device);
	if (!last.ok) return last;
	const { vault, device: by, signer } = parts;
	const body = await signRevoked(vault, { device, last: last.value, by }, signer);
	const opening = await newEpoch(parts, rest);
	const revoked: NewRecord = { volume: null, kind: 'device-revoked', base: [], body };
	return opening.ok ? { ok: true, value: { ...opening.value, records: [revoked, ...opening.value.records] } } : opening;
}

async function lastOf(parts: VaultParts, device: string): Promise<VaultResult<{ n: number; link: string }>> {
	const heads = await parts.platform.journal.heads();
	if (!heads.ok) return heads;
	const head = heads.value.find((one) => one.device === device);
	if (!head) return { ok: true, value: { n: 0, link: '0'.repeat(64) } };
	const link = await linkOfHead(parts, head);
	return link === null
		? { ok: false, error: { kind: 'damaged', what: 'runs', count: 1 } }
		: { ok: true, value: { n: head.n, link } };
}

/**
 * A new key for what comes, sealed to the root, to these devices and to this
 * one; or the key of an epoch that is held already, where `again` names one.
 */
export async function newEpoch(
	parts: VaultParts,
	rest: readonly SealedTo[],
	again: string | null = null
): Promise<VaultResult<Act>> {
	const held = again === null ? undefined : keyOf(parts, again);
	const key = held ?? randomBytes(KEY_BYTES);
	const sealed = await sealsOf(parts, key, rest, true);
	if (!sealed) return { ok: false, error: { kind: 'damaged', what: 'runs', count: 1 } };
	const keyring = withEpoch(parts.keyring, key, true);
	return { ok: true, value: { records: [opened(key, sealed)], keyring, seals: sealed } };
}

/** The key of the current epoch for devices that have no seal of it. */
export async function moreSeals(parts: VaultParts, devices: readonly SealedTo[]): Promise<VaultResult<Act>> {
	const key = parts.keyring.keyring.epochs.at(-1);
	const sealed = key && (await sealsOf(parts, key, devices, false));
	if (!key || !sealed) return { ok: false, error: { kind: 'unexpected', where: 'epoch' } };
	return { ok: true, value: { records: [opened(key, sealed)] } };
}

async function sealsOf(
	{ vault, members }: VaultParts,
	key: Bytes,
	devices: readonly SealedTo[],
	toRoot: boolean
): Promise<Bytes[] | null> {
	const { rootKey } = members;
	if (!rootKey) return null;
	const root = toRoot ? [await sealEpoch(vault, key, 'root', wordsKey(rootKey))] : [];
	const others = devices.map(({ device, agreeKey }) => sealEpoch(vault, key, device, fixed(agreeKey, KEY_BYTES)));
	return [...root, ...(await Promise.all(others))];
}

const opened = (key: Bytes, seals: readonly Bytes[]): NewRecord => ({
	volume: null,
	kind: 'epoch-opened',
	base: [],
	body: { epoch: toHex(epochIdOf(key)), seals: seals.map(toBase64) }
});

/** What is new is sealed under this epoch from now on; null where it is already, or its key is not held. */
export function currentEpoch(parts: VaultParts, epoch: string): Act | null {
	const key = keyOf(parts, epoch);
	return key && epoch !== parts.epoch ? { records: [], keyring: withEpoch(parts.keyring, key, true) } : null;
}

const keyOf = ({ keyring }: VaultParts, epoch: string): Bytes | undefined =>
	keyring.keyring.epochs.find((one) => toHex(epochIdOf(one)) === epoch);
