import $ from 'jquery';
import 'fomantic-ui-css/components/reset.css';
import 'fomantic-ui-css/components/site.css';
import 'fomantic-ui-css/components/form.css';
import 'fomantic-ui-css/components/input.css';
import 'fomantic-ui-css/components/dropdown.css';
import 'fomantic-ui-css/components/checkbox.css';
import 'fomantic-ui-css/components/popup.css';
import 'fomantic-ui-css/components/table.css';
import 'fomantic-ui-css/components/calendar.css';
import 'fomantic-ui-css/components/transition.css';
import 'fomantic-ui-css/components/segment.css';
import 'fomantic-ui-css/components/header.css';
import { open, sent, type State } from '../kit/contract.js';
import { code, time } from '../kit/cut.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { grounds, helpInShort, law } from './words.js';

/**
 * Fomantic UI with jQuery: lists of its own over hidden inputs, one searched;
 * calendars that pop up under their fields and read what is typed there.
 */
Object.assign(window, { jQuery: $, $ });
await import('fomantic-ui-css/components/transition.js');
await import('fomantic-ui-css/components/popup.js');
await import('fomantic-ui-css/components/dropdown.js');
await import('fomantic-ui-css/components/checkbox.js');
await import('fomantic-ui-css/components/calendar.js');

const field = (key: string, label: string, control: string, more = '') =>
	`<div class="field ${more}" data-k="${key}"><label>${label}</label>${control}</div>`;
const text = (key: string, label: string, attributes = '') =>
	field(key, label, `<input type="text" name="${key.slice(0, 3)}" ${attributes}>`);
const date = (key: string, label: string) =>
	field(
		key,
		label,
		`<div class="ui calendar"><div class="ui input left icon"><i class="calendar icon"></i><input type="text" placeholder="${t('ДД.ММ.ГГГГ', 'КК.АА.ЖЖЖЖ')}" autocomplete="off"></div></div>`
	);
const dropdown = (key: string, label: string, options: readonly Option[], more = '') =>
	field(
		key,
		label,
		`<div class="ui ${more} selection dropdown"><input type="hidden" name="${key.slice(0, 3)}_id"><i class="dropdown icon"></i><div class="default text">${t('Выберите из списка', 'Тізімнен таңдаңыз')}</div><div class="menu">${options
			.map(({ value, text: wording }) => `<div class="item" data-value="${value}">${wording}</div>`)
			.join('')}</div></div>`
	);
const radios = (key: string, label: string, options: readonly Option[]) =>
	`<div class="grouped fields" data-k="${key}"><label>${label}</label>${options
		.map(
			({ value, text: wording }) =>
				`<div class="field"><div class="ui radio checkbox"><input type="radio" name="r_${key.slice(0, 3)}" value="${value}"><label>${wording}</label></div></div>`
		)
		.join('')}</div>`;
const header = (title: string) => `<h4 class="ui dividing header">${title}</h4>`;

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
$('#app').html(`<form class="ui form segment" id="card">
	<h2 class="ui header">${t('Журнал учета обращений', 'Өтініштерді есепке алу журналы')}</h2>
	<div class="two fields">
		${text('number', t('Номер п/п', 'Р/с нөмірі'))}
		${date('applied', t('Дата приема (обращения)', 'Қабылданған (жүгінген) күні'))}
	</div>
	${header(t('Документ, на основании которого оказана помощь', 'Көмек көрсетуге негіз болған құжат'))}
	${dropdown('documentKind', t('Название', 'Атауы'), grounds, 'fluid')}
	<div class="three fields">
		${text('documentNumber', '№')}
		${date('documentDate', t('от', 'күні'))}
		${text('documentBody', t('Орган / суд', 'Орган / сот'))}
	</div>
	${header(t('Юридическая помощь', 'Заң көмегі'))}
	<div class="two fields">
		${dropdown('category', t('Категория дела', 'Іс санаты'), law, 'fluid search')}
		${text('spent', t('Затрачено времени (ч:мм)', 'Жұмсалған уақыт (сағ:мин)'), 'placeholder="0:00"')}
	</div>
	${radios('kind', t('Вид', 'Түрі'), helpInShort.slice(1))}
	${field('essence', t('Суть правового вопроса', 'Құқықтық мәселенің мәні'), '<textarea rows="3"></textarea>')}
	${header(t('Адвокат', 'Адвокат'))}
	<div class="three fields">
		${text('lawyer', t('Ф.И.О.', 'Т.А.Ә.'))}
		${text('licence', t('Лицензия', 'Лицензия'))}
		${text('association', t('Коллегия', 'Алқа'), `value="${t('Республиканская коллегия адвокатов', 'Республикалық адвокаттар алқасы')}" readonly`)}
	</div>
	${text('archive', t('Номер наряда (заполняет архив)', 'Іс қағаздарының нөмірі (мұрағат толтырады)'))}
	<input type="hidden" name="csrf" value="0c11">
	<button class="ui button">${t('Сохранить', 'Сақтау')}</button>
</form>`);
$('#app').before(head.element, client.element).after(foot.element);

const KEYS = [...document.querySelectorAll<HTMLElement>('#app [data-k]')].map(({ dataset }) => dataset['k'] ?? '');
const model: State = Object.fromEntries(KEYS.map((key) => [key, '']));
const MONTHS =
	lang === 'kk'
		? 'Қаңтар Ақпан Наурыз Сәуір Мамыр Маусым Шілде Тамыз Қыркүйек Қазан Қараша Желтоқсан'
		: 'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь';
const two = (number: number) => String(number).padStart(2, '0');
for (const key of KEYS) {
	const own = $(`[data-k="${key}"]`);
	own.find('.ui.dropdown').dropdown({
		fullTextSearch: true,
		onChange: (value: string) => void (model[key] = value)
	});
	own.find('.ui.calendar').calendar({
		type: 'date',
		firstDayOfWeek: 1,
		text: {
			days: t('В П В С Ч П С', 'Ж Д С С Б Ж С').split(' '),
			months: MONTHS.split(' '),
			monthsShort: MONTHS.split(' ').map((name) => name.slice(0, 3))
		},
		formatter: { date: 'DD.MM.YYYY' },
		parser: {
			date: (typed: string | null) => {
				const [day, month, year] = (typed ?? '').split('.').map(Number);
				return day && month && year && year > 1900 ? new Date(year, month - 1, day) : null;
			}
		},
		onChange: (day: Date | null) =>
			void (model[key] = day ? `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}` : '')
	});
	own.find('.ui.checkbox').checkbox({
		onChecked: function (this: HTMLInputElement) {
			model[key] = this.value;
		}
	});
	const plain = own.children('input, textarea');
	model[key] = String(plain.val() ?? '');
	plain.on('change', () => void (model[key] = String(plain.val())));
}
$('#card').on('submit', (event) => {
	event.preventDefault();
	sent();
});

open(
	() => ({ ...model, ...together(head, client, foot) }),
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		documentKind: code(record.basisKind, codesOf(grounds)),
		documentNumber: record.basisNumber,
		documentDate: record.basisDate,
		documentBody: record.basisBody,
		category: code(record.category, codesOf(law)),
		spent: time.clock(record.minutes),
		kind: code(record.assistanceKind, codesOf(helpInShort)),
		essence: record.essenceForPortal,
		lawyer: record.lawyerName,
		licence: record.licenceNumber
	})
);
