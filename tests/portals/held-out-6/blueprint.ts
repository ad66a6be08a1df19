import {
	Button,
	Callout,
	ControlGroup,
	FormGroup,
	H2,
	HTMLSelect,
	InputGroup,
	MenuItem,
	NumericInput,
	RadioCard,
	RadioGroup,
	Section,
	SectionCard,
	Switch,
	TextArea
} from '@blueprintjs/core';
import '@blueprintjs/core/lib/css/blueprint.css';
import { DateInput } from '@blueprintjs/datetime';
import '@blueprintjs/datetime/lib/css/blueprint-datetime.css';
import { Select, Suggest } from '@blueprintjs/select';
import '@blueprintjs/select/lib/css/blueprint-select.css';
import kk from 'date-fns/locale/kk';
import ru from 'date-fns/locale/ru';
import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { open } from '../kit/contract.js';
import { code, figure, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { fields, reasons, services } from './words.js';

/**
 * Blueprint: sections of cards, a list behind a button with its own search, a
 * field that suggests, days typed or picked, the kind of help on cards, numbers
 * with steppers. What the page keeps stands outside of it.
 */
let values: Record<string, string> = {
	ordinal: '',
	came: '',
	person: '',
	personIin: '',
	personBorn: '',
	language: 'ru',
	reason: '',
	paperNo: '',
	paperDay: '',
	paperFrom: '',
	field: '',
	service: '',
	question: '',
	hours: '',
	minutes: '',
	lawyer: '',
	licence: '',
	confirmed: 'false',
	operator: t('Отдел регистрации', 'Тіркеу бөлімі')
};
/** The component without its own types of properties, which a page without JSX cannot satisfy. */
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;

const two = (number: number) => String(number).padStart(2, '0');
const shown = (day: Date) => `${two(day.getDate())}.${two(day.getMonth() + 1)}.${day.getFullYear()}`;
const read = (typed: string): Date | false => {
	const found = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(typed);
	return found ? new Date(Number(found[3]), Number(found[2]) - 1, Number(found[1])) : false;
};
function Page(): ReactNode {
	const [held, hold] = useState(values);
	const keep = (key: string, value: string) => {
		values = { ...values, [key]: value };
		hold(values);
	};
	const group = (key: string, label: string, control: ReactNode, more: Record<string, unknown> = {}) =>
		h(
			'div',
			{ key, 'data-k': key, style: { flex: '1 1 18rem' } },
			h(part(FormGroup), { label, labelFor: `card-${key}`, ...more }, control)
		);
	const bound = (key: string) => ({
		id: `card-${key}`,
		value: held[key],
		onValueChange: (value: string) => keep(key, value)
	});
	const text = (key: string, label: string, more: Record<string, unknown> = {}, inner: Record<string, unknown> = {}) =>
		group(key, label, h(part(InputGroup), { ...bound(key), ...inner }), more);
	const date = (key: string, label: string, more: Record<string, unknown> = {}) =>
		group(
			key,
			label,
			h(part(DateInput), {
				value: held[key] || null,
				onChange: (day: string | null) => keep(key, day?.slice(0, 10) ?? ''),
				formatDate: shown,
				parseDate: read,
				placeholder: t('ДД.ММ.ГГГГ', 'КК.АА.ЖЖЖЖ'),
				invalidDateMessage: t('Неверная дата', 'Күні қате'),
				outOfRangeMessage: t('Вне пределов', 'Шектен тыс'),
				minDate: new Date(1930, 0, 1),
				maxDate: new Date(2030, 11, 31),
				locale: lang === 'kk' ? kk : ru,
				dayPickerProps: { weekStartsOn: 1 },
				inputProps: { id: `card-${key}` },
				fill: true
			}),
			more
		);
	const itemsOf = (options: readonly Option[]) => ({
		items: options,
		itemRenderer: (
			option: Option,
			{ handleClick, handleFocus, modifiers, ref }: Record<string, unknown> & { modifiers: Record<string, boolean> }
		) =>
			h(part(MenuItem), {
				key: option.value,
				ref,
				text: option.text,
				active: modifiers['active'],
				roleStructure: 'listoption',
				onClick: handleClick,
				onFocus: handleFocus
			}),
		itemPredicate: (query: string, option: Option) => option.text.toLowerCase().includes(query.trim().toLowerCase()),
		noResults: h(part(MenuItem), {
			disabled: true,
			text: t('Ничего не найдено', 'Ештеңе табылмады'),
			roleStructure: 'listoption'
		}),
		popoverProps: { minimal: true, matchTargetWidth: true },
		resetOnClose: true
	});
	const wordsFor = (key: string, options: readonly Option[]) => options.find(({ value }) => value === held[key]);
	const number = (key: string, label: string, max: number) =>
		group(
			key,
			label,
			h(part(NumericInput), {
				id: `card-${key}`,
				value: held[key],
				onValueChange: (_: number, value: string) => keep(key, value),
				min: 0,
				max,
				clampValueOnBlur: true,
				fill: true
			})
		);
	const section = (title: string, subtitle: string | undefined, ...rows: ReactNode[][]) =>
		h(
			part(Section),
			{ key: title, title, subtitle, collapsible: true, style: { marginBottom: '16px' } },
			rows.map((row, at) =>
				h(
					part(SectionCard),
					{ key: at },
					h('div', { style: { display: 'flex', flexWrap: 'wrap', columnGap: '16px' } }, row)
				)
			)
		);
	return h(
		'form',
		{ style: { maxWidth: '900px', padding: '16px' } },
		h(part(H2), null, t('Карточка правовой помощи', 'Құқықтық көмек карточкасы')),
		h(
			part(Callout),
			{ intent: 'primary', style: { marginBottom: '16px' } },
			t('Карточка заполняется в день обращения.', 'Карточка жүгінген күні толтырылады.')
		),
		section(
			t('Кто и когда обратился', 'Кім және қашан жүгінді'),
			undefined,
			[
				text('ordinal', t('№ карточки в реестре', 'Карточканың тізілімдегі №'), {
					labelInfo: t('(обязательно)', '(міндетті)')
				}),
				date('came', t('День обращения', 'Жүгінген күн'), { labelInfo: t('(обязательно)', '(міндетті)') })
			],
			[
				text('person', t('Обратившееся лицо', 'Жүгінген тұлға'), {
					helperText: t('Фамилия, имя, отчество', 'Тегі, аты, әкесінің аты')
				}),
				text('personIin', t('ИИН лица', 'Тұлғаның ЖСН'), {}, { maxLength: 12, inputMode: 'numeric' }),
				date('personBorn', t('Родился (дата)', 'Туған күні')),
				group(
					'language',
					t('Язык обращения', 'Жүгіну тілі'),
					h(part(HTMLSelect), {
						id: 'card-language',
						value: held['language'],
						onChange: (event: { target: HTMLSelectElement }) => keep('language', event.target.value),
						options: [
							{ value: 'kk', label: t('казахский', 'қазақ') },
							{ value: 'ru', label: t('русский', 'орыс') }
						],
						fill: true
					})
				)
			]
		),
		section(
			t('На основании чего', 'Не негізде'),
			t('Документ, по которому помощь оказана за счёт бюджета', 'Көмек бюджет есебінен көрсетілген құжат'),
			[
				group(
					'reason',
					t('Какой документ', 'Қандай құжат'),
					h(
						part(Select),
						{
							...itemsOf(reasons),
							onItemSelect: ({ value }: Option) => keep('reason', value),
							inputProps: { placeholder: t('Найти…', 'Іздеу…') },
							fill: true
						},
						h(part(Button), {
							id: 'card-reason',
							type: 'button',
							alignText: 'start',
							endIcon: 'caret-down',
							fill: true,
							text: wordsFor('reason', reasons)?.text ?? t('Выберите документ', 'Құжатты таңдаңыз')
						})
					)
				)
			],
			[
				text('paperNo', t('Его номер', 'Оның нөмірі')),
				date('paperDay', t('Его дата', 'Оның күні')),
				text('paperFrom', t('Орган или лицо, от которого исходит', 'Құжатты шығарған орган немесе тұлға'))
			]
		),
		section(
			t('Что сделано', 'Не істелді'),
			undefined,
			[
				h(
					'div',
					{ key: 'service', 'data-k': 'service', style: { flex: '1 1 100%' } },
					h(
						part(RadioGroup),
						{
							name: 'service',
							label: t('Вид помощи', 'Көмек түрі'),
							selectedValue: held['service'],
							onChange: (event: { currentTarget: HTMLInputElement }) => keep('service', event.currentTarget.value)
						},
						services.map(({ value, text: title, hint }) =>
							h(part(RadioCard), { key: value, value, compact: true }, h('strong', null, title), h('div', null, hint))
						)
					)
				)
			],
			[
				group(
					'field',
					t('Область права', 'Құқық саласы'),
					h(part(Suggest), {
						...itemsOf(fields),
						selectedItem: wordsFor('field', fields) ?? null,
						inputValueRenderer: (option: Option) => option.text,
						onItemSelect: ({ value }: Option) => keep('field', value),
						inputProps: { id: 'card-field', placeholder: t('Начните вводить', 'Тере бастаңыз') },
						fill: true
					})
				),
				h(
					part(ControlGroup),
					{ key: 'spent', vertical: false, style: { flex: '1 1 18rem', gap: '8px' } },
					number('hours', t('Занято часов', 'Жұмсалған сағат'), 24),
					number('minutes', t('и минут', 'және минут'), 59)
				)
			],
			[
				group(
					'question',
					t('В чём состоял вопрос', 'Мәселе неде болды'),
					h(part(TextArea), {
						id: 'card-question',
						value: held['question'],
						onChange: (event: { target: HTMLTextAreaElement }) => keep('question', event.target.value),
						autoResize: true,
						fill: true
					}),
					{
						helperText: t(
							'Суть правового вопроса без имён и адресов',
							'Аты-жөні мен мекенжайсыз, құқықтық мәселенің мәні'
						)
					}
				)
			]
		),
		section(t('Кто оказал', 'Кім көрсетті'), undefined, [
			text('lawyer', t('Адвокат', 'Адвокат'), {
				helperText: t('Полностью, как в удостоверении', 'Куәліктегідей толық')
			}),
			text('licence', t('Лицензия №', 'Лицензия №')),
			text('operator', t('Карточку завёл', 'Карточканы ашқан'), {}, { readOnly: true })
		]),
		h(
			'div',
			{ 'data-k': 'confirmed' },
			h(part(Switch), {
				label: t('Сведения сверены с бумажным журналом', 'Мәліметтер қағаз журналмен салыстырылды'),
				checked: held['confirmed'] === 'true',
				onChange: (event: { currentTarget: HTMLInputElement }) => keep('confirmed', String(event.currentTarget.checked))
			})
		),
		h(part(Button), { type: 'submit', intent: 'success', text: t('Завести карточку', 'Карточка ашу') })
	);
}

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element);
	root.after(foot.element);
	createRoot(root).render(h(Page));
}

open(
	() => ({
		...values,
		hours: figure(values['hours']),
		minutes: figure(values['minutes']),
		...together(head, foot)
	}),
	(record) => ({
		ordinal: record.number,
		came: record.applicationDate,
		reason: code(record.basisKind, codesOf(reasons)),
		paperNo: record.basisNumber,
		paperDay: record.basisDate,
		paperFrom: record.basisBody,
		field: code(record.category, codesOf(fields)),
		service: code(record.assistanceKind, codesOf(services)),
		question: record.essenceForPortal,
		hours: time.hours(record.minutes),
		minutes: time.rest(record.minutes),
		lawyer: record.lawyerName,
		licence: record.licenceNumber
	})
);
