import type { RowFields } from '#lib/register/index.js';

/** Words that rows are put together from, so that they compress like real ones: much alike, never the same. */
const ESSENCES = [
	'Консультация по вопросу взыскания алиментов на содержание несовершеннолетних детей',
	'Защита подозреваемого в краже: участие в допросе и очной ставке',
	'Составление искового заявления о восстановлении на работе и оплате вынужденного прогула',
	'Еңбек дауы бойынша жұмысқа қайта алу туралы талап арыз дайындау',
	'Разъяснён порядок вступления в наследство и перечень документов для нотариуса',
	'Жер учаскесін бөлу және меншік құқығын мемлекеттік тіркеу мәселесі бойынша кеңес беру'
];
const DETAILS = ['в районном суде', 'в акимате', 'в следственном отделе', 'апелляция', 'сот отырысы', 'нотариалды'];
const SURNAMES = ['Оспанова', 'Иванов', 'Нұрланқызы', 'Сейтқали', 'Ким', 'Абдрахманова', 'Петренко', 'Жақсылықов'];
const NAMES = ['Айгүл', 'Серик', 'Анна', 'Данияр', 'Гүлнар', 'Виктор', 'Мадина', 'Ерлан'];
const FATHERS = ['Сериковна', 'Болатұлы', 'Петрович', 'Маратқызы', 'Ахметович', 'Ивановна'];
const BODIES = ['СО Заречного УП', 'Алмалы аудандық соты', 'Турксибский районный суд', 'Әділет департаменті'];
const KINDS = ['prosecution-order', 'civil-ruling', 'request', 'contract'] as const;
const ASSISTANCE = ['informing', 'consulting', 'defence'] as const;

/** Numbers from a seed (mulberry32), so that each run measures the same rows. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** One invented row of a year, of 13 fields and about 510 bytes of JSON; `place` counts from 0 and makes its number. */
export function benchRow(year: number, place: number): RowFields {
	const random = randomFrom(year * 100_003 + place);
	const pick = <T>(all: readonly [T, ...T[]] | readonly T[]): T => {
		const one = all[Math.floor(random() * all.length)];
		if (one === undefined) throw new Error('Nothing to pick from.');
		return one;
	};
	const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
	const two = (value: number) => String(value).padStart(2, '0');
	const date = `${String(year)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
	const basisNumber = digits(4);
	return {
		number: String(place + 1),
		applicationDate: date,
		language: 'ru',
		basisKind: pick(KINDS),
		basisText: `Документ № ${basisNumber} от ${date}`,
		basisNumber,
		basisDate: date,
		basisBody: pick(BODIES),
		essence: `${pick(ESSENCES)}, ${pick(DETAILS)}, дело ${digits(3)}`,
		assistanceKind: pick(ASSISTANCE),
		minutes: 15 * (1 + Math.floor(random() * 12)),
		clientName: `${pick(SURNAMES)} ${pick(NAMES)} ${pick(FATHERS)}`,
		clientIin: digits(12)
	};
}

/** The newest year of every register that is measured. */
export const NEWEST_YEAR = 2025;

/** The rows of so many years, so many rows each, the oldest first. */
export const benchRows = (years: number, perYear: number): { year: number; fields: RowFields }[] =>
	Array.from({ length: years * perYear }, (_, at) => {
		const year = NEWEST_YEAR - years + 1 + Math.floor(at / perYear);
		return { year, fields: benchRow(year, at % perYear) };
	});
