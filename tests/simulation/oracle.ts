import { parseRecord, recordId, textHash, type RecordId, type RegisterRecord } from '#lib/register/index.js';
import { membershipOf, type Truth } from './world.js';

/**
 * What must come out, worked out from what was signed and not from what the
 * engine or the fold say: which of the records held are applied, and which of
 * those count. Written another way than the code it judges.
 */
export interface Expected {
	/** Links of records that are applied. */
	applied: Set<string>;
	/** Ids of records of rows that count. */
	counting: Set<RecordId>;
	/** `id hash` of those that are applied and do not count. */
	waiting: Set<string>;
	/** True when two devices revoke each other, or stand in a longer circle, and the root has not spoken. */
	disputed: boolean;
	/** Devices that are admitted and that nobody has cut off. */
	active: Set<string>;
}

export function expect(held: Iterable<Truth>, seen: Seen = new Map()): Expected {
	const truths = new Map([...held].map((truth) => [truth.link, truth]));
	const whole = [...truths.values()].filter((truth) => isWhole(truths, truth));
	// The fold is told the ids of what was vouched for wrongly: an act on the other branch of a fork is lost with it.
	const doubtful = new Set(whole.filter(({ vouched }) => !vouched).map(recordId));
	const applied = whole.map((truth) => ({
		...truth,
		vouched: membershipOf(truth) === null || !doubtful.has(recordId(truth))
	}));
	const forkedFrom = forks(applied);
	const judged = judge(applied, forkedFrom);
	const decided = decisions(applied, judged.counts, seen);
	const expected: Expected = {
		applied: new Set(),
		counting: new Set(),
		waiting: new Set(),
		disputed: judged.disputed,
		active: judged.active
	};
	for (const truth of applied) {
		expected.applied.add(truth.link);
		const record = recordOf(truth);
		if (!record || !truth.vouched) continue;
		const id = recordId(record);
		const own = judged.counts(truth, record);
		const word = own ? null : decided(record, textHash(truth.text));
		const counts = own || word === true;
		if (counts && record.row !== undefined) expected.counting.add(id);
		if (counts && record.kind === 'entered') expected.counting.add(id);
		if (!counts && word === null) expected.waiting.add(`${id} ${textHash(truth.text)}`);
	}
	return expected;
}

/** Of the text of a decision: the texts of the decisions that its writer had seen. */
export type Seen = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What the lawyer decided on a record that does not count: taken, left, or
 * nothing that stands. The latest word stands, as its writer had seen the
 * others; where two that did not know of each other differ, none does.
 */
function decisions(
	applied: readonly Truth[],
	counts: (truth: Truth, record: RegisterRecord) => boolean,
	seen: Seen
): (record: RegisterRecord, hash: string) => boolean | null {
	const words = applied.flatMap((truth) => {
		const record = recordOf(truth);
		if (record?.kind !== 'decision' || !counts(truth, record)) return [];
		return record.body.items.map((item) => ({ ...item, text: truth.text, by: record.device }));
	});
	return (record, hash) => {
		const said = words.filter(
			(one) => one.record === recordId(record) && one.hash === hash && one.by !== record.device
		);
		const last = said.filter(({ text }) => !said.some((other) => seen.get(other.text)?.has(text)));
		const [first] = last;
		if (!first || last.some(({ take }) => take !== first.take)) return null;
		const beyond = ['device-added', 'device-revoked', 'decision'].includes(record.kind);
		return first.take && beyond ? null : first.take;
	};
}

const recordOf = ({ text }: Truth): RegisterRecord | null => {
	const parsed = parseRecord(text);
	return parsed.ok ? parsed.record : null;
};

/** Nothing unsound or blocked stands in the log up to here. */
function isWhole(truths: Map<string, Truth>, truth: Truth): boolean {
	for (let at: Truth | undefined = truth; at; at = truths.get(at.previous)) if (at.is !== 'sound') return false;
	return true;
}

/** The first number of each log at which two different texts are. */
function forks(applied: readonly Truth[]): Map<string, number> {
	const first = new Map<string, number>();
	const texts = new Map<string, string>();
	for (const { device, n, text } of applied) {
		const place = `${device} ${n}`;
		if ((texts.get(place) ?? text) !== text) first.set(device, Math.min(n, first.get(device) ?? n));
		texts.set(place, text);
	}
	return first;
}

