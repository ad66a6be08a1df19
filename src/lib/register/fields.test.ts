import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { BASIS_KINDS, STATE_BASIS_KINDS } from './codes.js';
import {
	changedFieldsSchema,
	daySchema,
	MAX_TEXT,
	minutesSchema,
	numberSchema,
	ROW_FIELDS,
	rowFieldsSchema,
	secrecyOf
} from './fields.js';

const takes = (schema: v.GenericSchema, value: unknown): boolean => v.safeParse(schema, value).success;

describe('the secrecy of fields', () => {
	const bases = [null, ...BASIS_KINDS];
	const SECRET = [
		'basisText',
		'basisCase',
		'essence',
		'role',
		'locality',
		'lateReason',
		'clientName',
		'clientIin',
		'clientPhones',
		'clientEmails',
		'clientAddress',
		'otherParties',
		'notes'
	];

	test('is secret for what names or describes the client, whatever the basis', () => {
		for (const basis of bases)
			for (const field of ROW_FIELDS) if (SECRET.includes(field)) expect(secrecyOf(field, basis), field).toBe('secret');
	});

	test('lets the details of a basis out only where the state issued it; else with consent; not at all while its kind is unknown', () => {
		for (const field of ['basisNumber', 'basisDate', 'basisBody'] as const) {
			expect(secrecyOf(field, null)).toBe('secret');
			for (const basis of BASIS_KINDS) {
				const state = STATE_BASIS_KINDS.some((one) => one === basis);
				expect(secrecyOf(field, basis), `${field} ${basis}`).toBe(state ? 'portal' : 'consent');
			}
		}
		expect(secrecyOf('applicationDate', null)).toBe('consent');
		expect(secrecyOf('applicationDate', 'court-order')).toBe('portal');
		for (const basis of ['request', 'contract', 'notice'] as const)
			expect(secrecyOf('applicationDate', basis)).toBe('consent');
	});

	test('is said of every field, and all but the few of the portal are secret', () => {
		const out = ROW_FIELDS.filter((field) => secrecyOf(field, 'court-order') !== 'secret');
		expect(out.toSorted()).toEqual(
			[
				'number',
				'applicationDate',
				'language',
				'basisKind',
				'basisNumber',
				'basisDate',
				'basisBody',
				'category',
				'essenceForPortal',
				'assistanceKind',
				'minutes'
			].toSorted()
		);
		expect([...out, ...SECRET].toSorted()).toEqual([...ROW_FIELDS].toSorted());
	});
});

describe('what a field holds', () => {
	test('may be emptied, each of them, and left out', () => {
		for (const field of ROW_FIELDS) expect(takes(rowFieldsSchema, { [field]: null }), field).toBe(true);
		expect(takes(rowFieldsSchema, {})).toBe(true);
		expect(takes(changedFieldsSchema, {})).toBe(false);
		expect(takes(changedFieldsSchema, { essence: null })).toBe(true);
		expect(takes(rowFieldsSchema, { essance: 'x' })).toBe(false);
	});

	test('is as long as any essence, and no longer', () => {
		for (const field of ['essence', 'basisText', 'notes', 'clientName'] as const) {
			expect(takes(rowFieldsSchema, { [field]: 'ы'.repeat(MAX_TEXT) })).toBe(true);
			expect(takes(rowFieldsSchema, { [field]: 'ы'.repeat(MAX_TEXT + 1) })).toBe(false);
		}
		expect(takes(rowFieldsSchema, { otherParties: Array(100).fill('x') })).toBe(true);
		expect(takes(rowFieldsSchema, { otherParties: Array(101).fill('x') })).toBe(false);
	});

	test('is a code of its list where there is one', () => {
		const coded = ['language', 'basisKind', 'category', 'assistanceKind', 'role', 'locality'] as const;
		fc.assert(
			fc.property(
				fc.constantFrom(...coded),
				fc.string(),
				(field, text) => !takes(rowFieldsSchema, { [field]: `${text}?` })
			)
		);
	});

	test('is a number as the register writes them', () => {
		for (const right of ['1', '58', '58-1', '999999999', '1-9999'])
			expect(takes(numberSchema, right), right).toBe(true);
		for (const wrong of ['0', '01', '-1', '58-', '58-0', '1000000000', '1-10000', '58/1', ' 1', '1\n', '٣', 1])
			expect(takes(numberSchema, wrong), String(wrong)).toBe(false);
	});

	test('is whole minutes of at most a year, and never less than nothing', () => {
		for (const right of [0, 1, 527_040]) expect(takes(minutesSchema, right)).toBe(true);
		for (const wrong of [-1, 0.5, 527_041, Number.NaN, Number.POSITIVE_INFINITY, '1', null])
			expect(takes(minutesSchema, wrong), String(wrong)).toBe(false);
		expect(Object.is(v.parse(minutesSchema, -0), 0)).toBe(true);
	});

	test('is a day that exists', () => {
		for (const right of ['2026-10-14', '2028-02-29', '2000-02-29']) expect(takes(daySchema, right)).toBe(true);
		for (const wrong of ['2026-02-29', '1900-02-29', '2026-00-10', '2026-10-00', '2026-1-1', '2026-10-14T00:00', ''])
			expect(takes(daySchema, wrong), wrong).toBe(false);
	});
});
