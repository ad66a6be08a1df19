import {
	defineComponents,
	IgcButtonComponent,
	IgcCheckboxComponent,
	IgcComboComponent,
	IgcDatePickerComponent,
	IgcDateTimeInputComponent,
	IgcExpansionPanelComponent,
	IgcInputComponent,
	IgcRadioComponent,
	IgcRadioGroupComponent,
	IgcSelectComponent,
	IgcTextareaComponent
} from 'igniteui-webcomponents';
import 'igniteui-webcomponents/themes/light/bootstrap.css';
import { open, sent } from '../kit/contract.js';
import { code, eds, figure, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { bases, codesOf, lang, t, type Option } from '../kit/words.js';
import { services, spheres } from './words.js';
import '../kit/page.css';

/**
 * Ignite UI, web components: masked days with and without a calendar, a list, a
 * list with search and headings, minutes as a number, the signature in one
 * field; two panels that fold. The page takes what a component reports.
 */
defineComponents(
	IgcButtonComponent,
	IgcCheckboxComponent,
	IgcComboComponent,
	IgcDatePickerComponent,
	IgcDateTimeInputComponent,
	IgcExpansionPanelComponent,
	IgcInputComponent,
	IgcRadioComponent,
	IgcRadioGroupComponent,
	IgcSelectComponent,
	IgcTextareaComponent
);

const model: Record<string, string> = {
	ordinal: '',
	applied: '',
	client: '',
	clientIin: '',
	clientBorn: '',
	basis: '',
	basisNo: '',
	basisDay: '',
	basisBy: '',
	sphere: '',
	kind: '',
	essence: '',
	minutes: '',
	lawyer: '',
	signature: '',
	repeated: 'false',
	office: t('№ 4 юридическая консультация', '№ 4 заң консультациясы')
};

const two = (number: number) => String(number).padStart(2, '0');
const iso = (day: unknown) =>
	day instanceof Date ? `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}` : '';

interface Made {
	label: string;
	help?: string;
	[property: string]: unknown;
}
/** A component with its label, and what it reports, as text, in the model. */
function control(
	tag: string,
	key: string,
	{ help, ...properties }: Made,
	event: string,
	value: (detail: unknown) => string
): HTMLElement {
	const element = document.createElement(tag);
	Object.assign(element, properties);
	element.dataset['k'] = key;
	element.classList.add('row');
	if (help !== undefined) {
		const line = document.createElement('span');
		line.slot = 'helper-text';
		line.textContent = help;
		element.append(line);
	}
	element.addEventListener(event, (reported) => (model[key] = value((reported as CustomEvent<unknown>).detail)));
	return element;
}
const text = (key: string, made: Made) =>
	control('igc-input', key, { value: model[key], outlined: true, ...made }, 'igcInput', String);
const area = (key: string, made: Made) => control('igc-textarea', key, { outlined: true, ...made }, 'igcInput', String);
const date = (tag: 'igc-date-picker' | 'igc-date-time-input', key: string, made: Made) =>
	control(
		tag,
		key,
		{
			inputFormat: 'dd.MM.yyyy',
			displayFormat: 'dd.MM.yyyy',
			placeholder: t('дд.мм.гггг', 'кк.аа.жжжж'),
			locale: lang,
			outlined: true,
			...made
		},
		'igcChange',
		iso
	);

function select(key: string, made: Made, options: readonly Option[]): HTMLElement {
	const list = control(
		'igc-select',
		key,
		{ outlined: true, ...made },
		'igcChange',
		(item) => (item as { value: string }).value
	);
	for (const { value, text: wording } of options) {
		const item = document.createElement('igc-select-item');
		item.value = value;
		item.textContent = wording;
		list.append(item);
	}
	return list;
}

function radios(key: string, label: string, options: readonly (Option & { hint: string })[]): HTMLElement {
	const box = document.createElement('fieldset');
	box.dataset['k'] = key;
	box.className = 'row';
	box.innerHTML = `<legend>${label}</legend>`;
	const group = document.createElement('igc-radio-group');
	for (const { value, text: wording, hint } of options) {
		const radio = document.createElement('igc-radio');
		radio.value = value;
		radio.name = 'kind';
		radio.textContent = wording;
		const line = document.createElement('small');
		line.slot = 'helper-text';
		line.textContent = hint;
		radio.append(line);
		radio.addEventListener('igcChange', () => {
			if (radio.checked) model[key] = value;
		});
		group.append(radio);
	}
	box.append(group);
	return box;
}

function panel(title: string, ...controls: HTMLElement[]): HTMLElement {
	const element = document.createElement('igc-expansion-panel');
	element.open = true;
	element.innerHTML = `<h3 slot="title">${title}</h3>`;
	element.append(...controls);
	return element;
}

const repeated = document.createElement('igc-checkbox');
repeated.textContent = t('Обращается повторно', 'Қайталап жүгініп отыр');
repeated.dataset['k'] = 'repeated';
repeated.addEventListener('igcChange', () => (model['repeated'] = String(repeated.checked)));
const save = document.createElement('igc-button');
save.textContent = t('Подписать ЭЦП и сохранить', 'ЭЦҚ-мен қол қойып сақтау');
save.addEventListener('click', sent);

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.before(head.element);
root?.append(
	panel(
		t('Лицо и документ', 'Тұлға және құжат'),
		text('ordinal', { label: t('№ п/п', 'Р/с №'), required: true }),
		date('igc-date-picker', 'applied', {
			label: t('Дата, когда лицо обратилось', 'Тұлға жүгінген күн'),
			required: true
		}),
		text('client', { label: t('Клиент (фамилия, инициалы)', 'Клиент (тегі, инициалдары)') }),
		text('clientIin', { label: t('ИИН клиента', 'Клиенттің ЖСН'), maxLength: 12 }),
		date('igc-date-time-input', 'clientBorn', { label: t('Дата рождения клиента', 'Клиенттің туған күні') }),
		repeated,
		select(
			'basis',
			{
				label: t('Основание оказания помощи', 'Көмек көрсетудің негізі'),
				placeholder: t('Выберите документ', 'Құжатты таңдаңыз'),
				required: true
			},
			bases
		),
		text('basisNo', { label: t('Номер документа', 'Құжат нөмірі') }),
		date('igc-date-time-input', 'basisDay', { label: t('Документ датирован', 'Құжаттың күні') }),
		text('basisBy', {
			label: t('Выдавший орган (организация)', 'Берген орган (ұйым)'),
			help: t('Полное наименование', 'Толық атауы')
		})
	),
	panel(
		t('Работа адвоката', 'Адвокаттың жұмысы'),
		control(
			'igc-combo',
			'sphere',
			{
				label: t('Направление', 'Бағыты'),
				placeholder: t('Сфера правоотношений', 'Құқықтық қатынастар саласы'),
				placeholderSearch: t('Поиск', 'Іздеу'),
				outlined: true,
				singleSelect: true,
				valueKey: 'value',
				displayKey: 'text',
				groupKey: 'group',
				data: spheres.flatMap(({ title, options }) => options.map((option) => ({ ...option, group: title })))
			},
			'igcChange',
			(detail) => (detail as { newValue: unknown[] }).newValue.map(String).join()
		),
		radios('kind', t('Вид помощи', 'Көмек түрі'), services),
		area('essence', {
			label: t('Вопрос, с которым обратились', 'Жүгінген мәселе'),
			rows: 4,
			help: t('Изложите суть, не раскрывая личность', 'Тұлғаны ашпай, мәнін баяндаңыз')
		}),
		text('minutes', {
			label: t('Занятость адвоката, минут', 'Адвокаттың жұмысы, минут'),
			type: 'number',
			min: 0
		}),
		text('lawyer', { label: t('Адвокат (ФИО полностью)', 'Адвокат (ТАӘ толық)') }),
		text('office', { label: t('Место приёма', 'Қабылдау орны'), readOnly: true }),
		area('signature', {
			label: t('Сведения об ЭЦП', 'ЭЦҚ туралы мәліметтер'),
			rows: 2,
			help: t('Владелец и серийный номер сертификата', 'Иесі және сертификаттың сериялық нөмірі')
		})
	),
	save
);
root?.after(foot.element);

open(
	() => ({ ...model, minutes: figure(model['minutes']), ...together(head, foot) }),
	(record) => ({
		ordinal: record.number,
		applied: record.applicationDate,
		basis: code(record.basisKind, codesOf(bases)),
		basisNo: record.basisNumber,
		basisDay: record.basisDate,
		basisBy: record.basisBody,
		sphere: code(record.category, codesOf(spheres.flatMap(({ options }) => options))),
		kind: code(record.assistanceKind, codesOf(services)),
		essence: record.essenceForPortal,
		minutes: time.minutes(record.minutes),
		lawyer: record.lawyerName,
		signature: eds(record)
	})
);
