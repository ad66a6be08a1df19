import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isCanonicalText,
	isKnownKind,
	parseRecord,
	recordText,
	wellFormed,
	type Envelope,
	type RegisterRecord
} from './record.js';

/** Records at the edges of what their envelope and their text may be. */
const device = 'a1'.repeat(16);
const row = `${device}.1`;
const time: RegisterRecord = {
	v: 0,
	kind: 'time',
	row,
	device,
	n: 2,
	at: '2026-10-14T10:31:00.000+05:00',
	day: '2026-10-14',
	base: [row],
	body: { date: '2026-10-14', minutes: 45, what: 'Кеңес' }
};
const kindOf = (source: unknown): string => {
	const parsed = parseRecord(source);
	return parsed.ok ? 'ok' : parsed.problem.kind;
};

describe('the envelope', () => {
	test('holds any text and number that fits, there and back', () => {
		const texts = fc.string({ unit: 'binary', maxLength: 100 }).map((text) => text.toWellFormed());
		fc.assert(
			fc.property(texts, fc.nat(527_040), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (what, minutes, n) => {
				const record: RegisterRecord = { ...time, n, body: { date: '2026-10-14', minutes, what } };
				const text = recordText(record);
				expect(parseRecord(text)).toEqual({ ok: true, record });
				expect(isCanonicalText(text)).toBe(true);
			})
		);
	});

	test('refuses what is outside of it', () => {
		const wrong: object[] = [
			{ v: -1 },
			{ v: 0.5 },
			{ v: '0' },
			{ kind: '' },
			{ kind: 'Time' },
			{ device: device.toUpperCase() },
			{ device: device.slice(1) },
			{ n: 0 },
			{ n: 1.5 },
			{ n: 2 ** 53 },
			{ n: 1e300 },
			{ row: 'x' },
			{ row: `${device}.0` },
			{ row: `${device}.01` },
			{ base: ['x'] },
			{ base: Array(1001).fill(row) },
			{ day: '2026-02-30' },
			{ body: null },
			{ body: 'text' },
			{ more: 1 }
		];
		for (const part of wrong) expect(kindOf({ ...time, ...part }), JSON.stringify(part)).toBe('not-a-record');
		for (const key of Object.keys(time).filter((one) => one !== 'row'))
			expect(kindOf({ ...time, [key]: undefined }), key).not.toBe('ok');
	});

	test('takes a moment that exists in every browser, and no other', () => {
		const right = ['2026-10-14T00:00:00Z', '2028-02-29T23:59:59.9-11:30', '2026-10-14T10:31:00.123+05:00'];
		const wrong = [
			'2026-02-30T10:00:00Z',
			'2026-13-01T10:00:00Z',
			'2026-10-14T24:00:00Z',
			'2026-10-14T10:60:00Z',
			'2026-10-14T10:00:60Z',
			'2026-10-14T10:00:00+24:00',
			'2026-10-14T10:00:00',
			'2026-10-14 10:00:00Z',
			'2026-10-14T10:00:00.1234Z',
			'Wed, 14 Oct 2026 10:00:00 GMT'
		];
		for (const at of right) {
			expect(kindOf({ ...time, at }), at).toBe('ok');
			expect(Number.isNaN(Date.parse(at))).toBe(false);
		}
		for (const at of wrong) expect(kindOf({ ...time, at }), at).toBe('not-a-record');
	});

	test('knows no kind by what objects inherit', () => {
		expect(['constructor', 'toString', '__proto__', 'hasOwnProperty'].filter(isKnownKind)).toEqual([]);
		expect(kindOf({ ...time, kind: 'constructor' })).toBe('newer');
	});
});

describe('the canonical text', () => {
	test('is the only spelling of a record', () => {
		const text = recordText(time);
		const turned = Object.fromEntries(Object.entries(time).reverse());
		expect(recordText(turned as RegisterRecord)).toBe(text);
		const others = [
			`${text} `,
			`\ufeff${text}`,
			text.replace('"n":2', '"n":2.0'),
			text.replace('"n":2', '"n":2e0'),
			text.replace('"n":2', '"n":1,"n":2'),
			text.replace('"minutes":45', '"minutes":-0'),
			text.replace('Кеңес', '\\u041aеңес'),
			text.replace('{"at"', '{ "at"'),
			JSON.stringify(time)
		];
		expect(isCanonicalText(text)).toBe(true);
		for (const other of others) expect([isCanonicalText(other), other === text], other).toEqual([false, false]);
	});

	test('has no half of a surrogate pair, though JSON could spell one', () => {
		const text = recordText({ ...time, body: { date: '2026-10-14', minutes: 1, what: '\ud800' } });
		expect(text).toContain('\\ud800');
		expect(isCanonicalText(text)).toBe(false);
		const whole = recordText({ ...time, body: { date: '2026-10-14', minutes: 1, what: '\\ud800 😀' } });
		expect(isCanonicalText(whole)).toBe(true);
	});

	test('of huge or deep values is read or refused, never thrown over', () => {
		const long = recordText({ ...time, body: { date: '2026-10-14', minutes: 1, what: 'ы'.repeat(20_000) } });
		expect([kindOf(long), isCanonicalText(long)]).toEqual(['ok', true]);
		const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
		expect([kindOf(deep), isCanonicalText(deep)]).toEqual(['not-a-record', false]);
		const later = recordText({ ...time, kind: 'later' });
		expect(kindOf(later.replace('"minutes"', `"deep":${deep},"minutes"`))).toBe('newer');
		const signed = {
			cms: 'AAAA'.repeat(500_000),
			data: '{}',
			signer: 'x',
			serialNumber: '1',
			signedAt: '2026-10-14T10:31:00Z'
		};
		expect(kindOf({ ...time, kind: 'signed', body: signed })).toBe('ok');
		expect(kindOf({ ...time, kind: 'signed', body: { ...signed, cms: `${signed.cms}A` } })).toBe('malformed');
		expect(kindOf(recordText(time).replace('"n":2', '"n":1e999'))).toBe('not-a-record');
	});

	test('is what any value of JSON becomes, and reading it gives it again', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = recordText(value as Envelope);
				expect(isCanonicalText(text)).toBe(!/\\ud[89ab]/.test(text.replaceAll('\\\\', '')));
				expect(recordText(JSON.parse(text) as Envelope)).toBe(text);
			})
		);
	});
});

describe('text made well-formed', () => {
	test('names keys that were replaced like values', () => {
		expect(wellFormed({ 'k\ud800': 1 })).toEqual({ value: { 'k\ufffd': 1 }, replaced: ['k\ufffd'] });
	});

	test('has nothing more to replace', () => {
		fc.assert(
			fc.property(fc.jsonValue({ stringUnit: fc.string({ unit: 'binary', maxLength: 2 }) }), (value) => {
				const once = wellFormed(value);
				expect(wellFormed(once.value)).toEqual({ value: once.value, replaced: [] });
				if (once.replaced.length === 0) expect(once.value).toEqual(value);
			})
		);
	});
});
