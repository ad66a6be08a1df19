import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIin } from './iin.js';
import { findLeaks, type Leak, type Secrets } from './index.js';
import { nationalNumber } from './phones.js';

/** Any UTF-16 units, broken surrogate pairs included, thick with the letters that matter. */
const unit = fc.oneof(
	fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
	fc.constantFrom(...Array.from('аАоОәқғүұіңһйёьOspanva0123456789 .,-\n«»"\'@+()№\u200b\u00ad\u0301\u0306')),
	fc.constantFrom(
		'Оспан',
		'Айгүл',
		'ова',
		'ТОО ',
		'ул. ',
		' ауданы',
		'850101400120',
		'701 123',
		'mail.ru',
		'\ud83d\ude00'
	)
);
const anything = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));
const anySecrets = fc.record({
	clientName: fc.option(anything),
	iin: fc.option(anything),
	phones: fc.option(fc.array(anything, { maxLength: 3 })),
	emails: fc.option(fc.array(anything, { maxLength: 3 })),
	otherParties: fc.option(fc.array(anything, { maxLength: 3 }))
});

const SECRETS: Secrets = {
	clientName: 'Оспанова Айгүл Қайратқызы',
	iin: '850101400120',
	phones: ['+7 701 123 45 67'],
	emails: ['aigul.o@mail.ru'],
	otherParties: ['ТОО «Астана Моторс»', 'Жүнісбеков Ержан Маратұлы']
};

function expectWellFormed(text: string, leaks: readonly Leak[]): void {
	leaks.forEach((leak, at) => {
		expect(leak.start).toBeGreaterThanOrEqual(0);
		expect(leak.end).toBeGreaterThan(leak.start);
		expect(leak.end).toBeLessThanOrEqual(text.length);
		const before = leaks.slice(0, at);
		expect(before.every((one) => one.start <= leak.start)).toBe(true);
		expect(before.every((one) => one.what !== leak.what || one.end <= leak.start)).toBe(true);
	});
}

/** Words that say nothing of anybody; none of them makes a place of a name beside it. */
const QUIET = fc
	.array(
		fc.constantFrom(
			...'разъяснено право на обжалование постановления суда по статье 188 УК РК; 12.05.2026 г. ходатайство, дело № 7516-25-00-2/41'.split(
				' '
			),
			...'заң көмегі көрсетілді, қорғаушы тағайындау туралы қаулы ҚК 190-бап 2-бөлігі бойынша; жауап алу 3 сағат'.split(
				' '
			),
			...'about the claim on alimony — «міндетті қорғау» (ст. 131) 1 250 000 тенге!'.split(' ')
		),
		{ maxLength: 12 }
	)
	.map((words) => words.join(' '));

/** Forms written out by hand, so that the guard does not check itself with its own endings. */
const FORMS: readonly (readonly [Leak['what'], readonly string[]])[] = [
	[
		'name',
		'Оспанова Оспановой Оспанову Оспановаға Оспановадан Оспановамен Оспановалардың Ospanova Ospanovoi Ospanovağa'.split(
			' '
		)
	],
	[
		'name',
		'Айгүл Айгүлдің Айгүлге Айгүлді Айгүлден Айгүлмен Айгүлім Айгуль Айгули Aigul Aygul Aıgúl Aigülge'.split(' ')
	],
	['name', 'Қайратқызы Қайратқызының Кайраткызы Кайратовна Кайратовной Қайратқызымен Qairatqyzy Kairatovny'.split(' ')],
	['party', 'Жүнісбеков Жүнісбековтің Жунусбекову Джунусбековым Жүнісбековке Junisbekov Zhunisbekova'.split(' ')],
	['party', 'Ержан Ержанға Ержанның Ержаном Yerzhan Erjan Ержандікі'.split(' ')],
	['iin', ['850101400120', '850101 400120', '8501 0140 0120', '850101-400-120', '８５０１０１４００１２０']],
	['phone', ['+7 701 123 45 67', '87011234567', '8 (701) 123-45-67', '701 1234567', '7 7 0 1 1 2 3 4 5 6 7']],
	['email', ['aigul.o@mail.ru', 'AIGUL.O@MAIL.RU', 'aigul.o (at) mail.ru', 'аigul.o@mаil.ru']]
];

