import { createElement as h, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Controller, useForm, type UseFormReturn } from 'react-hook-form';
import { code, figure, time } from '../kit/cut.js';
import { open, sent } from '../kit/contract.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { bases, categories, codesOf, heading, kinds, t, type Option } from '../kit/words.js';
import '../kit/page.css';

/**
 * A single-page application with a form of three steps, each at its own hash:
 * react-hook-form keeps what the steps hold. Next is the lawyer's to press.
 */
type Values = Record<string, string>;
const EMPTY: Values = {
	association: '',
	licence: '',
	number: '',
	applied: '',
	client: '',
	birth: '',
	basisKind: '',
	basisNumber: '',
	basisDate: '',
	basisBody: '',
	caseNote: t('дело № 17', '№ 17 іс'),
	kind: '',
	category: '',
	essence: '',
	hours: '',
	serial: ''
};
const STEPS = ['applicant', 'basis', 'help'];
let form: UseFormReturn<Values> | null = null;

const labelled = (name: string, label: string, control: ReactNode) =>
	h('div', { key: name, className: 'row', 'data-k': name }, h('label', { htmlFor: `wz-${name}` }, label), ' ', control);
const note = (text: string) => h('small', null, text);

function Page(): ReactNode {
	const made = useForm<Values>({ defaultValues: EMPTY });
	form = made;
	const [hash, setHash] = useState(location.hash);
	useEffect(() => {
		const onHash = () => setHash(location.hash);
		window.addEventListener('hashchange', onHash);
		return () => window.removeEventListener('hashchange', onHash);
	}, []);
	const step = Math.max(0, STEPS.indexOf(hash.replace('#/request/new/', '')));
	const { register, control } = made;
	const input = (name: string, attributes: { [name: string]: string } = {}) =>
		h('input', { id: `wz-${name}`, type: 'text', ...attributes, ...register(name) });
	/** Held by React, not by the document. */
	const select = (name: string, options: readonly Option[]) =>
		h(Controller, {
			name,
			control,
			render: ({ field }) =>
				h(
					'select',
					{ ...field, id: `wz-${name}` },
					h('option', { value: '' }, t('— выберите —', '— таңдаңыз —')),
					...options.map(({ value, text }) => h('option', { key: value, value }, text))
				)
		});
	const radios = (name: string, legend: string, options: readonly Option[]) =>
		h(
			'fieldset',
			{ key: name, 'data-k': name },
			h('legend', null, legend),
			...options.map(({ value, text }) =>
				h(
					'label',
					{ key: value, style: { display: 'block' } },
					h('input', { type: 'radio', value, ...register(name) }),
					' ',
					text
				)
			)
		);
	const steps = [
		() => [
			labelled('association', t('Наименование коллегии адвокатов', 'Адвокаттар алқасының атауы'), input('association')),
			labelled('licence', t('№ лицензии адвоката', 'Адвокат лицензиясының №'), input('licence')),
			labelled('number', heading(1), input('number')),
			labelled('applied', heading(2), input('applied', { type: 'date' })),
			labelled('client', t('Фамилия, имя, отчество лица', 'Тұлғаның тегі, аты, әкесінің аты'), input('client')),
			labelled('birth', t('Дата рождения', 'Туған күні'), input('birth', { type: 'date' }))
		],
		() => [
			labelled('basisKind', t('Наименование документа', 'Құжаттың атауы'), select('basisKind', bases)),
			labelled('basisNumber', t('№ документа', 'Құжат №'), input('basisNumber')),
			labelled('basisDate', t('Дата документа', 'Құжат күні'), input('basisDate', { type: 'date' })),
			labelled('basisBody', t('Орган или суд', 'Орган немесе сот'), input('basisBody')),
			labelled('caseNote', t('Примечание', 'Ескертпе'), input('caseNote'))
		],
		() => [
			radios('kind', t('Вид помощи', 'Көмек түрі'), kinds),
			labelled('category', t('Категория дела', 'Іс санаты'), select('category', categories)),
			labelled('essence', heading(4), h('textarea', { id: 'wz-essence', rows: 4, ...register('essence') })),
			labelled(
				'hours',
				t('Время занятости, в часах', 'Жұмсалған уақыт, сағатпен'),
				h(
					'span',
					null,
					input('hours', { inputMode: 'decimal', placeholder: '0,0' }),
					note(t('например: 1,5', 'мысалы: 1,5'))
				)
			),
			labelled('serial', t('Серийный номер сертификата ЭЦП', 'ЭЦҚ сертификатының сериялық нөмірі'), input('serial'))
		]
	];
	const last = step === STEPS.length - 1;
	return h(
		'form',
		{ onSubmit: made.handleSubmit(sent) },
		h(
			'ol',
			null,
			...[
				t('Заявитель и адвокат', 'Өтініш беруші және адвокат'),
				t('Документ-основание', 'Негіз құжат'),
				t('Оказанная помощь', 'Көрсетілген көмек')
			].map((text, at) => h('li', { key: text, 'aria-current': at === step ? 'step' : undefined }, text))
		),
		h(
			'h2',
			null,
			[
				t('Шаг 1. Заявитель и адвокат', '1-қадам. Өтініш беруші және адвокат'),
				t('Шаг 2. Основание оказания помощи', '2-қадам. Көмек көрсету негізі'),
				t('Шаг 3. Оказанная помощь', '3-қадам. Көрсетілген көмек')
			][step]
		),
		h('div', { key: step }, steps[step]?.()),
		last
			? h('button', { type: 'submit' }, t('Отправить', 'Жіберу'))
			: h(
					'button',
					{ type: 'button', id: 'next', onClick: () => (location.hash = `#/request/new/${STEPS[step + 1] ?? ''}`) },
					t('Далее', 'Келесі')
				)
	);
}

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element);
	root.after(foot.element);
	if (!STEPS.some((name) => location.hash.endsWith(name))) location.hash = '#/request/new/applicant';
	createRoot(root).render(h(Page));
}

open(
	() => {
		const values = form?.getValues() ?? {};
		return { ...values, hours: figure(values['hours']), ...together(head, foot) };
	},
	(record) => ({
		association: record.barAssociation,
		licence: record.licenceNumber,
		number: record.number,
		applied: record.applicationDate,
		basisKind: code(record.basisKind, codesOf(bases)),
		basisNumber: record.basisNumber,
		basisDate: record.basisDate,
		basisBody: record.basisBody,
		kind: code(record.assistanceKind, codesOf(kinds)),
		category: code(record.category, codesOf(categories)),
		essence: record.essenceForPortal,
		hours: time.decimal(record.minutes),
		serial: record.edsSerialNumber
	})
);
