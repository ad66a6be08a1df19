import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.js';
import { kk } from '../../i18n/kk.js';
import { ru } from '../../i18n/ru.js';
import { profilesElsewhere } from '../plan/by-profile.js';
import { makePlan } from '../plan/index.js';
import { formOf, labelled, recordOf } from '../testing/made.js';
import type { SeenField } from '../types.js';
import { compareProfiles } from './compare.js';
import { lintProfile, lintSelector } from './lint.js';
import { mergeOptions, taughtIn } from './options.js';
import { exportProfile, readProfile } from './read.js';
import type { Profile, ProfileField } from './schema.js';
import { taughtField } from './teach.js';

const entry = (more: Partial<ProfileField> = {}): ProfileField => ({
	selectors: [{ selector: '#a', brittle: false }],
	labels: { kk: [], ru: ['Особое поле'] },
	sections: [],
	target: { column: 'essenceForPortal', part: 'whole' },
	format: null,
	options: {},
	...more
});
const profileOf = (...fields: ProfileField[]): Profile => ({
	tizilim: 'portal-profile',
	version: 1,
	name: 'Портал',
	source: 'profile',
	origin: 'https://portal.example',
	forms: [{ path: '/requests/new', hash: null, steps: [], fields }]
});
const at = (selector: string) => ({ selectors: [{ selector, brittle: false }] });

describe('reading', () => {
	it('gives back what was exported', () => {
		const profile = profileOf(entry(), entry({ target: null, labels: { kk: ['Ескерту'], ru: [] } }));
		expect(readProfile(exportProfile(profile))).toEqual({ ok: true, value: profile });
	});
	it.each([
		['{', 'not-json'],
		['[]', 'not-ours'],
		['{"tizilim":"portal-offer"}', 'not-ours'],
		['{"tizilim":"portal-profile","version":2}', 'newer'],
		['{"tizilim":"portal-profile","version":1,"name":"a"}', 'malformed'],
		[`"${'x'.repeat(1_000_001)}"`, 'too-long']
	])('refuses %.40s', (text, kind) => {
		expect(readProfile(text)).toMatchObject({ ok: false, error: { kind } });
	});
	it('refuses unknown keys, other origins and unknown columns', () => {
		const bad = [
			{ ...profileOf(), more: 1 },
			{ ...profileOf(), origin: 'https://portal.example/' },
			{ ...profileOf(), origin: 'https://*.example' },
			{ ...profileOf(), origin: 'file:///a' }
		];
		for (const one of bad)
			expect(readProfile(JSON.stringify(one))).toMatchObject({ ok: false, error: { kind: 'malformed' } });
		expect(readProfile(exportProfile(profileOf(entry())).replace('essenceForPortal', 'clientName'))).toMatchObject({
			error: { path: 'forms.0.fields.0.target.column' }
		});
	});
	it('refuses keys that reach a prototype, wherever they stand', () => {
		const text = exportProfile(profileOf(entry({ options: { other: { value: null, text: 'Иное' } } })));
		fc.assert(
			fc.property(
				fc.constantFrom('__proto__', 'constructor', 'prototype'),
				fc.constantFrom('"options": {', '"labels": {', '"forms": [', '{'),
				(key, place) => {
					const put = place.endsWith('[')
						? `${place}{"${key}": {"polluted": true}},`
						: `${place}"${key}": {"polluted": true},`;
					expect(readProfile(text.replace(place, put))).toMatchObject({ ok: false, error: { kind: 'forbidden-key' } });
					expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
				}
			)
		);
	});
});

describe('linting', () => {
	it.each([
		['#basis-date', null],
		['input[name="basisDate"]', null],
		['#host >>> input[name="x"]', null],
		['input', 'bare-tag'],
		['.form-control', 'only-classes'],
		['div.form > input.date', 'only-classes'],
		['input[type="text"]', 'only-classes'],
		['tr:nth-child(3) > td > #x', 'positional'],
		['main form div span #x', 'too-deep'],
		['*', 'universal'],
		['#input-42', 'generated-id'],
		['#a >>> ', 'bad-selector'],
		['input[name="x"', 'bad-selector']
	])('%s: %s', (selector, code) => {
		expect(lintSelector(selector)).toBe(code);
	});
	it('finds doubles, parts that do not fit and fields that cannot be found', () => {
		const codes = (...fields: ProfileField[]) => lintProfile(profileOf(...fields)).map(({ code }) => code);
		expect(codes(entry())).toEqual([]);
		expect(codes(entry(), entry(at('#b')))).toEqual(['column-twice']);
		expect(codes(entry(), entry({ target: null }))).toEqual(['selector-twice']);
		expect(codes(entry({ target: { column: 'number', part: 'month' } }))).toEqual(['part-does-not-fit']);
		expect(codes(entry({ selectors: [], labels: { kk: [], ru: [] } }))).toEqual(['unfindable']);
		expect(lintProfile({ ...profileOf(), origin: 'http://portal.example' }).map(({ code }) => code)).toEqual([
			'not-https'
		]);
	});
});

