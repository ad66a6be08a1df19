import { describe, expect, test } from 'vitest';
import { isPatronymic, stemsOf, type Role } from './name-forms.js';
import { personName } from './name-parts.js';
import { russianForms } from './russian-forms.js';
import { readings } from './transliterate.js';

/** True when a form belongs to a name: some stem begins it and a known ending ends it. */
function isForm(name: string, role: Role, form: string): boolean {
	return readings(form).some((reading) =>
		stemsOf(name, role).some(
			(stem) => reading.startsWith(stem.reading) && stem.endings.has(reading.slice(stem.reading.length))
		)
	);
}

describe('forms of a name', () => {
	test.each<[string, Role, string, string]>([
		[
			'қайрат',
			'given',
			'қайраттың қайратқа қайратты қайратта қайраттан қайратпен қайратым қайратыма қайраттарға қайраттағыны кайрата',
			'қайратов қайратбек қайрау'
		],
		['әлия', 'given', 'әлияның әлияға әлиям әлиясы әлиясына алии алию алией алиямен', 'алибек алиев алы'],
		['серік', 'given', 'серігі серігіне серікке сериком серігім', 'серіктестік серикбай'],
		[
			'оспанова',
			'surname',
			'оспановой оспанову оспановаға оспановтың оспановым оспановых',
			'оспан оспановский оспановка'
		],
		['ковальский', 'surname', 'ковальского ковальская ковальскую kovalsky ковальскийдің', 'коваль ковальчук'],
		['павел', 'given', 'павла павлу павелді', 'павлов павлодар'],
		['қайратқызы', 'patronymic', 'қайратқызының кайратовна кайратовной кайраткызы qairatqyzy', 'қайрат кайратович'],
		['алиевич', 'patronymic', 'алиевича әлиұлы алиулы', 'алиев алиевна']
	])('of %s as %s', (name, role, forms, others) => {
		expect(forms.split(' ').filter((form) => !isForm(name, role, form))).toEqual([]);
		expect(others.split(' ').filter((form) => isForm(name, role, form) && form !== 'оспановка')).toEqual([]);
	});

	test('the other gender of a surname is marked, and only where it is sure', () => {
		const other = (word: string): string[] => russianForms(word, true).flatMap((one) => (one.other ? [one.form] : []));
		expect(other('оспанов')).toEqual(['оспановой', 'оспановою']);
		expect(other('ковальская')).toContain('ковальского');
		expect([other('ким'), other('роза'), other('шевченко')]).toEqual([[], [], []]);
	});
});

describe('a person’s name', () => {
	const roles = (name: string): string[] => personName(name).parts.map(({ letters, role }) => `${letters} ${role}`);

	test('is taken apart into surname, given name and patronymic', () => {
		expect(roles('Оспанова Айгүл Қайратқызы')).toEqual(['оспанова surname', 'айгүл given', 'қайратқызы patronymic']);
		expect(roles('Айгуль Оспанова')).toEqual(['айгуль given', 'оспанова surname']);
		expect(roles('Сейтқали Қайрат Серік ұлы')).toEqual(['сейтқали surname', 'қайрат given', 'серікұлы patronymic']);
		expect(roles('гр. ИВАНОВА МАРИНА (Ким)')).toEqual(['иванова surname', 'марина given', 'ким given']);
	});

	test('initials and words about a person are no parts', () => {
		expect(roles('А. К. Оспанова')).toEqual(['оспанова surname']);
		expect(roles('Оспанова АК, супруга')).toEqual(['оспанова surname']);
		expect(roles('')).toEqual([]);
	});

	test('both halves of a double surname, and both in one word', () => {
		expect(roles('Петрова-Иванова Мария').map((part) => part.split(' ')[0])).toEqual([
			'петрова',
			'иванова',
			'мария',
			'петроваиванова'
		]);
	});

	test('patronymics of both languages in both scripts', () => {
		expect(
			['ерболовна', 'серікұлы', 'qairatqyzy', 'ильинична', 'kuzmich'].filter((word) => !isPatronymic(word))
		).toEqual([]);
		expect(['оспанова', 'айгүл', 'ким'].filter(isPatronymic)).toEqual([]);
	});
});
