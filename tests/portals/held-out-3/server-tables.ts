import { open, sent, type State } from '../kit/contract.js';
import { basis, code, threeParts, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { codesOf, t, type Option } from '../kit/words.js';
import { associationOf, associations, grounds, help, law, months } from './words.js';

/**
 * A page as a server of twenty years ago writes it: tables within tables, no
 * label element, names by number, capitals; a day in three lists, the time in
 * two; column 3 as a list and one box for the rest; radio buttons between breaks.
 */
const KEYS: { [name: string]: string } = {};
let last = 100;
/** The server's name for a field, by its number alone. */
function named(key: string): string {
	last += 1;
	KEYS[`p${String(last)}`] = key;
	return `p${String(last)}`;
}
const options = (all: readonly Pick<Option, 'value' | 'text'>[], first = '') =>
	`<option value="">${first}</option>${all.map(({ value, text }) => `<option value="${value}">${text}</option>`).join('')}`;
const list = (key: string, all: readonly Pick<Option, 'value' | 'text'>[], first = '') =>
	`<span data-k="${key}"><select name="${named(key)}" style="max-width: 30rem">${options(all, first)}</select></span>`;
const box = (key: string, more = '') => `<span data-k="${key}"><input name="${named(key)}" ${more}></span>`;
const area = (key: string) =>
	`<span data-k="${key}"><textarea name="${named(key)}" rows="4" cols="50"></textarea></span>`;
const numbers = (from: number, to: number, step = 1) =>
	Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => String(from + at * step)).map((text) => ({
		value: text,
		text
	}));
const day = (key: string) =>
	[
		list(`${key}Day`, numbers(1, 31), t('день', 'күні')),
		list(`${key}Month`, months, t('месяц', 'айы')),
		list(`${key}Year`, numbers(1930, 2027).reverse(), t('год', 'жылы'))
	].join(' ');
function radios(key: string, all: readonly Option[]): string {
	const name = named(key);
	return `<span data-k="${key}">${all.map(({ value, text }) => `<input type="radio" name="${name}" value="${value}"> ${text}`).join('<br>')}</span>`;
}
const row = (label: string, inner: string, needed = false) =>
	`<tr><td width="35%" bgcolor="#eeeeee" valign="top">${label}${needed ? ' <font color="red">*</font>' : ''}</td><td>${inner}</td></tr>`;
const band = (title: string) =>
	`<tr><td colspan="2" bgcolor="#336699"><font color="white"><b>${title}</b></font></td></tr>`;

const head = headDecoys();
const foot = captcha();
document.body.innerHTML = `<center><table width="960" border="0"><tr><td>
<form name="f1" method="post" action="save.do"><table width="100%" border="1" cellspacing="0" cellpadding="4">
	${band(t('1. СВЕДЕНИЯ ОБ ОБРАТИВШЕМСЯ ЛИЦЕ', '1. ЖҮГІНГЕН АДАМ ТУРАЛЫ МӘЛІМЕТТЕР'))}
	${row(t('Фамилия, имя, отчество', 'Тегі, аты, әкесінің аты'), box('client', 'size="50"'))}
	${row(t('ИИН', 'ЖСН'), box('iin', 'size="12" maxlength="12"'))}
	${row(t('Дата рождения', 'Туған күні'), day('birth'))}
	${band(t('2. СВЕДЕНИЯ ОБ ОБРАЩЕНИИ', '2. ӨТІНІШ ТУРАЛЫ МӘЛІМЕТТЕР'))}
	${row(t('№ записи в реестре', 'Тізілімдегі жазба №'), box('number', 'size="8"'), true)}
	${row(t('Дата обращения', 'Өтініш жасалған күн'), day('applied'), true)}
	${row(t('Категория дела', 'Істің санаты'), list('category', law, '---'), true)}
	${row(t('Суть правового вопроса', 'Құқықтық мәселенің мәні'), area('essence'), true)}
	${band(t('3. ОСНОВАНИЕ ОКАЗАНИЯ ПОМОЩИ', '3. КӨМЕК КӨРСЕТУ НЕГІЗІ'))}
	${row(t('Вид документа', 'Құжаттың түрі'), list('documentKind', grounds, '---'), true)}
	${row(t('Реквизиты документа (номер, дата, кем вынесен)', 'Құжаттың деректемелері (нөмірі, күні, кім шығарған)'), area('details'), true)}
	${band(t('4. ОКАЗАННАЯ ПОМОЩЬ', '4. КӨРСЕТІЛГЕН КӨМЕК'))}
	${row(t('Вид оказанной юридической помощи', 'Көрсетілген заң көмегінің түрі'), radios('kind', help), true)}
	${row(
		t('Время занятости адвоката', 'Адвокаттың жұмыспен қамтылған уақыты'),
		`${list('hours', numbers(0, 24))} ${t('час.', 'сағ.')} ${list('minutes', numbers(0, 55, 5))} ${t('мин.', 'мин.')}`,
		true
	)}
	${band(t('5. АДВОКАТ', '5. АДВОКАТ'))}
	${row(t('Коллегия адвокатов', 'Адвокаттар алқасы'), list('association', associations, '---'))}
	${row(t('Фамилия, имя, отчество адвоката', 'Адвокаттың тегі, аты, әкесінің аты'), box('lawyer', 'size="50"'))}
	${row(t('№ лицензии', 'Лицензия №'), box('licence'))}
	${row(t('Дата ввода', 'Енгізілген күні'), box('entered', 'value="30.11.2026" size="10"'))}
	<tr><td colspan="2" align="center"><input type="submit" value="${t('Сохранить', 'Сақтау')}"> <input type="reset" value="${t('Очистить', 'Тазалау')}"></td></tr>
</table><input type="hidden" name="sid" value="A91F"></form></td></tr></table></center>`;
document.body.prepend(head.element);
document.body.append(foot.element);

/** What the server would be told: kept from the changes that the page hears of. */
const model: State = Object.fromEntries(Object.values(KEYS).map((key) => [key, '']));
model['entered'] = '30.11.2026';
const form = document.forms.namedItem('f1');
form?.addEventListener('change', ({ target }) => {
	const control = target as HTMLInputElement;
	const key = KEYS[control.name];
	if (key !== undefined) model[key] = control.value;
});
form?.addEventListener('submit', (event) => {
	event.preventDefault();
	sent();
});

open(
	() => ({ ...model, ...together(head, foot) }),
	(record) => {
		const applied = threeParts(record.applicationDate);
		return {
			number: record.number,
			appliedDay: applied.day,
			appliedMonth: applied.month,
			appliedYear: applied.year,
			category: code(record.category, codesOf(law)),
			essence: record.essenceForPortal,
			documentKind: code(record.basisKind, codesOf(grounds)),
			details: basis(record, null),
			kind: code(record.assistanceKind, codesOf(help)),
			hours: time.hours(record.minutes),
			minutes: time.rest(record.minutes),
			association: associationOf(record.barAssociation),
			lawyer: record.lawyerName,
			licence: record.licenceNumber
		};
	}
);