interface Act {
	/** Tells the branches of a fork apart. */
	link: string;
	kind: 'device-added' | 'device-revoked';
	/** Whose log carries it, where. */
	carrier: string;
	n: number;
	by: string;
	target: string;
	last: number;
}

/** An admission that a device brings in its own log. */
const isOwn = ({ kind, target, carrier }: Act): boolean => kind === 'device-added' && target === carrier;

/** What is in force, given the revocations that are believed: the least set that vouches for itself from the root on. */
function inForce(acts: readonly Act[], believed: readonly Act[], forkedFrom: Map<string, number>): Act[] {
	const endOf = (device: string): number =>
		Math.min(Number.POSITIVE_INFINITY, ...believed.filter(({ target }) => target === device).map(({ last }) => last));
	const forked = ({ carrier, n }: Act): boolean => n >= (forkedFrom.get(carrier) ?? Number.POSITIVE_INFINITY);
	const standing = new Set(acts.filter(({ by }) => by === 'root'));
	for (let before = -1; before < standing.size;) {
		before = standing.size;
		const admitted = new Set([...standing].filter(({ kind }) => kind === 'device-added').map(({ target }) => target));
		for (const act of acts) {
			if (act.by === 'root' || forked(act)) continue;
			// In its own log a device brings an admission by another, which says nothing of when it was given:
			// it holds as long as nobody has ended the other's log.
			const holds = isOwn(act)
				? admitted.has(act.by) && endOf(act.by) === Number.POSITIVE_INFINITY
				: admitted.has(act.carrier) && endOf(act.carrier) >= act.n;
			if (holds) standing.add(act);
		}
	}
	return [...standing];
}

function judge(applied: readonly Truth[], forkedFrom: Map<string, number>) {
	const acts = applied.filter(({ vouched }) => vouched).flatMap(actOf);
	let { certain, possible } = settle(acts, forkedFrom);
	// The root decides a dispute: whoever it revoked loses, with all that is in dispute.
	for (;;) {
		const open = possible.filter((act) => !certain.includes(act));
		const losers = new Set(
			acts.filter(({ kind, by }) => kind === 'device-revoked' && by === 'root').map(({ target }) => target)
		);
		const lost = open.filter((act) => losers.has(isOwn(act) ? act.by : act.carrier));
		if (lost.length === 0) break;
		acts.splice(0, acts.length, ...acts.filter((act) => !lost.includes(act)));
		({ certain, possible } = settle(acts, forkedFrom));
	}
	const admits = (list: readonly Act[], device: string) =>
		list.some(({ kind, target }) => kind === 'device-added' && target === device);
	const ends = (device: string) =>
		possible.filter(({ kind, target }) => kind === 'device-revoked' && target === device).map(({ last }) => last);
	return {
		disputed: certain.length < possible.length,
		active: new Set(
			certain.flatMap(({ kind, target }) => (kind === 'device-added' && ends(target).length === 0 ? [target] : []))
		),
		counts: ({ device, n, link }: Truth, record: RegisterRecord): boolean => {
			if (record.kind === 'device-added' || record.kind === 'device-revoked')
				return certain.some((act) => act.link === link);
			const before = n < (forkedFrom.get(device) ?? Number.POSITIVE_INFINITY);
			return before && admits(certain, device) && ends(device).every((last) => n <= last);
		}
	};
}

/** From "no revocation is believed" to and fro, until what is certain and what is possible stand still. */
function settle(acts: readonly Act[], forkedFrom: Map<string, number>): { certain: Act[]; possible: Act[] } {
	const revocations = (list: readonly Act[]) => list.filter(({ kind }) => kind === 'device-revoked');
	let certain: Act[] = [];
	for (;;) {
		const possible = inForce(acts, revocations(certain), forkedFrom);
		const next = inForce(acts, revocations(possible), forkedFrom);
		if (next.length === certain.length) return { certain: next, possible };
		certain = next;
	}
}

function actOf(truth: Truth): Act[] {
	const record = membershipOf(truth);
	if (!record) return [];
	const { device: target, by } = record.body;
	const last = record.kind === 'device-revoked' ? record.body.last.n : Number.POSITIVE_INFINITY;
	return [{ link: truth.link, kind: record.kind, carrier: record.device, n: record.n, by, target, last }];
}
