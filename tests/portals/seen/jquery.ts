import $ from 'jquery';
import select2 from 'select2';
import Inputmask from 'inputmask';
import { code, dotted, time } from '../kit/cut.js';
import { open, sent, type State } from '../kit/contract.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { basesInShort, categories, codesOf, kinds, lang, t, type Option } from '../kit/words.js';
import 'select2/dist/css/select2.css';
import 'jquery-ui/themes/base/all.css';
import '../kit/page.css';

/** jQuery with select2, jQuery UI's calendar and masks: column 6 as h:mm behind a mask, a date that takes its calendar only. */
Object.assign(window, { jQuery: $, $ });
await import('jquery-ui/ui/widgets/datepicker.js');
await (lang === 'kk' ? import('jquery-ui/ui/i18n/datepicker-kk.js') : import('jquery-ui/ui/i18n/datepicker-ru.js'));
select2(window, $);

const row = (name: string, label: string, control: string) =>
	`<div class="form-group row" data-k="${name}"><label class="control-label" for="f_${name}">${label}</label> ${control}</div>`;
const text = (name: string, label: string, attributes = '') =>
	row(name, label, `<input type="text" class="form-control" id="f_${name}" name="${name}" ${attributes}>`);
const choice = (name: string, label: string, options: readonly Option[]) =>
	row(
		name,
		label,
		`<select id="f_${name}" name="${name}" style="width: 24rem"><option value=""></option>${options
			.map(({ value, text: words }) => `<option value="${value}">${words}</option>`)
			.join('')}</select>`
	);

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
$('#app').html(`<form id="journal">
	<h2>${t('Запись журнала', 'Журнал жазбасы')}</h2>
	${text('number', t('Порядковый номер', 'Реттік нөмірі'))}
	${text('applied', t('Дата обращения', 'Өтініш берілген күн'), 'placeholder="__.__.____"')}
	<h3>${t('Основание для оказания помощи', 'Көмек көрсету негізі')}</h3>
	${choice('basisKind', t('Вид', 'Түрі'), basesInShort)}
	${text('basisNumber', '№')}
	${text('basisDate', t('Дата', 'Күні'), 'readonly')}
	${text('basisBody', t('Орган, выдавший документ', 'Құжатты берген орган'))}
	<h3>${t('Помощь', 'Көмек')}</h3>
	${choice('kind', t('Вид помощи', 'Көмек түрі'), kinds)}
	${choice('category', t('Категория', 'Санаты'), categories)}
	${row('essence', t('Краткая суть правового вопроса', 'Құқықтық мәселенің қысқаша мәні'), '<textarea id="f_essence" name="essence" rows="4" cols="60"></textarea>')}
	${text('spent', t('Затраченное время, ч:мм', 'Жұмсалған уақыт, сағ:мин'))}
	<h3>${t('ЭЦП', 'ЭЦҚ')}</h3>
	${text('serial', t('Серийный номер сертификата', 'Сертификаттың сериялық нөмірі'))}
	<input type="hidden" name="clientIin" value="">
	<button type="submit">${t('Подписать и отправить', 'Қол қойып жіберу')}</button>
</form>`);
$('#app').before(head.element, client.element).after(foot.element);
$('#journal').on('submit', (event) => {
	event.preventDefault();
	sent();
});

/** What the page's own code knows: kept by its handlers, as such pages do. */
const model: State = {
	number: '',
	applied: '',
	basisKind: '',
	basisNumber: '',
	basisDate: '',
	basisBody: '',
	kind: '',
	category: '',
	essence: '',
	spent: '',
	serial: ''
};
$('#journal').on('change', 'input[type=text], textarea, select', ({ target }: JQuery.ChangeEvent<HTMLElement>) => {
	const field = target as HTMLInputElement;
	if (field.name in model) model[field.name] = field.value;
});
for (const name of ['basisKind', 'kind', 'category']) {
	$(`#f_${name}`).select2({ placeholder: t('Выберите из списка', 'Тізімнен таңдаңыз'), allowClear: true });
}
new Inputmask('99.99.9999').mask($('#f_applied')[0] as Element);
new Inputmask('9{1,3}:99', { placeholder: '_' }).mask($('#f_spent')[0] as Element);
$('#f_basisDate').datepicker({
	dateFormat: 'dd.mm.yy',
	changeMonth: true,
	changeYear: true,
	onSelect: (chosen: string) => (model.basisDate = chosen)
});

open(
	() => ({ ...model, ...together(head, client, foot) }),
	(record) => ({
		number: record.number,
		applied: dotted(record.applicationDate),
		basisKind: code(record.basisKind, codesOf(basesInShort)),
		basisNumber: record.basisNumber,
		basisDate: dotted(record.basisDate),
		basisBody: record.basisBody,
		kind: code(record.assistanceKind, codesOf(kinds)),
		category: code(record.category, codesOf(categories)),
		essence: record.essenceForPortal,
		spent: time.clock(record.minutes),
		serial: record.edsSerialNumber
	})
);
