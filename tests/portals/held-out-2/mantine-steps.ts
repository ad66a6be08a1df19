import {
	Button,
	MantineProvider,
	NumberInput,
	Radio,
	Select,
	Stack,
	Stepper,
	Textarea,
	TextInput
} from '@mantine/core';
import { DateInput, DatesProvider } from '@mantine/dates';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import 'dayjs/locale/kk';
import 'dayjs/locale/ru';
import { createElement as h, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { open } from '../kit/contract.js';
import { code, figure, time } from '../kit/cut.js';
import { headDecoys, together } from '../kit/decoys.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { assistance, branches, documents } from './words.js';

/**
 * Mantine: two steps, each at its own hash; dates can be typed or picked; the
 * time in hours with a comma. What the steps hold stands outside of them.
 */
dayjs.extend(customParseFormat);
type Values = Record<string, string | number | null>;
let values: Values = {
	number: '',
	applied: null,
	client: '',
	birth: null,
	documentKind: null,
	documentNumber: '',
	documentDate: null,
	documentBody: '',
	deadline: '2026-12-31',
	branch: null,
	kind: '',
	essence: '',
	hours: '',
	lawyer: '',
	licence: '',
	phone: '+7 (701) 000-00-00'
};
/** The component without its own types of properties, which a page without JSX cannot satisfy. */
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;
const STEPS = ['#/records/new/basis', '#/records/new/assistance'];

function Page(): ReactNode {
	const [held, hold] = useState(values);
	const [hash, setHash] = useState(location.hash);
	useEffect(() => {
		const onHash = () => setHash(location.hash);
		window.addEventListener('hashchange', onHash);
		return () => window.removeEventListener('hashchange', onHash);
	}, []);
	const keep = (key: string, value: string | number | null) => {
		values = { ...values, [key]: value };
		hold(values);
	};
	const typed = (key: string) => ({
		value: held[key] ?? '',
		onChange: (event: { currentTarget: { value: string } }) => keep(key, event.currentTarget.value)
	});
	const chosen = (key: string) => ({
		value: (held[key] ?? null) as string | null,
		onChange: (value: string | null) => keep(key, value)
	});
	const item = (key: string, control: ReactNode) => h('div', { key, 'data-k': key }, control);
	const text = (key: string, label: string) => item(key, h(part(TextInput), { label, ...typed(key) }));
	const date = (key: string, label: string, description?: string) =>
		item(key, h(part(DateInput), { label, description, valueFormat: 'DD.MM.YYYY', clearable: true, ...chosen(key) }));
	const select = (key: string, label: string, options: readonly Option[]) =>
		item(
			key,
			h(part(Select), {
				label,
				searchable: true,
				placeholder: t('начните вводить', 'тере бастаңыз'),
				nothingFoundMessage: t('Нет совпадений', 'Сәйкестік жоқ'),
				data: options.map(({ value, text: wording }) => ({ value, label: wording })),
				...chosen(key)
			})
		);
	const step = Math.max(0, STEPS.indexOf(hash));
	const first = () => [
		h('h2', { key: 'h' }, t('Обращение и основание', 'Өтініш және негіздеме')),
		text('number', t('Номер записи (графа 1)', 'Жазба нөмірі (1-баған)')),
		date('applied', t('Дата обращения (графа 2)', 'Өтініш жасалған күн (2-баған)')),
		text('client', t('Получатель: фамилия, имя, отчество', 'Алушы: тегі, аты, әкесінің аты')),
		date('birth', t('Получатель: дата рождения', 'Алушы: туған күні')),
		h('h3', { key: 'b' }, t('Документ-основание (графа 3)', 'Негіз болатын құжат (3-баған)')),
		select('documentKind', t('Наименование', 'Атауы'), documents),
		text('documentNumber', t('Номер', 'Нөмірі')),
		date('documentDate', t('От какого числа', 'Қай күнгі')),
		text('documentBody', t('Орган, вынесший документ', 'Құжатты шығарған орган')),
		date('deadline', t('Срок действия поручения', 'Тапсырманың қолданылу мерзімі'))
	];
	const second = () => [
		h('h2', { key: 'h' }, t('Оказанная помощь', 'Көрсетілген көмек')),
		select('branch', t('Категория', 'Санаты'), branches),
		item(
			'essence',
			h(part(Textarea), {
				label: t('Суть правового вопроса (графа 4)', 'Құқықтық мәселенің мәні (4-баған)'),
				autosize: true,
				minRows: 3,
				...typed('essence')
			})
		),
		item(
			'kind',
			h(
				part(Radio.Group),
				{
					label: t('Вид оказанной помощи (графа 5)', 'Көрсетілген көмектің түрі (5-баған)'),
					value: String(held['kind']),
					onChange: (value: string) => keep('kind', value)
				},
				h(
					part(Stack),
					{ gap: 'xs' },
					...assistance.map(({ value, text: label }) => h(part(Radio), { key: value, value, label }))
				)
			)
		),
		item(
			'hours',
			h(part(NumberInput), {
				label: t('Время занятости, часов (графа 6)', 'Жұмыспен қамтылған уақыты, сағат (6-баған)'),
				description: t('Десятичной дробью, например 0,75', 'Ондық бөлшекпен, мысалы 0,75'),
				decimalSeparator: ',',
				decimalScale: 2,
				min: 0,
				value: held['hours'] ?? '',
				onChange: (value: string | number) => keep('hours', value)
			})
		),
		text('lawyer', t('Адвокат (Ф.И.О.)', 'Адвокат (Т.А.Ә.)')),
		text(
			'licence',
			t('Лицензия на занятие адвокатской деятельностью, №', 'Адвокаттық қызметпен айналысуға лицензия, №')
		),
		text('phone', t('Контактный телефон', 'Байланыс телефоны'))
	];
	return h(DatesProvider, {
		settings: { locale: lang },
		children: h(
			'form',
			{ onSubmit: (event) => event.preventDefault() },
			h(part(Stepper), {
				active: step,
				children: [
					h(part(Stepper.Step), { key: 1, label: t('Шаг 1', '1-қадам') }),
					h(part(Stepper.Step), { key: 2, label: t('Шаг 2', '2-қадам') })
				]
			}),
			h(part(Stack), { key: step }, step === 0 ? first() : second()),
			step === 0
				? h(
						part(Button),
						{ id: 'next', type: 'button', onClick: () => (location.hash = STEPS[1] ?? '') },
						t('Продолжить', 'Жалғастыру')
					)
				: h(part(Button), { type: 'submit' }, t('Подписать и отправить', 'Қол қойып жіберу'))
		)
	});
}

const head = headDecoys();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element);
	if (!STEPS.includes(location.hash)) location.hash = STEPS[0] ?? '';
	createRoot(root).render(h(MantineProvider, { children: h(Page) }));
}

open(
	() => ({
		...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === null ? '' : String(value)])),
		hours: figure(values['hours']),
		...together(head)
	}),
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		documentKind: code(record.basisKind, codesOf(documents)),
		documentNumber: record.basisNumber,
		documentDate: record.basisDate,
		documentBody: record.basisBody,
		branch: code(record.category, codesOf(branches)),
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(assistance)),
		hours: time.decimal(record.minutes),
		lawyer: record.lawyerName,
		licence: record.licenceNumber
	})
);
