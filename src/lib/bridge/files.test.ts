import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOfferFile, readReceiptFile, writeOfferFile, writeReceiptFile } from './files.js';
import { BRIDGE_VERSION, type Receipt } from './messages.js';
import type { PortalRecord } from '../register/portal.js';

const NOW = Date.UTC(2026, 9, 14);
const record: PortalRecord = {
	transfer: '0a'.repeat(16),
	number: '58',
	applicationDate: null,
	basisKind: 'request',
	basisNumber: null,
	basisDate: null,
	basisBody: null,
	category: 'family',
	essenceForPortal: 'семейный спор',
	assistanceKind: 'consulting',
	minutes: 90,
	barAssociation: 'АГКА',
	lawyerName: 'Пример А.',
	licenceNumber: '1',
	edsSerialNumber: null,
	edsSigner: null,
	signedAt: null,
	withheld: ['applicationDate', 'basisNumber', 'basisDate', 'basisBody', 'signedAt']
};
const receipt: Receipt = { transfer: record.transfer, keys: ['number'], at: NOW, portalNumber: '88120' };

describe('a file', () => {
	test('is read as it was written', () => {
		expect(readOfferFile(writeOfferFile([record], NOW + 1), NOW)).toEqual({
			ok: true,
			value: { tizilim: 'portal-offer', version: BRIDGE_VERSION, expires: NOW + 1, records: [record] }
		});
		expect(readReceiptFile(writeReceiptFile([receipt]))).toMatchObject({ ok: true, value: { receipts: [receipt] } });
	});
	test('of an offer that ran out says so', () => {
		expect(readOfferFile(writeOfferFile([record], NOW), NOW)).toEqual({ ok: false, why: 'expired' });
	});
	test('of another kind, a newer version, or cut off, says which', () => {
		const written = writeReceiptFile([receipt]);
		expect(readReceiptFile(written.slice(0, -4))).toEqual({ ok: false, why: 'not-json' });
		expect(readReceiptFile(writeOfferFile([record], NOW))).toEqual({ ok: false, why: 'not-ours' });
		const newer = { ...(JSON.parse(written) as object), version: BRIDGE_VERSION + 1, more: true };
		expect(readReceiptFile(JSON.stringify(newer))).toEqual({ ok: false, why: 'newer' });
	});
	test('with a key more than the allow-list is refused', () => {
		const more = writeOfferFile([{ ...record, clientName: 'Оспанова' } as PortalRecord], NOW + 1);
		expect(readOfferFile(more, NOW)).toEqual({ ok: false, why: 'malformed' });
		const dated = writeOfferFile([{ ...record, applicationDate: '2026-03-04' } as unknown as PortalRecord], NOW + 1);
		expect(readOfferFile(dated, NOW)).toEqual({ ok: false, why: 'malformed' });
	});
	test('of any content is never a crash', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				expect(readReceiptFile(text).ok || readOfferFile(text, NOW).ok).toBe(false);
			})
		);
	});
});
