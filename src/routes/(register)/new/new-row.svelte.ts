import { getLocale, m } from '#lib/i18n/index.svelte.js';
import {
	checkNewRow,
	nextNumber,
	type ConsentWay,
	type DraftFinding,
	type FieldValue,
	type Register,
	type RegisterLanguage,
	type RowField,
	type RowFields
} from '#lib/register/index.js';
import { checkRecord, type Checked } from '#lib/session/conflict-desk.svelte.js';
import { draftFields } from '#lib/session/drafts.js';
import { session } from '#lib/session/session.svelte.js';
import { DraftKeeper } from '#lib/ui/drafts.svelte.js';
import type { SessionError } from '#lib/ui/error-words.js';
import { cleaned } from '#lib/ui/row-fields.js';
import type { Sought } from '#lib/standard/index.js';
import { UnreadableTexts } from '#lib/ui/unreadable.svelte.js';
import type { Saved } from '../said.svelte.js';
import { findingWords } from './finding-words.js';

/** The form of a new row (Rule 4): what is typed, its draft, its checks and its saving. */
export class NewRowForm {
	readonly keeper = new DraftKeeper('new-row');
	fields = $state.raw<RowFields>({});
	/** The client's consent to what leaves, where it is taken in the same breath. */
	consent = $state<ConsentWay | null>(null);
	error = $state<SessionError | null>(null);
	message = $state<string | null>(null);
	saving = $state(false);
	restored = $state(false);
	/** The check for conflicts of interest of what is typed (Standard 4.1); null while there is none. */
	check: { sought: Sought[]; checked: Checked } | null = null;
	readonly unreadable: UnreadableTexts;
	#tried = $state(false);
	/** Null while the number is the next free one; text once the lawyer writes another. */
	ownNumber = $state<string | null>(null);

	constructor(register: Register) {
		const draft = this.keeper.restored;
		this.unreadable = new UnreadableTexts(draft?.data['unreadable']);
		if (draft !== null) {
			this.fields = draftFields(draft.data['fields']);
			this.consent = (['oral', 'written', 'in-request'] as const).find((how) => how === draft.data['consent']) ?? null;
			this.ownNumber = typeof draft.data['number'] === 'string' ? draft.data['number'] : null;
			this.restored = true;
		} else this.fields = { applicationDate: session.today, language: firstLanguage(register) };
	}

	/** The year whose volume the row will go to. */
	get year(): number {
		return Number((this.fields.applicationDate ?? session.today).slice(0, 4));
	}
	/** The number that the row will claim. */
	get number(): string {
		return this.ownNumber ?? (session.register === null ? '' : nextNumber(session.register, this.year));
	}
	get language(): RegisterLanguage | undefined {
		return this.fields.language ?? undefined;
	}
	/** What the pure check says of the form as it stands (Rule 4). */
	readonly findings: DraftFinding[] = $derived(
		session.register === null
			? []
			: checkNewRow({ ...this.fields, number: this.number }, { today: session.today, register: session.register })
	);
	/** Another row of the volume has the number already. */
	get numberTaken(): boolean {
		return this.findings.some(({ code }) => code === 'number-taken');
	}

	set(field: RowField, value: FieldValue): void {
		this.fill({ ...this.fields, [field]: value });
	}
	fill(fields: RowFields): void {
		this.fields = fields;
		this.message = null;
		this.#keep();
	}
	setConsent(how: ConsentWay | null): void {
		this.consent = how;
		this.#keep();
	}
	setNumber(number: string | null): void {
		this.ownNumber = number;
		this.#keep();
	}
	/** @param text what stands in the field and cannot be read; null when it can */
	mark(field: RowField, text: string | null): void {
		this.unreadable.mark(field, text);
		this.#keep();
	}
	hasAny(fields: readonly RowField[]): boolean {
		return fields.some((field) => !isEmpty(this.fields[field]));
	}

	/** What is wrong with one field: at once where it is plain, what is still missing once saving was tried. */
	errorOf(field: RowField): string | null {
		if (this.#tried && this.unreadable.of(field) !== null) return m.unreadable_field();
		const found = this.findings.find((one) => one.blocking && one.field === field && one.code !== 'number-taken');
		const missing = found?.code === 'date-required' || found?.code === 'basis-or-essence-required';
		return found === undefined || (missing && !this.#tried) ? null : findingWords(found);
	}
	/** What is striking about one field; it can be saved all the same. */
	warningOf(field: RowField): string | null {
		const found = this.findings.find((one) => !one.blocking && one.field === field && one.code !== 'late');
		return found === undefined ? null : findingWords(found);
	}

	/**
	 * Enters the row. @returns what to say, once the row is durable; null when
	 * it was not entered, which the form then shows
	 */
	async save(): Promise<Saved | null> {
		if (this.saving) return null;
		this.#tried = true;
		this.error = null;
		this.message = this.#problem();
		if (this.message !== null) return null;
		this.saving = true;
		await this.keeper.flush();
		const number = this.number;
		const fields = cleaned(this.fields);
		const entered = await session.enterRow(
			this.ownNumber === null ? fields : { ...fields, number: this.ownNumber },
			this.keeper.options
		);
		if (!entered.ok) {
			this.saving = false;
			this.error = entered.error;
			return null;
		}
		if (this.check !== null)
			await session.note(entered.value, 'conflict-check', checkRecord(this.check.sought, this.check.checked, ''));
		const how = this.consent;
		const consented =
			how === null ? null : await session.setConsent(entered.value, { given: true, how, date: session.today });
		await this.keeper.end();
		this.saving = false;
		const row = session.register?.rows.find((one) => one.id === entered.value);
		return {
			row: entered.value,
			number: row?.values.number ?? number,
			at: Date.now(),
			without: consented !== null && !consented.ok ? 'consent' : null
		};
	}

	#problem(): string | null {
		if (this.unreadable.any) return m.unreadable_fields();
		const found = this.findings.find((one) => one.blocking);
		return found === undefined ? null : findingWords(found);
	}
	#keep(): void {
		this.keeper.keep({
			fields: this.fields,
			consent: this.consent,
			number: this.ownNumber,
			unreadable: this.unreadable.data
		});
	}
}

function isEmpty(value: RowFields[RowField]): boolean {
	if (value === undefined || value === null) return true;
	return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.join('').trim() === '';
}

function firstLanguage(register: Register): RegisterLanguage {
	const set = register.settings.registerLanguage;
	if (set !== 'both') return set;
	return register.rows.at(-1)?.values.language ?? (getLocale() === 'kk' ? 'kk' : 'ru');
}
