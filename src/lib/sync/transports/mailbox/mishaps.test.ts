import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { mailboxOf, PlainMemory } from '../../../../../tests/mailbox/device.js';
import { ORIGIN, TestServer, type ServerWishes } from '../../../../../tests/mailbox/server.js';
import { randomBytes, toHex, type Bytes } from '#lib/vault/bytes.js';
import { Listener } from '../contract-listener.js';
import { done } from '../outcome.js';
import type { Transport, TransportError, TransportState } from '../port.js';

/** What befalls a mailbox, done to a real nats-server: nothing lost, nothing doubled behind the receiver's own check. */
describe('a mailbox that', () => {
	const servers: TestServer[] = [];
	const transports: Transport[] = [];
	const started = async (wishes?: ServerWishes): Promise<TestServer> => {
		const server = await TestServer.start(wishes);
		servers.push(server);
		return server;
	};
	const opened = async (transport: Transport, listener = new Listener()): Promise<Listener> => {
		transports.push(transport);
		expect(await transport.open(listener)).toEqual({ ok: true, value: null });
		return listener;
	};
	const refused = async (transport: Transport): Promise<TransportError | null> => {
		transports.push(transport);
		const outcome = await transport.open(new Listener());
		return outcome.ok ? null : outcome.error;
	};
	afterEach(async () => {
		await Promise.all(transports.splice(0).map((one) => one.close()));
		await Promise.all(servers.splice(0).map((one) => one.end()));
	});

	it('keeps 500 parcels of a device that is off when the other comes', async () => {
		const server = await started();
		const laptop = mailboxOf(server.file, 1, new PlainMemory());
		await opened(laptop);
		const sent = parcels(500);
		for (const parcel of sent) expect((await laptop.send(parcel)).ok).toBe(true);
		await laptop.close();
		const phone = await opened(mailboxOf(server.file, 2, new PlainMemory()));
		await phone.until(({ states }) => states.at(-1)?.kind === 'open' && leftOf(states.at(-1)) === 0);
		expect(phone.heard.map(toHex)).toEqual(sent.map(toHex));
		expect(leftOf(phone.states.find(({ kind }) => kind === 'open'))).toBe(500);
	});

	it('is killed in the midst of sending, twice, loses and doubles nothing', async () => {
		const server = await started();
		const laptop = mailboxOf(server.file, 1, new PlainMemory());
		const there = await opened(laptop);
		const phone = await opened(mailboxOf(server.file, 2, new PlainMemory()));
		const sent = parcels(240);
		const sending = sent.map((parcel) => sendUntilTaken(laptop, there, parcel));
		for (const some of [40, 120]) {
			await phone.until(({ heard }) => heard.length >= some);
			await server.kill();
			await server.run();
		}
		await Promise.all(sending);
		await phone.until(({ heard }) => new Set(heard.map(toHex)).size === sent.length);
		expect(new Set(phone.heard.map(toHex))).toEqual(new Set(sent.map(toHex)));
		expect(phone.states.map(({ kind }) => kind)).toContain('opening');
	});

	it('was wiped is known by every device, and what it had is sent again', async () => {
		const server = await started();
		const [mine, theirs] = [new PlainMemory(), new PlainMemory()];
		const laptop = mailboxOf(server.file, 1, mine);
		const there = await opened(laptop);
		const phone = await opened(mailboxOf(server.file, 2, theirs));
		const [first, second] = parcels(2) as [Bytes, Bytes];
		expect((await laptop.send(first)).ok).toBe(true);
		await phone.until(({ heard }) => heard.length === 1);
		expect([there.forgotten, phone.forgotten]).toEqual([1, 1]);
		await server.kill();
		server.wipeStore();
		await server.run();
		await there.until(({ forgotten }) => forgotten === 2);
		await phone.until(({ forgotten }) => forgotten === 2);
		await sendUntilTaken(laptop, there, second);
		await phone.until(({ heard }) => heard.length === 2);
	});

	it('was rolled back to an older copy of its store is known, also where others have written since', async () => {
		const server = await started();
		const memory = new PlainMemory();
		const [one, two, three] = parcels(3) as [Bytes, Bytes, Bytes];
		const laptop = mailboxOf(server.file, 1, new PlainMemory());
		const there = await opened(laptop);
		await laptop.send(one);
		const phone = mailboxOf(server.file, 2, memory);
		const before = await opened(phone);
		await before.until(({ heard }) => heard.length === 1);
		await server.kill();
		const copy = server.copyStore();
		await server.run();
		await sendUntilTaken(laptop, there, two);
		await before.until(({ heard }) => heard.length === 2);
		await phone.close();
		await server.kill();
		server.putBack(copy);
		await server.run();
		// As long as before, and another message in the last place.
		await sendUntilTaken(laptop, there, three);
		const after = await opened(mailboxOf(server.file, 2, memory));
		await after.until(({ heard }) => heard.length === 2);
		expect(after.forgotten).toBe(1);
		expect(after.heard.map(toHex)).toEqual([one, three].map(toHex));
	});

	it('is full says so and keeps what it has, until its host gives more room', async () => {
		const server = await started({ quota: 1 });
		const laptop = mailboxOf(server.file, 1, new PlainMemory());
		const there = await opened(laptop);
		const fits: Bytes[] = [];
		for (let outcome = done; outcome.ok;) {
			const parcel = large(700_000);
			outcome = await laptop.send(parcel);
			if (outcome.ok) fits.push(parcel);
			else expect(outcome.error).toEqual({ kind: 'full' });
		}
		expect(fits.length).toBeGreaterThan(2);
		const phone = await opened(mailboxOf(server.file, 2, new PlainMemory()));
		await phone.until(({ heard }) => heard.length === fits.length);
		expect(phone.heard.map(toHex)).toEqual(fits.map(toHex));
		// More room is the host's to give, while all goes on.
		server.raise(64 * 1024 * 1024);
		await server.reload();
		await phone.until(({ states }) => states.at(-1)?.kind === 'open');
		await sendUntilTaken(laptop, there, large(700_000));
	});

	it('does not know the address of the app, or the key, says which', async () => {
		const server = await started();
		const other = await started();
		const stranger = { ...server.file, seats: other.file.seats };
		expect(await refused(mailboxOf(server.file, 1, new PlainMemory(), 'https://else.example.kz'))).toEqual({
			kind: 'wrong-origin'
		});
		expect(await refused(mailboxOf(stranger, 1, new PlainMemory()))).toEqual({ kind: 'refused' });
		await server.kill();
		const patient = mailboxOf(server.file, 1, new PlainMemory());
		const listener = new Listener();
		transports.push(patient);
		expect(await patient.open(listener)).toEqual({ ok: false, error: { kind: 'unreachable' } });
		await server.run();
		await listener.until(({ states }) => states.at(-1)?.kind === 'open');
	});

	it('lost a device by the one line of its host lets that device in no more, and the others stay', async () => {
		const server = await started();
		const laptop = await opened(mailboxOf(server.file, 1, new PlainMemory()));
		const phone = await opened(mailboxOf(server.file, 2, new PlainMemory()));
		const [, , key = ''] = server.seats('list').split(/\s+/);
		server.seats('remove', key, '--reload', server.pidFile);
		await phone.until(({ states }) => states.at(-1)?.kind === 'failed');
		expect(phone.states.at(-1)).toEqual({ kind: 'failed', error: { kind: 'refused' } });
		expect(await refused(mailboxOf(server.file, 2, new PlainMemory()))).toEqual({ kind: 'refused' });
		expect(laptop.states.at(-1)?.kind).toBe('open');
	});

	it('is read by its host shows ciphertext and chance, nothing else', async () => {
		const server = await started();
		const laptop = mailboxOf(server.file, 1, new PlainMemory());
		await opened(laptop);
		const [parcel] = parcels(1) as [Bytes];
		await laptop.send(parcel);
		await server.kill();
		const names = readdirSync(server.store, { recursive: true, encoding: 'utf8' });
		const words = new Set(
			names.flatMap((name) => name.split('/')).filter((word) => !/^(v[0-9a-f]{16}|\d+\.\w+)$/.test(word))
		);
		expect([...words].sort()).toEqual(
			['$SYS', 'jetstream', 'meta.inf', 'meta.sum', 'msgs', 'obs', 'runs', 'streams'].filter((word) => words.has(word))
		);
		const held = names.filter((name) => name.endsWith('.blk')).map((name) => readFileSync(join(server.store, name)));
		expect(held.some((block) => block.includes(Buffer.from(parcel)))).toBe(true);
		expect(held.some((block) => block.includes(ORIGIN) || block.includes('seat'))).toBe(false);
	});
});

const leftOf = (state?: TransportState): number => (state?.kind === 'open' ? (state.left ?? 0) : 0);

const parcels = (count: number): Bytes[] => Array.from({ length: count }, (_, at) => randomBytes(300 + (at % 50)));

function large(length: number): Bytes {
	const bytes = new Uint8Array(length);
	for (let at = 0; at < length; at += 65_536) bytes.set(randomBytes(Math.min(65_536, length - at)), at);
	return bytes;
}

/** As whoever sends does: again when the way is open, until the mailbox has it. */
async function sendUntilTaken(transport: Transport, listener: Listener, parcel: Bytes): Promise<void> {
	while (!(await transport.send(parcel)).ok) {
		// In a turn of its own: what the server says must come through.
		await new Promise((next) => setTimeout(next));
		await listener.until(({ states }) => states.at(-1)?.kind === 'open');
	}
}
