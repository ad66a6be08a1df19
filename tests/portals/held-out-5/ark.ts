import { Checkbox } from '@ark-ui/react/checkbox';
import { Combobox, useListCollection } from '@ark-ui/react/combobox';
import { DatePicker } from '@ark-ui/react/date-picker';
import { Field } from '@ark-ui/react/field';
import { Fieldset } from '@ark-ui/react/fieldset';
import { useFilter } from '@ark-ui/react/locale';
import { NumberInput } from '@ark-ui/react/number-input';
import { Portal } from '@ark-ui/react/portal';
import { RadioGroup } from '@ark-ui/react/radio-group';
import { createListCollection, Select } from '@ark-ui/react/select';
import { CalendarDate, type DateValue } from '@internationalized/date';
import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { open, sent } from '../kit/contract.js';
import { code, dotted, figure, time } from '../kit/cut.js';
import { headDecoys, together } from '../kit/decoys.js';
import { codesOf, t, type Option } from '../kit/words.js';
import { almaty, branches, papersBySource, services, territories } from './words.js';
import '../kit/page.css';

/**
 * Ark UI: headless parts put together by the page; days typed or picked, lists in
 * a portal, the branch of law in a box that filters, time as a number of minutes.
 * What the page keeps stands outside of it.
 */
let values: Record<string, string> = {
	ordinal: '',
	asked: '',
	clientName: '',
	clientIin: '',
	clientBorn: '',
	paper: '',
	paperNo: '',
	paperDate: '',
	paperBy: '',
	branch: '',
	summary: '',
	help: '',
	minutes: '',
	dependants: '',
	bar: '',
	attorney: '',
	signer: '',
	serial: '',
	read: 'false'
};
/** A part of a component without its own types of properties, which a page without JSX cannot satisfy. */
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;
const two = (number: number) => String(number).padStart(2, '0');
const shown = (day: DateValue | undefined) => (day ? `${two(day.day)}.${two(day.month)}.${day.year}` : '');
const read = (typed: string): DateValue | undefined => {
	const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim());
	return found ? new CalendarDate(Number(found[3]), Number(found[2]), Number(found[1])) : undefined;
};
const star = (must?: boolean) => (must ? h(part(Field.RequiredIndicator), { key: '*' }, ' *') : null);

interface Bound {
	id: string;
	label: string;
	keep: (value: string) => void;
}

function Days({ id, label, keep }: Bound): ReactNode {
	const view = (of: 'day' | 'month' | 'year', rows: (api: DatePickerApi) => ReactNode) =>
		h(
			part(DatePicker.View),
			{ view: of, key: of },
			h(part(DatePicker.Context), {
				children: (api: DatePickerApi) => [
					h(
						part(DatePicker.ViewControl),
						{ key: 'control' },
						h(part(DatePicker.PrevTrigger), null, '‹'),
						h(part(DatePicker.ViewTrigger), null, h(part(DatePicker.RangeText))),
						h(part(DatePicker.NextTrigger), null, '›')
					),
					h(part(DatePicker.Table), { key: 'table' }, rows(api))
				]
			})
		);
	const body = <C>(lines: C[][], cell: (one: C) => { value: unknown; text: ReactNode }) =>
		h(
			part(DatePicker.TableBody),
			{ key: 'body' },
			lines.map((line, row) =>
				h(
					part(DatePicker.TableRow),
					{ key: row },
					line.map((one, at) => {
						const { value, text } = cell(one);
						return h(part(DatePicker.TableCell), { key: at, value }, h(part(DatePicker.TableCellTrigger), null, text));
					})
				)
			)
		);
	return h(
		part(DatePicker.Root),
		{
			// The browser has no Kazakh dates.
			locale: 'ru-RU',
			startOfWeek: 1,
			format: shown,
			parse: read,
			placeholder: t('дд.мм.гггг', 'кк.аа.жжжж'),
			className: 'row',
			'data-k': id,
			onValueChange: ({ value }: { value: DateValue[] }) => keep(shown(value[0]))
		},
		h(part(DatePicker.Label), null, label),
		h(
			part(DatePicker.Control),
			null,
			h(part(DatePicker.Input)),
			h(part(DatePicker.Trigger), null, '📅'),
			h(part(DatePicker.ClearTrigger), null, '✕')
		),
		h(
			part(Portal),
			null,
			h(
				part(DatePicker.Positioner),
				null,
				h(
					part(DatePicker.Content),
					{ style: { background: '#fff', border: '1px solid #999', padding: '8px' } },
					view('day', (api) => [
						h(
							part(DatePicker.TableHead),
							{ key: 'head' },
							h(
								part(DatePicker.TableRow),
								null,
								api.weekDays.map(({ short }, at) => h(part(DatePicker.TableHeader), { key: at }, short))
							)
						),
						body(api.weeks, (day) => ({ value: day, text: day.day }))
					]),
					view('month', (api) =>
						body(api.getMonthsGrid({ columns: 4, format: 'short' }), ({ value, label: text }) => ({ value, text }))
					),
					view('year', (api) => body(api.getYearsGrid({ columns: 4 }), ({ value, label: text }) => ({ value, text })))
				)
			)
		)
	);
}
interface DatePickerApi {
	weekDays: { short: string }[];
	weeks: DateValue[][];
	getMonthsGrid: (how: { columns: number; format: 'short' }) => { value: number; label: string }[][];
	getYearsGrid: (how: { columns: number }) => { value: number; label: string }[][];
}

