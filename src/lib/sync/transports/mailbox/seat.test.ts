import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addVault, makeNkey, removeSeat } from '../../../../../docs/mailbox/seats.mjs';
import { isUserSeed } from './nkey.js';
import { readMailboxFile, writeMailboxFile } from './seat.js';

const ADDRESS = 'wss://mailbox.example.kz';
const made = addVault({ accounts: {} }, { addresses: [ADDRESS], quota: 1024, seats: 5 });
const seed = makeNkey().seed;

describe('a mailbox file', () => {
	it('that the script of the host writes is read as it was meant', () => {
		const read = readMailboxFile(made.mailboxFile);
		expect(read.ok && read.value.place).toEqual({ addresses: [ADDRESS], replicas: 1, quota: 1024 });
		expect(read.ok && read.value.seats.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
		const three = ['wss://a.example', 'wss://b.example:8443', 'wss://c.example/mailbox'];
		const cluster = readMailboxFile(addVault({ accounts: {} }, { addresses: three, quota: 9, seats: 1 }).mailboxFile);
		expect(cluster.ok && cluster.value.place).toEqual({ addresses: three, replicas: 3, quota: 9 });
	});

	it('survives being written again, pasted with other line ends, a byte order mark and remarks', () => {
		const read = readMailboxFile(`\uFEFF  ${made.mailboxFile.replaceAll('\n', '  # remark\r\n')}later word\r\n`);
		if (!read.ok) throw new Error(read.error.kind);
		expect(readMailboxFile(writeMailboxFile(read.value))).toEqual(read);
	});

	it.each([
		['', { kind: 'not-a-mailbox' }],
		['hello', { kind: 'not-a-mailbox' }],
		['tizilim-mailbox 1\n', { kind: 'newer' }],
		['tizilim-mailbox 0\n', { kind: 'incomplete', missing: 'address' }],
		[`tizilim-mailbox 0\naddress ${ADDRESS}\n`, { kind: 'incomplete', missing: 'seat' }],
		['tizilim-mailbox 0\n\naddress ws://mailbox.example.kz', { kind: 'bad-address', line: 3 }],
		['tizilim-mailbox 0\naddress wss://name:secret@mailbox.example.kz', { kind: 'bad-address', line: 2 }],
		['tizilim-mailbox 0\nreplicas 2', { kind: 'bad-line', line: 2 }],
		['tizilim-mailbox 0\nquota 1e9', { kind: 'bad-line', line: 2 }],
		[`tizilim-mailbox 0\nseat 1 ${seed.slice(0, -1)}`, { kind: 'bad-seat', line: 2 }]
	])('%j is refused by name', (text, error) => expect(readMailboxFile(text)).toEqual({ ok: false, error }));

	it('is refused for any one letter of a key that is wrong', () => {
		expect(isUserSeed(seed)).toBe(true);
		fc.assert(
			fc.property(fc.nat(57), fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')), (at, letter) => {
				fc.pre(seed[at] !== letter);
				const slip = seed.slice(0, at) + letter + seed.slice(at + 1);
				// The last letter carries bits that no byte has: they may differ.
				if (at < 57) expect(isUserSeed(slip)).toBe(false);
			})
		);
	});

	it('is read from any text without a throw', () => {
		fc.assert(fc.property(fc.string(), (text) => void readMailboxFile(`tizilim-mailbox 0\n${text}`)));
	});
});

describe('the accounts of a mailbox', () => {
	it('lose one seat and keep the others', () => {
		const [account] = Object.values(made.after.accounts);
		const key = account?.users[1]?.nkey ?? '';
		const left = Object.values(removeSeat(made.after, key)?.accounts ?? {})[0]?.users.map(({ nkey }) => nkey);
		expect(left).toEqual(account?.users.map(({ nkey }) => nkey).filter((one) => one !== key));
		expect(removeSeat(made.after, makeNkey().user)).toBeNull();
	});

	it('give no device the right to change, empty or remove the stream of runs, nor to hear another', () => {
		const users = Object.values(made.after.accounts).flatMap((account) => account.users);
		for (const { nkey, permissions } of users) {
			const may = permissions.publish.allow.join(' ');
			expect(may).not.toMatch(/STREAM\.(UPDATE|PURGE|DELETE|RESTORE|SNAPSHOT)/);
			expect(may).not.toMatch(/MSG\.DELETE\.runs|^>| > /);
			expect(permissions.subscribe.allow).toEqual([`in.${nkey}.>`, 'live.>']);
		}
	});
});
