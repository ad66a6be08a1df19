import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes.js';
import {
	everyWrite,
	kindOf,
	look,
	sampleHead,
	sampleRun,
	sampleVault,
	sampleWrite,
	valueOf,
	type Trial
} from './contract-trial.js';
import { JOURNAL_LAYOUT } from './port.js';

/** The part of the suite about a store that fails, closes, is cleared or is taken by a newer app. */
export function describeFailures({ store, connect, begun }: Trial): void {
	describe('when the store does not do its work', () => {
		test.each([
			['full', 'storage-full'],
			['refused', 'storage-closed'],
			['broken', 'unexpected']
		] as const)('%s: each write is %s, nothing of it is seen, and it can be made again', async (how, kind) => {
			const journal = await begun();
			valueOf(await journal.putDraft('draft', utf8('kept')));
			const before = await look(journal);
			for (const [place, write] of everyWrite()) {
				store().fail(how);
				const failed = await write(journal);
				store().fail(null);
				// Taking away needs no room.
				if (how === 'full' && place.startsWith('drop')) continue;
				const error = kind === 'unexpected' ? { kind, where: `journal.${place}` } : { kind };
				expect(failed, place).toEqual({ ok: false, error });
				expect(await look(journal), place).toEqual(before);
			}
			for (const [place, write] of everyWrite()) expect(kindOf(await write(journal)), place).toBe('ok');
		});

		test('a vault that finds no room is not there', async () => {
			const journal = await connect();
			store().fail('full');
			expect(kindOf(await journal.create(sampleVault(), sampleWrite('a', 0, 1)))).toBe('storage-full');
			store().fail(null);
			expect((await look(journal)).vault).toBe(null);
			expect((await look(journal)).runs).toEqual([]);
			expect(kindOf(await journal.create(sampleVault(), sampleWrite('a', 0, 1)))).toBe('ok');
		});

		test('a write whose answer is lost can be made again', async () => {
			const journal = await connect();
			store().fail('answer-lost');
			expect(kindOf(await journal.create(sampleVault(), sampleWrite('a', 0, 1)))).toBe('storage-closed');
			store().fail(null);
			expect(kindOf(await journal.create(sampleVault(), sampleWrite('a', 0, 1)))).toBe('ok');
			const once = (await look(journal)).runs;
			expect(once).toEqual([sampleRun('a', 1)]);
			for (const [place, write] of everyWrite()) {
				store().fail('answer-lost');
				expect(kindOf(await write(journal)), place).toBe('storage-closed');
				store().fail(null);
				expect(kindOf(await write(journal)), place).toBe('ok');
			}
			expect((await look(journal)).runs).toHaveLength(3);
		});

		test('reads answer with values too', async () => {
			const journal = await begun();
			store().fail('refused');
			expect(kindOf(await journal.runsFrom('a', 1))).toBe('storage-closed');
			expect(kindOf(await journal.describe())).toBe('storage-closed');
			store().fail('broken');
			expect(await journal.heads()).toEqual({ ok: false, error: { kind: 'unexpected', where: 'journal.heads' } });
			store().fail(null);
			expect(kindOf(await journal.heads())).toBe('ok');
		});
	});

	describe('when the store is closed', () => {
		test('by the browser: told once, and the next call opens it anew', async () => {
			const journal = await begun();
			const told: string[] = [];
			journal.onClosed((why) => told.push(why));
			await store().drop();
			await store().drop();
			expect(told).toEqual(['closed']);
			expect(kindOf(await journal.append(sampleWrite('a', 1, 2)))).toBe('ok');
			await store().drop();
			expect((await look(journal)).heads).toEqual([sampleHead('a', 2)]);
			expect(told).toEqual(['closed']);
		});

		test('by hand: what is in flight ends, and nothing else begins', async () => {
			const [journal, other] = [await begun(), await connect()];
			const told: string[] = [];
			journal.onClosed((why) => told.push(why));
			const pending = journal.append(sampleWrite('a', 1, 2));
			journal.close();
			expect(kindOf(await pending)).toBe('ok');
			expect(kindOf(await journal.append(sampleWrite('a', 2, 3)))).toBe('storage-closed');
			expect(kindOf(await journal.describe())).toBe('storage-closed');
			expect((await look(other)).heads).toEqual([sampleHead('a', 2)]);
			await store().drop();
			expect(told).toEqual([]);
		});

		test('with the data cleared, nothing is written where no vault lies', async () => {
			const journal = await begun();
			await store().clear();
			for (const [place, write] of everyWrite()) expect(kindOf(await write(journal)), place).toBe('no-vault');
			expect(await look(journal)).toEqual({ vault: null, heads: [], runs: [], aside: [], snapshots: [], drafts: [] });
		});

		test('with another vault in its place, nothing is written into that', async () => {
			const journal = await begun();
			await store().clear();
			const other = await connect();
			valueOf(await other.create({ ...sampleVault(), vault: utf8('another vault') }, sampleWrite('a', 0, 1)));
			const before = await look(other);
			for (const [place, write] of everyWrite()) expect(kindOf(await write(journal)), place).toBe('taken-over');
			expect(await look(other)).toEqual(before);
		});

		test('for a newer app: told, and from then on everything says so', async () => {
			const journal = await begun();
			const told: string[] = [];
			journal.onClosed((why) => told.push(why));
			await store().upgrade();
			expect(told).toEqual(['upgraded']);
			const newer = { ok: false, error: { kind: 'newer-vault', version: JOURNAL_LAYOUT + 1 } };
			for (const [place, write] of everyWrite()) expect(await write(journal), place).toEqual(newer);
			expect(await journal.describe()).toEqual(newer);
			expect(await journal.runsOf('x')).toEqual(newer);
			expect(await store().open()).toEqual(newer);
		});
	});
}
