import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histories } from '../../../tests/simulation/devices.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { parseRecord, recordId, recordText, wellFormed } from './index.js';

const entered = () => new Scribe('a').enter({ minutes: 5, clientPhones: ['1'] });
const edited = (edit: (text: string) => string) => parseRecord(edit(recordText(entered())));

describe('reading a record', () => {
	test('what is written is read back, as text and as a value', () => {
		fc.assert(
			fc.property(histories(15), ({ records }) => {
				for (const record of records) {
					expect(parseRecord(record)).toEqual({ ok: true, record });
					expect(parseRecord(recordText(record))).toEqual({ ok: true, record });
				}
			}),
			{ numRuns: 30 }
		);
	});

	test('whatever comes, it says something and throws nothing', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }), (value) => {
				expect(typeof parseRecord(value).ok).toBe('boolean');
			})
		);
	});

	test('keys that every object inherits are foreign keys like others', () => {
		const inBody = edited((text) => text.replace('"body":{', '"body":{"__proto__":{},'));
		expect(inBody).toMatchObject({ ok: false, problem: { kind: 'malformed', path: '__proto__' } });
		const inFields = edited((text) => text.replace('"fields":{', '"fields":{"__proto__":{},'));
		expect(inFields).toMatchObject({ ok: false, problem: { kind: 'malformed', path: 'fields.__proto__' } });
		const named = edited((text) => text.replace('"fields":{', '"fields":{"constructor":"x",'));
		expect(named).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
		const outside = edited((text) => text.replace('{', '{"toString":1,'));
		expect(outside).toEqual({ ok: false, problem: { kind: 'not-a-record' }, envelope: null });
		expect(Object.prototype).not.toHaveProperty('v');
	});

	test('a foreign key makes it malformed, and names the key, never the value', () => {
		const read = edited((text) => text.replace('"minutes":5', '"minutes":"Ахметов"'));
		expect(read).toMatchObject({
			ok: false,
			problem: { kind: 'malformed', recordKind: 'entered', path: 'fields.minutes' }
		});
		expect(JSON.stringify(read.ok || read.problem)).not.toContain('Ахметов');
	});

	test('a newer version is told apart, also when it has more to say outside', () => {
		const id = recordId(entered());
		const problem = { kind: 'newer', version: 1, recordKind: 'entered', id };
		expect(edited((text) => text.replace('"v":0', '"v":1'))).toMatchObject({ ok: false, problem });
		const more = edited((text) => text.replace('"v":0', '"v":1,"mood":"good"'));
		expect(more).toMatchObject({ ok: false, problem, envelope: { device: 'a'.repeat(32) } });
		expect(edited((text) => text.replace('"v":0', '"v":0,"mood":"good"'))).toMatchObject({ envelope: null });
		const kind = edited((text) => text.replace('"kind":"entered"', '"kind":"dreamt"'));
		expect(kind).toMatchObject({ ok: false, problem: { kind: 'newer', version: 0, recordKind: 'dreamt' } });
	});

	test('a kind that tells of a row must name it', () => {
		const record = new Scribe('a').write('voided', { reason: 'x' });
		expect(parseRecord(record)).toMatchObject({ ok: false, problem: { kind: 'malformed', path: 'row' } });
	});

	test('zero with a sign reads as zero', () => {
		const read = edited((text) => text.replace('"minutes":5', '"minutes":-0'));
		expect(read.ok && read.record.kind === 'entered' && Object.is(read.record.body.fields.minutes, 0)).toBe(true);
	});
});

test('half a surrogate pair is replaced, and its key is named', () => {
	expect(wellFormed({ a: 'ok', b: { c: ['x', '\ud83d'] } })).toEqual({
		value: { a: 'ok', b: { c: ['x', '\ufffd'] } },
		replaced: ['b.c[1]']
	});
});
