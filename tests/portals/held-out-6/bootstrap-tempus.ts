import { TempusDominus } from '@eonasdan/tempus-dominus';
import '@eonasdan/tempus-dominus/dist/css/tempus-dominus.css';
import * as bootstrap from 'bootstrap';
import 'bootstrap/dist/css/bootstrap.css';
import 'bootstrap-select/dist/css/bootstrap-select.css';
import $ from 'jquery';
import { open } from '../kit/contract.js';
import { code, time } from '../kit/cut.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { mute } from '../kit/names.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { chamberOf, chambers, directory, forms, spheres } from './words.js';

/**
 * Bootstrap with the pickers that offices put on it: bootstrap-select for lists,
 * one of them with headings, Tempus Dominus for days and for the length of the
 * help; labels at the left of what they name.
 */
Object.assign(window, { jQuery: $, $, bootstrap });
await import('bootstrap-select');

const icon = (inner: string) =>
	`<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">${inner}</svg>`;
const CALENDAR = icon('<rect x="1.5" y="2.5" width="13" height="12" rx="1"/><path d="M1.5 6h13M5 1v3M11 1v3"/>');
const CLOCK = icon('<circle cx="8" cy="8" r="6.5"/><path d="M8 4v4l3 2"/>');
const held = new Map<string, string>();

const row = (key: string, label: string, control: string, help = '') =>
	`<div class="row mb-3" data-k="${key}"><label class="col-sm-4 col-form-label text-sm-end" for="${mute(key)}">${label}</label><div class="col-sm-8">${control}${help ? `<small class="form-text text-muted">${help}</small>` : ''}</div></div>`;
const text = (key: string, label: string, help = '', attributes = '') =>
	row(key, label, `<input type="text" class="form-control" id="${mute(key)}" name="${mute(key)}" ${attributes}>`, help);
const picker = (key: string, label: string, sign: string, placeholder: string, help = '') =>
	row(
		key,
		label,
		`<div class="input-group" id="${mute(key)}-group" data-td-target-input="nearest" data-td-target-toggle="nearest"><input type="text" class="form-control" id="${mute(key)}" name="${mute(key)}" placeholder="${placeholder}" data-td-target="#${mute(key)}-group" autocomplete="off"><span class="input-group-text" data-td-target="#${mute(key)}-group" data-td-toggle="datetimepicker" role="button">${sign}</span></div>`,
		help
	);
const date = (key: string, label: string) => picker(key, label, CALENDAR, t('дд.мм.гггг', 'кк.аа.жжжж'));
const items = (options: readonly Option[]) =>
	options.map(({ value, text: wording }) => `<option value="${value}">${wording}</option>`).join('');
const select = (key: string, label: string, options: string, search = false) =>
	row(
		key,
		label,
		`<select class="selectpicker" id="${mute(key)}" name="${mute(key)}" data-width="100%" data-style="" data-style-base="form-control" data-size="10" data-live-search="${search}" title="${t('– не выбрано –', '– таңдалмаған –')}">${options}</select>`
	);
const block = (title: string, ...rows: string[]) =>
	`<fieldset class="border rounded p-3 mb-3"><legend class="fs-5">${title}</legend>${rows.join('')}</fieldset>`;

