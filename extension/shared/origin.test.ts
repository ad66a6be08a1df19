import { describe, expect, it } from 'vitest';
import { exactOrigin, hostPattern, typedOrigin } from './origin.js';

describe('exactOrigin', () => {
	it.each([
		['https://eup.adilet.gov.kz/#/x', 'https://eup.adilet.gov.kz'],
		['https://a.example:8443/', 'https://a.example:8443'],
		['http://localhost:5000/', 'http://localhost:5000'],
		['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
		['http://a.example/', null],
		['http://localhost.evil.example/', null],
		['file:///etc/passwd', null],
		['data:text/html,x', null],
		['blob:https://a.example/x', null],
		['about:blank', null],
		['chrome-extension://abc/', null],
		['', null]
	])('of %s is %s', (address, origin) => expect(exactOrigin(address)).toBe(origin));
});

describe('typedOrigin', () => {
	it.each([
		['eup.adilet.gov.kz', 'https://eup.adilet.gov.kz'],
		[' https://eup.adilet.gov.kz/#/login ', 'https://eup.adilet.gov.kz'],
		['localhost:4173', 'http://localhost:4173'],
		['реестр.example', 'https://xn--e1aa5aceg.example'],
		['http://a.example', null],
		['javascript:alert(1)', null],
		['две части', null],
		['', null]
	])('of “%s” is %s', (typed, origin) => expect(typedOrigin(typed)).toBe(origin));
});

it('hostPattern carries no port', () => {
	expect(hostPattern('http://localhost:4173')).toBe('http://localhost/*');
	expect(hostPattern('https://eup.adilet.gov.kz')).toBe('https://eup.adilet.gov.kz/*');
});
