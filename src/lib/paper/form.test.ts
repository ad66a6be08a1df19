import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { eventfulRegister } from '../../../tests/fixtures/paper/registers.js';
import { histories } from '../../../tests/simulation/devices.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, type Envelope, type RowField, type RowFields } from '#lib/register/index.js';
import { layoutForm, PRINTED_FIELDS, rowsOf, type Form, type FormOptions, type PrintedField } from './index.js';

const OPTIONS: FormOptions = {
	language: 'ru',
	scope: { kind: 'volume', year: 2026 },
	essence: 'private',
	time: 'total',
	today: '2026-11-22'
};
const EVERY_WAY: FormOptions[] = (['kk', 'ru', 'both'] as const).flatMap((language) =>
	(['private', 'for-portal'] as const).flatMap((essence) =>
		(['total', 'sessions'] as const).map((time) => ({ ...OPTIONS, language, essence, time }))
	)
);

const laptop = () => new Scribe('a');
const print = (records: readonly Envelope[], more: Partial<FormOptions> = {}): Form =>
	layoutForm(fold(records), { ...OPTIONS, ...more });
/** A cell as marked text: ~struck~, (note). */
const marked = (form: Form, column: number, row = 0): string =>
	(form.rows[row]?.cells[column - 1] ?? [])
		.map((paragraph) =>
			paragraph
				.map(({ text, look }) => (look === 'struck' ? `~${text}~` : look === 'note' ? `(${text})` : text))
				.join('')
		)
		.join(' | ');

describe('nothing about a client is printed', () => {
	const CLIENT: RowFields = {
		clientName: 'Тайнов Секрет',
		clientIin: '900101300017',
		clientPhones: ['+77010000001'],
		clientEmails: ['secret@example.kz'],
		clientAddress: 'Алматы, Құпия 5',
		otherParties: ['Қарсыласов Бүркеншік'],
		notes: 'Бүркемелі ескерту'
	};
	const OTHER: RowFields = { clientName: 'Басқанов Жасырын', notes: 'Другая заметка', otherParties: ['Иной Участник'] };
	const told = [CLIENT, OTHER].flatMap((fields) => Object.values(fields).flat().map(String));

	test.each(EVERY_WAY)('$language, $essence, $time', (options) => {
		const device = laptop();
		const phone = new Scribe('b');
		const row = device.enter({ number: '1', essence: 'суть', ...CLIENT });
		const corrected = device.correct(row, { ...OTHER, essence: 'иная суть' });
		const apart = phone.correct(row, { clientName: 'Үшінші Атау', essence: 'үшінші' });
		const gone = device.about(row, 'voided', { reason: 'қате' }, [corrected]);
		const time = device.about(row, 'time', { date: '2026-03-04', minutes: 5, what: 'Клиентпен сөйлесу' }, [corrected]);
		const document = device.about(row, 'document', { what: 'received', title: 'Жеке куәлік', date: '2026-03-04' });
		const ended = device.about(row, 'ended', { date: '2026-03-05', outcome: 'Исход дела' });
		const form = print([device.admit(phone), row, corrected, apart, gone, time, document, ended], options);
		const text = JSON.stringify(form);
		expect(form.rows).toHaveLength(1);
		for (const secret of [...told, 'Үшінші Атау', 'Клиентпен сөйлесу', 'Жеке куәлік', 'Исход дела', '5a5a5a5a'])
			expect(text).not.toContain(secret);
		if (options.essence === 'for-portal')
			for (const secret of ['суть', 'үшінші', 'қате', 'опечатка']) expect(text).not.toContain(secret);
	});

	test('whatever happens to a register, its forms are the same with and without what is kept about clients', () => {
		const bare = (record: Envelope): Envelope => {
			const { fields } = record.body as { fields?: RowFields };
			if (fields === undefined) return record;
			const kept = Object.fromEntries(
				Object.entries(fields).filter(([field]) => PRINTED_FIELDS.some((one) => one === field))
			);
			return { ...record, body: { ...record.body, fields: { ...kept, language: fields.language ?? null } } };
		};
		fc.assert(
			fc.property(histories(20), fc.constantFrom(...EVERY_WAY), ({ texts }, options) => {
				const records = texts.map((text) => JSON.parse(text) as Envelope);
				const ids = fold(records).rows.map(({ id }) => id);
				const scope = { kind: 'rows', ids } as const;
				expect(print(records.map(bare), { ...options, scope }).rows).toEqual(
					print(records, { ...options, scope }).rows
				);
			}),
			{ numRuns: 60 }
		);
	});

	test('no such field is among the printed ones', () => {
		type Client = Extract<RowField, `client${string}` | 'otherParties' | 'notes' | 'locality'>;
		expectTypeOf<Extract<PrintedField, Client>>().toEqualTypeOf<never>();
		expectTypeOf<'clientName' | 'clientIin' | 'notes'>().toExtend<Client>();
	});
});

