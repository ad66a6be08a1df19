import type { Remote } from 'comlink';
import { beforeAll, expect, it } from 'vitest';
import { converse, Desk, row, setUpAutomerge, unwrap } from '../../../tests/tools/test-desk.js';
import type { Transport, TransportEvents, TransportResult } from '#lib/sync/transports/port.js';
import type { Bytes } from '#lib/vault/index.js';
import type { Result } from './contract.js';
import type { Host } from './host.js';
import { SyncDesk } from './sync-desk.svelte.js';

beforeAll(setUpAutomerge);

const done: TransportResult<null> = { ok: true, value: null };

/** The end of a carrier that a test holds in its hand. */
class HandTransport implements Transport {
	readonly kind = 'mailbox';
	events: TransportEvents | null = null;
	readonly sent: Bytes[] = [];

	open(events: TransportEvents): Promise<TransportResult<null>> {
		this.events = events;
		events.state({ kind: 'open' });
		return Promise.resolve(done);
	}
	send(parcel: Bytes): Promise<TransportResult<null>> {
		this.sent.push(parcel);
		return Promise.resolve(done);
	}
	close(): Promise<void> {
		return Promise.resolve();
	}
}

type Answering = <T>(answer: Promise<Result<T>>) => Promise<Result<T>>;

/**
 * The screens' desk over the real sync of a vault, as the worker would answer it.
 * @param answering of the desk's questions: a worker that ends answers none that are under way
 */
function deskOf({ sync }: Desk, texts: string[], answering: Answering = (answer) => answer): SyncDesk {
	const host = {
		beginSync: () => Promise.resolve({ ok: true, value: null }),
		openCarrier: (name: string, reader: 'line' | 'anybody') => {
			sync.open(name, reader);
			return Promise.resolve(done);
		},
		receiveParcel: (parcel: Bytes, name: string) => sync.receive(parcel, name),
		nextParcel: (name: string) => sync.next(name),
		parcelSent: (name: string) => sync.sent(name),
		syncDevices: () => sync.devices()
	} as unknown as Remote<Host>;
	return new SyncDesk({
		ask: (question) => answering(question(host)),
		take: (fresh) => void texts.push(...fresh),
		register: () => null,
		renamed: () => undefined
	});
}

it('a full disk during catch-up is said, nothing counts as delivered, and all of it comes once there is room', async () => {
	const laptop = await Desk.create();
	await laptop.write(row('1'));
	const phone = await laptop.admit();
	await converse(laptop, phone);
	await laptop.write(row('2'), row('3'));
	const { parcel } = unwrap(await laptop.sync.byHand());
	const texts: string[] = [];
	const desk = deskOf(phone, texts);
	const mailbox = new HandTransport();
	await desk.add('mailbox', mailbox, 'anybody');
	phone.disk.fail('full');
	const delivered: string[] = [];
	const telling = mailbox.events?.parcel(parcel).then(() => delivered.push('taken'));
	await expect.poll(() => desk.stuck).toEqual({ kind: 'storage-full' });
	desk.retry();
	await expect.poll(() => desk.stuck).toEqual({ kind: 'storage-full' });
	expect([delivered, texts]).toEqual([[], []]);
	phone.disk.fail(null);
	desk.retry();
	await telling;
	expect(desk.stuck).toBeNull();
	expect(texts).toHaveLength(2);
	expect(desk.arrival?.fresh).toBe(2);
	expect(await phone.digest()).toBe(await laptop.digest());
});

it('what could not be taken, or was being taken, when the vault locked troubles the next opening in no way; its carrier tells it again', async () => {
	const laptop = await Desk.create();
	const phone = await laptop.admit();
	await converse(laptop, phone);
	await laptop.write(row('2'));
	const { parcel } = unwrap(await laptop.sync.byHand());
	const texts: string[] = [];
	let end: (answer: Result<never>) => void = () => undefined;
	const start = () => new Promise<Result<never>>((resolve) => (end = resolve));
	let ended = start();
	const desk = deskOf(phone, texts, (answer) => Promise.race([answer, ended]));
	const mailbox = new HandTransport();
	await desk.add('mailbox', mailbox, 'anybody');
	phone.disk.fail('full');
	const delivered: string[] = [];
	const tell = async (what: string, to = mailbox) => {
		await to.events?.parcel(parcel);
		delivered.push(what);
	};
	void tell('before the lock');
	await expect.poll(() => desk.stuck).toEqual({ kind: 'storage-full' });

	void tell('during the lock');
	end({ ok: false, error: { kind: 'not-open' } });
	desk.forget();
	ended = start();
	await new Promise((resolve) => setImmediate(resolve));
	expect(desk.stuck).toBeNull();
	desk.retry();
	await new Promise((resolve) => setImmediate(resolve));
	expect([delivered, texts]).toEqual([[], []]);

	phone.disk.fail(null);
	const anew = new HandTransport();
	await desk.add('mailbox', anew, 'anybody');
	await tell('again', anew);
	expect(delivered).toEqual(['again']);
	expect(await phone.digest()).toBe(await laptop.digest());
});
