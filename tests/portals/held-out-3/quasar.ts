import {
	QBtn,
	QCard,
	QCardSection,
	QDate,
	QField,
	QIcon,
	QInput,
	QOptionGroup,
	QPopupProxy,
	QSelect,
	Quasar
} from 'quasar';
import 'quasar/dist/quasar.css';
import kk from 'quasar/lang/kk.js';
import ru from 'quasar/lang/ru.js';
import { createApp, h, reactive, ref, type VNode } from 'vue';
import { open, sent } from '../kit/contract.js';
import { code, dotted, figure, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { make } from '../kit/vue.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { associationOf, associations, groundsInShort, help, law } from './words.js';

/**
 * Quasar: outlined fields with floating labels, dates behind a mask with a
 * calendar at their end, lists that open as menus, one of them searched by typing.
 */
const model = reactive<Record<string, string | null>>({
	number: '',
	applied: '',
	client: '',
	birth: '',
	documentKind: null,
	documentNumber: '',
	documentDate: '',
	documentBody: '',
	category: null,
	essence: '',
	kind: null,
	minutes: '',
	association: null,
	lawyer: '',
	licence: '',
	region: '75'
});
const bound = (key: string) => ({
	modelValue: model[key],
	'onUpdate:modelValue': (value: string | number | null) => (model[key] = value === null ? null : String(value))
});
const marked = (key: string, control: VNode): VNode => h('div', { 'data-k': key, class: 'col-12 col-sm-6' }, [control]);
const text = (key: string, label: string, more: Record<string, unknown> = {}) =>
	marked(key, make(QInput, { outlined: true, label, ...bound(key), ...more }));

const date = (key: string, label: string): VNode =>
	marked(
		key,
		h(
			QInput,
			{ outlined: true, label, mask: '##.##.####', hint: t('дд.мм.гггг', 'кк.аа.жжжж'), ...bound(key) },
			{
				append: () =>
					make(QIcon, { name: 'M3 4h18v17H3zM5 9v10h14V9z', class: 'cursor-pointer' }, () => [
						make(QPopupProxy, {}, () => [make(QDate, { mask: 'DD.MM.YYYY', ...bound(key) })])
					])
			}
		)
	);

const choice = (key: string, label: string, options: readonly Option[], more: Record<string, unknown> = {}) =>
	marked(
		key,
		make(QSelect, {
			outlined: true,
			label,
			// A drawn arrow: the font that the library's own comes from is not here.
			dropdownIcon: 'M7 10l5 5 5-5z',
			emitValue: true,
			mapOptions: true,
			options: options.map(({ value, text: wording }) => ({ value, label: wording })),
			...bound(key),
			...more
		})
	);

/** What of the branches the typed letters leave. */
const needle = ref('');
const branches = (label: string): VNode => {
	const left = law.filter(({ text: wording }) => wording.toLowerCase().includes(needle.value));
	return choice('category', label, needle.value === '' ? law : left, {
		useInput: true,
		hideSelected: true,
		fillInput: true,
		inputDebounce: 0,
		onFilter: (typed: string, update: (change: () => void) => void) =>
			update(() => (needle.value = typed.toLowerCase()))
	});
};

const card = (title: string, controls: () => VNode[]): VNode =>
	make(QCard, { flat: true, bordered: true, class: 'q-mb-md' }, () => [
		make(QCardSection, {}, () => [h('div', { class: 'text-h6' }, title)]),
		make(QCardSection, {}, () => [h('div', { class: 'row q-col-gutter-md' }, controls())])
	]);

const page = (): VNode =>
	h('form', { class: 'q-pa-md', onSubmit: (event: Event) => event.preventDefault() }, [
		card(t('Обращение', 'Өтініш'), () => [
			text('number', t('№ записи', 'Жазба №')),
			date('applied', t('Дата обращения', 'Өтініш жасалған күн')),
			text('client', t('Ф.И.О. заявителя', 'Өтініш берушінің Т.А.Ә.')),
			date('birth', t('Дата рождения заявителя', 'Өтініш берушінің туған күні')),
			choice('region', t('Регион', 'Өңір'), [
				{ value: '71', text: t('г. Астана', 'Астана қ.'), of: null },
				{ value: '75', text: t('г. Алматы', 'Алматы қ.'), of: null }
			])
		]),
		card(t('Основание для оказания помощи', 'Көмек көрсету негізі'), () => [
			choice('documentKind', t('Документ', 'Құжат'), groundsInShort),
			text('documentNumber', t('Номер документа', 'Құжат нөмірі')),
			date('documentDate', t('Дата документа', 'Құжат күні')),
			text('documentBody', t('Кем вынесен (выдан)', 'Кім шығарды (берді)'))
		]),
		card(t('Оказанная помощь', 'Көрсетілген көмек'), () => [
			branches(t('Отрасль права', 'Құқық саласы')),
			text('minutes', t('Время занятости адвоката', 'Адвокаттың жұмыспен қамтылған уақыты'), {
				type: 'number',
				suffix: t('мин.', 'мин.')
			}),
			text('essence', t('Суть вопроса', 'Мәселенің мәні'), { type: 'textarea', autogrow: true }),
			marked(
				'kind',
				make(
					QField,
					{ borderless: true, stackLabel: true, label: t('Вид оказанной помощи', 'Көрсетілген көмек түрі') },
					() => [
						make(QOptionGroup, {
							options: help.map(({ value, text: label }) => ({ value, label })),
							...bound('kind')
						})
					]
				)
			)
		]),
		card(t('Адвокат', 'Адвокат'), () => [
			choice('association', t('Коллегия адвокатов', 'Адвокаттар алқасы'), associations),
			text('lawyer', t('Ф.И.О. адвоката', 'Адвокаттың Т.А.Ә.')),
			text('licence', t('Номер лицензии', 'Лицензия нөмірі'))
		]),
		make(QBtn, { color: 'primary', label: t('Сохранить и отправить', 'Сақтау және жіберу'), onClick: sent })
	]);

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.before(head.element);
root?.after(foot.element);
createApp({ render: page })
	.use(Quasar, { lang: lang === 'kk' ? kk : ru })
	.mount('#app');

open(
	() => ({
		...Object.fromEntries(Object.entries(model).map(([key, value]) => [key, value ?? ''])),
		minutes: figure(model['minutes']),
		...together(head, foot)
	}),
	(record) => ({
		number: record.number,
		applied: dotted(record.applicationDate),
		documentKind: code(record.basisKind, codesOf(groundsInShort)),
		documentNumber: record.basisNumber,
		documentDate: dotted(record.basisDate),
		documentBody: record.basisBody,
		category: code(record.category, codesOf(law)),
		minutes: time.minutes(record.minutes),
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(help)),
		association: associationOf(record.barAssociation),
		lawyer: record.lawyerName,
		licence: record.licenceNumber
	})
);
