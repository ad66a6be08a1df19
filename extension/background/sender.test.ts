import { describe, expect, it } from 'vitest';
import { isOwnPage, registerOf, type Sender } from './sender.js';

const own = { id: 'abc', base: 'chrome-extension://abc/' };
const sites = [
	{ origin: 'http://localhost:4000', role: 'register' as const },
	{ origin: 'https://portal.example', role: 'portal' as const }
];
const register: Sender = {
	id: 'abc',
	url: 'http://localhost:4000/register/#/row',
	origin: 'http://localhost:4000',
	frameId: 0,
	documentId: 'one',
	documentLifecycle: 'active',
	tab: { id: 7 }
};

describe('registerOf', () => {
	it('knows the register by its exact origin', () => {
		expect(registerOf(register, own, sites)).toBe('http://localhost:4000');
		// Firefox says less.
		expect(registerOf({ id: 'abc', url: register.url, frameId: 0, tab: { id: 7 } }, own, sites)).toBe(
			'http://localhost:4000'
		);
	});

	it.each<[string, Partial<Sender>]>([
		['another extension', { id: 'other' }],
		['another port', { url: 'http://localhost:4001/', origin: 'http://localhost:4001' }],
		['another scheme', { url: 'https://localhost:4000/', origin: 'https://localhost:4000' }],
		['a frame', { frameId: 3 }],
		['no frame', { frameId: undefined }],
		['no tab', { tab: undefined }],
		['a sandboxed document', { origin: 'null' }],
		['an origin that its address is not of', { origin: 'https://portal.example' }],
		['a portal', { url: 'https://portal.example/', origin: 'https://portal.example' }],
		['a name that only begins like it', { url: 'http://localhost:40000/', origin: 'http://localhost:40000' }],
		['a user name in the address', { url: 'http://localhost:4000@evil.example/', origin: undefined }],
		['a page in the cache of the way back', { documentLifecycle: 'cached' }],
		['no address', { url: undefined }]
	])('refuses %s', (_, other) => {
		expect(registerOf({ ...register, ...other }, own, sites)).toBeNull();
	});
});

describe('isOwnPage', () => {
	it('is a page of ours, and never a content script', () => {
		expect(
			isOwnPage({ id: 'abc', url: 'chrome-extension://abc/panel/index.html', origin: 'chrome-extension://abc' }, own)
		).toBe(true);
		expect(isOwnPage(register, own)).toBe(false);
		expect(isOwnPage({ id: 'abc', url: 'https://x.example/?chrome-extension://abc/' }, own)).toBe(false);
		expect(isOwnPage({ id: 'abc', url: 'chrome-extension://abcd/panel/index.html' }, own)).toBe(false);
		expect(isOwnPage({ id: 'abc', url: 'chrome-extension://abc/x', origin: 'https://portal.example' }, own)).toBe(
			false
		);
		expect(isOwnPage({ id: 'other', url: 'chrome-extension://abc/panel/index.html' }, own)).toBe(false);
		expect(isOwnPage({ id: 'abc' }, own)).toBe(false);
	});
});
