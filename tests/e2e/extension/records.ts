import { randomBytes } from 'node:crypto';
import type { PortalRecord } from '../../../src/lib/bridge/index.js';

const always = {
	category: 'family',
	essenceForPortal: 'Семейный спор, взыскание содержания',
	assistanceKind: 'consulting',
	minutes: 75,
	barAssociation: 'Алматинская городская коллегия адвокатов',
	lawyerName: 'Иванова Анна Сергеевна',
	licenceNumber: '0012345',
	edsSerialNumber: null,
	edsSigner: null
} as const;

/** A row on a court's ruling: everything of it leaves. */
export const openRow = (number: string): PortalRecord => ({
	...always,
	transfer: randomBytes(16).toString('hex'),
	number,
	applicationDate: '2026-10-12',
	signedAt: null,
	basisKind: 'civil-ruling',
	basisNumber: '4412',
	basisDate: '2026-10-10',
	basisBody: 'Бостандыкский районный суд',
	withheld: []
});

/** A row on a request without the client's consent. */
export const withheldRow = (number: string): PortalRecord => ({
	...always,
	transfer: randomBytes(16).toString('hex'),
	number,
	applicationDate: null,
	signedAt: null,
	basisKind: 'request',
	basisNumber: null,
	basisDate: null,
	basisBody: null,
	withheld: ['applicationDate', 'basisNumber', 'basisDate', 'basisBody', 'signedAt']
});
