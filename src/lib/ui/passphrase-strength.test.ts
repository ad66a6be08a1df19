import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_PASSPHRASE, passphraseStrength } from './passphrase-strength.js';

describe('strength of a passphrase', () => {
	it.each([
		['тізілім', 'short'],
		['1234567890', 'weak'],
		['aaaaaaaaaaaaaaaa', 'weak'],
		['паролпаролпарол', 'weak'],
		['қарлығаш жаз', 'fair'],
		['Адвокат-2026', 'fair'],
		['қарлығаш терезе бұлақ домбыра', 'strong'],
		['жёлтый чайник едет на велосипеде', 'strong'],
		['k7#Vt9!qLz2@wX', 'strong']
	])('"%s" is %s', (passphrase, strength) => {
		expect(passphraseStrength(passphrase)).toBe(strength);
	});
	it('takes any text, and calls nothing below the least anything but short', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (passphrase) => {
				const short = Array.from(passphrase.normalize('NFC')).length < LEAST_PASSPHRASE;
				return (passphraseStrength(passphrase) === 'short') === short;
			})
		);
	});
});
