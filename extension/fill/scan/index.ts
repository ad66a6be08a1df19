import type { FillEnvironment, Scan, SeenField } from '../types.js';
import { choiceLabels, choiceText, optionsOf, presentOf } from './choices.js';
import {
	attribute,
	frameOf,
	isInput,
	isTextarea,
	nearest,
	parentOf,
	rootOf,
	startScan,
	type Raw,
	type Root
} from './dom.js';
import { groupsOf, hintOf, type Group } from './groups.js';
import { isCalledSelect } from './inputs.js';
import { groupOf, labelsOf, leadOf, placeholderOf, type Page } from './labels.js';
import { Sections, stepOf } from './sections.js';
import { selectorsOf, Tally } from './selectors.js';
import { Eyes } from './visibility.js';
import { walk } from './walk.js';
import { joinWidgets } from './widgets.js';

/**
 * Reads the fields of a document, its shadow roots and its same-origin frames:
 * what they are called, what they hold, whether they may be written. Changes
 * nothing on the page. Frames of another origin and sandboxed ones are named,
 * not read.
 */
export function scanDocument(document: Document, environment: FillEnvironment = {}): Scan {
	startScan();
	const { raws: all, unseen } = walk(document, environment);
	const eyes = new Eyes();
	const raws = joinWidgets(all, eyes);
	const closed = new Map(raws.map((raw) => [raw, eyes.closed(raw)] as const));
	const open = raws.filter((raw) => {
		const why = closed.get(raw) ?? null;
		return why === null || why === 'read-only' || why === 'disabled' || why === 'covered' || why === 'password';
	});
	const page = pageOf(open);
	const sections = new Sections(page.skip, page.count);
	const groups = groupsOf(open, page);
	const tally = new Tally();
	const seen = new Set(open);
	const fields: SeenField[] = [];
	const elements = new Map<string, Element>();
	for (const [index, raw] of raws.entries()) {
		const id = `f${index + 1}`;
		elements.set(id, raw.element);
		const field = seen.has(raw) ? describe(raw, page, sections, groups.get(raw), tally) : unread(raw);
		field.id = id;
		field.closed = closed.get(raw) ?? null;
		fields.push(field);
	}
	markSilent(fields);
	const { origin, pathname, hash } = document.location;
	const step = stepOf(document, (element) => eyes.isShown(element));
	return { form: { origin, path: pathname, hash, title: document.title, step, fields, unseen }, elements };
}

interface Described extends Page {
	passwords: ReadonlySet<Element>;
	/** Whether an element stands in what is for searching. */
	searches: (element: Element) => true | null;
	/** The language declared around an element. */
	lang: (element: Element) => string | null;
}

/** How many fields stand in each element, and which elements are no text. */
function pageOf(raws: readonly Raw[]): Described {
	const counts = new Map<Element, number>();
	const skip = new Set<Element>();
	const passwords = new Set<Element>();
	for (const raw of raws) {
		skip.add(raw.element);
		const form = raw.closed === 'password' ? raw.element.closest('form') : null;
		if (form !== null) passwords.add(form);
		if (raw.behind !== null) skip.add(raw.behind);
		const choice = raw.control === 'radio-group' || raw.control === 'checkbox' || raw.control === 'switch';
		if (!choice && raw.widget !== raw.element && raw.widget.querySelector('label,legend') === null)
			skip.add(raw.widget);
		if (raw.control === 'radio-group') skipChoices(raw, skip);
		const start = raw.control === 'radio-group' ? groupOf(raw) : raw.element;
		const within = new Set<Element>();
		for (const radio of raw.radios) {
			for (let up: Element | null = radio; up !== null && up !== start; up = parentOf(up)) within.add(up);
		}
		for (const one of within) counts.set(one, (counts.get(one) ?? 0) + 1);
		for (let up: Element | null = start; up !== null; up = parentOf(up) ?? frameOf(up.ownerDocument)) {
			counts.set(up, (counts.get(up) ?? 0) + 1);
		}
	}
	// Asked of each root once: a selector of this length costs.
	const searching = new Map<Root, ReadonlySet<Element>>();
	const searchesIn = (root: Root): ReadonlySet<Element> => {
		const known = searching.get(root) ?? new Set(root.querySelectorAll(SEARCH));
		searching.set(root, known);
		return known;
	};
	return {
		skip,
		passwords,
		count: (element) => counts.get(element) ?? 0,
		searches: nearest((element) => (searchesIn(rootOf(element)).has(element) ? true : null)),
		lang: nearest((element) => element.getAttribute('lang'))
	};
}

/** The words of single choices are no label of their group. */
function skipChoices(raw: Raw, skip: Set<Element>): void {
	for (const radio of raw.radios) {
		skip.add(radio);
		for (const label of choiceLabels(radio)) skip.add(label);
	}
}

