import type { PortalRecord } from '#lib/bridge/index.js';

/**
 * The shapes that the parts of the fill engine hand to each other. Scan reads a
 * document and knows nothing of the register; plan decides and touches no
 * document; write changes fields and decides nothing. Whatever crosses from a
 * page to the panel is plain data.
 */

/** What the register can give to one field of a form. */
export type Column =
	| Exclude<keyof PortalRecord, 'transfer' | 'withheld'>
	/** Column 3 as one text: kind, №, date, body. */
	| 'basis'
	/** Column 7 as one text: signer, certificate's serial №, time. */
	| 'eds';

/** Which part of a column's value a field takes; a form may cut one value over several boxes. */
export type Part =
	| 'whole'
	| 'day'
	| 'month'
	| 'year'
	/** Of column 6: full hours, the minutes that are left, all minutes, hours with a decimal comma, h:mm. */
	| 'hours'
	| 'minutes-of-hour'
	| 'total-minutes'
	| 'decimal-hours'
	| 'clock'
	/** Of the document: №, date and body, where its kind has a field of its own. */
	| 'details'
	/** Of the lawyer's name. */
	| 'surname'
	| 'given-name'
	| 'patronymic';

export interface Target {
	column: Column;
	part: Part;
}

/** Kinds of controls, by how they are written. */
export type Control =
	| 'text'
	| 'textarea'
	| 'rich-text'
	/** An input that shapes what is typed into it. */
	| 'masked'
	| 'number'
	| 'date'
	| 'datetime'
	| 'month'
	| 'time'
	| 'select'
	| 'multi-select'
	/** A text box or button with a list that opens, whatever it is made of. */
	| 'combobox'
	/** A box that takes a date only through its calendar. */
	| 'calendar'
	| 'radio-group'
	| 'checkbox'
	| 'switch';

/** Where a label was found; the order is the order of trust. */
export type LabelSource =
	| 'label'
	| 'aria-labelledby'
	| 'aria-label'
	| 'legend'
	| 'placeholder'
	| 'text-before'
	| 'cell-left'
	| 'cell-above'
	| 'dt'
	| 'container'
	| 'title'
	| 'name';

/** One field of a form as it was found: plain data, without the element. */
export interface SeenField {
	/** Of this scan only. */
	id: string;
	control: Control;
	/** Best first; texts as the page shows them, white space joined. */
	labels: { text: string; from: LabelSource }[];
	/** Headings of the groups around it, nearest first; `search` or `login` first for a form of that kind. */
	sections: string[];
	/** Frames from the scanned document down to the field's own: ids or names, for showing; empty in the document itself. */
	frames: string[];
	/** Alternatives that find it again, best first, `>>>` through shadow roots and frames; the last ones may be brittle. */
	selectors: { selector: string; brittle: boolean }[];
	name: string;
	htmlId: string;
	placeholder: string;
	pattern: string;
	/** `autocomplete` and `inputmode` as written. */
	autocomplete: string;
	inputMode: string;
	maxLength: number | null;
	required: boolean;
	/** Of selects and radio groups, and of open lists; null where they are not known before opening. */
	options: { value: string; text: string }[] | null;
	/** What it shows now; of a choice the text of the chosen option; empty for none. */
	present: string;
	/** Null for a field that may be written; else why not. */
	closed: 'hidden' | 'tiny' | 'transparent' | 'read-only' | 'disabled' | 'covered' | 'password' | 'file' | null;
	/** Languages of the page around it, as declared. */
	lang: string;
	/** The control's own type as written (`text`, `date`, `tel` …), empty for what has none. */
	inputType: string;
	/** `step` of a number, as written. */
	step: string;
	/** What stands after it or describes it: a unit, an example, a help text. */
	hint: string;
	/**
	 * Boxes that share one label, such as a date cut in three: the group's id in
	 * this scan, its own label, and the field's place among `size` boxes.
	 */
	group: {
		id: string;
		label: string;
		index: number;
		size: number;
		/** The one box that is drawn clearly wider than all others. */
		widest: number | null;
		/** None of the others has a word of its own: what they are for is not said. */
		silent: boolean;
	} | null;
	/** Selectors of profiles that lead to this field and to no other, as resolved on the page. */
	found: string[];
}

/** A page as it was scanned. */
export interface SeenForm {
	/** `location.origin`, path and hash of the document. */
	origin: string;
	path: string;
	hash: string;
	title: string;
	/** The heading of the step that is shown, where the form is a wizard. */
	step: string | null;
	fields: SeenField[];
	/** Frames that could not be looked into, and why; the origin that they are led to, where that is written. */
	unseen: { frame: string; why: 'other-origin' | 'sandboxed'; origin: string | null }[];
}

