import type { FormLanguage } from '#lib/paper/options.js';
import { dayText, worded } from '#lib/paper/words.js';
import {
	ASSISTANCE_WORDS,
	BASIS_WORDS,
	CATEGORY_WORDS,
	LOCALITY_WORDS,
	type AssistanceKind,
	type BasisKind,
	type Category,
	type Locality
} from '#lib/register/index.js';
import type { FIGURES, Grouping } from './figures.js';
import type { Period } from './period.js';

export interface Words {
	kk: string;
	ru: string;
}
const words = (kk: string, ru: string): Words => ({ kk, ru });

/** Words of a report on paper and in tables: our own, in the register's languages. */
export const REPORT_WORDS = {
	title: words(
		'Мемлекет кепілдік берген заң көмегін көрсету туралы есеп',
		'Отчёт об оказании гарантированной государством юридической помощи'
	),
	consolidated: words(
		'Мемлекет кепілдік берген заң көмегін көрсету туралы жиынтық есеп',
		'Сводный отчёт об оказании гарантированной государством юридической помощи'
	),
	lawyer: words('Адвокат', 'Адвокат'),
	licence: words('Лицензия', 'Лицензия'),
	association: words('Адвокаттар алқасы', 'Коллегия адвокатов'),
	practice: words('Заң консультациясы немесе кеңсе', 'Юридическая консультация или контора'),
	period: words('Кезең', 'Период'),
	made: words('Жасалған күні', 'Составлен'),
	total: words('Барлығы', 'Всего'),
	summary: words('Қорытынды', 'Итоги'),
	notStated: words('көрсетілмеген', 'не указано'),
	voided: words('Сызып тасталған жазбалар (есепке кірмейді)', 'Вычеркнуто записей (в отчёт не входят)'),
	undated: words(
		'Өтініш күні жоқ жазбалар (ешбір кезеңге кірмейді)',
		'Записей без даты обращения (ни в один период не входят)'
	),
	limits: words('Уақыт шектеулері', 'Пределы времени'),
	tooLong: words('2 сағаттан ұзақ консультация', 'Консультация дольше 2 часов'),
	longDay: words('8 сағаттан көп күн', 'День больше 8 часов'),
	row: words('Жазба не күн', 'Запись или день'),
	what: words('Не', 'Что'),
	over: words('Шектен асқаны', 'Сверх предела'),
	pay: words('Төлемнің болжамды сомасы (бағалау)', 'Оплата: оценка'),
	payNote: words(
		'Бұл — адвокаттың өзі енгізген мөлшерлемелер бойынша есептелген бағалау, төлем құжаты емес. Шектен асқан уақыт есептелмеген.',
		'Это оценка по ставкам, которые внёс сам адвокат, а не платёжный документ. Время сверх пределов не учтено.'
	),
	rate: words('Мөлшерлеме', 'Ставка'),
	rateOf: words('АЕК/сағ', 'МРП/ч'),
	from: words('басталуы', 'с'),
	anyRate: words('кез келген көмек', 'любая помощь'),
	mrp: words('АЕК, теңге', 'МРП, тенге'),
	tenge: words('Сома, теңге', 'Сумма, тенге'),
	unpriced: words('Мөлшерлемесі жоқ уақыт', 'Время без ставки'),
	beyond: words('Шектен тыс уақыт', 'Время сверх пределов'),
	closings: words('Жабылған айлар', 'Закрытые месяцы'),
	month: words('Ай', 'Месяц'),
	closedOn: words('Жабылған күні', 'Закрыт'),
	rowsThen: words('Жабылғандағы жазба', 'Записей при закрытии'),
	minutesThen: words('Жабылғандағы уақыт', 'Время при закрытии'),
	rowsNow: words('Қазіргі жазба', 'Записей сейчас'),
	minutesNow: words('Қазіргі уақыт', 'Время сейчас'),
	after: words('Жабылғаннан кейін енгізілгені', 'Внесено после закрытия'),
	page: words('{of} беттің {page}-беті', 'стр. {page} из {of}'),
	lawyers: words('Адвокаттар', 'По адвокатам'),
	missing: words('Есебі келмегендер', 'Нет отчёта'),
	leftOut: words('Есепке кірмеген файлдар', 'Файлы, не вошедшие в отчёт'),
	file: words('Файл', 'Файл'),
	why: words('Себебі', 'Причина')
} as const;

