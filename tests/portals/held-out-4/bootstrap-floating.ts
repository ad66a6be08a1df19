import 'bootstrap/dist/css/bootstrap.css';
import SlimSelect from 'slim-select';
import '../../../node_modules/slim-select/dist/slimselect.css';
import { Datepicker } from 'vanillajs-datepicker';
import kk from 'vanillajs-datepicker/locales/kk';
import ru from 'vanillajs-datepicker/locales/ru';
import 'vanillajs-datepicker/css/datepicker-bs5.css';
import { open } from '../kit/contract.js';
import { basis, code, figure, time } from '../kit/cut.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { mute } from '../kit/names.js';
import { bases, codesOf, lang, t, wordsOf, type Option } from '../kit/words.js';
import { aid, cases } from './words.js';

/**
 * Bootstrap 5 with floating labels; days in a picker that keeps its own date, the
 * searched lists drawn over hidden selects, hours and minutes in one group with
 * their units behind, the document as one text beside its own parts.
 */
const fields = new Map<string, () => string>();

const control = (key: string): HTMLInputElement => {
	const found = document.getElementById(mute(key));
	if (!found) throw new Error(`No control for ${key}.`);
	return found as HTMLInputElement;
};
const must = (required: boolean) => (required ? ' <span class="text-danger">*</span>' : '');
const floating = (key: string, label: string, inner: string, required = false) =>
	`<div class="col-md-6" data-k="${key}"><div class="form-floating">${inner}<label for="${mute(key)}">${label}${must(required)}</label>
	<div class="invalid-feedback">${t('Обязательное поле', 'Міндетті өріс')}</div></div></div>`;
const text = (key: string, label: string, attributes = '') =>
	floating(
		key,
		label,
		`<input type="text" class="form-control" id="${mute(key)}" name="${mute(key)}" placeholder=" " ${attributes}>`,
		attributes.includes('required')
	);
const date = (key: string, label: string) => text(key, label, 'autocomplete="off" data-day');
const area = (key: string, label: string, help: string) =>
	`<div class="col-12" data-k="${key}"><div class="form-floating"><textarea class="form-control" style="height: 7rem" id="${mute(key)}" name="${mute(key)}" placeholder=" " aria-describedby="${mute(key)}-help" required></textarea>
	<label for="${mute(key)}">${label}${must(true)}</label></div><div class="form-text" id="${mute(key)}-help">${help}</div></div>`;
const select = (key: string, label: string, options: readonly Option[]) =>
	`<div class="col-md-6" data-k="${key}"><label class="form-label" for="${mute(key)}">${label}</label>
	<select class="form-select" id="${mute(key)}" name="${mute(key)}" data-slim><option data-placeholder="true" value=""></option>${options
		.map(({ value, text: wording }) => `<option value="${value}">${wording}</option>`)
		.join('')}</select></div>`;
const radios = (key: string, label: string, options: readonly Option[]) =>
	`<fieldset class="col-12" data-k="${key}"><legend class="fs-6">${label}${must(true)}</legend>${options
		.map(
			({ value, text: wording }) =>
				`<div class="form-check"><input class="form-check-input" type="radio" name="${mute(key)}" id="${mute(key + value)}" value="${value}"><label class="form-check-label" for="${mute(key + value)}">${wording}</label></div>`
		)
		.join('')}</fieldset>`;
const number = (key: string, unit: string, max: number) =>
	`<input type="number" class="form-control" data-k="${key}" id="${mute(key)}" min="0" max="${max}"><span class="input-group-text">${unit}</span>`;
const section = (title: string, ...controls: string[]) =>
	`<section class="card mb-3"><div class="card-header">${title}</div><div class="card-body"><div class="row g-3">${controls.join('')}</div></div></section>`;

