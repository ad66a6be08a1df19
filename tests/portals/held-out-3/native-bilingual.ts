import { open, sent, type State } from '../kit/contract.js';
import { code, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { mute } from '../kit/names.js';
import { bases, categories, codesOf, kinds, t, type Option } from '../kit/words.js';
import '../kit/page.css';

/**
 * What the browser itself has, in both languages at once, the state language
 * large and Russian small under it: `type=date`, `type=time`, a list of
 * suggestions that takes nothing but its own words, a list in groups.
 */
const line = (ru: string, kk: string) => `<b>${kk}</b><br><small>${ru}</small>`;
const row = (key: string, label: string, control: string) =>
	`<p class="row" data-k="${key}"><label for="${mute(key)}">${label}</label><br>${control}</p>`;
const input = (key: string, label: string, more = '') =>
	row(key, label, `<input id="${mute(key)}" name="${mute(key)}" size="40" ${more}>`);
const option = ({ value, text }: Option) => `<option value="${value}">${text}</option>`;
const group = (legend: string, ...rows: string[]) => `<fieldset><legend>${legend}</legend>${rows.join('')}</fieldset>`;

const head = headDecoys();
const foot = captcha();
const app = document.querySelector<HTMLElement>('#app') ?? document.body;
app.innerHTML = `<form id="entry" autocomplete="off">
	<h1>Тізілімге енгізу <small>Внесение в реестр</small></h1>
	${group(
		line('Лицо, обратившееся за помощью', 'Көмек сұрап жүгінген тұлға'),
		input('client', line('Фамилия, имя, отчество', 'Тегі, аты, әкесінің аты')),
		input('iin', line('ИИН', 'ЖСН'), 'inputmode="numeric" maxlength="12"'),
		input('birth', line('Дата рождения', 'Туған күні'), 'type="date"')
	)}
	${group(
		line('Обращение', 'Өтініш'),
		input('number', line('№ п/п', 'Р/с №')),
		input('applied', line('Дата обращения', 'Өтініш жасаған күні'), 'type="date"'),
		row(
			'category',
			line('Категория дела', 'Істің санаты'),
			`<select id="${mute('category')}" name="${mute('category')}"><option value="">—</option>
			<optgroup label="${t('Публичное право', 'Жария құқық')}">${categories
				.filter(({ of }) => of === 'criminal' || of === 'administrative-offence' || of === 'administrative-justice')
				.map(option)
				.join('')}</optgroup>
			<optgroup label="${t('Частное право и прочее', 'Жеке құқық және басқалар')}">${categories
				.filter(({ of }) => of !== 'criminal' && of !== 'administrative-offence' && of !== 'administrative-justice')
				.map(option)
				.join('')}</optgroup></select>`
		)
	)}
	${group(
		line('Документ – основание для оказания помощи', 'Көмек көрсетуге негіз болатын құжат'),
		input('documentKind', line('Наименование', 'Атауы'), 'list="names"'),
		`<datalist id="names">${bases.map(({ text }) => `<option value="${text}"></option>`).join('')}</datalist>`,
		input('documentNumber', line('Номер', 'Нөмірі')),
		input('documentDate', line('Дата', 'Күні'), 'type="date"'),
		input('documentBody', line('Выдавший орган', 'Берген орган'))
	)}
	${group(
		line('Оказанная юридическая помощь', 'Көрсетілген заң көмегі'),
		row(
			'kind',
			line('Вид', 'Түрі'),
			`<select id="${mute('kind')}" name="${mute('kind')}" size="4">${kinds.map(option).join('')}</select>`
		),
		row(
			'essence',
			line('Суть правового вопроса', 'Құқықтық мәселенің мәні'),
			`<textarea id="${mute('essence')}" name="${mute('essence')}" rows="4" cols="60"></textarea>`
		),
		input('spent', line('Время занятости (часы, минуты)', 'Айналысқан уақыты (сағат, минут)'), 'type="time"')
	)}
	${group(
		line('Адвокат', 'Адвокат'),
		input('lawyer', line('Ф.И.О.', 'Т.А.Ә.')),
		input('association', line('Коллегия адвокатов', 'Адвокаттар алқасы')),
		input('licence', line('№ лицензии', 'Лицензия №')),
		input('phone', line('Телефон', 'Телефон'), 'type="tel" value="+7 (700) 000-00-00"')
	)}
	${group(
		line('Сведения об ЭЦП адвоката', 'Адвокаттың ЭЦҚ-сы туралы мәліметтер'),
		input('signer', line('Владелец', 'Иесі')),
		input('serial', line('Серийный номер', 'Сериялық нөмірі'))
	)}
	<label><input type="checkbox" name="agree"> ${line('Достоверность подтверждаю', 'Дұрыстығын растаймын')}</label>
	<button>Жіберу / Отправить</button>
</form>`;
app.before(head.element);
app.after(foot.element);

const model: State = { agree: '' };
const KEYS: { [name: string]: string } = {};
for (const element of app.querySelectorAll<HTMLElement>('[data-k]')) {
	const key = element.dataset['k'] ?? '';
	KEYS[mute(key)] = key;
	model[key] = element.querySelector('input')?.value ?? '';
}
const form = app.querySelector('form');
form?.addEventListener('change', ({ target }) => {
	const control = target as HTMLInputElement;
	const key = KEYS[control.name] ?? control.name;
	model[key] = control.type === 'checkbox' ? String(control.checked) : control.value;
	if (key !== 'documentKind') return;
	// Only what the list has: anything else goes again, and the page says so.
	const known = bases.find(({ text }) => text === control.value);
	model[key] = known?.value ?? '';
	if (!known) control.value = '';
	control.setCustomValidity(known ? '' : t('Выберите из списка', 'Тізімнен таңдаңыз'));
});
form?.addEventListener('submit', (event) => {
	event.preventDefault();
	sent();
});

open(
	() => ({ ...model, ...together(head, foot) }),
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		category: code(record.category, codesOf(categories)),
		documentKind: code(record.basisKind, codesOf(bases)),
		documentNumber: record.basisNumber,
		documentDate: record.basisDate,
		documentBody: record.basisBody,
		kind: code(record.assistanceKind, codesOf(kinds)),
		essence: record.essenceForPortal,
		spent: time.clock(record.minutes, 2),
		lawyer: record.lawyerName,
		association: record.barAssociation,
		licence: record.licenceNumber,
		signer: record.edsSigner,
		serial: record.edsSerialNumber
	})
);
