import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutParcel, Joiner, MOST_IN_MAILBOX, readChunk } from './chunks.js';

const parcel = fc.uint8Array({ maxLength: 600 }).map((bytes) => new Uint8Array(bytes));

describe('pieces of parcels', () => {
	it('join to the same parcels, however those of several senders are mixed, doubled and among foreign messages', () => {
		const script = fc.tuple(
			fc.uniqueArray(parcel, { minLength: 1, maxLength: 4, selector: (bytes) => bytes.join() }),
			fc.integer({ min: 40, max: 200 }),
			fc.infiniteStream(fc.nat()),
			fc.uint8Array({ maxLength: 60 })
		);
		fc.assert(
			fc.property(script, ([parcels, most, chance, foreign]) => {
				const queues = parcels.map((one) => cutParcel(one, most).messages);
				const joiner = new Joiner<number>();
				const joined = [];
				for (let place = 0; queues.some(({ length }) => length > 0); place += 1) {
					const open = queues.filter(({ length }) => length > 0);
					const queue = open[(chance.next().value ?? 0) % open.length];
					const message = queue?.shift();
					if (!message) continue;
					expect(message.length).toBeLessThanOrEqual(most);
					joined.push(joiner.take(message, place));
					joiner.take(new Uint8Array(foreign), place);
				}
				const whole = joined.filter((one) => one !== null).map((one) => one.join());
				expect(whole.sort()).toEqual(parcels.map((one) => one.join()).sort());
				expect(joiner.begin(1_000_000)).toBe(1_000_000);
			})
		);
	});

	it('hold the place before the first piece of what is not whole', () => {
		const [one, two] = [cutParcel(new Uint8Array(500), 100).messages, cutParcel(new Uint8Array(9), 100).messages];
		const joiner = new Joiner<number>();
		joiner.take(one[0] as (typeof one)[0], 7);
		expect(joiner.take(two[0] as (typeof two)[0], 8)).toEqual(new Uint8Array(9));
		expect(joiner.begin(9)).toBe(7);
		for (const piece of one.slice(1)) joiner.take(piece, 10);
		expect(joiner.begin(20)).toBe(20);
	});

	it('of a parcel that was changed on the way make none', () => {
		const messages = cutParcel(new Uint8Array(300).fill(5), 100).messages;
		const last = messages.at(-1);
		if (last) last[last.length - 1] = 6;
		const joiner = new Joiner<number>();
		expect(messages.map((message, at) => joiner.take(message, at)).every((one) => one === null)).toBe(true);
	});

	it('that never come whole are forgotten before they fill the memory', () => {
		const joiner = new Joiner<number>(1000);
		for (let at = 0; at < 10; at += 1) {
			const [first] = cutParcel(new Uint8Array(600).fill(at), 330).messages;
			joiner.take(first ?? new Uint8Array(), at);
		}
		expect(joiner.begin(99)).toBe(7);
	});

	it('are read from any bytes without a throw', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
				const chunk = readChunk(new Uint8Array(bytes));
				expect(chunk === null || chunk.at < chunk.of).toBe(true);
			})
		);
		expect(readChunk(cutParcel(new Uint8Array(3), 100).messages[0] ?? new Uint8Array())?.of).toBe(1);
		expect(MOST_IN_MAILBOX).toBe(67_108_864);
	});
});
