import '@vaadin/button';
import '@vaadin/checkbox';
import '@vaadin/combo-box';
import '@vaadin/date-picker';
import '@vaadin/details';
import '@vaadin/form-layout';
import '@vaadin/integer-field';
import '@vaadin/radio-group';
import '@vaadin/select';
import '@vaadin/text-area';
import '@vaadin/text-field';
import '@vaadin/time-picker';
import type { ComboBox } from '@vaadin/combo-box';
import type { DatePicker, DatePickerDate } from '@vaadin/date-picker';
import type { Select } from '@vaadin/select';
import { open, sent } from '../kit/contract.js';
import { code, time } from '../kit/cut.js';
import { headDecoys, together } from '../kit/decoys.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { aid, cases, papers } from './words.js';
import '../kit/page.css';

/**
 * Vaadin: a form of two columns, days typed or picked, the length of the help in
 * a time picker, the case searched in a combo box. What a field tells on `change`
 * is what the server would have.
 */
const model: Record<string, string> = {
	number: '',
	applied: '',
	client: '',
	iin: '',
	birth: '',
	benefit: 'false',
	children: '',
	documentKind: '',
	documentNumber: '',
	documentDate: '',
	documentBody: '',
	case: '',
	essence: '',
	kind: '',
	length: '',
	lawyer: '',
	licence: '',
	signer: '',
	serial: '',
	entered: t('Оператор 14', '14-оператор')
};

type Control = HTMLElement & { value: string };

function control(tag: string, key: string, label: string, more: Record<string, unknown> = {}): Control {
	const element = document.createElement(tag) as Control;
	Object.assign(element, { label, value: model[key] ?? '', ...more });
	element.dataset['k'] = key;
	element.addEventListener('change', () => (model[key] = element.value));
	return element;
}
const text = (key: string, label: string, more: Record<string, unknown> = {}) =>
	control('vaadin-text-field', key, label, more);

const two = (number: number) => String(number).padStart(2, '0');
const monthNames = (
	lang === 'kk'
		? 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'
		: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'
).split(' ');

function date(key: string, label: string, more: Record<string, unknown> = {}): Control {
	const picker = control('vaadin-date-picker', key, label, {
		placeholder: t('ДД.ММ.ГГГГ', 'КК.АА.ЖЖЖЖ'),
		...more
	}) as unknown as DatePicker;
	picker.i18n = {
		monthNames,
		weekdays: [],
		weekdaysShort: t('вс пн вт ср чт пт сб', 'жс дс сс ср бс жм сб').split(' '),
		firstDayOfWeek: 1,
		today: t('Сегодня', 'Бүгін'),
		cancel: t('Отмена', 'Болдырмау'),
		formatDate: ({ year, month, day }: DatePickerDate) => `${two(day)}.${two(month + 1)}.${year}`,
		parseDate: (typed: string) => {
			const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim());
			return found ? { day: Number(found[1]), month: Number(found[2]) - 1, year: Number(found[3]) } : undefined;
		}
	};
	return picker;
}

function select(key: string, label: string, options: readonly Option[]): Control {
	const element = control('vaadin-select', key, label, {
		placeholder: t('Выберите из списка', 'Тізімнен таңдаңыз'),
		required: true
	}) as unknown as Select;
	element.items = options.map(({ value, text: wording }) => ({ value, label: wording }));
	return element;
}

function combo(key: string, label: string, options: readonly Option[]): Control {
	const element = control('vaadin-combo-box', key, label, { clearButtonVisible: true }) as unknown as ComboBox;
	element.items = options.map(({ value, text: wording }) => ({ value, label: wording }));
	return element;
}

function radios(key: string, label: string, options: readonly Option[]): Control {
	const group = control('vaadin-radio-group', key, label, { required: true });
	group.setAttribute('theme', 'vertical');
	group.addEventListener('value-changed', () => (model[key] = group.value));
	for (const { value, text: wording } of options) {
		const button = document.createElement('vaadin-radio-button');
		Object.assign(button, { value, label: wording });
		group.append(button);
	}
	return group;
}

function checkbox(key: string, label: string): HTMLElement {
	const box = document.createElement('vaadin-checkbox');
	box.label = label;
	box.dataset['k'] = key;
	box.addEventListener('change', () => (model[key] = String(box.checked)));
	return box;
}

