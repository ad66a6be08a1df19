import { equalBytes, randomBytes, type Bytes } from '#lib/vault/bytes.js';
import { Listener, type Heard } from './contract-listener.js';
import type { Transport, TransportResult } from './port.js';

/** One end: makes its transports; a new one finds what the last one of the same end left in its memory. */
type TransportEnd = () => Promise<Transport>;

/** Two devices of one vault and a fresh carrier between them. */
export interface CarrierTrial {
	one: TransportEnd;
	other: TransportEnd;
	/** True for a carrier that keeps parcels for a device that is away (folder, mailbox). */
	keeps: boolean;
	/** Lets the carrier do its work where a person or a program would: carry the files over. */
	nudge?: () => Promise<void>;
	end: () => Promise<void>;
}

export interface ContractCase {
	name: string;
	/** Rejects with what was expected where the carrier does not behave so. */
	check: (start: () => Promise<CarrierTrial>) => Promise<void>;
}

/**
 * What every carrier of parcels must do, whatever it is made of. Runs in Node
 * and in any browser: each case is a function that throws.
 */
export const transportContract: readonly ContractCase[] = [
	each('carries a parcel byte for byte, from one byte to several megabytes', async (trial) => {
		const { mine, theirs } = await bothOpen(trial);
		const sent = [1, 17, 65_536, 262_145, 3_000_000].map((length) => randomBytesOf(length));
		for (const parcel of sent) good(await mine.transport.send(parcel));
		await heardAll(trial, theirs, sent);
	}),
	each('carries many parcels, both ways at once', async (trial) => {
		const { mine, theirs } = await bothOpen(trial);
		const there = Array.from({ length: 40 }, (_, at) => randomBytes(at + 1));
		const back = Array.from({ length: 40 }, (_, at) => randomBytes(at + 100));
		const sending = [
			...there.map((parcel) => mine.transport.send(parcel)),
			...back.map((parcel) => theirs.transport.send(parcel))
		];
		for (const outcome of await Promise.all(sending)) good(outcome);
		await heardAll(trial, theirs, there);
		await heardAll(trial, mine, back);
	}),
	each('tells parcels one after another, however slowly they are taken', async (trial) => {
		const [mine, theirs] = await Promise.all([opened(trial.one), opened(trial.other, new Listener({ slow: true }))]);
		const sent = Array.from({ length: 12 }, () => randomBytes(500));
		const outcomes = Promise.all(sent.map((parcel) => mine.transport.send(parcel)));
		await heardAll(trial, theirs, sent);
		for (const outcome of await outcomes) good(outcome);
		expect(theirs.listener.most === 1, 'No parcel may be told while another is being taken.');
	}),
	each('says that it opens, is open and is closed', async (trial) => {
		const { mine } = await bothOpen(trial);
		await mine.transport.close();
		const kinds = mine.listener.states.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1]);
		expect(kinds.join() === 'opening,open,closed', `The states were ${kinds.join()}.`);
	}),
	each('tells nothing after it was closed, and takes nothing to send', async (trial) => {
		const { mine, theirs } = await bothOpen(trial);
		await theirs.transport.close();
		await mine.transport.send(randomBytes(9));
		await trial.nudge?.();
		expect(theirs.listener.heard.length === 0, 'A closed transport told a parcel.');
		const after = await theirs.transport.send(randomBytes(9));
		expect(!after.ok && after.error.kind === 'gone', 'A closed transport must answer gone.');
		await theirs.transport.close();
	}),
	kept('keeps for a device that is away, and tells it once', async (trial) => {
		const mine = await opened(trial.one);
		const sent = Array.from({ length: 30 }, (_, at) => randomBytes(at + 1));
		for (const parcel of sent) good(await mine.transport.send(parcel));
		await mine.transport.close();
		const theirs = await opened(trial.other);
		await heardAll(trial, theirs, sent);
		await theirs.transport.close();

		const again = await opened(trial.one);
		const late = randomBytes(77);
		good(await again.transport.send(late));
		const back = await opened(trial.other);
		await heardAll(trial, back, [late]);
		expect(back.listener.heard.length === 1, 'What was told before the last closing is not told again.');
	}),
	kept('tells again what was not taken before it was closed', async (trial) => {
		const mine = await opened(trial.one);
		const sent = [randomBytes(5), randomBytes(6), randomBytes(7)];
		for (const parcel of sent) good(await mine.transport.send(parcel));
		const stuck = await opened(trial.other, new Listener({ stuckAt: 1 }));
		await trial.nudge?.();
		await stuck.listener.until(({ begun }) => begun === 2);
		await stuck.transport.close();
		const back = await opened(trial.other);
		const left = sent.filter((parcel) => !stuck.listener.heard.some((one) => equalBytes(one, parcel)));
		expect(left.length === 2, 'One parcel was taken.');
		await heardAll(trial, back, left);
	})
];

type Check = (trial: CarrierTrial) => Promise<void>;

function each(name: string, check: Check): ContractCase {
	return {
		name,
		check: async (start) => {
			const trial = await start();
			try {
				await check(trial);
			} finally {
				await trial.end();
			}
		}
	};
}

/** A case of the carriers that keep; the others have nothing to show. */
function kept(name: string, check: Check): ContractCase {
	return each(name, (trial) => (trial.keeps ? check(trial) : Promise.resolve()));
}

interface OpenEnd {
	transport: Transport;
	listener: Listener;
}

async function opened(end: TransportEnd, listener = new Listener()): Promise<OpenEnd> {
	const transport = await end();
	good(await transport.open(listener));
	return { transport, listener };
}

/** Both at once: a channel between two opens only when both do. */
async function bothOpen({ one, other }: CarrierTrial): Promise<{ mine: OpenEnd; theirs: OpenEnd }> {
	const [mine, theirs] = await Promise.all([opened(one), opened(other)]);
	return { mine, theirs };
}

async function heardAll(trial: CarrierTrial, { listener }: OpenEnd, sent: readonly Bytes[]): Promise<void> {
	await trial.nudge?.();
	const has = (heard: Heard, parcel: Bytes): boolean => heard.heard.some((one) => equalBytes(one, parcel));
	await listener.until((heard) => sent.every((parcel) => has(heard, parcel)));
	const strange = listener.heard.filter((one) => !sent.some((parcel) => equalBytes(one, parcel)));
	expect(strange.length === 0, 'Something was told that was not sent so.');
}

function good(outcome: TransportResult<null>): void {
	expect(outcome.ok, `It answered ${outcome.ok ? '' : outcome.error.kind}.`);
}

function expect(truth: boolean, otherwise: string): void {
	if (!truth) throw new Error(otherwise);
}

/** Any length: the browser draws at most 64 KiB at once. */
function randomBytesOf(length: number): Bytes {
	const bytes = new Uint8Array(length);
	for (let at = 0; at < length; at += 65_536) bytes.set(randomBytes(Math.min(65_536, length - at)), at);
	return bytes;
}