const sheet = { background: '#fff', border: '1px solid #999', maxHeight: '16rem', overflow: 'auto' };

function Choice({ id, label, keep, options }: Bound & { options: readonly Option[] }): ReactNode {
	const [collection] = useState(() =>
		createListCollection({ items: [...options], itemToString: ({ text }) => text, itemToValue: ({ value }) => value })
	);
	return h(
		part(Select.Root),
		{
			collection,
			className: 'row',
			'data-k': id,
			required: true,
			onValueChange: ({ value }: { value: string[] }) => keep(value[0] ?? '')
		},
		h(part(Select.Label), null, label, ' *'),
		h(
			part(Select.Control),
			null,
			h(
				part(Select.Trigger),
				null,
				h(part(Select.ValueText), { placeholder: t('Выберите значение', 'Мәнді таңдаңыз') }),
				h(part(Select.Indicator), null, '▾')
			)
		),
		h(
			part(Portal),
			null,
			h(
				part(Select.Positioner),
				null,
				h(
					part(Select.Content),
					{ style: sheet },
					options.map((item) =>
						h(
							part(Select.Item),
							{ key: item.value, item },
							h(part(Select.ItemText), null, item.text),
							h(part(Select.ItemIndicator), null, ' ✓')
						)
					)
				)
			)
		),
		h(part(Select.HiddenSelect))
	);
}

function Filtered({ id, label, keep, options }: Bound & { options: readonly Option[] }): ReactNode {
	const words = useFilter({ sensitivity: 'base' });
	const { collection, filter } = useListCollection({
		initialItems: [...options],
		itemToString: ({ text }: Option) => text,
		itemToValue: ({ value }: Option) => value,
		filter: (wording, typed) => words.contains(wording, typed)
	});
	return h(
		part(Combobox.Root),
		{
			collection,
			className: 'row',
			'data-k': id,
			onInputValueChange: ({ inputValue }: { inputValue: string }) => filter(inputValue),
			onValueChange: ({ value }: { value: string[] }) => keep(value[0] ?? '')
		},
		h(part(Combobox.Label), null, label),
		h(
			part(Combobox.Control),
			null,
			h(part(Combobox.Input), { placeholder: t('Введите для поиска', 'Іздеу үшін теріңіз') }),
			h(part(Combobox.ClearTrigger), null, '✕'),
			h(part(Combobox.Trigger), null, '▾')
		),
		h(
			part(Portal),
			null,
			h(
				part(Combobox.Positioner),
				null,
				h(
					part(Combobox.Content),
					{ style: sheet },
					collection.items.map((item) =>
						h(
							part(Combobox.Item),
							{ key: item.value, item },
							h(part(Combobox.ItemText), null, item.text),
							h(part(Combobox.ItemIndicator), null, ' ✓')
						)
					)
				)
			)
		)
	);
}

const number = ({ id, label, keep }: Bound, help?: string) =>
	h(
		part(NumberInput.Root),
		{
			key: id,
			min: 0,
			className: 'row',
			'data-k': id,
			onValueChange: ({ value }: { value: string }) => keep(value)
		},
		h(part(NumberInput.Label), null, label),
		h(
			part(NumberInput.Control),
			null,
			h(part(NumberInput.DecrementTrigger), null, '−'),
			h(part(NumberInput.Input)),
			h(part(NumberInput.IncrementTrigger), null, '+')
		),
		help ? h('small', null, help) : null
	);

