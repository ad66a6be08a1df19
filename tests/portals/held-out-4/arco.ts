import {
	Button,
	Checkbox,
	Collapse,
	CollapseItem,
	ConfigProvider,
	DatePicker,
	Form,
	FormItem,
	Input,
	InputNumber,
	Option as SelectOption,
	Radio,
	RadioGroup,
	Select,
	Textarea
} from '@arco-design/web-vue';
import '@arco-design/web-vue/dist/arco.css';
import ruRU from '@arco-design/web-vue/es/locale/lang/ru-ru';
import { createApp, h, reactive, type VNode } from 'vue';
import { open } from '../kit/contract.js';
import { code, figure, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { make } from '../kit/vue.js';
import { codesOf, t, type Option } from '../kit/words.js';
import { aidOnButtons, collegeOf, colleges, papersByAlphabet, themes } from './words.js';

/**
 * Arco Design: sections that fold, a grid of two columns, searched lists, the
 * kind of help on a row of buttons, time as a number of minutes.
 */
const model = reactive<Record<string, string | number | undefined>>({
	regNo: '',
	appealDate: undefined,
	fio: '',
	iin: '',
	birthDate: undefined,
	docType: undefined,
	docNo: '',
	docDate: undefined,
	docOrg: '',
	theme: undefined,
	aid: undefined,
	minutes: undefined,
	content: '',
	college: undefined,
	advocate: '',
	consent: 'false',
	channel: 'office'
});
const bound = (key: string) => ({
	modelValue: model[key],
	'onUpdate:modelValue': (value: string | number | undefined) => (model[key] = value)
});
const item = (key: string, label: string, control: () => VNode, more: Record<string, unknown> = {}): VNode =>
	h('div', { 'data-k': key }, [make(FormItem, { field: key, label, ...more }, () => [control()])]);
const text = (key: string, label: string, more: Record<string, unknown> = {}, inner: Record<string, unknown> = {}) =>
	item(key, label, () => make(Input, { allowClear: true, ...bound(key), ...inner }), more);
const date = (key: string, label: string, more: Record<string, unknown> = {}) =>
	item(
		key,
		label,
		() =>
			make(DatePicker, {
				format: 'DD.MM.YYYY',
				valueFormat: 'YYYY-MM-DD',
				placeholder: t('Выберите дату', 'Күнді таңдаңыз'),
				style: { width: '100%' },
				...bound(key)
			}),
		more
	);
const select = (key: string, label: string, options: readonly Option[], more: Record<string, unknown> = {}) =>
	item(
		key,
		label,
		() =>
			make(Select, { placeholder: t('Не выбрано', 'Таңдалмаған'), ...bound(key), ...more }, () =>
				options.map(({ value, text: wording }) => make(SelectOption, { value, label: wording }))
			),
		{ required: true }
	);
const grid = (...controls: VNode[]): VNode =>
	h('div', { style: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: '24px' } }, controls);
const panel = (key: string, header: string, content: () => VNode): VNode =>
	make(CollapseItem, { key, header }, () => [content()]);

