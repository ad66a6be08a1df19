import { cameWith, NOTHING_CARRIED, type Carried } from './carried.js';
import { missing } from './missing.js';
import type { Packed } from './packing.js';
import type { Remembered } from './remembered.js';
import type { Accepted, Replica } from './replica.js';
import type { Vector } from './vector.js';

/** Who reads from a carrier: whoever comes (a mailbox, a folder), or one device at the other end of a line. */
export type CarrierReader = 'anybody' | 'line';

/** A parcel for the carrier, and what will remain to be sent. */
export type ToSend = Pick<Packed, 'parcel' | 'records' | 'left'>;

/** How one other device stands, as far as it told. */
export interface DeviceState {
	device: string;
	/** Moment of what it acknowledged last, by its own clock (ISO 8601), and when that was heard here (ms UTC). */
	at: string;
	heard: number;
	/** Records held here that it lacks. */
	lacks: number;
	/** It holds records that are not here. */
	ahead: boolean;
}

/** A carrier that is open now. */
export interface Carrier {
	reader: CarrierReader;
	carried: Carried;
	/** What the device at the other end of a line said on it, and under which epoch; null until then. */
	greeted: { device: string; vector: Vector; epoch: string } | null;
	/** Epochs under which this device said something on the line. */
	saidUnder: Set<string>;
	/** Handed out by `next`, not yet taken by the carrier. */
	pending: Carried | null;
}

/** A carrier as it is opened; `carried` is what is remembered of one that keeps what it gets. */
export const newCarrier = (reader: CarrierReader, carried: Carried = NOTHING_CARRIED): Carrier => ({
	reader,
	carried,
	greeted: null,
	saidUnder: new Set(),
	pending: null
});

/** What is learned of a carrier while a parcel is on its way holds also once it is taken. */
export function alter(carrier: Carrier, change: (carried: Carried) => Carried): void {
	carrier.carried = change(carrier.carried);
	carrier.pending &&= change(carrier.pending);
}

/** What a carrier that keeps its parcels has, now that these runs came from it: they lie there for everybody. */
export function hasBy(replica: Replica, has: Vector, { outcomes }: Accepted): Vector {
	let known = has;
	for (const outcome of outcomes) {
		if (outcome.kind !== 'applied' && outcome.kind !== 'duplicate') continue;
		const { device, from, to } = outcome;
		const [head, branch] = replica.heads(device);
		// On a log with branches numbers do not say which of them came: it is sent once more.
		if (branch) continue;
		const way = head ? replica.state.branch(head.link, ({ n }) => n < from) : [];
		const [first, last] = [way[0], way.find(({ n }) => n === to)];
		if (first && last)
			known = cameWith(replica, known, { device, from, to, previous: first.previous, link: last.link });
	}
	return known;
}

/** A line's reader is who greeted on it: until then nobody is known to lack anything. Who is cut off gets nothing. */
export function readersOf({ reader, greeted }: Carrier, cutOff: ReadonlySet<string>): readonly (readonly Vector[])[] {
	if (reader === 'anybody') return [[]];
	return greeted && !cutOff.has(greeted.device) ? [[greeted.vector]] : [];
}

/** How other devices stand, by what was heard of them. */
export const deviceStates = (replica: Replica, all: Remembered['heard']): DeviceState[] =>
	Object.entries(all).map(([device, { at, heard, vector }]) => {
		const lacks = missing(replica, [vector]).reduce((sum, { entries }) => sum + entries.length, 0);
		return { device, at, heard, lacks, ahead: !replica.covers(vector) };
	});
