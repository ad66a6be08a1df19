import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { rowFields } from '../../../tests/simulation/arbitraries.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import {
	BASIS_KINDS,
	fold,
	isStateBasis,
	ROW_FIELDS,
	secrecyOf,
	toPortalRecord,
	type PortalRecord,
	type PrivateBasisKind,
	type RowField,
	type RowFields,
	type SecretField,
	type StateBasisKind,
	type WithheldPortalRecord
} from './index.js';

const KEYS = [
	'transfer',
	'number',
	'applicationDate',
	'basisKind',
	'basisNumber',
	'basisDate',
	'basisBody',
	'category',
	'essenceForPortal',
	'assistanceKind',
	'minutes',
	'barAssociation',
	'lawyerName',
	'licenceNumber',
	'edsSerialNumber',
	'edsSigner',
	'signedAt',
	'withheld'
] as const;
const CONSENT = { given: true, how: 'oral', date: '2026-03-04' };
const full: RowFields = {
	number: '58-1',
	applicationDate: '2026-03-04',
	basisNumber: '17',
	basisDate: '2026-03-01',
	basisBody: 'СО УП г. Алматы',
	category: 'criminal',
	essenceForPortal: 'защита подозреваемого',
	assistanceKind: 'defence',
	minutes: 90
};

function rowOf(fields: RowFields, signer = 'ПРИМЕР АДВОКАТ', serialNumber = '3f2a01') {
	const laptop = new Scribe('a');
	const entered = laptop.enter(fields);
	const profile = { occupation: 'advocate', name: 'Пример А.', association: 'АГКА', licence: '№ 77' } as const;
	const signed = { data: '{}', cms: 'MIIB', signer, serialNumber, signedAt: '2026-03-04T09:00:00Z' };
	const [row] = fold([laptop.write('profile', profile), entered, laptop.about(entered, 'signed', signed)]).rows;
	if (!row) throw new Error('no row');
	return row;
}

describe('types', () => {
	test('no secret field fits into a portal record', () => {
		type Keys = PortalRecord extends infer R ? (R extends unknown ? keyof R : never) : never;
		expectTypeOf<Extract<Keys, SecretField>>().toEqualTypeOf<never>();
		expectTypeOf<'essence' | 'clientName' | 'basisText' | 'role'>().toExtend<SecretField>();
		expectTypeOf<Exclude<Keys, (typeof KEYS)[number]>>().toEqualTypeOf<never>();
	});

	test('a request, contract or notice without consent has no date, number or body', () => {
		type Withheld = Extract<PortalRecord, { basisKind: PrivateBasisKind; applicationDate: null }>;
		expectTypeOf<Withheld>().toEqualTypeOf<WithheldPortalRecord>();
		expectTypeOf<WithheldPortalRecord['basisNumber' | 'basisDate' | 'basisBody' | 'signedAt']>().toEqualTypeOf<null>();
		expectTypeOf<Extract<PortalRecord, { basisKind: null }>['basisBody']>().toEqualTypeOf<null>();
		expectTypeOf<Extract<PortalRecord, { basisKind: StateBasisKind }>['basisBody']>().toEqualTypeOf<string | null>();
	});
});