describe('what happened to a row is seen', () => {
	const form = layoutForm(eventfulRegister('ru'), OPTIONS);

	test('a correction: old text struck through beside the new, when, which columns, why', () => {
		expect(marked(form, 4)).toBe(
			'~Консультация по трудовому спору~ Пересчитан размер алиментов | (Исправлено 04.03.2026 (гр. 3, 4, 6): сверено по документу)'
		);
		expect(marked(form, 3)).toBe('Постановление суда, Алмалинский районный суд, ~№ 2-1~ № 2-15 от 04.03.2026');
		expect(marked(form, 6)).toBe('~1:01~ 1:35');
	});

	test('a row struck out keeps its number and says so', () => {
		expect(marked(form, 1, 1)).toBe('2');
		expect(marked(form, 2, 1)).toBe('~04.03.2026~');
		expect(marked(form, 4, 1)).toBe(
			'~Наследство: определение доли~ | (Запись вычеркнута целиком 04.03.2026: внесено дважды)'
		);
	});

	test('lateness (Rule 4)', () => {
		expect(marked(form, 2, 2)).toBe('04.03.2026 | (Внесено 07.03.2026, позже на 3 дн.)');
		expect(marked(form, 4, 2)).toContain('(Почему внесено позже: был в командировке)');
	});

	test('column 7: what is known of a signature, of the paper log, of a file', () => {
		expect(marked(form, 7, 3)).toBe('ЭЦП: Иванова Анна Сергеевна, сертификат № 3f2a01c94d, 04.03.2026 14:30');
		expect(marked(form, 7, 5)).toBe('Бумажный журнал 1, с. 3, строка 5');
		expect(marked(form, 7, 8)).toBe('В прежнем реестре подписано от руки | По файлу: подпись');
		expect(marked(form, 7, 0)).toBe('');
	});

	test('what is not settled stands with both values', () => {
		expect(marked(form, 6, 4)).toBe('~1:05~ 0:40');
		expect(marked(form, 4, 4)).toContain('(Не улажено, есть и другое значение (гр. 6): 1:15)');
	});

	test('time by sessions, and sessions that were struck out in any case', () => {
		const bySession = layoutForm(eventfulRegister('kk'), { ...OPTIONS, language: 'kk', time: 'sessions' });
		expect(marked(bySession, 6, 5)).toBe('04.03.2026 10:00–11:30 1:30 | 05.03.2026 15:00–15:45 0:45 | Барлығы 2:15');
		const device = laptop();
		const row = device.enter({ number: '1' });
		const one = device.about(row, 'time', { date: '2026-03-04', minutes: 60 });
		const two = device.about(row, 'time', { date: '2026-03-05', minutes: 30 }, [one]);
		const session = `${two.device}.${String(two.n)}`;
		const gone = device.about(row, 'time-voided', { session, reason: 'ошибка' }, [two]);
		const struckOut = print([row, one, two, gone]);
		expect(marked(struckOut, 6)).toBe('04.03.2026 1:00 | ~05.03.2026 0:30~ | Всего 1:00');
		expect(marked(struckOut, 4)).toBe('(Вычеркнуто (гр. 6): ошибка)');
	});

	test('a signature after which the row changed', () => {
		const device = laptop();
		const row = device.enter({ number: '1' });
		const data = { data: '{}', cms: 'MIIB', signer: 'А', serialNumber: '1', signedAt: '2026-03-04T20:00:00Z' };
		const signed = device.about(row, 'signed', data);
		const changed = device.complete(row, { minutes: 5 }, [signed]);
		expect(marked(print([row, signed, changed], { language: 'kk' }), 7)).toBe(
			'ЭЦҚ: А, сертификат № 1, 05.03.2026 01:00 | (Қол қойылғаннан кейін өзгертілген)'
		);
	});

	test('the certificate in short, as far as it is known, and never an IIN', () => {
		const device = laptop();
		const row = device.enter({ number: '1' });
		const signed = device.about(row, 'signed', {
			data: '{}',
			cms: 'MIIB',
			signer: 'ИВАНОВА АННА',
			serialNumber: '5a0c',
			issuer: 'ҰКО',
			algorithm: 'GOST-2015-512',
			validFrom: '2026-01-01T00:00:00.000Z',
			validUntil: '2026-12-31T20:00:00.000Z',
			signedAt: '2026-03-04T09:30:00.000Z',
			timeStamped: true,
			stampedAt: '2026-03-04T09:30:05.000Z'
		});
		expect(marked(print([row, signed]), 7)).toBe(
			'ЭЦП: ИВАНОВА АННА, сертификат № 5a0c, выдан: ҰКО, действует 01.01.2026–01.01.2027, ГОСТ 34.10-2015 (512 бит), 04.03.2026 14:30, метка времени 04.03.2026 14:30'
		);
	});

	test('letters that cannot be printed are named by row', () => {
		const device = laptop();
		const head = device.write('profile', { occupation: 'advocate', name: '漢', association: '', licence: '' });
		const strange = print([head, device.enter({ number: '7', essence: 'a漢 😀' })]);
		expect(strange.missingLetters).toMatchObject([
			{ row: null, number: null, letters: ['漢'] },
			{ number: '7', letters: ['漢', '😀'] }
		]);
	});
});

