import { expect } from '@playwright/test';
import type { App } from './app.js';

/** A row of a generated register; what is not said is made from its place. */
export interface MadeRow {
	number?: string;
	date?: string;
	basis?: string;
	essence?: string;
	kind?: string;
	time?: string;
	client?: string;
	signed?: string;
}

const NAMES = ['Оспанова Айгүл', 'Касымов Болат', 'Жүсіпова Ләззат', 'Петрова Мария', 'Сейтқали Қайрат'];
const ESSENCES = [
	'Взыскание алиментов на двоих детей, разъяснён порядок обращения в суд',
	'Защита подозреваемого в краже: участие в допросе и очной ставке',
	'Екі балаға алимент өндіріп алу тәртібі түсіндірілді',
	'Заңсыз жұмыстан шығарудан кейін жұмысқа қайта алу',
	'Раздел имущества и оспаривание договора дарения'
];
const two = (number: number) => String(number).padStart(2, '0');
const HEADINGS = ['№', 'Дата обращения', 'Основание', 'Суть правового вопроса', 'Вид помощи', 'Время', 'Клиент', 'ЭЦП'];

/** A register of a year as .csv, rows in order. */
export function madeRegister(year: number, rows: readonly MadeRow[]): string {
	const lines = rows.map((row, at) => {
		const day = new Date(Date.UTC(year, 0, 1 + Math.floor((at * 364) / Math.max(1, rows.length))));
		const date = `${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.${String(year)}`;
		return [
			row.number ?? String(at + 1),
			row.date ?? date,
			row.basis ?? `Постановление следователя № ${String(1000 + ((at * 7) % 9000))} от ${date}`,
			row.essence ?? ESSENCES[at % ESSENCES.length],
			row.kind ?? 'правовое консультирование',
			row.time ?? '1:30',
			row.client ?? NAMES[at % NAMES.length],
			row.signed ?? ''
		]
			.map((cell) => `"${cell ?? ''}"`)
			.join(';');
	});
	return `\ufeff${[HEADINGS.join(';'), ...lines].join('\r\n')}\r\n`;
}

/** Brings a generated register in by the app's own import, and goes back to the table. @param rows or how many, all of them made */
export async function bringIn(app: App, year: number, rows: readonly MadeRow[] | number): Promise<void> {
	await app.go('#/import');
	const made = typeof rows === 'number' ? Array.from({ length: rows }, () => ({})) : rows;
	const buffer = Buffer.from(madeRegister(year, made));
	await app.page
		.getByLabel(app.words('import_choose'))
		.setInputFiles({ name: `${String(year)}.csv`, mimeType: 'text/csv', buffer });
	await expect(app.page.getByText(app.words('import_nothing_yet')).first()).toBeVisible({ timeout: 60_000 });
	await app.page.getByRole('button', { name: app.said('import_add') }).click();
	await app.page.getByRole('link', { name: app.words('back_to_register') }).click({ timeout: 90_000 });
	await app.go(`#/volume/${String(year)}`);
}
