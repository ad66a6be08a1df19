import 'choices.js/public/assets/styles/choices.css';
import 'flatpickr/dist/flatpickr.css';
import 'jquery-ui/dist/themes/base/jquery-ui.css';
import 'quill/dist/quill.snow.css';
import 'select2/dist/css/select2.css';
import 'tom-select/dist/css/tom-select.css';
import Choices from 'choices.js';
import flatpickr from 'flatpickr';
import { Russian } from 'flatpickr/dist/l10n/ru.js';
import { Kazakh } from 'flatpickr/dist/l10n/kz.js';
import IMask from 'imask';
import Inputmask from 'inputmask';
import jQuery from 'jquery';
import Quill from 'quill';
import TomSelect from 'tom-select';
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { applyFill } from '../index.js';
import { PATIENT, dayBack, endings, option, planByHand, text, the } from './by-hand.js';

beforeAll(async () => {
	// Both look for jQuery where pages put it.
	Object.assign(window, { jQuery, $: jQuery });
	const select2: { default: unknown } = await import('select2');
	if (typeof select2.default === 'function') (select2.default as (root: Window, $: unknown) => void)(window, jQuery);
	await import('jquery-ui/ui/widgets/datepicker.js');
});

/** What the plugins put on jQuery. */
type Plugins = JQuery & { select2: (options: object) => void; datepicker: (options: object | string) => unknown };
const $ = (selector: string) => jQuery(selector) as Plugins;

let place: HTMLElement;
beforeEach(() => {
	place = document.body.appendChild(document.createElement('form'));
});
afterEach(() => place.remove());

const FAR = dayBack(11, 28);
const NEAR = dayBack(1, 1);
const KINDS = ['Запрос', 'Қаулы (постановление)', 'Договор', 'Уведомление'];
const list = (id: string) =>
	`<div><select id="${id}"><option value="">Выберите</option>${KINDS.map((kind, index) => `<option value="k${index}">${kind}</option>`).join('')}</select></div>`;

