import { ROW_KINDS, type RecordBodies, type RecordKind } from './bodies.js';
import { orderRecords, type Causality } from './causality.js';
import type { Entry } from './entry.js';
import { clockProblems, edgeProblems, eventsOf, headsOf, nodesOf, type Events, type GroupNode } from './group.js';
import { compareIds } from './ids.js';
import { latestOf } from './latest-of.js';
import type { Standing } from './membership.js';
import { foldPaperLines, foldPaperLogs } from './paper-logs.js';
import { foldDaysOff, foldExpectedLawyers, foldMrp, foldPayRates } from './report-tables.js';
import type { RecordId } from './record.js';
import type { Authority, Device, Register, RegisterProblem, StateDispute } from './register.js';
import { distinct } from './row-writes.js';
import { foldWritten } from './written.js';

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
	const events = eventsOf(causality);
	return {
		causality,
		events,
		heads: headsOf(causality),
		problems: [
			...edgeProblems(causality, isKnown),
			...clockProblems(causality),
			...foldWritten(events('own-entry'), causality).problems
		],
		missing: causality.outside.flatMap(({ base }) => (isKnown(base) ? [] : base))
	};
}

type Kinds = ReadonlyMap<string, FoldedKind>;

/** What the kinds without a row make of the register. */
export type VaultState = Pick<
	Register,
	| 'profile'
	| 'settings'
	| 'unsettled'
	| 'authorities'
	| 'mobileSigning'
	| 'monthsClosed'
	| 'paperLogs'
	| 'paperLines'
	| 'copiesDisposed'
	| 'payRates'
	| 'mrp'
	| 'daysOff'
	| 'expectedLawyers'
	| 'documents'
	| 'devices'
	| 'epochs'
	| 'ownEntries'
	| 'paperTemplates'
	| 'heads'
>;

/** Puts together profile, settings, closed months, paper logs, documents and devices. */
export function vaultState(kinds: Kinds, standing: Standing): VaultState {
	const profile = saidWhole(kinds, 'profile');
	const settings = saidWhole(kinds, 'settings');
	return {
		profile: profile.shown,
		settings: settings.shown ?? DEFAULT_SETTINGS,
		unsettled: [...profile.dispute, ...settings.dispute],
		authorities: authoritiesOf(kinds),
		mobileSigning: mobileSigningOf(kinds),
		monthsClosed: all(kinds, 'month-closed')
			.map(({ body, id, at, day }) => ({ ...body, record: id, at, day }))
			.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : compareIds(a.record, b.record))),
		paperLogs: foldPaperLogs(kinds.get('paper-log'), all(kinds, 'paper-log-disposed')),
		paperLines: foldPaperLines(kinds.get('paper-line')),
		copiesDisposed: all(kinds, 'copies-disposed').map(({ body, id, day }) => ({ ...body, record: id, day })),
		payRates: foldPayRates(kinds.get('pay-rate')),
		mrp: foldMrp(kinds.get('mrp')),
		daysOff: foldDaysOff(kinds.get('day-off')),
		expectedLawyers: foldExpectedLawyers(kinds.get('expected-lawyer')),
		documents: documentsOf(kinds),
		devices: devicesOf(kinds, standing),
		ownEntries: ownEntriesOf(kinds),
		paperTemplates: templatesOf(kinds),
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
function saidWhole<K extends 'profile' | 'settings'>(
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

/**
 * The authorities' certificates that are trusted. Of each certificate the
 * causally latest record stands; where two did not know of each other and one
 * of them takes the trust back, it is not trusted.
 */
function authoritiesOf(kinds: Kinds): Authority[] {
	const folded = kinds.get('authority');
	if (!folded) return [];
	const all = folded.events('authority');
	const certificates = [...new Set(all.map(({ body }) => body.certificate))];
	return certificates
		.flatMap((certificate): Authority[] => {
			const events = all.filter(({ body }) => body.certificate === certificate);
			const latest = latestOf(folded.causality, events).sort((a, b) => compareIds(a.id, b.id));
			const [first] = latest;
			if (first === undefined || latest.some(({ body }) => !body.trusted)) return [];
			return [{ certificate: first.body.certificate, name: first.body.name, record: first.id, at: first.at }];
		})
		.sort((a, b) => order(a.name, b.name) || order(a.certificate, b.certificate));
}

/**
 * Consent to signing through a third party's service: the causally latest word
 * stands; where two did not know of each other, only the same consent on all
 * sides counts.
 */
function mobileSigningOf(kinds: Kinds): Register['mobileSigning'] {
	const folded = kinds.get('mobile-signing');
	if (!folded) return null;
	const events = folded.events('mobile-signing');
	const latest = latestOf(folded.causality, events).sort((a, b) => compareIds(a.id, b.id));
	const [first] = latest;
	if (first === undefined) return null;
	const agreed = latest.every(({ body }) => body.allowed && body.service === first.body.service);
	return agreed ? { service: first.body.service, record: first.id, at: first.at } : null;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function ownEntriesOf(kinds: Kinds): Register['ownEntries'] {
	const folded = kinds.get('own-entry');
	return folded ? foldWritten(folded.events('own-entry'), folded.causality).entries : [];
}

/** Of each template and language the causally latest text; one without a text gives the place back to ours. */
function templatesOf(kinds: Kinds): Register['paperTemplates'] {
	const latest = new Map(
		all(kinds, 'paper-template').map(({ body }) => [`${body.template} ${body.language}`, body] as const)
	);
	return [...latest]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([, { template, language, text }]) => (text === undefined ? [] : [{ template, language, text }]));
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
	for (const { body, id, at } of all(kinds, 'device-added')) {
		const { device, signKey, agreeKey } = body;
		const name = names.get(device) ?? body.name;
		const end = standing.revocation(device);
		const revoked = end ? { record: end.entry.id, last: end.last, at: end.entry.envelope.at } : null;
		const addedAt = devices.get(device)?.addedAt ?? at;
		devices.set(device, { device, name, signKey, agreeKey, added: id, addedAt, revoked });
	}
	return [...devices.values()].sort((a, b) => (a.device < b.device ? -1 : 1));
}
