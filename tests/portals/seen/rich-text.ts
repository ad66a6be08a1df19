import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import flatpickr from 'flatpickr';
import { Russian } from 'flatpickr/dist/esm/l10n/ru.js';
import { Kazakh } from 'flatpickr/dist/esm/l10n/kz.js';
import Quill from 'quill';
import TomSelect from 'tom-select';
import { basis, code, time } from '../kit/cut.js';
import { open, sent } from '../kit/contract.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { bases, categories, codesOf, kindsCut, lang, t, wordsOf, type Option } from '../kit/words.js';
import 'flatpickr/dist/flatpickr.css';
import 'quill/dist/quill.snow.css';
import 'tom-select/dist/css/tom-select.css';
import '../kit/page.css';

/** Two editors, a calendar that takes no typing, lists of Tom Select; the defence is cut in two, column 6 is minutes. */
const row = (name: string, label: string, control: string) =>
	`<div class="row" data-k="${name}"><div class="caption" id="cap-${name}">${label}</div>${control}</div>`;
const options = (all: readonly Option[]) =>
	`<option value="">${t('не выбрано', 'таңдалмаған')}</option>${all.map(({ value, text }) => `<option value="${value}">${text}</option>`).join('')}`;

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
const app = document.querySelector<HTMLElement>('#app') ?? document.body;
app.innerHTML = `<h2>${t('Отчет об оказанной помощи', 'Көрсетілген көмек туралы есеп')}</h2>
	${row('applied', t('Когда обратился', 'Қашан өтініш жасады'), `<input id="applied" placeholder="${t('Дата обращения', 'Өтініш күні')}">`)}
	${row('basis', t('Документ-основание: наименование и реквизиты', 'Негіз құжат: атауы мен деректемелері'), '<div id="basis"></div>')}
	${row('basisDate', t('Дата документа-основания', 'Негіз құжаттың күні'), '<input id="basisDate">')}
	${row('kind', t('Вид юридической помощи', 'Заң көмегінің түрі'), `<select id="kind">${options(kindsCut)}</select>`)}
	${row('category', t('Категория дела', 'Істің санаты'), `<select id="category">${options(categories)}</select>`)}
	${row('essence', t('Суть правового вопроса', 'Құқықтық мәселенің мәні'), '<div id="essence"></div>')}
	${row('remark', t('Замечания проверяющего', 'Тексерушінің ескертулері'), '<div id="remark"></div>')}
	${row('minutes', t('Время занятости адвоката, минут', 'Адвокаттың жұмыспен қамтылған уақыты, минут'), '<input id="minutes" type="number" min="0">')}
	<button type="button" id="send">${t('Отправить отчет', 'Есепті жіберу')}</button>`;
app.before(head.element, client.element);
app.after(foot.element);
app.querySelector('#send')?.addEventListener('click', sent);

const find = <E extends HTMLElement>(id: string) => app.querySelector<E>(`#${id}`) as E;
const locale = lang === 'kk' ? Kazakh : Russian;
// Shows one format and keeps another; its box is read-only.
const applied = flatpickr(find<HTMLInputElement>('applied'), {
	locale,
	altInput: true,
	altFormat: 'j F Y',
	dateFormat: 'Y-m-d'
});
const basisDate = flatpickr(find<HTMLInputElement>('basisDate'), { locale, allowInput: true, dateFormat: 'd.m.Y' });
const kind = new TomSelect(find<HTMLSelectElement>('kind'), { create: false });
const category = new TomSelect(find<HTMLSelectElement>('category'), { create: false, maxOptions: 50 });
const essence = new Quill(find('essence'), { theme: 'snow' });
const remark = new Quill(find('remark'), { theme: 'snow' });
remark.setText(t('Заполнить до пятницы', 'Жұмаға дейін толтыру'));
const document3 = new Editor({
	element: find('basis'),
	extensions: [StarterKit],
	editorProps: { attributes: { 'aria-labelledby': 'cap-basis', role: 'textbox' } }
});
let minutes = '';
find<HTMLInputElement>('minutes').addEventListener('input', (event) => {
	minutes = (event.currentTarget as HTMLInputElement).value;
});

const single = (select: TomSelect): string => {
	const value = select.getValue();
	return typeof value === 'string' ? value : value.join();
};
const day = (date: Date | undefined): string =>
	date
		? `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
		: '';
open(
	() => ({
		applied: day(applied.selectedDates[0]),
		basis: document3.getText().trim(),
		basisDate: day(basisDate.selectedDates[0]),
		kind: single(kind),
		category: single(category),
		essence: essence.getText().trim(),
		remark: remark.getText().trim(),
		minutes,
		...together(head, client, foot)
	}),
	(record) => ({
		applied: record.applicationDate,
		basis: basis(record, wordsOf(record.basisKind, bases)),
		basisDate: record.basisDate,
		kind: code(record.assistanceKind, codesOf(kindsCut)),
		category: code(record.category, codesOf(categories)),
		essence: record.essenceForPortal,
		minutes: time.minutes(record.minutes)
	})
);
