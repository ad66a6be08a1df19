/**
 * What can go wrong with a vault, as values. None of them carries a text of the
 * lawyer's or a key, so that an error can be shown and reported as it is.
 */
export type VaultError =
	| { kind: 'wrong-passphrase' }
	/** The words are no recovery sheet, or of another vault; `wrong` names their places from 1, where they can be told. */
	| { kind: 'wrong-words'; wrong: number[] }
	| { kind: 'passphrase-too-short'; least: number }
	| { kind: 'no-vault' }
	| { kind: 'vault-exists' }
	| { kind: 'not-open' }
	/** A newer app made this vault; this one must not write to it. */
	| { kind: 'newer-vault'; version: number }
	/** The disk or the browser's quota is full. Nothing was written. */
	| { kind: 'storage-full' }
	/** The browser closed or refused its storage; a reload may help. What was being written is there or not; the draft tells. */
	| { kind: 'storage-closed' }
	/** Another tab wrote to this log: this one has stopped, so that nothing is written twice. */
	| { kind: 'taken-over' }
	/** Stored bytes fail their seal, chain or signature and no other copy holds them. */
	| { kind: 'damaged'; what: 'keyring' | 'runs'; count: number }
	/** A record's content breaks its schema; `path` names the key. */
	| { kind: 'malformed'; path: string }
	/** The row that a command names is not in the register. */
	| { kind: 'row-unknown' }
	| { kind: 'number-taken'; number: string }
	/** The device's fingerprint, face or PIN did not open the vault: the passphrase does. */
	| { kind: 'passkey-refused' }
	/** A file that is no backup of ours. */
	| { kind: 'not-a-backup' }
	| { kind: 'backup-too-large'; most: number }
	/** A newer app made this backup. */
	| { kind: 'newer-backup' }
	/** A backup that was altered or cut off: nothing of it is used. */
	| { kind: 'damaged-backup' }
	/** A page of a document that is not on this device, or not whole. */
	| { kind: 'not-here' }
	/** A page of a document that was altered on the disk; it was removed, so that it can come again. */
	| { kind: 'copy-damaged' }
	| { kind: 'unsupported'; missing: string[] }
	/** Something that should not happen did; `where` names our code, never content. */
	| { kind: 'unexpected'; where: string };
