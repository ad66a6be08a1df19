import AutoComplete from 'antd/es/auto-complete';
import AntDatePicker from 'antd/es/date-picker';
import AntInput from 'antd/es/input';
import AntRadio from 'antd/es/radio';
import AntSelect from 'antd/es/select';
import AntSwitch from 'antd/es/switch';
import MuiAutocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import MuiSelect from '@mui/material/Select';
import TextField from '@mui/material/TextField';
import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import ReactDatePicker from 'react-datepicker';
import { useForm } from 'react-hook-form';
import ReactSelect from 'react-select';
import { afterEach, expect, test } from 'vitest';
import { applyFill } from '../index.js';
import { frame, until } from '../wait.js';
import { PATIENT, dayBack, endings, option, planByHand, text, the } from './by-hand.js';

/** What the components' own state holds. */
let state: Record<string, unknown> = {};
let root: Root | null = null;
let place: HTMLElement | null = null;

async function show(...children: ReactNode[]): Promise<void> {
	state = {};
	place = document.body.appendChild(document.createElement('form'));
	root = createRoot(place);
	root.render(children.map((child, index) => h('div', { key: index, className: 'row' }, child)));
	await until(window, 3_000, () => place?.childElementCount === children.length);
	await frame(window);
}

afterEach(() => {
	root?.unmount();
	place?.remove();
	for (const left of document.querySelectorAll('body > div')) left.remove();
});

const keep = (name: string) => (value: unknown) => {
	state[name] = value;
};
const FAR = dayBack(11, 28);
const KINDS = ['Запрос', 'Қаулы (постановление)', 'Договор', 'Уведомление'];
const MANY = Array.from({ length: 200 }, (_, index) => `Орган № ${index + 1}`);

/** A field whose value only React keeps. */
function Controlled({ name }: { name: string }) {
	const [value, setValue] = useState('');
	state[name] = value;
	return h('input', {
		id: name,
		value,
		onChange: (event: { target: HTMLInputElement }) => setValue(event.target.value)
	});
}

function Hooked() {
	const { register, watch } = useForm({ mode: 'onBlur', defaultValues: { number: '', essence: '' } });
	state.hooked = watch();
	return h(
		'span',
		null,
		h('input', { id: 'number', ...register('number') }),
		h('textarea', { id: 'essence', ...register('essence') })
	);
}

/** Its properties are a union that `createElement` cannot choose from. */
const Day = ReactDatePicker as unknown as ComponentType<{
	id: string;
	selected: Date | null;
	onChange: (date: Date | null) => void;
	dateFormat: string;
}>;

function Picked({ name, format }: { name: string; format: string }) {
	const [selected, setSelected] = useState<Date | null>(null);
	state[name] = selected;
	return h(Day, { id: name, selected, onChange: (date: Date | null) => setSelected(date), dateFormat: format });
}

