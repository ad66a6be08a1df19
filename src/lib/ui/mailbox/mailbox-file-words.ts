import { m } from '#lib/i18n/index.svelte.js';
import type { session } from '#lib/session/session.svelte.js';

type Problem = Extract<Awaited<ReturnType<typeof session.mailbox.read>>, { ok: false }>['error'];

/** No mailbox file is larger. */
export const MOST_FILE_BYTES = 64 * 1024;

/** What is wrong with a mailbox file. */
export function fileProblemWords(problem: Problem): string {
	switch (problem.kind) {
		case 'not-a-mailbox':
			return m.mailbox_file_foreign();
		case 'newer':
			return m.mailbox_file_newer();
		case 'bad-line':
			return m.mailbox_file_line({ line: problem.line });
		case 'bad-address':
			return m.mailbox_file_address({ line: problem.line });
		case 'bad-seat':
			return m.mailbox_file_seat({ line: problem.line });
		case 'incomplete':
			return problem.missing === 'address' ? m.mailbox_file_no_address() : m.mailbox_file_no_seat();
	}
}
