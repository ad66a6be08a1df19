import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKind } from './kinds.js';

const LONG_RU =
	'защита и представительство интересов физических лиц в судах, органах уголовного преследования, иных государственных органах и негосударственных организациях';
const LONG_KK =
	'соттарда, қылмыстық қудалау органдарында, өзге де мемлекеттік органдарда және мемлекеттік емес ұйымдарда жеке тұлғалардың мүдделерін қорғау және білдіру';
const OTHER_RU =
	'совершение иных правовых действий для защиты законных интересов клиента во взаимодействии с любыми лицами, являющимися участниками действующих или возможных правоотношений с клиентом';
const OTHER_KK =
	'клиентпен қолданыстағы немесе ықтимал құқықтық қатынастардың қатысушылары болып табылатын кез келген тұлғалармен өзара әрекеттесе отырып, клиенттің заңды мүдделерін қорғау үшін өзге де құқықтық әрекеттер жасау';

describe('kinds of assistance in the words of column 5', () => {
	test.each([
		['правовое информирование', 'informing', null],
		['информирование', 'informing', null],
		['прав. информ.', 'informing', null],
		['инф.', 'informing', null],
		['құқықтық ақпарат беру', 'informing', null],
		['құқықтық ақпараттандыру', 'informing', null],
		['құқ. ақп.', 'informing', null],
		['правовое консультирование', 'consulting', null],
		['консультация', 'consulting', null],
		['Конс.', 'consulting', null],
		['конс-я', 'consulting', null],
		['устная консультация', 'consulting', null],
		['құқықтық консультация беру', 'consulting', null],
		['кеңес беру', 'consulting', null],
		['кенес беру', 'consulting', null],
		['защита', 'defence', 'protection'],
		['ЗАЩИТА', 'defence', 'protection'],
		['защ.', 'defence', 'protection'],
		['защита на предварительном следствии', 'defence', 'protection'],
		['қорғау', 'defence', 'protection'],
		['корғау', 'defence', 'protection'],
		['қорғ.', 'defence', 'protection'],
		['сотта қорғау', 'defence', 'protection'],
		['представительство', 'defence', 'representation'],
		['представительство в суде', 'defence', 'representation'],
		['представительство интересов в суде', 'defence', 'representation'],
		['представление интересов', 'defence', 'representation'],
		['предст-во', 'defence', 'representation'],
		['предст.', 'defence', 'representation'],
		['сотта өкілдік ету', 'defence', 'representation'],
		['мүддесін білдіру', 'defence', 'representation'],
		['өкілдік', 'defence', 'representation'],
		['защита и представительство', 'defence', null],
		['қорғау және өкілдік ету', 'defence', null],
		[LONG_RU, 'defence', null],
		[LONG_KK, 'defence', null],
		['иные правовые действия', 'other', null],
		['иные', 'other', null],
		['иное', 'other', null],
		['өзге де құқықтық әрекеттер', 'other', null],
		['басқа', 'other', null],
		[OTHER_RU, 'other', null],
		[OTHER_KK, 'other', null]
	])('%s', (text, kind, role) => {
		expect(readKind(text)).toEqual({ kind, role });
	});

	test.each([
		['юридическая помощь', 'kind-unreadable'],
		['участие в судебном заседании', 'kind-unreadable'],
		['заң көмегі', 'kind-unreadable'],
		['допрос', 'kind-unreadable'],
		['2', 'kind-unreadable'],
		['консультация, защита', 'kind-several'],
		['правовое информирование и консультирование', 'kind-several'],
		['защита прав потребителей', 'kind-unreadable'],
		['консультация (защита прав потребителей)', null],
		['кеңес беру, өкілдік ету', 'kind-several']
	])('%s: nothing is chosen', (text, problem) => {
		expect(readKind(text).problem ?? null).toBe(problem);
		if (problem !== null) expect(readKind(text).kind).toBeNull();
	});

	test('any text is a kind or a problem', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const { kind, problem } = readKind(text);
				expect(kind === null).toBe(problem !== undefined);
			})
		);
	});
});
