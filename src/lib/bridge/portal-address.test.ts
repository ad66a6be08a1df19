import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PORTAL_ADDRESS, readPortalAddress } from './portal-address.js';

describe('the portal’s address', () => {
	it.each([
		['eup.adilet.gov.kz', 'https://eup.adilet.gov.kz/'],
		[' https://portal.example.kz/#/register ', 'https://portal.example.kz/#/register'],
		['http://localhost:4000', 'http://localhost:4000/'],
		[PORTAL_ADDRESS, PORTAL_ADDRESS]
	])('%s', (typed, whole) => expect(readPortalAddress(typed)).toBe(whole));

	it.each([
		'',
		'   ',
		'портал',
		'http://eup.adilet.gov.kz/',
		'javascript:alert(1)',
		'javascript://portal.example.kz/%0aalert(1)',
		'file:///C:/portal.html',
		'https://user:secret@eup.adilet.gov.kz/',
		`https://example.kz/${'a'.repeat(200)}`
	])('%j is none', (typed) => expect(readPortalAddress(typed)).toBeNull());

	it('what is taken is an address that a browser opens safely, and is taken again as it stands', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
				const whole = readPortalAddress(typed);
				if (whole === null) return;
				expect(new URL(whole).protocol).toMatch(/^https?:$/u);
				expect(readPortalAddress(whole)).toBe(whole);
			})
		);
	});
});