test('React, react-hook-form and react-datepicker', async () => {
	await show(h(Controlled, { name: 'plain' }), h(Hooked), h(Picked, { name: 'date', format: 'dd.MM.yyyy' }));
	const run = await applyFill(
		planByHand({
			plain: { element: the('#plain'), control: 'text', writing: text('58-1') },
			number: { element: the('#number'), control: 'text', writing: text('127') },
			essence: { element: the('#essence'), control: 'textarea', writing: text('Консультация\nпо жилью') },
			date: { element: the('#date'), control: 'date', writing: text('05.03.2026') }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		plain: 'written by sequence',
		number: 'written by sequence',
		essence: 'written by sequence',
		date: 'written by sequence'
	});
	expect(state.plain).toBe('58-1');
	expect(state.hooked).toEqual({ number: '127', essence: 'Консультация\nпо жилью' });
	expect((state.date as Date).toDateString()).toBe('Thu Mar 05 2026');
	const undone = await run.undo();
	expect(undone.map(({ field }) => field)).toEqual(['date', 'essence', 'number', 'plain']);
	expect(state).toEqual({ plain: '', hooked: { number: '', essence: '' }, date: null });
});

test('react-select', async () => {
	const options = KINDS.map((label, index) => ({ label, value: `k${index}` }));
	await show(h(ReactSelect, { inputId: 'kind', options, isClearable: true, onChange: keep('kind') }));
	const element = the('#kind');
	const run = await applyFill(
		planByHand({ kind: { element, control: 'combobox', writing: option('каулы', 'Қаулы (Постановление)') } }),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({ kind: 'written by option' });
	expect(state.kind).toEqual({ label: KINDS[1], value: 'k1' });
	expect(endings({ fields: await run.undo() })).toEqual({ kind: 'written by clear' });
	expect(state.kind).toBeNull();
});

test('Ant Design', async () => {
	const options = KINDS.map((label, index) => ({ label, value: `k${index}` }));
	const many = MANY.map((label, index) => ({ label, value: index }));
	await show(
		h(AntInput, { id: 'input', onChange: (event) => keep('input')(event.target.value) }),
		h(AntInput.TextArea, { id: 'area', onChange: (event) => keep('area')(event.target.value) }),
		h(AntSelect, {
			id: 'kind',
			options,
			allowClear: true,
			style: { width: 240 },
			placeholder: 'Выберите',
			onChange: keep('kind')
		}),
		h(AntSelect, { id: 'body', options: many, style: { width: 240 }, onChange: keep('body') }),
		h(AutoComplete, { id: 'free', options, style: { width: 240 }, onChange: keep('free') }),
		h(AntDatePicker, { id: 'date', format: 'DD.MM.YYYY', onChange: (_date, shown) => keep('date')(shown) }),
		h(AntDatePicker, {
			id: 'closed',
			inputReadOnly: true,
			format: 'DD.MM.YYYY',
			onChange: (_date, shown) => keep('closed')(shown)
		}),
		h(AntRadio.Group, { options: ['Да', 'Нет'], onChange: (event) => keep('radio')(event.target.value) }),
		h(AntSwitch, { id: 'switch', onChange: keep('switch') })
	);
	const run = await applyFill(
		planByHand({
			input: { element: the('#input'), control: 'text', writing: text('127') },
			area: { element: the('#area'), control: 'textarea', writing: text('Суть') },
			kind: { element: the('#kind'), control: 'combobox', writing: option('Договор') },
			body: { element: the('#body'), control: 'combobox', writing: option('Орган № 71') },
			free: { element: the('#free'), control: 'combobox', writing: text('Суд города Астаны') },
			date: { element: the('#date'), control: 'date', writing: text('05.03.2026') },
			closed: { element: the('#closed'), control: 'calendar', writing: FAR.writing(FAR.text) },
			radio: { element: the('input[type=radio]'), control: 'radio-group', writing: option('нет') },
			switch: { element: the('#switch'), control: 'switch', writing: { how: 'check', checked: true } }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		input: 'written by sequence',
		area: 'written by sequence',
		kind: 'written by option',
		body: 'written by option',
		free: 'written by sequence',
		date: 'written by sequence',
		closed: 'written by calendar',
		radio: 'written by click',
		switch: 'written by click'
	});
	expect(state).toEqual({
		input: '127',
		area: 'Суть',
		kind: 'k2',
		body: 70,
		free: 'Суд города Астаны',
		date: '05.03.2026',
		closed: FAR.text,
		radio: 'Нет',
		switch: true
	});
	const undone = endings({ fields: await run.undo() });
	expect(undone).toMatchObject({ kind: 'written by clear', closed: 'written by clear', switch: 'written by click' });
	expect(state).toMatchObject({ input: '', area: '', kind: undefined, date: null, closed: null, switch: false });
});

test('Material UI', async () => {
	await show(
		h(TextField, { id: 'field', label: 'Номер', onChange: (event) => keep('field')(event.target.value) }),
		h(
			MuiSelect,
			{
				defaultValue: '',
				displayEmpty: true,
				inputProps: { 'data-kind': '' },
				onChange: (event) => keep('kind')(event.target.value)
			},
			KINDS.map((kind) => h(MenuItem, { key: kind, value: kind }, kind))
		),
		h(MuiAutocomplete, {
			id: 'auto',
			options: MANY,
			onChange: (_event, value) => keep('auto')(value),
			renderInput: (params) => h(TextField, { ...params, label: 'Орган' })
		})
	);
	const run = await applyFill(
		planByHand({
			field: { element: the('#field'), control: 'text', writing: text('127') },
			kind: { element: the('.MuiSelect-select'), control: 'combobox', writing: option('Запрос') },
			auto: { element: the('#auto'), control: 'combobox', writing: option('Орган № 71') }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		field: 'written by sequence',
		kind: 'written by option',
		auto: 'written by option'
	});
	expect(state).toEqual({ field: '127', kind: 'Запрос', auto: 'Орган № 71' });
});

test('an option that is not there is not replaced by another, and the list is closed again', async () => {
	const options = KINDS.map((label, index) => ({ label, value: `k${index}` }));
	await show(h(AntSelect, { id: 'kind', options, style: { width: 240 }, showSearch: true, onChange: keep('kind') }));
	const run = await applyFill(
		planByHand({ kind: { element: the('#kind'), control: 'combobox', writing: option('Догово') } }),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({ kind: 'not-accepted' });
	expect(state).toEqual({});
	expect(the('#kind').getAttribute('aria-expanded')).toBe('false');
	expect((the('#kind') as HTMLInputElement).value).toBe('');
});
