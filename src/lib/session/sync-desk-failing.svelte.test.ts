import fc from 'fast-check';
import type { Remote } from 'comlink';
import { expect, test } from 'vitest';
import type { Station } from '../../../tests/simulation/vaults/station.js';
import { VaultWorld } from '../../../tests/simulation/vaults/vault-world.js';
import { recordsFor } from '../../../tests/simulation/vaults/vault-writing.js';
import { fold, type Register } from '#lib/register/index.js';
import type { CarrierReader } from '#lib/sync/index.js';
import type { Transport, TransportEvents, TransportResult } from '#lib/sync/transports/port.js';
import type { Bytes } from '#lib/vault/index.js';
import type { Host } from './host.js';
import { SyncDesk } from './sync-desk.svelte.js';

/** So many parcels carry all that a case can ask for many times over: more of them is a loop. */
const MOST_PARCELS = 120;

/** What becomes of a parcel that is handed to a carrier: `answer-lost` means it is there and the sender is told that it failed. */
type Fate = 'taken' | 'refused' | 'answer-lost';
type Deed = 'write' | 'forgotten' | 'disk full';

/** Decides what goes on when: whatever waits goes on in the order that the case draws. */
class Turns {
	readonly #waiting: (() => void)[] = [];
	/** Calls that have begun and not ended. */
	busy = 0;

	constructor(readonly draw: () => number) {}

	turn(): Promise<void> {
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	async count<T>(work: () => Promise<T>): Promise<T> {
		this.busy += 1;
		try {
			return await work();
		} finally {
			this.busy -= 1;
		}
	}

	/** Lets one go on; false where nothing waits and nothing is under way. */
	async next(): Promise<boolean> {
		const [one] = this.#waiting.splice(this.draw() % Math.max(1, this.#waiting.length), 1);
		one?.();
		await new Promise((resolve) => setImmediate(resolve));
		return one !== undefined || this.busy > 0;
	}
}

/** One end of a carrier that does to its parcels what the case says, and holds to the port's word. */
class Wire implements Transport {
	readonly kind = 'rtc';
	other: Wire | null = null;
	events: TransportEvents | null = null;
	sending = 0;
	parcels = 0;
	#delivery = Promise.resolve();

	constructor(
		readonly turns: Turns,
		readonly fates: Fate[]
	) {}

	open(events: TransportEvents): Promise<TransportResult<null>> {
		this.events = events;
		events.state({ kind: 'open' });
		return Promise.resolve({ ok: true, value: null });
	}

	send(parcel: Bytes): Promise<TransportResult<null>> {
		return this.turns.count(async () => {
			this.sending += 1;
			this.parcels += 1;
			expect(this.sending).toBe(1);
			await this.turns.turn();
			this.sending -= 1;
			const fate = this.parcels > MOST_PARCELS ? 'taken' : (this.fates.shift() ?? 'taken');
			if (fate !== 'refused') this.other?.deliver(parcel);
			if (fate === 'taken') return { ok: true, value: null };
			this.events?.state({ kind: 'opening', after: { kind: 'unreachable' } });
			void this.turns.count(async () => {
				await this.turns.turn();
				this.events?.state({ kind: 'open' });
			});
			return { ok: false, error: { kind: 'unreachable' } };
		});
	}

	deliver(parcel: Bytes): void {
		void this.turns.count(async () => {
			this.#delivery = this.#delivery.then(async () => {
				await this.turns.turn();
				await this.events?.parcel(parcel);
			});
			await this.#delivery;
		});
	}

	close(): Promise<void> {
		return Promise.resolve();
	}
}

/** A device with the desk of its screens over its open vault. */
class End {
	readonly texts: Set<string>;
	readonly desk: SyncDesk;

	constructor(
		readonly station: Station,
		readonly wire: Wire,
		turns: Turns
	) {
		this.texts = new Set(station.texts);
		const host = hostOf(station);
		this.desk = new SyncDesk({
			ask: (question) => turns.count(() => question(host)),
			take: (texts) => {
				for (const text of texts) this.texts.add(text);
			},
			register: () => this.register,
			renamed: () => undefined
		});
	}

