import type { Entry } from './entry.js';
import type { DeviceId } from './record.js';
import type { Undecided } from './register.js';

/** How devices stand: from where on the records of each do not count, and why. */
export interface Standing {
	/** Why a record at this place of a device's log does not count; null when it does. Never asks the lawyer's decisions. */
	why(device: DeviceId, n: number): Undecided['why'] | null;
	/** True for admissions and revocations that are in force. */
	inForce(entry: Entry): boolean;
	/** The revocation that ends a device's log, in force or in dispute; undefined for an active device. */
	revocation(device: DeviceId): { entry: Entry; last: number } | undefined;
}

/** An admission or a revocation, with what its judgement asks for. */
interface Act {
	entry: Entry;
	/** Whose log carries it, and where; of an admission that a device brings itself, who gave it, at the end of that one's log. */
	device: DeviceId;
	n: number;
	target: DeviceId;
	/** For a revocation: the last record of the target that counts. */
	last: number;
	byRoot: boolean;
	/** A device revokes itself: it stands at the end of its own log and is not undone by that. */
	retires: boolean;
	verdict: 'in' | 'out' | 'open';
}

interface Limit {
	/** The earliest last record by the device's own word, and by others'. */
	self: number;
	others: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Judges who is a member, from admissions, revocations and forks alone: no
 * decision of the lawyer's changes membership, so that nothing can vouch for
 * itself in a circle.
 *
 * 1. What the root signed is in force, whoever's log carries it.
 * 2. What a device wrote at or after a fork of its log is not in force.
 * 3. A device's admission or revocation is out of force when a revocation in
 *    force ends that device's log before it; in force when every revocation
 *    that would end it so is out of force, and the device itself is admitted.
 *    A device that nobody admitted counts (accepting bytes is not our task);
 *    one that was admitted needs an admission in force.
 *    An admission that a device brings in its own log tells nothing of when it
 *    was given: any revocation in force of its giver ends it, or whoever holds a
 *    stolen device could go on under another name. A fork of the giver's log
 *    does not: beginning anew is what follows a fork.
 * 4. What this leaves open are devices that revoke each other without having
 *    seen it (or through others that they admitted). The root decides: a device
 *    that it revoked, at whatever record, loses the dispute with all that it
 *    says there. Until then each open revocation stops the records after its
 *    last one, an open admission admits nobody, and neither gives any right.
 *
 * Of `entries` those whose signature was found wrong are out of force; such a
 * revocation says nothing at all.
 */
export function judgeMembership(entries: readonly Entry[], forkedFrom: ReadonlyMap<DeviceId, number>): Standing {
	const forked = (device: DeviceId, n: number) => n >= (forkedFrom.get(device) ?? NEVER);
	const acts = entries.flatMap((entry) => actOf(entry, forked) ?? []);
	const admissions = new Map<DeviceId, Act[]>();
	const revocations = acts.filter((act) => act.last !== NEVER);
	for (const act of acts) {
		if (act.last !== NEVER || (act.target === act.device && !act.byRoot)) continue;
		const others = admissions.get(act.target);
		if (others) others.push(act);
		else admissions.set(act.target, [act]);
	}

	while (judgeOnce(acts, revocations, admissions) || settleByRoot(acts));

	const admitted = admissionsNow(admissions);
	const inForce = limits(revocations, (act) => act.verdict === 'in');
	const disputed = limits(revocations, (act) => act.verdict === 'open');
	const verdicts = new Map(acts.map((act) => [act.entry, act.verdict]));
	const ends = lowestRevocations(revocations);
	return {
		why: (device, n) => {
			if (n > lowest(inForce.get(device))) return 'revoked';
			if (forked(device, n)) return 'fork';
			const membership = admitted(device);
			if (membership === 'out') {
				return admissions.get(device)?.some((act) => forked(act.device, act.n)) ? 'fork' : 'revoked';
			}
			return membership === 'open' || n > lowest(disputed.get(device)) ? 'mutual-revocation' : null;
		},
		inForce: (entry) => verdicts.get(entry) === 'in',
		revocation: (device) => ends.get(device)
	};
}

function actOf(entry: Entry, forked: (device: DeviceId, n: number) => boolean): Act | null {
	const { record } = entry;
	if (record?.kind !== 'device-added' && record?.kind !== 'device-revoked') return null;
	if (entry.unsigned && record.kind === 'device-revoked') return null;
	const { by } = record.body;
	const byRoot = by === 'root';
	// A device that begins anew brings its admission by its old self in its own log.
	const brought = record.kind === 'device-added' && record.body.device === record.device && !byRoot;
	return {
		entry,
		device: brought ? by : record.device,
		n: brought ? NEVER : record.n,
		target: record.body.device,
		last: record.kind === 'device-revoked' ? record.body.last.n : NEVER,
		byRoot,
		retires: record.kind === 'device-revoked' && record.body.device === record.device && !byRoot,
		verdict: firstVerdict(entry, byRoot, !brought && forked(record.device, record.n))
	};
}

/** Whoever has only admissions that do not hold is not one that nobody admitted: the entry stays, and is out. */
function firstVerdict({ unsigned }: Entry, byRoot: boolean, forked: boolean): Act['verdict'] {
	if (unsigned) return 'out';
	if (byRoot) return 'in';
	return forked ? 'out' : 'open';
}

/** One round of rule 3; true when it settled something. Rounds only ever settle more, so their order does not matter. */
function judgeOnce(acts: Act[], revocations: Act[], admissions: Map<DeviceId, Act[]>): boolean {
	const inForce = limits(revocations, (act) => act.verdict === 'in');
	const possible = limits(revocations, (act) => act.verdict !== 'out');
	const admitted = admissionsNow(admissions);
	let settled = false;
	for (const act of acts) {
		if (act.verdict !== 'open') continue;
		const membership = admitted(act.device);
		if (membership === 'out' || endFor(act, inForce) < act.n) act.verdict = 'out';
		else if (membership === 'in' && endFor(act, possible) >= act.n) act.verdict = 'in';
		else continue;
		settled = true;
	}
	return settled;
}

/** Rule 4, asked only where rule 3 has nothing more to say. */
function settleByRoot(acts: Act[]): boolean {
	const losers = new Set(acts.filter((act) => act.byRoot && act.last !== NEVER).map((act) => act.target));
	const lost = acts.filter((act) => act.verdict === 'open' && losers.has(act.device));
	for (const act of lost) act.verdict = 'out';
	return lost.length > 0;
}

/** Whether devices are admitted, as the verdicts stand; each device is looked at once. */
function admissionsNow(admissions: Map<DeviceId, Act[]>): (device: DeviceId) => Act['verdict'] {
	const known = new Map<DeviceId, Act['verdict']>();
	return (device) => {
		const before = known.get(device);
		if (before !== undefined) return before;
		const mine = admissions.get(device);
		const standing =
			mine === undefined || mine.some((act) => act.verdict === 'in')
				? 'in'
				: mine.every((act) => act.verdict === 'out')
					? 'out'
					: 'open';
		known.set(device, standing);
		return standing;
	};
}

function limits(revocations: readonly Act[], holds: (act: Act) => boolean): Map<DeviceId, Limit> {
	const found = new Map<DeviceId, Limit>();
	for (const act of revocations) {
		if (!holds(act)) continue;
		const limit = found.get(act.target) ?? { self: NEVER, others: NEVER };
		const side = act.retires ? 'self' : 'others';
		limit[side] = Math.min(limit[side], act.last);
		found.set(act.target, limit);
	}
	return found;
}

const lowest = (limit: Limit | undefined): number => (limit ? Math.min(limit.self, limit.others) : NEVER);

/** Where the log of an act's device ends, as far as it concerns this act. */
function endFor(act: Act, found: Map<DeviceId, Limit>): number {
	const limit = found.get(act.device);
	return act.retires ? (limit?.others ?? NEVER) : lowest(limit);
}

/** For each device the revocation to show: in force before disputed, then the earliest last record, then by id. */
function lowestRevocations(revocations: readonly Act[]): Map<DeviceId, Act> {
	const firmness = (act: Act) => (act.verdict === 'in' ? 0 : 1);
	const byText = (a: Act, b: Act) => (a.entry.text < b.entry.text ? -1 : 1);
	const standing = revocations
		.filter((act) => act.verdict !== 'out')
		.sort((a, b) => firmness(b) - firmness(a) || b.last - a.last || byText(b, a));
	return new Map(standing.map((act) => [act.target, act]));
}
