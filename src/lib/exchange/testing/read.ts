import { readRegisterFile, type RegisterFile } from '../index.js';
import { dateCell, makeXlsx, type CellSpec, type SheetSpec } from './make-xlsx.js';

/** The day on which the tests take place. */
const TODAY = '2026-11-21';

export const readBytes = (bytes: Uint8Array, name = 'register.xlsx'): RegisterFile =>
	readRegisterFile({ name, bytes }, { today: TODAY });
export const readXlsx = (sheet: SheetSpec, ...more: SheetSpec[]): RegisterFile => readBytes(makeXlsx([sheet, ...more]));
export const readCsv = (text: string): RegisterFile => readBytes(new TextEncoder().encode(text), 'register.csv');

export const columnsOf = (file: RegisterFile, table = 0) => file.tables[table]?.mapping.columns;
export const codes = (file: RegisterFile) =>
	file.problems.map(({ sourceRow, column, code, text }) => [sourceRow, column, code, text]);
export const left = (file: RegisterFile) => file.leftOut.map(({ sourceRow, why }) => [sourceRow, why]);

/** Short headings of the seven columns, and a row under them. */
export const HEAD: CellSpec[] = ['№', 'Дата обращения', 'Основание', 'Суть вопроса', 'Вид помощи', 'Время', 'Подпись'];
export const DATA = (n: number, day: string): CellSpec[] => [
	n,
	dateCell(day),
	'Заявление',
	`Вопрос ${String(n)}`,
	'консультация',
	1,
	'ЭЦП'
];
