import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8, type Bytes } from '../bytes.js';
import { holdsUnderAnyCalls } from './contract-random.js';
import { describeFailures } from './contract-failures.js';
import { describeIntake } from './contract-intake.js';
import {
	kindOf,
	look,
	sampleAside,
	sampleHead,
	sampleRun,
	sampleVault,
	sampleWrite,
	valueOf,
	type TrialStore
} from './contract-trial.js';
import { JOURNAL_LAYOUT, type Journal, type LogWrite } from './port.js';

/**
 * The acceptance suite of the journal's port: every adapter passes it.
 * @param cases how many random sequences of calls are tried
 */
export function describeJournal(name: string, newStore: () => Promise<TrialStore>, cases = 100): void {
	describe(name, () => {
		let store: TrialStore;
		const opened: Journal[] = [];

		const connect = async (): Promise<Journal> => {
			const journal = valueOf(await store.open());
			opened.push(journal);
			return journal;
		};
		const begun = async (): Promise<Journal> => {
			const journal = await connect();
			valueOf(await journal.create(sampleVault(), sampleWrite('a', 0, 1)));
			return journal;
		};

		beforeEach(async () => {
			store = await newStore();
		});
		afterEach(async () => {
			for (const journal of opened.splice(0)) journal.close();
			await store.end();
		});

		describe('a new vault', () => {
			test('an empty store holds nothing', async () => {
				const journal = await connect();
				expect(await look(journal)).toEqual({ vault: null, heads: [], runs: [], aside: [], snapshots: [], drafts: [] });
			});

			test('is laid down whole, with its first records', async () => {
				const before = await connect();
				const journal = await connect();
				const first = sampleWrite('a', 0, 1, 2);
				expect(await journal.create(sampleVault(), first)).toEqual({ ok: true, value: null });
				for (const one of [journal, before, await connect()]) {
					const seen = await look(one);
					expect(seen.vault).toEqual(sampleVault());
					expect(seen.heads).toEqual([first.head]);
					expect(seen.runs).toEqual(first.runs);
				}
			});

			test('is laid down with the logs of several devices, all of them or none', async () => {
				const journal = await connect();
				const [first, other] = [sampleWrite('a', 0, 1, 2), sampleWrite('b', 0, 1, 3)];
				const aside = [sampleAside('branch', 'log'), sampleAside('held', 'held')];
				for (const unsound of [sampleWrite('a', 0, 1), sampleWrite('b', 0, 2), sampleWrite('b', 1, 2)])
					expect(kindOf(await journal.create(sampleVault(), first, [unsound]))).toBe('unexpected');
				const doubled = [...aside, ...aside];
				expect(kindOf(await journal.create(sampleVault(), first, [], doubled))).toBe('unexpected');
				store.fail('full');
				expect(kindOf(await journal.create(sampleVault(), first, [other], aside))).toBe('storage-full');
				store.fail(null);
				expect(await look(journal)).toEqual({ vault: null, heads: [], runs: [], aside: [], snapshots: [], drafts: [] });
				// Once more is safe: its answer may have been lost.
				for (const _ of ['first', 'again']) valueOf(await journal.create(sampleVault(), first, [other], aside));
				const seen = await look(await connect());
				expect([seen.heads, seen.runs, seen.aside]).toEqual([
					[first.head, other.head],
					[...first.runs, ...other.runs],
					aside
				]);
				expect(kindOf(await journal.create(sampleVault(), first, [sampleWrite('b', 0, 1, 4)]))).toBe('vault-exists');
			});

			test('refuses where there is one, which stays as it is', async () => {
				const journal = await begun();
				const before = await look(journal);
				for (const tried of [journal, await connect()]) {
					const other = { ...sampleVault(), vault: utf8('another vault') };
					expect(kindOf(await tried.create(other, sampleWrite('b', 0, 1)))).toBe('vault-exists');
					expect(kindOf(await tried.create(sampleVault(), sampleWrite('b', 0, 1)))).toBe('vault-exists');
				}
				expect(await look(journal)).toEqual(before);
			});

			test('is not laid down in a layout, or with a write, that is not ours', async () => {
				const journal = await connect();
				const newer = { ...sampleVault(), layout: JOURNAL_LAYOUT + 1 };
				expect(await journal.create(newer, sampleWrite('a', 0, 1))).toEqual({
					ok: false,
					error: { kind: 'newer-vault', version: JOURNAL_LAYOUT + 1 }
				});
				expect(kindOf(await journal.create({ ...sampleVault(), layout: 0 }, sampleWrite('a', 0, 1)))).toBe(
					'unexpected'
				);
				expect(kindOf(await journal.create(sampleVault(), sampleWrite('a', 4, 5)))).toBe('unexpected');
				expect((await look(journal)).vault).toBe(null);
			});
		});

		describe('appending', () => {
			test('adds runs and moves the head, for every connection', async () => {
				const journal = await begun();
				const other = await connect();
				const write = sampleWrite('a', 1, 2, 3);
				expect(await journal.append(write)).toEqual({ ok: true, value: null });
				expect(await other.heads()).toEqual({ ok: true, value: [write.head] });
				expect(await other.runsFrom('a', 2)).toEqual({ ok: true, value: write.runs });
				expect(await other.append(sampleWrite('a', 3, 4))).toEqual({ ok: true, value: null });
			});

			test('with an old head is taken over, and nothing of it is seen', async () => {
				const [one, two] = [await begun(), await connect()];
				valueOf(await two.putDraft('draft', utf8('kept')));
				valueOf(await one.append(sampleWrite('a', 1, 2)));
				const before = await look(one);
				const late: LogWrite = { ...sampleWrite('a', 1, 2, 3), dropDraft: 'draft' };
				late.runs.forEach((run) => (run.bytes = utf8('the other tab')));
				expect(await two.append(late)).toEqual({ ok: false, error: { kind: 'taken-over' } });
				for (const journal of [one, two, await connect()]) expect(await look(journal)).toEqual(before);
			});

			test.each<[string, (write: LogWrite) => LogWrite]>([
				['no head', (write) => ({ ...write, after: null, runs: [sampleRun('a', 1, 2)] })],
				[
					'another number',
					(write) => ({ ...write, after: sampleHead('a', 2), runs: [sampleRun('a', 1, 4)], head: sampleHead('a', 4) })
				],
				['another tag', (write) => ({ ...write, after: { device: 'a', n: 1, tag: utf8('other') } })],
				['the head of a log that has none', () => sampleWrite('b', 1, 2)]
			])('after %s is taken over', async (_, alter) => {
				const journal = await begun();
				const before = await look(journal);
				expect(kindOf(await journal.append(alter(sampleWrite('a', 1, 2))))).toBe('taken-over');
				expect(await look(journal)).toEqual(before);
			});

			test.each<[string, LogWrite]>([
				['no run', { ...sampleWrite('a', 1, 2), runs: [] }],
				['a hole before it', sampleWrite('a', 1, 3)],
				[
					'a hole inside',
					{ ...sampleWrite('a', 1, 2), runs: [sampleRun('a', 2), sampleRun('a', 4)], head: sampleHead('a', 4) }
				],
				[
					'a run that reaches no further',
					{ ...sampleWrite('a', 1, 2), runs: [sampleRun('a', 2, 3), sampleRun('a', 2, 3)] }
				],
				['a head that is not where its runs end', { ...sampleWrite('a', 1, 2), head: sampleHead('a', 3) }],
				['runs of another log', { ...sampleWrite('a', 1, 2), runs: [sampleRun('b', 2)] }],
				['a head of another log', { ...sampleWrite('a', 1, 2), after: sampleHead('b', 1) }],
				['a number that is none', { ...sampleWrite('a', 1, 2), runs: [sampleRun('a', 0.5, 2)] }]
			])('%s is no stretch of a log', async (_, write) => {
				const journal = await begun();
				const before = await look(journal);
				expect(await journal.append(write)).toEqual({
					ok: false,
					error: { kind: 'unexpected', where: 'journal.append' }
				});
				expect(await look(journal)).toEqual(before);
			});

			test('drops the draft that became its records, in the same step', async () => {
				const journal = await begun();
				valueOf(await journal.putDraft('one', utf8('1')));
				valueOf(await journal.putDraft('two', utf8('2')));
				expect(kindOf(await journal.append({ ...sampleWrite('a', 7, 8), dropDraft: 'one' }))).toBe('taken-over');
				expect((await look(journal)).drafts.map(({ id }) => id)).toEqual(['one', 'two']);
				valueOf(await journal.append({ ...sampleWrite('a', 1, 2), dropDraft: 'one' }));
				expect((await look(journal)).drafts.map(({ id }) => id)).toEqual(['two']);
				valueOf(await journal.append({ ...sampleWrite('a', 2, 3), dropDraft: 'not there' }));
			});

			test('several in flight stand in the order of their calls', async () => {
				const journal = await begun();
				const results = await Promise.all([
					journal.putDraft('draft', utf8('x')),
					journal.append(sampleWrite('a', 1, 2)),
					journal.append({ ...sampleWrite('a', 2, 3), dropDraft: 'draft' }),
					journal.append(sampleWrite('b', 0, 1)),
					journal.append(sampleWrite('a', 3, 4))
				]);
				expect(results.map(kindOf)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
				const seen = await look(journal);
				expect(seen.heads).toEqual([sampleHead('a', 4), sampleHead('b', 1)]);
				expect(seen.drafts).toEqual([]);
			});

			test('those behind one that fails fail too', async () => {
				const journal = await begun();
				const results = await Promise.all([
					journal.append(sampleWrite('a', 1, 2)),
					journal.append({ ...sampleWrite('a', 2, 3), after: { ...sampleHead('a', 2), tag: utf8('wrong') } }),
					journal.append(sampleWrite('a', 3, 4))
				]);
				expect(results.map(kindOf)).toEqual(['ok', 'taken-over', 'taken-over']);
				expect((await look(journal)).heads).toEqual([sampleHead('a', 2)]);
			});

			test('the same write again is answered ok and doubles nothing', async () => {
				const journal = await begun();
				const write = sampleWrite('a', 1, 2, 3);
				valueOf(await journal.append({ ...write, dropDraft: 'draft' }));
				valueOf(await journal.append(sampleWrite('a', 3, 4)));
				valueOf(await journal.putDraft('draft', utf8('begun anew')));
				const before = await look(journal);
				expect(kindOf(await journal.append({ ...write, dropDraft: 'draft' }))).toBe('ok');
				expect(kindOf(await journal.create(sampleVault(), sampleWrite('a', 0, 1)))).toBe('ok');
				expect(await look(journal)).toEqual(before);
				const other = { ...write, runs: write.runs.map((run) => ({ ...run, bytes: utf8('other') })) };
				expect(kindOf(await journal.append(other))).toBe('taken-over');
				expect(await look(journal)).toEqual(before);
			});
		});

		describe('reading', () => {
			test('gives runs in log order, not in order of digits', async () => {
				const journal = await begun();
				for (let n = 1; n < 12; n += 1) valueOf(await journal.append(sampleWrite('a', n, n + 1)));
				const runs = valueOf(await journal.runsFrom('a', 1));
				expect(runs.map(({ from }) => from)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
				expect(valueOf(await journal.runsFrom('a', 9)).map(({ from }) => from)).toEqual([9, 10, 11, 12]);
				expect(valueOf(await journal.runsFrom('a', 9, 2)).map(({ from }) => from)).toEqual([9, 10]);
				expect(valueOf(await journal.runsFrom('a', 13))).toEqual([]);
				expect(valueOf(await journal.runsFrom('aa', 1))).toEqual([]);
			});

			test('gives every run that holds a record, also from its middle', async () => {
				const journal = await begun();
				const runs = [sampleRun('b', 1, 5), sampleRun('b', 3, 8), sampleRun('b', 1, 9)];
				valueOf(await journal.append({ after: null, runs, head: sampleHead('b', 9) }));
				expect(valueOf(await journal.runsFrom('b', 4))).toEqual(runs);
				expect(valueOf(await journal.runsFrom('b', 8))).toEqual(runs.slice(1));
				expect(valueOf(await journal.runsFrom('a', 1))).toEqual([sampleRun('a', 1)]);
			});

			test('finds the runs of a document, whatever else is in them', async () => {
				const journal = await connect();
				valueOf(
					await journal.create(sampleVault(), { ...sampleWrite('b', 0, 1), runs: [sampleRun('b', 1, 1, ['x', 'y'])] })
				);
				const runs = [sampleRun('a', 1, 1, ['y']), sampleRun('a', 2, 2, ['z']), sampleRun('a', 3, 12, ['x', 'y', 'y'])];
				valueOf(await journal.append({ after: null, runs, head: sampleHead('a', 12) }));
				const places = async (document: string) =>
					valueOf(await journal.runsOf(document)).map(({ device, from }) => `${device}${from}`);
				expect(await places('y')).toEqual(['a1', 'a3', 'b1']);
				expect(await places('x')).toEqual(['a3', 'b1']);
				expect(await places('z')).toEqual(['a2']);
				expect(await places('none')).toEqual([]);
				const beyond = async (held: { [device: string]: number }) =>
					valueOf(await journal.runsOf('y', held)).map(({ device, from }) => `${device}${from}`);
				expect(await beyond({ a: 1 })).toEqual(['a3', 'b1']);
				expect(await beyond({ a: 11, c: 5 })).toEqual(['a3', 'b1']);
				expect(await beyond({ a: 12, b: 1 })).toEqual([]);
			});
		});

		describe('keyring, snapshots and drafts', () => {
			test('a keyring is replaced, unless somebody else has', async () => {
				const [one, two] = [await begun(), await connect()];
				const { keyring } = sampleVault();
				expect(kindOf(await one.replaceKeyring(keyring, utf8('second')))).toBe('ok');
				expect(kindOf(await one.replaceKeyring(keyring, utf8('second')))).toBe('ok');
				expect(kindOf(await two.replaceKeyring(keyring, utf8('third')))).toBe('taken-over');
				expect((await look(two)).vault).toEqual({ ...sampleVault(), keyring: utf8('second') });
			});

			test('a passkey is put, replaced and taken away, and the keyring stays', async () => {
				const journal = await begun();
				for (const text of ['old', 'new']) {
					valueOf(await journal.putPasskey(utf8(text)));
					expect((await look(journal)).vault).toEqual({ ...sampleVault(), passkey: utf8(text) });
				}
				valueOf(await journal.replaceKeyring(sampleVault().keyring, utf8('second')));
				expect((await look(journal)).vault).toEqual({
					...sampleVault(),
					keyring: utf8('second'),
					passkey: utf8('new')
				});
				valueOf(await journal.putPasskey(null));
				expect((await look(journal)).vault).toEqual({ ...sampleVault(), keyring: utf8('second') });
			});

			test('snapshots and drafts are replaced and dropped, each by its own name', async () => {
				const journal = await begun();
				for (const text of ['old', 'new']) {
					valueOf(await journal.putSnapshot('x', utf8(text)));
					valueOf(await journal.putDraft('x', utf8(`draft ${text}`)));
				}
				valueOf(await journal.putSnapshot('y', utf8('other')));
				valueOf(await journal.putDraft('', utf8('')));
				const both = await look(journal);
				expect(both.snapshots).toEqual([
					['x', utf8('new')],
					['y', utf8('other')]
				]);
				expect(both.drafts).toEqual([
					{ id: '', bytes: utf8('') },
					{ id: 'x', bytes: utf8('draft new') }
				]);
				valueOf(await journal.dropSnapshot('x'));
				valueOf(await journal.dropDraft('x'));
				valueOf(await journal.dropDraft('x'));
				const one = await look(journal);
				expect(one.snapshots).toEqual([['y', utf8('other')]]);
				expect(one.drafts).toEqual([{ id: '', bytes: utf8('') }]);
			});
		});

		describe('restoring damaged runs', () => {
			test('overwrites what stands in their place and leaves the head', async () => {
				const journal = await begun();
				const mended = { ...sampleRun('a', 1), bytes: utf8('mended') };
				valueOf(await journal.restore(sampleHead('a', 1), [mended]));
				const seen = await look(journal);
				expect(seen.runs).toEqual([mended]);
				expect(seen.heads).toEqual([sampleHead('a', 1)]);
			});

			test('is refused beyond the head, and under another head', async () => {
				const journal = await begun();
				const before = await look(journal);
				expect(await journal.restore(sampleHead('a', 1), [sampleRun('a', 2)])).toMatchObject({
					error: { kind: 'unexpected' }
				});
				expect(await journal.restore(sampleHead('a', 1), [sampleRun('b', 1)])).toMatchObject({
					error: { kind: 'unexpected' }
				});
				expect(await journal.restore(sampleHead('a', 2), [sampleRun('a', 1)])).toMatchObject({
					error: { kind: 'taken-over' }
				});
				expect(await look(journal)).toEqual(before);
			});
		});

		describe('bytes', () => {
			/** A view of bytes in the midst of others. */
			const within = (text: string): { view: Bytes; around: Bytes } => {
				const around = utf8(`beside ${text} beside`);
				return { view: around.subarray(7, 7 + utf8(text).length), around };
			};

			test('are those of the call, without what lies beside them', async () => {
				const journal = await begun();
				const parts = ['run', 'tag', 'keyring', 'snapshot', 'draft'].map(within);
				const [run, tag, keyring, snapshot, draft] = parts.map(({ view }) => view);
				if (!run || !tag || !keyring || !snapshot || !draft) throw new Error('five parts');
				const calls = [
					journal.append({
						after: sampleHead('a', 1),
						runs: [{ ...sampleRun('a', 2), bytes: run }],
						head: { device: 'a', n: 2, tag }
					}),
					journal.replaceKeyring(sampleVault().keyring, keyring),
					journal.putSnapshot('x', snapshot),
					journal.putDraft('x', draft)
				];
				parts.forEach(({ around }) => around.fill(0));
				(await Promise.all(calls)).forEach(valueOf);
				const seen = await look(journal);
				const read = [
					seen.runs[1]?.bytes,
					seen.heads[0]?.tag,
					seen.vault?.keyring,
					seen.snapshots[0]?.[1],
					seen.drafts[0]?.bytes
				];
				expect(read).toEqual(['run', 'tag', 'keyring', 'snapshot', 'draft'].map(utf8));
				for (const bytes of read) expect(bytes?.buffer.byteLength).toBe(bytes?.length);
				for (const bytes of read) bytes?.fill(0);
				expect((await look(journal)).drafts).toEqual([{ id: 'x', bytes: utf8('draft') }]);
			});
		});

		describeIntake({ store: () => store, connect, begun });
		describeFailures({ store: () => store, connect, begun });

		test('any calls, over two connections, do what a plain model does', async () => {
			await holdsUnderAnyCalls(newStore, cases);
		});
	});
}
