import type { RecordBodies, RecordId, RecordKind } from '#lib/register/index.js';
import type { Bytes } from './bytes.js';
import type { Signer } from './crypto.js';
import type { VaultError } from './errors.js';
import type { Journal, JournalResult, LogWrite, StoredRun } from './journal/port.js';
import type { Kdf, OpenKeyring } from './keyring.js';
import { signLink } from './log.js';
import type { Membership } from './membership.js';
import { RUN_VERSION, sealRun } from './run.js';
import type { SealKeys } from './seal-keys.js';
import type { readDocument, ReadingTools, StandingDocument } from './volume.js';

export type VaultResult<T> = { ok: true; value: T } | { ok: false; error: VaultError };

/** What a vault needs from where it runs. */
export interface Platform {
	journal: Journal;
	kdf: Kdf;
	/** The device's clock: ms UTC and the offset of its zone, minutes east of UTC. Its claims are recorded, never trusted. */
	clock: () => { moment: number; offset: number };
}

/** A record to be written: the vault adds device, number, moment and day. */
export type NewRecord = {
	[K in RecordKind]: {
		/** The year of its volume; null for the vault's own document. */
		volume: number | null;
		kind: K;
		row?: RecordId;
		base: RecordId[];
		body: RecordBodies[K];
	};
}[RecordKind];

/** The open vault's parts, made by `create` and `unlock` in `opening.ts`. */
export interface VaultParts {
	platform: Platform;
	/** The journal's transaction that writes to the log. */
	commit: (write: LogWrite) => Promise<JournalResult<null>>;
	vault: Bytes;
	device: string;
	signer: Signer;
	keys: SealKeys;
	epoch: string;
	members: Membership;
	tools: ReadingTools;
	headSecret: Bytes;
	keyring: OpenKeyring;
	storedKeyring: Bytes;
	head: { n: number; link: Bytes };
	/** Documents of each year, as the vault's document says. */
	volumes: Map<number, string[]>;
	documents: Map<string, StandingDocument>;
	/** Documents of the newest year, already being read while the rest of an unlock goes on. */
	ahead: Map<string, ReturnType<typeof readDocument>>;
	/** Runs that stand in their log and lie aside on the disk, by id; null until something came from outside. */
	aside: Map<string, LaidAside> | null;
	/** Texts that are not told to the screens yet, by record: see `withheld.ts`. */
	withheld: Map<RecordId, string>;
}

/** A sealed run as the sync engine hands it over: `held` ones stand in no log yet. */
export interface OutsideRun extends StoredRun {
	/** SHA-256 of the bytes, hex. */
	id: string;
	place: 'log' | 'held';
	/** The link before its first record and that of each of its records, hex; none are known of a held run. */
	links: string[];
}

/** A run that stands in its log and lies aside on the disk; `applied` as in `AsideRun`. */
export interface LaidAside extends OutsideRun {
	applied: number;
}

/** Seals one change of this device's log as a run of its own, as it lies on the disk. */
export async function sealChange(
	{ vault, epoch, device, keys, signer }: VaultParts,
	{ n, previous, link, document, change }: { n: number; previous: Bytes; link: Bytes; document: string; change: Bytes }
): Promise<StoredRun> {
	const key = await keys.key('run', epoch, device);
	if (!key) throw new Error('The open vault has no key of its own epoch.');
	const header = { version: RUN_VERSION, vault, epoch, device, from: n, to: n };
	const content = { previous, signature: await signLink(signer, link), changes: [{ document, change }] };
	return { device, from: n, to: n, documents: [document], bytes: await sealRun(header, content, key) };
}
