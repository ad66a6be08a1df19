import type { Causality } from './causality.js';
import type { Events, GroupNode } from './group.js';
import type { RecordId, RecordOf } from './record.js';
import type { Conflict, RegisterProblem, Session } from './register.js';
import { distinct } from './row-writes.js';
import { same } from './same.js';

type Content = Pick<Session, 'date' | 'from' | 'to' | 'minutes' | 'what'>;
type Write = RecordOf<'time'> | RecordOf<'time-corrected'> | RecordOf<'time-voided'>;

export interface FoldedSessions {
	/** By day, then by `from`. */
	sessions: Session[];
	conflicts: Conflict[];
	problems: RegisterProblem[];
}

/**
 * Folds the time sessions of a row (column 6). A session is begun by a `time`
 * record; the causally latest correction stands; struck out it stays visible.
 * A correction that had seen the striking-out takes it back. Two that did not
 * know of each other and differ are a conflict, in which `false` stands for
 * "struck out"; a content is shown before that, then the lowest id.
 */
export function foldSessions(row: RecordId, causality: Causality<GroupNode>, events: Events): FoldedSessions {
	const told = [events('time'), events('time-corrected'), events('time-voided')];
	if (told.every((some) => some.length === 0)) return { sessions: [], conflicts: [], problems: [] };
	const { order, latest } = causality;
	const { writes, problems } = collect(order);
	const sessions: Session[] = [];
	const conflicts: Conflict[] = [];
	for (const [id, written] of writes) {
		const values = distinct(latest(written), (rank) => contentOf(writeAt(order, rank)) ?? false, order);
		if (values.length > 1) conflicts.push({ row, field: `session:${id}`, values: values.map(asBody) });
		const shown = values.find(({ value }) => value !== false) ?? values[0];
		const rank = written.find((one) => order[one]?.id === shown?.record);
		const record = rank === undefined ? null : writeAt(order, rank);
		if (rank === undefined || !record) continue;
		const content = contentOf(record) ?? replacedBy(rank, written, causality)[0]?.content;
		const voided = record.kind === 'time-voided' ? { reason: record.body.reason } : null;
		if (content) sessions.push({ id, ...content, struck: struckIn(written, causality), voided });
	}
	return {
		sessions: sessions.sort(byTime),
		conflicts: conflicts.sort((a, b) => (a.field < b.field ? -1 : 1)),
		problems
	};
}

/** Total of column 6 from the sessions that are not struck out; null when there is none. */
export function sessionMinutes(sessions: readonly Session[]): number | null {
	const standing = sessions.filter((session) => !session.voided);
	return standing.length === 0 ? null : standing.reduce((sum, session) => sum + session.minutes, 0);
}

/** The ranks that write each session, ascending; and what refers to a session that does not count here. */
function collect(order: readonly GroupNode[]): { writes: Map<RecordId, number[]>; problems: RegisterProblem[] } {
	const writes = new Map<RecordId, number[]>();
	const here = new Set(order.map((node) => node.id));
	const problems: RegisterProblem[] = [];
	for (const [rank, node] of order.entries()) {
		if (writeAt(order, rank)?.kind === 'time') writes.set(node.id, [rank]);
	}
	for (const [rank, node] of order.entries()) {
		const record = writeAt(order, rank);
		if (!record || record.kind === 'time') continue;
		const { session } = record.body;
		const others = writes.get(session);
		if (others) others.push(rank);
		else if (here.has(session)) problems.push({ kind: 'base-missing', id: node.id, base: session });
	}
	for (const ranks of writes.values()) ranks.sort((a, b) => a - b);
	return { writes, problems };
}

function writeAt(order: readonly GroupNode[], rank: number): Write | null {
	const record = order[rank]?.entry?.record;
	const tells = record?.kind === 'time' || record?.kind === 'time-corrected' || record?.kind === 'time-voided';
	return tells ? record : null;
}

function contentOf(record: Write | null): Content | null {
	if (!record || record.kind === 'time-voided') return null;
	const { date, from, to, minutes, what } = record.body;
	return { date, from: from ?? null, to: to ?? null, minutes, what: what ?? null };
}

/** The contents that the record at a rank had seen standing. */
function replacedBy(
	rank: number,
	written: readonly number[],
	{ order, before, latest }: Causality<GroupNode>
): { rank: number; content: Content }[] {
	const seen = written.filter((one) => before(one, rank) && writeAt(order, one)?.kind !== 'time-voided');
	return latest(seen).flatMap((one) => {
		const content = contentOf(writeAt(order, one));
		return content ? { rank: one, content } : [];
	});
}

/** The contents that a correction replaced by another, oldest first, each with that correction's reason. */
function struckIn(written: readonly number[], causality: Causality<GroupNode>): Session['struck'] {
	const struck = new Map<number, Session['struck'][number]>();
	for (const rank of written) {
		const record = writeAt(causality.order, rank);
		if (record?.kind !== 'time-corrected') continue;
		for (const old of replacedBy(rank, written, causality)) {
			if (same(old.content, contentOf(record)) || struck.has(old.rank)) continue;
			const { date, from, to, minutes } = old.content;
			struck.set(old.rank, { date, from, to, minutes, reason: record.body.reason });
		}
	}
	return [...struck].sort(([a], [b]) => a - b).map(([, value]) => value);
}

/** In a conflict a content is shown as a record's body has it. */
function asBody<T extends object>(held: T & { value: Content | false }) {
	if (held.value === false) return { ...held, value: false };
	const { date, from, to, minutes, what } = held.value;
	const times = { ...(from !== null && { from }), ...(to !== null && { to }) };
	return { ...held, value: { date, minutes, ...times, ...(what !== null && { what }) } };
}

function byTime(a: Session, b: Session): number {
	const key = (session: Session) => `${session.date} ${session.from ?? '99:99'} ${session.id}`;
	return key(a) < key(b) ? -1 : 1;
}