export const FIGURE_WORDS: { readonly [F in (typeof FIGURES)[number]]: Words } = {
	rows: words('Жазба', 'Записей'),
	minutes: words('Уақыт', 'Время'),
	payable: words('Шектен аспайтын уақыт', 'Время в пределах'),
	late: words('Кеш енгізілген', 'Внесено позже'),
	unsigned: words('Қол қойылмаған', 'Не подписано'),
	unsent: words('Порталда жоқ', 'Не в портале'),
	unpapered: words('Қағазда жоқ', 'Не на бумаге'),
	unfinished: words('Аяқталмаған', 'Не завершено')
};

export const GROUPING_WORDS: { readonly [G in Grouping]: Words } = {
	kind: words('Көмек түрі бойынша', 'По виду помощи'),
	category: words('Мәселенің санаты бойынша', 'По категории вопроса'),
	basis: words('Негіз құжат бойынша', 'По документу-основанию'),
	locality: words('Қала мен ауыл', 'Город и село'),
	body: words('Құжатты шығарған орган бойынша', 'По органу, выдавшему документ'),
	month: words('Айлар бойынша', 'По месяцам')
};

/** A kind of assistance as it is called from day to day: the Law's full words would fill a page. */
const DEFENCE = words('қорғау және өкілдік ету', 'защита и представительство');
const OTHER = words('өзге де құқықтық әрекеттер', 'иные правовые действия');

const MONTHS: Words[] = [
	words('қаңтар', 'январь'),
	words('ақпан', 'февраль'),
	words('наурыз', 'март'),
	words('сәуір', 'апрель'),
	words('мамыр', 'май'),
	words('маусым', 'июнь'),
	words('шілде', 'июль'),
	words('тамыз', 'август'),
	words('қыркүйек', 'сентябрь'),
	words('қазан', 'октябрь'),
	words('қараша', 'ноябрь'),
	words('желтоқсан', 'декабрь')
];

/** A month `yyyy-mm` in words. */
export function monthWords(month: string): Words {
	const name = MONTHS[Number(month.slice(5)) - 1] ?? words(month, month);
	const year = month.slice(0, 4);
	return words(`${year} жылғы ${name.kk}`, `${name.ru} ${year} г.`);
}

/** A period in words. */
export function periodWords({ kind, year, part }: Period): Words {
	const y = String(year);
	switch (kind) {
		case 'month':
			return monthWords(`${y}-${String(part).padStart(2, '0')}`);
		case 'quarter':
			return words(`${y} жылдың ${String(part)}-тоқсаны`, `${String(part)} квартал ${y} г.`);
		case 'half':
			return words(`${y} жылдың ${String(part)}-жартыжылдығы`, `${String(part)} полугодие ${y} г.`);
		case 'year':
			return words(`${y} жыл`, `${y} год`);
	}
}

/** What a line of a grouping is about. */
export function keyWords(by: Grouping, key: string | null): Words {
	if (key === null) return REPORT_WORDS.notStated;
	switch (by) {
		case 'kind':
			if (key === 'defence') return DEFENCE;
			return key === 'other' ? OTHER : ASSISTANCE_WORDS[key as AssistanceKind];
		case 'category':
			return CATEGORY_WORDS[key as Category];
		case 'basis':
			return BASIS_WORDS[key as BasisKind];
		case 'locality':
			return LOCALITY_WORDS[key as Locality];
		case 'body':
			return words(key, key);
		case 'month':
			return monthWords(key);
	}
}

/** Both languages, or one. */
export const inWords = (wording: Words, language: FormLanguage): string => worded(wording, language);
export { dayText };