const form = document.createElement('form');
form.noValidate = true;
form.innerHTML = [
	section(
		t('Регистрационные данные', 'Тіркеу деректері'),
		text('entry', t('Номер записи (п/п)', 'Жазба нөмірі (р/с)'), 'required'),
		date('applied', t('Обращение лица за ГГЮП, дата', 'Тұлғаның МКБЗК сұрап жүгінуі, күні')),
		text('registrar', t('Оператор', 'Оператор'), `value="${t('Канцелярия', 'Кеңсе')}" readonly`)
	),
	section(
		t('Документ – основание ГГЮП', 'МКБЗК негізі болатын құжат'),
		area(
			'document',
			t('Наименование и реквизиты документа', 'Құжаттың атауы мен деректемелері'),
			t('Вид документа, №, дата, кем выдан', 'Құжат түрі, №, күні, кім берген')
		)
	),
	section(
		t('Содержание и результат', 'Мазмұны және нәтижесі'),
		select('case', t('Категория дела', 'Іс санаты'), cases),
		`<div class="col-md-6"><label class="form-label">${t('Время занятости адвоката', 'Адвокаттың жұмыспен қамтылған уақыты')}</label><div class="input-group">${number('hours', t('ч.', 'сағ.'), 24)}${number('minutes', t('мин.', 'мин.'), 59)}</div></div>`,
		area(
			'essence',
			t('Суть правового вопроса', 'Құқықтық мәселенің мәні'),
			t('Не указывайте персональные данные', 'Дербес деректерді көрсетпеңіз')
		),
		radios('aid', t('Вид оказанной ГГЮП', 'Көрсетілген МКБЗК түрі'), aid),
		date('nextVisit', t('Дата следующего приема', 'Келесі қабылдау күні'))
	),
	section(
		t('Адвокат, ЭЦП', 'Адвокат, ЭЦҚ'),
		text('college', t('Наименование коллегии адвокатов', 'Адвокаттар алқасының атауы')),
		text('lawyer', t('Ф.И.О. (при наличии) адвоката', 'Адвокаттың Т.А.Ә. (болған жағдайда)')),
		text('owner', t('Сертификат выдан на имя', 'Сертификат кімнің атына берілген')),
		text('serial', t('Серийный № сертификата', 'Сертификаттың сериялық №'))
	),
	`<div class="form-check mb-3" data-k="checked"><input class="form-check-input" type="checkbox" id="${mute('checked')}"><label class="form-check-label" for="${mute('checked')}">${t('Сведения проверены', 'Мәліметтер тексерілді')}</label></div>
	<button class="btn btn-primary" type="submit">${t('Сохранить запись', 'Жазбаны сақтау')}</button>`
].join('');

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.classList.add('container', 'py-3');
root?.append(head.element, client.element, form, foot.element);

Object.assign(Datepicker.locales, kk, ru);
const days = new Map<string, Datepicker>();
for (const key of ['applied', 'nextVisit']) {
	days.set(
		key,
		new Datepicker(control(key), { buttonClass: 'btn', language: lang, format: 'dd.mm.yyyy', autohide: true })
	);
	fields.set(key, () => days.get(key)?.getDate('yyyy-mm-dd') ?? '');
}
const list = new SlimSelect({
	select: `#${mute('case')}`,
	settings: {
		placeholderText: t('Выберите категорию', 'Санатты таңдаңыз'),
		searchPlaceholder: t('Поиск', 'Іздеу'),
		searchText: t('Не найдено', 'Табылмады'),
		allowDeselect: true
	}
});
fields.set('case', () => list.getSelected()[0] ?? '');

/** What the page has heard of each plain control. */
const heard = new Map<string, string>();
for (const key of [
	'entry',
	'registrar',
	'document',
	'hours',
	'minutes',
	'essence',
	'college',
	'lawyer',
	'owner',
	'serial'
]) {
	const input = control(key);
	heard.set(key, input.value);
	input.addEventListener('input', () => heard.set(key, input.value));
	input.addEventListener('blur', () => input.classList.toggle('is-invalid', input.required && input.value === ''));
	fields.set(key, () => heard.get(key) ?? '');
}
for (const radio of form.querySelectorAll<HTMLInputElement>('[type=radio]'))
	radio.addEventListener('change', () => heard.set('aid', radio.value));
fields.set('aid', () => heard.get('aid') ?? '');
fields.set('checked', () => String(control('checked').checked));

open(
	() => {
		const state = Object.fromEntries([...fields].map(([key, read]) => [key, read()]));
		return {
			...state,
			hours: figure(state['hours']),
			minutes: figure(state['minutes']),
			...together(head, client, foot)
		};
	},
	(record) => ({
		entry: record.number,
		applied: record.applicationDate,
		document: basis(record, wordsOf(record.basisKind, bases)),
		case: code(record.category, codesOf(cases)),
		hours: time.hours(record.minutes),
		minutes: time.rest(record.minutes),
		essence: record.essenceForPortal,
		aid: code(record.assistanceKind, codesOf(aid)),
		college: record.barAssociation,
		lawyer: record.lawyerName,
		owner: record.edsSigner,
		serial: record.edsSerialNumber
	})
);
