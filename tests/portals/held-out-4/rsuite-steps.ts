import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import {
	Button,
	CustomProvider,
	DatePicker,
	Form,
	Input,
	InputGroup,
	NumberInput,
	Radio,
	RadioGroup,
	SelectPicker,
	Steps,
	Textarea
} from 'rsuite';
import kkKZ from 'rsuite/locales/kk_KZ';
import ruRU from 'rsuite/locales/ru_RU';
import 'rsuite/dist/rsuite.css';
import { open, sent } from '../kit/contract.js';
import { code, time } from '../kit/cut.js';
import { headDecoys, together } from '../kit/decoys.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { aidOnButtons, cases, collegeOf, colleges, papersByAlphabet } from './words.js';

/**
 * React Suite: three steps, days that are edited in their own parts or picked,
 * lists with search in their menu, time in hours with a fraction. What the page
 * keeps stands outside of it.
 */
let values: Record<string, string> = {
	ordinal: '',
	asked: '',
	name: '',
	iin: '',
	born: '',
	phone: '+7 ',
	paper: '',
	paperNo: '',
	paperDay: '',
	paperBy: '',
	case: '',
	essence: '',
	/** Chosen beforehand, as the most usual one. */
	aid: '1',
	hours: '',
	college: '',
	lawyer: '',
	owner: '',
	serial: ''
};
/** The component without its own types of properties, which a page without JSX cannot satisfy. */
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;
const Group = part(Form.Group);
const Label = part(Form.Label);
const Help = part(Form.Text);
const two = (number: number) => String(number).padStart(2, '0');
const iso = (day: Date | null) =>
	day && !Number.isNaN(day.getTime()) ? `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}` : '';