const form = document.createElement('form');
form.innerHTML = [
	`<p class="text-muted">${t('Поля со звёздочкой обязательны', 'Жұлдызшасы бар өрістер міндетті')}</p>`,
	block(
		t('Запись', 'Жазба'),
		text('num', t('Номер по порядку*', 'Реттік нөмірі*')),
		date('applied', t('Дата обращения за ГГЮП*', 'МКБЗК-ге жүгінген күні*')),
		text('created', t('Запись создана', 'Жазба жасалған'), '', 'value="30.11.2026 10:15" readonly')
	),
	block(
		t('Основание для ГГЮП', 'МКБЗК негізі'),
		select('paper', t('Документ*', 'Құжат*'), items(directory)),
		text('paperNo', t('№ (регистрационный)', '№ (тіркеу)')),
		date('paperDay', t('от', 'күні')),
		text('paperBy', t('Кем вынесен / с кем заключён', 'Кім шығарған / кіммен жасалған'))
	),
	block(
		t('Оказанная ГГЮП', 'Көрсетілген МКБЗК'),
		select(
			'sphere',
			t('Сфера права*', 'Құқық саласы*'),
			spheres.map(({ title, options }) => `<optgroup label="${title}">${items(options)}</optgroup>`).join(''),
			true
		),
		row(
			'essence',
			t('Суть вопроса*', 'Мәселенің мәні*'),
			`<textarea class="form-control" id="${mute('essence')}" name="${mute('essence')}" rows="4"></textarea>`,
			t('Кратко, без сведений, составляющих тайну', 'Қысқаша, құпия мәліметтерсіз')
		),
		select('form', t('Вид ГГЮП*', 'МКБЗК түрі*'), items(forms)),
		picker(
			'spent',
			t('Время занятости', 'Жұмыспен қамтылу уақыты'),
			CLOCK,
			t('чч:мм', 'сс:мм'),
			t('Всего часов и минут', 'Барлығы сағат және минут')
		)
	),
	block(
		t('Адвокат', 'Адвокат'),
		select('chamber', t('Коллегия адвокатов', 'Адвокаттар алқасы'), items(chambers), true),
		text('lawyer', t('ФИО адвоката', 'Адвокаттың ТАӘ')),
		text('certificate', t('Сертификат ЭЦП №', 'ЭЦҚ сертификаты №'))
	),
	`<button class="btn btn-success" type="submit">${t('Записать', 'Жазу')}</button>`
].join('');

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.classList.add('container', 'py-3');
root?.append(head.element, client.element, form, foot.element);

for (const input of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
	const key = input.closest<HTMLElement>('[data-k]')?.dataset['k'];
	if (key === undefined) continue;
	held.set(key, input.value);
	if (!input.closest('.input-group')) input.addEventListener('input', () => held.set(key, input.value));
}
for (const key of ['paper', 'sphere', 'form', 'chamber']) {
	held.set(key, '');
	const list = $(`#${mute(key)}`);
	// A list whose first entry is a heading would begin with what stands under it.
	list.prop('selectedIndex', -1);
	list.selectpicker({ noneResultsText: t('Ничего не найдено: {0}', 'Ештеңе табылмады: {0}') });
	list.on('changed.bs.select', () => void held.set(key, String(list.val() ?? '')));
}

const two = (number: number) => String(number).padStart(2, '0');
function pick(key: string, clock: boolean): void {
	const group = document.getElementById(`${mute(key)}-group`);
	if (!group) throw new Error(`No picker for ${key}.`);
	const picked = new TempusDominus(group, {
		useCurrent: false,
		display: {
			theme: 'light',
			components: {
				calendar: !clock,
				date: !clock,
				month: !clock,
				year: !clock,
				decades: !clock,
				clock,
				hours: clock,
				minutes: clock,
				seconds: false
			}
		},
		localization: {
			locale: lang === 'kk' ? 'kk-KZ' : 'ru-RU',
			startOfTheWeek: 1,
			hourCycle: 'h23',
			format: clock ? 'HH:mm' : 'dd.MM.yyyy'
		}
	});
	picked.subscribe('change.td', () => {
		const last = picked.dates.picked.at(-1);
		if (!last) held.set(key, '');
		else if (clock) held.set(key, `${two(last.getHours())}:${two(last.getMinutes())}`);
		else held.set(key, `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`);
	});
}
pick('applied', false);
pick('paperDay', false);
pick('spent', true);

open(
	() => ({ ...Object.fromEntries(held), ...together(head, client, foot) }),
	(record) => ({
		num: record.number,
		applied: record.applicationDate,
		paper: code(record.basisKind, codesOf(directory)),
		paperNo: record.basisNumber,
		paperDay: record.basisDate,
		paperBy: record.basisBody,
		sphere: code(record.category, codesOf(spheres.flatMap(({ options }) => options))),
		essence: record.essenceForPortal,
		form: code(record.assistanceKind, codesOf(forms)),
		spent: time.clock(record.minutes, 2),
		chamber: chamberOf(record.barAssociation),
		lawyer: record.lawyerName,
		certificate: record.edsSerialNumber
	})
);
