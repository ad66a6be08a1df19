import {
	NButton,
	NCard,
	NConfigProvider,
	NDatePicker,
	NForm,
	NFormItem,
	NInput,
	NRadio,
	NRadioGroup,
	NSelect,
	NTimePicker,
	dateRuRU,
	kkKZ,
	ruRU
} from 'naive-ui';
import { createApp, h, reactive, type VNode } from 'vue';
import { open, sent } from '../kit/contract.js';
import { code, threeParts, time } from '../kit/cut.js';
import { clientDecoys, together } from '../kit/decoys.js';
import { make } from '../kit/vue.js';
import { codesOf, kindsCut, lang, t, type Option } from '../kit/words.js';
import '../kit/page.css';
import { branches, documents, figures, months } from './words.js';

/**
 * Naive UI: one date as a box with a calendar, the other in three lists; the
 * time in a picker of hours and minutes; column 5 cuts the defence in two, which
 * the lawyer has to be asked.
 */
const model = reactive<Record<string, string | null>>({
	number: '',
	applied: null,
	documentKind: null,
	documentNumber: '',
	documentDay: null,
	documentMonth: null,
	documentYear: null,
	documentBody: '',
	branch: null,
	essence: '',
	kind: null,
	spent: null,
	association: null,
	licence: '',
	licensed: null,
	curator: t('Управление юстиции', 'Әділет басқармасы')
});
const bound = (key: string, name = 'value') => ({
	[name]: model[key],
	[`onUpdate:${name}`]: (value: string | null) => (model[key] = value)
});
const item = (label: string, controls: () => VNode[]): VNode => make(NFormItem, { label }, controls);
const marked = (key: string, control: VNode): VNode => h('div', { 'data-k': key, style: 'flex: 1' }, [control]);
const text = (key: string, label: string, more: Record<string, unknown> = {}) =>
	item(label, () => [marked(key, make(NInput, { ...bound(key), placeholder: '', ...more }))]);
const choice = (key: string, options: readonly Option[], placeholder: string, filterable = false) =>
	marked(
		key,
		make(NSelect, {
			...bound(key),
			placeholder,
			filterable,
			options: options.map(({ value, text: label }) => ({ value, label }))
		})
	);
const associations: readonly Option[] = [
	{
		value: 'almaty',
		text: t('Алматинская городская коллегия адвокатов', 'Алматы қалалық адвокаттар алқасы'),
		of: null
	},
	{
		value: 'astana',
		text: t('Коллегия адвокатов города Астаны', 'Астана қаласының адвокаттар алқасы'),
		of: null
	},
	{
		value: 'almaty-oblast',
		text: t('Алматинская областная коллегия адвокатов', 'Алматы облыстық адвокаттар алқасы'),
		of: null
	}
];

const page = (): VNode =>
	make(NForm, { labelPlacement: 'left', labelWidth: 260 }, () => [
		make(NCard, { title: t('Карточка учета', 'Есепке алу карточкасы') }, () => [
			text('number', t('Номер по реестру', 'Тізілім бойынша нөмірі')),
			item(t('Обратился (дата)', 'Жүгінген күні'), () => [
				marked(
					'applied',
					make(NDatePicker, {
						...bound('applied', 'formattedValue'),
						type: 'date',
						format: 'dd.MM.yyyy',
						valueFormat: 'yyyy-MM-dd'
					})
				)
			]),
			item(t('Коллегия адвокатов', 'Адвокаттар алқасы'), () => [
				choice('association', associations, t('Выберите коллегию', 'Алқаны таңдаңыз'))
			]),
			text('licence', t('№ лицензии адвоката', 'Адвокат лицензиясының №')),
			item(t('Дата выдачи лицензии', 'Лицензияның берілген күні'), () => [
				marked(
					'licensed',
					make(NDatePicker, {
						...bound('licensed', 'formattedValue'),
						type: 'date',
						format: 'dd.MM.yyyy',
						valueFormat: 'yyyy-MM-dd'
					})
				)
			])
		]),
		make(NCard, { title: t('Документ, послуживший основанием', 'Негіз болған құжат') }, () => [
			item(t('Наименование документа', 'Құжаттың атауы'), () => [
				choice('documentKind', documents, t('Выберите из списка', 'Тізімнен таңдаңыз'), true)
			]),
			text('documentNumber', t('Номер документа', 'Құжаттың нөмірі')),
			item(t('Дата документа', 'Құжаттың күні'), () => [
				choice('documentDay', figures(1, 31), t('день', 'күн')),
				choice('documentMonth', months, t('месяц', 'ай')),
				choice('documentYear', figures(2020, 2027), t('год', 'жыл'))
			]),
			text('documentBody', t('Кем выдан', 'Берген орган'))
		]),
		make(NCard, { title: t('Сведения о помощи', 'Көмек туралы мәліметтер') }, () => [
			item(t('Характер дела', 'Істің сипаты'), () => [choice('branch', branches, t('Не выбран', 'Таңдалмаған'))]),
			text('essence', t('В чем состоит правовой вопрос', 'Құқықтық мәселенің мәні'), { type: 'textarea' }),
			item(t('Вид помощи', 'Көмек түрі'), () => [
				h('div', { 'data-k': 'kind' }, [
					make(NRadioGroup, bound('kind'), () =>
						kindsCut.map(({ value, text: label }) => make(NRadio, { key: value, value }, () => label))
					)
				])
			]),
			item(t('Продолжительность (ч:мм)', 'Ұзақтығы (сс:мм)'), () => [
				marked(
					'spent',
					make(NTimePicker, {
						...bound('spent', 'formattedValue'),
						format: 'HH:mm',
						valueFormat: 'HH:mm',
						placeholder: ''
					})
				)
			]),
			text('curator', t('Курирующий орган', 'Жетекшілік ететін орган'))
		]),
		make(NButton, { type: 'primary', onClick: sent }, () => t('Отправить на проверку', 'Тексеруге жіберу'))
	]);

const client = clientDecoys();
document.querySelector('#app')?.before(client.element);
createApp({
	render: () => make(NConfigProvider, { locale: lang === 'kk' ? kkKZ : ruRU, dateLocale: dateRuRU }, () => [page()])
}).mount('#app');

open(
	() => ({
		...Object.fromEntries(Object.entries(model).map(([key, value]) => [key, value ?? ''])),
		...together(client)
	}),
	(record) => {
		const { day, month, year } = threeParts(record.basisDate);
		return {
			number: record.number,
			applied: record.applicationDate,
			association: associations.find(({ text: name }) => name === record.barAssociation)?.value ?? null,
			licence: record.licenceNumber,
			documentKind: code(record.basisKind, codesOf(documents)),
			documentNumber: record.basisNumber,
			documentDay: day,
			documentMonth: month,
			documentYear: year,
			documentBody: record.basisBody,
			branch: code(record.category, codesOf(branches)),
			essence: record.essenceForPortal,
			kind: code(record.assistanceKind, codesOf(kindsCut)),
			spent: time.clock(record.minutes, 2)
		};
	}
);
