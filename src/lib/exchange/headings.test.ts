import { describe, expect, test } from 'vitest';
import type { Column } from './columns.js';
import { codes, columnsOf, DATA, HEAD, left, readCsv, readXlsx } from './testing/read.js';
import { dateCell } from './testing/make-xlsx.js';

describe('headings', () => {
	const seven: Column[] = ['number', 'applicationDate', 'basis', 'essence', 'kind', 'minutes', 'column7'];
	test.each<[string, string[], (Column | null)[]]>([
		['short, ru', ['№', 'Дата', 'Документ', 'Суть', 'Вид', 'Время', 'ЭЦП'], seven],
		[
			'clipped, ru',
			['№ п/п', 'Дата обр.', 'Наим. и рекв. док.', 'Суть прав. вопр.', 'Вид оказ. юр. пом.', 'Время зан.', 'Подп./ЭЦП'],
			seven
		],
		[
			'everyday, ru',
			[
				'N',
				'Дата обращения',
				'Документ-основание',
				'Содержание вопроса',
				'Вид ГГЮП',
				'Затраченное время, ч.',
				'Подпись адвоката'
			],
			seven
		],
		[
			'with hyphens at line ends',
			[
				'№\nп/п',
				'Дата\nобраще-\nния',
				'Наименова-\nние и рекви-\nзиты доку-\nмента',
				'Суть\nправо-\nвого\nвопроса',
				'Вид\nпомощи',
				'Вре-\nмя',
				'Под-\nпись'
			],
			seven
		],
		['short, kk', ['№', 'Күні', 'Негіз', 'Мәні', 'Түрі', 'Уақыты', 'Қолы'], seven],
		[
			'everyday, kk',
			['Р/с №', 'Өтініш күні', 'Негіздеме құжат', 'Мәселенің мәні', 'Көмек түрі', 'Жұмсалған уақыт', 'ЭЦҚ'],
			seven
		],
		[
			'kk on a Russian keyboard',
			['Р/с', 'Отиниш куни', 'Негиз кужат', 'Маселенин мани', 'Комек тури', 'Уакыты', 'Колтанба'],
			seven
		],
		[
			'kk, other words',
			[
				'Реттік нөмірі',
				'Жүгінген күні',
				'Құжаттың атауы',
				'Құқықтық мәселе',
				'Заң көмегінің түрі',
				'Сағат',
				'Қолтаңба'
			],
			seven
		],
		[
			'cut in the middle, ru',
			[
				'№ п/п',
				'Дата обращения лица, обратив',
				'Наименование и реквизиты докум',
				'Суть правового воп',
				'Вид оказанной гарантирован',
				'Время занятости адв',
				'Подпись адвоката – при зап'
			],
			seven
		],
		[
			'cut in the middle, kk',
			[
				'Р/с №',
				'Мемлекет кепілдік берген заң көмегін сұрап өті',
				'Мемлекет кепілдік берген заң көмегін көрсетуге нег',
				'Құқықтық мәс',
				'Көрсетілген мемлекет кепілдік бер',
				'Адвокаттың мемлекет кепілдік берген заң көм',
				'Тізілім қағаз жеткізгіште толтыр'
			],
			seven
		],
		[
			'another order',
			['Дата обращения', '№ п/п', 'Вид помощи', 'Суть', 'Основание', 'Подпись', 'Время'],
			['applicationDate', 'number', 'kind', 'essence', 'basis', 'column7', 'minutes']
		],
		[
			'with the client',
			[
				'№',
				'Дата обращения',
				'Ф.И.О. клиента',
				'ИИН',
				'Телефон',
				'Адрес проживания',
				'Основание',
				'Суть',
				'Вид',
				'Часы',
				'Примечание'
			],
			[
				'number',
				'applicationDate',
				'clientName',
				'iin',
				'phone',
				'address',
				'basis',
				'essence',
				'kind',
				'minutes',
				'notes'
			]
		],
		[
			'with the client, kk',
			[
				'Р/с №',
				'Күні',
				'Тегі, аты, әкесінің аты',
				'ЖСН',
				'Байланыс телефоны',
				'Мекенжайы',
				'Негіз',
				'Мәні',
				'Түрі',
				'Уақыты',
				'Ескерту'
			],
			[
				'number',
				'applicationDate',
				'clientName',
				'iin',
				'phone',
				'address',
				'basis',
				'essence',
				'kind',
				'minutes',
				'notes'
			]
		],
		[
			'name in three, others left out',
			[
				'№',
				'Фамилия',
				'Имя',
				'Отчество',
				'Дата рождения',
				'Дата обращения',
				'Основание',
				'Суть',
				'Вид',
				'Время',
				'ФИО следователя',
				'Результат'
			],
			[
				'number',
				'clientName',
				'clientName',
				'clientName',
				null,
				'applicationDate',
				'basis',
				'essence',
				'kind',
				'minutes',
				null,
				null
			]
		],
		[
			'the document in parts',
			[
				'№',
				'Дата обращения',
				'Наименование документа',
				'№ документа',
				'Дата документа',
				'№ дела',
				'Суть',
				'Вид помощи',
				'Начало',
				'Окончание'
			],
			[
				'number',
				'applicationDate',
				'basis',
				'basisNumber',
				'basisDate',
				'caseNumber',
				'essence',
				'kind',
				'timeFrom',
				'timeTo'
			]
		],
		[
			'the document in parts, number first',
			[
				'№',
				'Когда обратился',
				'Номер документа-основания',
				'Дата документа-основания',
				'Документ-основание',
				'Суть',
				'Вид',
				'Время'
			],
			['number', 'applicationDate', 'basisNumber', 'basisDate', 'basis', 'essence', 'kind', 'minutes']
		],
		[
			'in both languages',
			[
				'№ р/с / № п/п',
				'Күні / Дата',
				'Негіз / Основание',
				'Мәні / Суть',
				'Түрі / Вид',
				'Уақыты / Время',
				'Қолы / Подпись'
			],
			seven
		],
		['Latin letters among Cyrillic', ['№', 'Дaтa oбращения', 'Оcнование', 'Cуть', 'Bид', 'Bремя', 'Пoдпись'], seven]
	])('%s', (_, headings, columns) => {
		const file = readCsv(
			[
				headings.map((one) => `"${one}"`).join(';'),
				headings.map((_, at) => (columns[at] === 'number' ? '1' : '')).join(';') + 'x'
			].join('\r\n')
		);
		expect(columnsOf(file)).toEqual(columns);
	});

	test('in two tiers under merged cells', () => {
		const file = readXlsx({
			rows: [
				[
					'№',
					'Дата обращения',
					'Клиент',
					null,
					'Документ-основание',
					null,
					null,
					'Суть',
					'Вид помощи',
					'Время занятости',
					null
				],
				[null, null, 'Ф.И.О.', 'ИИН', 'наименование', 'номер', 'дата', null, null, 'часы', 'мин.'],
				[
					1,
					dateCell('2026-01-05'),
					'Ахметов А.',
					'850101300123',
					'Договор',
					'12',
					dateCell('2026-01-04'),
					'Спор',
					'консультация',
					2,
					30
				]
			],
			merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:G1', 'H1:H2', 'I1:I2', 'J1:K1']
		});
		expect(columnsOf(file)).toEqual([
			'number',
			'applicationDate',
			'clientName',
			'iin',
			'basis',
			'basisNumber',
			'basisDate',
			'essence',
			'kind',
			'minutes',
			'extraMinutes'
		]);
		expect(left(file)).toEqual([
			[1, 'heading'],
			[2, 'heading']
		]);
		expect(file.rows[0]).toMatchObject({
			sourceRow: 3,
			clientName: 'Ахметов А.',
			iin: '850101300123',
			basis: 'Договор',
			minutes: 150,
			basisParts: { kind: 'contract', number: '12', date: '2026-01-04' }
		});
		expect(codes(file)).toEqual([]);
	});

	test('unknown words over a row of column numbers: the order of the form', () => {
		const file = readCsv(
			'No.;When;Why;What;How;Long;Sign\n1;2;3;4;5;6;7\n1;05.01.2026;Заявление;Алименты;консультация;1;ЭЦП\n'
		);
		expect(file.refused).toBeUndefined();
		expect(file.rows).toHaveLength(1);
		expect(left(file)).toEqual([
			[1, 'heading'],
			[2, 'column-numbers']
		]);
		expect(file.tables[0]?.columns.slice(1).every(({ by }) => by === 'column-numbers')).toBe(true);
	});

	test('no headings at all: nothing is taken, the table is given back with a guess', () => {
		const file = readCsv(
			'1;05.01.2026;Заявление;Алименты;консультация;45 мин\n2;06.01.2026;Заявление;Раздел;консультация;1 ч\n3;07.01.2026;Заявление;Иск;консультация;1 ч\n'
		);
		expect(file.refused).toEqual({ code: 'no-headings', text: '' });
		expect(file.rows).toEqual([]);
		expect(left(file)).toEqual([
			[1, 'no-table'],
			[2, 'no-table'],
			[3, 'no-table']
		]);
		expect(file.tables[0]?.found).toBe(false);
		expect(columnsOf(file)).toEqual(['number', 'applicationDate', null, null, 'kind', 'minutes']);
		expect(file.sheets[0]?.rows).toHaveLength(3);
	});

	test('an unknown column is left out with what it holds', () => {
		const file = readXlsx({
			rows: [
				[...HEAD, 'Следователь'],
				[...DATA(1, '2026-01-05'), 'Иванов'],
				[...DATA(2, '2026-01-06'), 'Петров']
			]
		});
		expect(file.leftOutColumns).toEqual([
			{
				sheet: 'Лист1',
				letter: 'H',
				heading: 'Следователь',
				cells: [
					{ sourceRow: 2, text: 'Иванов' },
					{ sourceRow: 3, text: 'Петров' }
				]
			}
		]);
	});

	test('a delimiter too many in a .csv is named', () => {
		const file = readCsv('№,Дата,Документ,Суть,Вид,Время\n1,05.01.2026,Заявление,Алименты,консультация,1,5\n');
		expect(codes(file)).toEqual([[2, undefined, 'cells-beyond', '5']]);
	});

	test('a column that the table does not have is named once', () => {
		const file = readCsv('№;Дата обращения;Суть вопроса\n1;05.01.2026;Алименты\n2;06.01.2026;Раздел\n');
		expect(codes(file)).toEqual([
			[1, 'basis', 'column-missing', ''],
			[1, 'kind', 'column-missing', ''],
			[1, 'minutes', 'column-missing', '']
		]);
	});
});
