import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATE_FORMATS } from '../profile/schema.js';
import { fieldOf, formOf, labelled, options, recordOf } from '../testing/made.js';
import type { SeenField } from '../types.js';
import { dateFormatOf, formatDay, localTime, monthNamed, MONTHS, parseDay } from './dates.js';
import { makePlan } from './index.js';

const days = fc
	.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));
const written = (fields: SeenField[], record = recordOf()) =>
	makePlan(formOf(fields), record, []).fields.map(({ action, writing, value }) =>
		action === 'write'
			? writing?.how === 'option'
				? writing.texts[0]
				: writing?.how === 'calendar'
					? 'calendar'
					: writing && 'text' in writing
						? writing.text
						: ''
			: `${action} ${value}`
	);

describe('dates', () => {
	it('are read back from every format', () => {
		fc.assert(
			fc.property(days, fc.constantFrom(...DATE_FORMATS), (day, format) => {
				expect(parseDay(formatDay(day, format), format)).toEqual(day);
			})
		);
	});
	it.each([
		[{ placeholder: 'дд.мм.гггг' }, 'dd.mm.yyyy'],
		[{ placeholder: 'кк.аа.жжжж' }, 'dd.mm.yyyy'],
		[{ placeholder: 'ГГГГ-ММ-ДД' }, 'yyyy-mm-dd'],
		[{ placeholder: 'dd/mm/yyyy' }, 'dd/mm/yyyy'],
		[{ placeholder: 'MM/DD/YYYY' }, 'mm/dd/yyyy'],
		[{ placeholder: 'дд.мм.гг' }, 'dd.mm.yy'],
		[{ pattern: '\\d{2}\\.\\d{2}\\.\\d{4}' }, 'dd.mm.yyyy'],
		[{ pattern: '99.99.9999' }, 'dd.mm.yyyy'],
		[{ pattern: '\\d{4}-\\d{2}-\\d{2}' }, 'yyyy-mm-dd'],
		[{ placeholder: '__.__.____' }, 'dd.mm.yyyy'],
		[{ hint: 'Мысалы: 31/12/2025' }, 'dd/mm/yyyy'],
		[{ hint: 'e.g. 12/31/2025' }, 'mm/dd/yyyy'],
		[{ present: '2025-01-02' }, 'yyyy-mm-dd'],
		[{}, 'dd.mm.yyyy'],
		[{ placeholder: '__/__/____' }, null],
		[{ hint: 'Пример: 01/02/2025' }, null],
		[{ maxLength: 8 }, null]
	])('%o want %s', (more, format) => {
		const found = dateFormatOf(fieldOf(more));
		expect(found.sure ? found.format : null).toBe(format);
	});
	it('a month is known by its name in each language and case', () => {
		for (const [index, names] of MONTHS.entries())
			for (const name of names) expect(monthNamed(name.toUpperCase())).toBe(index + 1);
		expect(monthNamed('айы')).toBeNull();
	});
	it('a moment is shown as in Kazakhstan', () => {
		expect(localTime('2026-03-04T20:30:00.000Z')).toEqual({ day: { year: 2026, month: 3, day: 5 }, time: '01:30' });
	});
	it.each([
		['date', '2026-03-04'],
		['calendar', 'calendar'],
		['textarea', 'leave ']
	] as const)('into a %s', (control, text) => {
		expect(written([labelled('Дата обращения', { control })])).toEqual([text]);
	});
	it('into a moment with its time', () => {
		expect(written([labelled('Дата и время подписания'), labelled('Қол қойылған күні')])[0]).toBe(
			'ask-column 05.03.2026 01:30'
		);
		expect(written([labelled('Дата и время подписания')])).toEqual(['05.03.2026 01:30']);
		expect(written([labelled('Дата подписания', { control: 'datetime' })])).toEqual(['2026-03-05T01:30']);
	});
	it('cut in three lists, with months by name', () => {
		const group = (index: number) => ({
			control: 'select' as const,
			group: { id: 'g', label: 'Жүгінген күні', index, size: 3, widest: null, silent: false }
		});
		const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
		const names = MONTHS.map(([, , kk = '']) => kk);
		const three = [
			fieldOf({ ...group(0), options: options(...numbers(1, 31)) }),
			fieldOf({ ...group(1), options: options(...names) }),
			fieldOf({ ...group(2), options: options('2024', '2025', '2026') })
		];
		expect(written(three)).toEqual(['4', 'наурыз', '2026']);
	});
	it('cut in three boxes, with a year of two digits', () => {
		const box = (placeholder: string, index: number) =>
			fieldOf({
				placeholder,
				group: { id: 'g', label: 'Дата обращения', index, size: 3, widest: null, silent: false }
			});
		expect(written([box('ДД', 0), box('ММ', 1), box('ГГ', 2)])).toEqual(['04', '03', '26']);
		expect(written([box('ДД', 0), box('ММ', 1), box('ГГГГ', 2)])).toEqual(['04', '03', '2026']);
	});
	it('cut in three boxes that say nothing but their length, or of which one says nothing', () => {
		const box = (more: Partial<SeenField>, index: number) =>
			fieldOf({ ...more, group: { id: 'g', label: 'Дата обращения', index, size: 3, widest: null, silent: false } });
		const silent = [2, 2, 4].map((maxLength, index) => box({ maxLength }, index));
		expect(written(silent)).toEqual(['04', '03', '2026']);
		expect(written([box({ placeholder: 'кк' }, 0), box({}, 1), box({ placeholder: 'жжжж' }, 2)])).toEqual([
			'04',
			'03',
			'2026'
		]);
		expect(written([2, 2, 4].map((maxLength) => fieldOf({ maxLength })))).toEqual(['leave ', 'leave ', 'leave ']);
	});
	it('of birth cut in three are left alone', () => {
		const box = (placeholder: string, index: number) =>
			fieldOf({ placeholder, group: { id: 'g', label: 'Дата рождения', index, size: 3, widest: null, silent: false } });
		expect(written([box('ДД', 0), box('ММ', 1), box('ГГГГ', 2)])).toEqual(['leave ', 'leave ', 'leave ']);
	});
});