test("select2, TomSelect, Choices and the browser's own list", async () => {
	place.innerHTML = list('own') + list('s2') + list('tom') + list('choices');
	$('#s2').select2({ width: 240 });
	const tom = new TomSelect('#tom', {});
	const choices = new Choices(the('#choices'), { shouldSort: false });
	const run = await applyFill(
		planByHand({
			own: { element: the('#own'), control: 'select', writing: option('ЗАПРОС') },
			s2: { element: the('.select2-selection'), control: 'combobox', writing: option('Договор') },
			tom: { element: the('.ts-control input'), control: 'combobox', writing: option('Қаулы (постановление)') },
			choices: { element: the('.choices'), control: 'combobox', writing: option('Уведомление') }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		own: 'written by select',
		s2: 'written by option',
		tom: 'written by option',
		choices: 'written by option'
	});
	expect((the('#own') as HTMLSelectElement).value).toBe('k0');
	expect($('#s2').val()).toBe('k2');
	expect(tom.getValue()).toBe('k1');
	expect(choices.getValue(true)).toBe('k3');
	const undone = endings({ fields: await run.undo() });
	expect(Object.values(undone).filter((end) => !end.startsWith('written'))).toEqual([]);
	expect((the('#own') as HTMLSelectElement).value).toBe('');
	expect($('#s2').val() ?? '').toBe('');
	expect(tom.getValue()).toBe('');
	expect([undefined, '']).toContain(choices.getValue(true));
});

test('jQuery UI and flatpickr', async () => {
	place.innerHTML =
		'<input id="ui"><input id="uiclosed" readonly><input id="fp"><input id="fpopen"><div><div>Когда обратился</div><input id="fpalt"></div>';
	$('#ui').datepicker({ dateFormat: 'dd.mm.yy' });
	$('#uiclosed').datepicker({ dateFormat: 'dd.mm.yy' });
	const closed = flatpickr('#fp', { dateFormat: 'd.m.Y', locale: Russian });
	const open = flatpickr('#fpopen', { dateFormat: 'd.m.Y', allowInput: true });
	// Shows one format in a box of its own, and keeps another.
	const alt = flatpickr('#fpalt', { locale: Kazakh, altInput: true, altFormat: 'j F Y', dateFormat: 'Y-m-d' });
	const run = await applyFill(
		planByHand({
			alt: { element: the('#fpalt + input'), control: 'calendar', writing: FAR.writing(FAR.text) },
			ui: { element: the('#ui'), control: 'date', writing: text('05.03.2026') },
			uiclosed: { element: the('#uiclosed'), control: 'calendar', writing: FAR.writing(FAR.text) },
			fp: { element: the('#fp'), control: 'calendar', writing: NEAR.writing(NEAR.text) },
			fpopen: { element: the('#fpopen'), control: 'date', writing: text('05.03.2026') }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		alt: 'written by calendar',
		ui: 'written by sequence',
		uiclosed: 'written by calendar',
		fp: 'written by calendar',
		fpopen: 'written by sequence'
	});
	expect(($('#ui').datepicker('getDate') as Date).toDateString()).toBe('Thu Mar 05 2026');
	expect(($('#uiclosed').datepicker('getDate') as Date).toDateString()).toBe(FAR.shown);
	const days = [closed, open, alt].flat().map((picker) => picker.selectedDates[0]?.toDateString());
	expect(place.ownerDocument.querySelector('.flatpickr-calendar.open')).toBeNull();
	expect(the('#ui-datepicker-div').checkVisibility()).toBe(false);
	expect(days).toEqual([NEAR.shown, 'Thu Mar 05 2026', FAR.shown]);
});

test('masks', async () => {
	place.innerHTML = '<input id="im"><input id="imask"><input id="phone"><input id="clock"><input id="shown">';
	new Inputmask('99.99.9999').mask(the('#im'));
	// Takes no value that is set as a whole.
	new Inputmask('9{1,3}:99', { placeholder: '_' }).mask(the('#clock'));
	const shown = IMask(the('#shown') as HTMLInputElement, { mask: '00.00.0000', lazy: false });
	const date = IMask(the('#imask') as HTMLInputElement, { mask: '00.00.0000' });
	const phone = IMask(the('#phone') as HTMLInputElement, { mask: '+{7} (000) 000-00-00' });
	const run = await applyFill(
		planByHand({
			im: { element: the('#im'), control: 'masked', writing: text('05.03.2026') },
			imask: { element: the('#imask'), control: 'masked', writing: text('05.03.2026') },
			phone: { element: the('#phone'), control: 'masked', writing: text('+7 701 123 45 67') },
			clock: { element: the('#clock'), control: 'masked', writing: text('2:15') },
			shown: { element: the('#shown'), control: 'text', writing: text('05.03.2026') }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		im: 'written by sequence',
		imask: 'written by sequence',
		phone: 'written by sequence',
		clock: 'written by keys',
		shown: 'written by sequence'
	});
	expect((the('#clock') as HTMLInputElement).value).toBe('2:15');
	expect(shown.value).toBe('05.03.2026');

	expect((the('#im') as HTMLInputElement & { inputmask: { isComplete: () => boolean } }).inputmask.isComplete()).toBe(
		true
	);
	expect(date.value).toBe('05.03.2026');
	expect(phone.unmaskedValue).toBe('77011234567');
	await run.undo();
	expect([shown.unmaskedValue, date.unmaskedValue]).toEqual(['', '']);
});

test('rich text', async () => {
	place.innerHTML =
		'<div><div id="quill"></div></div><div id="tiptap"></div><div id="plain" contenteditable="true">старое</div>';
	const quill = new Quill('#quill', { theme: 'snow' });
	const tiptap = new Editor({ element: the('#tiptap'), extensions: [StarterKit], content: '' });
	const essence = 'Консультация по жилищному спору';
	const run = await applyFill(
		planByHand({
			quill: { element: the('.ql-editor'), control: 'rich-text', writing: text(essence) },
			tiptap: { element: the('.tiptap'), control: 'rich-text', writing: text(essence) },
			plain: { element: the('#plain'), control: 'rich-text', writing: text(essence), present: 'старое' }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		quill: 'written by insert-text',
		tiptap: 'written by insert-text',
		plain: 'written by insert-text'
	});
	expect(quill.getText().trim()).toBe(essence);
	expect(tiptap.getText()).toBe(essence);
	expect(the('#plain').innerText).toBe(essence);
	await run.undo();
	expect(quill.getText().trim()).toBe('');
	expect(tiptap.getText()).toBe('');
	expect(the('#plain').innerText).toBe('старое');
	tiptap.destroy();
});
