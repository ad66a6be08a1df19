import { code, threeParts, time } from '../kit/cut.js';
import { open, type State } from '../kit/contract.js';
import { mute } from '../kit/names.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { basesInShort, categories, codesOf, kinds, t, type Option } from '../kit/words.js';
import '../kit/page.css';

/**
 * A plain, accessible form that cuts the record its own way: dates as three
 * lists with the names of months, time in two boxes, groups of radio buttons,
 * and bare «№» and «Дата» that mean something only within their group.
 */
const MONTHS = [
	t('января', 'қаңтар'),
	t('февраля', 'ақпан'),
	t('марта', 'наурыз'),
	t('апреля', 'сәуір'),
	t('мая', 'мамыр'),
	t('июня', 'маусым'),
	t('июля', 'шілде'),
	t('августа', 'тамыз'),
	t('сентября', 'қыркүйек'),
	t('октября', 'қазан'),
	t('ноября', 'қараша'),
	t('декабря', 'желтоқсан')
];
const YEARS = Array.from({ length: 12 }, (_, at) => String(2016 + at));
const DAYS = Array.from({ length: 31 }, (_, at) => String(at + 1));

const options = (all: readonly Pick<Option, 'value' | 'text'>[]) =>
	`<option value=""></option>${all.map(({ value, text }) => `<option value="${value}">${text}</option>`).join('')}`;
const part = (name: string, label: string, all: readonly Pick<Option, 'value' | 'text'>[]) =>
	`<span data-k="${name}"><label for="${mute(name)}">${label}</label> <select id="${mute(name)}" name="${mute(name)}">${options(all)}</select></span>`;
const threeLists = (name: string) =>
	[
		part(
			`${name}Day`,
			t('День', 'Күн'),
			DAYS.map((day) => ({ value: day, text: day }))
		),
		part(
			`${name}Month`,
			t('Месяц', 'Ай'),
			MONTHS.map((text, at) => ({ value: String(at + 1), text }))
		),
		part(
			`${name}Year`,
			t('Год', 'Жыл'),
			YEARS.map((year) => ({ value: year, text: year }))
		)
	].join(' ');
const input = (name: string, label: string, attributes = '') =>
	`<div class="row" data-k="${name}"><label for="${mute(name)}">${label}</label> <input id="${mute(name)}" name="${mute(name)}" ${attributes}></div>`;
const radios = (name: string, legend: string, all: readonly Option[]) =>
	`<fieldset data-k="${name}"><legend>${legend}</legend>${all
		.map(
			({ value, text }) =>
				`<div><input type="radio" id="${mute(name)}-${value}" name="${mute(name)}" value="${value}"><label for="${mute(name)}-${value}">${text}</label></div>`
		)
		.join('')}</fieldset>`;

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
const app = document.querySelector<HTMLElement>('#app') ?? document.body;
app.innerHTML = `<form id="register" method="post" action="#saved" lang="${document.documentElement.lang}">
	<h2>${t('Учет юридической помощи', 'Заң көмегін есепке алу')}</h2>
	<fieldset><legend>${t('Дата обращения', 'Өтініш жасалған күн')}</legend>${threeLists('applied')}</fieldset>
	<fieldset><legend>${t('Доверенное лицо', 'Сенім білдірілген тұлға')}</legend>
		${input('proxyNumber', t('№', '№'))}
		${input('proxyDate', t('Дата', 'Күні'), 'placeholder="дд.мм.гггг"')}
	</fieldset>
	<fieldset><legend>${t('Документ, являющийся основанием для оказания помощи', 'Көмек көрсетуге негіз болатын құжат')}</legend>
		${radios('basisKind', t('Вид документа', 'Құжаттың түрі'), basesInShort)}
		${input('basisNumber', '№')}
		${input('basisDate', t('Дата', 'Күні'), 'placeholder="дд.мм.гггг"')}
		${input('basisBody', t('Орган', 'Орган'))}
	</fieldset>
	${radios('kind', t('Вид оказанной помощи', 'Көрсетілген көмектің түрі'), kinds)}
	<div class="row" data-k="category"><label for="${mute('category')}">${t('Категория', 'Санаты')}</label> <select id="${mute('category')}" name="${mute('category')}">${options(categories)}</select></div>
	<div class="row" data-k="essence"><label for="${mute('essence')}">${t('Суть вопроса', 'Мәселенің мәні')}</label> <textarea id="${mute('essence')}" name="${mute('essence')}" maxlength="500"></textarea></div>
	<fieldset><legend>${t('Время занятости адвоката', 'Адвокаттың жұмыспен қамтылған уақыты')}</legend>
		${input('hours', t('ч', 'сағ'), 'inputmode="numeric" size="3"')}
		${input('minutes', t('мин', 'мин'), 'inputmode="numeric" size="3"')}
	</fieldset>
	<fieldset><legend>${t('Адвокат', 'Адвокат')}</legend>
		${input('lawyer', t('Фамилия, имя, отчество', 'Тегі, аты, әкесінің аты'))}
		${input('licence', t('Лицензия №', 'Лицензия №'))}
		${input('association', t('Коллегия', 'Алқа'), `value="${t('Другая коллегия', 'Басқа алқа')}"`)}
	</fieldset>
	<div class="row"><label><input type="checkbox" name="${mute('agree')}" value="yes"> ${t('Сведения проверены, прошу зарегистрировать', 'Мәліметтер тексерілді, тіркеуді сұраймын')}</label></div>
	<button>${t('Зарегистрировать', 'Тіркеу')}</button>
</form>`;
app.before(head.element, client.element);
app.after(foot.element);

const NAMES = [
	'appliedDay',
	'appliedMonth',
	'appliedYear',
	'proxyNumber',
	'proxyDate',
	'basisKind',
	'basisNumber',
	'basisDate',
	'basisBody',
	'kind',
	'category',
	'essence',
	'hours',
	'minutes',
	'lawyer',
	'licence',
	'association',
	'agree'
];
/** What the page has heard of by events, as a page that saves while one types. */
const heard: State = Object.fromEntries(NAMES.map((name) => [name, '']));
heard['association'] = t('Другая коллегия', 'Басқа алқа');
const form = app.querySelector('form');
form?.addEventListener('change', () => {
	const sending = new FormData(form);
	for (const name of NAMES) {
		const value = sending.get(mute(name));
		heard[name] = typeof value === 'string' ? value : '';
	}
});

const figure = (text = ''): string => (text.trim() === '' ? '' : String(Number(text)));
open(
	() => ({
		...heard,
		hours: figure(heard['hours']),
		minutes: figure(heard['minutes']),
		...together(head, client, foot)
	}),
	(record) => {
		const applied = threeParts(record.applicationDate);
		return {
			appliedDay: applied.day,
			appliedMonth: applied.month,
			appliedYear: applied.year,
			basisKind: code(record.basisKind, codesOf(basesInShort)),
			basisNumber: record.basisNumber,
			basisDate: record.basisDate?.split('-').reverse().join('.') ?? null,
			basisBody: record.basisBody,
			kind: code(record.assistanceKind, codesOf(kinds)),
			category: code(record.category, codesOf(categories)),
			essence: record.essenceForPortal,
			hours: time.hours(record.minutes),
			minutes: time.rest(record.minutes),
			lawyer: record.lawyerName,
			licence: record.licenceNumber
		};
	}
);
