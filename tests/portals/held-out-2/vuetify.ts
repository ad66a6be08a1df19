import { createApp, h, reactive, type Component, type VNode } from 'vue';
import { createVuetify } from 'vuetify';
import { VApp } from 'vuetify/components/VApp';
import { VAutocomplete } from 'vuetify/components/VAutocomplete';
import { VBtn } from 'vuetify/components/VBtn';
import { VCard } from 'vuetify/components/VCard';
import { VDatePicker } from 'vuetify/components/VDatePicker';
import { VForm } from 'vuetify/components/VForm';
import { VMain } from 'vuetify/components/VMain';
import { VMenu } from 'vuetify/components/VMenu';
import { VNumberInput } from 'vuetify/components/VNumberInput';
import { VRadio } from 'vuetify/components/VRadio';
import { VRadioGroup } from 'vuetify/components/VRadioGroup';
import { VSelect } from 'vuetify/components/VSelect';
import { VTextField } from 'vuetify/components/VTextField';
import { VTextarea } from 'vuetify/components/VTextarea';
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg';
import { ru } from 'vuetify/locale';
import 'vuetify/styles';
import { open, sent } from '../kit/contract.js';
import { code, dotted, time } from '../kit/cut.js';
import { headDecoys, together } from '../kit/decoys.js';
import { make } from '../kit/vue.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import '../kit/page.css';
import { assistance, branches, documents } from './words.js';

/**
 * Vuetify 4: labels float inside the field, cards give the bare «№» and «Дата»
 * their meaning, a date can only be picked in the calendar that opens under a
 * field nobody can type in.
 */
type Value = string | number | null;
const model = reactive<Record<string, Value>>({
	number: '',
	applied: null,
	client: '',
	idNumber: '',
	idDate: null,
	documentKind: null,
	documentNumber: '',
	documentDate: null,
	documentBody: '',
	branch: null,
	essence: '',
	kind: null,
	hours: null,
	minutes: null,
	account: 'seitkali.k@example.kz',
	region: t('город Алматы', 'Алматы қаласы')
});

const bound = (key: string) => ({
	modelValue: model[key],
	'onUpdate:modelValue': (value: Value) => (model[key] = value)
});
const field = (key: string, component: Component, properties: Record<string, unknown>): VNode =>
	h('div', { 'data-k': key, class: 'row' }, [make(component, { variant: 'outlined', ...bound(key), ...properties })]);
const text = (key: string, label: string, more: Record<string, unknown> = {}) =>
	field(key, VTextField, { label, ...more });
const items = (options: readonly Option[]) => options.map(({ value, text }) => ({ value, title: text }));

/** A field to look at, and a calendar that opens under it. */
const calendars = reactive<Record<string, boolean>>({});
function date(key: string, label: string): VNode {
	const day = model[key];
	return h('div', { 'data-k': key, class: 'row' }, [
		make(VTextField, {
			label,
			variant: 'outlined',
			readonly: true,
			placeholder: t('дд.мм.гггг', 'кк.аа.жжжж'),
			appendInnerIcon: '$calendar',
			id: `act-${key}`,
			modelValue: typeof day === 'string' ? dotted(day) : ''
		}),
		make(
			VMenu,
			{
				activator: `#act-${key}`,
				modelValue: calendars[key] ?? false,
				'onUpdate:modelValue': (shown: boolean) => (calendars[key] = shown),
				closeOnContentClick: false
			},
			() => [
				make(VDatePicker, {
					modelValue: typeof day === 'string' ? new Date(`${day}T00:00`) : null,
					title: t('Выберите дату', 'Күнді таңдаңыз'),
					'onUpdate:modelValue': (picked: Date | null) => {
						model[key] = picked ? localDay(picked) : null;
						calendars[key] = false;
					}
				})
			]
		)
	]);
}
const localDay = (date: Date): string =>
	[date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

const card = (title: string, content: () => VNode[]): VNode =>
	make(VCard, { title, variant: 'outlined', class: 'row' }, () => [h('div', { style: 'padding: 0 16px' }, content())]);

const page = (): VNode[] => [
	h('h2', t('Учет гарантированной государством юридической помощи', 'Мемлекет кепілдік берген заң көмегін есепке алу')),
	card(t('Обращение', 'Өтініш'), () => [
		text('number', t('№ п/п', 'Р/с №')),
		date('applied', t('Дата', 'Күні')),
		field('branch', VAutocomplete, { label: t('Отрасль права', 'Құқық саласы'), items: items(branches) }),
		field('essence', VTextarea, {
			label: t('Краткое изложение сути правового вопроса', 'Құқықтық мәселе мәнінің қысқаша мазмұны'),
			counter: 1000,
			rows: 3
		})
	]),
	card(t('Получатель помощи', 'Көмек алушы'), () => [
		text('client', t('Фамилия, имя, отчество', 'Тегі, аты, әкесінің аты')),
		text('idNumber', t('№ документа, удостоверяющего личность', 'Жеке басты куәландыратын құжаттың №')),
		date('idDate', t('Дата выдачи', 'Берілген күні'))
	]),
	card(t('Документ – основание оказания помощи', 'Көмек көрсетуге негіз болған құжат'), () => [
		field('documentKind', VSelect, { label: t('Вид', 'Түрі'), items: items(documents) }),
		text('documentNumber', t('№', '№')),
		date('documentDate', t('Дата', 'Күні')),
		text('documentBody', t('Кем вынесен (выдан)', 'Кім шығарды (берді)'))
	]),
	card(t('Оказанная помощь', 'Көрсетілген көмек'), () => [
		h('div', { 'data-k': 'kind' }, [
			make(VRadioGroup, { ...bound('kind'), label: t('Вид помощи', 'Көмек түрі') }, () =>
				assistance.map(({ value, text: label }) => make(VRadio, { key: value, value, label }))
			)
		]),
		h('p', t('Время занятости адвоката', 'Адвокаттың жұмыспен қамтылған уақыты')),
		field('hours', VNumberInput, { label: t('часов', 'сағат'), min: 0 }),
		field('minutes', VNumberInput, { label: t('минут', 'минут'), min: 0, max: 59 })
	]),
	card(t('Учетная запись', 'Есептік жазба'), () => [
		text('account', t('Электронная почта', 'Электрондық пошта'), { readonly: true }),
		text('region', t('Регион', 'Өңір'), { disabled: true })
	]),
	make(VBtn, { color: 'primary', type: 'submit' }, () => t('Отправить', 'Жіберу'))
];

const head = headDecoys();
document.querySelector('#app')?.before(head.element);
createApp({
	render: () => make(VApp, {}, () => [make(VMain, {}, () => [make(VForm, { onSubmit: sent }, page)])])
})
	.use(
		createVuetify({
			icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
			locale: lang === 'kk' ? { locale: 'kk', fallback: 'ru', messages: { ru } } : { locale: 'ru', messages: { ru } }
		})
	)
	.mount('#app');

open(
	() => ({
		...Object.fromEntries(Object.entries(model).map(([key, value]) => [key, value === null ? '' : String(value)])),
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
		hours: time.hours(record.minutes),
		minutes: time.rest(record.minutes)
	})
);
