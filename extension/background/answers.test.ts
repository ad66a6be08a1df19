import { BRIDGE_VERSION, MAX_OFFER, OFFER_LIVES, PORTAL_KEYS } from '#lib/bridge/index.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FromPanel } from '../shared/messages.js';
import { MemoryArea } from '../testing/memory-area.js';
import { anyRecord, record } from '../testing/records.js';
import { Answers } from './answers.js';

const REGISTER = 'https://register.example';
const NOW = 1_790_000_000_000;

function background() {
	const session = new MemoryArea();
	const local = new MemoryArea();
	const clock = { now: NOW };
	const answers = new Answers({ session, local }, () => clock.now, '0.1.0');
	return { session, local, clock, answers };
}
const offer = (records: unknown[], more: object = {}) => ({
	kind: 'offer',
	version: BRIDGE_VERSION,
	records,
	expires: NOW + 1000,
	...more
});

describe('an offer', () => {
	it('takes the place of the one before', async () => {
		const { answers } = background();
		await answers.fromPage(REGISTER, offer([record('a'), record('b')]));
		const taken = await answers.fromPage(REGISTER, offer([record('c')]));
		expect(taken).toMatchObject([{ kind: 'taken', transfers: ['c'.repeat(32)] }]);
		expect((await answers.queue.waiting())?.records).toEqual([record('c')]);
	});

	it('is forgotten when it runs out, and never later than after a working day', async () => {
		const { answers, clock, session } = background();
		await answers.fromPage(REGISTER, offer([record('a')], { expires: NOW + 10 * OFFER_LIVES }));
		clock.now += OFFER_LIVES - 1;
		expect(await answers.queue.waiting()).not.toBeNull();
		expect(await answers.queue.expire()).toBeNull();
		clock.now += 1;
		expect(await answers.queue.waiting()).toBeNull();
		expect(await answers.queue.expire()).toEqual({ transfers: ['a'.repeat(32)], to: REGISTER });
		expect(session.text()).not.toContain('Семейный');
		expect(await answers.queue.expire()).toBeNull();
	});

	it.each([
		['an unknown key', offer([{ ...record('a'), clientName: 'x' }]), 'malformed'],
		['an unknown key beside the records', offer([record('a')], { note: 'x' }), 'malformed'],
		[
			'a key of every object',
			offer([JSON.parse(`{"__proto__":{},${JSON.stringify(record('a')).slice(1)}`)]),
			'malformed'
		],
		['a record with values in its prototype', offer([Object.create(record('a'))]), 'malformed'],
		['the same row twice', offer([record('a'), record('a')]), 'malformed'],
		['too many', offer(Array.from({ length: MAX_OFFER + 1 }, () => record('a'))), 'too-many'],
		['no time left', offer([record('a')], { expires: NOW }), 'expired'],
		['another version', offer([record('a')], { version: BRIDGE_VERSION + 1, more: 1 }), 'version'],
		[
			'a private basis with details but without consent',
			offer([{ ...record('a'), basisKind: 'request', withheld: ['basisNumber'] }]),
			'malformed'
		],
		['nothing', null, 'malformed'],
		['a function', () => undefined, 'malformed']
	])('is refused with %s, and changes nothing', async (_, message, why) => {
		const { answers, session } = background();
		await answers.fromPage(REGISTER, offer([record('f')]));
		const before = session.text();
		expect(await answers.fromPage(REGISTER, message)).toEqual([{ kind: 'refused', version: BRIDGE_VERSION, why }]);
		expect(session.text()).toBe(before);
	});

	it('is withdrawn by the register that made it, not by another', async () => {
		const { answers } = background();
		await answers.fromPage(REGISTER, offer([record('a')]));
		const withdraw = { kind: 'withdraw', version: BRIDGE_VERSION };
		expect(await answers.fromPage('https://other.example', withdraw)).toMatchObject([{ kind: 'gone', transfers: [] }]);
		expect(await answers.queue.waiting()).not.toBeNull();
		expect(await answers.fromPage(REGISTER, withdraw)).toMatchObject([{ kind: 'gone', transfers: ['a'.repeat(32)] }]);
		expect(await answers.queue.waiting()).toBeNull();
	});
});

describe('a receipt', () => {
	it('is kept until the register keeps it, and holds keys but no values', async () => {
		const { answers, local, session } = background();
		await answers.fromPage(REGISTER, offer([record('a')]));
		const transfer = 'a'.repeat(32);
		const entered = await answers.fromPanel({ kind: 'entered', transfer, keys: ['minutes'], portalNumber: '88120' });
		expect(entered).toMatchObject({ answer: { ok: true }, receipts: true });
		const receipts = [{ transfer, keys: ['minutes'], at: NOW, portalNumber: '88120' }];
		expect(JSON.parse(local.held.get('receipts') ?? '')).toEqual(receipts);
		expect(session.text()).not.toContain('Семейный');
		expect(await answers.hello(REGISTER, BRIDGE_VERSION)).toMatchObject([
			{ kind: 'welcome' },
			{ kind: 'receipts', receipts }
		]);
		await answers.fromPage(REGISTER, { kind: 'receipts-kept', version: BRIDGE_VERSION, transfers: [transfer] });
		expect(await answers.receiptsNow()).toEqual([]);
	});

	it('is not made for a row that ran out or never waited', async () => {
		const { answers, clock, local } = background();
		await answers.fromPage(REGISTER, offer([record('a')]));
		clock.now += 1000;
		const message: FromPanel = { kind: 'entered', transfer: 'a'.repeat(32), keys: [], portalNumber: null };
		expect((await answers.fromPanel(message)).answer).toEqual({ ok: false, why: 'not-waiting' });
		expect(local.held.size).toBe(0);
	});
});

describe('whatever a page sends', () => {
	const allowed = new Set<string>(['records', 'expires', 'from', 'origin', 'at', 'version', ...PORTAL_KEYS]);
	const keysIn = (data: unknown): string[] => {
		if (data === null || typeof data !== 'object') return [];
		const own = Array.isArray(data) ? [] : Object.keys(data);
		return [...own, ...Object.values(data).flatMap(keysIn)];
	};

	it('leaves only allow-listed keys behind', async () => {
		let taken = 0;
		const extra = fc.dictionary(fc.string(), fc.anything());
		const near = fc.oneof(
			{ weight: 4, arbitrary: anyRecord },
			{ weight: 1, arbitrary: fc.tuple(anyRecord, extra).map(([one, more]) => ({ ...more, ...one })) },
			{ weight: 1, arbitrary: fc.anything({ withNullPrototype: true, withMap: true, withDate: true }) }
		);
		const message = fc.oneof(
			{ weight: 5, arbitrary: fc.array(near, { maxLength: 3 }).map((records) => offer(records)) },
			{ weight: 1, arbitrary: fc.anything() }
		);
		await fc.assert(
			fc.asyncProperty(message, async (data) => {
				const { answers, session, local } = background();
				const [answer] = await answers.fromPage(REGISTER, data);
				if (answer?.kind === 'taken') taken += 1;
				for (const text of session.held.values()) {
					for (const key of keysIn(JSON.parse(text))) expect(allowed.has(key), key).toBe(true);
				}
				expect(local.held.size).toBe(0);
				expect(({} as Record<string, unknown>).clientName).toBeUndefined();
			}),
			{ numRuns: 400 }
		);
		// The property says something only if honest offers get through.
		expect(taken).toBeGreaterThan(20);
	});
});
