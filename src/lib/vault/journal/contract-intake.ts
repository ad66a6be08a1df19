import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes.js';
import {
	kindOf,
	look,
	sampleAside,
	sampleHead,
	sampleIntake,
	sampleRun,
	sampleVault,
	sampleWrite,
	valueOf,
	type Trial
} from './contract-trial.js';
import type { Intake, KeyChange } from './port.js';

/** The part of the suite about what comes from other devices, and about keys of further epochs. */
export function describeIntake({ store, connect, begun }: Trial): void {
	const keys: KeyChange = {
		before: sampleVault().keyring,
		after: utf8('second keyring'),
		epochs: [utf8('second epoch'), utf8('third epoch')]
	};
	const withThird = {
		...sampleVault(),
		keyring: keys.after,
		epochs: [...sampleVault().epochs, utf8('third epoch')]
	};

	describe('taking from outside', () => {
		test('adds to several logs, lays runs aside and takes a key, in one step', async () => {
			const journal = await begun();
			const logs = [sampleWrite('a', 1, 2), sampleWrite('b', 0, 1, 3)];
			const aside = [sampleAside('branch', 'log'), sampleAside('held', 'held')];
			valueOf(await journal.take(sampleIntake({ logs, aside, keys })));
			const seen = await look(await connect());
			expect(seen.heads).toEqual([sampleHead('a', 2), sampleHead('b', 3)]);
			expect(seen.runs.map(({ device, to }) => `${device}${String(to)}`)).toEqual(['a1', 'a2', 'b1', 'b2', 'b3']);
			expect(seen.aside).toEqual(aside);
			expect(seen.vault).toEqual(withThird);
		});

		test('what waited moves into its log', async () => {
			const journal = await begun();
			valueOf(await journal.take(sampleIntake({ aside: [sampleAside('one', 'held'), sampleAside('two', 'held')] })));
			valueOf(await journal.take(sampleIntake({ logs: [sampleWrite('b', 0, 1, 6)], forget: ['one', 'unknown'] })));
			const seen = await look(journal);
			expect(seen.aside.map(({ id }) => id)).toEqual(['two']);
			expect(seen.heads).toEqual([sampleHead('a', 1), sampleHead('b', 6)]);
		});

		test('is all or nothing: one head that moved, another keyring or no room, and none of it is seen', async () => {
			const journal = await begun();
			const aside = [sampleAside('one', 'held')];
			const late = sampleIntake({ logs: [sampleWrite('b', 0, 1), sampleWrite('a', 2, 3)], aside });
			const strange = sampleIntake({ aside, keys: { ...keys, before: utf8('another keyring') } });
			const before = await look(journal);
			expect(kindOf(await journal.take(late))).toBe('taken-over');
			expect(kindOf(await journal.take(strange))).toBe('taken-over');
			store().fail('full');
			expect(kindOf(await journal.take(sampleIntake({ logs: [sampleWrite('b', 0, 1)], aside })))).toBe('storage-full');
			store().fail(null);
			expect(await look(journal)).toEqual(before);
		});

		test('the same again is answered ok and doubles nothing', async () => {
			const journal = await begun();
			const intake = sampleIntake({
				logs: [sampleWrite('b', 0, 1, 2), sampleWrite('a', 1, 2)],
				aside: [sampleAside('one', 'log')],
				keys
			});
			valueOf(await journal.take(intake));
			const before = await look(journal);
			valueOf(await journal.take(intake));
			expect(await look(journal)).toEqual(before);
			expect(kindOf(await journal.take({ ...intake, logs: [sampleWrite('b', 0, 1)] }))).toBe('ok');
			expect(await look(journal)).toEqual(before);
		});

		test.each<[string, Partial<Intake>]>([
			['a hole in a log', { logs: [sampleWrite('b', 1, 3)] }],
			['two stretches of one log', { logs: [sampleWrite('b', 0, 1), sampleWrite('b', 1, 2)] }],
			['a draft', { logs: [{ ...sampleWrite('b', 0, 1), dropDraft: 'one' }] }],
			['a run twice', { aside: [sampleAside('one', 'held'), sampleAside('one', 'log')] }],
			['a run laid aside and forgotten', { aside: [sampleAside('one', 'held')], forget: ['one'] }],
			['a number that is none', { aside: [sampleAside('one', 'held', { from: 0.5 })] }],
			['more applied than there is', { aside: [{ ...sampleAside('one', 'log'), applied: 7 }] }]
		])('%s is no intake', async (_, more) => {
			const journal = await begun();
			const before = await look(journal);
			const refused = { ok: false, error: { kind: 'unexpected', where: 'journal.take' } };
			expect(await journal.take(sampleIntake(more))).toEqual(refused);
			expect(await look(journal)).toEqual(before);
		});

		test('a key that comes with records of this device stands with them, or neither does', async () => {
			const journal = await begun();
			const write = { ...sampleWrite('a', 1, 2), keys };
			const late = { ...write, keys: { ...keys, before: utf8('another keyring') } };
			const before = await look(journal);
			expect(kindOf(await journal.append(late))).toBe('taken-over');
			expect(await look(journal)).toEqual(before);
			valueOf(await journal.append(write));
			valueOf(await journal.append(write));
			const seen = await look(journal);
			expect(seen.vault).toEqual(withThird);
			expect(seen.runs).toEqual([sampleRun('a', 1), sampleRun('a', 2)]);
		});
	});
}