function describe(raw: Raw, page: Described, sections: Sections, group: Group | undefined, tally: Tally): SeenField {
	const { element, behind } = raw;
	const named = behind ?? element;
	const labels = labelsOf(raw, page);
	// What a choice says of itself is read before its group is taken for its name.
	if (labels.length === 0 && (raw.control === 'checkbox' || raw.control === 'switch')) {
		const text = choiceText(element);
		if (text !== '') labels.push({ text, from: 'label' });
	}
	const radios = raw.control === 'radio-group';
	const lead = leadOf(raw, labels, page);
	const around = [...(lead === '' ? [] : [lead]), ...sections.of(radios ? groupOf(raw) : raw.widget)];
	// A field that has its own name takes none from the heading over its group.
	const given = labels.some(({ from }) => GIVEN.has(from));
	const own = given ? labels.filter(({ from, text }) => from !== 'text-before' || !around.includes(text)) : labels;
	let made: SeenField['selectors'] | null = null;
	return {
		id: '',
		closed: null,
		control: raw.control,
		labels: own,
		sections: [...withinOf(raw, page), ...around.filter((text) => text !== labels[0]?.text)],
		frames: raw.frames,
		// Most fields are never sought again: their selectors are made when somebody reads them, and then they stay.
		get selectors() {
			return (made ??= selectorsOf(raw, tally));
		},
		name: attribute(named, 'name') || attribute(named, 'formcontrolname'),
		htmlId: named.id,
		placeholder: placeholderOf(raw),
		pattern: attribute(element, 'pattern') || attribute(element, 'data-mask') || attribute(element, 'data-inputmask'),
		autocomplete: attribute(element, 'autocomplete'),
		inputMode: attribute(element, 'inputmode'),
		maxLength: (isInput(element) || isTextarea(element)) && element.maxLength >= 0 ? element.maxLength : null,
		required: element.hasAttribute('required') || attribute(element, 'aria-required') === 'true',
		options: optionsOf(raw),
		present: presentOf(raw, labels),
		lang: page.lang(element) ?? element.ownerDocument.documentElement.lang,
		inputType: isInput(element) ? element.type : '',
		step: attribute(element, 'step'),
		hint: hintOf(raw, page),
		group: group === undefined ? null : placeIn(group, raw),
		found: []
	};
}

const GIVEN: ReadonlySet<string> = new Set(['label', 'aria-labelledby', 'aria-label', 'legend']);

/** Boxes behind the first one of a group that have no word of their own leave open what they are for. */
function markSilent(fields: readonly SeenField[]): void {
	const groups = new Map<string, SeenField[]>();
	for (const field of fields) {
		if (field.group !== null) groups.set(field.group.id, [...(groups.get(field.group.id) ?? []), field]);
	}
	for (const field of fields) {
		const { group, hint } = field;
		if (group === null) continue;
		// The first has the words over all of them for its own.
		const others = (groups.get(group.id) ?? []).filter((one) => one !== field && one.group?.index !== 0);
		const isMute = ({ labels }: SeenField) =>
			labels.every(({ text, from }) => from === 'name' || text === group.label || text === hint);
		group.silent = others.some((one) => TYPED.has(one.control) && isMute(one) && one.placeholder === '');
	}
}
const TYPED: ReadonlySet<SeenField['control']> = new Set(['text', 'masked', 'number']);

const placeIn = ({ id, label, members, widest }: Group, raw: Raw): SeenField['group'] => ({
	id,
	label,
	index: members.indexOf(raw),
	size: members.length,
	widest,
	silent: false
});

/** A field that nobody sees: that it is there, and nothing of what it says. */
function unread(raw: Raw): SeenField {
	const { element } = raw;
	return {
		id: '',
		closed: null,
		control: raw.control,
		labels: [],
		sections: [],
		frames: raw.frames,
		selectors: [],
		name: attribute(element, 'name'),
		htmlId: element.id,
		placeholder: '',
		pattern: '',
		autocomplete: '',
		inputMode: '',
		maxLength: null,
		required: false,
		options: null,
		present: '',
		lang: '',
		inputType: isInput(element) ? element.type : '',
		step: '',
		hint: '',
		group: null,
		found: []
	};
}

const SEARCH =
	'[role=search],[role=searchbox],[type=search],form[class*=search],form[id*=search],form[class*=filter],form[id*=filter],[class~=filter],[class~=filters],[class~=search]';

/** The nearest element around a list that is more than its own boxes. */
function outOfList(element: Element, count: Page['count']): Element | null {
	let up = parentOf(element);
	while (up !== null && count(up) === 1 && isCalledSelect(up) && attribute(up, 'role') !== 'search') up = parentOf(up);
	return up;
}

/** A form for searching, or one with a password, is said so: nothing in it is ours. */
function withinOf({ element, control }: Raw, { searches, passwords, count }: Described): string[] {
	// The box in which a list is searched through is of the list, whatever its own type.
	const around = control === 'combobox' ? outOfList(element, count) : element;
	if (around !== null && searches(around) === true) return ['search'];
	if (passwords.size === 0) return [];
	const form = element.closest('form');
	return form !== null && passwords.has(form) ? ['login'] : [];
}
