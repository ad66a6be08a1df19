import '@ui5/webcomponents/dist/Button.js';
import '@ui5/webcomponents/dist/ComboBox.js';
import '@ui5/webcomponents/dist/ComboBoxItem.js';
import '@ui5/webcomponents/dist/DatePicker.js';
import '@ui5/webcomponents/dist/Input.js';
import '@ui5/webcomponents/dist/Label.js';
import '@ui5/webcomponents/dist/Option.js';
import '@ui5/webcomponents/dist/Select.js';
import '@ui5/webcomponents/dist/StepInput.js';
import '@ui5/webcomponents/dist/TextArea.js';
import '@ui5/webcomponents/dist/Title.js';
import { setDefaultFontLoading } from '@ui5/webcomponents-base/dist/config/Fonts.js';
import { setLanguage } from '@ui5/webcomponents-base/dist/config/Language.js';
import { registerLocaleDataLoader } from '@ui5/webcomponents-base/dist/asset-registries/LocaleData.js';
import kkData from '@ui5/webcomponents-localization/dist/generated/assets/cldr/kk.json';
import ruData from '@ui5/webcomponents-localization/dist/generated/assets/cldr/ru.json';
import { open, sent, type State } from '../kit/contract.js';
import { code, dotted, time } from '../kit/cut.js';
import { captcha, together } from '../kit/decoys.js';
import { mute } from '../kit/names.js';
import { categories, codesOf, lang, t, type Option } from '../kit/words.js';
import '../kit/page.css';
import { assistance, documents } from './words.js';

// Months and days of the calendars come with the page, not from a server; fonts are the system's.
setDefaultFontLoading(false);
registerLocaleDataLoader('kk', () => Promise.resolve(kkData));
registerLocaleDataLoader('ru', () => Promise.resolve(ruData));

/** SAP's web components, as a state system on SAP has them: every control in a shadow tree, labels beside them by id. */
const at = (key: string): string => `__xmlview0--${mute(key)}-inner`;
const row = (key: string, label: string, control: string) =>
	`<div class="row" data-k="${key}"><ui5-label for="${at(key)}" show-colon>${label}</ui5-label><br>${control}</div>`;
const input = (key: string, label: string, more = '') =>
	row(key, label, `<ui5-input id="${at(key)}" style="width: 100%" ${more}></ui5-input>`);
const date = (key: string, label: string) =>
	row(
		key,
		label,
		`<ui5-date-picker id="${at(key)}" format-pattern="dd.MM.yyyy" placeholder="${t('дд.мм.гггг', 'кк.аа.жжжж')}"></ui5-date-picker>`
	);
const select = (key: string, label: string, options: readonly Option[]) =>
	row(
		key,
		label,
		`<ui5-select id="${at(key)}" style="width: 100%"><ui5-option value="">${t('(не указано)', '(көрсетілмеген)')}</ui5-option>${options
			.map(({ value, text }) => `<ui5-option value="${value}">${text}</ui5-option>`)
			.join('')}</ui5-select>`
	);
const group = (title: string, ...rows: string[]) =>
	`<section><ui5-title level="H4">${title}</ui5-title>${rows.join('')}</section>`;

const root = document.createElement('main');
root.innerHTML = [
	group(
		t('Общие сведения', 'Жалпы мәліметтер'),
		input('number', t('Порядковый номер записи в реестре', 'Тізілімдегі жазбаның реттік нөмірі')),
		date('applied', t('Дата обращения за юридической помощью', 'Заң көмегіне жүгінген күні')),
		input(
			'system',
			t('Номер карточки (присваивается системой)', 'Карточка нөмірі (жүйе береді)'),
			'readonly value="0000-0412"'
		),
		input('client', t('ФИО обратившегося', 'Жүгінген адамның ТАӘ')),
		date('birth', t('Дата рождения обратившегося', 'Жүгінген адамның туған күні'))
	),
	group(
		t('Основание', 'Негіздеме'),
		select('documentKind', t('Тип документа', 'Құжат типі'), documents),
		input('documentNumber', t('Регистрационный номер документа', 'Құжаттың тіркеу нөмірі')),
		date('documentDate', t('Дата вынесения (заключения) документа', 'Құжат шығарылған (жасалған) күн')),
		input('documentBody', t('Орган (суд), вынесший документ', 'Құжатты шығарған орган (сот)'))
	),
	group(
		t('Содержание помощи', 'Көмектің мазмұны'),
		row(
			'category',
			t('Сфера права', 'Құқық саласы'),
			`<ui5-combobox id="${at('category')}" style="width: 100%">${categories
				.map(({ text }) => `<ui5-cb-item text="${text}"></ui5-cb-item>`)
				.join('')}</ui5-combobox>`
		),
		select('kind', t('Вид юридической помощи', 'Заң көмегінің түрі'), assistance),
		row(
			'essence',
			t('Суть вопроса', 'Мәселенің мәні'),
			`<ui5-textarea id="${at('essence')}" rows="4" maxlength="2000"></ui5-textarea>`
		),
		row(
			'minutes',
			t('Затраченное время, минут', 'Жұмсалған уақыт, минут'),
			`<ui5-step-input id="${at('minutes')}" min="0" max="6000" value="0"></ui5-step-input>`
		),
		input('note', t('Служебная отметка', 'Қызметтік белгі'))
	),
	group(
		t('Подпись', 'Қолтаңба'),
		input('signer', t('Владелец ЭЦП', 'ЭЦҚ иесі')),
		input('serial', t('Серийный номер сертификата', 'Сертификаттың сериялық нөмірі'))
	),
	`<ui5-button id="send" design="Emphasized">${t('Передать', 'Тапсыру')}</ui5-button>`
].join('');
const foot = captcha();
document.querySelector('#app')?.append(root, foot.element);
root.querySelector('#send')?.addEventListener('click', sent);

interface Ui5 extends HTMLElement {
	value: string | number;
	selectedOption?: { value?: string } | null;
}
const KEYS = [...root.querySelectorAll<HTMLElement>('[data-k]')].map((element) => element.dataset['k'] ?? '');
const control = (key: string) => document.getElementById(at(key)) as Ui5 | null;
/** What the component itself says it holds; the boxes to choose from, by their codes. */
function held(key: string): string {
	const element = control(key);
	if (!element) return '';
	if (element.localName === 'ui5-select') return element.selectedOption?.value ?? '';
	const value = String(element.value);
	if (key === 'category') return categories.find(({ text }) => text === value)?.value ?? value;
	return value;
}
function state(): State {
	return { ...Object.fromEntries(KEYS.map((key) => [key, held(key)])), ...together(foot) };
}

await setLanguage(lang);
await Promise.all(['ui5-select', 'ui5-date-picker', 'ui5-step-input'].map((name) => customElements.whenDefined(name)));
open(state, (record) => ({
	number: record.number,
	applied: dotted(record.applicationDate),
	documentKind: code(record.basisKind, codesOf(documents)),
	documentNumber: record.basisNumber,
	documentDate: dotted(record.basisDate),
	documentBody: record.basisBody,
	category: code(record.category, codesOf(categories)),
	kind: code(record.assistanceKind, codesOf(assistance)),
	essence: record.essenceForPortal,
	minutes: time.minutes(record.minutes),
	signer: record.edsSigner,
	serial: record.edsSerialNumber
}));