const TWINS: Readonly<Record<string, string>> = {
	а: 'a',
	е: 'e',
	о: 'o',
	р: 'p',
	с: 'c',
	х: 'x',
	О: 'O',
	А: 'A',
	Е: 'E',
	К: 'K'
};

/** Ways in which a word is disguised, on purpose or by a scanner. */
const DISGUISES: readonly ((word: string, at: number) => string)[] = [
	(word) => word,
	(word) => word.toUpperCase(),
	(word, at) => `${word.slice(0, at)}\u200b${word.slice(at)}`,
	(word, at) => `${word.slice(0, at)}\u00ad${word.slice(at)}`,
	(word, at) => `${word.slice(0, at + 1)}\u0301${word.slice(at + 1)}`,
	(word, at) => `${word.slice(0, at + 1)}-\n${word.slice(at + 1)}`,
	(word) => Array.from(word).join(' '),
	(word) => Array.from(word).join('-'),
	(word) => Array.from(word, (letter) => TWINS[letter] ?? letter).join(''),
	(word) => `${word.slice(0, 1)}${word.slice(1).replace('о', 'o')}`
];

const ofName = FORMS.flatMap(([what, forms]) =>
	what === 'name' || what === 'party' ? forms.map((form) => ({ what, form })) : []
);

describe('the leak guard, whatever comes', () => {
	test('never throws, and gives sorted places inside the text', () => {
		fc.assert(
			fc.property(anything, anySecrets, (text, secrets) => {
				expectWellFormed(text, findLeaks(text, secrets));
				expectWellFormed(text, findLeaks(text, SECRETS));
			}),
			{ numRuns: 150 }
		);
	});

	test('what it marks is what it says', () => {
		const forms = FORMS.flatMap(([, words]) => words);
		const text = fc
			.array(fc.oneof(fc.constantFrom(...forms), QUIET), { maxLength: 8 })
			.map((words) => words.join(' , '));
		fc.assert(
			fc.property(text, (given) => {
				for (const { what, start, end } of findLeaks(given, SECRETS)) {
					const slice = given.slice(start, end);
					const digits = slice.normalize('NFKC').replace(/\D/g, '');
					if (what === 'iin') expect(isIin(digits)).toBe(true);
					if (what === 'phone') expect(nationalNumber(digits)).toBe('7011234567');
					expect(findLeaks(slice, SECRETS)).toContainEqual({ what, start: 0, end: slice.length });
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('quiet words stay quiet', () => {
		fc.assert(fc.property(QUIET, (text) => findLeaks(text, SECRETS).length === 0));
	});

	test('an inflected and disguised name put into a quiet text is found', () => {
		fc.assert(
			fc.property(
				QUIET,
				fc.constantFrom(...ofName),
				fc.constantFrom(...DISGUISES),
				fc.nat(6),
				QUIET,
				(left, one, disguise, at, right) => {
					const hidden = disguise(one.form, 1 + (at % (one.form.length - 2)));
					const start = left.length + 2;
					const found = findLeaks(`${left}, ${hidden}, ${right}`, SECRETS);
					expect(found.filter(({ what }) => what === one.what)).toEqual([
						{ what: one.what, start, end: start + hidden.length }
					]);
				}
			),
			{ numRuns: 300 }
		);
	});

	test('a name put between any other words is found', () => {
		const words = fc
			.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 8 })), {
				maxLength: 6
			})
			.map((all) => all.join(' '));
		fc.assert(
			fc.property(words, fc.constantFrom(...ofName), words, (left, one, right) => {
				const start = left.length + 1;
				const leaks = findLeaks(`${left} ${one.form} ${right}`, SECRETS);
				expect(
					leaks.some((leak) => leak.what === one.what && leak.start <= start && leak.end >= start + one.form.length)
				).toBe(true);
			}),
			{ numRuns: 150 }
		);
	});

	test('numbers and addresses put into a quiet text are found', () => {
		const others = FORMS.flatMap(([what, forms]) =>
			what === 'name' || what === 'party' ? [] : forms.map((form) => ({ what, form }))
		);
		fc.assert(
			fc.property(QUIET, fc.constantFrom(...others), QUIET, (left, one, right) => {
				const start = left.length + 2;
				const leaks = findLeaks(`${left}: ${one.form}; ${right}`, SECRETS);
				expect(
					leaks.some((leak) => leak.what === one.what && leak.start === start && leak.end === start + one.form.length)
				).toBe(true);
			})
		);
	});
});
