import { beforeAll, describe, expect, test } from 'vitest';
import { randomBytes } from '#lib/vault/bytes.js';
import { readContainer, writeContainer } from '#lib/vault/index.js';
import { converse, Desk, row, setUpAutomerge, unwrap } from '../../../tests/tools/test-desk.js';

beforeAll(setUpAutomerge);

/** A laptop with three rows in two volumes, and a phone that it admitted. */
async function twoDevices(): Promise<{ laptop: Desk; phone: Desk }> {
	const laptop = await Desk.create();
	await laptop.write(row('1'));
	await laptop.write(row('2'), row('188', 2025));
	return { laptop, phone: await laptop.admit() };
}

async function expectSame(one: Desk, other: Desk): Promise<void> {
	expect(await one.digest()).toBe(await other.digest());
	expect(one.register).toEqual(other.register);
}

describe('two devices over a line', () => {
	test('come to hold the same, also after each was opened anew, and what each wrote counts on the other', async () => {
		const { laptop, phone } = await twoDevices();
		await converse(laptop, phone);
		await expectSame(laptop, phone);
		expect(phone.numbers).toEqual(['188', '1', '2']);
		await phone.write(row('3'));
		await laptop.write(row('4'));
		await converse(laptop, phone);
		await expectSame(laptop, phone);
		const [again, phoneAgain] = [await laptop.reload(), await phone.reload()];
		expect(again.numbers).toEqual(['188', '1', '2', '3', '4']);
		await expectSame(again, phoneAgain);
		expect(await converse(again, phoneAgain)).toHaveLength(2);
		await again.write(row('5'));
		await converse(again, phoneAgain);
		await expectSame(again, phoneAgain);
		expect(unwrap(await again.vault.verify())).toMatchObject({ restored: 0, lost: 0 });
		expect(unwrap(await phoneAgain.vault.verify())).toMatchObject({ restored: 0, lost: 0 });
	});

	test('know of each other what each has, and when it said so', async () => {
		const { laptop, phone } = await twoDevices();
		await converse(laptop, phone);
		const [state] = unwrap(await laptop.sync.devices());
		expect(state).toMatchObject({ device: phone.vault.device, lacks: 0, ahead: false });
		await laptop.write(row('3'), row('4'));
		expect(unwrap(await laptop.sync.devices())).toMatchObject([{ lacks: 2 }]);
		const again = await laptop.reload();
		expect(unwrap(await again.sync.devices())).toEqual([{ ...state, lacks: 2 }]);
	});

	test('say nothing more once both hold the same', async () => {
		const { laptop, phone } = await twoDevices();
		await converse(laptop, phone);
		await laptop.write(row('3'));
		const sent = [unwrap(await laptop.sync.next('line')), unwrap(await laptop.sync.next('line'))];
		expect(sent.map((one) => one?.records)).toEqual([1, 1]);
		await phone.receive(sent[0]?.parcel ?? new Uint8Array());
		unwrap(await laptop.sync.sent('line'));
		expect(unwrap(await laptop.sync.next('line'))).toBeNull();
		const answer = unwrap(await phone.sync.next('line'));
		expect(answer?.records).toBe(0);
		expect(await laptop.receive(answer?.parcel ?? new Uint8Array())).toMatchObject({
			acknowledged: [phone.vault.device],
			fresh: 0
		});
		unwrap(await phone.sync.sent('line'));
		expect(unwrap(await laptop.sync.next('line'))).toBeNull();
		expect(unwrap(await phone.sync.next('line'))).toBeNull();
	});
});

describe('a carrier that keeps its parcels', () => {
	test('gets each record once, also from a device that only relays it, and all again when it was wiped', async () => {
		const { laptop, phone } = await twoDevices();
		const tablet = await laptop.admit('планшет');
		await converse(laptop, phone);
		await phone.write(row('3'));
		await converse(laptop, phone);
		laptop.sync.open('mailbox', 'anybody');
		tablet.sync.open('mailbox', 'anybody');
		const first = unwrap(await laptop.sync.next('mailbox'));
		unwrap(await laptop.sync.sent('mailbox'));
		expect(unwrap(await laptop.sync.next('mailbox'))).toBeNull();
		await tablet.receive(first?.parcel ?? new Uint8Array(), 'mailbox');
		expect(tablet.numbers).toEqual(['188', '1', '2', '3']);
		// All that the tablet has for the mailbox is what it wrote itself: its own admission.
		const answer = unwrap(await tablet.sync.next('mailbox'));
		expect(answer?.records).toBe(1);
		await laptop.receive(answer?.parcel ?? new Uint8Array(), 'mailbox');
		await expectSame(laptop, tablet);
		expect(unwrap(await laptop.sync.next('mailbox'))?.records).toBe(0);
		unwrap(await laptop.sync.sent('mailbox'));
		const again = await laptop.reload();
		again.sync.open('mailbox', 'anybody');
		expect(unwrap(await again.sync.next('mailbox'))).toBeNull();
		unwrap(await again.sync.forgot('mailbox'));
		expect(unwrap(await again.sync.next('mailbox'))?.records).toBe((first?.records ?? 0) + 1);
	});
});