const page = (): VNode =>
	make(ConfigProvider, { locale: ruRU }, () => [
		make(Form, { model, layout: 'vertical', style: { maxWidth: '960px', padding: '16px' } }, () => [
			make(Collapse, { defaultActiveKey: ['1', '2', '3', '4'], bordered: false }, () => [
				panel('1', t('1. Сведения об обращении', '1. Жүгіну туралы мәліметтер'), () =>
					grid(
						text('regNo', t('№ в реестре', 'Тізілімдегі №'), { required: true }),
						date('appealDate', t('Обращение поступило (дата)', 'Өтініш түскен күн'), { required: true }),
						text('fio', t('ФИО получателя помощи', 'Көмек алушының ТАӘ')),
						text('iin', t('ИИН получателя', 'Алушының ЖСН'), {}, { maxLength: 12 }),
						date('birthDate', t('Дата рождения получателя', 'Алушының туған күні')),
						item('channel', t('Канал обращения', 'Жүгіну арнасы'), () =>
							make(Select, bound('channel'), () => [
								make(SelectOption, { value: 'office', label: t('Лично', 'Жеке өзі') }),
								make(SelectOption, { value: 'phone', label: t('По телефону', 'Телефон арқылы') })
							])
						)
					)
				),
				panel('2', t('2. Реквизиты документа-основания', '2. Негіз болған құжаттың деректемелері'), () =>
					grid(
						select('docType', t('Наименование', 'Атауы'), papersByAlphabet, { allowSearch: true }),
						text('docNo', t('Номер', 'Нөмірі')),
						date('docDate', t('От (дата)', 'Күні')),
						text(
							'docOrg',
							t('Кем принят', 'Кім қабылдаған'),
							{ extra: t('Суд, орган следствия, юр. консультация', 'Сот, тергеу органы, заң консультациясы') },
							{ placeholder: t('Наименование органа', 'Органның атауы') }
						)
					)
				),
				panel('3', t('3. Юридическая помощь', '3. Заң көмегі'), () =>
					h('div', [
						grid(
							select('theme', t('Тематика вопроса', 'Мәселенің тақырыбы'), themes, {
								allowSearch: true,
								allowClear: true
							}),
							item('minutes', t('Занятость адвоката', 'Адвокаттың жұмыспен қамтылуы'), () =>
								h(
									InputNumber,
									{ min: 0, max: 1440, hideButton: true, ...bound('minutes') } as Record<string, unknown>,
									{
										suffix: () => t('мин', 'мин')
									}
								)
							)
						),
						item('aid', t('Вид помощи', 'Көмек түрі'), () =>
							make(RadioGroup, { type: 'button', ...bound('aid') }, () =>
								aidOnButtons.map(({ value, text: wording }) => make(Radio, { value }, () => wording))
							)
						),
						item('content', t('Краткая суть вопроса', 'Мәселенің қысқаша мәні'), () =>
							make(Textarea, {
								maxLength: 1000,
								showWordLimit: true,
								autoSize: { minRows: 3 },
								placeholder: t('Изложите кратко', 'Қысқаша баяндаңыз'),
								...bound('content')
							})
						)
					])
				),
				panel('4', t('4. Исполнитель', '4. Орындаушы'), () =>
					h('div', [
						grid(
							select('college', t('Коллегия адвокатов', 'Адвокаттар алқасы'), colleges),
							text('advocate', t('Адвокат', 'Адвокат'), {
								extra: t('Фамилия, имя, отчество (при наличии)', 'Тегі, аты, әкесінің аты (бар болса)')
							})
						),
						h('div', { 'data-k': 'consent' }, [
							make(
								Checkbox,
								{
									modelValue: model['consent'] === 'true',
									'onUpdate:modelValue': (value: unknown) => (model['consent'] = String(value))
								},
								() => t('Достоверность сведений подтверждаю', 'Мәліметтердің дұрыстығын растаймын')
							)
						])
					])
				)
			]),
			make(Button, { type: 'primary', htmlType: 'submit' }, () => t('Зарегистрировать', 'Тіркеу'))
		])
	]);

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.before(head.element);
root?.after(foot.element);
createApp({ render: page }).mount('#app');

open(
	() => ({
		...Object.fromEntries(Object.entries(model).map(([key, value]) => [key, String(value ?? '')])),
		minutes: figure(model['minutes']),
		...together(head, foot)
	}),
	(record) => ({
		regNo: record.number,
		appealDate: record.applicationDate,
		docType: code(record.basisKind, codesOf(papersByAlphabet)),
		docNo: record.basisNumber,
		docDate: record.basisDate,
		docOrg: record.basisBody,
		theme: code(record.category, codesOf(themes)),
		aid: code(record.assistanceKind, codesOf(aidOnButtons)),
		minutes: time.minutes(record.minutes),
		content: record.essenceForPortal,
		college: collegeOf(record.barAssociation),
		advocate: record.lawyerName
	})
);
