import type { RowFields } from '#lib/register/index.js';
import type { ImportRow } from '#lib/session/contract.js';
import { SAMPLE_YEAR } from '#lib/register/index.js';

/*
 * Invented rows for a first look. They lie in a volume of their own, of a year
 * before any such register: nothing can be taken out of a register again, and
 * the lawyer's own numbers must not begin after them. Column 7 says what they are.
 */
type Sample = Omit<RowFields, 'number' | 'language'>;

const RU: Sample[] = [
	{
		applicationDate: '1990-01-15',
		basisKind: 'prosecution-order',
		basisBody: 'следователь СО Заречного управления полиции',
		basisNumber: '118',
		basisDate: '1990-01-14',
		essence: 'Защита подозреваемого в краже: участие в допросе и очной ставке',
		essenceForPortal: 'Защита по уголовному делу о краже',
		category: 'criminal',
		assistanceKind: 'defence',
		role: 'protection',
		minutes: 150,
		clientName: 'Выдуманов Пример Образцович'
	},
	{
		applicationDate: '1990-01-18',
		basisKind: 'request',
		basisDate: '1990-01-18',
		essence: 'Разъяснён порядок взыскания алиментов на двоих детей',
		essenceForPortal: 'Семейный спор, взыскание содержания',
		category: 'family',
		assistanceKind: 'consulting',
		minutes: 45,
		clientName: 'Примерова Сауле'
	},
	{
		applicationDate: '1990-01-25',
		basisKind: 'civil-ruling',
		basisBody: 'Заречный районный суд',
		basisNumber: '2-77',
		basisDate: '1990-01-24',
		essence: 'Восстановление на работе после незаконного увольнения',
		category: 'labour',
		assistanceKind: 'defence',
		role: 'representation',
		minutes: 390
	},
	{
		applicationDate: '1990-02-01',
		basisKind: 'administrative-order',
		basisNumber: '511',
		basisDate: '1990-01-31',
		essence: 'Дело об административном правонарушении на дороге',
		category: 'administrative-offence',
		assistanceKind: 'defence',
		role: 'protection'
	}
];
const KK: Sample[] = [
	{
		applicationDate: '1990-01-15',
		basisKind: 'prosecution-order',
		basisBody: 'Өзенарғы полиция басқармасы ТБ тергеушісі',
		basisNumber: '118',
		basisDate: '1990-01-14',
		essence: 'Ұрлық бойынша күдіктіні қорғау: жауап алуға және беттестіруге қатысу',
		essenceForPortal: 'Ұрлық туралы қылмыстық іс бойынша қорғау',
		category: 'criminal',
		assistanceKind: 'defence',
		role: 'protection',
		minutes: 150,
		clientName: 'Үлгібаев Мысал'
	},
	{
		applicationDate: '1990-01-18',
		basisKind: 'request',
		basisDate: '1990-01-18',
		essence: 'Екі балаға алимент өндіріп алу тәртібі түсіндірілді',
		essenceForPortal: 'Отбасы дауы, асырау қаражатын өндіріп алу',
		category: 'family',
		assistanceKind: 'consulting',
		minutes: 45,
		clientName: 'Мысалова Сәуле'
	},
	{
		applicationDate: '1990-01-25',
		basisKind: 'civil-ruling',
		basisBody: 'Өзенарғы аудандық соты',
		basisNumber: '2-77',
		basisDate: '1990-01-24',
		essence: 'Заңсыз жұмыстан шығарудан кейін жұмысқа қайта алу',
		category: 'labour',
		assistanceKind: 'defence',
		role: 'representation',
		minutes: 390
	},
	{
		applicationDate: '1990-02-01',
		basisKind: 'administrative-order',
		basisNumber: '511',
		basisDate: '1990-01-31',
		essence: 'Жолдағы әкімшілік құқық бұзушылық туралы іс',
		category: 'administrative-offence',
		assistanceKind: 'defence',
		role: 'protection'
	}
];

/** The sample in one of the register's languages, ready for `importRows`. */
export async function sampleRows(language: 'kk' | 'ru'): Promise<ImportRow[]> {
	const name = language === 'kk' ? 'ҮЛГІ' : 'ОБРАЗЕЦ';
	return Promise.all(
		(language === 'kk' ? KK : RU).map(async (sample, at) => ({
			fields: { ...sample, number: String(at + 1), language },
			volume: SAMPLE_YEAR,
			imported: {
				key: await sha256(`tizilim-sample-1 ${language} ${String(at + 1)}`),
				sheet: name,
				sourceRow: at + 1,
				column7: name
			}
		}))
	);
}

async function sha256(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
