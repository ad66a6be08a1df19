import { afterEach, describe, expect, it } from 'vitest';
import type { SeenField } from '../types.js';
import { scanDocument } from './index.js';

/** Shows a piece of page and scans it. */
function scanned(html: string): SeenField[] {
	document.body.innerHTML = html;
	return scanDocument(document).form.fields;
}
const labelsOf = (html: string): string[] => scanned(html).map(({ labels }) => labels[0]?.text ?? '');
const firstOf = (html: string): SeenField => {
	const [field] = scanned(html);
	if (field === undefined) throw new Error('No field was found.');
	return field;
};

afterEach(() => {
	document.body.innerHTML = '';
	document.documentElement.lang = '';
});

describe('headings', () => {
	const boxes = '<label for=a>Номер</label><input id=a><label for=b>Дата</label><input id=b>';
	it.each([
		['a button in a heading', `<h3><button type=button>Основание</button></h3><div>${boxes}</div>`],
		['a button that folds', `<div role=button aria-expanded=true>Основание</div><div>${boxes}</div>`],
		[
			'the tab that is chosen',
			`<div role=tablist><button role=tab aria-selected=false>Подпись</button><button role=tab aria-selected=true>Основание</button></div><div>${boxes}</div>`
		]
	])('are read from %s', (_name, html) => {
		expect(scanned(html).map(({ sections }) => sections[0])).toEqual(['Основание', 'Основание']);
	});
	it('boxes in one container that have labels of their own leave nothing open', () => {
		expect(scanned(`<div>${boxes}</div>`).map(({ group }) => group?.silent)).toEqual([false, false]);
		const cut = '<div><span>Номер и дата</span><input id=a><input id=b></div>';
		expect(scanned(cut)[0]?.group?.silent).toBe(true);
	});
});

describe('labels', () => {
	it.each([
		['for', '<label for="a">Дата обращения *:</label><input id="a">', 'Дата обращения', 'label'],
		['wrapping', '<label>Жүгінген күні <input></label>', 'Жүгінген күні', 'label'],
		[
			'aria-labelledby',
			'<b id="t">Суть вопроса</b><textarea aria-labelledby="t"></textarea>',
			'Суть вопроса',
			'aria-labelledby'
		],
		['aria-label', '<input aria-label="Құжат нөмірі">', 'Құжат нөмірі', 'aria-label'],
		['placeholder', '<input placeholder="Коллегия адвокатов">', 'Коллегия адвокатов', 'placeholder'],
		['text before', '<div>Вид помощи: <select><option>а</option></select></div>', 'Вид помощи', 'text-before'],
		[
			'text before a wrapper',
			'<div><span>Іс санаты</span><div><div><input></div></div></div>',
			'Іс санаты',
			'text-before'
		],
		[
			'a cell to the left',
			'<table><tr><td>№ постановления</td><td><input></td></tr></table>',
			'№ постановления',
			'cell-left'
		],
		[
			'a cell above',
			'<table><tr><td>Күні</td><td>Нөмірі</td></tr><tr><td><input></td><td><input></td></tr></table>',
			'Күні',
			'cell-above'
		],
		['dt', '<dl><dt>Номер лицензии</dt><dd><input></dd></dl>', 'Номер лицензии', 'dt'],
		[
			'the heading of the only field',
			'<div><h4>Мәселенің мәні</h4><div><textarea></textarea></div></div>',
			'Мәселенің мәні',
			'container'
		]
	])('are read from %s', (_name, html, text, from) => {
		expect(firstOf(html).labels[0]).toEqual({ text, from });
	});

	it('of a table come from its head, with cells over several columns', () => {
		const html = `<table><thead><tr><th rowspan="1">№</th><th colspan="2">Документ</th><th>Мәні</th></tr></thead>
			<tbody><tr><td>1</td><td><input></td><td><input></td><td><input></td></tr></tbody></table>`;
		expect(labelsOf(html)).toEqual(['Документ', 'Документ', 'Мәні']);
	});
	it('of signs alone, of prompts and of formats are none', () => {
		expect(
			firstOf('<form><div><label for="b">*:</label><input id="b" placeholder="дд.мм.гггг"></div></form>').labels
		).toEqual([{ text: 'b', from: 'name' }]);
		expect(firstOf('<form><input placeholder="Введите значение"></form>').labels).toEqual([]);
	});
	it('that are paragraphs are noise, official headings are not', () => {
		const long = 'Заполняется адвокатом в день обращения лица в соответствии с правилами учета помощи';
		expect(firstOf(`<form><p>${long}</p><input></form>`).labels).toEqual([]);
		const official = 'Дата обращения лица, обратившегося за гарантированной государством юридической помощью';
		expect(firstOf(`<form><p>${official}</p><input></form>`).labels[0]?.text).toBe(official);
	});
	it('stop at another field and at a fieldset', () => {
		expect(labelsOf('<form>Номер <input><input></form>')).toEqual(['Номер', '']);
		expect(firstOf('<form><p>Әлдеқандай мәтін</p><fieldset><input></fieldset></form>').labels).toEqual([]);
	});
	it('tied to another field are not taken', () => {
		expect(
			labelsOf(
				'<form><div><label for="y">Вид документа</label></div><div><input></div><div><input id="y"></div></form>'
			)[0]
		).toBe('');
	});
});

