import type { Result } from '#lib/session/contract.js';
import type { DraftKeeper } from './drafts.svelte.js';
import type { SessionError } from './error-words.js';

/** The saving of one record from a form: its state for the screen, and the draft that goes when it is durable. */
export class RecordSaving {
	saving = $state(false);
	error = $state<SessionError | null>(null);
	/** Why it cannot be saved yet, after it was tried. */
	message = $state<string | null>(null);

	/**
	 * @param problem why the form cannot be saved yet, in words; null when it can
	 * @returns true once the record is durable
	 */
	async run<T>(problem: string | null, write: () => Promise<Result<T>>, keeper?: DraftKeeper): Promise<boolean> {
		if (this.saving) return false;
		this.error = null;
		this.message = problem;
		if (problem !== null) return false;
		this.saving = true;
		await keeper?.flush();
		const done = await write();
		if (done.ok) await keeper?.end();
		else this.error = done.error;
		this.saving = false;
		return done.ok;
	}
}
