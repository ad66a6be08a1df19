import {
	Combobox,
	ComboboxButton,
	ComboboxInput,
	ComboboxOption,
	ComboboxOptions,
	Disclosure,
	DisclosureButton,
	DisclosurePanel,
	Listbox,
	ListboxButton,
	ListboxLabel,
	ListboxOption,
	ListboxOptions,
	RadioGroup,
	RadioGroupLabel,
	RadioGroupOption,
	Switch,
	SwitchGroup,
	SwitchLabel
} from '@headlessui/vue';
import { VueDatePicker } from '@vuepic/vue-datepicker';
import '@vuepic/vue-datepicker/dist/main.css';
import { kk, ru } from 'date-fns/locale';
import { createApp, h, reactive, ref, type Component, type VNode } from 'vue';
import { open, sent } from '../kit/contract.js';
import { basis, code, eds, time } from '../kit/cut.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { make } from '../kit/vue.js';
import { bases, codesOf, lang, t, wordsOf, type Option } from '../kit/words.js';
import { almaty, associations, branches, services } from './words.js';
import '../kit/page.css';

/**
 * Headless UI for Vue with Vue Datepicker: sections that fold, lists of buttons,
 * days and the time typed or picked, the document and the signature each as one
 * text, the kind of help as cards to choose from.
 */
const model = reactive<Record<string, string | null>>({
	entry: '',
	applied: null,
	document: '',
	branch: null,
	question: '',
	service: null,
	spent: null,
	nextMeeting: null,
	association: null,
	advocate: '',
	licence: '',
	licenceDate: null,
	signature: '',
	notify: 'false',
	office: t('Юридическая консультация № 2', '№ 2 заң консультациясы')
});
const bound = (key: string) => ({
	modelValue: model[key],
	'onUpdate:modelValue': (value: string | null) => (model[key] = value)
});
/** A component whose content needs what it hands out. */
const scoped = <S>(component: Component, properties: Record<string, unknown>, content: (scope: S) => VNode[]): VNode =>
	h(component, properties, { default: content });

const must = (required: boolean) => (required ? [h('span', { style: { color: '#c00' } }, ' *')] : []);
const field = (key: string, label: string, control: VNode, more: { must?: boolean; help?: string } = {}): VNode =>
	h('div', { class: 'row', 'data-k': key }, [
		h('label', { for: key, style: { display: 'block' } }, [label, ...must(more.must ?? false)]),
		control,
		...(more.help === undefined ? [] : [h('p', { id: `${key}-description`, style: { margin: 0 } }, more.help)])
	]);
const typed = (tag: 'input' | 'textarea', key: string, more: Record<string, unknown>) =>
	h(tag, {
		id: key,
		name: key,
		style: { width: '100%', boxSizing: 'border-box' },
		value: model[key],
		onInput: (event: Event) => (model[key] = (event.target as HTMLInputElement).value),
		...more
	});
const text = (key: string, label: string, more: { must?: boolean; help?: string } = {}, inner = {}) =>
	field(key, label, typed('input', key, { type: 'text', ...inner }), more);
const area = (key: string, label: string, help: string, rows: number) =>
	field(key, label, typed('textarea', key, { rows, 'aria-describedby': `${key}-description` }), { must: true, help });

const words = {
	locale: lang === 'kk' ? kk : ru,
	actionRow: { selectBtnLabel: t('Выбрать', 'Таңдау'), cancelBtnLabel: t('Отмена', 'Болдырмау') }
};
const day = (key: string, label: string, required = false) =>
	field(
		key,
		label,
		make(VueDatePicker, {
			...words,
			...bound(key),
			modelType: 'yyyy-MM-dd',
			formats: { input: 'dd.MM.yyyy' },
			timeConfig: { enableTimePicker: false },
			textInput: true,
			autoApply: true,
			placeholder: t('дд.мм.гггг', 'кк.аа.жжжж'),
			inputAttrs: { id: key, name: key }
		}),
		{ must: required }
	);
