import { basis, code, dotted, eds, time } from '../kit/cut.js';
import { open, sent, type State } from '../kit/contract.js';
import { categories, codesOf, heading, kindsInLaw, bases, t, wordsOf, type Option } from '../kit/words.js';

/**
 * A form as old servers write it: tables for layout, no label element, ids that
 * the server made up for this session. The row of the register stands as a grid
 * under the official headings; the rest has its labels in the cell to the left.
 */
const session = Math.floor(Math.random() * 9000 + 1000);
const id = (name: string) => `ctl00_Main_${session}_${name}`;
const control = (name: string, attributes = '') =>
	`<input type="text" id="${id(name)}" name="ctl00$Main$${session}$${name}" class="txt" ${attributes} onchange="changed(this, '${KEYS[name] ?? name}')">`;
const select = (name: string, options: readonly Option[]) =>
	`<select id="${id(name)}" name="ctl00$Main$${session}$${name}" class="ddl" style="max-width: 14rem" onchange="changed(this, '${KEYS[name] ?? name}')"><option value="-1">--</option>${options
		.map(({ value, text }) => `<option value="${value}">${text}</option>`)
		.join('')}</select>`;
/** The server's names say nothing; the state's do. */
const KEYS: { [name: string]: string } = {
	txt01: 'number',
	txt02: 'applied',
	txt03: 'basis',
	txt04: 'essence',
	ddl05: 'kind',
	txt06: 'spent',
	txt07: 'eds',
	ddl08: 'category',
	txt09: 'association',
	txt10: 'lawyer',
	txt11: 'client',
	txt12: 'iin',
	txt13: 'born',
	txt14: 'registered'
};
const cell = (name: string, inner: string) => `<td valign="top" data-k="${KEYS[name] ?? name}">${inner}</td>`;
const left = (label: string, name: string, inner: string) =>
	`<tr><td align="right" nowrap><b>${label}:</b></td>${cell(name, inner)}</tr>`;
const headings = ([1, 2, 3, 4, 5, 6, 7] as const).map((column) => `<th width="14%">${heading(column)}</th>`).join('');

document.body.innerHTML = `<table border="0" cellpadding="4" width="100%">
	<tr><td colspan="2"><font size="4">${t('Карточка обращения', 'Өтініш карточкасы')}</font></td></tr>
	${left(t('Коллегия адвокатов', 'Адвокаттар алқасы'), 'txt09', control('txt09'))}
	${left(t('Адвокат (фамилия, имя, отчество)', 'Адвокат (тегі, аты, әкесінің аты)'), 'txt10', control('txt10'))}
	${left(t('Клиент (фамилия, имя, отчество)', 'Клиент (тегі, аты, әкесінің аты)'), 'txt11', control('txt11'))}
	${left(t('ИИН клиента', 'Клиенттің ЖСН'), 'txt12', control('txt12', 'maxlength="12"'))}
	${left(t('Дата рождения клиента', 'Клиенттің туған күні'), 'txt13', control('txt13'))}
	${left(t('Категория дела', 'Істің санаты'), 'ddl08', select('ddl08', categories))}
	${left(t('Дата регистрации карточки', 'Карточка тіркелген күн'), 'txt14', control('txt14', 'value="03.01.2026"'))}
</table>
<table border="1" cellspacing="0" cellpadding="3" width="100%">
	<tr>${headings}</tr>
	<tr>${[1, 2, 3, 4, 5, 6, 7].map((column) => `<td align="center">${column}</td>`).join('')}</tr>
	<tr>
		${cell('txt01', control('txt01', 'size="4"'))}
		${cell('txt02', `${control('txt02', 'size="10" maxlength="10"')}<br><small>дд.мм.гггг</small>`)}
		${cell('txt03', area('txt03'))}
		${cell('txt04', area('txt04'))}
		${cell('ddl05', select('ddl05', kindsInLaw))}
		${cell('txt06', `${control('txt06', 'size="6"')}<br><small>${t('чч:мм', 'сс:мм')}</small>`)}
		${cell('txt07', area('txt07'))}
	</tr>
</table>
<input type="hidden" name="__VIEWSTATE" value="dDwtMTA4">
<input type="button" value="${t('Записать', 'Жазу')}" onclick="parent.focus(); send()">`;

function area(name: string): string {
	return `<textarea id="${id(name)}" name="ctl00$Main$${session}$${name}" rows="5" cols="16" onchange="changed(this, '${KEYS[name] ?? name}')"></textarea>`;
}

const model: State = Object.fromEntries(Object.values(KEYS).map((key) => [key, '']));
model['kind'] = '-1';
model['category'] = '-1';
model['registered'] = '03.01.2026';
Object.assign(window, {
	changed: (element: HTMLInputElement, key: string) => (model[key] = element.value),
	send: sent
});

open(
	() => ({ ...model }),
	(record) => ({
		association: record.barAssociation,
		lawyer: record.lawyerName,
		category: code(record.category, codesOf(categories)),
		number: record.number,
		applied: dotted(record.applicationDate),
		basis: basis(record, wordsOf(record.basisKind, bases)),
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(kindsInLaw)),
		spent: time.clock(record.minutes, 2),
		eds: eds(record)
	})
);
