import { m } from '#lib/i18n/index.svelte.js';
import type { SessionState } from '#lib/session/contract.js';

/** What a command can answer instead of a value. */
export type SessionError = Extract<SessionState, { kind: 'stopped' }>['error'];

/** Three short sentences: what happened, what is safe, what to do. */
export interface ErrorWords {
	happened: string;
	safe: string;
	todo: string;
}

/** The words for each way in which a vault can fail, in the language of the screen. */
export function errorWords(error: SessionError): ErrorWords {
	switch (error.kind) {
		case 'wrong-passphrase':
			return { happened: m.err_passphrase(), safe: m.err_passphrase_safe(), todo: m.err_passphrase_todo() };
		case 'not-here':
			return { happened: m.err_not_here(), safe: m.err_not_here_safe(), todo: m.err_not_here_todo() };
		case 'copy-damaged':
			return { happened: m.err_copy_damaged(), safe: m.err_copy_damaged_safe(), todo: m.err_copy_damaged_todo() };
		case 'passkey-refused':
			return { happened: m.err_passkey(), safe: m.err_passphrase_safe(), todo: m.err_passkey_todo() };
		case 'wrong-words':
			return {
				happened: error.wrong.length > 0 ? m.err_words_at({ places: error.wrong.join(', ') }) : m.err_words(),
				safe: m.err_words_safe(),
				todo: m.err_words_todo()
			};
		case 'passphrase-too-short':
			return { happened: m.err_short({ count: error.least }), safe: m.err_unwritten(), todo: m.err_short_todo() };
		case 'no-vault':
			return { happened: m.err_no_vault(), safe: m.err_no_vault_safe(), todo: m.err_reload() };
		case 'vault-exists':
			return { happened: m.err_vault_exists(), safe: m.err_vault_exists_safe(), todo: m.err_reload() };
		case 'not-open':
			return { happened: m.err_not_open(), safe: m.err_draft_safe(), todo: m.err_not_open_todo() };
		case 'newer-vault':
			return { happened: m.err_newer(), safe: m.err_newer_safe(), todo: m.err_newer_todo() };
		case 'storage-full':
			return { happened: m.err_full(), safe: m.err_full_safe(), todo: m.err_full_todo() };
		case 'storage-closed':
			return { happened: m.err_closed(), safe: m.err_closed_safe(), todo: m.err_reload() };
		case 'taken-over':
			return { happened: m.err_taken(), safe: m.err_taken_safe(), todo: m.err_taken_todo() };
		case 'damaged':
			return {
				happened: error.what === 'keyring' ? m.err_damaged_keyring() : m.err_damaged_runs({ count: error.count }),
				safe: error.what === 'keyring' ? m.err_damaged_keyring_safe() : m.err_damaged_runs_safe(),
				todo: m.err_damaged_todo()
			};
		case 'malformed':
			return { happened: m.err_malformed(), safe: m.err_unwritten(), todo: m.err_malformed_todo({ path: error.path }) };
		case 'row-unknown':
			return { happened: m.err_row_unknown(), safe: m.err_unwritten(), todo: m.err_reload() };
		case 'number-taken':
			return {
				happened: m.err_number_taken({ number: error.number }),
				safe: m.err_typed_safe(),
				todo: m.err_number_taken_todo()
			};
		case 'not-a-backup':
			return { happened: m.err_not_a_backup(), safe: m.err_backup_safe(), todo: m.err_backup_todo_choose() };
		case 'backup-too-large':
			return {
				happened: m.err_backup_too_large({ size: String(Math.floor(error.most / 2 ** 20)) }),
				safe: m.err_backup_safe(),
				todo: m.err_backup_todo_choose()
			};
		case 'newer-backup':
			return { happened: m.err_newer_backup(), safe: m.err_backup_safe(), todo: m.err_newer_backup_todo() };
		case 'damaged-backup':
			return { happened: m.err_damaged_backup(), safe: m.err_backup_safe(), todo: m.err_damaged_backup_todo() };
		case 'unsupported':
			return { happened: m.err_unsupported(), safe: m.err_unwritten(), todo: m.err_unsupported_todo() };
		case 'unexpected':
			return {
				happened: m.err_unexpected(),
				safe: m.err_draft_safe(),
				todo: m.err_unexpected_todo({ where: error.where })
			};
	}
}