describe('headings', () => {
	it('are the legend, the heading before, the row over the whole table', () => {
		expect(
			firstOf('<h2>Негіз</h2><fieldset><legend>Постановление</legend><label>Дата <input></label></fieldset>').sections
		).toEqual(['Постановление', 'Негіз']);
		expect(
			firstOf('<table><tr><th colspan="2">Основание</th></tr><tr><td>№</td><td><input></td></tr></table>').sections
		).toEqual(['Основание']);
	});
	it('are the nearest of several', () => {
		const html =
			'<form><h3>Заявитель</h3><div><input></div><h3>Құжат</h3><div><label>Күні <input></label></div></form>';
		expect(scanned(html)[1]?.sections[0]).toBe('Құжат');
	});
	it('name the step of a wizard', () => {
		document.body.innerHTML = '<ol><li>Заявитель</li><li aria-current="step">Основание</li></ol><input>';
		expect(scanDocument(document).form.step).toBe('Основание');
		document.body.innerHTML = '<h2>2-қадам. Негіз</h2><input>';
		expect(scanDocument(document).form.step).toBe('2-қадам. Негіз');
	});
});

describe('controls', () => {
	it.each([
		['<textarea></textarea>', 'textarea'],
		['<input type="date">', 'date'],
		['<input type="number">', 'number'],
		['<input placeholder="__.__.____">', 'masked'],
		['<div contenteditable="true" style="min-height:20px">а</div>', 'rich-text'],
		['<div role="combobox" tabindex="0" aria-expanded="false">Таңдаңыз</div>', 'combobox'],
		['<button aria-haspopup="listbox">Выберите</button>', 'combobox'],
		['<div class="date-picker"><input readonly></div>', 'calendar'],
		['<input type="checkbox">', 'checkbox'],
		['<div role="switch" aria-checked="false">Иә</div>', 'switch']
	])('%s is %s', (html, control) => {
		const field = firstOf(html);
		expect([field.control, field.closed]).toEqual([control, null]);
	});
	it('radio buttons are one field with the legend as its label', () => {
		const [field, ...rest] = scanned(`<fieldset><legend>Көмек түрі</legend>
			<label><input type="radio" name="k" value="1">Кеңес беру</label><label><input type="radio" name="k" value="2" checked>Өзге</label></fieldset>`);
		expect(rest).toEqual([]);
		expect(field).toMatchObject({
			control: 'radio-group',
			present: 'Өзге',
			labels: [{ text: 'Көмек түрі', from: 'legend' }]
		});
		expect(field?.options).toEqual([
			{ value: '1', text: 'Кеңес беру' },
			{ value: '2', text: 'Өзге' }
		]);
	});
	it('a widget stands for the select that it hides', () => {
		const fields =
			scanned(`<label for="s">Вид помощи</label><select id="s" style="position:absolute;width:1px;height:1px;opacity:0">
			<option value="">Выберите</option><option value="c">Консультирование</option><option value="d">Защита</option></select>
			<span class="select2"><span role="combobox" tabindex="0" style="display:inline-block;width:200px;height:30px">Выберите</span></span>`);
		expect(fields).toHaveLength(1);
		expect(fields[0]).toMatchObject({
			control: 'combobox',
			closed: null,
			present: '',
			labels: [{ text: 'Вид помощи' }, { text: 's' }].slice(0, 1)
		});
		expect(fields[0]?.options?.map(({ text }) => text)).toEqual(['Консультирование', 'Защита']);
	});
	it('boxes in one small container share its words', () => {
		const box = '<select><option>1</option><option>2</option></select>';
		const fields = scanned(
			`<form><input><div><span>Жүгінген күні</span><span>${box}${box}${box}</span></div></form>`
		).slice(1);
		expect(fields.map(({ group }) => [group?.label, group?.index, group?.size])).toEqual([
			['Жүгінген күні', 0, 3],
			['Жүгінген күні', 1, 3],
			['Жүгінген күні', 2, 3]
		]);
	});
});

