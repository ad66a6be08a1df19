import type { RecordBodies, RecordId, Register, Row, RowFields, RowValues } from '#lib/register/index.js';
import { ConflictClient } from '#lib/standard/conflict-client.js';
import { maySameIssue, partiesOf, type ConflictAnswer, type ConflictHit, type Sought } from '#lib/standard/index.js';
import { session } from './session.svelte.js';

/** A hit with its row, and whether the row may be about the same issue of the same person (Law, art. 28(8)). */
interface ShownHit extends ConflictHit {
	of: Row;
	sameIssue: boolean;
}

/** What one check found. */
export interface Checked {
	outcome: RecordBodies['conflict-check']['outcome'];
	hits: ShownHit[];
	/** Recorded parties that were compared. */
	parties: number;
}

type Question = { sought: readonly Sought[]; except: RecordId | null; issue: RowFields | RowValues };

/**
 * The conflict check of the screens (Standard 4.1). The parties are read into
 * their worker when the first check is asked for, and forgotten with the vault.
 */
class ConflictDesk {
	/** How much of the register is in, 0 to 1. */
	share = $state(0);
	stopped = $state(false);
	#client: ConflictClient | null = null;

	/** Null when the check could not be made: nothing is known then, and the screen says so. */
	async check(question: Question): Promise<Checked | null> {
		const { register } = session;
		if (register === null) return null;
		this.stopped = false;
		const client = (this.#client ??= new ConflictClient((share) => (this.share = share)));
		client.follow(register);
		const asked = await client.ask(
			question.sought.map(({ name, iin }) => ({ name, iin })),
			question.except
		);
		if (!asked.ok) {
			if (this.#client === client) {
				this.#client = null;
				this.stopped = session.register !== null;
			}
			return null;
		}
		return checked(asked.value, question, session.register ?? register);
	}

	/** Takes over what changed, where the parties are in already: the next check is quicker. */
	follow(register: Register): void {
		this.#client?.follow(register);
	}

	/** The vault was locked: no name stays. */
	forget(): void {
		this.#client?.end();
		this.#client = null;
		this.share = 0;
		this.stopped = false;
	}
}

function checked({ hits, parties }: ConflictAnswer, { issue }: Question, register: Register): Checked {
	const rows = rowsOf(register, new Set(hits.map(({ row }) => row)));
	const about = {
		category: issue.category ?? null,
		essence: issue.essence ?? null,
		essenceForPortal: issue.essenceForPortal ?? null
	};
	const shown = hits.flatMap((hit): ShownHit[] => {
		const of = rows.get(hit.row);
		if (of === undefined) return [];
		const client = hit.party.role === 'client' && hit.sought === 0 && of.voided === null;
		return [{ ...hit, of, sameIssue: client && maySameIssue(about, of.values) }];
	});
	const outcome = shown.some(({ verdict }) => verdict === 'same') ? 'same' : shown.length > 0 ? 'possible' : 'none';
	return { outcome, hits: shown, parties };
}

/** Only the rows that were hit: one look through the register, nothing built over all of it. */
function rowsOf(register: Register, ids: ReadonlySet<RecordId>): Map<RecordId, Row> {
	if (ids.size === 0) return new Map();
	return new Map(register.rows.filter(({ id }) => ids.has(id)).map((row) => [row.id, row]));
}

/** Everybody of a matter who is looked for: the client first, then the other side. Whoever was corrected away is not. */
export function soughtOf(row: Row): Sought[] {
	return partiesOf(row)
		.filter(({ formerly, name }) => !formerly && name.trim() !== '')
		.map(({ name, iin }) => ({ name, iin }))
		.slice(0, 100);
}

/** What a check leaves in the register: what was searched, among how many, and what was found; when, is the record's day. */
export function checkRecord(sought: readonly Sought[], { outcome, hits, parties }: Checked, note: string) {
	const body: RecordBodies['conflict-check'] = {
		searched: sought.map(({ name, iin }) => [name.trim(), iin ?? ''].filter((part) => part !== '').join(', ')),
		outcome,
		compared: parties,
		found: hits
			.slice(0, 100)
			.map(({ row, verdict, reason, sameIssue }) => ({ row, verdict, reason, ...(sameIssue && { sameIssue }) })),
		...(note.trim() !== '' && { note: note.trim() })
	};
	return body;
}

export const conflictDesk = new ConflictDesk();

$effect.root(() => {
	$effect(() => {
		if (session.register === null) conflictDesk.forget();
	});
});
