import { m } from '#lib/i18n/index.svelte.js';
import { rowsToCopy } from '#lib/paper/log/reconcile.js';
import { logState, placeAfter, type LogPlace } from '#lib/paper/log/state.js';
import type { PaperLog, RecordId, Register, Row } from '#lib/register/index.js';
import { session } from '#lib/session/session.svelte.js';
import type { SessionError } from '#lib/ui/error-words.js';
import { readCount } from '../count-field.js';

interface Written {
	row: RecordId;
	number: string;
	place: LogPlace;
}

/** The rows that are not on paper yet, one after the other, and the place in the log to which the pen has come. */
export class Copying {
	log = $state('');
	/** As typed. */
	page = $state('');
	line = $state('');
	busy = $state(false);
	error = $state<SessionError | null>(null);
	/** Rows put off for now. */
	skipped = $state.raw<readonly RecordId[]>([]);
	/** What was marked since the screen opened, the latest last. */
	written = $state.raw<readonly Written[]>([]);
	/** The mark that was just taken back. */
	undone = $state.raw<Written | null>(null);

	/** Begins, or goes over to another log: behind its furthest line. */
	begin(register: Register, log: PaperLog): void {
		this.log = log.log;
		this.#stand(logState(register, log, session.today).next);
	}

	rows(register: Register): Row[] {
		const waiting = rowsToCopy(register);
		const isLater = ({ id }: Row) => this.skipped.includes(id);
		return [...waiting.filter((row) => !isLater(row)), ...waiting.filter(isLater)];
	}

	/** Null while one of the two is no number. */
	get place(): LogPlace | null {
		const [page, line] = [readCount(this.page), readCount(this.line)];
		return page === null || line === null ? null : { page, line };
	}

	/** The row was written by hand where the pen stands; the pen goes on. */
	async write(row: Row, lines: number | undefined): Promise<void> {
		const { place, log } = this;
		if (place === null || this.busy) return;
		await this.#run(async () => {
			const done = await session.markOnPaper(row.id, { log, ...place });
			if (!done.ok) return done.error;
			this.written = [...this.written, { row: row.id, number: row.values.number ?? '—', place }];
			this.undone = null;
			this.#stand(placeAfter(place, lines));
			return null;
		});
	}

	/** Takes the last mark back by a record of its own; the pen goes back to its place. */
	async undo(): Promise<void> {
		const last = this.written.at(-1);
		if (last === undefined || this.busy) return;
		await this.#run(async () => {
			const done = await session.takeBackPaper(last.row, m.log_undo_reason());
			if (!done.ok) return done.error;
			this.written = this.written.slice(0, -1);
			this.undone = last;
			this.skipped = this.skipped.filter((id) => id !== last.row);
			this.#stand(last.place);
			return null;
		});
	}

	/** Comes back behind all others. */
	skip(row: Row): void {
		this.skipped = [...this.skipped.filter((id) => id !== row.id), row.id];
	}

	turnPage(): void {
		const page = readCount(this.page);
		if (page !== null) this.#stand({ page: page + 1, line: 1 });
	}

	#stand({ page, line }: LogPlace): void {
		this.page = String(page);
		this.line = String(line);
	}

	async #run(work: () => Promise<SessionError | null>): Promise<void> {
		this.busy = true;
		this.error = await work();
		this.busy = false;
	}
}
