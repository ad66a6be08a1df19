import type { RegisterLanguage, Wording } from '#lib/register/index.js';
import type { FormLanguage } from './options.js';

/** Something said in each of the register's languages, made from parts that are not words. */
type Said<A extends unknown[]> = { readonly [L in RegisterLanguage]: (...parts: A) => string };

/** The languages of a form, in the order in which they stand. */
export const languagesOf = (language: FormLanguage): readonly RegisterLanguage[] =>
	language === 'both' ? ['kk', 'ru'] : [language];

/** A wording in one language, or in both with a stroke between (a semicolon where one of them holds a stroke itself). */
export function worded({ kk, ru }: Pick<Wording, 'kk' | 'ru'>, language: FormLanguage): string {
	const words = [...new Set(languagesOf(language).map((one) => (one === 'kk' ? kk : ru)))];
	return words.join(words.some((one) => one.includes(' / ')) ? '; ' : ' / ');
}

/** What is said, in one language, or in both with a stroke between. */
export const said = <A extends unknown[]>(words: Said<A>, language: FormLanguage, ...parts: A): string =>
	worded({ kk: words.kk(...parts), ru: words.ru(...parts) }, language);

/** A day `yyyy-mm-dd` as the register writes it: `dd.mm.yyyy`. */
export const dayText = (day: string): string => day.split('-').reverse().join('.');

/** Whole minutes as `h:mm`. */
export const minutesText = (minutes: number): string =>
	`${String(Math.trunc(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;

/** Words of ours around the words of the annex: an extract says what it is and what happened to its rows. */
export const PAPER_WORDS = {
	/** Rule 5: what is printed is an extract, never the log itself. */
	extract: {
		kk: () => 'Электрондық тізілімнен үзінді көшірме; қағаз жеткізгіштегі тізілім болып табылмайды',
		ru: () => 'Выписка из электронного реестра; не является реестром на бумажном носителе'
	},
	forInspection: {
		kk: () => 'Тексеру үшін: 4-бағанда порталға арналған тұжырым',
		ru: () => 'Для проверки: в графе 4 формулировка для портала'
	},
	year: { kk: (year: number) => `${String(year)} жыл`, ru: (year: number) => `${String(year)} год` },
	sample: { kk: () => 'Үлгі', ru: () => 'Образец' },
	period: {
		kk: (from: string, to: string) => `${from} – ${to} аралығы`,
		ru: (from: string, to: string) => `период с ${from} по ${to}`
	},
	chosen: { kk: () => 'таңдалған жазбалар', ru: () => 'выбранные записи' },
	rows: { kk: (rows: number) => `жазба саны: ${String(rows)}`, ru: (rows: number) => `записей: ${String(rows)}` },
	made: { kk: (day: string) => `Жасалған күні: ${day}`, ru: (day: string) => `Составлено ${day}` },
	/** By which a sheet is matched with the register. */
	lastRow: {
		kk: (number: string) => `соңғы жазба № ${number}`,
		ru: (number: string) => `последняя запись № ${number}`
	},
	hash: { kk: () => 'хэш', ru: () => 'хеш' },
	page: {
		kk: (page: string, of: string) => `${of} беттің ${page}-беті`,
		ru: (page: string, of: string) => `стр. ${page} из ${of}`
	},
	dated: { kk: (day: string) => day, ru: (day: string) => `от ${day}` },
	case: { kk: () => 'іс', ru: () => 'дело' },
	columns: {
		kk: (columns: string) => `${columns}-баған`,
		ru: (columns: string) => `гр. ${columns}`
	},
	corrected: { kk: () => 'Түзетілді', ru: () => 'Исправлено' },
	voided: {
		kk: (day: string) => `Жазба түгел сызып тасталды ${day}`,
		ru: (day: string) => `Запись вычеркнута целиком ${day}`
	},
	late: {
		kk: (day: string, days: number) => `Енгізілген күні ${day}, ${String(days)} күн кеш`,
		ru: (day: string, days: number) => `Внесено ${day}, позже на ${String(days)} дн.`
	},
	lateBecause: { kk: () => 'Кеш енгізу себебі', ru: () => 'Почему внесено позже' },
	unsettled: { kk: () => 'Шешілмеген, басқа мәні де бар', ru: () => 'Не улажено, есть и другое значение' },
	struckOut: { kk: () => 'Сызып тасталды', ru: () => 'Вычеркнуто' },
	total: { kk: () => 'Барлығы', ru: () => 'Всего' },
	certificate: { kk: () => 'сертификат', ru: () => 'сертификат' },
	issuedBy: { kk: (issuer: string) => `берген: ${issuer}`, ru: (issuer: string) => `выдан: ${issuer}` },
	valid: {
		kk: (from: string, until: string) => `жарамды ${from}–${until}`,
		ru: (from: string, until: string) => `действует ${from}–${until}`
	},
	gost: {
		kk: (bits: string) => `ГОСТ 34.10-2015 (${bits} бит)`,
		ru: (bits: string) => `ГОСТ 34.10-2015 (${bits} бит)`
	},
	stamped: { kk: (when: string) => `уақыт белгісі ${when}`, ru: (when: string) => `метка времени ${when}` },
	changedSinceSigned: { kk: () => 'Қол қойылғаннан кейін өзгертілген', ru: () => 'Изменено после подписания' },
	paperLog: {
		kk: (log: string, page: number, line: number | undefined) =>
			`Қағаз журнал ${log}, ${String(page)}-бет${line === undefined ? '' : `, ${String(line)}-жол`}`,
		ru: (log: string, page: number, line: number | undefined) =>
			`Бумажный журнал ${log}, с. ${String(page)}${line === undefined ? '' : `, строка ${String(line)}`}`
	},
	changedSincePaper: {
		kk: () => 'Журналға жазылғаннан кейін өзгертілген',
		ru: () => 'Изменено после записи в журнал'
	},
	fromFile: { kk: (text: string) => `Файл бойынша: ${text}`, ru: (text: string) => `По файлу: ${text}` },
	signedByHand: {
		kk: () => 'Бұрынғы тізілімде қолмен қол қойылған',
		ru: () => 'В прежнем реестре подписано от руки'
	}
} as const;
