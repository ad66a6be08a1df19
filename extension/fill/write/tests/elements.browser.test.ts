import '@shoelace-style/shoelace/dist/themes/light.css';
import '@shoelace-style/shoelace/dist/components/checkbox/checkbox.js';
import '@shoelace-style/shoelace/dist/components/input/input.js';
import '@shoelace-style/shoelace/dist/components/option/option.js';
import '@shoelace-style/shoelace/dist/components/radio/radio.js';
import '@shoelace-style/shoelace/dist/components/radio-group/radio-group.js';
import '@shoelace-style/shoelace/dist/components/select/select.js';
import '@shoelace-style/shoelace/dist/components/textarea/textarea.js';
import '@material/web/checkbox/checkbox.js';
import '@material/web/radio/radio.js';
import '@material/web/select/outlined-select.js';
import '@material/web/select/select-option.js';
import '@material/web/textfield/outlined-text-field.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyFill } from '../index.js';
import { until } from '../wait.js';
import { PATIENT, endings, option, planByHand, text, the } from './by-hand.js';

let place: HTMLElement;
beforeEach(() => {
	place = document.body.appendChild(document.createElement('form'));
});
afterEach(() => place.remove());

/** A custom element that keeps its value itself. */
const held = (selector: string) => the(selector) as HTMLElement & { value: unknown; checked: boolean };
/** The element of that selector in the shadow root of another, as soon as it is drawn. */
async function inside(host: string, selector: string): Promise<HTMLElement> {
	const found = await until(window, 3_000, () => the(host).shadowRoot?.querySelector<HTMLElement>(selector));
	if (!found) throw new Error(`nothing in ${host} fits ${selector}`);
	return found;
}

test('Shoelace', async () => {
	place.innerHTML = `<sl-input label="Номер"></sl-input><sl-textarea label="Суть"></sl-textarea>
		<sl-select label="Вид"><sl-option value="r">Запрос</sl-option><sl-option value="c">Договор</sl-option></sl-select>
		<sl-radio-group label="Согласие"><sl-radio value="y">Иә</sl-radio><sl-radio value="n">Жоқ</sl-radio></sl-radio-group>
		<sl-checkbox>Да</sl-checkbox>`;
	const run = await applyFill(
		planByHand({
			input: { element: await inside('sl-input', 'input'), control: 'text', writing: text('127') },
			area: { element: the('sl-textarea'), control: 'textarea', writing: text('Суть') },
			kind: { element: await inside('sl-select', '[role=combobox]'), control: 'combobox', writing: option('договор') },
			radio: { element: the('sl-radio-group'), control: 'radio-group', writing: option('Жоқ') },
			check: {
				element: await inside('sl-checkbox', 'input'),
				control: 'checkbox',
				writing: { how: 'check', checked: true }
			}
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		input: 'written by sequence',
		area: 'written by sequence',
		kind: 'written by option',
		radio: 'written by click',
		check: 'written by click'
	});
	expect(held('sl-input').value).toBe('127');
	expect(held('sl-textarea').value).toBe('Суть');
	expect(held('sl-select').value).toBe('c');
	expect(held('sl-radio-group').value).toBe('n');
	expect(held('sl-checkbox').checked).toBe(true);
	await run.undo();
	expect(held('sl-input').value).toBe('');
	expect(held('sl-checkbox').checked).toBe(false);
});

test('Material Web', async () => {
	place.innerHTML = `<md-outlined-text-field label="Номер"></md-outlined-text-field>
		<md-outlined-select label="Вид">
			<md-select-option value="r"><div slot="headline">Запрос</div></md-select-option>
			<md-select-option value="c"><div slot="headline">Договор</div></md-select-option>
		</md-outlined-select>
		<div role="radiogroup"><label><md-radio name="c" value="y"></md-radio> Иә</label><label><md-radio name="c" value="n"></md-radio> Жоқ</label></div>
		<label><md-checkbox></md-checkbox> Да</label>`;
	const field = await inside('md-outlined-text-field', 'input');
	const box = await inside('md-outlined-select', '[role=combobox]');
	const run = await applyFill(
		planByHand({
			field: { element: field, control: 'text', writing: text('127') },
			kind: { element: box, control: 'combobox', writing: option('Договор') },
			radio: { element: the('[role=radiogroup]'), control: 'radio-group', writing: option('Жоқ') },
			check: {
				element: await inside('md-checkbox', 'input'),
				control: 'checkbox',
				writing: { how: 'check', checked: true }
			}
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		field: 'written by sequence',
		kind: 'written by option',
		radio: 'written by click',
		check: 'written by click'
	});
	expect(held('md-outlined-text-field').value).toBe('127');
	expect(held('md-outlined-select').value).toBe('c');
	expect(held('md-radio[value=n]').checked).toBe(true);
	expect(held('md-checkbox').checked).toBe(true);
});