it('a preview names what an import changes', () => {
	const before = profileOf(entry(), entry({ ...at('#gone'), labels: { kk: [], ru: ['Старое'] } }));
	const after = profileOf(entry({ target: null }), entry({ ...at('#new'), labels: { kk: [], ru: ['Новое'] } }));
	expect(compareProfiles(before, after).map(({ kind, field }) => [kind, field])).toEqual([
		['field-changed', 'Особое поле'],
		['field-added', 'Новое'],
		['field-removed', 'Старое']
	]);
	expect(compareProfiles(before, before)).toEqual([]);
	expect(compareProfiles(null, after).map(({ kind }) => kind)).toEqual(['form-added', 'field-added', 'field-added']);
});

describe('teaching', () => {
	const essence = { column: 'essenceForPortal', part: 'whole' } as const;
	const odd = (more: Partial<SeenField> = {}) => labelled('Заметка А', { ...at('#note-a'), ...more });
	const taught = (field: SeenField, others: SeenField[] = [], into: Profile | null = null): Profile => {
		const made = taughtField(formOf([field, ...others]), field, essence, into);
		if (!made.ok) throw new Error(made.error.kind);
		return made.value;
	};
	const planned = (profile: Profile, fields: SeenField[]) =>
		makePlan(formOf(fields), recordOf(), [profile]).fields.map(({ action, source }) => [action, source]);
	const other = () => labelled('Заметка Б', at('#note-b'));

	it('holds when ids are made anew, the order changes and a wrapper is added', () => {
		const profile = taught(odd(), [other()]);
		expect(planned(profile, [other(), odd(at('#other-id'))])[1]).toEqual(['write', 'taught']);
		expect(planned(profile, [odd({ selectors: [], sections: ['Новый раздел'] })])[0]).toEqual(['write', 'taught']);
	});
	it('holds when the language is switched, and learns both', () => {
		const profile = taught(odd());
		const kk = (selector: string) => labelled('А ескертуі әзір', { ...at(selector), lang: 'kk' });
		expect(planned(profile, [kk('#note-a')])).toEqual([['write', 'taught']]);
		const both = taught(kk('#note-a'), [], profile);
		expect(both.forms[0]?.fields).toHaveLength(1);
		expect(both.forms[0]?.fields[0]?.labels).toEqual({ kk: ['А ескертуі әзір'], ru: ['Заметка А'] });
		expect(planned(both, [kk('#new-id')])).toEqual([['write', 'taught']]);
	});
	it('asks when several look the same, or the label became another', () => {
		const profile = taught(odd());
		expect(planned(profile, [odd({ selectors: [] }), odd({ selectors: [] })]).map(([action]) => action)).toEqual([
			'ask-column',
			'ask-column'
		]);
		expect(planned(profile, [labelled('Совсем другое', at('#note-a'))])[0]?.[0]).toBe('ask-column');
		const twin = odd({ selectors: [] });
		expect(taughtField(formOf([twin, odd({ selectors: [] })]), twin, essence)).toEqual({
			ok: false,
			error: { kind: 'ambiguous' }
		});
	});
	it('what is known and left alone stays so', () => {
		const field = labelled('Дата обращения', at('#d'));
		const made = taughtField(formOf([field]), field, null);
		expect(made.ok && planned(made.value, [field])).toEqual([['leave', 'taught']]);
	});
	it('counts only for its own origin, route and step', () => {
		const profile = taught(odd());
		const action = (more: object) => makePlan(formOf([odd()], more), recordOf(), [profile]).fields[0]?.source ?? null;
		expect([
			action({}),
			action({ origin: 'https://evil.example' }),
			action({ path: '/other' }),
			action({ hash: '#/x' })
		]).toEqual(['taught', null, null, null]);
	});
	it('of another form of the same site is named where it is not used, in words of each language', () => {
		const map = taught(odd());
		const other = formOf([odd()], { path: '/complaints/new' });
		const made = makePlan(other, recordOf(), [map]);
		expect([made.profile, made.fields.filter(({ source }) => source !== 'label' && source !== null)]).toEqual([
			null,
			[]
		]);
		const names = profilesElsewhere(other, [map]);
		expect(names).toEqual([`${map.name} (/requests/new)`]);
		for (const words of [kk, ru, en]) expect(words.pageElsewhere(names.join('; '))).toContain('/requests/new');
		// Where it is the form's own, and of another site, nothing is to be said.
		expect(profilesElsewhere(formOf([]), [map])).toEqual([]);
		expect(profilesElsewhere(formOf([], { origin: 'https://other.example' }), [map])).toEqual([]);
	});
	it('holds nothing of a row', () => {
		const text = exportProfile(taught(odd({ present: 'Секретов Секрет' })));
		expect(text).not.toContain('Секрет');
	});
});

