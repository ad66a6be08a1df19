import { GENESIS_HASH, type CheckedChange, type DecodedChange } from '#lib/vault/index.js';
import type { KnownChange, LogEntry, State } from './state.js';

export type Verdict =
	| { kind: 'waits' }
	| { kind: 'applies'; change: KnownChange }
	/** Signed by its device, and nothing that an honest one writes. */
	| { kind: 'unsound' };

/**
 * Whether a change may be applied, now that all before it in its log is.
 * Depends on the bytes of the change and of what it builds on, never on what
 * arrived first, so that every device comes to the same answer. Beyond "one
 * record pushed" its order has to be the one that Automerge itself gives:
 * numbers without a hole, the next op, an element that its writer could see.
 * Automerge does not check them, and breaks on a change that has them wrong.
 */
export function judge(state: State, entry: LogEntry, content: CheckedChange): Verdict {
	const { decoded, sound, document } = content;
	if (!sound || !decoded) return { kind: 'unsound' };
	const deps = decoded.deps.map((dep) => known(state, document, dep));
	if (deps.some((dep) => dep === undefined)) return { kind: 'waits' };
	const newest = Math.max(0, ...deps.map((dep) => dep?.startOp ?? 0));
	const next = newest > 0 && decoded.startOp === newest + 1;
	if (!next || !seesItsPlace(state, document, decoded) || !followsItself(state, entry, decoded))
		return { kind: 'unsound' };
	const { actor, seq, startOp } = decoded;
	const taken = state.changes.get(`${document} ${content.hash}`)?.inDocument;
	const fits = deps.every((dep) => dep?.inDocument) && seq === (state.actors.get(`${document} ${actor}`) ?? 0) + 1;
	const inDocument = taken ?? fits;
	return { kind: 'applies', change: { link: entry.link, actor, seq, startOp, deps: decoded.deps, inDocument } };
}

/** Remembers a change that was applied. */
export function remember(state: State, { document, hash }: LogEntry, change: KnownChange): void {
	state.changes.set(`${document} ${hash}`, change);
	const name = `${document} ${change.actor}`;
	const before = state.actors.get(name) ?? 0;
	state.actors.set(name, change.inDocument ? Math.max(before, change.seq) : before);
}

const genesis: KnownChange = { link: '', actor: '', seq: 0, startOp: 1, deps: [], inDocument: true };

const known = (state: State, document: string, hash: string): KnownChange | undefined =>
	hash === GENESIS_HASH ? genesis : state.changes.get(`${document} ${hash}`);

/** The element behind which the record stands is one that its writer had. */
function seesItsPlace(state: State, document: string, { deps, after }: DecodedChange): boolean {
	if (after === '_head') return true;
	const [op, actor] = after.split('@');
	const startOp = Number(op);
	return buildsOn(state, document, deps, startOp, ({ actor: of, startOp: at }) => at === startOp && of === actor);
}

/** An actor's changes in a document follow each other in its log, numbered from 1, each built on the one before. */
function followsItself(state: State, entry: LogEntry, { actor, seq, deps }: DecodedChange): boolean {
	const { document } = entry;
	if (!state.actors.has(`${document} ${actor}`)) return seq === 1;
	const before = lastOfActor(state, entry, actor);
	if (!before || seq === 1) return !before && seq === 1;
	const { change, hash } = before;
	return change.seq === seq - 1 && buildsOn(state, document, deps, change.startOp, (_, one) => one === hash);
}

function lastOfActor(
	state: State,
	{ document, previous }: LogEntry,
	actor: string
): { change: KnownChange; hash: string } | null {
	for (let at = state.entries.get(previous); at; at = state.entries.get(at.previous)) {
		const change = at.document === document ? known(state, document, at.hash) : undefined;
		if (change?.actor === actor) return { change, hash: at.hash };
	}
	return null;
}

/** Whether a change is among those that `deps` build on. Looks no further than its op, since ops grow along the way. */
function buildsOn(
	state: State,
	document: string,
	deps: readonly string[],
	startOp: number,
	isIt: (change: KnownChange, hash: string) => boolean
): boolean {
	const seen = new Set<string>();
	const next = [...deps];
	for (let hash = next.pop(); hash !== undefined; hash = next.pop()) {
		const change = known(state, document, hash);
		if (!change || seen.has(hash) || change.startOp < startOp) continue;
		if (isIt(change, hash)) return true;
		seen.add(hash);
		next.push(...change.deps);
	}
	return false;
}
