import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS } from '../testing/label-table.js';
import { fieldOf, formOf, labelled, options, recordOf, withheldRecord } from '../testing/made.js';
import type { Plan, PlannedField, SeenField, SeenForm, Target } from '../types.js';
import { CONFIDENT, makePlan, withChoices } from './index.js';

const plan = (fields: SeenField[], record = recordOf(), more: Partial<SeenForm> = {}): Plan =>
	makePlan(formOf(fields, more), record, []);
const only = (field: SeenField, record = recordOf()): PlannedField => {
	const [planned] = plan([field], record).fields;
	if (planned === undefined) throw new Error('The field is not in the plan.');
	return planned;
};
const targets = (made: Plan) =>
	made.fields.map(({ target, action }) => (action === 'write' && target ? `${target.column} ${target.part}` : action));

describe('columns', () => {
	it('of a usual form, in both languages', () => {
		const ru = ['Дата обращения', 'Вид документа', 'Номер документа', 'Дата документа', 'Суть вопроса'].map((text) =>
			labelled(text)
		);
		expect(targets(plan(ru))).toEqual([
			'applicationDate whole',
			'basisKind whole',
			'basisNumber whole',
			'basisDate whole',
			'essenceForPortal whole'
		]);
		const kk = ['Жүгінген күні', 'Құжат түрі', 'Құжат нөмірі', 'Құжат күні', 'Мәселенің мәні'].map((text) =>
			labelled(text)
		);
		expect(targets(plan(kk))).toEqual(targets(plan(ru)));
	});
	it('a bare №, date and body mean what their heading says', () => {
		const under = (sections: string[]) => ['№', 'Дата', 'Кем выдан'].map((text) => labelled(text, { sections }));
		expect(targets(plan(under(['Постановление'])))).toEqual([
			'basisNumber whole',
			'basisDate whole',
			'basisBody whole'
		]);
		expect(targets(plan(['Нөмірі', 'Күні'].map((text) => labelled(text, { sections: ['Негіз құжат'] }))))).toEqual([
			'basisNumber whole',
			'basisDate whole'
		]);
		expect(targets(plan([labelled('Дата', { sections: ['Обращение'] })]))).toEqual(['applicationDate whole']);
		expect(plan(under(['Сведения о заявителе'])).fields.map(({ action }) => action)).toEqual([
			'leave',
			'leave',
			'leave'
		]);
		expect(plan(under([])).fields[1]?.action).toBe('ask-column');
	});
	it('a bare kind and a date in other words mean what their heading says, in both languages', () => {
		const done = labelled('түрі / вид', { control: 'combobox', sections: ['Көрсетілген көмек / Оказанная помощь'] });
		expect(only(done).target?.column).toBe('assistanceKind');
		for (const text of ['От какого числа', 'Қай күнгі'])
			expect(targets(plan([labelled(text, { sections: ['Документ-основание'] })]))).toEqual(['basisDate whole']);
		const basis = labelled('Вид', { control: 'combobox', sections: ['Документ – основание оказания помощи'] });
		expect(only(basis).target?.column).toBe('basisKind');
	});
	it('a list that is not open yet is its own proof; where «Иное» is wanted, or it is no list, it is a question', () => {
		const list = labelled('Категория', { control: 'combobox' });
		expect(only(list).action).toBe('write');
		expect(only(list, recordOf({ category: 'other' })).action).toBe('ask-column');
		expect(only(labelled('Категория')).action).toBe('ask-column');
		expect(only(labelled('Характер дела', { control: 'combobox' })).target?.column).toBe('category');
		expect(only(labelled('Категория граждан', { control: 'combobox' })).action).toBe('leave');
	});
	it('the theme of a question is the category where a list shows it, and a question in a box for text', () => {
		for (const text of ['Тематика вопроса', 'Мәселенің тақырыбы', 'Отрасль / тематика', 'Сала / тақырып']) {
			expect(targets(plan([labelled(text, { control: 'combobox' })]))).toEqual(['category whole']);
			expect(only(labelled(text)).action).toBe('ask-column');
		}
	});
	it('a list that is searched through is no search, a box called a search is one', () => {
		const searched = (control: 'combobox' | 'text', label: string, placeholder: string) =>
			fieldOf({
				control,
				placeholder,
				labels: [
					{ text: label, from: 'label' },
					{ text: placeholder, from: 'placeholder' }
				]
			});
		expect(only(searched('combobox', 'Отрасль права', 'Введите для поиска')).target?.column).toBe('category');
		expect(only(searched('text', 'Номер документа', 'Поиск по номеру')).action).toBe('leave');
		expect(only(searched('combobox', 'Поиск по категории дела', 'Санатты іздеу')).action).toBe('leave');
	});
	it('words cut short say what they stand for', () => {
		const short = ['Дата обращ.', '№ док-та', 'Жүг. күні', 'Негіз құж. нөмірі', 'Длит-ть, мин'].map((one) =>
			labelled(one)
		);
		expect(short.map((one) => only(one).target?.column)).toEqual([
			'applicationDate',
			'basisNumber',
			'applicationDate',
			'basisNumber',
			'minutes'
		]);
	});
	it('what a label half says its heading or what stands beside it bears out', () => {
		const number = (sections: string[] = []) => labelled('Номер сертификата', { sections });
		expect(only(number()).action).toBe('ask-column');
		expect(targets(plan([number(['Сведения об ЭЦП'])]))).toEqual(['edsSerialNumber whole']);
		expect(targets(plan([number(), labelled('Владелец сертификата')]))[0]).toBe('edsSerialNumber whole');
	});
	it('a name’s help beside «Адвокат» leaves it the lawyer’s; alone it is somebody’s', () => {
		const help = { text: 'Фамилия, имя, отчество (при наличии)', from: 'text-before' } as const;
		const named = fieldOf({ labels: [{ text: 'Адвокат', from: 'label' }, help], sections: ['4. Исполнитель'] });
		expect(targets(plan([named]))).toEqual(['lawyerName whole']);
		expect(targets(plan([{ ...named, labels: [help] }]))).toEqual(['leave']);
		expect(targets(plan([{ ...named, labels: [help], sections: ['Сведения о заявителе'] }]))).toEqual(['leave']);
	});
	it('a bar association is chosen by its place where the list holds nothing but places', () => {
		const list = (...texts: string[]) =>
			only(labelled('Коллегия адвокатов', { control: 'select', options: options(...texts) }));
		const places = ['г. Астана', 'г. Алматы', 'Алматинская область', 'Карагандинская область'];
		expect(list(...places)).toMatchObject({ action: 'write', value: 'г. Алматы' });
		expect(list('Алматинская область', 'г. Астана').action).toBe('ask-option');
	});
	it('boxes of units alone take the time under a line that speaks of it, in both languages', () => {
		const pair = (sections: string[], units: string[]) =>
			units.map((text) => labelled(text, { control: 'number', inputType: 'number', sections }));
		const wanted = ['minutes hours', 'minutes minutes-of-hour'];
		expect(targets(plan(pair(['Время занятости адвоката', 'Оказанная помощь'], ['часов', 'минут'])))).toEqual(wanted);
		const kk = ['Адвокаттың жұмыспен қамтылған уақыты', 'Көрсетілген көмек'];
		expect(targets(plan(pair(kk, ['сағат', 'минут'])))).toEqual(wanted);
	});
	it('whatever is above it, the heading of the time decides', () => {
		const fields = ['Часы', 'Минуты'].map((text) =>
			labelled(text, { sections: ['Затраченное время', 'Новое обращение'] })
		);
		expect(targets(plan(fields))).toEqual(['minutes hours', 'minutes minutes-of-hour']);
		expect(targets(plan(fields.map((one) => ({ ...one, sections: ['Новое обращение'] }))))).toEqual(['leave', 'leave']);
	});
	it('bare fields of the signature mean what they are under its heading, in one language and in both', () => {
		const under = (section: string, labels: string[]) =>
			targets(plan(labels.map((text) => labelled(text, { sections: [section] }))));
		const wanted = ['edsSigner whole', 'edsSerialNumber whole', 'signedAt whole'];
		expect(under('Сведения об ЭЦП адвоката', ['Владелец', 'Серийный номер', 'Дата и время'])).toEqual(wanted);
		expect(under('ЭЦҚ туралы мәліметтер', ['Иесі', 'Сериялық нөмірі', 'Қол қойылған күні мен уақыты'])).toEqual(wanted);
		expect(under('ЭЦҚ / ЭЦП', ['Иесі Владелец', 'Сериялық нөмірі Серийный номер'])).toEqual(wanted.slice(0, 2));
		expect(under('Сертификат', ['Кому выдан сертификат', 'Действителен до', 'Издатель'])).toEqual([
			...wanted.slice(0, 1),
			'leave',
			'leave'
		]);
		expect(under('Автомобиль', ['Владелец', 'Серийный номер', 'Дата и время'])).toEqual(['leave', 'leave', 'leave']);
	});
	it('«Вид» over the four kinds of the Law is of the assistance; over anything else it is not', () => {
		const list = (...texts: string[]) => only(labelled('Вид', { control: 'radio-group', options: options(...texts) }));
		expect(list('Информирование', 'Консультация', 'Защита, представительство', 'Иные действия').action).toBe('write');
		expect(list('Устная', 'Письменная', 'Консультация').action).not.toBe('write');
	});
	it('details named one by one beside a list of kinds are №, date and body; where none may leave, nothing is written', () => {
		const kind = labelled('Вид документа', { control: 'select', options: options('Договор', 'Заявление') });
		const details = labelled('Реквизиты документа (номер, дата, кем вынесен)', { control: 'textarea' });
		const [, made] = plan([kind, details]).fields;
		expect(made?.value).toBe('№ 12-7/345 от 03.02.2026, Следственный отдел УП Алматинского района');
		const [, held] = plan([kind, details], withheldRecord()).fields;
		expect([held?.action, held?.value]).toEqual(['nothing', '']);
		const [, all] = plan([kind, labelled('Наименование и реквизиты документа', { control: 'textarea' })]).fields;
		expect(all?.value === '' || all?.value.startsWith('постановление')).toBe(true);
	});
	it('«Лицензия» alone asks for its number; the Kazakh «Р/с нөмірі» for the row’s', () => {
		expect(targets(plan([labelled('Лицензия')]))).toEqual(['licenceNumber whole']);
		expect(targets(plan([labelled('Р/с нөмірі')]))).toEqual(['number whole']);
		expect(targets(plan([labelled('Номер р/с'), labelled('Копия лицензии')]))).toEqual(['leave', 'leave']);
	});
	it('under a label in both languages a value is in the language of the page', () => {
		const text = (label: string, lang: string) => only(labelled(label, { control: 'textarea', lang })).value;
		const both = 'Негіз құжатының деректемелері / Реквизиты документа-основания';
		expect(text(both, 'ru')).toMatch(/^постановление/iu);
		expect(text(both, 'kk')).toMatch(/қаулысы/u);
		expect(text('Негіз құжатының деректемелері', 'ru')).toMatch(/қаулысы/u);
	});
	it('a contract’s number is no place for an order’s', () => {
		expect(only(labelled('Номер договора')).action).toBe('ask-column');
		expect(only(labelled('№', { sections: ['Договор'] })).action).toBe('ask-column');
		expect(only(labelled('Номер договора'), recordOf({ basisKind: 'contract' } as never)).action).toBe('write');
	});
	it('two that are equally good are a question for both', () => {
		expect(
			plan([labelled('Суть вопроса'), labelled('Суть правового вопроса')]).fields.map(({ action }) => action)
		).toEqual(['ask-column', 'ask-column']);
	});
	it('the document as one text, or its kind where № and date have their own boxes', () => {
		expect(only(labelled('Основание оказания помощи')).value).toBe(
			'постановление органа, ведущего уголовный процесс № 12-7/345 от 03.02.2026, Следственный отдел УП Алматинского района'
		);
		const cut = plan(
			['Документ, являющийся основанием', '№ документа', 'Дата документа'].map((text) => labelled(text))
		);
		expect(targets(cut)[0]).toBe('basisKind whole');
	});
	it('a name in code alone is never enough', () => {
		expect(
			only(fieldOf({ name: 'applicationDate', labels: [{ text: 'application Date', from: 'name' }] })).action
		).toBe('ask-column');
	});
	it('a word in an id that a library counts by is no word of the page', () => {
		const date = (htmlId: string) => only(labelled('Дата', { htmlId, sections: ['Документ-основание'] })).action;
		expect(date('search-input-x-date-picker-29')).toBe('write');
		expect(date('search')).toBe('leave');
	});
	it('nothing in a form for searching or logging in is ours', () => {
		for (const section of ['search', 'login', 'Поиск', 'Сүзгі'])
			expect(only(labelled('Дата обращения', { sections: [section] })).action).toBe('leave');
	});
	it('missing are those that no field takes', () => {
		expect(plan([labelled('Основание оказания помощи')]).missing).toEqual([
			'number',
			'applicationDate',
			'category',
			'essenceForPortal',
			'assistanceKind',
			'minutes',
			'barAssociation',
			'lawyerName',
			'licenceNumber',
			'edsSerialNumber',
			'edsSigner',
			'signedAt'
		]);
	});
});

