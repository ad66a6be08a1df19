import * as Select from '@radix-ui/react-select';
import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import { DayPicker } from 'react-day-picker';
import { kk } from 'react-day-picker/locale/kk';
import { ru } from 'react-day-picker/locale/ru';
import 'react-day-picker/style.css';
import { createRoot } from 'react-dom/client';
import { open, sent } from '../kit/contract.js';
import { code, figure, time } from '../kit/cut.js';
import { headDecoys, together } from '../kit/decoys.js';
import { mute } from '../kit/names.js';
import { codesOf, kindsInLaw, lang, t, type Option } from '../kit/words.js';
import { associationOf, associations, groundsInShort, law } from './words.js';
import '../kit/page.css';

/**
 * Radix and a day picker, as cabinets of today are put together: a list is a
 * button that opens a popover, a day is a button that opens a calendar with
 * lists of months and years; nothing of the day can be typed.
 */
let values: Record<string, string> = {
	number: '',
	applied: '',
	client: '',
	clientIin: '',
	birth: '',
	documentKind: '',
	documentNumber: '',
	documentDate: '',
	documentBody: '',
	category: '',
	essence: '',
	kind: '',
	decimal: '',
	association: '',
	lawyer: 'Сейтқали Қ.',
	comment: ''
};
/** The component without its own types of properties, which a page without JSX cannot satisfy. */
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;
const BOX = { display: 'block', minWidth: '20rem', minHeight: '2.25rem', textAlign: 'left' } as const;
const two = (number: number) => String(number).padStart(2, '0');
const iso = (day: Date) => `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;

function DayButton({ id, day, pick }: { id: string; day: string; pick: (day: string) => void }): ReactNode {
	const [shown, show] = useState(false);
	return h(
		'div',
		{ style: { position: 'relative' } },
		h(
			'button',
			{
				id,
				type: 'button',
				'aria-haspopup': 'dialog',
				'aria-expanded': shown,
				style: BOX,
				onClick: () => show(!shown)
			},
			day === '' ? t('Выберите дату', 'Күнін таңдаңыз') : day.split('-').reverse().join('.')
		),
		shown
			? h(
					'div',
					{
						role: 'dialog',
						style: { position: 'absolute', zIndex: 5, background: '#fff', border: '1px solid', padding: '0.5rem' }
					},
					h(part(DayPicker), {
						mode: 'single',
						captionLayout: 'dropdown',
						locale: lang === 'kk' ? kk : ru,
						startMonth: new Date(1940, 0),
						endMonth: new Date(2027, 11),
						defaultMonth: new Date(2026, 10),
						selected: day === '' ? undefined : new Date(`${day}T00:00`),
						onSelect: (chosen: Date | undefined) => {
							pick(chosen ? iso(chosen) : '');
							show(false);
						}
					})
				)
			: null
	);
}

function Page(): ReactNode {
	const [held, hold] = useState(values);
	const keep = (key: string, value: string) => {
		values = { ...values, [key]: value };
		hold(values);
	};
	const marked = (key: string, label: string, control: ReactNode, hint?: string) =>
		h(
			'div',
			{ key, 'data-k': key, className: 'row' },
			h('label', { htmlFor: mute(key), style: { display: 'block' } }, label),
			control,
			hint ? h('p', { style: { fontSize: '0.8rem', margin: 0 } }, hint) : null
		);
	const box = (key: string, more: Record<string, unknown> = {}) => ({
		id: mute(key),
		value: held[key],
		onChange: (event: { currentTarget: { value: string } }) => keep(key, event.currentTarget.value),
		...more
	});
	const text = (key: string, label: string, hint?: string, more?: Record<string, unknown>) =>
		marked(key, label, h('input', box(key, more)), hint);
	const date = (key: string, label: string) =>
		marked(key, label, h(DayButton, { id: mute(key), day: held[key] ?? '', pick: (day) => keep(key, day) }));
	const select = (key: string, label: string, options: readonly Option[], placeholder: string) =>
		marked(
			key,
			label,
			h(
				part(Select.Root),
				{ value: held[key], onValueChange: (value: string) => keep(key, value) },
				h(part(Select.Trigger), { id: mute(key), style: BOX }, h(part(Select.Value), { placeholder }), ' ▾'),
				h(
					part(Select.Portal),
					null,
					h(
						part(Select.Content),
						{ position: 'popper', style: { background: '#fff', border: '1px solid', maxWidth: '40rem' } },
						h(
							part(Select.Viewport),
							null,
							options.map(({ value, text: wording }) =>
								h(part(Select.Item), { key: value, value }, h(part(Select.ItemText), null, wording))
							)
						)
					)
				)
			)
		);
	const card = (title: string, ...controls: ReactNode[]) =>
		h(
			'section',
			{ key: title, style: { border: '1px solid #ccc', padding: '1rem' } },
			h('h3', null, title),
			...controls
		);
	return h(
		'form',
		{ onSubmit: (event) => event.preventDefault() },
		h('h2', null, t('Добавить запись в реестр', 'Тізілімге жазба қосу')),
		card(
			t('Заявитель', 'Өтініш беруші'),
			text('client', t('ФИО заявителя', 'Өтініш берушінің ТАӘ')),
			text('clientIin', t('ИИН', 'ЖСН'), t('12 цифр', '12 сан'), { inputMode: 'numeric', maxLength: 12 }),
			date('birth', t('Дата рождения', 'Туған күні'))
		),
		card(
			t('Запись реестра', 'Тізілім жазбасы'),
			text('number', t('Порядковый №', 'Реттік №')),
			date('applied', t('Дата обращения за помощью', 'Көмек сұрап жүгінген күні')),
			select('category', t('Вид дела', 'Іс түрі'), law, t('Выберите', 'Таңдаңыз')),
			marked(
				'essence',
				t('Краткая суть вопроса', 'Мәселенің қысқаша мәні'),
				h('textarea', box('essence', { rows: 4 }))
			),
			select('kind', t('Вид юридической помощи', 'Заң көмегінің түрі'), kindsInLaw, t('Выберите', 'Таңдаңыз')),
			text(
				'decimal',
				t('Время занятости адвоката (в часах)', 'Адвокаттың жұмыспен қамтылған уақыты (сағатпен)'),
				t('Например: 1,5', 'Мысалы: 1,5')
			)
		),
		card(
			t('Документ, являющийся основанием', 'Негіз болып табылатын құжат'),
			select('documentKind', t('Наименование документа', 'Құжаттың атауы'), groundsInShort, t('Выберите', 'Таңдаңыз')),
			text('documentNumber', t('Номер', 'Нөмірі')),
			date('documentDate', t('Дата', 'Күні')),
			text('documentBody', t('Кем выдан', 'Кім берген'))
		),
		card(
			t('Адвокат', 'Адвокат'),
			select('association', t('Коллегия', 'Алқа'), associations, t('Выберите коллегию', 'Алқаны таңдаңыз')),
			text('lawyer', t('ФИО адвоката', 'Адвокаттың ТАӘ'), undefined, { readOnly: true }),
			text('comment', t('Комментарий для оператора', 'Операторға түсініктеме'))
		),
		h('button', { type: 'button', onClick: sent }, t('Создать запись', 'Жазба жасау'))
	);
}

const head = headDecoys();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element);
	createRoot(root).render(h(Page));
}

open(
	() => ({ ...values, decimal: figure(values['decimal']), ...together(head) }),
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		category: code(record.category, codesOf(law)),
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(kindsInLaw)),
		decimal: time.decimal(record.minutes),
		documentKind: code(record.basisKind, codesOf(groundsInShort)),
		documentNumber: record.basisNumber,
		documentDate: record.basisDate,
		documentBody: record.basisBody,
		association: associationOf(record.barAssociation)
	})
);
