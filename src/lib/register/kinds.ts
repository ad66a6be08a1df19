import { ROW_KINDS, type RecordBodies, type RecordKind } from './bodies.js';
import { orderRecords, type Causality } from './causality.js';
import type { Entry } from './entry.js';
import { clockProblems, edgeProblems, eventsOf, headsOf, nodesOf, type Events, type GroupNode } from './group.js';
import { compareIds } from './ids.js';
import type { Standing } from './membership.js';
import type { RecordId } from './record.js';
import type { Device, Register, RegisterProblem, StateDispute } from './register.js';
import { distinct } from './row-writes.js';

/** Kinds that tell of no row. */
type VaultKind = Exclude<RecordKind, (typeof ROW_KINDS)[number]>;

/** How the register is kept until the lawyer says otherwise. */
export const DEFAULT_SETTINGS: RecordBodies['settings'] = {
	registerLanguage: 'both',
	numbering: 'yearly',
	subNumbers: false,
	lockAfter: 15
};

/** The records of one kind that tells of no row, in causal order. */
export interface FoldedKind {
	causality: Causality<GroupNode>;
	events: Events;
	heads: RecordId[];
	problems: RegisterProblem[];
	missing: RecordId[];
}

export function foldKind(entries: readonly Entry[], isKnown: (id: RecordId) => boolean): FoldedKind {
	const causality = orderRecords(
		nodesOf(entries, (entry) => entry.counts),
		null
	);
	return {
		causality,
		events: eventsOf(causality),
		heads: headsOf(causality),
		problems: [...edgeProblems(causality, isKnown), ...clockProblems(causality)],
		missing: causality.outside.flatMap(({ base }) => (isKnown(base) ? [] : base))
	};
}

type Kinds = ReadonlyMap<string, FoldedKind>;

/** What the kinds without a row make of the register. */
export type VaultState = Pick<
	Register,
	'profile' | 'settings' | 'unsettled' | 'monthsClosed' | 'documents' | 'devices' | 'epochs' | 'heads'
>;

/** Puts together profile, settings, closed months, documents and devices. */
export function vaultState(kinds: Kinds, standing: Standing): VaultState {
	const profile = latestOf(kinds, 'profile');
	const settings = latestOf(kinds, 'settings');
	return {
		profile: profile.shown,
		settings: settings.shown ?? DEFAULT_SETTINGS,
		unsettled: [...profile.dispute, ...settings.dispute],
		monthsClosed: all(kinds, 'month-closed')
			.map(({ body, id, day }) => ({ ...body, record: id, day }))
			.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : compareIds(a.record, b.record))),
		documents: documentsOf(kinds),
		devices: devicesOf(kinds, standing),
		epochs: epochsOf(kinds),
		heads: Object.fromEntries(
			[...kinds]
				.filter(([, { heads }]) => heads.length > 0)
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([kind, { heads }]) => [kind, heads])
		)
	};
}

function all<K extends VaultKind>(kinds: Kinds, kind: K) {
	return kinds.get(kind)?.events(kind) ?? [];
}

/** The causally latest record of a kind that is said whole each time; of two that did not know of each other, that with the lowest id. */
function latestOf<K extends 'profile' | 'settings'>(
	kinds: Kinds,
	kind: K
): { shown: RecordBodies[K] | null; dispute: StateDispute[] } {
	const folded = kinds.get(kind);
	if (!folded) return { shown: null, dispute: [] };
	const { causality, events } = folded;
	const written = new Map(events(kind).map(({ rank, body }) => [rank, body]));
	const values = distinct(causality.latest([...written.keys()]), (rank) => written.get(rank), causality.order).flatMap(
		({ value, ...rest }) => (value ? { ...rest, value } : [])
	);
	return { shown: values[0]?.value ?? null, dispute: values.length > 1 ? [{ kind, values }] : [] };
}

function documentsOf(kinds: Kinds): Register['documents'] {
	const texts = new Map(all(kinds, 'volume-opened').map(({ body }) => [`${String(body.year)} ${body.document}`, body]));
	return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { year, document }]) => ({ year, document }));
}

/** Epochs in the order in which they were opened, each with the records that seal its key. */
function epochsOf(kinds: Kinds): Register['epochs'] {
	const epochs = new Map<string, RecordId[]>();
	for (const { body, id } of all(kinds, 'epoch-opened'))
		epochs.set(body.epoch, [...(epochs.get(body.epoch) ?? []), id]);
	return [...epochs].map(([epoch, records]) => ({ epoch, records }));
}

/** Devices that were admitted, by id; of several admissions of one, the causally latest names it. */
function devicesOf(kinds: Kinds, standing: Standing): Device[] {
	const devices = new Map<string, Device>();
	const names = new Map(all(kinds, 'device-named').map(({ body }) => [body.device, body.name]));
	for (const { body, id } of all(kinds, 'device-added')) {
		const { device, signKey, agreeKey } = body;
		const name = names.get(device) ?? body.name;
		const end = standing.revocation(device);
		const revoked = end ? { record: end.entry.id, last: end.last, at: end.entry.envelope.at } : null;
		devices.set(device, { device, name, signKey, agreeKey, added: id, revoked });
	}
	return [...devices.values()].sort((a, b) => (a.device < b.device ? -1 : 1));
}
