import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, type Envelope } from '#lib/register/index.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { PartyFeed } from './party-feed.js';

const NAMES = ['Ким Анна', 'Оспанова Айгүл', 'Ахметов Ерлан'];

test('whatever came, changed and went in between, the index ends up with the parties of the register', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.record({ enter: fc.boolean(), pick: fc.nat(), name: fc.constantFrom(...NAMES), takes: fc.nat({ max: 4 }) }),
				{
					maxLength: 25
				}
			),
			(steps) => {
				const writer = new Scribe('a');
				const entered: Envelope[] = [];
				const records: Envelope[] = [];
				const feed = new PartyFeed();
				const index = new Map<string, string>();
				// A clock that moves with each look: so many rows in a turn.
				let clock = 0;
				const take = (rows: number) => {
					const { put, removed } = feed.take(rows, () => (clock += 1));
					for (const id of removed) index.delete(id);
					for (const { row, parties } of put) index.set(row, parties.map(({ name }) => name).join());
				};
				for (const { enter, pick, name, takes } of steps) {
					const row = entered[pick % Math.max(1, entered.length)];
					const record = enter || !row ? writer.enter({ clientName: name }) : writer.correct(row, { clientName: name });
					if (enter || !row) entered.push(record);
					records.push(record);
					// At times the register lacks what it had before.
					feed.follow(fold(pick % 7 === 0 ? records.slice(1) : records));
					for (let times = 0; times < takes; times += 1) take(2);
				}
				const last = fold(records);
				feed.follow(last);
				while (feed.waiting > 0) take(3);
				expect(feed.share).toBe(1);
				expect([...index.keys()].toSorted()).toEqual(last.rows.map(({ id }) => id).toSorted());
				for (const row of last.rows) expect(index.get(row.id)).toContain(row.values.clientName);
			}
		),
		{ numRuns: 60 }
	);
});

test('a register that did not change costs nothing', () => {
	const feed = new PartyFeed();
	const register = fold([new Scribe('a').enter({ clientName: 'Ким Анна' })]);
	feed.follow(register);
	expect(feed.take(1000, () => 0).put).toHaveLength(1);
	feed.follow(register);
	expect(feed.waiting).toBe(0);
	feed.follow({ rows: [...register.rows] });
	expect(feed.take(1000, () => 0)).toEqual({ put: [], removed: [] });
});
