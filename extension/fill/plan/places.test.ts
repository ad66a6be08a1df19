import { describe, expect, it } from 'vitest';
import { optionOfPlace } from './places.js';

const options = (...texts: string[]) => texts.map((text) => ({ text }));
const ru = options('г. Астана', 'г. Алматы', 'г. Шымкент', 'Алматинская область', 'Карагандинская область');
const kk = options('Астана қ.', 'Алматы қ.', 'Шымкент қ.', 'Алматы облысы', 'Қарағанды облысы');
const regions = options('Западно-Казахстанская обл.', 'Восточно-Казахстанская обл.', 'область Абай', 'Атырауская обл.');

describe('the place of a bar association in a list of places', () => {
	it.each([
		['Алматинская городская коллегия адвокатов', ru, 'г. Алматы'],
		['Алматинская областная коллегия адвокатов', ru, 'Алматинская область'],
		['Коллегия адвокатов города Астаны', ru, 'г. Астана'],
		['Шымкентская городская коллегия адвокатов', ru, 'г. Шымкент'],
		['Карагандинская областная коллегия адвокатов', ru, 'Карагандинская область'],
		['Алматы қалалық адвокаттар алқасы', kk, 'Алматы қ.'],
		['Алматы облыстық адвокаттар алқасы', kk, 'Алматы облысы'],
		['Астана қаласының адвокаттар алқасы', kk, 'Астана қ.'],
		['Восточно-Казахстанская областная коллегия адвокатов', regions, 'Восточно-Казахстанская обл.'],
		['Коллегия адвокатов области Абай', regions, 'область Абай']
	])('%s', (name, list, place) => expect(optionOfPlace(name, list)?.text).toBe(place));

	it('is none where the name has no place, does not say what it is, or the list has it twice or as part of another', () => {
		expect(optionOfPlace('Республиканская коллегия адвокатов', ru)).toBeNull();
		expect(optionOfPlace('Алматинская коллегия адвокатов', ru)).toBeNull();
		expect(optionOfPlace('Павлодарская областная коллегия адвокатов', ru)).toBeNull();
		const name = 'Алматинская городская коллегия адвокатов';
		expect(optionOfPlace(name, options('г. Алматы', 'Алматы қ.'))).toBeNull();
		expect(optionOfPlace(name, options('г. Алматы, Бостандыкский район', 'Алматы'))).toBeNull();
		expect(optionOfPlace(name, options('г. Алматы и Алматинская область'))).toBeNull();
	});
});