describe('what a field holds', () => {
	it('is kept, or is the same already', () => {
		expect(only(labelled('Дата обращения', { present: '01.01.2026' })).action).toBe('keep');
		expect(only(labelled('Дата обращения', { present: '04.03.2026' })).action).toBe('same');
	});
	it('a text that does not fit is a question, never cut', () => {
		expect(only(labelled('Суть вопроса', { maxLength: 10 }))).toMatchObject({
			action: 'ask-column',
			writing: null,
			why: ['too-long', 'label']
		});
	});
	it('closed fields are shown where one sees them, and never written', () => {
		const closed = (
			['hidden', 'tiny', 'transparent', 'password', 'file', 'read-only', 'disabled', 'covered'] as const
		).map((why) => labelled('Дата обращения', { closed: why }));
		expect(plan(closed).fields.map(({ action, why }) => [action, why[0]])).toEqual([
			['leave', 'read-only'],
			['leave', 'disabled'],
			['leave', 'covered']
		]);
	});
});

describe('options', () => {
	const kinds = (...texts: string[]) => labelled('Вид помощи', { control: 'select', options: options(...texts) });
	it('only the very wording chooses', () => {
		expect(only(kinds('Правовое информирование', 'Правовое консультирование', 'Защита')).writing).toEqual({
			how: 'option',
			texts: ['Правовое консультирование'],
			value: '2'
		});
		expect(
			only(labelled('Көмек түрі', { control: 'radio-group', options: options('Ақпарат беру', 'Кеңес беру', 'Қорғау') }))
				.writing
		).toMatchObject({ value: '2' });
	});
	it('«защита» or «представительство» for the whole is a question', () => {
		const asked = only(
			kinds('Консультирование', 'Защита', 'Представительство'),
			recordOf({ assistanceKind: 'defence' })
		);
		expect(asked).toMatchObject({ action: 'ask-option', writing: null });
		expect(
			asked.suggestions.options
				.slice(0, 2)
				.map(({ text }) => text)
				.sort()
		).toEqual(['Защита', 'Представительство']);
	});
	it('a short word chooses only where nothing else comes near', () => {
		const basis = (...texts: string[]) =>
			only(labelled('Вид документа', { control: 'select', options: options(...texts) }));
		expect(basis('Постановление', 'Определение', 'Договор').action).toBe('write');
		expect(basis('Постановление', 'Постановление суда', 'Договор').action).toBe('ask-option');
	});
	it.each([
		['civil-ruling', ['Қаулы', 'Соттың ұйғарымы', 'Шарт'], 'Соттың ұйғарымы'],
		['civil-ruling', ['Соттың қаулысы', 'Соттың ұйғарымы', 'Шарт'], 'Соттың ұйғарымы'],
		['civil-ruling', ['Определение', 'Постановление', 'Заявление'], 'Определение'],
		['civil-ruling', ['Определение суда', 'Определение органа'], null],
		['prosecution-order', ['Қаулы', 'Ұйғарым', 'Шарт'], 'Қаулы'],
		['court-order', ['Постановление', 'Определение'], 'Постановление'],
		['court-order', ['Постановление суда', 'Постановление органа'], 'Постановление суда'],
		['prosecution-order', ['Постановление', 'Постановление суда', 'Постановление органа дознания'], null],
		['administrative-order', ['Постановление суда', 'Определение'], null],
		['contract', ['Қаулы', 'Шарт', 'Өтініш'], 'Шарт'],
		['contract', ['Соглашение', 'Договор'], 'Договор'],
		['request', ['Шарт', 'Өтініш', 'Хабарлама'], 'Өтініш'],
		['request', ['Заявление', 'Ходатайство'], null],
		['notice', ['Шарт', 'Хабарлама'], 'Хабарлама'],
		['assignment', ['Тапсырма', 'Шарт'], 'Тапсырма']
	] as const)('%s among %o is %s', (basisKind, texts, text) => {
		const { writing, action } = only(
			labelled('Вид документа', { control: 'select', options: options(...texts) }),
			recordOf({ basisKind })
		);
		expect(writing?.how === 'option' ? writing.texts[0] : action).toBe(text ?? 'ask-option');
	});
	it('of a list that is not open yet all wordings are handed on', () => {
		const { writing } = only(labelled('Категория дела', { control: 'combobox' }));
		expect(writing?.how === 'option' && writing.texts).toContain('уголовное право');
	});
	it('a choice of the lawyer becomes the writing', () => {
		const form = formOf([kinds('Консультирование', 'Защита')]);
		const record = recordOf({ assistanceKind: 'defence' });
		const first = makePlan(form, record, []);
		const [field] = first.fields;
		const [after] = withChoices(first, form, record, [
			{ field: field?.field ?? '', option: { value: '2', text: 'Защита' } }
		]).fields;
		expect(after).toMatchObject({
			action: 'write',
			value: 'Защита',
			writing: { how: 'option', texts: ['Защита'], value: '2' }
		});
	});
});

