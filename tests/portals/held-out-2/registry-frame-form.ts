import AirDatepicker, { type AirDatepickerLocale } from 'air-datepicker';
import ru from 'air-datepicker/locale/ru';
import 'air-datepicker/air-datepicker.css';
import 'bootstrap/dist/css/bootstrap.css';
import { open, type State } from '../kit/contract.js';
import { basis, code, eds, time } from '../kit/cut.js';
import { mute } from '../kit/names.js';
import { bases, categories, codesOf, kindsInLaw, lang, t, wordsOf, type Option } from '../kit/words.js';
import { both } from './words.js';

/**
 * Bootstrap 5 with air-datepicker and a mask of the page's own: the official
 * form as a table, its headings in both languages at once, the row under them.
 * The calendar keeps the day; what is typed into its field it does not read.
 */
const HEADINGS = [
	both('№ п/п', 'Р/с №'),
	both(
		'Дата обращения лица, обратившегося за гарантированной государством юридической помощью',
		'Мемлекет кепілдік берген заң көмегін сұрап өтініш жасаған тұлғаның өтініш жасаған күні'
	),
	both(
		'Наименование и реквизиты документа, являющегося основанием для оказания гарантированной государством юридической помощи',
		'Мемлекет кепілдік берген заң көмегін көрсетуге негіз болып табылатын құжаттың атауы мен деректемелері'
	),
	both('Суть правового вопроса', 'Құқықтық мәселенің мәні'),
	both(
		'Вид оказанной гарантированной государством юридической помощи',
		'Көрсетілген мемлекет кепілдік берген заң көмегінің түрі'
	),
	both(
		'Время занятости адвоката при оказании гарантированной государством юридической помощи',
		'Адвокаттың мемлекет кепілдік берген заң көмегін көрсетумен айналысқан уақыты'
	),
	both('Сведения об ЭЦП адвоката', 'Адвокаттың ЭЦҚ-сы туралы мәліметтер')
];
const input = (key: string, more = '') =>
	`<input class="form-control form-control-sm" id="${mute(key)}" data-k="${key}" autocomplete="off" ${more}>`;
const area = (key: string) =>
	`<textarea class="form-control form-control-sm" rows="6" id="${mute(key)}" data-k="${key}"></textarea>`;
const select = (key: string, options: readonly Option[]) =>
	`<select class="form-select form-select-sm" id="${mute(key)}" data-k="${key}"><option value="" selected disabled hidden>${both('выберите', 'таңдаңыз')}</option>${options.map(({ value, text }) => `<option value="${value}">${text}</option>`).join('')}</select>`;
const floating = (key: string, label: string, more = '') =>
	`<div class="col form-floating">${input(key, `placeholder=" " ${more}`)}<label for="${mute(key)}">${label}</label></div>`;
const cells = [
	input('number', 'style="width: 4rem"'),
	input('applied', 'style="width: 8rem" placeholder="дд.мм.гггг"'),
	area('basis'),
	area('essence'),
	select('kind', kindsInLaw),
	input('spent', 'style="width: 5rem" placeholder="чч:мм" inputmode="numeric"'),
	area('eds')
];

document.body.innerHTML = `<form class="container-fluid py-3">
	<h1 class="h5">${t('Реестр учета гарантированной государством юридической помощи', 'Мемлекет кепілдік берген заң көмегін есепке алу тізілімі')}</h1>
	<div class="row g-2 mb-3">
		${floating('association', both('Наименование коллегии адвокатов', 'Адвокаттар алқасының атауы'))}
		${floating('lawyer', both('Фамилия, имя, отчество (при его наличии) адвоката', 'Адвокаттың тегі, аты, әкесінің аты (ол бар болған жағдайда)'))}
	</div>
	<div class="row g-2 mb-3">
		${floating('client', both('Ф.И.О. лица, получившего помощь', 'Көмек алған тұлғаның Т.А.Ә.'))}
		${floating('iin', both('ИИН', 'ЖСН'), 'maxlength="12" inputmode="numeric"')}
		<div class="col"><label class="form-label" for="${mute('category')}">${both('Категория дела', 'Іс санаты')}</label>${select('category', categories)}</div>
	</div>
	<table class="table table-bordered align-top">
		<thead><tr>${HEADINGS.map((text) => `<th scope="col" class="small">${text}</th>`).join('')}</tr>
		<tr>${HEADINGS.map((_, at) => `<th class="text-center">${String(at + 1)}</th>`).join('')}</tr></thead>
		<tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody>
	</table>
	<input type="hidden" name="csrf" value="71bd">
	<button class="btn btn-primary">${both('Сохранить', 'Сақтау')}</button>
</form>`;

const KK: AirDatepickerLocale = {
	days: ['Жексенбі', 'Дүйсенбі', 'Сейсенбі', 'Сәрсенбі', 'Бейсенбі', 'Жұма', 'Сенбі'],
	daysShort: ['Жс', 'Дс', 'Сс', 'Ср', 'Бс', 'Жм', 'Сб'],
	daysMin: ['Жс', 'Дс', 'Сс', 'Ср', 'Бс', 'Жм', 'Сб'],
	months: 'Қаңтар Ақпан Наурыз Сәуір Мамыр Маусым Шілде Тамыз Қыркүйек Қазан Қараша Желтоқсан'.split(' '),
	monthsShort: 'Қаң Ақп Нау Сәу Мам Мау Шіл Там Қыр Қаз Қар Жел'.split(' '),
	today: 'Бүгін',
	clear: 'Тазалау',
	dateFormat: 'dd.MM.yyyy',
	timeFormat: 'HH:mm',
	firstDay: 1
};
const model: State = {};
for (const element of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-k]')) {
	const key = element.dataset['k'] ?? '';
	model[key] = element.value;
	if (key !== 'applied') element.addEventListener('input', () => (model[key] = element.value));
}
const control = (key: string) => document.querySelector<HTMLInputElement>(`[data-k="${key}"]`);

const applied = control('applied');
if (applied)
	new AirDatepicker(applied, {
		locale: lang === 'kk' ? KK : ru,
		autoClose: true,
		dateFormat: 'dd.MM.yyyy',
		onSelect: ({ formattedDate }) =>
			(model['applied'] = (Array.isArray(formattedDate) ? formattedDate[0] : formattedDate) ?? '')
	});

/** Only digits, the colon by itself: `0215` becomes `02:15`. */
const spent = control('spent');
spent?.addEventListener('input', () => {
	const digits = spent.value.replace(/\D/gu, '').slice(0, 4);
	spent.value = digits.length > 2 ? `${digits.slice(0, 2)}:${digits.slice(2)}` : digits;
	model['spent'] = spent.value;
});

open(
	() => ({ ...model }),
	(record) => ({
		association: record.barAssociation,
		lawyer: record.lawyerName,
		category: code(record.category, codesOf(categories)),
		number: record.number,
		applied: record.applicationDate?.split('-').reverse().join('.') ?? null,
		basis: basis(record, wordsOf(record.basisKind, bases)),
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(kindsInLaw)),
		spent: time.clock(record.minutes, 2),
		eds: eds(record)
	})
);
