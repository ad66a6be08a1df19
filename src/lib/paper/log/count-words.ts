import type { RegisterLanguage } from '#lib/register/index.js';

/*
 * A count of sheets in words, as a certification sheet repeats it: «96 (девяносто шесть)».
 */
const RU = {
	ones: ['', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
	teens: [
		'десять',
		'одиннадцать',
		'двенадцать',
		'тринадцать',
		'четырнадцать',
		'пятнадцать',
		'шестнадцать',
		'семнадцать',
		'восемнадцать',
		'девятнадцать'
	],
	tens: ['', '', 'двадцать', 'тридцать', 'сорок', 'пятьдесят', 'шестьдесят', 'семьдесят', 'восемьдесят', 'девяносто'],
	hundreds: ['', 'сто', 'двести', 'триста', 'четыреста', 'пятьсот', 'шестьсот', 'семьсот', 'восемьсот', 'девятьсот']
} as const;
const KK = {
	ones: ['', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'],
	tens: ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан']
} as const;

/** A count from 1 to 999 in words; a larger one stays in figures. */
export function countWords(count: number, language: RegisterLanguage): string {
	if (!Number.isInteger(count) || count < 1 || count > 999) return String(count);
	const [hundreds, rest] = [Math.floor(count / 100), count % 100];
	const [tens, ones] = [Math.floor(rest / 10), rest % 10];
	const words =
		language === 'ru'
			? [RU.hundreds[hundreds], ...(tens === 1 ? [RU.teens[ones]] : [RU.tens[tens], RU.ones[ones]])]
			: [hundreds === 0 ? '' : hundreds === 1 ? 'жүз' : `${KK.ones[hundreds] ?? ''} жүз`, KK.tens[tens], KK.ones[ones]];
	return words.filter(Boolean).join(' ');
}

/** «1 лист», «2 листа», «5 листов». */
export function sheetsWord(count: number): string {
	const [tens, ones] = [Math.floor((count % 100) / 10), count % 10];
	if (tens === 1 || ones === 0 || ones > 4) return 'листов';
	return ones === 1 ? 'лист' : 'листа';
}
