import { beforeAll, describe, expect, test } from 'vitest';
import { readContainer, type Bytes } from '#lib/vault/index.js';
import { converse, Desk, row, setUpAutomerge, unwrap } from '../../../tests/tools/test-desk.js';

beforeAll(setUpAutomerge);

/** Laptop, phone and tablet that hold the same: two rows. */
async function threeDevices(): Promise<{ laptop: Desk; phone: Desk; tablet: Desk }> {
	const laptop = await Desk.create();
	await laptop.write(row('1'), row('2'));
	const phone = await laptop.admit('телефон');
	const tablet = await laptop.admit('планшет');
	for (const other of [phone, tablet, phone]) await converse(laptop, other);
	return { laptop, phone, tablet };
}

const runsIn = (parcels: readonly Bytes[]): number =>
	parcels.flatMap((parcel) => {
		const read = readContainer(parcel);
		return read.ok ? read.value.items.filter(({ type }) => type === 'run') : [];
	}).length;

describe('a phone is lost', () => {
	test('what is written afterwards, it cannot read; the others can, also those that hear of it late', async () => {
		const { laptop, phone: lost, tablet } = await threeDevices();
		await laptop.revoke(lost.vault.device);
		await laptop.write(row('3'));
		// The thief gets every byte that goes to anybody.
		const parcels = await converse(laptop, tablet);
		for (const parcel of parcels) await lost.receive(parcel);
		expect(runsIn(parcels)).toBeGreaterThan(0);
		expect(lost.numbers).toEqual(['1', '2']);
		const phone = await lost.reload();
		expect(phone.numbers).toEqual(['1', '2']);
		expect(tablet.numbers).toEqual(['1', '2', '3']);
		expect(await tablet.digest()).toBe(await laptop.digest());
		await tablet.write(row('4'));
		const more = await converse(tablet, laptop);
		for (const parcel of more) await phone.receive(parcel);
		expect(phone.numbers).not.toContain('4');
		// Over a line to itself it gets no runs at all, and hears that it is cut off.
		expect(runsIn(await converse(laptop, phone))).toBe(0);
		await converse(tablet, phone);
		expect([phone.cutOff, tablet.cutOff]).toEqual([true, false]);
		for (const desk of [laptop, await tablet.reload()]) expect(desk.numbers).toEqual(['1', '2', '3', '4']);
	});

	test('it hears of it by a file and by the mailbox too, and reads nothing else there', async () => {
		const { laptop, phone, tablet } = await threeDevices();
		await laptop.revoke(phone.vault.device);
		await laptop.write(row('3'));
		const { parcel } = unwrap(await laptop.sync.byHand());
		await phone.receive(parcel, 'by-hand');
		expect([phone.cutOff, phone.numbers]).toEqual([true, ['1', '2']]);
		const again = await phone.reload();
		tablet.sync.open('mailbox', 'anybody');
		await converse(laptop, tablet);
		const left = unwrap(await tablet.sync.next('mailbox'));
		await again.receive(left?.parcel ?? new Uint8Array(), 'mailbox');
		expect([again.cutOff, again.numbers]).toEqual([true, ['1', '2']]);
		await tablet.receive(parcel, 'by-hand');
		expect(tablet.cutOff).toBe(false);
		expect(unwrap(await tablet.sync.devices()).find(({ device }) => device === laptop.vault.device)?.ahead).toBe(false);
	});

	test('what it writes afterwards does not count until the lawyer decides', async () => {
		const { laptop, phone, tablet } = await threeDevices();
		await phone.write(row('7'));
		await laptop.revoke(phone.vault.device);
		await converse(phone, tablet);
		await converse(tablet, laptop);
		expect(laptop.numbers).toEqual(['1', '2']);
		expect(laptop.register.undecided).toMatchObject([{ kind: 'entered', why: 'revoked', device: phone.vault.device }]);
		await laptop.decide(true);
		await converse(laptop, tablet);
		for (const desk of [laptop, tablet]) {
			expect(desk.numbers).toEqual(['1', '2', '7']);
			expect(desk.register.undecided).toEqual([]);
		}
		expect(tablet.register).toEqual(laptop.register);
	});

	test('a crash in the midst leaves the device active and no new key, or it cut off and the key', async () => {
		for (const how of ['crash-before', 'crash-after'] as const) {
			const { laptop, phone, tablet } = await threeDevices();
			laptop.disk.fail(how);
			await expect(laptop.revoke(phone.vault.device)).rejects.toThrow('storage-closed');
			const again = await laptop.reopened();
			const done = how === 'crash-after';
			expect(again.register.devices.filter(({ revoked }) => revoked !== null)).toHaveLength(done ? 1 : 0);
			expect(again.register.epochs).toHaveLength(done ? 1 : 0);
			await again.write(row('3'));
			const parcels = await converse(again, tablet);
			expect(tablet.numbers).toEqual(['1', '2', '3']);
			for (const parcel of parcels) await phone.receive(parcel);
			expect(phone.numbers.includes('3')).toBe(!done);
		}
	});

	test('a device that was admitted meanwhile elsewhere gets the key of the new epoch too', async () => {
		const { laptop, phone, tablet } = await threeDevices();
		const second = await tablet.admit('второй телефон');
		await laptop.revoke(phone.vault.device);
		await laptop.write(row('3'));
		await converse(laptop, tablet);
		await converse(tablet, laptop);
		await converse(tablet, second);
		expect(second.numbers).toEqual(['1', '2', '3']);
		await converse(laptop, second);
		expect(second.register).toEqual(laptop.register);
	});

	test('two devices each cut off another while apart: nobody who is cut off reads on', async () => {
		const { laptop, phone, tablet } = await threeDevices();
		const second = await laptop.admit('второй телефон');
		for (const other of [second, tablet, phone, second]) await converse(laptop, other);
		await laptop.revoke(phone.vault.device);
		await tablet.revoke(second.vault.device);
		for (const _ of [1, 2, 3]) await converse(laptop, tablet);
		expect(laptop.register).toEqual(tablet.register);
		await laptop.write(row('9'));
		const parcels = await converse(laptop, tablet);
		expect(tablet.numbers).toContain('9');
		for (const parcel of parcels) for (const lost of [phone, second]) await lost.receive(parcel);
		for (const lost of [phone, second]) expect(lost.numbers).not.toContain('9');
	});
});

test('while two devices cut each other off, neither reads what the other writes then', async () => {
	const { laptop, phone, tablet } = await threeDevices();
	await laptop.revoke(phone.vault.device);
	await phone.revoke(laptop.vault.device);
	await laptop.write(row('3'));
	const parcels = await converse(laptop, tablet);
	for (const parcel of parcels) await phone.receive(parcel);
	expect(phone.numbers).not.toContain('3');
	await converse(phone, tablet);
	await converse(laptop, tablet);
	expect(tablet.register.undecided.map(({ why }) => why)).toContain('mutual-revocation');
	expect(unwrap(await tablet.sync.devices())).toHaveLength(2);
});
