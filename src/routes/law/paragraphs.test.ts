import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphsOf, rulesOf, standardOf } from './paragraphs.js';

const text = (name: string) => readFileSync(new URL(`../../../docs/law/${name}`, import.meta.url), 'utf8');
const marks = (of: { mark: string | null }[]) => of.flatMap(({ mark }) => (mark === null ? [] : [mark]));

test('the Rules of Order 1465 have seven paragraphs, each whole', () => {
	const rules = rulesOf(text('order-1465-rules.en.txt'));
	expect(marks(rules)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
	const fourth = rules.find(({ mark }) => mark === '4');
	expect(fourth?.text).toBe(
		'Information shall be included in the register on the day of application for the state-guaranteed legal assistance.'
	);
	expect(rules.at(-1)?.text).toMatch(/unified legal assistance information system\.$/);
});

test('the Standard has the same points in Russian and Kazakh, each ended', () => {
	const { ru, kk } = standardOf(text('egida-standard.ru-kk.txt'));
	const points = (first: number, last: number) =>
		Array.from({ length: last }, (_, at) => `${String(first)}.${String(at + 1)}`);
	const expected = [
		[1, 13],
		[2, 11],
		[3, 3],
		[4, 5],
		[5, 5]
	].flatMap(([point = 0, last = 0]) => [String(point), ...points(point, last)]);
	expect(marks(ru)).toEqual(expected);
	expect(marks(kk)).toEqual(expected);
	for (const one of [...ru, ...kk].filter(({ mark }) => mark !== null)) expect(one.text).toMatch(/[.;:]$/);
});

test('no word of any text is lost', () => {
	fc.assert(
		fc.property(fc.string(), (raw) => {
			const words = paragraphsOf(raw)
				.map(({ mark, text: one }) => `${mark === null ? '' : `${mark}.`}${one}`)
				.join('')
				.replace(/\s/g, '');
			expect(words).toBe(raw.replace(/\s/g, ''));
		})
	);
});
