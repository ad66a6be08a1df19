import { initialize } from '@ionic/core/components';
import { defineCustomElement as defineApp } from '@ionic/core/components/ion-app.js';
import { defineCustomElement as defineButton } from '@ionic/core/components/ion-button.js';
import { defineCustomElement as defineDatetime } from '@ionic/core/components/ion-datetime.js';
import { defineCustomElement as defineDatetimeButton } from '@ionic/core/components/ion-datetime-button.js';
import { defineCustomElement as defineInput } from '@ionic/core/components/ion-input.js';
import { defineCustomElement as defineItem } from '@ionic/core/components/ion-item.js';
import { defineCustomElement as defineLabel } from '@ionic/core/components/ion-label.js';
import { defineCustomElement as defineList } from '@ionic/core/components/ion-list.js';
import { defineCustomElement as defineListHeader } from '@ionic/core/components/ion-list-header.js';
import { defineCustomElement as defineModal } from '@ionic/core/components/ion-modal.js';
import { defineCustomElement as defineSelect } from '@ionic/core/components/ion-select.js';
import { defineCustomElement as defineSelectOption } from '@ionic/core/components/ion-select-option.js';
import { defineCustomElement as defineTextarea } from '@ionic/core/components/ion-textarea.js';
import { defineCustomElement as defineToggle } from '@ionic/core/components/ion-toggle.js';
import '@ionic/core/css/core.css';
import { open, sent, type State } from '../kit/contract.js';
import { code, time } from '../kit/cut.js';
import { codesOf, kinds, lang, t, type Option } from '../kit/words.js';
import { branches, documents } from './words.js';

/**
 * Ionic: the page of a phone. A list opens as a dialog with radio buttons and
 * «OK»; the day of application is picked in a calendar behind a button, the
 * document's is the phone's own date field.
 */
// Nothing is shown before the parts are there; here they come with the page.
document.documentElement.classList.add('ion-ce');
initialize({ mode: 'md', animated: false });
for (const define of [
	defineApp,
	defineButton,
	defineDatetime,
	defineDatetimeButton,
	defineInput,
	defineItem,
	defineLabel,
	defineList,
	defineListHeader,
	defineModal,
	defineSelect,
	defineSelectOption,
	defineTextarea,
	defineToggle
])
	define();

const item = (key: string, control: string) => `<ion-item data-k="${key}">${control}</ion-item>`;
const input = (key: string, label: string, more = '') =>
	item(key, `<ion-input name="${key.length}" label="${label}" label-placement="stacked" ${more}></ion-input>`);
const select = (key: string, label: string, options: readonly Option[]) =>
	item(
		key,
		`<ion-select label="${label}" label-placement="stacked" placeholder="${t('Выбрать', 'Таңдау')}" ok-text="OK" cancel-text="${t('Отмена', 'Бас тарту')}">${options
			.map(({ value, text }) => `<ion-select-option value="${value}">${text}</ion-select-option>`)
			.join('')}</ion-select>`
	);
const list = (title: string, ...items: string[]) =>
	`<ion-list><ion-list-header><ion-label>${title}</ion-label></ion-list-header>${items.join('')}</ion-list>`;

document.body.innerHTML = `<ion-app style="position: absolute; inset: 0; height: 100%; overflow: auto; display: block; contain: none"><main style="padding: 1rem">
${list(
	t('Клиент', 'Клиент'),
	input('client', t('Фамилия и имя', 'Тегі мен аты')),
	input('iin', t('ИИН', 'ЖСН'), 'inputmode="numeric" maxlength="12"'),
	input('birth', t('Дата рождения', 'Туған күні'), 'type="date"')
)}
${list(
	t('Запись реестра', 'Тізілім жазбасы'),
	input('number', t('№ записи', 'Жазба №')),
	item(
		'applied',
		`<ion-label>${t('Дата обращения за помощью', 'Көмекке жүгінген күні')}</ion-label><ion-datetime-button datetime="picked-day"></ion-datetime-button>`
	),
	select('branch', t('Категория дела', 'Іс санаты'), branches),
	item(
		'essence',
		`<ion-textarea label="${t('Суть правового вопроса', 'Құқықтық мәселенің мәні')}" label-placement="floating" auto-grow></ion-textarea>`
	)
)}
${list(
	t('Основание помощи (документ)', 'Көмек негізі (құжат)'),
	select('documentKind', t('Вид документа', 'Құжат түрі'), documents),
	input('documentNumber', t('Номер', 'Нөмірі')),
	input('documentDate', t('Дата', 'Күні'), 'type="date"'),
	input('documentBody', t('Орган или суд', 'Орган немесе сот'))
)}
${list(
	t('Что сделано', 'Не жасалды'),
	select('kind', t('Вид оказанной помощи', 'Көрсетілген көмек түрі'), kinds),
	input('spent', t('Время занятости, мин', 'Жұмсалған уақыт, мин'), 'type="number" min="0"'),
	item('push', `<ion-toggle checked>${t('Уведомлять о проверке', 'Тексеру туралы хабарлау')}</ion-toggle>`)
)}
<ion-button id="send" expand="block">${t('Готово', 'Дайын')}</ion-button>
<ion-modal id="day-modal" keep-contents-mounted><ion-datetime id="picked-day" presentation="date" locale="${lang === 'kk' ? 'kk-KZ' : 'ru-RU'}" show-default-buttons done-text="OK"></ion-datetime></ion-modal>
</main></ion-app>`;
document.querySelector('#send')?.addEventListener('click', sent);

interface Held extends HTMLElement {
	value?: string | number | null;
	checked?: boolean;
}
const controls = new Map(
	[...document.querySelectorAll<HTMLElement>('[data-k]')].map((element) => [
		element.dataset['k'] ?? '',
		element.querySelector<Held>('ion-input, ion-select, ion-textarea, ion-toggle')
	])
);
const calendar = document.querySelector<Held>('ion-datetime');

function state(): State {
	const held = [...controls].map(([key, control]) => [
		key,
		control?.localName === 'ion-toggle' ? String(control.checked) : String(control?.value ?? '')
	]);
	return { ...(Object.fromEntries(held) as State), applied: String(calendar?.value ?? '').slice(0, 10) };
}

await customElements.whenDefined('ion-select');
open(state, (record) => ({
	number: record.number,
	applied: record.applicationDate,
	branch: code(record.category, codesOf(branches)),
	essence: record.essenceForPortal,
	documentKind: code(record.basisKind, codesOf(documents)),
	documentNumber: record.basisNumber,
	documentDate: record.basisDate,
	documentBody: record.basisBody,
	kind: code(record.assistanceKind, codesOf(kinds)),
	spent: time.minutes(record.minutes)
}));
