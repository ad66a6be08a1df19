import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES, type PortalRecord } from '#lib/bridge/index.js';
import * as fc from 'fast-check';

const always = {
	number: '60',
	category: 'family',
	essenceForPortal: 'Семейный спор',
	assistanceKind: 'consulting',
	minutes: 75,
	barAssociation: 'АГКА',
	lawyerName: 'Иванова Анна',
	licenceNumber: '123',
	edsSerialNumber: null,
	edsSigner: null
} as const;

/** A row on a state's document, for tests. */
export const record = (digit: string, signedAt: string | null = null): PortalRecord => ({
	...always,
	transfer: digit.repeat(32),
	applicationDate: '2026-10-12',
	signedAt,
	basisKind: 'court-order',
	basisNumber: '511',
	basisDate: '2026-10-05',
	basisBody: 'Суд',
	withheld: []
});

const text = fc.option(fc.string({ maxLength: 60 }));
const day = fc.option(
	fc
		.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10))
);
/** Objects near to a portal record: most are one, some have more, or other values. */
export const anyRecord = fc.record({
	transfer: fc.string({
		unit: fc.constantFrom(...Array.from({ length: 16 }, (_, digit) => digit.toString(16))),
		minLength: 32,
		maxLength: 32
	}),
	number: fc.option(fc.nat(999_999).map((n) => String(n + 1))),
	applicationDate: day,
	basisKind: fc.option(fc.constantFrom(...BASIS_KINDS)),
	basisNumber: text,
	basisDate: day,
	basisBody: text,
	category: fc.option(fc.constantFrom(...CATEGORIES)),
	essenceForPortal: text,
	assistanceKind: fc.option(fc.constantFrom(...ASSISTANCE_KINDS)),
	minutes: fc.option(fc.nat(5000)),
	barAssociation: text,
	lawyerName: text,
	licenceNumber: text,
	edsSerialNumber: text,
	edsSigner: text,
	signedAt: fc.constant(null),
	withheld: fc.constant([])
});
