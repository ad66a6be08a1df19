import { Autocomplete, CharacterCounter, Collapsible, Datepicker, FormSelect } from '@materializecss/materialize';
import '@materializecss/materialize/dist/css/materialize.css';
import { open } from '../kit/contract.js';
import { code, dotted, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { mute } from '../kit/names.js';
import { codesOf, kinds, lang, t, type Option } from '../kit/words.js';
import { chambers, fields, sheets } from './words.js';

/**
 * Materialize: a list of sections that fold, lists drawn over hidden selects,
 * hours and minutes each in a list, the document's number and day in one field,
 * the association suggested while one types.
 */
const held = new Map<string, string>();

const wide = (key: string, size: string, inner: string, label: string, help = '') =>
	`<div class="input-field outlined col ${size}" data-k="${key}" style="margin-bottom: 1rem">${inner}<label for="${mute(key)}">${label}</label>${help ? `<span class="supporting-text">${help}</span>` : ''}</div>`;
const text = (key: string, label: string, help = '', attributes = '', size = 's12 m6') =>
	wide(key, size, `<input type="text" id="${mute(key)}" placeholder=" " ${attributes}>`, label, help);
const date = (key: string, label: string) => text(key, label, '', 'class="datepicker" autocomplete="off"');
const select = (key: string, label: string, options: readonly Option[], empty: string, size = 's12 m6') =>
	wide(
		key,
		size,
		`<select id="${mute(key)}"><option value="" disabled selected>${empty}</option>${options
			.map(({ value, text: wording }) => `<option value="${value}">${wording}</option>`)
			.join('')}</select>`,
		label
	);
const numbers = (from: readonly number[], digits: number): readonly Option[] =>
	from.map((one) => ({ value: String(one), text: String(one).padStart(digits, '0'), of: null }));
const section = (icon: string, title: string, body: string) =>
	`<li class="active"><div class="collapsible-header" tabindex="0"><b>${icon}</b>&nbsp;${title}</div><div class="collapsible-body"><div class="row g-3">${body}</div></div></li>`;

const form = document.createElement('form');
form.innerHTML = `<h5>${t('Книга учёта помощи, оказанной за счёт государства', 'Мемлекет есебінен көрсетілген көмекті есепке алу кітабы')}</h5>
<ul class="collapsible expandable">${[
	section(
		'I.',
		t('Обращение гражданина', 'Азаматтың жүгінуі'),
		[
			text('row', t('№ строки', 'Жол №')),
			date('came', t('Когда обратились (дата)', 'Қашан жүгінді (күні)')),
			text('citizen', t('Гражданин', 'Азамат'), t('Кому оказана помощь', 'Көмек кімге көрсетілді')),
			text('citizenIin', t('ИИН', 'ЖСН'), '', 'maxlength="12"'),
			date('citizenBorn', t('Год и дата рождения', 'Туған жылы мен күні'))
		].join('')
	),
	section(
		'II.',
		t('Документ-основание', 'Негіз болған құжат'),
		[
			select('sheet', t('Наименование', 'Атауы'), sheets, t('Выберите', 'Таңдаңыз'), 's12'),
			text('mark', t('№ и дата', '№ және күні'), t('Например: 15 от 01.02.2026', 'Мысалы: 15, 01.02.2026')),
			text('source', t('Откуда поступил', 'Қайдан келді'), t('Орган, суд, консультация', 'Орган, сот, консультация'))
		].join('')
	),
	section(
		'III.',
		t('Оказанная помощь', 'Көрсетілген көмек'),
		[
			`<div class="col s12" data-k="kind"><p id="${mute('kind')}">${t('Какая помощь оказана', 'Қандай көмек көрсетілді')}</p>${kinds
				.map(
					({ value, text: wording }) =>
						`<p><label><input class="with-gap" name="${mute('kind')}" type="radio" value="${value}"><span>${wording}</span></label></p>`
				)
				.join('')}</div>`,
			select('field', t('Сфера', 'Сала'), fields, t('Не указана', 'Көрсетілмеген'), 's12'),
			wide(
				'essence',
				's12',
				`<textarea id="${mute('essence')}" class="materialize-textarea" placeholder=" " maxlength="1000"></textarea>`,
				t('Существо вопроса', 'Мәселенің мәні')
			),
			`<div class="col s12">${t('Потрачено времени', 'Жұмсалған уақыт')}</div>`,
			select('hours', t('Часы', 'Сағат'), numbers([0, 1, 2, 3, 4, 5, 6, 7, 8], 1), '–', 's6'),
			select('minutes', t('Минуты', 'Минут'), numbers([0, 10, 15, 20, 30, 40, 45, 50], 2), '–', 's6')
		].join('')
	),
	section(
		'IV.',
		t('Адвокат', 'Адвокат'),
		[
			text(
				'chamber',
				t('Член коллегии', 'Алқа мүшесі'),
				t('Начните вводить название', 'Атауын тере бастаңыз'),
				'autocomplete="off"',
				's12'
			),
			text('lawyer', t('Фамилия, имя и отчество', 'Тегі, аты және әкесінің аты')),
			text('journal', t('Том бумажного журнала', 'Қағаз журналдың томы'), '', 'value="2"')
		].join('')
	)
].join('')}</ul><button class="btn filled" type="submit">${t('Внести в книгу', 'Кітапқа енгізу')}</button>`;

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.classList.add('container');
root?.append(head.element, form, foot.element);

const control = <E extends HTMLElement>(key: string, kind: new () => E): E => {
	const found = document.getElementById(mute(key));
	if (!(found instanceof kind)) throw new Error(`No control for ${key}.`);
	return found;
};
for (const key of ['row', 'citizen', 'citizenIin', 'mark', 'source', 'lawyer', 'journal', 'chamber']) {
	const input = control(key, HTMLInputElement);
	held.set(key, input.value);
	input.addEventListener('input', () => held.set(key, input.value));
}
const essence = control('essence', HTMLTextAreaElement);
held.set('essence', '');
essence.addEventListener('input', () => held.set('essence', essence.value));
CharacterCounter.init(essence);

const names = (style: 'long' | 'short' | 'narrow', of: 'month' | 'weekday', count: number) =>
	Array.from({ length: count }, (_, at) =>
		new Intl.DateTimeFormat(lang === 'kk' ? 'kk-KZ' : 'ru-RU', { [of]: style }).format(
			of === 'month' ? new Date(2026, at, 1) : new Date(2026, 1, 1 + at)
		)
	);
for (const key of ['came', 'citizenBorn']) {
	const input = control(key, HTMLInputElement);
	held.set(key, '');
	input.addEventListener('change', () => held.set(key, input.value));
	Datepicker.init(input, {
		format: 'dd.mm.yyyy',
		parse: (typed: string) => {
			const [day = Number.NaN, month = Number.NaN, year = Number.NaN] = typed.split('.').map(Number);
			return new Date(year, month - 1, day);
		},
		firstDay: 1,
		yearRange: [1940, 2030],
		autoSubmit: true,
		displayPlugin: 'docked',
		i18n: {
			cancel: t('Отмена', 'Бас тарту'),
			clear: t('Очистить', 'Тазарту'),
			done: t('Готово', 'Дайын'),
			months: names('long', 'month', 12),
			monthsShort: names('short', 'month', 12),
			weekdays: names('long', 'weekday', 7),
			weekdaysShort: names('short', 'weekday', 7),
			weekdaysAbbrev: names('narrow', 'weekday', 7)
		}
	});
}
for (const key of ['sheet', 'field', 'hours', 'minutes']) {
	const list = control(key, HTMLSelectElement);
	held.set(key, '');
	list.addEventListener('change', () => held.set(key, list.value));
	FormSelect.init(list);
}
held.set('kind', '');
for (const radio of form.querySelectorAll<HTMLInputElement>('[type=radio]'))
	radio.addEventListener('change', () => held.set('kind', radio.value));
Autocomplete.init(control('chamber', HTMLInputElement), {
	data: chambers.map(({ value, text: wording }) => ({ id: value, text: wording })),
	minLength: 2,
	onAutocomplete: ([chosen]) => held.set('chamber', chosen?.text ?? '')
});
Collapsible.init(form.querySelector<HTMLElement>('.collapsible'), { accordion: false });

open(
	() => ({ ...Object.fromEntries(held), ...together(head, foot) }),
	(record) => {
		const mark = [record.basisNumber, dotted(record.basisDate)].filter((part) => part !== null);
		return {
			row: record.number,
			came: dotted(record.applicationDate),
			sheet: code(record.basisKind, codesOf(sheets)),
			mark: mark.length === 0 ? null : { parts: mark },
			source: record.basisBody,
			kind: code(record.assistanceKind, codesOf(kinds)),
			field: code(record.category, codesOf(fields)),
			essence: record.essenceForPortal,
			hours: time.hours(record.minutes),
			minutes: time.rest(record.minutes),
			chamber: record.barAssociation,
			lawyer: record.lawyerName
		};
	}
);
