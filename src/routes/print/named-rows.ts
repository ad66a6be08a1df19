import type { Form, FormRow } from '#lib/paper/form.js';
import { canCheckNames, findLeaks, type Row, type Secrets } from '#lib/register/index.js';

/** What the leak guard found in a form that is to be shown to others. */
export interface NamedRows {
	/** Numbers of rows whose printed text seems to name the client or a party; null for a row without a number. */
	named: (string | null)[];
	/** Rows without a client's name: names could not be looked for. */
	unchecked: number;
}

/** The screen stays quick: after so many milliseconds of looking the page has its turn. */
const TURN = 25;

/**
 * Looks through the printed text of each row for the row's own secrets: names in
 * every ending, IIN, phones, e-mail, parties. Ends early when `stopped` says so.
 */
export async function findNamedRows(form: Form, rows: readonly Row[], stopped: () => boolean): Promise<NamedRows> {
	const found: NamedRows = { named: [], unchecked: 0 };
	const byId = new Map(rows.map((row) => [row.id, row]));
	let turn = performance.now();
	for (const printed of form.rows) {
		if (stopped()) return found;
		const row = byId.get(printed.id);
		if (row === undefined) continue;
		const secrets = secretsOf(row);
		if (!canCheckNames(secrets)) found.unchecked += 1;
		if (findLeaks(textOf(printed), secrets).length > 0) found.named.push(row.values.number);
		if (performance.now() - turn > TURN) {
			await new Promise((resolve) => setTimeout(resolve));
			turn = performance.now();
		}
	}
	return found;
}

function secretsOf({ values, parties }: Row): Secrets {
	return {
		clientName: values.clientName ?? '',
		iin: values.clientIin ?? '',
		phones: values.clientPhones ?? [],
		emails: values.clientEmails ?? [],
		otherParties: [...(values.otherParties ?? []), ...parties.map(({ content }) => content.name)]
	};
}

const textOf = ({ cells }: FormRow): string =>
	cells.map((cell) => cell.map((paragraph) => paragraph.map(({ text }) => text).join('')).join('\n')).join('\n');
