import { describe, expect, test } from 'vitest';
import type { RegisterFile } from './index.js';
import { codes, readBytes } from './testing/read.js';

describe('encodings and delimiters of .csv', () => {
	const lines = [
		'№;Күні;Негіз;Мәні;Түрі;Уақыты',
		'1;05.01.2026;Өтініш;"Алимент; үй\r\nжәне т.б.";кеңес беру;1,5',
		';;;;;',
		'2;06.01.2026;Өтініш;Мұра;кеңес беру;45 мин'
	];
	const text = lines.join('\r\n');
	const ru = '№;Дата;Основание;Суть;Вид;Время\r\n1;05.01.2026;Заявление;Алименты;консультация;1,5\r\n';
	const ok = (file: RegisterFile) => {
		expect(file.refused).toBeUndefined();
		expect(codes(file)).toEqual([]);
		return file.rows;
	};
	const one = (bytes: Uint8Array) => ok(readBytes(bytes, 'r.csv'));
	const utf16 = (value: string, little: boolean, mark: boolean) => {
		const units = Array.from({ length: value.length }, (_, at) => value.charCodeAt(at));
		return new Uint8Array(
			(mark ? [0xfeff, ...units] : units).flatMap((unit) =>
				little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]
			)
		);
	};
	/** Bytes of a code page, found by decoding each of its 256 bytes. */
	const coded = (value: string, page: string, more: Record<string, number> = {}) => {
		const table = new Map(
			Array.from({ length: 256 }, (_, byte) => [new TextDecoder(page).decode(new Uint8Array([byte])), byte])
		);
		return new Uint8Array(Array.from(value, (letter) => more[letter] ?? table.get(letter) ?? 0x3f));
	};

	test('UTF-8 and UTF-16, with and without a mark; records are counted with the blank one and the one over two lines', () => {
		const utf8 = new TextEncoder().encode(text);
		for (const bytes of [
			utf8,
			new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]),
			utf16(text, true, true),
			utf16(text, false, true),
			utf16(text, true, false),
			utf16(text, false, false)
		]) {
			const rows = one(bytes);
			expect(rows.map(({ sourceRow, number, minutes }) => [sourceRow, number, minutes])).toEqual([
				[2, '1', 90],
				[4, '2', 45]
			]);
			expect(rows[0]?.essence).toBe('Алимент; үй\nжәне т.б.');
		}
	});

	test('old Cyrillic code pages', () => {
		for (const page of ['windows-1251', 'ibm866', 'koi8-r'])
			expect(one(coded(ru.replace('№', 'N'), page))[0]).toMatchObject({ basis: 'Заявление', kind: 'consulting' });
	});

	test('Kazakh in KZ-1048, and its letters lost in windows-1251', () => {
		const kz = {
			Қ: 0x8d,
			қ: 0x9d,
			ұ: 0xa2,
			Ұ: 0xa1,
			ә: 0xbc,
			Ә: 0xa3,
			Ө: 0xa5,
			ө: 0xb4,
			Ғ: 0xaa,
			ғ: 0xba,
			Ү: 0xaf,
			ү: 0xbf,
			ң: 0xbe,
			Ң: 0xbd,
			һ: 0x9e,
			Һ: 0x8e,
			і: 0xb3,
			І: 0xb2
		};
		expect(one(coded(text, 'windows-1251', kz))[1]).toMatchObject({
			essence: 'Мұра',
			basis: 'Өтініш',
			kind: 'consulting'
		});
		const lost = readBytes(coded(ru.replace('Алименты', 'Мұрагерлік'), 'windows-1251'), 'r.csv');
		expect(codes(lost)).toEqual([[2, 'essence', 'letters-lost', 'М?рагерлік']]);
	});

	test.each([[';'], [','], ['\t'], ['|']])('delimited by %j', (delimiter) => {
		const quoted = ru
			.replaceAll(';', delimiter)
			.replace('1,5', '"1,5"')
			.replace('Алименты', `"Алименты, ""долг""${delimiter} и прочее"`);
		const rows = one(new TextEncoder().encode(quoted));
		expect(rows[0]).toMatchObject({
			minutes: 90,
			essence: `Алименты, "долг"${delimiter === '\t' ? '\t' : delimiter} и прочее`
		});
	});

	test('sep= on the first line, line ends of all kinds, no line end at the end', () => {
		const file = readBytes(
			new TextEncoder().encode(`sep=,\r\n${ru.replaceAll(';', ',').replace('1,5', '"1,5"')}`),
			'r.csv'
		);
		expect(file.leftOut.map(({ sourceRow, why }) => [sourceRow, why])).toEqual([
			[1, 'separator-line'],
			[2, 'heading']
		]);
		expect(file.rows.map(({ sourceRow }) => sourceRow)).toEqual([3]);
		for (const end of ['\n', '\r', '\r\n'])
			expect(one(new TextEncoder().encode(ru.trim().replaceAll('\r\n', end)))).toHaveLength(1);
	});

	test('a stray quote swallows nothing', () => {
		const stray = `${ru}2;06.01.2026;"Ромашка" ЖШС шағымы;Иск;консультация;1\r\n3;07.01.2026;Заявление;"Мұра" деп;консультация;1\r\n`;
		const file = readBytes(new TextEncoder().encode(stray), 'r.csv');
		expect(file.rows.map(({ number, basis, essence }) => [number, basis, essence]).slice(1)).toEqual([
			['2', '"Ромашка" ЖШС шағымы', 'Иск'],
			['3', 'Заявление', '"Мұра" деп']
		]);
		expect(codes(file).map(([at, , code]) => [at, code])).toEqual([
			[3, 'quotes-broken'],
			[4, 'quotes-broken']
		]);
	});

	test('texts that programs shield from being numbers', () => {
		expect(one(new TextEncoder().encode(ru.replace(';05.01.2026', ';="05.01.2026"')))[0]?.applicationDate).toBe(
			'2026-01-05'
		);
	});

	test('months before days are not guessed', () => {
		const us = (...days: string[]) =>
			readBytes(
				new TextEncoder().encode(
					[
						'№;Дата;Основание;Суть;Вид;Время',
						...days.map((day, at) => `${String(at + 1)};${day};Заявление;Иск;консультация;1`)
					].join('\n')
				),
				'r.csv'
			);
		expect(us('01/25/2026', '02/03/2026').rows.map(({ applicationDate }) => applicationDate)).toEqual([
			'2026-01-25',
			null
		]);
		expect(us('05/01/2026', '06/01/2026').rows.map(({ applicationDate }) => applicationDate)).toEqual([
			'2026-01-05',
			'2026-01-06'
		]);
	});
});
