import 'element-plus/dist/index.css';
import { ElDatePicker, ElInput, ElRadio, ElRadioGroup, ElSelect, ElOption, ElSelectV2, ElSwitch } from 'element-plus';
import Aura from '@primeuix/themes/aura';
import PrimeVue from 'primevue/config';
import PrimeDatePicker from 'primevue/datepicker';
import PrimeInputMask from 'primevue/inputmask';
import PrimeInputNumber from 'primevue/inputnumber';
import PrimeSelect from 'primevue/select';
import { createApp, h as create, nextTick, reactive, type App, type Component, type VNode } from 'vue';
import { afterEach, expect, test } from 'vitest';
import { applyFill } from '../index.js';
import { PATIENT, dayBack, endings, option, planByHand, text, the } from './by-hand.js';

/** Properties are checked by the components when they run: their types are too many for `h` to choose from. */
const h = (component: unknown, properties: object, children?: () => unknown): VNode =>
	create(component as Component, { ...properties }, children);

/** The value of a list whose values are texts or numbers. */
const choice = (value: string | number): string | number => value;

let app: App | null = null;
let place: HTMLElement | null = null;

/** Shows what is drawn from a state that Vue keeps. */
async function show(draw: () => VNode[]): Promise<void> {
	place = document.body.appendChild(document.createElement('form'));
	app = createApp({ render: () => draw().map((node) => create('div', { class: 'row' }, [node])) });
	app.use(PrimeVue, { theme: { preset: Aura } });
	app.mount(place);
	await nextTick();
}

afterEach(() => {
	app?.unmount();
	place?.remove();
});

const FAR = dayBack(11, 28);
const KINDS = ['Запрос', 'Қаулы (постановление)', 'Договор', 'Уведомление'];
const MANY = Array.from({ length: 500 }, (_, index) => ({ label: `Орган № ${index + 1}`, value: index }));

/** Two-way binding as `v-model` writes it. */
function model<S extends object, K extends keyof S>(state: S, key: K) {
	return {
		modelValue: state[key],
		'onUpdate:modelValue': (value: S[K]) => {
			state[key] = value;
		}
	};
}

test('Element Plus', async () => {
	const state = reactive({
		input: '',
		area: '',
		kind: '',
		many: choice(''),
		date: '',
		closed: '',
		radio: '',
		on: false
	});
	await show(() => [
		h(ElInput, { id: 'input', ...model(state, 'input') }),
		h(ElInput, { id: 'area', type: 'textarea', ...model(state, 'area') }),
		h(ElSelect, { id: 'kind', clearable: true, ...model(state, 'kind') }, () =>
			KINDS.map((label, index) => h(ElOption, { key: label, label, value: `k${index}` }))
		),
		h(ElSelectV2, { id: 'many', options: MANY, style: 'width: 240px', ...model(state, 'many') }),
		h(ElDatePicker, { id: 'date', format: 'DD.MM.YYYY', valueFormat: 'YYYY-MM-DD', ...model(state, 'date') }),
		h(ElDatePicker, {
			id: 'closed',
			editable: false,
			format: 'DD.MM.YYYY',
			valueFormat: 'YYYY-MM-DD',
			...model(state, 'closed')
		}),
		h(ElRadioGroup, model(state, 'radio'), () => [
			h(ElRadio, { value: 'yes' }, () => 'Да'),
			h(ElRadio, { value: 'no' }, () => 'Нет')
		]),
		h(ElSwitch, { id: 'on', ...model(state, 'on') })
	]);
	const run = await applyFill(
		planByHand({
			input: { element: the('#input'), control: 'text', writing: text('127') },
			area: { element: the('#area'), control: 'textarea', writing: text('Суть') },
			kind: { element: the('#kind'), control: 'combobox', writing: option('договор') },
			many: { element: the('#many'), control: 'combobox', writing: option('Орган № 71') },
			date: { element: the('#date'), control: 'date', writing: text('05.03.2026') },
			closed: { element: the('#closed'), control: 'calendar', writing: FAR.writing(FAR.text) },
			radio: { element: the('input[type=radio]'), control: 'radio-group', writing: option('нет') },
			on: { element: the('#on'), control: 'switch', writing: { how: 'check', checked: true } }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		input: 'written by sequence',
		area: 'written by sequence',
		kind: 'written by option',
		many: 'written by option',
		date: 'written by sequence',
		closed: 'written by calendar',
		radio: 'written by click',
		on: 'written by click'
	});
	expect({ ...state }).toEqual({
		input: '127',
		area: 'Суть',
		kind: 'k2',
		many: 70,
		date: '2026-03-05',
		closed: FAR.iso,
		radio: 'no',
		on: true
	});
	await run.undo();
	expect(state).toMatchObject({ input: '', area: '', on: false });
	expect([state.kind, state.date].map((value) => value || '')).toEqual(['', '']);
});

test('PrimeVue', async () => {
	const state = reactive({
		kind: '',
		date: null as Date | null,
		closed: null as Date | null,
		mask: '',
		number: null as number | null
	});
	await show(() => [
		h(PrimeSelect, { labelId: 'kind', options: KINDS, placeholder: 'Выберите', filter: true, ...model(state, 'kind') }),
		h(PrimeDatePicker, { inputId: 'date', dateFormat: 'dd.mm.yy', ...model(state, 'date') }),
		h(PrimeDatePicker, { inputId: 'closed', manualInput: false, dateFormat: 'dd.mm.yy', ...model(state, 'closed') }),
		h(PrimeInputMask, { id: 'mask', mask: '99.99.9999', ...model(state, 'mask') }),
		h(PrimeInputNumber, { inputId: 'number', ...model(state, 'number') })
	]);
	const run = await applyFill(
		planByHand({
			kind: { element: the('[role=combobox]'), control: 'combobox', writing: option('Уведомление') },
			date: { element: the('#date'), control: 'date', writing: text('05.03.2026') },
			closed: { element: the('#closed'), control: 'calendar', writing: FAR.writing(FAR.text) },
			mask: { element: the('#mask'), control: 'masked', writing: text('05.03.2026') },
			number: { element: the('#number'), control: 'text', writing: text('95') }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toMatchObject({
		kind: 'written by option',
		closed: 'written by calendar',
		mask: 'written by sequence'
	});
	expect(state.kind).toBe('Уведомление');
	expect(state.date?.toDateString()).toBe('Thu Mar 05 2026');
	expect(state.closed?.toDateString()).toBe(FAR.shown);
	expect(state.mask).toBe('05.03.2026');
	expect(state.number).toBe(95);
});
