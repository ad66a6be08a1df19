import { expect, test } from 'vitest';
import { Scribe } from '../../../../tests/simulation/scribe.js';
import { fold, recordId } from '#lib/register/index.js';
import { layoutCopiesDisposal } from './copies-disposal.js';

test('Standard 1.11: the act and its protocol name copies, pages and members, in both languages, and no client', () => {
	const scribe = new Scribe('a');
	const row = scribe.enter({ number: '58', clientName: 'Ким Анна' });
	const register = fold([row]);
	const disposal = {
		date: '2030-01-15',
		act: '3',
		members: ['Иванова А. С.', 'Сейтов Б.'],
		how: 'удалены',
		items: [{ row: recordId(row), copy: 'x', title: 'Паспорт', blobs: ['1', '2'] }]
	};
	const sheets = layoutCopiesDisposal(register, disposal, { language: 'both', today: '2030-01-16' });
	const text = JSON.stringify(sheets);
	for (const words of [
		'АКТ № 3',
		'№ 3 АКТ',
		'строка реестра 58: «Паспорт», страниц: 2',
		'58-жолы',
		'Иванова А. С., Сейтов Б.',
		'удалены'
	])
		expect(text).toContain(words);
	expect(text).not.toContain('Ким');
	expect(sheets.parts).toHaveLength(2);
	expect(sheets.missingLetters).toEqual([]);
});
