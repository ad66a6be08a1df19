import { describe, expect, test } from 'vitest';
import { foldLetters } from './fold-letters.js';
import { findMails } from './mails.js';
import { findIins, findPhones } from './numbers.js';
import { nationalNumber } from './phones.js';

const iins = (text: string, own = ''): string[] =>
	findIins(foldLetters(text).text, own).map(({ from, to }) => foldLetters(text).text.slice(from, to));
const phones = (text: string, ...own: string[]): boolean => findPhones(foldLetters(text).text, own).length > 0;
const mails = (text: string, ...own: string[]): boolean => findMails(foldLetters(text).text, own).length > 0;

describe('IINs in a text', () => {
	test('the given one in any spacing, its check digit right or wrong', () => {
		for (const text of ['111111222222', '111111 222222', '1111-1122-2222', '11.11.11/22-22 22', '1111112222\n22']) {
			expect(iins(`ИИН ${text}.`, '111111222222')).toEqual([text]);
		}
		expect(iins('11111122222, 211111122222', '111111222222')).toEqual([]);
	});

	test('anybody’s, when its check digit is right; spaced only with a date of birth', () => {
		expect(iins('900712300346')).toEqual(['900712300346']);
		expect(iins('900712 300346; 9007 1230 0346').length).toBe(2);
		expect(iins('900712300345')).toEqual([]);
		expect(iins('060840 005357 060840005357')).toEqual(['060840005357']);
		expect(iins('1900712300346, 9007123003460')).toEqual([]);
	});

	test('dates, times, years and case numbers are none', () => {
		expect(iins('7512-26-00-1/401, 01.02.2025-12.03, 2011 2012 2013, 09.00-18.00 13.00')).toEqual([]);
	});
});

describe('telephones in a text', () => {
	test('8, +7, 7 and nothing before the number are one', () => {
		expect(['+7 701 123 45 67', '8-701-123-45-67', '77011234567', '(701)1234567'].map(nationalNumber)).toEqual(
			Array(4).fill('7011234567')
		);
		for (const text of [
			'+77011234567',
			'8 (701) 123-45-67',
			'7011234567',
			'7 701 1234567',
			'0077011234567',
			'123-45-67'
		]) {
			expect(phones(text, '8 701 123 45 67')).toBe(true);
		}
	});

	test('other numbers and longer ones are not', () => {
		expect(phones('87011234568, 1 234 567 тенге, 1234567, 270112345678, 70112345670', '8 701 123 45 67')).toBe(false);
		expect(phones('12345', '12345')).toBe(false);
	});

	test('of another country, whole', () => {
		expect(phones('+49 30 12345678', '+49 (30) 1234-5678')).toBe(true);
	});
});

describe('addresses in a text', () => {
	test('in any case, with spaces and look-alikes', () => {
		for (const text of [
			'A.B@Mail.RU',
			'a.b (at) mail.ru',
			'a.b@mаil.ru',
			'a.b @ mail . ru',
			'a.b+x@mail.ru',
			'<a.b@mail.ru>.'
		]) {
			expect(mails(text, 'a.b@mail.ru')).toBe(true);
		}
	});

	test('not as a part of another one', () => {
		expect(mails('xa.b@mail.ru, c.a.b@mail.ru, a.b@mail.rus, a.b@mail', 'a.b@mail.ru')).toBe(false);
		expect(mails('что угодно', 'no address', '@', 'a@', '')).toBe(false);
	});
});
