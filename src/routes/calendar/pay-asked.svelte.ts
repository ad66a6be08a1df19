import type { RecordId } from '#lib/register/index.js';
import { session } from '#lib/session/session.svelte.js';
import { RecordSaving } from '#lib/ui/record-form.svelte.js';

/** A matter as a list of days names it. */
export interface PayMatter {
	row: RecordId;
	number: string | null;
}

/** Noting of matters that the fee was asked for: one for a screen, since the day that was marked leaves its list. */
export class PayAsked {
	readonly saving = new RecordSaving();
	/** The matter that was just marked: one touch takes it back. */
	marked = $state.raw<PayMatter | null>(null);

	async mark(matter: PayMatter, asked: boolean): Promise<void> {
		const done = await this.saving.run(null, () =>
			session.note(matter.row, 'pay-asked', { date: session.today, asked })
		);
		if (done) this.marked = asked ? matter : null;
	}
}
