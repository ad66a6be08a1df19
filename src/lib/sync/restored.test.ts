import { beforeAll, expect, test } from 'vitest';
import { Disk } from '../../../tests/simulation/memory-journal.js';
import { Desk, row, setUpAutomerge, unwrap } from '../../../tests/tools/test-desk.js';
import { openGathered, restoreBackup, type Restorable } from '#lib/vault/backup/index.js';
import { flipped } from '../../../tests/tools/test-vault.js';
import type { Bytes } from '#lib/vault/index.js';

beforeAll(setUpAutomerge);

/** What a device puts into a mailbox until it lacks nothing; others read along. */
async function putAll(desk: Desk, mailbox: Bytes[]): Promise<void> {
	for (let next = unwrap(await desk.sync.next('mailbox')); next; next = unwrap(await desk.sync.next('mailbox'))) {
		mailbox.push(next.parcel);
		unwrap(await desk.sync.sent('mailbox'));
	}
}

/** A laptop and a phone, which both wrote before and after a third device was cut off, and what lies in their mailbox. */
async function leftInMailbox(): Promise<{ laptop: Desk; phone: Desk; mailbox: Bytes[]; words: string[] }> {
	const laptop = await Desk.create();
	const words = unwrap(await laptop.vault.recoveryWords('қорғаныс туралы заң'));
	const mailbox: Bytes[] = [];
	laptop.sync.open('mailbox', 'anybody');
	await laptop.write(row('1'), row('188', 2025));
	const phone = await laptop.admit();
	await putAll(laptop, mailbox);
	const lost = await laptop.admit('потерянный');
	await laptop.revoke(lost.vault.device);
	await laptop.write(row('2'));
	await putAll(laptop, mailbox);
	phone.sync.open('mailbox', 'anybody');
	for (const parcel of mailbox) await phone.receive(parcel, 'mailbox');
	await phone.write(row('3'));
	await putAll(phone, mailbox);
	for (const parcel of mailbox) await laptop.receive(parcel, 'mailbox');
	return { laptop, phone, mailbox, words };
}

async function laidDown(gathered: Restorable): Promise<Desk> {
	const desk = new Desk(new Disk());
	const cost = { memory: 19 * 1024, passes: 2, lanes: 1 };
	const plan = { passphrase: 'қорғаныс туралы заң', deviceName: 'жаңа', cost };
	await unwrap(await restoreBackup(await desk.platform(), gathered, plan)).vault.lock();
	return desk.reopened();
}

test('the recovery words and a mailbox bring back the whole register on a new device, also over a change of keys', async () => {
	const { laptop, mailbox, words } = await leftInMailbox();
	// Somebody put other things between them, and one parcel came twice.
	const strange = new Uint8Array([...(mailbox[0] ?? [])]).slice(0, 90);
	const gathered = unwrap(await openGathered([strange, ...mailbox, mailbox[1] ?? strange], words));
	expect(gathered.strange).toBe(1);
	const fresh = await laidDown(gathered);
	expect(fresh.numbers).toEqual(['188', '1', '2', '3']);
	fresh.sync.open('mailbox', 'anybody');
	for (const parcel of mailbox) await fresh.receive(parcel, 'mailbox');
	const before = mailbox.length;
	await putAll(fresh, mailbox);
	for (const parcel of mailbox.slice(before)) await laptop.receive(parcel, 'mailbox');
	expect(await laptop.digest()).toBe(await fresh.digest());
	expect(laptop.register).toEqual(fresh.register);
	// What it writes is read by the others, and counts.
	await fresh.write(row('4'));
	await putAll(fresh, mailbox);
	for (const parcel of mailbox.slice(before)) await laptop.receive(parcel, 'mailbox');
	expect(laptop.numbers).toEqual(['188', '1', '2', '3', '4']);
	expect(laptop.register.devices.find(({ device }) => device === fresh.vault.device)).toMatchObject({ revoked: null });
});

test('words of another vault, too few words, and a mailbox without its beginning are named', async () => {
	const { mailbox, words } = await leftInMailbox();
	const other = await Desk.create();
	const strangers = unwrap(await other.vault.recoveryWords('қорғаныс туралы заң'));
	expect(await openGathered(mailbox, strangers)).toEqual({ ok: false, error: { kind: 'wrong-words', wrong: [] } });
	expect(await openGathered(mailbox, words.slice(1))).toMatchObject({ ok: false, error: { kind: 'wrong-words' } });
	expect(await openGathered(mailbox.slice(-1), words)).toEqual({ ok: false, error: { kind: 'damaged-backup' } });
	expect(await openGathered([], words)).toEqual({ ok: false, error: { kind: 'damaged-backup' } });
});

test('whatever byte of a mailbox was altered, nothing counts that was not written', async () => {
	const { laptop, mailbox, words } = await leftInMailbox();
	const texts = new Set(laptop.texts);
	const [first] = mailbox;
	if (!first) throw new Error('Nothing was sent.');
	for (let at = 0; at < first.length; at += 97) {
		const gathered = await openGathered([flipped(first, at), ...mailbox.slice(1)], words);
		for (const text of gathered.ok ? gathered.value.logs.texts : []) expect(texts).toContain(text);
	}
});