function Page(): ReactNode {
	const [held, hold] = useState(values);
	const [step, go] = useState(0);
	const keep = (key: string, value: string | null) => {
		values = { ...values, [key]: value ?? '' };
		hold(values);
	};
	const group = (key: string, label: string, control: ReactNode, help?: string) =>
		h(
			Group,
			{ key, controlId: `record-${key}`, 'data-k': key },
			h(Label, null, label),
			control,
			help ? h(Help, null, help) : null
		);
	const bound = (key: string) => ({
		id: `record-${key}`,
		value: held[key],
		onChange: (value: string | null) => keep(key, value)
	});
	const text = (key: string, label: string, help?: string) => group(key, label, h(part(Input), bound(key)), help);
	const date = (key: string, label: string) =>
		group(
			key,
			label,
			h(part(DatePicker), {
				id: `record-${key}`,
				format: 'dd.MM.yyyy',
				oneTap: true,
				isoWeek: true,
				block: true,
				value: held[key] ? new Date(`${held[key]}T00:00:00`) : null,
				onChange: (day: Date | null) => keep(key, iso(day))
			})
		);
	const picker = (key: string, label: string, options: readonly Option[], searchable = true) =>
		group(
			key,
			label,
			h(part(SelectPicker), {
				...bound(key),
				value: held[key] === '' ? null : held[key],
				data: options.map(({ value, text: wording }) => ({ value, label: wording })),
				searchable,
				block: true,
				placeholder: t('Выберите значение', 'Мәнді таңдаңыз')
			})
		);
	const steps: { title: string; controls: () => ReactNode[] }[] = [
		{
			title: t('Обращение и документ', 'Жүгіну және құжат'),
			controls: () => [
				text('ordinal', t('№ по порядку *', 'Реттік нөмірі *')),
				date('asked', t('Дата обращения за помощью *', 'Көмекке жүгінген күн *')),
				text('name', t('ФИО заявителя', 'Өтініш иесінің ТАӘ')),
				text('iin', t('ИИН заявителя', 'Өтініш иесінің ЖСН')),
				date('born', t('Дата рождения заявителя', 'Өтініш иесінің туған күні')),
				text('phone', t('Контактный телефон', 'Байланыс телефоны')),
				picker('paper', t('Основание (документ) *', 'Негіз (құжат) *'), papersByAlphabet),
				text('paperNo', t('Номер документа-основания', 'Негіз құжаттың нөмірі')),
				date('paperDay', t('Дата документа-основания', 'Негіз құжаттың күні')),
				text(
					'paperBy',
					t('Кем выдано основание', 'Негізді берген'),
					t('Орган, суд либо консультация', 'Орган, сот не консультация')
				)
			]
		},
		{
			title: t('Оказанная помощь', 'Көрсетілген көмек'),
			controls: () => [
				picker('case', t('Категория', 'Санаты'), cases),
				group(
					'essence',
					t('Суть правового вопроса *', 'Құқықтық мәселенің мәні *'),
					h(part(Textarea), { ...bound('essence'), rows: 5 })
				),
				group(
					'aid',
					t('Вид юр. помощи', 'Заң көмегінің түрі'),
					h(
						part(RadioGroup),
						{ name: 'aid', inline: true, value: held['aid'], onChange: (value: string) => keep('aid', value) },
						aidOnButtons.map(({ value, text: wording }) => h(part(Radio), { key: value, value }, wording))
					)
				),
				group(
					'hours',
					t('Продолжительность', 'Ұзақтығы'),
					h(
						part(InputGroup),
						null,
						h(part(NumberInput), { ...bound('hours'), min: 0, step: 0.25, decimalSeparator: ',' }),
						h(part(InputGroup.Addon), null, t('час.', 'сағ.'))
					),
					t('В часах, например 1,25', 'Сағатпен, мысалы 1,25')
				)
			]
		},
		{
			title: t('Адвокат', 'Адвокат'),
			controls: () => [
				picker('college', t('Территориальная коллегия адвокатов', 'Аумақтық адвокаттар алқасы'), colleges, false),
				text('lawyer', t('Адвокат: фамилия, имя, отчество', 'Адвокат: тегі, аты, әкесінің аты')),
				text('owner', t('ЭЦП: владелец', 'ЭЦҚ: иесі')),
				text('serial', t('ЭЦП: серийный номер сертификата', 'ЭЦҚ: сертификаттың сериялық нөмірі'))
			]
		}
	];
	const now = steps[step];
	return h(
		part(CustomProvider),
		{ locale: lang === 'kk' ? kkKZ : ruRU },
		h(
			'div',
			{ style: { maxWidth: '720px', padding: '16px' } },
			h(
				part(Steps),
				{ current: step, small: true },
				steps.map(({ title }) => h(part(Steps.Item), { key: title, title }))
			),
			h('h2', null, now?.title),
			h(part(Form), { key: step, fluid: true, onSubmit: sent }, now?.controls()),
			h(
				'div',
				{ style: { display: 'flex', gap: '8px' } },
				step > 0 ? h(part(Button), { onClick: () => go(step - 1) }, t('Назад', 'Артқа')) : null,
				step < steps.length - 1
					? h(part(Button), { id: 'next', appearance: 'primary', onClick: () => go(step + 1) }, t('Далее', 'Келесі'))
					: h(part(Button), { appearance: 'primary', onClick: sent }, t('Подписать и отправить', 'Қол қою және жіберу'))
			)
		)
	);
}

const head = headDecoys();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element);
	createRoot(root).render(h(Page));
}

open(
	() => ({ ...values, ...together(head) }),
	(record) => ({
		ordinal: record.number,
		asked: record.applicationDate,
		paper: code(record.basisKind, codesOf(papersByAlphabet)),
		paperNo: record.basisNumber,
		paperDay: record.basisDate,
		paperBy: record.basisBody,
		case: code(record.category, codesOf(cases)),
		essence: record.essenceForPortal,
		aid: code(record.assistanceKind, codesOf(aidOnButtons)),
		hours: time.decimal(record.minutes),
		college: collegeOf(record.barAssociation),
		lawyer: record.lawyerName,
		owner: record.edsSigner,
		serial: record.edsSerialNumber
	})
);