describe('time', () => {
	it.each([
		['Время занятости (мин)', {}, '90'],
		['Жұмсалған уақыт (минут)', {}, '90'],
		['Затраченное время, часов', {}, '1,5'],
		['Сағат саны', {}, '1,5'],
		['Количество часов', { control: 'number', inputType: 'number', step: '0.5' }, '1.5'],
		['Количество часов', { control: 'number', inputType: 'number' }, 'ask-column 1:30'],
		['Время занятости', { placeholder: 'ч:мм' }, '1:30'],
		['Время занятости', { placeholder: 'чч:мм' }, '01:30'],
		['Время занятости', { control: 'time' }, '01:30'],
		['Время занятости', { hint: 'мин' }, '90'],
		['Время занятости', {}, 'ask-column 1:30'],
		['Время занятости (часы, минуты)', {}, 'ask-column 1:30'],
		['Количество академических часов', {}, 'ask-column 1:30']
	] as const)('%s %o: %s', (label, more, text) => {
		expect(written([labelled(label, more)])).toEqual([text]);
	});
	it('cut in two boxes', () => {
		const box = (hint: string, index: number) =>
			fieldOf({
				hint,
				group: { id: 'g', label: 'Время занятости адвоката', index, size: 2, widest: null, silent: false }
			});
		expect(written([box('ч', 0), box('мин', 1)])).toEqual(['1', '30']);
		expect(
			written([
				labelled('Сағат', { sections: ['Жұмсалған уақыт'] }),
				labelled('Минут', { sections: ['Жұмсалған уақыт'] })
			])
		).toEqual(['1', '30']);
	});
});

describe('names', () => {
	it('of the lawyer whole and in parts, of nobody else', () => {
		expect(written([labelled('ФИО адвоката')])).toEqual(['Сериков Арман Болатович']);
		expect(written(['Фамилия', 'Имя', 'Отчество'].map((text) => labelled(text, { sections: ['Адвокат'] })))).toEqual([
			'Сериков',
			'Арман',
			'Болатович'
		]);
		expect(written(['Тегі', 'Аты', 'Әкесінің аты'].map((text) => labelled(text)))).toEqual([
			'leave ',
			'leave ',
			'leave '
		]);
	});
});