describe('what is no parcel of this vault', () => {
	test('is told, whatever the bytes, and changes nothing', async () => {
		const { laptop } = await twoDevices();
		const stranger = await Desk.create();
		stranger.sync.open('mailbox', 'anybody');
		const strange = unwrap(await stranger.sync.next('mailbox'))?.parcel ?? new Uint8Array();
		const before = await laptop.digest();
		expect((await laptop.receive(strange)).problem).toBe('other-vault');
		expect((await laptop.receive(strange.slice(0, 100))).problem).toBe('cut-off');
		expect((await laptop.receive(randomBytes(300))).problem).toBe('not-a-parcel');
		expect((await laptop.receive(strange.with(4, 9))).problem).toBe('newer');
		expect(await laptop.digest()).toBe(before);
	});

	test('with a run of a newer app is counted as such, and the rest of it is taken', async () => {
		const { laptop, phone } = await twoDevices();
		await converse(laptop, phone);
		await laptop.write(row('3'));
		const { parcel } = unwrap(await laptop.sync.next('line')) ?? { parcel: new Uint8Array() };
		const read = readContainer(parcel);
		if (!read.ok) throw new Error(read.error.kind);
		const { vault, items } = read.value;
		const newer = items.flatMap(({ type, bytes }) => (type === 'run' ? { type, bytes: bytes.with(4, 9) } : []));
		const received = await phone.receive(writeContainer(vault, [...newer, ...items]));
		expect(received).toMatchObject({ problem: null, fresh: 1, runs: { newer: newer.length } });
		expect(newer).toHaveLength(1);
		expect((await phone.receive(writeContainer(vault, newer))).fresh).toBe(0);
		await expectSame(laptop, phone);
	});

	test('with any byte turned: nothing counts that was not written, and the right one is taken afterwards', async () => {
		const { laptop, phone } = await twoDevices();
		await converse(laptop, phone);
		await laptop.write(row('3'));
		const { parcel } = unwrap(await laptop.sync.next('line')) ?? { parcel: new Uint8Array() };
		for (let at = 0; at < parcel.length; at += 7) {
			const received = await phone.receive(parcel.with(at, (parcel[at] ?? 0) ^ 1), 'elsewhere');
			expect(received.fresh, String(at)).toBeLessThanOrEqual(1);
		}
		await phone.receive(parcel);
		await expectSame(laptop, phone);
	});
});

describe('the disk', () => {
	test('is full: nothing of the parcel is taken, and it is when it comes again', async () => {
		const { laptop, phone } = await twoDevices();
		await converse(laptop, phone);
		await laptop.write(row('3'));
		const { parcel } = unwrap(await laptop.sync.next('line')) ?? { parcel: new Uint8Array() };
		phone.disk.fail('full');
		expect(await phone.sync.receive(parcel, 'line')).toEqual({ ok: false, error: { kind: 'storage-full' } });
		phone.disk.fail(null);
		expect(phone.numbers).toEqual(['188', '1', '2']);
		expect((await phone.receive(parcel)).fresh).toBe(1);
		await expectSame(laptop, await phone.reload());
	});

	test('crashes before or after the write: all of it or nothing is there', async () => {
		for (const how of ['crash-before', 'crash-after'] as const) {
			const { laptop, phone } = await twoDevices();
			await converse(laptop, phone);
			await laptop.write(row('3'), row('4'));
			const { parcel } = unwrap(await laptop.sync.next('line')) ?? { parcel: new Uint8Array() };
			phone.disk.fail(how);
			expect((await phone.sync.receive(parcel, 'line')).ok).toBe(false);
			const again = await phone.reopened();
			expect(again.numbers.length).toBe(how === 'crash-before' ? 3 : 5);
			await again.receive(parcel);
			await expectSame(laptop, again);
		}
	});
});

describe('a log is never continued that is not held whole', () => {
	test('a disk that was rolled back: the device meets its own records and goes on as a new one', async () => {
		const { laptop, phone } = await twoDevices();
		await converse(laptop, phone);
		const backup = laptop.disk.clone();
		await laptop.write(row('3'));
		await converse(laptop, phone);
		laptop.disk.restore(backup);
		const back = await laptop.reopened();
		const before = back.vault.device;
		await back.write(row('9'));
		await converse(back, phone);
		expect(back.vault.device).not.toBe(before);
		await back.write(row('10'));
		await converse(back, phone);
		await expectSame(back, phone);
		// Both branches wait for the lawyer's decision; what the new device writes counts.
		expect(back.register.undecided.map(({ why }) => why)).toEqual(['fork', 'fork']);
		expect(back.numbers).toEqual(['188', '1', '2', '10']);
		const again = await back.reload();
		expect(again.vault.device).toBe(back.vault.device);
		await expectSame(again, phone);
	});

	test('a cloned profile: one of both goes on as a new device before it writes', async () => {
		const { laptop, phone } = await twoDevices();
		await converse(laptop, phone);
		const clone = new Desk(laptop.disk.clone());
		const other = await clone.reopened();
		await laptop.write(row('3'));
		await converse(laptop, phone);
		await converse(other, phone);
		expect(other.vault.device).not.toBe(laptop.vault.device);
		await other.write(row('4'));
		await converse(other, phone);
		await converse(laptop, phone);
		for (const desk of [laptop, other]) await expectSame(desk, phone);
		expect(phone.register.undecided).toEqual([]);
		expect(phone.numbers).toEqual(['188', '1', '2', '3', '4']);
		await expectSame(await other.reload(), await phone.reload());
	});
});
