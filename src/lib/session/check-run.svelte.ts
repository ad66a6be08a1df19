import { SAMPLE_YEAR, type Register, type Row } from '#lib/register/index.js';
import { toCheck, type RowFinding, type RowState } from '#lib/signing/check-rows.js';
import { signedHashes } from '#lib/signing/signed-rows.js';
import { startChecking, type Work } from '#lib/signing/work.js';
import { session } from './session.svelte.js';

/** One row of the report. */
interface ReportedRow {
	row: Row;
	finding: RowFinding;
}

type Step =
	| { kind: 'idle' }
	| { kind: 'checking'; done: number; of: number }
	| { kind: 'cancelled' }
	| { kind: 'failed' }
	/** `at`: when it was checked, ms UTC. */
	| { kind: 'done'; at: number; rows: readonly ReportedRow[]; counts: Record<RowState, number> };

/** Checks the signatures of a whole register in the background, whatever screen is open; it can be ended at any time. */
class CheckRun {
	step = $state.raw<Step>({ kind: 'idle' });
	#work: Work<RowFinding[]> | null = null;

	async check(register: Register): Promise<void> {
		this.cancel();
		const rows = register.rows.filter(({ volume }) => volume !== SAMPLE_YEAR);
		const roots = register.authorities.map(({ certificate }) => certificate);
		this.step = { kind: 'checking', done: 0, of: rows.length };
		const work = startChecking(rows.map(toCheck), signedHashes(register.rows), roots, (done) => {
			if (this.#work === work) this.step = { kind: 'checking', done, of: rows.length };
		});
		this.#work = work;
		const found = await work.done;
		if (this.#work !== work) return;
		this.#work = null;
		if (!found.ok) {
			this.step = { kind: found.error.kind === 'cancelled' ? 'cancelled' : 'failed' };
			return;
		}
		// Findings come in the order of the rows.
		const reported = found.value.flatMap((finding, at) => {
			const row = rows[at];
			return row === undefined ? [] : [{ row, finding }];
		});
		const counts = { signed: 0, untrusted: 0, unsupported: 0, changed: 0, unsigned: 0, broken: 0 };
		for (const { finding } of reported) counts[finding.state] += 1;
		this.step = { kind: 'done', at: Date.now(), rows: reported, counts };
	}

	cancel(): void {
		this.#work?.cancel();
	}

	/** The vault is locked: the worker ends, and what it found is gone from memory. */
	close(): void {
		const work = this.#work;
		this.#work = null;
		work?.cancel();
		this.step = { kind: 'idle' };
	}
}

/** The one check of the open vault. */
export const checkRun = new CheckRun();
$effect.root(() => {
	$effect(() => {
		if (session.register === null) checkRun.close();
	});
});
