import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#lib/vault/bytes.js';
import { fileName, parcelHash, promisedHash } from './file-name.js';
import { fromAnyForm, toTextForm } from './text-form.js';
import { readTold, writeTold } from './told-files.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map((one) => new Uint8Array(one));

describe('files of parcels', () => {
	it('come back from their text form, also when a messenger broke the lines anew', () => {
		fc.assert(
			fc.property(bytes, fc.constantFrom('\n', '\r\n', ' \n', ''), (parcel, lineEnd) => {
				const text = new TextDecoder().decode(toTextForm(parcel));
				const [heading, ...lines] = text.split('\n');
				expect(fromAnyForm(utf8(`${heading}\n${lines.join(lineEnd)}`))).toEqual(parcel);
			})
		);
	});

	it('that are no text form are taken as they are, and none throws', () => {
		fc.assert(
			fc.property(bytes, (one) => {
				expect(fromAnyForm(one)).toEqual(one);
			})
		);
		for (const text of ['tizilim parcel 0\nAAA', 'tizilim parcel 0\nA==A', 'tizilim parcel 0\n\u00e4'])
			expect(fromAnyForm(utf8(text))).toEqual(utf8(text));
	});

	it('are named by their hash alone, found again behind what programs write there', () => {
		fc.assert(
			fc.property(bytes, (parcel) => {
				const hash = parcelHash(parcel);
				const name = fileName(hash);
				expect(name).toMatch(/^tizilim-[0-9a-f]{32}\.tzl$/);
				for (const one of [name, `${name} (1)`, name.replace('.tzl', '.sync-conflict-20261130-101500-ABC.tzl')])
					expect(promisedHash(one)).toBe(hash);
			})
		);
		expect(promisedHash('register.tzl')).toBeNull();
	});

	it('that were told are remembered; what is no such memory is none', () => {
		fc.assert(
			fc.property(fc.uniqueArray(bytes.map(parcelHash)), (hashes) => {
				expect([...readTold(writeTold(hashes))]).toEqual(hashes);
			})
		);
		expect([...readTold(null), ...readTold(Uint8Array.of(1, 2)), ...readTold(new Uint8Array(16))]).toEqual([]);
	});
});