describe('what leaves', () => {
	test('a basis that the state issued leaves whole, without any consent', () => {
		const { transfer, ...rest } = toPortalRecord(rowOf({ ...full, basisKind: 'prosecution-order' }), null);
		expect(transfer).toMatch(/^[0-9a-f]{32}$/);
		expect(rest).toEqual({
			number: '58-1',
			applicationDate: '2026-03-04',
			basisKind: 'prosecution-order',
			basisNumber: '17',
			basisDate: '2026-03-01',
			basisBody: 'СО УП г. Алматы',
			category: 'criminal',
			essenceForPortal: 'защита подозреваемого',
			assistanceKind: 'defence',
			minutes: 90,
			barAssociation: 'АГКА',
			lawyerName: 'Пример А.',
			licenceNumber: '№ 77',
			edsSerialNumber: '3f2a01',
			edsSigner: 'ПРИМЕР АДВОКАТ',
			signedAt: '2026-03-04T09:00:00Z',
			withheld: []
		});
	});

	test('what each kind of basis keeps back, by consent', () => {
		const details = ['basisNumber', 'basisDate', 'basisBody'];
		const all = ['applicationDate', ...details, 'signedAt'];
		for (const basisKind of [...BASIS_KINDS, null]) {
			const row = rowOf({ ...full, basisKind });
			const kept = (consent: Parameters<typeof toPortalRecord>[1]) => {
				const record: { [key: string]: unknown } = { ...toPortalRecord(row, consent) };
				const withheld = record['withheld'] as string[];
				expect(Object.keys(record).sort()).toEqual([...KEYS].sort());
				for (const key of all) expect(record[key] === null).toBe(withheld.includes(key));
				return withheld;
			};
			const without = isStateBasis(basisKind) ? [] : all;
			expect(kept(null)).toEqual(without);
			expect(kept({ ...CONSENT, given: false })).toEqual(without);
			expect(kept(CONSENT)).toEqual(basisKind === null ? details : []);
		}
	});

	test('agrees with the schema’s word on each field', () => {
		for (const basisKind of [...BASIS_KINDS, null]) {
			const row = rowOf({ ...full, basisKind });
			const without: { [key: string]: unknown } = { ...toPortalRecord(row, null) };
			const given: { [key: string]: unknown } = { ...toPortalRecord(row, CONSENT) };
			for (const field of ROW_FIELDS.filter((one) => one in given && row.values[one] !== null)) {
				const secrecy = secrecyOf(field, basisKind);
				expect([field, without[field] !== null]).toEqual([field, secrecy === 'public' || secrecy === 'portal']);
				expect([field, given[field] !== null]).toEqual([field, secrecy !== 'secret']);
			}
		}
	});

	test('empty texts leave as null, the total of column 6 with its sessions', () => {
		const laptop = new Scribe('a');
		const entered = laptop.enter({ essenceForPortal: '  ', minutes: 10 });
		const time = laptop.about(entered, 'time', { date: '2026-03-04', minutes: 20 });
		const [row] = fold([entered, time]).rows;
		expect(row && toPortalRecord(row, null)).toMatchObject({
			essenceForPortal: null,
			minutes: 30,
			lawyerName: null,
			number: null
		});
	});

	test('a signature over other words is not told of', () => {
		const row = rowOf({ ...full, basisKind: 'court-order' });
		const changed = { ...row, signatures: row.signatures.map((one) => ({ ...one, changedSince: true })) };
		expect(toPortalRecord(changed, null)).toMatchObject({ edsSerialNumber: null, edsSigner: null, signedAt: null });
	});

	test('an IIN in the certificate’s words does not leave', () => {
		const row = rowOf(full, 'ПРИМЕР АДВОКАТ, SERIALNUMBER=IIN900101300123', '900101300123');
		expect(toPortalRecord(row, CONSENT)).toMatchObject({ edsSigner: 'ПРИМЕР АДВОКАТ', edsSerialNumber: null });
		const serial = '7812345678901234567890123456789012345678';
		expect(toPortalRecord(rowOf(full, 'ИИН 900101 300123 ПРИМЕР', serial), null)).toMatchObject({
			edsSigner: 'ПРИМЕР',
			edsSerialNumber: serial
		});
	});

	test('each handing-over has an id of its own', () => {
		const row = rowOf(full);
		const ids = Array.from({ length: 200 }, () => toPortalRecord(row, null).transfer);
		expect(new Set(ids).size).toBe(200);
	});
});

describe('secrecy', () => {
	const TEXTS = [
		'basisText',
		'basisCase',
		'essence',
		'lateReason',
		'clientName',
		'clientIin',
		'clientAddress',
		'notes'
	] as const satisfies readonly RowField[];
	const LISTS = ['clientPhones', 'clientEmails', 'otherParties'] as const satisfies readonly RowField[];

	test('canaries in every secret field, the salt and the CMS are nowhere in what leaves', () => {
		const secret = [...TEXTS, ...LISTS, 'role', 'locality'].sort();
		expect(ROW_FIELDS.filter((field) => secrecyOf(field, 'court-order') === 'secret').sort()).toEqual(secret);
		fc.assert(
			fc.property(
				rowFields,
				fc.constantFrom(...BASIS_KINDS, null),
				fc.constantFrom(null, CONSENT, { ...CONSENT, given: false }),
				fc.constantFrom('canary', 'канарейка', 'қанарея'),
				(fields, basisKind, consent, word) => {
					const canary = (place: number) => `${word}${String(place)}z`;
					const row = rowOf({
						...fields,
						...Object.fromEntries(TEXTS.map((field, place) => [field, canary(place)])),
						...Object.fromEntries(LISTS.map((field, place) => [field, [canary(100 + place)]])),
						role: 'representation',
						locality: 'rural',
						basisKind
					});
					const text = JSON.stringify(toPortalRecord(row, consent));
					for (const hidden of [word, 'representation', 'rural', row.salt, 'MIIB']) expect(text).not.toContain(hidden);
				}
			)
		);
	});

	test('the same canary is found where it may leave, so the search can find one', () => {
		const row = rowOf({ ...full, basisKind: 'contract', basisBody: 'canary1z', essenceForPortal: 'canary2z' });
		expect(JSON.stringify(toPortalRecord(row, null))).toContain('canary2z');
		expect(JSON.stringify(toPortalRecord(row, null))).not.toContain('canary1z');
		expect(JSON.stringify(toPortalRecord(row, CONSENT))).toContain('canary1z');
	});
});