describe('column 4 for inspection', () => {
	const device = laptop();
	const worded = device.enter({
		number: '1',
		essence: 'тайная суть',
		essenceForPortal: 'Трудовой спор',
		category: 'labour'
	});
	const unworded = device.enter({ number: '2', essence: 'тайная суть', category: 'family' });
	const form = print([worded, unworded], { essence: 'for-portal' });

	test('is the wording for the portal, else the category, never the essence', () => {
		expect(marked(form, 4, 0)).toBe('Трудовой спор');
		expect(marked(form, 4, 1)).toBe('семейное');
		expect(form.marks.join(' ')).toContain('Для проверки');
	});
});

describe('which rows', () => {
	const device = laptop();
	const records = [
		device.enter({ number: '1', applicationDate: '2026-01-10' }),
		device.enter({ number: '2', applicationDate: '2026-03-31' }),
		device.enter({ number: '1', applicationDate: '2025-12-30' }),
		device.enter({ number: '3', applicationDate: null }, { volume: 2026 })
	];
	const register = fold(records);
	const numbers = (scope: FormOptions['scope']) => rowsOf(register, scope).map(({ values }) => values.number);

	test('a volume, a period with both its ends, chosen rows', () => {
		expect(numbers({ kind: 'volume', year: 2026 })).toEqual(['1', '2', '3']);
		expect(numbers({ kind: 'period', from: '2025-12-30', to: '2026-01-10' })).toEqual(['1', '1']);
		expect(numbers({ kind: 'period', from: '2026-03-31', to: '2026-03-31' })).toEqual(['2']);
		expect(numbers({ kind: 'rows', ids: [register.rows[1]?.id ?? ''] })).toEqual(['1']);
		expect(numbers({ kind: 'rows', ids: [] })).toEqual([]);
	});

	test('a row whose date was corrected into another year is in both volumes', () => {
		const [first] = records;
		if (!first) throw new Error('no row');
		const moved = fold([first, device.correct(first, { applicationDate: '2025-12-31' })]);
		for (const year of [2025, 2026]) expect(rowsOf(moved, { kind: 'volume', year })).toHaveLength(1);
	});
});

describe('the mark of a printed form', () => {
	const a = laptop();
	const row = a.enter({ number: '58', essence: 'Алименты' });
	const records = [a.enter({ number: '57', essence: 'Развод' }), row];

	test('is the same whenever the same is printed, names the last row, and stands under each page', () => {
		const form = print(records);
		expect(form.mark).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, last: '58' });
		expect(print(records, { today: '2027-01-01' }).mark).toEqual(form.mark);
		expect(form.foot).toContain('последняя запись № 58');
		expect(form.foot.replaceAll(' ', '')).toContain(form.mark.hash.slice(0, 32));
	});

	test('is another one where anything that is shown is another', () => {
		const changes: [readonly Envelope[], Partial<FormOptions>][] = [
			[[...records, a.correct(row, { essence: 'Алименты на детей' })], {}],
			[[...records, a.complete(row, { minutes: 30 })], {}],
			[[...records, a.about(row, 'voided', { reason: 'ошибка' })], {}],
			[records.slice(1), {}],
			[records, { language: 'kk' }],
			[records, { essence: 'for-portal' }],
			[records, { scope: { kind: 'period', from: '2026-01-01', to: '2026-12-31' } }]
		];
		const hashes = changes.map(([all, more]) => print(all, more).mark.hash);
		expect(new Set([print(records).mark.hash, ...hashes]).size).toBe(changes.length + 1);
		// What never prints leaves no trace in it.
		expect(print([...records, a.complete(row, { clientName: 'Иванов' })]).mark).toEqual(print(records).mark);
	});
});
