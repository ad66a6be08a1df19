import { describe, expect, it } from 'vitest';
import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES } from '#lib/bridge/index.js';
import { wordingsOf } from './option-words.js';
import { chooseCode } from './options.js';
import { fold } from './words.js';

const options = (...texts: string[]) => texts.map((text, at) => ({ value: String(at), text }));
const chosen = (column: 'assistanceKind' | 'category' | 'basisKind', code: string, ...texts: string[]) => {
	const choice = chooseCode(column, code, options(...texts), null);
	return choice.ok ? choice.shown : null;
};

describe('options that are cut short', () => {
	const kinds = ['Информ.', 'Консульт.', 'Защита/представит.', 'Иные'];
	it.each([
		['informing', 'Информ.'],
		['consulting', 'Консульт.'],
		['defence', 'Защита/представит.'],
		['other', 'Иные']
	])('%s is %s', (code, text) => expect(chosen('assistanceKind', code, ...kinds)).toBe(text));

	const categories = ['Угол.', 'Админ. правонар.', 'Гражд.', 'Семейн.', 'Труд.'];
	it.each([
		['criminal', 'Угол.'],
		['administrative-offence', 'Админ. правонар.'],
		['labour', 'Труд.']
	])('%s is %s', (code, text) => expect(chosen('category', code, ...categories)).toBe(text));

	it('is a question where a stem is too short, without its point, or stands twice', () => {
		expect(chosen('category', 'criminal', 'У.', 'Г.')).toBeNull();
		expect(chosen('category', 'criminal', 'Угол', 'Гражд')).toBeNull();
		expect(chosen('category', 'criminal', 'Угол.', 'Уголовн.')).toBeNull();
		expect(chosen('assistanceKind', 'defence', 'Защ.', 'Представит.')).toBeNull();
	});
});

describe('a list of the column whose words are the office’s own', () => {
	const bases = [
		'Постановление органа уголовного процесса',
		'Постановление суда',
		'Определение суда',
		'Постановление по административному делу',
		'Заявление гражданина',
		'Договор с клиентом'
	];
	it.each([
		['prosecution-order', bases[0]],
		['court-order', bases[1]],
		['administrative-order', bases[3]],
		['contract', bases[5]]
	])('%s is the one that its words mark', (code, text) => expect(chosen('basisKind', code, ...bases)).toBe(text));
	it('is a question where two are marked so, one is marked as two, or the list is of something else', () => {
		expect(chosen('basisKind', 'prosecution-order', ...bases, 'Постановление следователя')).toBeNull();
		expect(
			chosen('basisKind', 'administrative-order', 'Постановление суда по административному делу', ...bases.slice(4))
		).toBeNull();
		expect(chosen('basisKind', 'prosecution-order', 'Постановление следователя', 'Протокол допроса')).toBeNull();
	});
	const kinds = [
		'Правовое информирование населения района',
		'Консультирование по вопросам права',
		'Защита и представительство интересов физических лиц в судах, органах уголовного преследования и иных органах',
		'Совершение иных правовых действий для защиты законных интересов клиента'
	];
	it.each([
		['informing', kinds[0]],
		['consulting', kinds[1]],
		['defence', kinds[2]],
		['other', kinds[3]]
	])('%s with whatever is added', (code, text) => expect(chosen('assistanceKind', code, ...kinds)).toBe(text));
	it('in Kazakh, the verb at the end', () => {
		const kk = [
			'Құқықтық ақпарат беру',
			'Құқықтық консультация беру',
			'Соттарда, қылмыстық қудалау органдарында және өзге де органдарда жеке тұлғалардың мүдделерін қорғау және білдіру',
			'Клиенттің заңды мүдделерін қорғау үшін өзге де құқықтық әрекеттер жасау'
		];
		expect(
			['informing', 'consulting', 'defence', 'other'].map((code) => chosen('assistanceKind', code, ...kk))
		).toEqual(kk);
	});
});

describe('options in the words of offices', () => {
	const inBoth = [
		'Құқықтық ақпарат беру / Правовое информирование',
		'Құқықтық консультация беру / Правовое консультирование',
		'Мүдделерді қорғау және білдіру / Защита и представительство интересов',
		'Өзге де құқықтық әрекеттер жасау / Совершение иных правовых действий'
	];
	it.each(['informing', 'consulting', 'defence', 'other'].map((code, at) => [code, inBoth[at] ?? '']))(
		'in two languages, each half of which says %s',
		(code, text) => expect(chosen('assistanceKind', code, ...inBoth)).toBe(text)
	);
	it('of two halves that say different things none is chosen', () => {
		expect(chosen('assistanceKind', 'informing', 'Информирование / Консультирование', 'Иное')).toBeNull();
		expect(chosen('basisKind', 'contract', 'Договор / Поручение', 'Заявление')).toBeNull();
	});

	it.each([
		['informing', 'Правовое информирование граждан'],
		['consulting', 'Правовое консультирование (устное, письменное)'],
		['defence', 'Защита и представительство интересов в судах и иных органах'],
		['defence', 'Соттарда және өзге де органдарда мүдделерді қорғау және білдіру'],
		['other', 'Иные правовые действия в интересах клиента']
	])('%s with what is added: %s', (code, text) =>
		expect(chosen('assistanceKind', code, text, 'Что-то ещё')).toBe(text)
	);
	it('is a question where only one form of a consultation is named', () => {
		const forms = ['Консультирование (устное)', 'Консультирование (письменное)'];
		expect(chosen('assistanceKind', 'consulting', ...forms)).toBeNull();
	});

	const papers = [
		'Постановление органа, ведущего уголовный процесс, о назначении защитника',
		'Постановление суда о назначении защитника',
		'Определение суда об освобождении лица от оплаты юридической помощи',
		'Постановление об административном правонарушении',
		'Заявление (ходатайство) лица',
		'Поручение, поступившее из системы'
	];
	const codes = ['prosecution-order', 'court-order', 'civil-ruling', 'administrative-order', 'request', 'assignment'];
	it.each(codes.map((code, at) => [code, papers[at] ?? '']))('%s is %s', (code, text) =>
		expect(chosen('basisKind', code, ...papers)).toBe(text)
	);
});

describe('wordings', () => {
	it('no full wording stands for two codes of a column', () => {
		const columns = { basisKind: BASIS_KINDS, category: CATEGORIES, assistanceKind: ASSISTANCE_KINDS } as const;
		for (const [column, all] of Object.entries(columns)) {
			const owners = new Map<string, string>();
			for (const code of all) {
				for (const text of wordingsOf(column as keyof typeof columns, code).full.map(fold)) {
					expect([code, undefined], `${column}: ${text}`).toContain(owners.get(text));
					owners.set(text, code);
				}
			}
		}
	});
});
