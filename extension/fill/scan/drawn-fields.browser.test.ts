import { afterEach, describe, expect, it } from 'vitest';
import { FORM_1465 } from '#lib/bridge/index.js';
import type { SeenField } from '../types.js';
import { scanDocument } from './index.js';

function scanned(html: string): SeenField[] {
	document.body.innerHTML = html;
	return scanDocument(document).form.fields.filter(({ closed }) => closed === null);
}
const seen = (html: string) => scanned(html).map(({ control, labels }) => `${control}: ${labels[0]?.text ?? ''}`);

afterEach(() => {
	document.body.innerHTML = '';
});

describe('fields that are drawn out of other elements', () => {
	it.each([
		[
			'a date in segments',
			'<span id="l">Дата обращения</span><div role="group" aria-labelledby="l"><span role="spinbutton" aria-valuemax="31" contenteditable>дд</span>.<span role="spinbutton" aria-valuemax="12" contenteditable>мм</span>.<span role="spinbutton" aria-valuemax="9999" contenteditable>гггг</span></div>',
			['calendar: Дата обращения']
		],
		[
			'radio buttons without a name',
			'<p>Вид помощи</p><div><label><input type="radio">Одно</label><label><input type="radio">Другое</label></div>',
			['radio-group: Вид помощи']
		],
		[
			'radio buttons with a hidden native one inside',
			'<div role="radiogroup" aria-label="Вид помощи"><div role="radio" aria-checked="false" style="min-height:20px"><span aria-hidden="true"><input type="radio" name="a" hidden></span>Одно</div><div role="radio" aria-checked="false" style="min-height:20px"><span aria-hidden="true"><input type="radio" name="a" hidden></span>Другое</div></div>',
			['radio-group: Вид помощи']
		],
		[
			'a list without any role',
			'<label>Категория дела</label><div class="x-select"><div class="x-selection" tabindex="0" style="height:30px">Выбрать</div></div>',
			['combobox: Категория дела']
		],
		[
			'a button that is a list',
			'<div><label for="b">Категория дела</label><button id="b" role="combobox" aria-haspopup="listbox" style="width:90px;height:30px"></button></div>',
			['combobox: Категория дела']
		],
		[
			'a button that opens a calendar',
			'<label for="b">Дата обращения</label><button id="b" type="button" aria-haspopup="dialog">Выберите дату</button>',
			['calendar: Дата обращения']
		],
		[
			'a box that takes no typing beside the picture of a calendar',
			'<div><label for="i">Дата обращения</label><div><input id="i" readonly><i class="icon-calendar">▦</i></div></div>',
			['calendar: Дата обращения']
		]
	])('%s', (_name, html, fields) => expect(seen(html)).toEqual(fields));

	it.each(['update-field', 'validate-box', 'candidate-field', 'mandate-box'])(
		'a list in what is called «%s» is no calendar',
		(name) => {
			expect(seen(`<label for="i">Вид</label><div class="${name}"><input id="i" role="combobox"></div>`)).toEqual([
				'combobox: Вид'
			]);
		}
	);

	it('a list with a box to search it through is no form for searching', () => {
		const list = `<div class="ui search selection dropdown"><input class="search"><div class="text">Выберите</div><div style="display:none"><div class="item" data-value="1">Уголовное</div><div class="item" data-value="2">Семейное</div></div></div>`;
		const [field] = scanned(`<div><label>Категория дела</label>${list}</div>`);
		expect([field?.control, field?.sections, field?.present]).toEqual(['combobox', [], '']);
		expect(scanned(`<div class="search"><label>Категория дела</label>${list}</div>`)[0]?.sections).toEqual(['search']);
	});

	it('of a drawn list that keeps its options in itself they are known, and are not what it shows', () => {
		const [field] = scanned(
			'<label>Вид</label><div class="x-dropdown" tabindex="0"><div>Выберите</div><div style="display:none"><p data-value="1">Одно</p><p data-value="2">Другое</p></div></div>'
		);
		expect(field?.options).toEqual([
			{ value: '1', text: 'Одно' },
			{ value: '2', text: 'Другое' }
		]);
		expect(field?.present).toBe('');
	});

	it('what is not open beside a field does not hide its label, and a group of radio buttons begins with its own', () => {
		expect(
			seen(
				'<div><label>Дата обращения</label><div><div style="display:none">Март 2026</div><input placeholder="КК.АА.ЖЖЖЖ"></div></div>'
			)
		).toEqual(['text: Дата обращения']);
		expect(
			seen(
				'<div><label>Вид помощи</label><div><input type="radio" name="a"><label>Одно</label></div><div><input type="radio" name="a"><label>Другое</label></div></div>'
			)
		).toEqual(['radio-group: Вид помощи']);
	});

	it.each([
		[
			'a box around a button that opens a list',
			'<div><label>Вид</label><div><div aria-haspopup="listbox" aria-expanded="false"><button type="button">Не выбрано</button></div></div></div>',
			['combobox: Вид']
		],
		[
			'a list that is searched by its own box',
			'<div><label>Категория</label><div><input role="combobox" placeholder="Поиск…"></div></div>',
			['combobox: Категория']
		],
		['a number by steps', '<label>Часы <input role="spinbutton"></label>', ['number: Часы']],
		[
			'a time by its clock',
			'<div><label>Время (ч:мм)</label><div class="x-time-picker"><input></div></div>',
			['calendar: Время (ч:мм)']
		],
		[
			'radio buttons of which the first is tied to the name of all',
			'<div><label for="a1">Вид помощи</label><div role="radiogroup"><input type="radio" name="a" id="a1"><label for="a1">Одно</label><input type="radio" name="a" id="a2"><label for="a2">Другое</label></div></div>',
			['radio-group: Вид помощи']
		]
	])('%s', (_name, html, fields) => expect(seen(html)).toEqual(fields));

	it('two drawn lists in a row keep each its own hidden select', () => {
		const select = (word: string) =>
			`<select style="display:none"><option>${word} 1</option><option>${word} 2</option></select>`;
		const fields = scanned(
			`<div><span><button aria-haspopup="listbox">Выбрать</button></span>${select('Вид')}<span class="x-select">Вид дела 1</span>${select('Вид дела')}</div>`
		);
		expect(fields.map(({ options }) => options?.map(({ text }) => text))).toEqual([
			['Вид 1', 'Вид 2'],
			['Вид дела 1', 'Вид дела 2']
		]);
	});

	it('a menu, a button of a list of links and a utility class are no fields', () => {
		expect(
			seen(
				'<nav><div class="dropdown" tabindex="0">Меню</div></nav><div class="select-none" tabindex="0">Текст</div><div class="dropdown" tabindex="0"><a href="#x">Одно</a></div>'
			)
		).toEqual([]);
	});

	it('one label over boxes that say nothing is told', () => {
		const [first] = scanned('<div><b>Дата документа</b><div><input><input><input></div></div>');
		expect(first?.group).toMatchObject({ size: 3, silent: true, widest: null });
	});
});

