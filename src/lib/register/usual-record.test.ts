import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { histories } from '../../../tests/simulation/devices.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { bodySchemas } from './bodies.js';
import { ROW_FIELDS } from './fields.js';
import { recordText, type Envelope } from './record.js';
import { isUsualRecord } from './usual-record.js';

/** What the schemas make of a body; null where they refuse it. */
function bySchema(kind: 'entered' | 'completed' | 'corrected', body: unknown): unknown {
	const parsed = v.safeParse(bodySchemas[kind], body);
	return parsed.success ? parsed.output : null;
}

const parsed = (record: unknown): Record<string, unknown> =>
	JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
const usual = (edit: Record<string, unknown> = {}): unknown =>
	parsed({ ...new Scribe('a').enter({ essence: 'раздел имущества', minutes: 5, clientPhones: ['1'] }), ...edit });

/** Values of every sort, sound ones of some field among them. */
const anyValue = fc.oneof(
	fc.constantFrom(
		...['2026-02-28', '2026-02-30', '5', '05', '58-1', 'ru', 'both', 'contract', 'defence', 'protection', 'city'],
		...['civil', 'family', '', 'текст', null, true, 0, -0, 1.5, -1, 527_040, 527_041, 2 ** 60, [], ['1'], [1], {}]
	),
	fc.string(),
	fc.integer(),
	fc.constantFrom(20_000, 20_001).map((length) => 'я'.repeat(length)),
	fc.constantFrom(100, 101).map((length) => Array.from({ length }, () => '1'))
);
/** One sound value of each field; a text where nothing else is said. */
const SOUND = new Map<string, unknown>(
	Object.entries({
		number: '58-1',
		applicationDate: '2026-02-28',
		language: 'ru',
		basisKind: 'contract',
		basisDate: '2026-02-28',
		category: 'family',
		assistanceKind: 'defence',
		role: 'protection',
		minutes: 5,
		locality: 'city',
		clientPhones: ['1'],
		clientEmails: [],
		otherParties: ['Ким']
	})
);
const anyField = fc
	.tuple(fc.constantFrom(...ROW_FIELDS, 'foreign', 'constructor'), fc.integer({ min: 0, max: 4 }), anyValue)
	.map(([field, way, value]): [string, unknown] => [field, way === 0 ? value : (SOUND.get(field) ?? 'текст')]);
const anyFields = fc.array(anyField, { maxLength: 5 }).map((fields): unknown => Object.fromEntries(fields));
const anyRest = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom({}, { reason: 'ошибка' }) },
	{ weight: 1, arbitrary: fc.record({ salt: anyValue, volume: anyValue, reason: anyValue }, { requiredKeys: [] }) }
);

describe('a usual record at one look', () => {
	test('is most of what devices write', () => {
		fc.assert(
			fc.property(histories(15), ({ records }) => {
				for (const record of records) {
					const { kind } = record;
					const known = kind === 'entered' || kind === 'completed' || kind === 'corrected';
					const imported = 'imported' in record.body;
					expect(isUsualRecord(JSON.parse(recordText(record)))).toBe(known && !imported);
				}
			}),
			{ numRuns: 30 }
		);
	});

	test('is what the schemas take too, unchanged', () => {
		let taken = 0;
		fc.assert(
			fc.property(fc.constantFrom('entered', 'completed', 'corrected'), anyFields, anyRest, (kind, fields, rest) => {
				const row = kind === 'entered' ? {} : { row: `${'a'.repeat(32)}.1` };
				const own = kind === 'entered' ? { salt: 'ab'.repeat(16), volume: 2026 } : {};
				const body = { ...own, ...rest, fields };
				if (!isUsualRecord({ ...(usual() as Envelope), ...row, kind, body })) return;
				taken += 1;
				expect(bySchema(kind, body)).toStrictEqual(body);
			}),
			{ numRuns: 3000 }
		);
		expect(taken).toBeGreaterThan(100);
	});

	test('has an envelope as the schemas want it', () => {
		expect(isUsualRecord(usual())).toBe(true);
		const wrong: [string, unknown][] = [
			['v', 1],
			['v', '0'],
			['kind', 'voided'],
			['device', 'A'.repeat(32)],
			['n', 0],
			['n', 2 ** 53],
			['at', '2026-02-30T10:00:00+05:00'],
			['at', '2026-02-28T24:00:00+05:00'],
			['day', '2026-13-01'],
			['base', ['x']],
			['base', null],
			['body', null],
			['body', []],
			['row', `${'a'.repeat(32)}.1`],
			['mood', 'good']
		];
		for (const [key, value] of wrong) expect(isUsualRecord(usual({ [key]: value })), key).toBe(false);
		for (const value of [null, 1, 'x', [], {}]) expect(isUsualRecord(value)).toBe(false);
	});
});
