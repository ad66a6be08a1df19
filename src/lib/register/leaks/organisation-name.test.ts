import { describe, expect, test } from 'vitest';
import { organisationName } from './organisation-name.js';

const own = (name: string): string | undefined =>
	organisationName(name)
		?.map(({ letters, digits, shared }) => `${letters}${digits}${shared ? '*' : ''}`)
		.join(' ');

describe('the name of an organisation', () => {
	test.each([
		['ТОО "Береке"', 'береке'],
		['«Береке» ЖШС', 'береке'],
		['ТОО Береке Плюс', 'береке плюс*'],
		['АО «Национальная компания «Қазақтелеком»', 'қазақтелеком'],
		['АО «НК «Қазақтелеком»»', 'қазақтелеком'],
		['ТОО "СК-2020" (г. Алматы)', 'ск2020'],
		['КГУ «Школа-гимназия № 25»', 'школа* гимназия25'],
		['Акимат г. Алматы', 'акимат* алматы*'],
		['LLP "Kaspi Trade"', 'kaspi trade*']
	])('%s is %s', (name, expected) => {
		expect(own(name)).toBe(expected);
	});

	test('persons are none', () => {
		expect(
			['Касымов Болат', 'ИП Касымов', 'Школьникова Анна', 'Банников П.', ''].filter((name) => own(name) !== undefined)
		).toEqual([]);
	});
});
