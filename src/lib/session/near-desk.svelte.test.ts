import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signalOfText, signalText } from './near-desk.svelte.js';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((one) => new Uint8Array(one));

it('a code as text is the same code, however a messenger breaks its lines', () => {
	fc.assert(
		fc.property(bytes, fc.integer({ min: 1, max: 80 }), (signal, width) => {
			const broken = signalText(signal).replace(new RegExp(`(.{${String(width)}})`, 'g'), '$1\r\n\u00a0');
			expect(signalOfText(`Мой код:\n${broken}\n`)).toEqual(signal);
		})
	);
});

it('reads any text, and finds no code where none is', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			if (!text.replace(/\s+/g, '').includes('tizilim:')) expect(signalOfText(text)).toBe(null);
			signalOfText(`tizilim:${text}`);
		})
	);
	expect(signalOfText('tizilim:')).toBe(null);
});