/** How a value is to be put into a field. Display text and, for choices, the code it stands for. */
export type Writing =
	| { how: 'text'; text: string }
	/** The page's own control takes ISO: `yyyy-mm-dd`, `hh:mm`. */
	| { how: 'iso'; text: string }
	/** One of these texts must be an option, compared after folding; nothing else is chosen. */
	| { how: 'option'; texts: string[]; value: string | null }
	/** A date for a calendar that takes no typing, with the text by which to read it back. */
	| { how: 'calendar'; year: number; month: number; day: number; texts: string[] }
	| { how: 'check'; checked: boolean };

export type Source = 'profile' | 'taught' | 'label';

/** What will be done with one field, before anything is done. */
export interface PlannedField {
	field: string;
	/** As the page calls it. */
	label: string;
	sections: string[];
	frames: string[];
	control: Control;
	/** Null for a field that is known and is left alone, or that is not understood. */
	target: Target | null;
	source: Source | null;
	/** 0 … 1; at or above `CONFIDENT` it is written without a question. */
	confidence: number;
	/** What the field holds now. */
	present: string;
	/** What it is to hold, as it will be shown. */
	value: string;
	writing: Writing | null;
	action:
		| 'write'
		/** It holds this already. */
		| 'same'
		/** It holds something else, which is the user's: kept unless ticked. */
		| 'keep'
		/** Not sure which column: the lawyer chooses. */
		| 'ask-column'
		/** The column is sure, the option is not: the lawyer chooses among `suggestions`. */
		| 'ask-option'
		/** The record has no value for it, or it is withheld. */
		| 'nothing'
		/** Not ours: left alone. */
		| 'leave';
	/** Columns that it might be, best first; options that it might be. */
	suggestions: { targets: Target[]; options: { value: string; text: string }[] };
	/** Why, for the lawyer: codes, worded by the panel. */
	why: string[];
}

export interface Plan {
	form: Pick<SeenForm, 'origin' | 'path' | 'hash' | 'title' | 'step' | 'unseen'>;
	/** The profile that fits the page, if any. */
	profile: string | null;
	fields: PlannedField[];
	/** Columns with a value for which the page has no field (yet: a later step may). */
	missing: Column[];
}

/** What the lawyer chose in the panel, by field id. */
export interface Choice {
	field: string;
	/** Write over what the field holds. */
	overwrite?: boolean;
	/** Leave it alone after all. */
	skip?: boolean;
	target?: Target;
	option?: { value: string; text: string };
}

/** What became of one field. Success is never reported without having read it back. */
export interface FieldReport {
	field: string;
	label: string;
	target: Target | null;
	outcome: 'written' | 'same' | 'kept' | 'asked' | 'nothing' | 'left' | 'differs' | 'not-accepted' | 'gone' | 'refused';
	/** What was to stand there, and what stands there now. */
	wanted: string;
	holds: string;
	/** The rung of the ladder that took. */
	by: string | null;
}

export interface FillReport {
	fields: FieldReport[];
	/** True when the page tried to submit during the run, and was stopped. */
	submitStopped: boolean;
	/** Columns that were written and read back: what left. */
	left: Column[];
}

/** A scan with its elements: stays in the page's own world of the extension, never crosses to the panel. */
export interface Scan {
	form: SeenForm;
	elements: ReadonlyMap<string, Element>;
}

/** What only the extension can do, or must decide; without it the engine runs on any document. */
export interface FillEnvironment {
	/** Opens closed shadow roots too. */
	shadowRootOf?: (element: Element) => ShadowRoot | null;
}

/** A plan that can be carried out: the plan and the scan that it was made of. */
export interface FillPlan extends Plan {
	scan: Scan;
	environment: FillEnvironment;
	/** The writing of a column that the lawyer chose for a field; null where it cannot be written there. */
	writingFor?: (field: SeenField, target: Target) => Writing | null;
	/** Of all texts of a list that was opened, the one that stands for what the record has of a column; null where none is sure. */
	optionFor?: (column: Column, texts: readonly string[]) => string | null;
}

/** A run that can be taken back. */
export interface FillRun extends FillReport {
	/** Puts back what each written field held before, as far as the page lets it, and says what each holds now. */
	undo: () => Promise<FieldReport[]>;
}
