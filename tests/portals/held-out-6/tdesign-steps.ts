import {
	Button,
	ConfigProvider,
	DatePicker,
	Form,
	FormItem,
	Input,
	RadioButton,
	RadioGroup,
	Select,
	StepItem,
	Steps,
	Textarea,
	TimePicker
} from 'tdesign-vue-next';
import 'tdesign-vue-next/dist/tdesign.css';
import ruRU from 'tdesign-vue-next/es/locale/ru_RU';
import { createApp, h, reactive, ref, type VNode } from 'vue';
import { open, sent } from '../kit/contract.js';
import { code, time } from '../kit/cut.js';
import { headDecoys, together } from '../kit/decoys.js';
import { make } from '../kit/vue.js';
import { categories, codesOf, lang, t, type Option } from '../kit/words.js';
import { chambersInShort, directory, forms, shortChamberOf } from './words.js';

/**
 * TDesign: a form of four steps with its labels at the left, days typed or
 * picked, the length of the help in a time picker, the kind of help on buttons.
 */
const model = reactive<Record<string, string | undefined>>({
	entry: '',
	visit: '',
	visitor: '',
	visitorIin: '',
	visitorBorn: '',
	phone: '+7',
	paper: '',
	paperNumber: '',
	paperDate: '',
	paperIssuer: '',
	category: '',
	kind: '',
	length: '',
	matter: '',
	hearing: '',
	chamber: '',
	advocate: '',
	owner: '',
	serial: ''
});
const step = ref(0);

const bound = (key: string) => ({
	modelValue: model[key],
	'onUpdate:modelValue': (value: string | undefined) => (model[key] = value)
});
const item = (key: string, label: string, control: () => VNode, more: Record<string, unknown> = {}): VNode =>
	h('div', { key, 'data-k': key, style: { marginBottom: '16px' } }, [
		make(FormItem, { name: key, label, ...more }, () => [control()])
	]);
const text = (key: string, label: string, more: Record<string, unknown> = {}, inner: Record<string, unknown> = {}) =>
	item(key, label, () => make(Input, { clearable: true, ...bound(key), ...inner }), more);
const date = (key: string, label: string, more: Record<string, unknown> = {}) =>
	item(
		key,
		label,
		() =>
			make(DatePicker, {
				format: 'DD.MM.YYYY',
				valueType: 'YYYY-MM-DD',
				allowInput: true,
				clearable: true,
				placeholder: t('день.месяц.год', 'күні.айы.жылы'),
				...bound(key)
			}),
		more
	);
const select = (key: string, label: string, options: readonly Option[], more: Record<string, unknown> = {}) =>
	item(
		key,
		label,
		() =>
			make(Select, {
				options: options.map(({ value, text: wording }) => ({ value, label: wording })),
				placeholder: t('Укажите из справочника', 'Анықтамалықтан көрсетіңіз'),
				clearable: true,
				...bound(key),
				...more
			}),
		{ requiredMark: true }
	);