const clock = (key: string, label: string, help: string) =>
	field(
		key,
		label,
		make(VueDatePicker, {
			...words,
			...bound(key),
			timePicker: true,
			modelType: 'HH:mm',
			formats: { input: 'HH:mm' },
			timeConfig: { minutesIncrement: 5 },
			textInput: true,
			placeholder: '--:--',
			inputAttrs: { id: key, name: key }
		}),
		{ help }
	);

const wordingOf = (key: string, options: readonly Option[]) => options.find(({ value }) => value === model[key])?.text;
const plainList = { listStyle: 'none', margin: 0, padding: '4px', border: '1px solid #aaa', background: '#fff' };
const listbox = (key: string, label: string, options: readonly Option[]): VNode =>
	h('div', { class: 'row', 'data-k': key }, [
		make(Listbox, { as: 'div', ...bound(key) }, () => [
			make(ListboxLabel, { style: { display: 'block' } }, () => label),
			make(
				ListboxButton,
				{ style: { width: '100%', textAlign: 'left' } },
				() => wordingOf(key, options) ?? t('Не выбрано', 'Таңдалмаған')
			),
			make(ListboxOptions, { style: plainList }, () =>
				options.map(({ value, text: wording }) =>
					scoped<{ active: boolean; selected: boolean }>(
						ListboxOption,
						{ as: 'template', key: value, value },
						({ active, selected }) => [
							h('li', { style: { background: active ? '#dbeafe' : '' } }, [
								h('span', { style: { fontWeight: selected ? 600 : 400 } }, wording)
							])
						]
					)
				)
			)
		])
	]);

const needle = ref('');
const combobox = (key: string, label: string, options: readonly Option[]): VNode => {
	const found = options.filter(({ text: wording }) => wording.toLowerCase().includes(needle.value.toLowerCase()));
	return field(
		key,
		label,
		make(Combobox, { as: 'div', nullable: true, ...bound(key) }, () => [
			make(ComboboxInput, {
				id: key,
				style: { width: '80%' },
				autocomplete: 'off',
				placeholder: t('Поиск по названию', 'Атауы бойынша іздеу'),
				displayValue: (value: unknown) => options.find((one) => one.value === value)?.text ?? '',
				onChange: (event: Event) => (needle.value = (event.target as HTMLInputElement).value)
			}),
			make(ComboboxButton, {}, () => '▾'),
			make(ComboboxOptions, { style: plainList }, () =>
				found.length === 0
					? [h('li', t('Ничего не найдено', 'Ештеңе табылмады'))]
					: found.map(({ value, text: wording }) =>
							scoped<{ active: boolean }>(ComboboxOption, { as: 'template', key: value, value }, ({ active }) => [
								h('li', { style: { background: active ? '#dbeafe' : '' } }, wording)
							])
						)
			)
		])
	);
};
const cards = (key: string, label: string, options: readonly Option[]): VNode =>
	h('div', { class: 'row', 'data-k': key }, [
		make(RadioGroup, bound(key), () => [
			make(RadioGroupLabel, {}, () => [label, ...must(true)] as VNode[]),
			...options.map(({ value, text: wording }) =>
				scoped<{ checked: boolean }>(RadioGroupOption, { as: 'template', key: value, value }, ({ checked }) => [
					h(
						'div',
						{
							style: {
								border: `1px solid ${checked ? '#2563eb' : '#ccc'}`,
								borderRadius: '6px',
								padding: '8px',
								margin: '4px 0',
								cursor: 'pointer'
							}
						},
						[make(RadioGroupLabel, { as: 'span' }, () => wording)]
					)
				])
			)
		])
	]);
const section = (title: string, ...controls: VNode[]): VNode =>
	make(Disclosure, { as: 'section', defaultOpen: true }, () => [
		h('h2', [make(DisclosureButton, {}, () => title)]),
		make(DisclosurePanel, {}, () => controls)
	]);

