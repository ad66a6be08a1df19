import { describe, expect, it } from 'vitest';
import { chooseCode } from './options.js';

const options = (...texts: string[]) => texts.map((text, at) => ({ value: String(at), text }));
const chosen = (column: 'assistanceKind' | 'category' | 'basisKind', code: string, ...texts: string[]) => {
	const choice = chooseCode(column, code, options(...texts), null);
	return choice.ok ? choice.shown : null;
};

describe('options that are cut short', () => {
	const kinds = ['Информ.', 'Консульт.', 'Защита/представит.', 'Иные'];
	it.each([
		['informing', 'Информ.'],
		['consulting', 'Консульт.'],
		['defence', 'Защита/представит.'],
		['other', 'Иные']
	])('%s is %s', (code, text) => expect(chosen('assistanceKind', code, ...kinds)).toBe(text));

	const categories = ['Угол.', 'Админ. правонар.', 'Гражд.', 'Семейн.', 'Труд.'];
	it.each([
		['criminal', 'Угол.'],
		['administrative-offence', 'Админ. правонар.'],
		['labour', 'Труд.']
	])('%s is %s', (code, text) => expect(chosen('category', code, ...categories)).toBe(text));

	it('is a question where a stem is too short, without its point, or stands twice', () => {
		expect(chosen('category', 'criminal', 'Уг.', 'Гр.')).toBeNull();
		expect(chosen('category', 'criminal', 'Угол', 'Гражд')).toBeNull();
		expect(chosen('category', 'criminal', 'Угол.', 'Уголовн.')).toBeNull();
		expect(chosen('assistanceKind', 'defence', 'Защ.', 'Представит.')).toBeNull();
	});
});
