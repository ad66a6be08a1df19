import {
	ElButton,
	ElConfigProvider,
	ElDatePicker,
	ElForm,
	ElFormItem,
	ElInput,
	ElInputNumber,
	ElOption,
	ElRadio,
	ElRadioGroup,
	ElSelect
} from 'element-plus';
import ru from 'element-plus/es/locale/lang/ru.mjs';
import kk from 'element-plus/es/locale/lang/kk.mjs';
import { createApp, h, reactive, type VNode } from 'vue';
import { basis, code, time } from '../kit/cut.js';
import { open, sent } from '../kit/contract.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { bases, categories, codesOf, heading, kindsInLaw, lang, t, wordsOf, type Option } from '../kit/words.js';
import 'element-plus/dist/index.css';
import { make } from '../kit/vue.js';
import '../kit/page.css';

/** Vue 3 with Element Plus: the official headings with their numbers, column 3 as one text, column 6 in two boxes. */
const model = reactive<Record<string, string | number | undefined>>({
	number: '',
	applied: '',
	client: '',
	iin: '',
	born: '',
	basis: '',
	essence: '',
	category: '',
	kind: '',
	hours: undefined,
	minutes: undefined,
	association: t('Коллегия адвокатов города Алматы', 'Алматы қаласының адвокаттар алқасы'),
	signer: '',
	comment: t('черновик', 'жоба')
});

const bind = (key: string) => ({
	modelValue: model[key],
	'onUpdate:modelValue': (value: string | number | null | undefined) => (model[key] = value ?? undefined)
});
const item = (key: string, label: string, control: () => VNode): VNode =>
	h(
		'div',
		{ 'data-k': key, class: 'row' },
		make(ElFormItem, { label, prop: key }, () => [control()])
	);
const input = (key: string, type: 'text' | 'textarea' = 'text') => make(ElInput, { ...bind(key), type });
const date = (key: string) =>
	make(ElDatePicker, {
		...bind(key),
		type: 'date',
		format: 'DD.MM.YYYY',
		valueFormat: 'YYYY-MM-DD',
		placeholder: t('Выберите дату', 'Күнді таңдаңыз')
	});
const select = (key: string, options: readonly Option[]) =>
	make(ElSelect, { ...bind(key), placeholder: t('Не выбрано', 'Таңдалмаған') }, () =>
		options.map(({ value, text }) => make(ElOption, { key: value, value, label: text }))
	);
const radios = (key: string, options: readonly Option[]) =>
	make(ElRadioGroup, { ...bind(key), style: 'flex-direction: column; align-items: start' }, () =>
		options.map(({ value, text }) => make(ElRadio, { key: value, value }, () => text))
	);
const figure = (key: string, max: number) =>
	make(ElInputNumber, { ...bind(key), min: 0, max, controlsPosition: 'right' });

const form = () =>
	make(ElForm, { model, labelPosition: 'top' }, () => [
		item('number', heading(1, true), () => input('number')),
		item('applied', heading(2, true), () => date('applied')),
		item('client', t('Лицо, обратившееся за помощью (Ф.И.О.)', 'Көмек сұрап өтініш жасаған тұлға (Т.А.Ә.)'), () =>
			input('client')
		),
		item('iin', t('ИИН', 'ЖСН'), () => input('iin')),
		item('born', t('Дата рождения лица', 'Тұлғаның туған күні'), () => date('born')),
		item('basis', heading(3, true), () => input('basis', 'textarea')),
		item('essence', heading(4, true), () => input('essence', 'textarea')),
		item('category', t('Категория правового вопроса', 'Құқықтық мәселенің санаты'), () =>
			select('category', categories)
		),
		item('kind', heading(5, true), () => radios('kind', kindsInLaw)),
		h('fieldset', [
			h('legend', heading(6, true)),
			item('hours', t('часов', 'сағат'), () => figure('hours', 500)),
			item('minutes', t('минут', 'минут'), () => figure('minutes', 59))
		]),
		item('association', t('Коллегия адвокатов', 'Адвокаттар алқасы'), () => input('association')),
		item('signer', t('Подписант ЭЦП', 'ЭЦҚ қол қоюшысы'), () => input('signer')),
		item('comment', t('Комментарий', 'Түсініктеме'), () => input('comment')),
		make(ElButton, { type: 'primary', onClick: sent }, () => t('Отправить', 'Жіберу'))
	]);

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.before(head.element);
root?.after(foot.element);
createApp({ render: () => make(ElConfigProvider, { locale: lang === 'kk' ? kk : ru }, () => [form()]) }).mount('#app');

open(
	() => ({
		...Object.fromEntries(Object.entries(model).map(([key, value]) => [key, value === undefined ? '' : String(value)])),
		...together(head, foot)
	}),
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		basis: basis(record, wordsOf(record.basisKind, bases)),
		essence: record.essenceForPortal,
		category: code(record.category, codesOf(categories)),
		kind: code(record.assistanceKind, codesOf(kindsInLaw)),
		hours: time.hours(record.minutes),
		minutes: time.rest(record.minutes),
		signer: record.edsSigner
	})
);
