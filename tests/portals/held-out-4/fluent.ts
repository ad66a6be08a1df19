import { DatePicker, defaultDatePickerStrings } from '@fluentui/react-datepicker-compat';
import {
	Button,
	Card,
	Checkbox,
	Combobox,
	Dropdown,
	Field,
	FluentProvider,
	Input,
	Option as ListOption,
	Radio,
	RadioGroup,
	SpinButton,
	Subtitle1,
	Textarea,
	webLightTheme
} from '@fluentui/react-components';
import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { open, sent } from '../kit/contract.js';
import { code, dotted, figure, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { aid, papers, themes } from './words.js';

/**
 * Fluent UI 9: cards of two columns, days typed into the picker or picked, a
 * combo box that filters, spin buttons for hours and minutes, messages on blur.
 * What the page keeps stands outside of it.
 */
let values: Record<string, string> = {
	journalNo: '',
	handled: '',
	citizen: '',
	citizenIin: '',
	citizenBorn: '',
	basis: '',
	basisNo: '',
	basisDay: '',
	basisIssuer: '',
	theme: '',
	hours: '',
	minutes: '',
	matter: '',
	aid: '',
	bar: '',
	attorney: '',
	licence: '',
	urgent: 'false',
	district: t('Есильский район', 'Есіл ауданы')
};
/** The component without its own types of properties, which a page without JSX cannot satisfy. */
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;

const two = (number: number) => String(number).padStart(2, '0');
const shown = (day: Date | null | undefined) =>
	day ? `${two(day.getDate())}.${two(day.getMonth() + 1)}.${day.getFullYear()}` : '';
const read = (typed: string): Date | null => {
	const found = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(typed.trim());
	return found ? new Date(Number(found[3]), Number(found[2]) - 1, Number(found[1])) : null;
};
const locale = lang === 'kk' ? 'kk-KZ' : 'ru-RU';
const named = (style: 'long' | 'short', of: 'month' | 'weekday', count: number) =>
	Array.from({ length: count }, (_, at) =>
		new Intl.DateTimeFormat(locale, { [of]: style }).format(
			of === 'month' ? new Date(2026, at, 1) : new Date(2026, 1, 1 + at)
		)
	);
const strings = {
	...defaultDatePickerStrings,
	months: named('long', 'month', 12),
	shortMonths: named('short', 'month', 12),
	days: named('long', 'weekday', 7),
	shortDays: named('short', 'weekday', 7),
	goToToday: t('Сегодня', 'Бүгін'),
	isRequiredErrorMessage: t('Заполните поле', 'Өрісті толтырыңыз'),
	invalidInputErrorMessage: t('Неверная дата', 'Күні қате')
};

function Page(): ReactNode {
	const [held, hold] = useState(values);
	const [left, leave] = useState<Record<string, boolean>>({});
	const [days, setDays] = useState<Record<string, Date | null>>({});
	const [needle, setNeedle] = useState<string | null>(null);
	const keep = (key: string, value: string) => {
		values = { ...values, [key]: value };
		hold(values);
	};
	const field = (key: string, label: string, control: ReactNode, more: Record<string, unknown> = {}) =>
		h(
			'div',
			{
				key,
				'data-k': key,
				style: more['wide'] ? { gridColumn: '1 / -1' } : {},
				onBlur: () => leave((all) => ({ ...all, [key]: true }))
			},
			h(
				part(Field),
				{
					label,
					required: more['required'],
					hint: more['hint'],
					validationMessage:
						more['required'] && left[key] && held[key] === '' ? strings.isRequiredErrorMessage : undefined
				},
				control
			)
		);
	const text = (key: string, label: string, more: Record<string, unknown> = {}, inner: Record<string, unknown> = {}) =>
		field(
			key,
			label,
			h(part(Input), {
				value: held[key],
				onChange: (_: unknown, data: { value: string }) => keep(key, data.value),
				...inner
			}),
			more
		);
	const date = (key: string, label: string, more: Record<string, unknown> = {}) =>
		field(
			key,
			label,
			h(part(DatePicker), {
				allowTextInput: true,
				firstDayOfWeek: 1,
				placeholder: t('дд.мм.гггг', 'кк.аа.жжжж'),
				value: days[key] ?? null,
				formatDate: shown,
				parseDateFromString: read,
				strings,
				onSelectDate: (day: Date | null | undefined) => {
					setDays((all) => ({ ...all, [key]: day ?? null }));
					keep(key, shown(day));
				}
			}),
			more
		);
	const listed = (options: readonly Option[]) =>
		options.map(({ value, text: wording }) => h(part(ListOption), { key: value, value, text: wording }, wording));
	const wordingOf = (key: string, options: readonly Option[]) =>
		options.find(({ value }) => value === held[key])?.text ?? '';
	const dropdown = (key: string, label: string, options: readonly Option[], more: Record<string, unknown> = {}) =>
		field(
			key,
			label,
			h(
				part(Dropdown),
				{
					placeholder: t('Выберите', 'Таңдаңыз'),
					value: wordingOf(key, options),
					selectedOptions: held[key] ? [held[key]] : [],
					onOptionSelect: (_: unknown, data: { optionValue?: string }) => keep(key, data.optionValue ?? '')
				},
				listed(options)
			),
			more
		);
	const combo = (key: string, label: string, options: readonly Option[]) => {
		const found = options.filter(({ text: wording }) => wording.toLowerCase().includes((needle ?? '').toLowerCase()));
		return field(
			key,
			label,
			h(
				part(Combobox),
				{
					placeholder: t('Начните вводить', 'Теріп бастаңыз'),
					value: needle ?? wordingOf(key, options),
					selectedOptions: held[key] ? [held[key]] : [],
					onChange: (event: { target: { value: string } }) => setNeedle(event.target.value),
					onBlur: () => setNeedle(null),
					onOptionSelect: (_: unknown, data: { optionValue?: string }) => {
						setNeedle(null);
						keep(key, data.optionValue ?? '');
					}
				},
				listed(found)
			)
		);
	};
	const spin = (key: string, label: string, max: number) =>
		field(
			key,
			label,
			h(part(SpinButton), {
				min: 0,
				max,
				value: held[key] === '' ? null : Number(held[key]),
				displayValue: held[key],
				onChange: (_: unknown, data: { value?: number | null; displayValue?: string }) =>
					keep(key, data.value === undefined || data.value === null ? figure(data.displayValue) : String(data.value))
			})
		);
	const card = (title: string, ...controls: ReactNode[]) =>
		h(
			part(Card),
			{ key: title, style: { marginBottom: '16px' } },
			h(Subtitle1, { as: 'h2' as never }, title),
			h('div', { style: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '12px 24px' } }, ...controls)
		);
	return h(
		part(FluentProvider),
		{ theme: webLightTheme, style: { padding: '16px', maxWidth: '1000px' } },
		card(
			t('Обращение гражданина', 'Азаматтың жүгінуі'),
			text('journalNo', t('№ п/п в журнале', 'Журналдағы р/с №'), { required: true }),
			date('handled', t('Дата, когда лицо обратилось', 'Тұлға жүгінген күн'), { required: true }),
			text('citizen', t('Гражданин (ФИО)', 'Азамат (ТАӘ)')),
			text('citizenIin', t('ИИН гражданина', 'Азаматтың ЖСН'), {}, { maxLength: 12, inputMode: 'numeric' }),
			date('citizenBorn', t('Дата рожд.', 'Туған күні')),
			text('district', t('Район', 'Аудан'), {}, { readOnly: true })
		),
		card(
			t('Документ, на основании которого оказана помощь', 'Көмек көрсетуге негіз болған құжат'),
			dropdown('basis', t('Тип документа', 'Құжат түрі'), papers, { required: true, wide: true }),
			text('basisNo', t('Рег. номер', 'Тіркеу нөмірі')),
			date('basisDay', t('Дата документа', 'Құжат күні')),
			text('basisIssuer', t('Выдавший орган', 'Берген орган'), {
				wide: true,
				hint: t('Полное наименование', 'Толық атауы')
			})
		),
		card(
			t('Результат', 'Нәтиже'),
			combo('theme', t('Отрасль / тематика', 'Сала / тақырып'), themes),
			h(
				'div',
				{ key: 'time', role: 'group', 'aria-labelledby': 'time-spent' },
				h('div', { id: 'time-spent' }, t('Время занятости', 'Жұмыспен қамтылу уақыты')),
				h(
					'div',
					{ style: { display: 'flex', gap: '12px' } },
					spin('hours', t('ч', 'сағ'), 24),
					spin('minutes', t('мин', 'мин'), 59)
				)
			),
			field(
				'matter',
				t('Суть вопроса (правового)', 'Мәселенің (құқықтық) мәні'),
				h(part(Textarea), {
					rows: 4,
					resize: 'vertical',
					value: held['matter'],
					onChange: (_: unknown, data: { value: string }) => keep('matter', data.value)
				}),
				{ required: true, wide: true, hint: t('До 500 символов', '500 таңбаға дейін') }
			),
			field(
				'aid',
				t('Форма (вид) юридической помощи', 'Заң көмегінің нысаны (түрі)'),
				h(
					part(RadioGroup),
					{ value: held['aid'], onChange: (_: unknown, data: { value: string }) => keep('aid', data.value) },
					aid.map(({ value, text: label }) => h(part(Radio), { key: value, value, label }))
				),
				{ required: true, wide: true }
			),
			h(
				'div',
				{ key: 'urgent', 'data-k': 'urgent' },
				h(part(Checkbox), {
					label: t('Срочно', 'Шұғыл'),
					checked: held['urgent'] === 'true',
					onChange: (_: unknown, data: { checked: boolean }) => keep('urgent', String(data.checked))
				})
			)
		),
		card(
			t('Сведения об адвокате', 'Адвокат туралы мәліметтер'),
			text('bar', t('Коллегия', 'Алқа')),
			text('attorney', t('ФИО', 'ТАӘ')),
			text('licence', t('Лицензия №', 'Лицензия №'))
		),
		h(part(Button), { appearance: 'primary', onClick: sent }, t('Зарегистрировать запись', 'Жазбаны тіркеу'))
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
		journalNo: record.number,
		handled: dotted(record.applicationDate),
		basis: code(record.basisKind, codesOf(papers)),
		basisNo: record.basisNumber,
		basisDay: dotted(record.basisDate),
		basisIssuer: record.basisBody,
		theme: code(record.category, codesOf(themes)),
		hours: time.hours(record.minutes),
		minutes: time.rest(record.minutes),
		matter: record.essenceForPortal,
		aid: code(record.assistanceKind, codesOf(aid)),
		bar: record.barAssociation,
		attorney: record.lawyerName,
		licence: record.licenceNumber
	})
);
