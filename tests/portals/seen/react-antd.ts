import { ConfigProvider, DatePicker, Form, Input, InputNumber, Select, Button, type FormInstance } from 'antd';
import ru from 'antd/locale/ru_RU';
import kk from 'antd/locale/kk_KZ';
import dayjs, { type Dayjs } from 'dayjs';
import { createElement as h, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { code, time } from '../kit/cut.js';
import { open, sent, type State } from '../kit/contract.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { bases, categories, codesOf, kindsInLaw, lang, t, type Option } from '../kit/words.js';
import '../kit/page.css';
import 'dayjs/locale/ru';
import 'dayjs/locale/kk';

/** React 19 with Ant Design: column 3 in parts, column 6 in minutes, labels of its own. */
type Values = Record<string, string | number | Dayjs | null | undefined>;
dayjs.locale(lang);
let form: FormInstance<Values> | null = null;

const item = (name: string, label: string, control: ReactNode) =>
	h('div', { key: name, 'data-k': name }, h(Form.Item, { name, label, children: control }));
const choice = (options: readonly Option[]) =>
	h(Select, {
		showSearch: { optionFilterProp: 'label' },
		placeholder: t('Выберите', 'Таңдаңыз'),
		options: options.map(({ value, text }) => ({ value, label: text }))
	});
const date = () => h(DatePicker, { format: 'DD.MM.YYYY', style: { width: '100%' } });

function Page(): ReactNode {
	const [instance] = Form.useForm<Values>();
	form = instance;
	const heading = (text: string) => h('h3', { key: text }, text);
	return h(
		ConfigProvider,
		{ locale: lang === 'kk' ? kk : ru },
		h(
			Form<Values>,
			{
				form: instance,
				layout: 'vertical',
				onFinish: sent,
				initialValues: {
					lawyerPhone: '+7 727 300 00 00',
					office: t('Юридическая консультация № 4', '№ 4 заң консультациясы')
				}
			},
			heading(t('Обращение', 'Өтініш')),
			item('applied', t('Дата обращения', 'Өтініш жасалған күн'), date()),
			item('fio', t('Ф.И.О. обратившегося лица', 'Өтініш жасаған адамның Т.А.Ә.'), h(Input)),
			item('iin', t('ИИН обратившегося лица', 'Өтініш жасаған адамның ЖСН'), h(Input, { maxLength: 12 })),
			item('born', t('Дата рождения', 'Туған күні'), date()),
			heading(t('Документ-основание', 'Негіз болатын құжат')),
			item('basisKind', t('Вид документа', 'Құжаттың түрі'), choice(bases)),
			item('basisNumber', t('Номер документа', 'Құжаттың нөмірі'), h(Input)),
			item('basisDate', t('Дата документа', 'Құжаттың күні'), date()),
			item('basisBody', t('Кем выдан', 'Кім берген'), h(Input)),
			heading(t('Оказанная помощь', 'Көрсетілген көмек')),
			item('kind', t('Вид оказанной помощи', 'Көрсетілген көмектің түрі'), choice(kindsInLaw)),
			item('category', t('Категория дела', 'Істің санаты'), choice(categories)),
			item('essence', t('Суть правового вопроса', 'Құқықтық мәселенің мәні'), h(Input.TextArea, { rows: 4 })),
			item(
				'minutes',
				t('Время занятости (мин.)', 'Жұмыспен қамтылған уақыты (мин.)'),
				h(InputNumber, { min: 0, style: { width: '100%' } })
			),
			heading(t('Адвокат', 'Адвокат')),
			item('lawyer', t('Ф.И.О. адвоката', 'Адвокаттың Т.А.Ә.'), h(Input)),
			item('licence', t('Номер лицензии', 'Лицензия нөмірі'), h(Input)),
			item('office', t('Место работы', 'Жұмыс орны'), h(Input)),
			item('lawyerPhone', t('Телефон адвоката', 'Адвокаттың телефоны'), h(Input)),
			h(Button, { htmlType: 'submit', type: 'primary', key: 'send' }, t('Сохранить и отправить', 'Сақтау және жіберу'))
		)
	);
}

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element);
	root.after(foot.element);
	createRoot(root).render(h(Page));
}

const NAMES = [
	'applied',
	'fio',
	'iin',
	'born',
	'basisKind',
	'basisNumber',
	'basisDate',
	'basisBody',
	'kind',
	'category',
	'essence',
	'minutes',
	'lawyer',
	'licence',
	'office',
	'lawyerPhone'
];
function state(): State {
	const values = (form?.getFieldsValue(true) ?? {}) as Values;
	const plain = Object.fromEntries(NAMES.map((name) => [name, text(values[name])]));
	return { ...plain, ...together(head, foot) };
}
const text = (value: Values[string]): string =>
	value === null || value === undefined ? '' : typeof value === 'object' ? value.format('YYYY-MM-DD') : String(value);

open(state, (record) => ({
	applied: record.applicationDate,
	basisKind: code(record.basisKind, codesOf(bases)),
	basisNumber: record.basisNumber,
	basisDate: record.basisDate,
	basisBody: record.basisBody,
	kind: code(record.assistanceKind, codesOf(kindsInLaw)),
	category: code(record.category, codesOf(categories)),
	essence: record.essenceForPortal,
	minutes: time.minutes(record.minutes),
	lawyer: record.lawyerName,
	licence: record.licenceNumber
}));
