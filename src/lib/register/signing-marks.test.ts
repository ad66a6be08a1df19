import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold } from './fold.js';
import { recordId, type Envelope } from './record.js';

const SIGNED = { data: '{}', cms: 'MIIB', signer: 'А', serialNumber: '1', signedAt: '2026-03-04T09:30:00Z' };
const [laptop, phone] = [() => new Scribe('a'), () => new Scribe('b')];
const markOf = (...records: Envelope[]) => fold(records).rows[0]?.toSign?.record ?? null;

describe('a row marked to be signed', () => {
	test('is marked until it is signed, or the mark is taken off', () => {
		const writer = phone();
		const row = writer.enter();
		expect(markOf(row)).toBeNull();
		const mark = writer.about(row, 'sign-later', { wanted: true });
		expect(markOf(row, mark)).toBe(recordId(mark));
		const off = writer.about(row, 'sign-later', { wanted: false }, [mark]);
		expect(markOf(row, mark, off)).toBeNull();
		const signature = writer.about(row, 'signed', SIGNED, [mark]);
		expect(markOf(row, mark, signature)).toBeNull();
		const again = writer.about(row, 'sign-later', { wanted: true }, [signature]);
		expect(markOf(row, mark, signature, again)).toBe(recordId(again));
	});

	test('of two devices: a signature made while apart has done what the mark asks; of two marks the one that asks stands', () => {
		const [one, other] = [laptop(), phone()];
		const row = one.enter();
		const mark = other.about(row, 'sign-later', { wanted: true });
		expect(markOf(row, mark, one.about(row, 'signed', SIGNED))).toBeNull();
		const off = one.about(row, 'sign-later', { wanted: false });
		expect(markOf(row, mark, off)).toBe(recordId(mark));
	});
});

describe('a signature by manifest', () => {
	const BY_MANIFEST = { ...SIGNED, manifest: '{"statements":[]}' };

	test('is a signature of the row like any other, in causal order with the rest, and ends the mark', () => {
		const writer = phone();
		const row = writer.enter();
		const mark = writer.about(row, 'sign-later', { wanted: true });
		const first = writer.about(row, 'signed-by-manifest', BY_MANIFEST, [mark]);
		const change = writer.correct(row, { number: '7' }, [first]);
		const second = writer.about(row, 'signed', SIGNED, [change]);
		const third = writer.about(row, 'signed-by-manifest', BY_MANIFEST, [second]);
		const folded = fold([row, mark, first, change, second, third]).rows[0];
		expect(folded?.toSign).toBeNull();
		expect(folded?.signatures.map(({ record, changedSince }) => [record, changedSince])).toEqual([
			[recordId(first), true],
			[recordId(second), false],
			[recordId(third), false]
		]);
		expect(folded?.signatures.map(({ manifest }) => manifest)).toEqual([
			BY_MANIFEST.manifest,
			undefined,
			BY_MANIFEST.manifest
		]);
	});
});

describe('consent to signing through a service', () => {
	const consent = (allowed: boolean, service = 'https://a.example') => ({ allowed, service });
	const service = (...records: Envelope[]) => fold(records).mobileSigning?.service ?? null;

	test('is not there unless given, and is the latest word', () => {
		const writer = laptop();
		expect(fold([]).mobileSigning).toBeNull();
		const on = writer.write('mobile-signing', consent(true));
		expect(fold([on]).mobileSigning).toEqual({ service: 'https://a.example', record: recordId(on), at: on.at });
		const other = writer.write('mobile-signing', consent(true, 'https://b.example'), { base: [on] });
		expect(service(on, other)).toBe('https://b.example');
		expect(service(on, other, writer.write('mobile-signing', consent(false), { base: [other] }))).toBeNull();
	});

	test('of devices that were apart only what all of them allow, in any order', () => {
		const words = fc.record({
			allowed: fc.boolean(),
			service: fc.constantFrom('https://a.example', 'https://b.example')
		});
		fc.assert(
			fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (all) => {
				const records = all.map((body, at) => new Scribe('abcd'[at] ?? 'e').write('mobile-signing', body));
				const agreed = all.every((one) => one.allowed && one.service === all[0]?.service);
				expect(service(...records)).toBe(agreed ? (all[0]?.service ?? null) : null);
				expect(fold(records.toReversed()).mobileSigning).toEqual(fold(records).mobileSigning);
				expect(fold([...records, ...records]).mobileSigning).toEqual(fold(records).mobileSigning);
			})
		);
	});
});

describe('the authorities that are trusted', () => {
	const authority = (certificate: string, trusted: boolean, name = 'НУЦ') => ({ certificate, name, trusted });
	const names = (...records: Envelope[]) => fold(records).authorities.map(({ certificate }) => certificate);

	test('are those of the latest word on each certificate', () => {
		const writer = laptop();
		const one = writer.write('authority', authority('AAAA', true, 'Б'));
		const other = writer.write('authority', authority('BBBB', true, 'А'), { base: [one] });
		expect(names(one, other)).toEqual(['BBBB', 'AAAA']);
		const off = writer.write('authority', authority('AAAA', false, 'Б'), { base: [other] });
		expect(names(one, other, off)).toEqual(['BBBB']);
		const back = writer.write('authority', authority('AAAA', true, 'Б'), { base: [off] });
		expect(names(one, other, off, back)).toEqual(['BBBB', 'AAAA']);
	});

	test('where two devices differ while apart, the one that trusts less stands, until one has seen both', () => {
		const [a, b] = [laptop(), phone()];
		const first = a.write('authority', authority('AAAA', true));
		const off = b.write('authority', authority('AAAA', false), { base: [first] });
		const again = a.write('authority', authority('AAAA', true), { base: [first] });
		expect(names(first, off, again)).toEqual([]);
		expect(names(first, off, again, a.write('authority', authority('AAAA', true), { base: [off, again] }))).toEqual([
			'AAAA'
		]);
	});

	test('are the same in any order, doubled or not', () => {
		const [a, b] = [laptop(), phone()];
		const words = fc.record({ who: fc.boolean(), certificate: fc.constantFrom('AAAA', 'BBBB'), trusted: fc.boolean() });
		fc.assert(
			fc.property(fc.array(words, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (all, order) => {
				const records = all.map(({ who, certificate, trusted }) =>
					(who ? a : b).write('authority', authority(certificate, trusted))
				);
				const shuffled = [...records, ...records]
					.map((record) => ({ record, at: Number(order.next().value) }))
					.sort((x, y) => x.at - y.at)
					.map(({ record }) => record);
				expect(fold(shuffled).authorities).toEqual(fold(records).authorities);
			})
		);
	});
});
