import { addLocale, PrimeReactProvider } from 'primereact/api';
import { AutoComplete } from 'primereact/autocomplete';
import { Button } from 'primereact/button';
import { Calendar } from 'primereact/calendar';
import { Checkbox } from 'primereact/checkbox';
import { Dropdown } from 'primereact/dropdown';
import { Fieldset } from 'primereact/fieldset';
import { InputMask } from 'primereact/inputmask';
import { InputText } from 'primereact/inputtext';
import { InputTextarea } from 'primereact/inputtextarea';
import { RadioButton } from 'primereact/radiobutton';
import 'primereact/resources/themes/lara-light-blue/theme.css';
import { createElement as h, useState, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { open, sent } from '../kit/contract.js';
import { code, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { codesOf, lang, t, type Option } from '../kit/words.js';
import { almaty, associations, branches, grounds, services } from './words.js';

/**
 * PrimeReact: a label above each control and a small help below, days in its
 * calendar, lists with a filter, the time behind a mask, the association in a box
 * that completes and takes nothing but its own entries. What the page keeps stands
 * outside of it.
 */
let values: Record<string, string> = {
	order: '',
	received: '',
	person: '',
	personIin: '',
	personBirth: '',
	ground: '',
	groundNo: '',
	groundDate: '',
	groundBody: '',
	branch: '',
	matter: '',
	service: '',
	spent: '',
	association: '',
	advocate: '',
	licence: '',
	serial: '',
	place: t('г. Алматы, ул. Желтоксан', 'Алматы қ., Желтоқсан к-сі'),
	minor: 'false'
};
/** The component without its own types of properties, which a page without JSX cannot satisfy. */
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;

const two = (number: number) => String(number).padStart(2, '0');
const iso = (day: Date | null | undefined) =>
	day ? `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}` : '';
const months = t(
	'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь',
	'Қаңтар Ақпан Наурыз Сәуір Мамыр Маусым Шілде Тамыз Қыркүйек Қазан Қараша Желтоқсан'
).split(' ');
const week = t(
	'Воскресенье Понедельник Вторник Среда Четверг Пятница Суббота',
	'Жексенбі Дүйсенбі Сейсенбі Сәрсенбі Бейсенбі Жұма Сенбі'
).split(' ');
const weekInShort = t('Вс Пн Вт Ср Чт Пт Сб', 'Жс Дс Сс Ср Бс Жм Сб').split(' ');
addLocale(lang, {
	firstDayOfWeek: 1,
	monthNames: months,
	monthNamesShort: months.map((name) => name.slice(0, 3)),
	dayNames: week,
	dayNamesShort: weekInShort,
	dayNamesMin: weekInShort,
	today: t('Сегодня', 'Бүгін'),
	clear: t('Очистить', 'Тазалау'),
	emptyMessage: t('Нет данных', 'Деректер жоқ'),
	emptyFilterMessage: t('Не найдено', 'Табылмады')
});

function Page(): ReactNode {
	const [held, hold] = useState(values);
	const [days, setDays] = useState<Record<string, Date | null>>({});
	const [college, setCollege] = useState<Option | string | null>(null);
	const [found, setFound] = useState<readonly Option[]>([]);
	const keep = (key: string, value: string | null | undefined) => {
		values = { ...values, [key]: value ?? '' };
		hold(values);
	};
	const field = (key: string, label: string, control: ReactNode, more: { must?: boolean; help?: string } = {}) =>
		h(
			'div',
			{ key, 'data-k': key, className: 'row' },
			h(
				'label',
				{ htmlFor: key, style: { display: 'block', marginBottom: '4px' } },
				label,
				more.must ? h('span', { style: { color: 'var(--red-500)' } }, ' *') : null
			),
			control,
			more.help ? h('small', { id: `${key}-help`, style: { display: 'block' } }, more.help) : null
		);
	const text = (key: string, label: string, more: { must?: boolean; help?: string } = {}, inner = {}) =>
		field(
			key,
			label,
			h(part(InputText), {
				id: key,
				'aria-describedby': more.help ? `${key}-help` : undefined,
				style: { width: '100%' },
				value: held[key],
				onChange: (event: { target: { value: string } }) => keep(key, event.target.value),
				...inner
			}),
			more
		);
	const date = (key: string, label: string, must = false) =>
		field(
			key,
			label,
			h(part(Calendar), {
				inputId: key,
				dateFormat: 'dd.mm.yy',
				placeholder: t('дд.мм.гггг', 'кк.аа.жжжж'),
				showIcon: true,
				showButtonBar: true,
				value: days[key] ?? null,
				onChange: ({ value }: { value?: Date | null }) => {
					setDays((all) => ({ ...all, [key]: value ?? null }));
					keep(key, iso(value));
				}
			}),
			{ must }
		);
	const dropdown = (key: string, label: string, options: readonly Option[]) =>
		field(
			key,
			label,
			h(part(Dropdown), {
				inputId: key,
				options,
				optionLabel: 'text',
				optionValue: 'value',
				filter: true,
				showClear: true,
				placeholder: t('Выберите из справочника', 'Анықтамалықтан таңдаңыз'),
				style: { width: '100%' },
				value: held[key] || null,
				onChange: ({ value }: { value: string | null }) => keep(key, value)
			}),
			{ must: true }
		);
	const section = (legend: string, ...controls: ReactNode[]) =>
		h(part(Fieldset), { key: legend, legend, style: { marginBottom: '1rem' } }, ...controls);
	return h(
		part(PrimeReactProvider),
		{ value: { locale: lang } },
		h(
			'form',
			{ style: { maxWidth: '760px', padding: '1rem' } },
			section(
				t('Обращение', 'Жүгіну'),
				text('order', t('Порядковый № записи', 'Жазбаның реттік №'), { must: true }),
				date('received', t('Дата поступления обращения', 'Өтініштің келіп түскен күні'), true),
				text('person', t('Ф.И.О. обратившегося', 'Жүгінушінің Т.А.Ә.')),
				text('personIin', t('ИИН обратившегося', 'Жүгінушінің ЖСН'), {}, { maxLength: 12, keyfilter: 'pint' }),
				date('personBirth', t('Дата рождения обратившегося', 'Жүгінушінің туған күні')),
				text('place', t('Место приема', 'Қабылдау орны'), {}, { disabled: true })
			),
			section(
				t('Основание для оказания ГГЮП', 'МКБЗК көрсетуге негіз'),
				dropdown('ground', t('Документ-основание', 'Негіз құжат'), grounds),
				text('groundNo', t('№ документа-основания', 'Негіз құжаттың №'), {
					help: t('Для постановлений – номер ЕРДР / дела', 'Қаулылар үшін – СДТБТ / іс нөмірі')
				}),
				date('groundDate', t('Дата документа-основания', 'Негіз құжаттың күні')),
				text('groundBody', t('Орган (лицо), вынесший / выдавший документ', 'Құжатты шығарған / берген орган (тұлға)'))
			),
			section(
				t('Оказанная помощь', 'Көрсетілген көмек'),
				dropdown('branch', t('Категория вопроса', 'Мәселенің санаты'), branches),
				field(
					'matter',
					t('Суть правового вопроса (кратко)', 'Құқықтық мәселенің мәні (қысқаша)'),
					h(part(InputTextarea), {
						id: 'matter',
						'aria-describedby': 'matter-help',
						rows: 4,
						autoResize: true,
						maxLength: 1500,
						style: { width: '100%' },
						value: held['matter'],
						onChange: (event: { target: { value: string } }) => keep('matter', event.target.value)
					}),
					{
						must: true,
						help: t('Без сведений, составляющих адвокатскую тайну', 'Адвокаттық құпияны құрайтын мәліметтерсіз')
					}
				),
				h(
					'div',
					{ key: 'service', 'data-k': 'service', className: 'row' },
					h('div', { style: { marginBottom: '4px' } }, t('Вид ГГЮП', 'МКБЗК түрі')),
					services.map(({ value, text: wording }) =>
						h(
							'div',
							{ key: value, style: { display: 'flex', alignItems: 'center', margin: '4px 0' } },
							h(part(RadioButton), {
								inputId: `service-${value}`,
								name: 'service',
								value,
								checked: held['service'] === value,
								onChange: (event: { value: string }) => keep('service', event.value)
							}),
							h('label', { htmlFor: `service-${value}`, style: { marginLeft: '8px' } }, wording)
						)
					)
				),
				field(
					'spent',
					t('Время занятости адвоката (чч:мм)', 'Адвокаттың жұмыспен қамтылған уақыты (сс:мм)'),
					h(part(InputMask), {
						id: 'spent',
						mask: '99:99',
						placeholder: '00:00',
						value: held['spent'],
						onChange: ({ value }: { value?: string | null }) => keep('spent', value)
					})
				),
				h(
					'div',
					{ key: 'minor', 'data-k': 'minor', className: 'row' },
					h(part(Checkbox), {
						inputId: 'minor',
						checked: held['minor'] === 'true',
						onChange: ({ checked }: { checked?: boolean }) => keep('minor', String(checked))
					}),
					h('label', { htmlFor: 'minor' }, ` ${t('Несовершеннолетний', 'Кәмелетке толмаған')}`)
				)
			),
			section(
				t('Адвокат', 'Адвокат'),
				field(
					'association',
					t('Коллегия адвокатов', 'Адвокаттар алқасы'),
					h(part(AutoComplete), {
						inputId: 'association',
						field: 'text',
						dropdown: true,
						forceSelection: true,
						placeholder: t('Начните вводить название', 'Атауын тере бастаңыз'),
						style: { width: '100%' },
						value: college,
						suggestions: found,
						completeMethod: ({ query }: { query: string }) =>
							setFound(
								associations.filter(({ text: name }) => name.toLowerCase().includes(query.trim().toLowerCase()))
							),
						onChange: ({ value }: { value: Option | string | null }) => {
							setCollege(value);
							keep('association', value !== null && typeof value === 'object' ? value.value : '');
						}
					})
				),
				text('advocate', t('ФИО адвоката (полностью)', 'Адвокаттың ТАӘ (толық)')),
				text('licence', t('№ лицензии', 'Лицензия №')),
				text('serial', t('Серийный № сертификата ЭЦП', 'ЭЦҚ сертификатының сериялық №'))
			),
			h(part(Button), { type: 'button', label: t('Сохранить', 'Сақтау'), onClick: sent })
		)
	);
}

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
if (root) {
	root.before(head.element);
	root.after(foot.element);
	createRoot(root).render(h(Page));
}

open(
	() => ({ ...values, ...together(head, foot) }),
	(record) => ({
		order: record.number,
		received: record.applicationDate,
		ground: code(record.basisKind, codesOf(grounds)),
		groundNo: record.basisNumber,
		groundDate: record.basisDate,
		groundBody: record.basisBody,
		branch: code(record.category, codesOf(branches)),
		matter: record.essenceForPortal,
		service: code(record.assistanceKind, codesOf(services)),
		spent: time.clock(record.minutes, 2),
		association: almaty(record.barAssociation, 'ALM'),
		advocate: record.lawyerName,
		licence: record.licenceNumber,
		serial: record.edsSerialNumber
	})
);
