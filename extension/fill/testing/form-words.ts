import * as v from 'valibot';
import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES } from '#lib/bridge/index.js';
import { COLUMNS, PARTS } from '../profile/schema.js';

/**
 * Forms in other people's words (`tests/fixtures/form-words`): what each field
 * says, and what an honest clerk would make of it. Written without a look at
 * the engine's dictionaries.
 */

/** What an option may stand for; `association` is the record's own bar association. */
const meaning = v.picklist([...ASSISTANCE_KINDS, ...BASIS_KINDS, ...CATEGORIES, 'association']);
const option = v.strictObject({
	text: v.pipe(v.string(), v.minLength(1)),
	/** Codes that it stands for beyond doubt. */
	is: v.optional(v.array(meaning)),
	/** Codes for which a clerk may choose it, or rather ask. */
	maybe: v.optional(v.array(meaning))
});
const field = v.strictObject({
	control: v.picklist([
		'text',
		'textarea',
		'date',
		'datetime',
		'time',
		'number',
		'select',
		'radio',
		'checkbox',
		'combobox',
		'file'
	]),
	label: v.optional(v.string()),
	placeholder: v.optional(v.string()),
	hint: v.optional(v.string()),
	/** A column; `ask` where an honest clerk would have to; null for what is none of ours. */
	is: v.nullable(v.picklist([...COLUMNS, 'ask'])),
	/** Of a column, the parts that are right; any where it is absent. */
	parts: v.optional(v.array(v.picklist(PARTS))),
	options: v.optional(v.array(option))
});
const form = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^\d{3}$/)),
	lang: v.picklist(['ru', 'kk', 'both']),
	/** Of the half whose words nobody who tunes the engine reads. */
	blind: v.boolean(),
	/** The kind of basis that the form is for; the record that its fields are judged by holds it. */
	basis: v.optional(v.picklist(BASIS_KINDS)),
	title: v.string(),
	parts: v.array(v.strictObject({ heading: v.optional(v.string()), fields: v.array(field) }))
});

export type WordedField = v.InferOutput<typeof field>;
export type WordedForm = v.InferOutput<typeof form>;

/** The forms of a fixture's text; throws where it is not of this shape. */
export const readForms = (json: string): WordedForm[] => v.parse(v.array(form), JSON.parse(json));

/** Native types of inputs; what is not here is an element of its own. */
const TYPES: Partial<Record<WordedField['control'], string>> = {
	text: 'text',
	date: 'date',
	datetime: 'datetime-local',
	time: 'time',
	number: 'number',
	checkbox: 'checkbox',
	combobox: 'text',
	file: 'file'
};

/**
 * Lays a form out as the plainest page does: `label for`, a fieldset with its
 * legend for a heading, native controls, ids and names that say nothing.
 * @returns the field behind each control (of radios, behind each of them)
 */
export function layOut(document: Document, { lang, title, parts }: WordedForm): Map<Element, WordedField> {
	const fields = new Map<Element, WordedField>();
	const chosen = lang === 'ru' ? 'Выберите' : 'Таңдаңыз';
	document.documentElement.lang = lang === 'both' ? 'kk' : lang;
	const page = document.createElement('form');
	page.append(make(document, 'h1', {}, title));
	let count = 0;
	for (const { heading, fields: of } of parts) {
		const around = heading === undefined ? page : make(document, 'fieldset', {});
		if (heading !== undefined) {
			around.append(make(document, 'legend', {}, heading));
			page.append(around);
		}
		for (const one of of) {
			count += 1;
			around.append(drawn(document, one, `f${count}`, chosen, (control) => fields.set(control, one)));
		}
	}
	document.body.replaceChildren(page);
	return fields;
}

function drawn(
	document: Document,
	{ control, label, placeholder, hint, options = [] }: WordedField,
	id: string,
	chosen: string,
	is: (control: Element) => void
): Element {
	const texts = options.map(({ text }, index) => ({ text, value: `${id}-${index + 1}` }));
	if (control === 'radio') {
		const group = make(document, 'fieldset', {}, make(document, 'legend', {}, label ?? ''));
		for (const { text, value } of texts) {
			const input = make(document, 'input', { type: 'radio', name: id, id: value, value });
			is(input);
			group.append(make(document, 'div', {}, input, make(document, 'label', { for: value }, text)));
		}
		return group;
	}
	const row = make(document, 'div', {});
	const tag = control === 'select' || control === 'textarea' ? control : 'input';
	const type = TYPES[control];
	const element = make(document, tag, {
		id,
		name: id,
		...(type === undefined ? {} : { type }),
		...(placeholder === undefined ? {} : { placeholder }),
		...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }),
		...(control === 'combobox'
			? { role: 'combobox', 'aria-controls': `${id}-list`, 'aria-expanded': 'false', 'aria-haspopup': 'listbox' }
			: {})
	});
	is(element);
	if (control === 'select') {
		const choices = texts.map(({ text, value }) => make(document, 'option', { value }, text));
		element.append(make(document, 'option', { value: '' }, chosen), ...choices);
	}
	const caption = label === undefined ? [] : [make(document, 'label', { for: id }, label)];
	row.append(...(control === 'checkbox' ? [element, ...caption] : [...caption, element]));
	if (hint !== undefined) row.append(make(document, 'small', { id: `${id}-hint` }, hint));
	if (control === 'combobox') {
		const items = texts.map(({ text }) => make(document, 'li', { role: 'option' }, text));
		row.append(make(document, 'ul', { role: 'listbox', id: `${id}-list`, hidden: '' }, ...items));
	}
	return row;
}

function make(
	document: Document,
	tag: string,
	attributes: Record<string, string>,
	...inside: (Node | string)[]
): Element {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	element.append(...inside);
	return element;
}