const steps: readonly { title: string; controls: () => VNode[] }[] = [
	{
		title: t('Регистрация', 'Тіркеу'),
		controls: () => [
			text('entry', t('Рег. № (п/п)', 'Тіркеу № (р/с)'), { requiredMark: true }),
			date('visit', t('Дата приёма обращения', 'Өтініш қабылданған күн'), { requiredMark: true }),
			text('visitor', t('Заявитель', 'Өтініш беруші'), { help: t('Ф.И.О. по документу', 'Құжат бойынша Т.А.Ә.') }),
			text('visitorIin', t('ИИН заявителя', 'Өтініш берушінің ЖСН'), {}, { maxlength: 12 }),
			date('visitorBorn', t('Дата рождения', 'Туған күні')),
			text('phone', t('Моб. телефон', 'Ұялы телефон'))
		]
	},
	{
		title: t('Основание', 'Негіз'),
		controls: () => [
			select('paper', t('Тип документа', 'Құжат типі'), directory, { filterable: true }),
			text('paperNumber', t('Рег. номер', 'Тіркеу нөмірі')),
			date('paperDate', t('Дата вынесения / подписания', 'Шығарылған / қол қойылған күні')),
			text('paperIssuer', t('Вынесший орган', 'Шығарған орган'), {
				help: t('Для договора – консультация или контора', 'Шарт үшін – консультация немесе кеңсе')
			})
		]
	},
	{
		title: t('Помощь', 'Көмек'),
		controls: () => [
			select('category', t('Категория вопроса', 'Мәселе санаты'), categories),
			item(
				'kind',
				t('Форма помощи', 'Көмек нысаны'),
				() =>
					make(RadioGroup, { variant: 'default-filled', ...bound('kind') }, () =>
						forms.map(({ value, text: wording }) => make(RadioButton, { value }, () => wording))
					),
				{ requiredMark: true }
			),
			item(
				'matter',
				t('Правовой вопрос', 'Құқықтық мәселе'),
				() =>
					make(Textarea, {
						maxlength: 1500,
						autosize: { minRows: 4 },
						placeholder: t('Опишите суть', 'Мәнін сипаттаңыз'),
						...bound('matter')
					}),
				{ requiredMark: true }
			),
			item(
				'length',
				t('Длительность работы', 'Жұмыс ұзақтығы'),
				() =>
					make(TimePicker, {
						format: 'HH:mm',
						allowInput: true,
						clearable: true,
						placeholder: '00:00',
						...bound('length')
					}),
				{ help: t('Часы и минуты', 'Сағат пен минут') }
			),
			date('hearing', t('Следующее заседание', 'Келесі отырыс'))
		]
	},
	{
		title: t('Исполнитель и подпись', 'Орындаушы және қолтаңба'),
		controls: () => [
			select('chamber', t('Коллегия', 'Алқа'), chambersInShort),
			text('advocate', t('Ф.И.О. исполнителя (адвоката)', 'Орындаушының (адвокаттың) Т.А.Ә.')),
			text('owner', t('На чьё имя выдана ЭЦП', 'ЭЦҚ кімнің атына берілген')),
			text('serial', t('Номер сертификата ЭЦП', 'ЭЦҚ сертификатының нөмірі'))
		]
	}
];

const kazakh = {
	...ruRU,
	input: { ...ruRU.input, placeholder: 'Енгізіңіз' },
	datePicker: {
		...ruRU.datePicker,
		months: 'Қаң Ақп Нау Сәу Мам Мау Шіл Там Қыр Қаз Қар Жел'.split(' '),
		weekdays: 'Дс Сс Ср Бс Жм Сн Жс'.split(' ')
	}
};

const page = (): VNode => {
	const now = steps[step.value];
	return make(ConfigProvider, { globalConfig: lang === 'kk' ? kazakh : ruRU }, () => [
		h('main', { style: { maxWidth: '860px', padding: '16px' } }, [
			make(Steps, { current: step.value, readonly: true }, () => steps.map(({ title }) => make(StepItem, { title }))),
			h('h2', now?.title),
			make(Form, { key: step.value, data: model, labelWidth: 220, labelAlign: 'right', onSubmit: sent }, () =>
				now ? now.controls() : []
			),
			h('div', { style: { display: 'flex', gap: '8px' } }, [
				...(step.value > 0
					? [make(Button, { theme: 'default', onClick: () => (step.value -= 1) }, () => t('Вернуться', 'Қайту'))]
					: []),
				step.value < steps.length - 1
					? make(Button, { id: 'next', onClick: () => (step.value += 1) }, () => t('Продолжить', 'Жалғастыру'))
					: make(Button, { theme: 'success', onClick: sent }, () => t('Направить', 'Жолдау'))
			])
		])
	]);
};

const head = headDecoys();
document.querySelector('#app')?.before(head.element);
createApp({ render: page }).mount('#app');

open(
	() => ({
		...Object.fromEntries(Object.entries(model).map(([key, value]) => [key, value ?? ''])),
		...together(head)
	}),
	(record) => ({
		entry: record.number,
		visit: record.applicationDate,
		paper: code(record.basisKind, codesOf(directory)),
		paperNumber: record.basisNumber,
		paperDate: record.basisDate,
		paperIssuer: record.basisBody,
		category: code(record.category, codesOf(categories)),
		kind: code(record.assistanceKind, codesOf(forms)),
		length: time.clock(record.minutes, 2),
		matter: record.essenceForPortal,
		chamber: shortChamberOf(record.barAssociation),
		advocate: record.lawyerName,
		owner: record.edsSigner,
		serial: record.edsSerialNumber
	})
);
