import { equalBytes, type Bytes } from '../bytes.js';
import {
	JOURNAL_LAYOUT,
	type AsideRun,
	type Intake,
	type JournalError,
	type JournalResult,
	type KeyChange,
	type LogWrite,
	type StoredHead,
	type StoredRun,
	type StoredVault
} from './port.js';

/**
 * What every adapter of the journal decides alike: what is copied, which write
 * is a stretch of a log, and what a store answers to a write, given what stands.
 */

/** Bytes over a buffer of their own: a store must not keep what happened to lie beside them. */
export const ownBytes = (bytes: Bytes): Bytes => new Uint8Array(bytes);

export const ownVault = ({ layout, vault, keyring, epochs, passkey }: StoredVault): StoredVault => ({
	layout,
	vault: ownBytes(vault),
	keyring: ownBytes(keyring),
	epochs: epochs.map(ownBytes),
	...(passkey === undefined ? {} : { passkey: ownBytes(passkey) })
});

/** The vault with another passkey, or without one. */
export const withPasskey = ({ passkey: _, ...vault }: StoredVault, bytes: Bytes | null): StoredVault => ({
	...vault,
	...(bytes === null ? {} : { passkey: bytes })
});

export const ownHead = ({ device, n, tag }: StoredHead): StoredHead => ({ device, n, tag: ownBytes(tag) });

export const ownRun = ({ device, from, to, documents, bytes }: StoredRun): StoredRun => ({
	device,
	from,
	to,
	documents: [...documents],
	bytes: ownBytes(bytes)
});

export const ownWrite = ({ after, runs, head, dropDraft, keys }: LogWrite): LogWrite => ({
	after: after && ownHead(after),
	runs: runs.map(ownRun),
	head: ownHead(head),
	...(dropDraft === undefined ? {} : { dropDraft }),
	...(keys === undefined ? {} : { keys: ownKeys(keys) })
});

const ownKeys = ({ before, after, epochs }: KeyChange): KeyChange => ({
	before: ownBytes(before),
	after: ownBytes(after),
	epochs: epochs.map(ownBytes)
});

export const ownAside = (run: AsideRun): AsideRun => ({
	...ownRun(run),
	id: run.id,
	place: run.place,
	applied: run.applied
});

export const ownIntake = ({ logs, aside, forget, keys }: Intake): Intake => ({
	logs: logs.map(ownWrite),
	aside: aside.map(ownAside),
	forget: [...forget],
	...(keys === undefined ? {} : { keys: ownKeys(keys) })
});

/** Whether what came is at most one stretch of each log and runs that lie aside, each once and none forgotten at once. */
export function isIntake({ logs, aside, forget }: Intake): boolean {
	const plain = logs.every((log) => isStretch(log) && log.dropDraft === undefined && log.keys === undefined);
	const devices = new Set(logs.map(({ head }) => head.device));
	const ids = new Set([...aside.map(({ id }) => id), ...forget]);
	const each = aside.every(
		({ from, to, applied }) =>
			[from, to, applied].every(Number.isSafeInteger) && from >= 1 && applied >= 0 && applied <= to
	);
	return plain && each && devices.size === logs.length && ids.size === aside.length + forget.length;
}

/**
 * The vault with another keyring and more epoch seals; null where its keyring
 * is neither the one before nor, already, the one after.
 */
export function withKeys(stored: StoredVault, { before, after, epochs }: KeyChange): StoredVault | null {
	if (!equalBytes(stored.keyring, before) && !equalBytes(stored.keyring, after)) return null;
	const fresh = epochs.filter((epoch) => !stored.epochs.some((one) => equalBytes(one, epoch)));
	return { ...stored, keyring: after, epochs: [...stored.epochs, ...fresh] };
}

/**
 * Whether the runs of a write are one stretch of one log: each begins no later
 * than after what is held before it, reaches further, and the last ends at the
 * head. Runs from outside may overlap what is held.
 */
export function isStretch({ after, runs, head }: LogWrite): boolean {
	if (runs.length === 0 || (after !== null && after.device !== head.device)) return false;
	let held = after?.n ?? 0;
	for (const { device, from, to } of runs) {
		const counts = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 1;
		if (!counts || device !== head.device || from > held + 1 || to <= held) return false;
		held = to;
	}
	return held === head.n;
}

/** What refuses a new vault before the store is looked at; null for one that is sound. */
export function newVaultRefusal(
	{ layout }: StoredVault,
	logs: readonly LogWrite[],
	aside: readonly AsideRun[]
): JournalError | null {
	if (layout > JOURNAL_LAYOUT) return { kind: 'newer-vault', version: layout };
	const begun = logs.every((log) => log.after === null && isStretch(log));
	const devices = new Set(logs.map(({ head }) => head.device));
	const each = isIntake({ logs: [], aside: [...aside], forget: [] });
	const sound = layout === JOURNAL_LAYOUT && begun && each && devices.size === logs.length;
	return sound ? null : { kind: 'unexpected', where: 'journal.create' };
}

/** What refuses any other call, by the vault that lies there; null where it is the connection's `mine`, or none was described yet. */
export function vaultRefusal(stored: StoredVault | undefined, mine: Bytes | null): JournalError | null {
	if (!stored) return { kind: 'no-vault' };
	if (stored.layout > JOURNAL_LAYOUT) return { kind: 'newer-vault', version: stored.layout };
	return mine === null || equalBytes(stored.vault, mine) ? null : { kind: 'taken-over' };
}

/** Whether the head that a write follows is the one that stands. */
export function follows(after: StoredHead | null, standing: StoredHead | undefined): boolean {
	if (!after || !standing) return !after && !standing;
	return after.device === standing.device && after.n === standing.n && equalBytes(after.tag, standing.tag);
}

/** Whether a write stands already, byte for byte: it was made, and its answer was lost. `stored` are the runs at its places. */
export function stands(
	write: LogWrite,
	standing: StoredHead | undefined,
	stored: readonly (StoredRun | undefined)[]
): boolean {
	const reached = standing !== undefined && standing.n >= write.head.n;
	return reached && write.runs.every((run, at) => sameRun(run, stored[at]));
}

const sameRun = (run: StoredRun, other: StoredRun | undefined): boolean =>
	run.device === other?.device && run.from === other.from && run.to === other.to && equalBytes(run.bytes, other.bytes);

export const sameVault = (one: StoredVault, other: StoredVault): boolean =>
	one.layout === other.layout &&
	equalBytes(one.vault, other.vault) &&
	equalBytes(one.keyring, other.keyring) &&
	one.epochs.length === other.epochs.length &&
	one.epochs.every((epoch, at) => equalBytes(epoch, other.epochs[at] ?? new Uint8Array()));

export const done: JournalResult<null> = { ok: true, value: null };
export const refused = (error: JournalError): { ok: false; error: JournalError } => ({ ok: false, error });

/** Whether runs may take the place of damaged ones: all of the log of this head, none beyond it. */
export const areWithin = (head: StoredHead, runs: readonly StoredRun[]): boolean =>
	runs.every(({ device, from, to }) => device === head.device && from >= 1 && from <= to && to <= head.n);
