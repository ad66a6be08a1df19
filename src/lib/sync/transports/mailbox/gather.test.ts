import { afterEach, beforeEach, expect, it } from 'vitest';
import { dialFrom, mailboxOf, PlainMemory } from '../../../../../tests/mailbox/device.js';
import { ORIGIN, TestServer } from '../../../../../tests/mailbox/server.js';
import { randomBytes, toHex } from '#lib/vault/bytes.js';
import { Listener } from '../contract-listener.js';
import { gatherMailbox } from './gather.js';

let server: TestServer;
beforeEach(async () => (server = await TestServer.start()));
afterEach(() => server.end());

const gather = async (tell: (left: number) => void = () => undefined) => {
	const [seat] = server.file.seats.slice(1);
	if (!seat) throw new Error('No such seat.');
	return gatherMailbox({ place: server.file.place, seat, dial: dialFrom(ORIGIN) }, tell);
};

it('all that lies in a mailbox comes, in its order, and how much is left is told; of an empty one nothing', async () => {
	expect(await gather()).toEqual({ ok: true, value: [] });
	const laptop = mailboxOf(server.file, 1, new PlainMemory());
	expect((await laptop.open(new Listener())).ok).toBe(true);
	// One of them is cut into several messages.
	const sent = [...Array.from({ length: 20 }, (_, at) => randomBytes(200 + at)), new Uint8Array(600_000).fill(7)];
	for (const parcel of sent) expect((await laptop.send(parcel)).ok).toBe(true);
	await laptop.close();
	const left: number[] = [];
	const gathered = await gather((count) => void left.push(count));
	expect(gathered.ok && gathered.value.map(toHex)).toEqual(sent.map(toHex));
	expect([left[0], left.at(-1)]).toEqual([23, 0]);
});

it('a mailbox that is away is told after one try', async () => {
	await server.kill();
	expect(await gather()).toEqual({ ok: false, error: { kind: 'unreachable' } });
});