const page = (): VNode =>
	h('main', [
		section(
			t('Регистрация', 'Тіркеу'),
			text('entry', t('Номер по реестру', 'Тізілім бойынша нөмірі'), { must: true }, { required: true }),
			day('applied', t('Дата обращения гражданина за ГГЮП', 'Азаматтың МКБЗК сұрап жүгінген күні'), true),
			text('office', t('Место оказания', 'Көрсету орны'), {}, { readonly: true })
		),
		section(
			t('Документ', 'Құжат'),
			area(
				'document',
				t('Документ-основание: наименование, реквизиты', 'Негіз құжат: атауы, деректемелері'),
				t('Укажите вид, №, дату и орган', 'Түрін, №, күнін және органды көрсетіңіз'),
				3
			)
		),
		section(
			t('Помощь', 'Көмек'),
			listbox('branch', t('Категория правового вопроса', 'Құқықтық мәселенің санаты'), branches),
			area(
				'question',
				t('В чем суть правового вопроса', 'Құқықтық мәселенің мәні неде'),
				t('2–3 предложения, без имен', '2–3 сөйлем, есімдерсіз'),
				4
			),
			cards('service', t('Вид юридической помощи', 'Заң көмегінің түрі'), services),
			clock(
				'spent',
				t('Время занятости (ч:мин)', 'Жұмыспен қамтылу уақыты (сағ:мин)'),
				t('Сколько времени занято оказанием помощи', 'Көмек көрсетуге қанша уақыт кетті')
			),
			day('nextMeeting', t('Следующая встреча', 'Келесі кездесу'))
		),
		section(
			t('Адвокат и подпись', 'Адвокат және қолтаңба'),
			combobox('association', t('Адвокат состоит в коллегии', 'Адвокат мүшесі болып табылатын алқа'), associations),
			text('advocate', t('Адвокат, Ф.И.О.', 'Адвокат, Т.А.Ә.')),
			text('licence', t('Лицензия на адвокатскую деятельность, №', 'Адвокаттық қызметке лицензия, №')),
			day('licenceDate', t('Дата выдачи лицензии', 'Лицензияның берілген күні')),
			text('signature', t('Сведения об ЭЦП', 'ЭЦҚ туралы мәліметтер'), {
				help: t('Владелец и серийный номер сертификата', 'Сертификаттың иесі мен сериялық нөмірі')
			}),
			h('div', { class: 'row', 'data-k': 'notify' }, [
				make(SwitchGroup, {}, () => [
					make(SwitchLabel, {}, () => t('Уведомить коллегию', 'Алқаны хабардар ету')),
					make(
						Switch,
						{
							modelValue: model['notify'] === 'true',
							'onUpdate:modelValue': (on: boolean) => (model['notify'] = String(on)),
							style: { width: '40px', height: '20px' }
						},
						() => ''
					)
				])
			])
		),
		h('button', { type: 'button', onClick: sent }, t('Внести в реестр', 'Тізілімге енгізу'))
	]);

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.before(head.element, client.element);
root?.after(foot.element);
createApp({ render: page }).mount('#app');

open(
	() => ({
		...Object.fromEntries(Object.entries(model).map(([key, value]) => [key, value ?? ''])),
		...together(head, client, foot)
	}),
	(record) => ({
		entry: record.number,
		applied: record.applicationDate,
		document: basis(record, wordsOf(record.basisKind, bases)),
		branch: code(record.category, codesOf(branches)),
		question: record.essenceForPortal,
		service: code(record.assistanceKind, codesOf(services)),
		spent: time.clock(record.minutes, 2),
		association: almaty(record.barAssociation, 'ALM'),
		advocate: record.lawyerName,
		licence: record.licenceNumber,
		signature: eds(record)
	})
);
