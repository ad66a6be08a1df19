import { expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { layoutForm } from '#lib/paper/form.js';
import { fold } from '#lib/register/index.js';
import { findNamedRows } from './named-rows.js';

const laptop = new Scribe('a');
const register = fold([
	laptop.enter({ number: '1', essenceForPortal: 'Алименты с Ахметова С.', clientName: 'Ахметов Серик Болатович' }),
	laptop.enter({ number: '2', essenceForPortal: 'Трудовой спор', clientName: 'Сейітқызы Айгүл' }),
	laptop.enter({ number: '3', essenceForPortal: 'Жилищный спор' }),
	laptop.enter({ number: '4', basisText: 'Заявление, тел. +7 701 000 00 01', clientPhones: ['87010000001'] })
]);
const form = layoutForm(register, {
	language: 'ru',
	scope: { kind: 'volume', year: 2026 },
	essence: 'for-portal',
	time: 'total',
	today: '2026-11-22'
});

test('rows whose printed text names the client, and rows in which names could not be looked for', async () => {
	expect(await findNamedRows(form, register.rows, () => false)).toEqual({ named: ['1', '4'], unchecked: 2 });
});

test('ends when it is told to', async () => {
	expect(await findNamedRows(form, register.rows, () => true)).toEqual({ named: [], unchecked: 0 });
});
