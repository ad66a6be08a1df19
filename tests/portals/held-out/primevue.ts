import Choices from 'choices.js';
import IMask from 'imask';
import Aura from '@primeuix/themes/aura';
import Button from 'primevue/button';
import PrimeVue from 'primevue/config';
import DatePicker from 'primevue/datepicker';
import InputNumber from 'primevue/inputnumber';
import InputText from 'primevue/inputtext';
import Select from 'primevue/select';
import Textarea from 'primevue/textarea';
import { createApp, h, onMounted, reactive, type VNode } from 'vue';
import { code, dotted, eds, time } from '../kit/cut.js';
import { open, sent } from '../kit/contract.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { bases, categories, codesOf, heading, kindsInLaw, t, type Option } from '../kit/words.js';
import 'choices.js/public/assets/styles/choices.css';
import { make } from '../kit/vue.js';
import '../kit/page.css';

/** Vue with PrimeVue; a date and a time behind IMask, a list of Choices; the headings stand beside the fields as plain text. */
type Held = string | number | Date | null;
const model = reactive<Record<string, Held>>({
	seq: '',
	applied: null,
	basisKind: null,
	basisNumber: '',
	basisBody: '',
	kind: null,
	essence: '',
	minutes: null,
	eds: '',
	phone: '+7 701 000 00 00',
	victim: '',
	note: t('проверено', 'тексерілді')
});
/** Kept by the libraries that are no part of Vue. */
const masks: { [name: string]: { value: string } } = {};
let category: Choices | null = null;

const bind = (key: string) => ({
	modelValue: model[key],
	'onUpdate:modelValue': (value: unknown) => (model[key] = value as Held)
});
const cell = (key: string, label: string, control: VNode): VNode =>
	h('div', { class: 'p-field row', 'data-k': key, style: 'display: flex; gap: 1rem' }, [
		h('span', { style: 'flex: 0 0 16rem' }, label),
		h('div', { style: 'flex: 1' }, [control])
	]);
const input = (key: string, label: string) => cell(key, label, make(InputText, bind(key)));
const select = (key: string, label: string, options: readonly Option[]) =>
	cell(
		key,
		label,
		make(Select, {
			...bind(key),
			options: [...options],
			optionLabel: 'text',
			optionValue: 'value',
			placeholder: t('Выберите значение', 'Мәнді таңдаңыз'),
			style: 'width: 24rem'
		})
	);

const Page = {
	setup() {
		onMounted(enliven);
		return () =>
			h('form', { onSubmit: sent }, [
				h('h2', t('Запись электронного реестра', 'Электрондық тізілім жазбасы')),
				input('seq', heading(1, true)),
				cell(
					'applied',
					t('2. Дата обращения', '2. Өтініш жасалған күн'),
					make(DatePicker, { ...bind('applied'), dateFormat: 'dd.mm.yy' })
				),
				input('victim', t('Потерпевший (Ф.И.О.)', 'Жәбірленуші (Т.А.Ә.)')),
				h('h3', t('3. Документ-основание', '3. Негіз құжат')),
				select('basisKind', t('Наименование', 'Атауы'), bases),
				input('basisNumber', t('Номер', 'Нөмірі')),
				cell('basisDate', t('Дата', 'Күні'), h('input', { id: 'pv-date', type: 'text' })),
				input('basisBody', t('Выдавший орган', 'Берген орган')),
				cell('essence', heading(4, true), make(Textarea, { ...bind('essence'), rows: 4 })),
				select('kind', t('5. Вид помощи', '5. Көмек түрі'), kindsInLaw),
				cell(
					'category',
					t('Категория дела', 'Іс санаты'),
					h('select', { id: 'pv-category' }, [
						h('option', { value: '' }, t('Выберите категорию', 'Санатты таңдаңыз')),
						...categories.map(({ value, text }) => h('option', { value }, text))
					])
				),
				cell(
					'clock',
					t('6. Время занятости (чч:мм)', '6. Көмекке жұмсалған уақыт (сс:мм)'),
					h('input', { id: 'pv-clock', type: 'text', placeholder: '__:__' })
				),
				cell(
					'minutes',
					t('Всего минут', 'Барлығы минут'),
					make(InputNumber, { ...bind('minutes'), min: 0, useGrouping: false })
				),
				cell(
					'eds',
					t('7. Сведения об ЭЦП адвоката', '7. Адвокаттың ЭЦҚ-сы туралы мәліметтер'),
					make(Textarea, { ...bind('eds'), rows: 2 })
				),
				input('phone', t('Контактный телефон', 'Байланыс телефоны')),
				input('note', t('Служебная отметка', 'Қызметтік белгі')),
				make(Button, { type: 'submit', label: t('Отправить на проверку', 'Тексеруге жіберу') })
			]);
	}
};

function enliven(): void {
	const find = <E extends HTMLElement>(id: string) => document.querySelector<E>(`#${id}`) as E;
	masks['basisDate'] = IMask(find<HTMLInputElement>('pv-date'), { mask: '00.00.0000', lazy: false });
	masks['clock'] = IMask(find<HTMLInputElement>('pv-clock'), { mask: '00:00' });
	category = new Choices(find<HTMLSelectElement>('pv-category'), {
		searchEnabled: true,
		shouldSort: false,
		itemSelectText: ''
	});
}

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.before(head.element, client.element);
root?.after(foot.element);
createApp(Page)
	.use(PrimeVue, { theme: { preset: Aura } })
	.mount('#app');

const plain = (value: Held | undefined): string => {
	if (value === null || value === undefined) return '';
	if (!(value instanceof Date)) return String(value);
	return `${value.getFullYear()}-${String(value.getMonth() + 1).padStart(2, '0')}-${String(value.getDate()).padStart(2, '0')}`;
};
open(
	() => {
		const chosen = category?.getValue(true);
		return {
			...Object.fromEntries(Object.entries(model).map(([key, value]) => [key, plain(value)])),
			basisDate: masks['basisDate']?.value ?? '',
			clock: masks['clock']?.value ?? '',
			category: typeof chosen === 'string' ? chosen : '',
			...together(head, client, foot)
		};
	},
	(record) => ({
		seq: record.number,
		applied: record.applicationDate,
		basisKind: code(record.basisKind, codesOf(bases)),
		basisNumber: record.basisNumber,
		basisDate: dotted(record.basisDate),
		basisBody: record.basisBody,
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(kindsInLaw)),
		category: code(record.category, codesOf(categories)),
		clock: time.clock(record.minutes, 2),
		minutes: time.minutes(record.minutes),
		eds: eds(record)
	})
);
