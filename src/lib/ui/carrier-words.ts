import { m } from '#lib/i18n/index.svelte.js';
import type { CarrierStatus } from '#lib/session/sync-desk.svelte.js';

type Refusal = NonNullable<CarrierStatus['refused']>;

/** Why the mailbox does not carry, what is safe, and what to do; in the words of a lawyer. */
export function mailboxWords(error: Refusal): string {
	switch (error.kind) {
		case 'refused':
			return m.mailbox_err_refused();
		case 'wrong-origin':
			return m.mailbox_err_origin();
		case 'full':
			return m.mailbox_err_full();
		case 'too-large':
			return m.mailbox_err_large();
		case 'unreachable':
		case 'gone':
			return m.mailbox_err_unreachable();
		case 'unsupported':
		case 'cancelled':
		case 'unexpected':
			return m.mailbox_err_unexpected();
	}
}
