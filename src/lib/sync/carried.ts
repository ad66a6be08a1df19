import type { Replica } from './replica.js';
import { headsIn, sameVector, vectorOf, type Head, type Vector } from './vector.js';

/**
 * What one carrier is known to have (a mailbox, a folder), or the device at its
 * other end to hold; and what was last acknowledged there. Plain data: it can
 * be kept, and forgotten at any time at the price of sending again.
 */
export interface Carried {
	has: Vector;
	said: Vector;
	/** How many runs were said to be unopened with it; none where it is absent. */
	saidUnopened?: number;
}

/** Of a carrier that is new, or that lost what it had. */
export const NOTHING_CARRIED: Carried = { has: {}, said: {} };

/** A stretch of one log, by its ends. */
export interface Stretched {
	device: string;
	from: number;
	to: number;
	/** link(from - 1) and link(to). */
	previous: string;
	link: string;
}

/**
 * What a carrier has once it took this stretch from here: it was sent since
 * whatever comes before it is there, or with the carrier's readers, already.
 */
export function carriedWith(replica: Replica, has: Vector, { device, to, link }: Stretched): Vector {
	const head: Head = { n: to, link };
	const before = headsIn(has, device);
	if (!replica.holds(device, head) || before.some((one) => isBehind(replica, head, one))) return has;
	const heads = [...before.filter((one) => !isBehind(replica, one, head)), head];
	const others = Object.keys(has).filter((one) => one !== device);
	return vectorOf([...others.map((one) => [one, headsIn(has, one)] as const), [device, heads] as const]);
}

/**
 * What a carrier has, now that this stretch came from it. A vector tells of
 * logs that are whole: a stretch that does not follow what is known to lie
 * there changes nothing.
 */
export function cameWith(replica: Replica, has: Vector, stretch: Stretched): Vector {
	const { device, from, previous } = stretch;
	const before = { n: from - 1, link: previous };
	const follows = from === 1 || headsIn(has, device).some((one) => isBehind(replica, before, one));
	return follows ? carriedWith(replica, has, stretch) : has;
}

/**
 * What a carrier has that this reader holds too: all else has to be sent to it
 * once more, since the reader cannot open it as it lies there. Of a log with
 * branches, where numbers do not say which is meant, everything.
 */
export function hadBy(replica: Replica, has: Vector, reader: Vector): Vector {
	const both = Object.keys(has).map((device): readonly [string, readonly Head[]] => {
		const [head, branch] = replica.heads(device);
		const ends = [headsIn(has, device), headsIn(reader, device).filter((one) => replica.holds(device, one))];
		const [least] = ends.flatMap(([first]) => first ?? []).toSorted((a, b) => a.n - b.n);
		return [device, head && !branch && least && ends.every(({ length }) => length === 1) ? [least] : []];
	});
	return vectorOf(both);
}

/** Whether `one` lies on the way to `other`, in a log that is held here. */
function isBehind(replica: Replica, one: Head, other: Head): boolean {
	if (one.n >= other.n) return one.n === other.n && one.link === other.link;
	const [first] = replica.state.branch(other.link, (entry) => entry.n <= one.n);
	return first?.n === one.n + 1 && first.previous === one.link;
}

/** Whether what is held here was acknowledged on this carrier already. */
export const isSaid = (replica: Replica, { said, saidUnopened = 0 }: Carried): boolean =>
	sameVector(said, replica.vector()) && saidUnopened === replica.unopened;
