import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readings, russianLetters } from './transliterate.js';

/** True when two spellings share a reading. */
const same = (one: string, other: string): boolean =>
	readings(one).some((reading) => readings(other).includes(reading));

describe('readings', () => {
	test.each([
		'қайрат кайрат qairat kairat qayrat kayrat qaırat',
		'айгүл айгуль aigul aygul aıgúl aigül aygül ajgul',
		'әлия алия aliya alia äliya áliya',
		'жүнісбек жунисбек джунисбек zhunisbek junisbek jünısbek',
		'шыңғыс шынгыс shyngys shyńǵys şyñğys',
		'ғани гани gani ghani ğani ǵani',
		'щукина shchukina schukina šchukina',
		'юлия yuliya iuliia julija yulia',
		'александр aleksandr alexandr',
		'дмитрий dmitriy dmitry dmitrii dmitrij',
		'соловьев solovyev solovev solovjev',
		'қайыр каир qaiyr kair',
		'ерлан yerlan erlan jerlan',
		'хасен khasen hasen xasen',
		'сәуле сауле saule säule sáýle sáule',
		'цой tsoy tsoi'
	])('%s are one name', (list) => {
		const [first = '', ...others] = list.split(' ');
		expect(others.filter((other) => !same(first, other))).toEqual([]);
	});

	test.each(['қайрат қайсар', 'оспанов османов', 'иванов ивашов', 'алия алина', 'болат бауыр'])(
		'%s are two names',
		(list) => {
			const [first = '', second = ''] = list.split(' ');
			expect(same(first, second)).toBe(false);
		}
	);

	test('letters of the other script in one word, and a whole word in the clothes of the other script', () => {
		expect(same('oспанoва', 'оспанова')).toBe(true);
		expect(same('оsраnоvа', 'ospanova')).toBe(true);
		expect(same('помоха', 'помоxа')).toBe(true);
	});

	test('gives a bounded number of short readings for any word', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'jxyчwcnghә'.split(''), 'а', 'ш'), maxLength: 60 }), (word) => {
				const all = readings(word);
				expect(all.length).toBeLessThanOrEqual(150);
				expect(all.every((reading) => /^[а-я]*$/.test(reading))).toBe(true);
			})
		);
	});

	test('Russian letters for Kazakh ones, and nothing for Latin', () => {
		expect(russianLetters('қайыргүль')).toBe('кайыргул');
		expect(russianLetters('kairat')).toBeUndefined();
	});
});