describe('other roots', () => {
	it('open shadow roots are read, with a path through them', () => {
		document.body.innerHTML = '<x-box id="box"><span slot="label">Іс санаты</span></x-box>';
		const root = document.querySelector('#box')?.attachShadow({ mode: 'open' });
		if (root) root.innerHTML = '<label for="i"><slot name="label"></slot></label><input id="i" name="category">';
		const [field] = scanDocument(document).form.fields;
		expect(field?.labels[0]).toEqual({ text: 'Іс санаты', from: 'label' });
		expect(field?.selectors[0]).toEqual({ selector: '#box >>> #i', brittle: false });
	});
	it('closed ones by the environment', () => {
		document.body.innerHTML = '<x-closed></x-closed>';
		const host = document.querySelector('x-closed');
		const root = host?.attachShadow({ mode: 'closed' });
		if (root) root.innerHTML = '<input aria-label="Мәні">';
		expect(scanDocument(document).form.fields).toEqual([]);
		const { form } = scanDocument(document, { shadowRootOf: (element) => (element === host ? (root ?? null) : null) });
		expect(form.fields[0]?.labels[0]?.text).toBe('Мәні');
	});
	it('frames of the same origin are read, nested too; sealed ones are named', async () => {
		document.body.innerHTML =
			'<iframe name="outer" width="300" height="200"></iframe><iframe name="sealed" sandbox srcdoc="<input>" width="300" height="90"></iframe>';
		const outer = document.querySelector<HTMLIFrameElement>('iframe[name=outer]')?.contentDocument;
		if (outer) outer.body.innerHTML = '<iframe name="inner" width="250" height="100"></iframe>';
		const inner = outer?.querySelector('iframe')?.contentDocument;
		if (inner) inner.body.innerHTML = '<label>Күні <input name="day"></label>';
		await new Promise((done) => requestAnimationFrame(done));
		const { form } = scanDocument(document);
		expect(form.fields.map(({ frames, labels, closed }) => [frames, labels[0]?.text, closed])).toEqual([
			[['outer', 'inner'], 'Күні', null]
		]);
		expect(form.fields[0]?.selectors[0]?.selector).toBe(
			'iframe[name="outer"] >>> iframe[name="inner"] >>> input[name="day"]'
		);
		expect(form.unseen).toEqual([{ frame: 'sealed', why: 'sandboxed', origin: null }]);
	});
});

describe('selectors', () => {
	it('are the stable names first, the place last and brittle', () => {
		const { selectors } = firstOf(
			'<form id="main"><div><input id="basis-date" name="basisDate" data-testid="bd"></div></form>'
		);
		expect(selectors).toEqual([
			{ selector: '#basis-date', brittle: false },
			{ selector: 'input[data-testid="bd"]', brittle: false },
			{ selector: 'input[name="basisDate"]', brittle: false },
			{ selector: '#main > div:nth-of-type(1) > input:nth-of-type(1)', brittle: true }
		]);
	});
	it.each([
		'input-42',
		'rc_select_3',
		'j_idt12:form:x',
		'mat-input-0',
		':r1:',
		'zk_c_17',
		'react-select-2-input',
		'f8a9c1d2e3'
	])('do not use %s', (id) => {
		expect(
			firstOf(`<input id="${id}">`).selectors.some(({ selector, brittle }) => !brittle && selector.startsWith('#'))
		).toBe(false);
	});
	it('keep the end that a framework put its prefix before', () => {
		expect(firstOf('<input id="j_idt12:form:applicationDate">').selectors[0]).toEqual({
			selector: 'input[id$=":applicationDate"]',
			brittle: false
		});
	});
});

it('reads a page of 3,000 fields', () => {
	const row = (at: number) =>
		`<tr>${[0, 1, 2].map((cell) => `<td><label for="i${at}_${cell}">Поле ${at}</label><input id="i${at}_${cell}"></td>`).join('')}</tr>`;
	const fields = scanned(`<form><table>${Array.from({ length: 1000 }, (_, at) => row(at)).join('')}</table></form>`);
	expect(fields).toHaveLength(3000);
	expect(fields.at(-1)?.labels[0]?.text).toBe('Поле 999');
});