describe('taught options', () => {
	const KIND = { column: 'assistanceKind', part: 'whole' } as const;
	const list = (lang: 'kk' | 'ru', texts: string[], values = texts.map((_, at) => `k${at}`)) =>
		labelled(lang === 'kk' ? 'Г көрсеткіші' : 'Показатель Г', {
			...at('#kind'),
			lang,
			control: 'select',
			options: texts.map((text, index) => ({ text, value: values[index] ?? '' }))
		});
	const lesson = (field: SeenField, option: number, into: Profile | null = null): Profile => {
		const chosen = field.options?.[option];
		const made = taughtField(formOf([field]), field, KIND, into, chosen === undefined ? {} : { defence: chosen });
		if (!made.ok) throw new Error(made.error.kind);
		return made.value;
	};
	const plannedFor = (profile: Profile, field: SeenField) => {
		const record = { ...recordOf(), assistanceKind: 'defence' as const };
		const [planned] = makePlan(formOf([field]), record, [profile]).fields;
		return planned?.writing?.how === 'option' ? planned.writing : (planned?.action ?? null);
	};
	const RU = ['Значение 1', 'Значение 2'];
	const KK = ['1-мән', '2-мән'];

	it('are found in another language by the code of the page', () => {
		const profile = lesson(list('ru', RU), 1);
		expect(plannedFor(profile, list('kk', KK))).toEqual({ how: 'option', texts: ['2-мән'], value: 'k1' });
		// Without a code of its own nothing tells which one it is.
		expect(plannedFor(lesson(list('ru', RU, RU), 1), list('kk', KK, KK))).toBe('ask-option');
		// What is worded as another of ours is not it, whatever its code.
		expect(plannedFor(profile, list('kk', ['1-мән', 'Консультация беру']))).toBe('ask-option');
	});
	it('keep their texts in both languages, so that codes may change', () => {
		const both = lesson(list('kk', KK), 1, lesson(list('ru', RU), 1));
		expect(both.forms[0]?.fields[0]?.options).toEqual({
			defence: { value: 'k1', text: '2-мән', texts: { ru: 'Значение 2', kk: '2-мән' } }
		});
		expect(plannedFor(both, list('ru', RU, ['x', 'y']))).toMatchObject({ texts: ['Значение 2'], value: 'y' });
		expect(plannedFor(both, list('kk', KK, ['x', 'y']))).toMatchObject({ texts: ['2-мән'], value: 'y' });
		expect(readProfile(exportProfile(both))).toEqual({ ok: true, value: both });
	});
	it('are replaced when the lawyer chooses another', () => {
		const changed = lesson(list('ru', RU), 0, lesson(list('ru', RU), 1));
		expect(changed.forms[0]?.fields[0]?.options).toEqual({
			defence: { value: 'k0', text: 'Значение 1', texts: { ru: 'Значение 1' } }
		});
	});
	it('merging loses no other code and no other language', () => {
		const options = fc.dictionary(
			fc.constantFrom('defence', 'other', 'consulting'),
			fc.record({ value: fc.constant(null), text: fc.stringMatching(/^[a-zа-я]{1,8}$/u) })
		);
		fc.assert(
			fc.property(options, options, (ru, kk) => {
				const merged = mergeOptions(taughtIn('ru', ru), taughtIn('kk', kk));
				for (const [code, { text }] of Object.entries(ru)) expect(merged[code]?.texts?.ru).toBe(text);
				for (const [code, { text }] of Object.entries(kk)) {
					expect(merged[code]).toMatchObject({ text, texts: { kk: text } });
				}
			})
		);
	});
});
