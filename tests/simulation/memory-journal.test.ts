import { expect, test } from 'vitest';
import { describeJournal } from '#lib/vault/journal/contract.js';
import { look, sampleHead, sampleVault, sampleWrite } from '#lib/vault/journal/contract-trial.js';
import type { Journal } from '#lib/vault/journal/port.js';
import { Disk } from './memory-journal.js';

describeJournal(
	'the journal in memory',
	() => {
		const disk = new Disk();
		return Promise.resolve({
			open: () => disk.open(),
			fail: (how) => {
				disk.fail(how);
			},
			drop: () => {
				disk.drop();
			},
			clear: () => {
				disk.clear();
			},
			upgrade: () => {
				disk.upgrade();
			},
			end: () => undefined
		});
	},
	300
);

async function journalOn(disk: Disk): Promise<Journal> {
	const opened = await disk.open();
	if (!opened.ok) throw new Error(opened.error.kind);
	return opened.value;
}

async function begun(): Promise<{ disk: Disk; journal: Journal }> {
	const disk = new Disk();
	const journal = await journalOn(disk);
	await journal.create(sampleVault(), sampleWrite('a', 0, 1));
	return { disk, journal };
}

const closed = { ok: false, error: { kind: 'storage-closed' } };

test('a crash before the write leaves nothing of it, one after it all', async () => {
	for (const [how, head] of [
		['crash-before', 1],
		['crash-after', 2]
	] as const) {
		const { disk, journal } = await begun();
		disk.fail(how);
		expect(await journal.append(sampleWrite('a', 1, 2))).toEqual(closed);
		expect(disk.crashes).toBe(1);
		expect(await journal.heads()).toEqual(closed);
		expect((await look(await journalOn(disk))).heads).toEqual([sampleHead('a', head)]);
	}
});

test('a fault can wait for later writes', async () => {
	const { disk, journal } = await begun();
	disk.fail('crash-before', 2);
	const results = await Promise.all([2, 3, 4].map((n) => journal.append(sampleWrite('a', n - 1, n))));
	expect(results.map(({ ok }) => ok)).toEqual([true, true, false]);
	expect((await look(await journalOn(disk))).heads).toEqual([sampleHead('a', 3)]);
});

test('a cloned disk goes its own way', async () => {
	const { disk, journal } = await begun();
	const clone = disk.clone();
	const before = await look(await journalOn(clone));
	await journal.append(sampleWrite('a', 1, 2));
	await journal.putDraft('one', new Uint8Array(1));
	await journal.putSnapshot('x', new Uint8Array(1));
	expect(await look(await journalOn(clone))).toEqual(before);
	expect((await look(journal)).heads).toEqual([sampleHead('a', 2)]);
});

test('a restored disk knows nothing newer, and whatever was open on it is dead', async () => {
	const { disk, journal } = await begun();
	const backup = disk.clone();
	await journal.append(sampleWrite('a', 1, 2));
	disk.restore(backup);
	expect(await journal.heads()).toEqual(closed);
	const again = await journalOn(disk);
	expect((await look(again)).heads).toEqual([sampleHead('a', 1)]);
	await again.append(sampleWrite('a', 1, 2));
	expect((await look(await journalOn(backup))).heads).toEqual([sampleHead('a', 1)]);
});