function layout(...controls: HTMLElement[]): HTMLElement {
	const element = document.createElement('vaadin-form-layout');
	element.responsiveSteps = [
		{ minWidth: '0', columns: 1 },
		{ minWidth: '30em', columns: 2 }
	];
	element.append(...controls);
	return element;
}
function wide<E extends HTMLElement>(element: E): E {
	element.setAttribute('colspan', '2');
	return element;
}
function titled(text: string): HTMLElement {
	const heading = document.createElement('h4');
	heading.textContent = text;
	return wide(heading);
}

const essence = wide(
	control('vaadin-text-area', 'essence', t('Суть правового вопроса', 'Құқықтық мәселенің мәні'), {
		required: true,
		maxlength: 2000,
		helperText: t('Не более 2000 знаков, без персональных данных', 'Ең көбі 2000 таңба, дербес деректерсіз')
	})
);
const length = control(
	'vaadin-time-picker',
	'length',
	t('Время занятости адвоката, чч:мм', 'Адвокаттың жұмыспен қамтылу уақыты, сс:мм'),
	{ step: 300, helperText: t('Например, 01:30', 'Мысалы, 01:30') }
);
const lawyer = document.createElement('vaadin-details');
lawyer.summary = t('Адвокат и ЭЦП', 'Адвокат және ЭЦҚ');
lawyer.opened = true;
lawyer.append(
	layout(
		text('lawyer', t('Адвокат (Ф.И.О.)', 'Адвокат (Т.А.Ә.)')),
		text('licence', t('Лицензия адвоката, №', 'Адвокат лицензиясы, №')),
		text('signer', t('Владелец ключа ЭЦП', 'ЭЦҚ кілтінің иесі')),
		text('serial', t('Сертификат ЭЦП, серийный №', 'ЭЦҚ сертификаты, сериялық №'))
	)
);
const save = document.createElement('vaadin-button');
save.textContent = t('Сохранить', 'Сақтау');
save.addEventListener('click', sent);

const head = headDecoys();
const root = document.querySelector('#app');
root?.before(head.element);
root?.append(
	layout(
		titled(t('Лицо, обратившееся за помощью', 'Көмек сұрап жүгінген тұлға')),
		text('number', t('Порядковый №', 'Реттік №')),
		date('applied', t('Дата обращения лица', 'Тұлғаның өтініш берген күні'), { required: true }),
		text('client', t('Ф.И.О. лица', 'Тұлғаның Т.А.Ә.')),
		text('iin', t('ИИН', 'ЖСН'), { maxlength: 12, allowedCharPattern: '[0-9]' }),
		date('birth', t('Дата рождения', 'Туған күні')),
		control('vaadin-integer-field', 'children', t('Количество иждивенцев', 'Асырауындағы адамдар саны'), {
			min: 0,
			stepButtonsVisible: true
		}),
		wide(checkbox('benefit', t('Относится к льготной категории', 'Жеңілдік санатына жатады'))),
		titled(t('Основание оказания помощи', 'Көмек көрсету негізі')),
		wide(select('documentKind', t('Документ-основание', 'Негіз құжат'), papers)),
		text('documentNumber', t('№ документа', 'Құжаттың №')),
		date('documentDate', t('Дата документа', 'Құжаттың күні')),
		wide(text('documentBody', t('Орган (лицо), выдавший документ', 'Құжатты берген орган (тұлға)'))),
		titled(t('Сведения о помощи', 'Көмек туралы мәліметтер')),
		combo('case', t('Категория дела', 'Іс санаты'), cases),
		length,
		essence,
		wide(radios('kind', t('Вид оказанной помощи', 'Көрсетілген көмек түрі'), aid)),
		text('entered', t('Запись внес', 'Жазбаны енгізген'), { readonly: true })
	),
	lawyer,
	save
);

open(
	() => ({ ...model, ...together(head) }),
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		documentKind: code(record.basisKind, codesOf(papers)),
		documentNumber: record.basisNumber,
		documentDate: record.basisDate,
		documentBody: record.basisBody,
		case: code(record.category, codesOf(cases)),
		length: time.clock(record.minutes, 2),
		essence: record.essenceForPortal,
		kind: code(record.assistanceKind, codesOf(aid)),
		lawyer: record.lawyerName,
		licence: record.licenceNumber,
		signer: record.edsSigner,
		serial: record.edsSerialNumber
	})
);