describe('always', () => {
	const decoys = LABELS.filter(
		([text, column]) => column === null && !/^(?:Дата|Номер|Күні|Нөмірі|№)$/u.test(text)
	).map(([text]) => text);
	it('decoys get nothing, in any company and any order', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(decoys, { minLength: 1 }), fc.boolean(), (texts, bare) => {
				const made = plan(texts.map((text) => labelled(text, bare ? {} : { sections: ['Сведения о заявителе'] })));
				expect(made.fields.filter(({ action }) => action !== 'leave').map(({ label }) => label)).toEqual([]);
			})
		);
	});
	it('a withheld key is never written, whatever the form asks', () => {
		const texts = LABELS.map(([text]) => text);
		const held = ['applicationDate', 'basisNumber', 'basisDate', 'basisBody', 'signedAt'];
		fc.assert(
			fc.property(fc.shuffledSubarray(texts, { minLength: 1, maxLength: 20 }), (some) => {
				for (const one of plan(
					some.map((text) => labelled(text)),
					withheldRecord()
				).fields) {
					if (!held.includes(one.target?.column ?? '')) continue;
					expect([one.action, one.writing, one.value]).toEqual(['nothing', null, '']);
				}
			})
		);
	});
	it('what is written without a question is sure', () => {
		fc.assert(
			fc.property(
				fc.shuffledSubarray(
					LABELS.map(([text]) => text),
					{ minLength: 1, maxLength: 30 }
				),
				(some) => {
					const made = plan(some.map((text) => labelled(text)));
					const written = made.fields.filter(({ action }) => action === 'write');
					expect(written.every(({ confidence }) => confidence >= CONFIDENT)).toBe(true);
					// A time may stand twice, in two measures; nothing else does.
					const twice = (target: Target | null) => (target?.column === 'minutes' ? target.part : target?.column);
					expect(new Set(written.map(({ target }) => twice(target))).size).toBe(written.length);
				}
			)
		);
	});
});