describe('headings that libraries draw', () => {
	const sectionsOf = (html: string) => scanned(html)[0]?.sections[0];
	it.each([
		['<ion-list><ion-list-header><b>Основание</b></ion-list-header><div><label>Номер <input></label></div></ion-list>'],
		['<section><ui5-title>Основание</ui5-title><label>Номер <input></label></section>'],
		['<div class="v-card"><div class="v-card-title">Основание</div><div><label>Номер <input></label></div></div>'],
		['<div><div role="separator"><span>Основание</span></div><div><label>Номер <input></label></div></div>'],
		['<div><div class="x_section">Основание</div><div><label>Номер <input></label></div></div>'],
		['<div><p style="font-weight:700">Основание</p><div><label>Номер <input></label></div></div>'],
		[
			'<div class="n-card"><div class="n-card-header"><div>Основание</div></div><div><label>Номер <input></label></div></div>'
		]
	])('%s', (html) => expect(sectionsOf(html)).toBe('Основание'));

	it('a line over boxes of units alone says what they measure; over any other box it says nothing', () => {
		const over = (label: string) =>
			sectionsOf(`<div><p>Время занятости адвоката</p><div><label>${label} <input type="number"></label></div></div>`);
		expect(over('часов')).toBe('Время занятости адвоката');
		expect(over('Номер')).toBeUndefined();
	});

	it('a word before a box counts however many wrappers hold the box alone', () => {
		const wrapped = '<div><div><div><div><div><div><div><div><input></div></div></div></div></div></div></div></div>';
		expect(seen(`<div><span>Жүгінген күні</span>${wrapped}</div>`)).toEqual(['text: Жүгінген күні']);
	});

	it('an official heading in both languages names the cell under it, over a row of figures', () => {
		const both = FORM_1465.columns.map(({ ru, kk }) => `${kk} / ${ru}`.replaceAll(/\s*\([^)]*\)/gu, ''));
		const cells = (tag: string, texts: string[]) =>
			`<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`;
		const fields = scanned(
			`<table><thead>${cells('th', both)}${cells(
				'th',
				both.map((_, at) => String(at + 1))
			)}</thead><tbody>${cells(
				'td',
				both.map(() => '<input>')
			)}</tbody></table>`
		);
		expect(fields.map(({ labels }) => labels[0]?.text)).toEqual(both);
	});
});
