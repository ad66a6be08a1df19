import { afterEach, describe, expect, it } from 'vitest';
import type { SeenField } from '../types.js';
import { scanDocument } from './index.js';

function scanned(html: string): SeenField[] {
	document.body.innerHTML = html;
	return scanDocument(document).form.fields;
}
const presentOf = (html: string): string | undefined => scanned(html)[0]?.present;

afterEach(() => {
	document.body.innerHTML = '';
});

describe('what only stands in the place of a value', () => {
	it.each([
		'Мәнді таңдаңыз',
		'Санатты таңдаңыз…',
		'Выберите…',
		'-- Выберите категорию --',
		'Не выбрано',
		'Значение не указано',
		'Таңдалмаған',
		'Select…',
		'—',
		'--'
	])('«%s» of a list is empty', (text) => {
		expect(presentOf(`<select><option>${text}</option><option>Өзге</option></select>`)).toBe('');
		expect(presentOf(`<div role="combobox" tabindex="0">${text}</div>`)).toBe('');
		expect(presentOf(`<div role="combobox"><input readonly value="${text}"></div>`)).toBe('');
	});
	it('the text of an option without a value is empty, and no option', () => {
		const [field] = scanned(
			'<select><option value="1">Кеңес беру</option><option value="" selected>Вид помощи</option></select>'
		);
		expect([field?.present, field?.options?.length]).toEqual(['', 1]);
	});
	it.each([
		'<span role="combobox" tabindex="0" class="p-select-label p-placeholder">Санат</span>',
		'<span role="combobox" tabindex="0" aria-placeholder="Санат">Санат</span>',
		'<button aria-haspopup="listbox" data-placeholder="">Санат</button>',
		'<div contenteditable="true" data-placeholder="Мәні">Мәні</div>',
		'<input placeholder="Мәні" value="Мәні">',
		'<input value="__.__.____">',
		'<input value="дд.мм.гггг">',
		'<input value="кк.аа.жжжж">',
		'<input value="__:__">',
		'<input value="--:--">'
	])('%s is empty', (html) => {
		expect(presentOf(html)).toBe('');
	});
	it.each([
		['<select><option>Жазбаша шарт</option></select>', 'Жазбаша шарт'],
		['<select><option value="">Иное</option></select>', 'Иное'],
		['<div role="combobox" tabindex="0">Көрсетілген қызмет</div>', 'Көрсетілген қызмет'],
		['<input value="Выберите сами">', 'Выберите сами'],
		['<input value="04.03.2026">', '04.03.2026'],
		['<input value="01:30">', '01:30'],
		['<input placeholder="0" value="0">', '0']
	])('%s holds «%s»', (html, text) => {
		expect(presentOf(html)).toBe(text);
	});
});

describe('radio buttons that are custom elements', () => {
	const group = (inside: string, tag = 'y-radio-group', more = '') => {
		document.body.innerHTML = `<form><${tag} ${more}>${inside}</${tag}></form>`;
		const root = document.querySelector(tag)?.attachShadow({ mode: 'open' });
		if (root) {
			root.innerHTML =
				'<fieldset role="radiogroup"><input type="text" style="position:absolute;opacity:0;width:1px;height:1px"><slot></slot></fieldset>';
		}
		return scanDocument(document).form.fields;
	};
	it('are one field with the words of the group, the choice and the options', () => {
		const fields = group(
			'<y-radio value="1" role="radio" aria-checked="false">Кеңес беру</y-radio><y-radio value="2" role="radio" aria-checked="true">Өзге</y-radio>',
			'y-radio-group',
			'label="Көмек түрі"'
		);
		expect(fields).toHaveLength(1);
		expect(fields[0]).toMatchObject({ control: 'radio-group', present: 'Өзге', closed: null });
		expect(fields[0]?.labels[0]?.text).toBe('Көмек түрі');
		expect(fields[0]?.options).toEqual([
			{ value: '1', text: 'Кеңес беру' },
			{ value: '2', text: 'Өзге' }
		]);
	});
	it('take their words by a slot too, and may keep their role to themselves', () => {
		const [field] = group('<b slot="label">Вид помощи</b><z-radio>Консультация</z-radio><z-radio>Иное</z-radio>');
		expect(field?.labels[0]).toEqual({ text: 'Вид помощи', from: 'label' });
		expect(field?.options?.map(({ text }) => text)).toEqual(['Консультация', 'Иное']);
	});
	it('belong together by their name where nothing is around them', () => {
		const [field, ...rest] = scanned(`<fieldset><legend>Көмек түрі</legend><input aria-label="a">
			<div><p><w-radio name="k" id="a1"></w-radio><label for="a1">Кеңес беру</label></p><p><w-radio name="k" id="a2"></w-radio><label for="a2">Өзге</label></p></div></fieldset>`).reverse();
		expect(rest).toHaveLength(1);
		expect(field?.control).toBe('radio-group');
		expect(field?.options?.map(({ text }) => text)).toEqual(['Кеңес беру', 'Өзге']);
	});
});
