import { proxy, type Remote } from 'comlink';
import { MOST_BACKUP_BYTES } from '#lib/vault/backup/limits.js';
import type { MadeOpenFile } from '#lib/vault/open-file/index.js';
import type { Bytes } from '#lib/vault/bytes.js';
import type { BackedUp, BackupSecret, BackupSource, BackupSummary } from './backup.js';
import type { BackupState } from './backup-due.js';
import type { Result } from './contract.js';
import type { Host } from './host.js';

type Ask = <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => Promise<Result<T>>;

/** The screens' side of backups: making one, looking into one, and when the last one was handed out. */
export class BackupDesk {
	/** Null while it is not known. */
	state = $state.raw<BackupState | null>(null);
	readonly #ask: Ask;

	constructor(ask: Ask) {
		this.#ask = ask;
	}

	/** Reads anew when the last backup was, and what was written since. */
	async refresh(): Promise<void> {
		const read = await this.#ask((host) => host.backupState());
		this.state = read.ok ? read.value : null;
	}

	/** A backup of the open vault, opened again and compared before it is answered. */
	make(): Promise<Result<BackedUp>> {
		return this.#ask((host) => host.makeBackup());
	}

	/** The backup was saved or sent: it counts as the last one. */
	async handedOut({ counts }: BackedUp): Promise<Result<null>> {
		const noted = await this.#ask((host) => host.noteBackup(Date.now(), counts));
		await this.refresh();
		return noted;
	}

	/** What is in a backup; writes nothing. `tell` hears the share of the key's derivation that has passed. */
	check(file: BackupSource, secret: BackupSecret, tell: (share: number) => void): Promise<Result<BackupSummary>> {
		return this.#ask((host) => host.checkBackup(file, secret, proxy(tell)));
	}

	/** All records in one open file, in clear; null where it was stopped. `tell` hears the share that is done. */
	makeOpenFile(tell: (done: number) => void): Promise<Result<MadeOpenFile | null>> {
		return this.#ask((host) => host.makeOpenFile(proxy(tell)));
	}
	async stopOpenFile(): Promise<void> {
		await this.#ask(async (host) => {
			await host.stopExport();
			return { ok: true, value: null };
		});
	}

	/** The vault locks. */
	forget(): void {
		this.state = null;
	}
}

/** The bytes of a chosen file: `backup-too-large` unread; null where the browser cannot read it (moved, a cloud's placeholder). */
export async function readBackupFile(file: Blob): Promise<Result<Bytes> | null> {
	if (file.size > MOST_BACKUP_BYTES) return { ok: false, error: { kind: 'backup-too-large', most: MOST_BACKUP_BYTES } };
	try {
		return { ok: true, value: new Uint8Array(await file.arrayBuffer()) };
	} catch {
		return null;
	}
}
