import type { PortalRecord } from '#lib/bridge/index.js';
import {
	CONFIDENT,
	makePlan,
	taughtField,
	withChoices,
	type Choice,
	type Column,
	type FieldReport,
	type FillReport,
	type Plan,
	type PlannedField,
	type SeenForm,
	type Target,
	type Taught,
	profilesElsewhere
} from '../fill/index.js';
import { localArea, sessionArea } from '../shared/area.js';
import type { FromPortal } from '../shared/portal.js';
import { putProfile } from '../shared/profiles.js';
import { readQueue } from '../shared/stored.js';
import { connectPortal, type PortalLine } from './connection.js';
import { shelf } from './shelf.svelte.js';

/** Where a run stands. Each step is begun by the lawyer, none by the page. */
export type Phase =
	| { kind: 'idle' }
	| { kind: 'looking' }
	| { kind: 'planned'; form: SeenForm; focused: string | null }
	| { kind: 'writing'; form: SeenForm }
	| { kind: 'written'; form: SeenForm; report: FillReport; learned: boolean }
	| { kind: 'undoing'; form: SeenForm }
	| { kind: 'undone'; form: SeenForm; fields: FieldReport[] }
	/** The document is gone; `writing` tells whether it was being written. */
	| { kind: 'lost'; writing: boolean }
	| { kind: 'failed' }
	/** The row ran out, or was taken back, before it was written. */
	| { kind: 'gone' };

/** Of pointing at a field of the page. */
export type Pointing = { kind: 'no' } | { kind: 'pointing' } | { kind: 'picked'; field: string };

/** One row on its way into one page, over the steps of its form. */
export class Run {
	phase = $state.raw<Phase>({ kind: 'idle' });
	choices = $state.raw<readonly Choice[]>([]);
	/** Null: all fields of the plan; else the one that the lawyer asked for. */
	only = $state<string | null>(null);
	/** The page shows another step or other fields since the last look. */
	changed = $state(false);
	pointing = $state.raw<Pointing>({ kind: 'no' });
	/** Columns that were written and read back, over all steps. */
	left = $state.raw<readonly Column[]>([]);
	/** Columns that the lawyer says were entered by hand. */
	byHand = $state.raw<readonly Column[]>([]);
	tab = $state<number | null>(null);
	/** The page is the register's own for practising: what is filled there has left for nowhere. */
	practice = $state(false);

	#origin = '';
	#line: PortalLine | null = null;
	#look = 0;
	#leftBefore: readonly Column[] = [];

	constructor(readonly record: PortalRecord) {}

