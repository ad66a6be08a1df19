import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInManifest, manifestText, MOST_IN_MANIFEST, readManifest } from './manifest.js';
import { statementHash } from './statement.js';

const DAY = '2026-06-15';
const texts = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: MOST_IN_MANIFEST });

describe('a manifest', () => {
	test('names each statement by its hash, in order, and holds nothing else but the day', () => {
		fc.assert(
			fc.property(texts, (statements) => {
				const text = manifestText(statements, DAY);
				expect(readManifest(text)).toEqual({
					day: DAY,
					format: 'tizilim-signed-manifest-1',
					statements: statements.map(statementHash)
				});
				expect(statements.every((one) => isInManifest(text, one))).toBe(true);
				expect(isInManifest(text, `${statements.join('')}!`)).toBe(false);
			})
		);
	});

	test('is read in its one spelling only, and any text at all is an answer', () => {
		const text = manifestText(['a', 'b'], DAY);
		const hash = statementHash('a');
		const wrong = [
			` ${text}`,
			text.replace('"day"', '"day" '),
			text.replace(DAY, '2026-02-30'),
			text.replace('manifest-1', 'manifest-2'),
			text.replace('}', ',"x":1}'),
			`{"day":"${DAY}","format":"tizilim-signed-manifest-1","statements":[]}`,
			`{"day":"${DAY}","format":"tizilim-signed-manifest-1","statements":["${hash}","${hash}"]}`,
			manifestText(
				Array.from({ length: MOST_IN_MANIFEST + 1 }, (_, at) => String(at)),
				DAY
			)
		];
		for (const one of wrong) expect(readManifest(one), one).toBeNull();
		fc.assert(fc.property(fc.string(), (any) => readManifest(any) === null));
		fc.assert(fc.property(fc.json(), (any) => readManifest(any) === null));
	});
});