	get register(): Register {
		return fold(this.texts);
	}

	async write(unique: number): Promise<void> {
		const done = await this.station.vault.append(recordsFor(this.station, 'enter', unique, unique));
		if (!done.ok) return;
		for (const text of done.value.texts) this.texts.add(text);
		this.desk.wrote();
	}
}

/** What the desk asks of the worker, without one. */
function hostOf({ sync }: Station): Remote<Host> {
	const done = { ok: true, value: null } as const;
	const host = {
		beginSync: () => Promise.resolve(done),
		openCarrier: (name: string, reader: CarrierReader) => Promise.resolve((sync.open(name, reader), done)),
		closeCarrier: (name: string) => Promise.resolve((sync.close(name), done)),
		carrierForgot: (name: string | null) => sync.forgot(name),
		nextParcel: (name: string) => sync.next(name),
		parcelSent: (name: string) => sync.sent(name),
		receiveParcel: (parcel: Bytes, name: string) => sync.receive(parcel, name),
		settleDevices: (standing: Parameters<typeof sync.settle>[0]) => sync.settle(standing),
		syncDevices: () => sync.devices()
	};
	return host as unknown as Remote<Host>;
}

async function play(reader: CarrierReader, fates: Fate[][], deeds: readonly [Deed, number][], draw: () => number) {
	const world = new VaultWorld(new Map());
	const first = await world.found();
	const second = await world.join(first);
	if (!second) throw new Error('Two devices were asked for.');
	const turns = new Turns(draw);
	const [one, other] = [new Wire(turns, fates[0] ?? []), new Wire(turns, fates[1] ?? [])];
	[one.other, other.other] = [other, one];
	const ends = [new End(first, one, turns), new End(second, other, turns)];
	for (const { desk, wire } of ends) void turns.count(() => desk.add('carrier', wire, reader));
	const left = [...deeds];
	for (let quiet = 0, turn = 0; quiet < 5 || left.length > 0; turn += 1) {
		const [deed, who] = (turn % 3 === 0 ? left.shift() : undefined) ?? [null, 0];
		const end = ends[who % 2];
		if (deed === 'write') await end?.write(turn);
		else if (deed === 'forgotten') end?.wire.events?.forgot();
		else if (deed === 'disk full') end?.station.disk.fail('full');
		for (const { desk, station } of ends) {
			if (!desk.stuck) continue;
			station.disk.fail(null);
			desk.retry();
		}
		for (const { wire } of ends) if (wire.parcels > MOST_PARCELS) throw new Error('They send and send.');
		quiet = (await turns.next()) ? 0 : quiet + 1;
	}
	for (const { station } of ends) station.disk.fail(null);
	return ends;
}

test.each<CarrierReader>(['line', 'anybody'])(
	'over a carrier that fails, loses answers and forgets (%s), whatever happens in whatever order: both hold all, and it ends',
	async (reader) => {
		const fate = fc.constantFrom<Fate>('taken', 'refused', 'answer-lost');
		const deed = fc.tuple(fc.constantFrom<Deed>('write', 'write', 'forgotten', 'disk full'), fc.nat(1));
		await fc.assert(
			fc.asyncProperty(
				fc.tuple(fc.array(fate, { maxLength: 6 }), fc.array(fate, { maxLength: 6 })),
				fc.array(deed, { maxLength: 6 }),
				fc.infiniteStream(fc.nat(20)),
				async (fates, deeds, order) => {
					const ends = await play(reader, fates, deeds, () => Number(order.next().value));
					const [one, other] = await Promise.all(ends.map(({ station }) => station.sync.digest()));
					expect(one).toEqual(other);
					expect(ends[0]?.texts).toEqual(ends[1]?.texts);
					for (const { desk } of ends) expect([desk.stuck, desk.carriers[0]?.left]).toEqual([null, null]);
				}
			),
			{ numRuns: 8 }
		);
	},
	120_000
);
