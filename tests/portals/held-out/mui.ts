import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import DatePicker, { type DatePickerProps } from 'react-datepicker';
import { createRoot } from 'react-dom/client';
import Select from 'react-select';
import { basis, code, time } from '../kit/cut.js';
import { open, sent, type State } from '../kit/contract.js';
import { mute } from '../kit/names.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import {
	bases,
	basesInShort,
	categories,
	codesOf,
	heading,
	kindsCut,
	kinds,
	t,
	wordsOf,
	type Option
} from '../kit/words.js';
import 'react-datepicker/dist/react-datepicker.css';
import '../kit/page.css';

/** React with MUI, react-datepicker and react-select: everything controlled; whatever React does not hear of is undone at once. */
/** A class whose own types React's do not know. */
const Calendar = DatePicker as unknown as ComponentType<DatePickerProps>;

interface Model {
	text: State;
	applied: Date | null;
	signed: Date | null;
}
const EMPTY: Model = {
	text: {
		number: '',
		document: '',
		essence: '',
		hours: '',
		minutes: '',
		basisKind: '',
		kind: '',
		role: '',
		category: '',
		licence: 'AA 000000',
		surname: '',
		given: '',
		patronymic: '',
		iin: ''
	},
	applied: null,
	signed: null
};
let model = EMPTY;

const labelled = (name: string, label: string, control: ReactNode) =>
	h('div', { key: name, className: 'row', 'data-k': name }, h('label', { htmlFor: mute(name) }, label), control);

function Page(): ReactNode {
	const [values, setValues] = useState(EMPTY);
	model = values;
	const change = (name: string, value: string) =>
		setValues((before) => ({ ...before, text: { ...before.text, [name]: value } }));
	const mui = (
		name: string,
		label: string,
		more: { multiline?: boolean; placeholder?: string; helperText?: string } = {}
	) =>
		h(
			'div',
			{ key: name, className: 'row', 'data-k': name },
			h(TextField, {
				id: mute(name),
				label,
				fullWidth: true,
				value: values.text[name] ?? '',
				onChange: (event: { target: { value: string } }) => change(name, event.target.value),
				...more
			})
		);
	const list = (name: string, label: string, options: readonly Option[]) =>
		labelled(
			name,
			label,
			h(Select<Option>, {
				inputId: mute(name),
				options: [...options],
				getOptionLabel: ({ text }) => text,
				getOptionValue: ({ value }) => value,
				placeholder: t('Выбрать…', 'Таңдау…'),
				value: options.find(({ value }) => value === values.text[name]) ?? null,
				onChange: (chosen) => change(name, chosen?.value ?? '')
			})
		);
	const date = (name: 'applied' | 'signed', label: string) =>
		labelled(
			name,
			label,
			h(Calendar, {
				id: mute(name),
				dateFormat: 'dd.MM.yyyy',
				placeholderText: 'дд.мм.гггг',
				selected: values[name],
				onChange: (chosen: Date | null) => setValues((before) => ({ ...before, [name]: chosen }))
			})
		);
	return h(
		'form',
		{ onSubmit: sent },
		h(
			'h2',
			null,
			t(
				'Реестр учета гарантированной государством юридической помощи',
				'Мемлекет кепілдік берген заң көмегін есепке алу тізілімі'
			)
		),
		mui('number', heading(1)),
		date('applied', heading(2)),
		h(
			'section',
			{ key: 'basis' },
			h('h3', null, heading(3)),
			list('basisKind', t('Вид документа', 'Құжаттың түрі'), basesInShort),
			mui('document', t('Реквизиты: вид, №, дата, кем выдан', 'Деректемелері: түрі, №, күні, кім берді'), {
				multiline: true
			}),
			date('signed', t('Дата документа', 'Құжаттың күні'))
		),
		mui('essence', heading(4), { multiline: true }),
		h(
			'div',
			{ key: 'kind', className: 'row', 'data-k': 'kind' },
			h(
				TextField,
				{
					id: mute('kind'),
					select: true,
					fullWidth: true,
					label: t('Вид оказанной помощи', 'Көрсетілген көмек түрі'),
					value: values.text['kind'] ?? '',
					onChange: (event: { target: { value: string } }) => change('kind', event.target.value)
				},
				...kinds.map(({ value, text }) => h(MenuItem, { key: value, value }, text))
			)
		),
		list(
			'role',
			t('Форма участия', 'Қатысу нысаны'),
			kindsCut.filter(({ value }) => value === 'p' || value === 'r')
		),
		h(
			'div',
			{ key: 'category', className: 'row', 'data-k': 'category' },
			h(Autocomplete<Option>, {
				options: categories,
				getOptionLabel: ({ text }) => text,
				value: categories.find(({ value }) => value === values.text['category']) ?? null,
				onChange: (_, chosen) => change('category', chosen?.value ?? ''),
				renderInput: (params) => h(TextField, { ...params, label: t('Категория дела', 'Іс санаты') })
			})
		),
		h(
			'fieldset',
			{ key: 'time' },
			h('legend', null, t('Время занятости', 'Жұмсалған уақыт')),
			mui('hours', t('Часы', 'Сағат')),
			mui('minutes', t('Минуты', 'Минут'))
		),
		h(
			'fieldset',
			{ key: 'lawyer' },
			h('legend', null, t('Адвокат', 'Адвокат')),
			mui('surname', t('Фамилия', 'Тегі')),
			mui('given', t('Имя', 'Аты')),
			mui('patronymic', t('Отчество', 'Әкесінің аты')),
			mui('iin', t('ИИН', 'ЖСН')),
			mui('licence', t('Номер лицензии', 'Лицензия нөмірі'))
		),
		h(Button, { type: 'submit', variant: 'contained' }, t('Внести в реестр', 'Тізілімге енгізу'))
	);
}

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element, client.element);
	root.after(foot.element);
	createRoot(root).render(h(Page));
}

const day = (date: Date | null): string =>
	date
		? `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
		: '';
const figureOf = (text = ''): string => (text.trim() === '' ? '' : String(Number(text)));
/** Surname, given name, patronymic: as the name is written. */
const name = (whole: string | null, at: number): string | null => whole?.split(' ')[at] ?? null;
open(
	() => ({
		...model.text,
		hours: figureOf(model.text['hours']),
		minutes: figureOf(model.text['minutes']),
		applied: day(model.applied),
		signed: day(model.signed),
		...together(head, client, foot)
	}),
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		basisKind: code(record.basisKind, codesOf(basesInShort)),
		document: basis(record, wordsOf(record.basisKind, bases)),
		signed: record.basisDate,
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(kinds)),
		category: code(record.category, codesOf(categories)),
		hours: time.hours(record.minutes),
		minutes: time.rest(record.minutes),
		surname: name(record.lawyerName, 0),
		given: name(record.lawyerName, 1),
		patronymic: name(record.lawyerName, 2)
	})
);