	readonly plan: Plan | null = $derived.by(() => {
		if (!('form' in this.phase)) return null;
		const { form } = this.phase;
		const plan = makePlan(form, this.record, this.#profiles());
		return withChoices(plan, form, this.record, this.choices);
	});
	/** The fields that a click on "fill" writes, and no other. */
	readonly toWrite: readonly PlannedField[] = $derived(
		(this.plan?.fields ?? []).filter((field) => this.#isToWrite(field))
	);

	/** Looks at the page of a tab; asks nothing and writes nothing. */
	async look({ tab, origin, practice }: { tab: number; origin: string; practice: boolean }): Promise<void> {
		// What was written to practise was not written into the portal, nor the other way.
		if (practice !== this.practice) Object.assign(this, { left: [], byHand: [] });
		this.practice = practice;
		const look = ++this.#look;
		const sameDocument = this.tab === tab && this.#origin === origin && this.#line !== null;
		Object.assign(this, { changed: false, choices: [], only: null, pointing: { kind: 'no' } });
		this.phase = { kind: 'looking' };
		if (!sameDocument) {
			this.close();
			this.tab = tab;
			this.#origin = origin;
			const line = await connectPortal(
				tab,
				origin,
				(message) => this.#hear(message),
				() => this.#lose()
			);
			// The lawyer asked for something else meanwhile.
			if (look !== this.#look) return line?.close();
			if (line === null) {
				this.phase = { kind: 'failed' };
				return;
			}
			this.#line = line;
		}
		this.#line?.say({ kind: 'look', look, profiles: this.#profiles() });
	}

	choose(choice: Choice): void {
		const before = this.choices.find((one) => one.field === choice.field);
		this.choices = [...this.choices.filter((one) => one !== before), { ...before, ...choice }];
	}
	choiceOf(field: string): Choice | undefined {
		return this.choices.find((one) => one.field === field);
	}

	/** Writes what the plan shows: the only step in which values reach the page. */
	async fill(): Promise<void> {
		const { phase, plan, toWrite } = this;
		if ((phase.kind !== 'planned' && phase.kind !== 'undone') || plan === null || toWrite.length === 0) return;
		const queue = await readQueue(sessionArea());
		const waits = queue !== null && queue.expires > Date.now();
		if (!waits || !queue.records.some((one) => one.transfer === this.record.transfer)) {
			this.phase = { kind: 'gone' };
			this.close();
			return;
		}
		this.#leftBefore = this.left;
		this.phase = { kind: 'writing', form: phase.form };
		// The page's process gets the fields that are written, and nothing of the rest of the row.
		const fields = toWrite.map((field) => ({ ...field, action: 'write' as const, why: [] }));
		this.#line?.say({ kind: 'write', look: this.#look, plan: $state.snapshot({ ...plan, missing: [], fields }) });
	}

	undo(): void {
		if (this.phase.kind !== 'written') return;
		this.phase = { kind: 'undoing', form: this.phase.form };
		this.#line?.say({ kind: 'undo' });
	}

	/** The lawyer entered a column by hand, or did not after all. */
	enterByHand(column: Column, done: boolean): void {
		const others = this.byHand.filter((one) => one !== column);
		this.byHand = done ? [...others, column] : others;
	}

	/** Brings a field of the page into sight. */
	show(field: string): void {
		this.#line?.say({ kind: 'show', field });
	}
	point(): void {
		this.pointing = { kind: 'pointing' };
		this.#line?.say({ kind: 'pick' });
	}
	stopPointing(): void {
		this.pointing = { kind: 'no' };
		this.#line?.say({ kind: 'stop-picking' });
	}

	/** Remembers what a field takes, for this site. Null: never touch it. */
	async teach(id: string, target: Target | null): Promise<Taught> {
		const taught = await this.#learn(id, target, {});
		this.pointing = { kind: 'no' };
		if (taught.ok && this.tab !== null)
			await this.look({ tab: this.tab, origin: this.#origin, practice: this.practice });
		return taught;
	}

	/** Ends the line to the page. What was written stays. */
	close(): void {
		this.#line?.close();
		this.#line = null;
	}

	#isToWrite(field: PlannedField): boolean {
		if (field.writing === null || (this.only !== null && field.field !== this.only)) return false;
		const choice = this.choiceOf(field.field);
		if (choice?.skip === true) return false;
		return field.action === 'write' || (field.action === 'keep' && choice?.overwrite === true);
	}

	#hear(message: FromPortal): void {
		const { phase } = this;
		switch (message.kind) {
			case 'seen':
				// A page that says it is another one is not believed.
				if (message.look !== this.#look || phase.kind !== 'looking') return;
				this.phase =
					message.form.origin === this.#origin
						? { kind: 'planned', form: message.form, focused: message.focused }
						: { kind: 'failed' };
				return;
			case 'report':
				if (message.look === this.#look && phase.kind === 'writing') void this.#reported(phase.form, message.report);
				return;
			case 'undone':
				if (phase.kind !== 'undoing') return;
				this.left = this.#leftBefore;
				this.phase = { kind: 'undone', form: phase.form, fields: message.fields };
				return;
			case 'picked':
				if (this.pointing.kind !== 'pointing') return;
				this.pointing = message.field === null ? { kind: 'no' } : { kind: 'picked', field: message.field };
				return;
			case 'changed':
				this.changed = true;
				return;
			case 'failed':
				this.phase = { kind: 'failed' };
		}
	}

	async #reported(form: SeenForm, report: FillReport): Promise<void> {
		const asked = this.toWrite.map((field) => field.target?.column);
		// Nothing counts as having left that was not sent.
		const fresh = report.left.filter((column) => asked.includes(column) && !this.left.includes(column));
		this.left = [...this.left, ...fresh];
		const learned = await this.#learnFromChoices(report);
		this.phase = { kind: 'written', form, report, learned };
	}

	/** A choice that took is not asked for again on this site. */
	async #learnFromChoices(report: FillReport): Promise<boolean> {
		let learned = false;
		for (const { field, target, option } of this.choices) {
			const planned = this.plan?.fields.find((one) => one.field === field);
			const took = report.fields.some((one) => one.field === field && one.outcome === 'written');
			const meant = target ?? planned?.target ?? null;
			if (!took || meant === null || (target === undefined && option === undefined)) continue;
			const code = codeOf(this.record, meant.column);
			const options = option === undefined || code === null ? {} : { [code]: option };
			learned = (await this.#learn(field, meant, options)).ok || learned;
		}
		return learned;
	}

	async #learn(
		id: string,
		target: Target | null,
		options: Record<string, { value: string | null; text: string }>
	): Promise<Taught> {
		const form = 'form' in this.phase ? this.phase.form : null;
		const field = form?.fields.find((one) => one.id === id);
		if (form === null || !field) return { ok: false, error: { kind: 'no-such-field' } };
		await shelf.refresh();
		const into = this.#profiles().find((one) => one.source === 'taught') ?? null;
		const taught = taughtField(form, field, target, into, options);
		if (taught.ok) {
			await putProfile(localArea(), taught.value, into);
			await shelf.refresh();
		}
		return taught;
	}

	#lose(): void {
		const writing = this.phase.kind === 'writing' || this.phase.kind === 'undoing';
		this.#line = null;
		this.pointing = { kind: 'no' };
		// After the writing, submitting leads to another page as it should: the report stays.
		if (this.phase.kind === 'written' || this.phase.kind === 'undone') this.changed = true;
		else this.phase = { kind: 'lost', writing };
	}

	/** Profiles and maps of this site that are for another form of it. */
	get elsewhere(): string[] {
		return 'form' in this.phase ? profilesElsewhere(this.phase.form, this.#profiles()) : [];
	}

	#profiles() {
		return $state.snapshot(shelf.profiles).filter((profile) => profile.origin === this.#origin);
	}
}

/** The code that a record has in a column of codes; null for the other columns. */
function codeOf(record: PortalRecord, column: Column): string | null {
	return column === 'category' || column === 'assistanceKind' || column === 'basisKind' ? record[column] : null;
}

/** How sure the plan is of a field, for the words that say so. */
export type Sureness = 'sure' | 'likely' | 'unsure';
export function surenessOf(confidence: number): Sureness {
	if (confidence >= 0.95) return 'sure';
	return confidence >= CONFIDENT ? 'likely' : 'unsure';
}
