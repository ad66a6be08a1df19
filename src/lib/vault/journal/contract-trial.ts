import { utf8, type Bytes } from '../bytes.js';
import {
	JOURNAL_LAYOUT,
	type AsideRun,
	type Intake,
	type Journal,
	type JournalResult,
	type LogWrite,
	type StoredHead,
	type StoredRun,
	type StoredVault
} from './port.js';

/** A store to be tried: what an adapter's test can do to it besides opening it. */
export interface TrialStore {
	/** A further connection. */
	open(): Promise<JournalResult<Journal>>;
	/**
	 * From now on: `full` no room for what is put; `refused` the browser gives
	 * no storage; `broken` an error nobody knows; `answer-lost` writes happen,
	 * and end as if the connection was lost. Null: works again.
	 */
	fail(how: 'full' | 'refused' | 'broken' | 'answer-lost' | null): void;
	/** The browser closes every open connection. */
	drop(): Promise<void> | void;
	/** The user clears the site's data. */
	clear(): Promise<void> | void;
	/** A newer app in another tab takes the store. */
	upgrade(): Promise<void> | void;
	/** The trial is over: everything is closed and gone. */
	end(): Promise<void> | void;
}

/** What one trial works with: its store, and connections that are closed at its end. */
export interface Trial {
	store: () => TrialStore;
	connect: () => Promise<Journal>;
	/** A connection to a store with a vault, whose device "a" has written record 1. */
	begun: () => Promise<Journal>;
}

export const kindOf = (result: JournalResult<unknown>): string => (result.ok ? 'ok' : result.error.kind);

/** The value of an answer; throws where it is a refusal. */
export function valueOf<T>(result: JournalResult<T>): T {
	if (!result.ok) throw new Error(`The journal refused: ${result.error.kind}`);
	return result.value;
}

/** A sample; a journal looks into no bytes, so text will do. */
export const sampleVault = (): StoredVault => ({
	layout: JOURNAL_LAYOUT,
	vault: utf8('a vault'),
	keyring: utf8('first keyring'),
	epochs: [utf8('first epoch'), utf8('second epoch')]
});

export const sampleRun = (device: string, from: number, to = from, documents = ['x']): StoredRun => ({
	device,
	from,
	to,
	documents,
	bytes: utf8(`run ${device} ${from} ${to}`)
});

export const sampleHead = (device: string, n: number): StoredHead => ({ device, n, tag: utf8(`tag ${device} ${n}`) });

/** A write of runs of one record, `from` to `to`, after record `after` (0: a new log). */
export const sampleWrite = (device: string, after: number, from: number, to = from): LogWrite => ({
	after: after === 0 ? null : sampleHead(device, after),
	runs: Array.from({ length: to - from + 1 }, (_, at) => sampleRun(device, from + at)),
	head: sampleHead(device, to)
});

/** A run that lies aside, unlike any other by its name. */
export const sampleAside = (name: string, place: AsideRun['place'], more: Partial<StoredRun> = {}): AsideRun => ({
	...sampleRun('b', 4, 6, place === 'held' ? [] : ['x']),
	bytes: utf8(`aside ${name}`),
	...more,
	id: name,
	place,
	applied: place === 'held' ? 0 : 5
});

export const sampleIntake = (more: Partial<Intake> = {}): Intake => ({ logs: [], aside: [], forget: [], ...more });

/** Each kind of write but `create`, as it follows a vault whose device "a" has written record 1. */
export const everyWrite = (): [keyof Journal, (journal: Journal) => Promise<JournalResult<null>>][] => [
	['restore', (journal) => journal.restore(sampleHead('a', 1), [sampleRun('a', 1)])],
	['append', (journal) => journal.append({ ...sampleWrite('a', 1, 2), dropDraft: 'draft' })],
	[
		'take',
		(journal) =>
			journal.take(
				sampleIntake({ logs: [sampleWrite('b', 0, 1)], aside: [sampleAside('one', 'held')], forget: ['two'] })
			)
	],
	['replaceKeyring', (journal) => journal.replaceKeyring(sampleVault().keyring, utf8('second keyring'))],
	['putSnapshot', (journal) => journal.putSnapshot('x', utf8('snapshot'))],
	['dropSnapshot', (journal) => journal.dropSnapshot('y')],
	['putDraft', (journal) => journal.putDraft('other', utf8('draft'))],
	['dropDraft', (journal) => journal.dropDraft('another')]
];

/** Everything that a journal shows. */
export interface Seen {
	vault: StoredVault | null;
	heads: StoredHead[];
	/** Of every device that has a head. */
	runs: StoredRun[];
	aside: AsideRun[];
	/** Of the documents x, y and z. */
	snapshots: [string, Bytes][];
	drafts: { id: string; bytes: Bytes }[];
}

/** Reads all that a journal holds; throws where it refuses. */
export async function look(journal: Journal): Promise<Seen> {
	const heads = await read(journal.heads());
	const runs = await Promise.all(heads.map(({ device }) => read(journal.runsFrom(device, 1))));
	const snapshots = await Promise.all(
		['x', 'y', 'z'].map(async (document) => [document, await read(journal.snapshot(document))] as const)
	);
	return {
		vault: await read(journal.describe()),
		heads,
		runs: runs.flat(),
		aside: await read(journal.aside()),
		snapshots: snapshots.flatMap(([document, bytes]) => (bytes ? [[document, bytes]] : [])),
		drafts: await read(journal.drafts())
	};
}

async function read<T>(call: Promise<JournalResult<T>>): Promise<T> {
	const result = await call;
	if (!result.ok) throw new Error(`The journal refused to be read: ${result.error.kind}`);
	return result.value;
}
