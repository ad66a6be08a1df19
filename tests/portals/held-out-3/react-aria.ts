import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import {
	Button,
	Calendar,
	CalendarCell,
	CalendarGrid,
	ComboBox,
	DateInput,
	DatePicker,
	DateSegment,
	Dialog,
	Group,
	Heading,
	I18nProvider,
	Input,
	Label,
	ListBox,
	ListBoxItem,
	NumberField,
	Popover,
	RadioButton,
	RadioField,
	RadioGroup,
	Select,
	SelectValue,
	Text,
	TextArea,
	TextField
} from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { open, sent } from '../kit/contract.js';
import { code, figure, time } from '../kit/cut.js';
import { clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { grounds, helpInShort, law } from './words.js';
import '../kit/page.css';

/**
 * React Aria: a day is three segments that are typed one by one, lists open in
 * a popover, the branch of law is searched. What the page keeps stands outside of it.
 */
let values: Record<string, string> = {
	number: '',
	applied: '',
	documentKind: '',
	documentNumber: '',
	documentDate: '',
	documentBody: '',
	valid: '',
	category: '',
	essence: '',
	kind: '',
	hours: '',
	minutes: '',
	signer: '',
	serial: '',
	office: t('Юридическая консультация № 2', '№ 2 заң консультациясы')
};
/** The component without its own types of properties, which a page without JSX cannot satisfy. */
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;

function Page(): ReactNode {
	const [held, hold] = useState(values);
	const keep = (key: string, value: string) => {
		values = { ...values, [key]: value };
		hold(values);
	};
	const typed = (key: string) => ({ value: held[key], onChange: (value: string) => keep(key, value) });
	const marked = (key: string, control: ReactNode) => h('div', { key, 'data-k': key, className: 'row' }, control);
	const label = (text: string) => h(Label, { key: 'label' }, text, h('br'));
	const text = (key: string, name: string, hint?: string) =>
		marked(
			key,
			h(part(TextField), typed(key), label(name), h(Input), hint ? h(part(Text), { slot: 'description' }, hint) : null)
		);
	const date = (key: string, name: string) =>
		marked(
			key,
			h(
				part(DatePicker),
				{ onChange: (day: { toString: () => string } | null) => keep(key, day?.toString() ?? '') },
				label(name),
				h(
					part(Group),
					{ style: { display: 'inline-flex', border: '1px solid', padding: '2px 6px', gap: '0.5rem' } },
					h(part(DateInput), {
						style: { display: 'flex' },
						children: (segment: unknown) => h(part(DateSegment), { segment })
					}),
					h(Button, null, '▾')
				),
				h(
					part(Popover),
					{ style: { background: '#fff', border: '1px solid' } },
					h(
						Dialog,
						null,
						h(
							part(Calendar),
							null,
							h(
								'header',
								{ style: { display: 'flex' } },
								h(part(Button), { slot: 'previous' }, '◀'),
								h(Heading),
								h(part(Button), { slot: 'next' }, '▶')
							),
							h(part(CalendarGrid), { children: (day: unknown) => h(part(CalendarCell), { date: day }) })
						)
					)
				)
			)
		);
	const popover = (options: readonly Option[]) =>
		h(
			part(Popover),
			{ style: { background: '#fff', border: '1px solid', maxHeight: '20rem', overflow: 'auto' } },
			h(
				part(ListBox),
				null,
				options.map(({ value, text: wording }) =>
					h(part(ListBoxItem), { key: value, id: value, textValue: wording }, wording)
				)
			)
		);
	const select = (key: string, name: string, options: readonly Option[]) =>
		marked(
			key,
			h(
				part(Select),
				{
					placeholder: t('Выберите значение', 'Мәнін таңдаңыз'),
					value: held[key] === '' ? null : held[key],
					onChange: (value: string | number | null) => keep(key, value === null ? '' : String(value))
				},
				label(name),
				h(Button, null, h(SelectValue), ' ▾'),
				popover(options)
			)
		);
	const combo = (key: string, name: string, options: readonly Option[]) =>
		marked(
			key,
			h(
				part(ComboBox),
				{
					menuTrigger: 'focus',
					onSelectionChange: (value: string | number | null) => keep(key, value === null ? '' : String(value))
				},
				label(name),
				h(Input),
				h(Button, null, '▾'),
				popover(options)
			)
		);
	const number = (key: string, name: string) =>
		marked(
			key,
			h(
				part(NumberField),
				{ minValue: 0, onChange: (value: number) => keep(key, Number.isNaN(value) ? '' : String(value)) },
				label(name),
				h(
					Group,
					null,
					h(part(Button), { slot: 'decrement' }, '−'),
					h(Input),
					h(part(Button), { slot: 'increment' }, '+')
				)
			)
		);
	const radios = (key: string, name: string, options: readonly Option[]) =>
		marked(
			key,
			h(
				part(RadioGroup),
				typed(key),
				label(name),
				options.map(({ value, text: wording }) =>
					h(
						part(RadioField),
						{ key: value, value },
						h(part(RadioButton), {
							style: { display: 'block' },
							children: ({ isSelected }: { isSelected: boolean }) => (isSelected ? `● ${wording}` : `○ ${wording}`)
						})
					)
				)
			)
		);
	const section = (title: string, ...controls: ReactNode[]) =>
		h('section', { key: title }, h('h2', null, title), ...controls);
	return h(
		part(I18nProvider),
		{ locale: lang === 'kk' ? 'kk-KZ' : 'ru-RU' },
		h(
			'form',
			{ onSubmit: (event) => event.preventDefault() },
			section(
				t('Регистрация', 'Тіркеу'),
				text('number', t('Номер по порядку', 'Реттік нөмірі')),
				date('applied', t('Когда обратился', 'Қашан жүгінді')),
				text('office', t('Место приема', 'Қабылдау орны'))
			),
			section(
				t('Документ-основание', 'Негіз болған құжат'),
				select('documentKind', t('Вид документа', 'Құжат түрі'), grounds),
				text('documentNumber', t('№ документа', 'Құжат №')),
				date('documentDate', t('Дата документа', 'Құжат күні')),
				text('documentBody', t('Орган, выдавший документ', 'Құжатты берген орган')),
				date('valid', t('Действителен до', 'Жарамды мерзімі'))
			),
			section(
				t('Содержание помощи', 'Көмектің мазмұны'),
				combo('category', t('Категория вопроса', 'Мәселенің санаты'), law),
				marked(
					'essence',
					h(
						part(TextField),
						typed('essence'),
						label(t('Суть правового вопроса', 'Құқықтық мәселенің мәні')),
						h(TextArea)
					)
				),
				radios('kind', t('Вид помощи', 'Көмек түрі'), helpInShort.slice(1)),
				h('h3', { key: 'time' }, t('Затраченное время', 'Жұмсалған уақыт')),
				number('hours', t('Часы', 'Сағат')),
				number('minutes', t('Минуты', 'Минут'))
			),
			section(
				t('Сведения об ЭЦП', 'ЭЦҚ туралы мәліметтер'),
				text('signer', t('Кому выдан сертификат', 'Сертификат кімге берілген')),
				text('serial', t('Серийный номер', 'Сериялық нөмірі'))
			),
			h(part(Button), { type: 'button', onPress: sent }, t('Отправить', 'Жіберу'))
		)
	);
}

const head = headDecoys();
const client = clientDecoys();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element, client.element);
	createRoot(root).render(h(Page));
}

open(
	() => ({ ...values, hours: figure(values['hours']), minutes: figure(values['minutes']), ...together(head, client) }),
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		documentKind: code(record.basisKind, codesOf(grounds)),
		documentNumber: record.basisNumber,
		documentDate: record.basisDate,
		documentBody: record.basisBody,
		category: code(record.category, codesOf(law)),
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(helpInShort)),
		hours: time.hours(record.minutes),
		minutes: time.rest(record.minutes),
		signer: record.edsSigner,
		serial: record.edsSerialNumber
	})
);
