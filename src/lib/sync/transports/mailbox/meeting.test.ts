import { afterEach, beforeEach, expect, it } from 'vitest';
import { dialFrom } from '../../../../../tests/mailbox/device.js';
import { ORIGIN, TestServer } from '../../../../../tests/mailbox/server.js';
import { randomBytes, toHex, utf8, type Bytes } from '#lib/vault/bytes.js';
import { newCode } from '../../pairing/secret.js';
import type { TransportError } from '../port.js';
import { MailboxMeeting } from './meeting.js';

let server: TestServer;
const meetings: MailboxMeeting[] = [];
beforeEach(async () => (server = await TestServer.start()));
afterEach(async () => {
	for (const meeting of meetings.splice(0)) meeting.close();
	await server.end();
});

/** One device at the place of a code; `until` waits for what comes to it. */
function meet(code: string, n: number) {
	const seat = server.file.seats[n - 1];
	if (!seat) throw new Error('No such seat.');
	const heard: string[] = [];
	const states: (TransportError | null)[] = [];
	const waiting: (() => void)[] = [];
	const changed = () => waiting.splice(0).forEach((wake) => wake());
	const state = (error: TransportError | null) => {
		states.push(error);
		changed();
	};
	const meeting = new MailboxMeeting({
		place: server.file.place,
		seat,
		code,
		state,
		dial: dialFrom(ORIGIN),
		backoff: { first: 20, most: 200 }
	});
	meetings.push(meeting);
	const open = () =>
		meeting.open((message) => {
			heard.push(toHex(message));
			changed();
		});
	const until = async (isSo: () => boolean): Promise<void> => {
		while (!isSo()) await new Promise<void>((wake) => waiting.push(wake));
	};
	const hears = (message: Bytes) => until(() => heard.includes(toHex(message)));
	return { meeting, open, heard, states, until, hears };
}

it('what one says reaches the other, whoever comes first, and also after the server was away', async () => {
	const code = newCode();
	const [one, other] = [meet(code, 1), meet(code.toLowerCase(), 2)];
	const [offer, answer, key] = [randomBytes(80), randomBytes(90), randomBytes(300)];
	one.meeting.send(offer);
	one.open();
	await one.until(() => one.states.includes(null));
	// It comes later and asks.
	other.open();
	await other.hears(offer);
	other.meeting.send(answer);
	await one.hears(answer);
	await server.kill();
	await one.until(() => one.states.at(-1) !== null);
	one.meeting.send(key);
	await server.run();
	await other.hears(key);
	expect(new Set(one.heard)).toEqual(new Set([toHex(answer)]));
	expect(new Set(other.heard)).toEqual(new Set([offer, key].map(toHex)));
});

it('another code hears nothing of it, and nothing is told after the end', async () => {
	const [one, other, stranger] = [meet(newCode(), 1), meet(newCode(), 2), meet(newCode(), 3)];
	for (const each of [one, other, stranger]) {
		each.open();
		await each.until(() => each.states.includes(null));
	}
	const mate = meet(newCode(), 2);
	mate.meeting.close();
	mate.open();
	one.meeting.send(utf8('nobody hears it'));
	other.meeting.close();
	expect([other.heard, stranger.heard, mate.heard, mate.states]).toEqual([[], [], [], []]);
});

it('a code that is none opens no place, and a key that has no account is said', async () => {
	const one = meet('no code', 1);
	one.open();
	const other = await TestServer.start();
	const [seat] = other.file.seats;
	const states: (TransportError | null)[] = [];
	await new Promise<void>((told) => {
		const state = (error: TransportError | null) => {
			states.push(error);
			told();
		};
		if (!seat) throw new Error('No such seat.');
		const refused = new MailboxMeeting({
			place: server.file.place,
			seat,
			code: newCode(),
			state,
			dial: dialFrom(ORIGIN)
		});
		meetings.push(refused);
		refused.open(() => undefined);
	});
	expect(states).toEqual([{ kind: 'refused' }]);
	expect(one.states).toEqual([]);
	await other.end();
});