function Page(): ReactNode {
	const [held, hold] = useState(values);
	const keep = (key: string, value: string) => {
		values = { ...values, [key]: value };
		hold(values);
	};
	const bound = (id: string, label: string): Bound => ({ id, label, keep: (value) => keep(id, value) });
	const field = (
		key: string,
		label: string,
		more: { must?: boolean; help?: string; long?: boolean } = {},
		inner: Record<string, unknown> = {}
	) =>
		h(
			part(Field.Root),
			{ key, required: more.must, className: 'row', 'data-k': key },
			h(part(Field.Label), null, label, star(more.must)),
			h(part(more.long ? Field.Textarea : Field.Input), {
				value: held[key],
				onChange: (event: { target: { value: string } }) => keep(key, event.target.value),
				...inner
			}),
			more.help ? h(part(Field.HelperText), null, more.help) : null
		);
	const section = (title: string, ...controls: ReactNode[]) =>
		h(part(Fieldset.Root), { key: title }, h(part(Fieldset.Legend), null, title), ...controls);
	return h(
		'div',
		null,
		h('h1', null, t('Новая запись в реестре ГГЮП', 'МКБЗК тізіліміндегі жаңа жазба')),
		section(
			t('1. Кто и когда обратился', '1. Кім және қашан жүгінді'),
			field('ordinal', t('№ п/п', 'Р/с №'), { must: true }),
			h(Days, bound('asked', t('Когда обратилось лицо (дата)', 'Тұлғаның жүгінген күні'))),
			field('clientName', t('Фамилия, имя, отчество лица', 'Тұлғаның тегі, аты, әкесінің аты')),
			field('clientIin', t('ИИН', 'ЖСН'), {}, { inputMode: 'numeric', maxLength: 12 }),
			h(Days, bound('clientBorn', t('Дата рождения лица', 'Тұлғаның туған күні'))),
			number(bound('dependants', t('Число иждивенцев', 'Асырауындағылар саны')))
		),
		section(
			t('2. Документ – основание оказания помощи', '2. Құжат – көмек көрсету негізі'),
			h(Choice, { ...bound('paper', t('Вид документа-основания', 'Негіз құжаттың түрі')), options: papersBySource }),
			field('paperNo', t('Номер документа', 'Құжаттың нөмірі')),
			h(Days, bound('paperDate', t('Дата вынесения (выдачи)', 'Шығарылған (берілген) күні'))),
			field('paperBy', t('Наименование органа / суда', 'Органның / соттың атауы'), {
				help: t('Как указано в документе', 'Құжатта көрсетілгендей')
			})
		),
		section(
			t('3. Что сделано', '3. Не істелді'),
			h(Filtered, { ...bound('branch', t('Отрасль права', 'Құқық саласы')), options: branches }),
			field(
				'summary',
				t('Краткое изложение сути вопроса', 'Мәселе мәнінің қысқаша баяны'),
				{ must: true, long: true, help: t('До 1000 знаков', '1000 таңбаға дейін') },
				{ rows: 4, maxLength: 1000 }
			),
			h(
				part(RadioGroup.Root),
				{
					key: 'help',
					className: 'row',
					'data-k': 'help',
					onValueChange: ({ value }: { value: string }) => keep('help', value)
				},
				h(part(RadioGroup.Label), null, t('Оказанный вид юр. помощи', 'Көрсетілген заң көмегінің түрі')),
				services.map(({ value, text }) =>
					h(
						part(RadioGroup.Item),
						{ key: value, value, style: { display: 'flex', gap: '8px' } },
						h(part(RadioGroup.ItemControl), {
							style: { width: '16px', height: '16px', border: '1px solid #555', borderRadius: '50%' }
						}),
						h(part(RadioGroup.ItemText), null, text),
						h(part(RadioGroup.ItemHiddenInput))
					)
				)
			),
			number(
				bound('minutes', t('Занятость адвоката, мин.', 'Адвокаттың жұмыспен қамтылуы, мин.')),
				t('Общее время в минутах', 'Минутпен жалпы уақыт')
			)
		),
		section(
			t('4. Кем оказана', '4. Кім көрсетті'),
			h(Choice, {
				...bound('bar', t('Территориальная коллегия адвокатов', 'Аумақтық адвокаттар алқасы')),
				options: territories
			}),
			field('attorney', t('Адвокат (фамилия, имя, отчество)', 'Адвокат (тегі, аты, әкесінің аты)')),
			field('signer', t('ЭЦП выдана на имя', 'ЭЦҚ кімнің атына берілген')),
			field('serial', t('ЭЦП, серийный номер', 'ЭЦҚ, сериялық нөмірі'))
		),
		h(
			part(Checkbox.Root),
			{
				'data-k': 'read',
				onCheckedChange: ({ checked }: { checked: boolean }) => keep('read', String(checked))
			},
			h(part(Checkbox.Control), {
				style: { display: 'inline-block', width: '16px', height: '16px', border: '1px solid #555' }
			}),
			h(part(Checkbox.Label), null, ` ${t('С правилами учета ознакомлен', 'Есепке алу қағидаларымен таныстым')}`),
			h(part(Checkbox.HiddenInput))
		),
		h('p', null, h('button', { type: 'button', onClick: sent }, t('Сохранить запись', 'Жазбаны сақтау')))
	);
}

const look = document.createElement('style');
look.textContent =
	'[data-part="item-control"][data-state="checked"], [data-part="control"][data-state="checked"] { background: #1d4ed8 }';
document.head.append(look);

const head = headDecoys();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element);
	createRoot(root).render(h(Page));
}

/** Numbers stand in groups as the country writes them: without the blanks. */
const ungrouped = (text: string | undefined) => figure((text ?? '').replace(/\s/g, ''));

open(
	() => ({
		...values,
		minutes: ungrouped(values['minutes']),
		dependants: ungrouped(values['dependants']),
		...together(head)
	}),
	(record) => ({
		ordinal: record.number,
		asked: dotted(record.applicationDate),
		paper: code(record.basisKind, codesOf(papersBySource)),
		paperNo: record.basisNumber,
		paperDate: dotted(record.basisDate),
		paperBy: record.basisBody,
		branch: code(record.category, codesOf(branches)),
		summary: record.essenceForPortal,
		help: code(record.assistanceKind, codesOf(services)),
		minutes: time.minutes(record.minutes),
		bar: almaty(record.barAssociation, '75'),
		attorney: record.lawyerName,
		signer: record.edsSigner,
		serial: record.edsSerialNumber
	})
);
