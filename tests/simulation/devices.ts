import fc from 'fast-check';
import { kazakhstanDay, recordId, recordText, textHash, type Envelope, type RecordId } from '#lib/register/index.js';
import { quietSteps, troubledSteps, type Step } from './arbitraries.js';

/** The ids of the devices that take part, in the order of their numbers in steps. */
const DEVICES = ['a', 'b', 'c'].map((letter) => letter.repeat(32));
const START = Date.UTC(2026, 0, 5, 4);

/** What came out of a history. */
export interface Played {
	/** Every record that was written, in the order of writing; both sides of forks. */
	records: Envelope[];
	/** The same as canonical texts. */
	texts: string[];
	/** For each record (by text) all records of its row or kind that its writer had seen, itself left out. */
	seen: Map<string, Set<string>>;
}

interface Copy {
	device: string;
	/** What it knows, by text. */
	known: Map<string, Envelope>;
	next: number;
}

/**
 * Plays steps on simple devices: each knows what it wrote and what it got, and
 * names as `base` the latest of the row (or kind) that it knows. Clocks run
 * apart by `skews` minutes.
 */
function play(steps: readonly Step[], skews: readonly number[] = [0, 0, 0]): Played {
	const copies: Copy[] = DEVICES.map((device) => ({ device, known: new Map(), next: 1 }));
	const records: Envelope[] = [];
	const seen = new Map<string, Set<string>>();
	let moment = START;

	const write = (copy: Copy, kind: string, row: RecordId | null, body: object): void => {
		const about = [...copy.known].filter(([, other]) => groupOf(other) === (row ?? kind));
		const before = new Set(about.map(([text]) => text));
		const overtaken = new Set(about.flatMap(([text]) => [...(seen.get(text) ?? [])]));
		const base = about.filter(([text]) => !overtaken.has(text)).map(([, other]) => recordId(other));
		const at = moment + (skews[DEVICES.indexOf(copy.device)] ?? 0) * 60_000;
		const record: Envelope = {
			v: 0,
			kind,
			...(row !== null && kind !== 'entered' && { row }),
			device: copy.device,
			n: copy.next++,
			at: new Date(at).toISOString(),
			day: kazakhstanDay(at),
			base: [...new Set(base)].sort(),
			body: { ...body }
		};
		const text = recordText(record);
		seen.set(text, before);
		copy.known.set(text, record);
		records.push(record);
		moment += 60_000 * 7;
	};

	for (const step of steps) {
		const copy = at(copies, step.device);
		if (copy) take(step, copy, copies, write);
	}
	return { records, texts: records.map(recordText), seen };
}

type Write = (copy: Copy, kind: string, row: RecordId | null, body: object) => void;

function take(step: Step, copy: Copy, copies: Copy[], write: Write): void {
	const known = [...copy.known.values()];
	switch (step.do) {
		case 'enter': {
			const volume = Number((step.fields.applicationDate ?? '2026').slice(0, 4));
			const imported = { key: textHash(step.salt), sourceRow: 1, signedByHand: true };
			const body = { salt: step.salt, volume, fields: step.fields, ...(step.imported && { imported }) };
			write(copy, 'entered', recordId({ device: copy.device, n: copy.next }), body);
			return;
		}
		case 'row': {
			const row = at(known.filter(({ kind }) => kind === 'entered').map(recordId), step.pick);
			if (row !== undefined) write(copy, step.act.kind, row, step.act.body);
			return;
		}
		case 'session': {
			const time = at(
				known.filter(({ kind }) => kind === 'time'),
				step.pick
			);
			if (time?.row === undefined) return;
			const session = recordId(time);
			const kind = step.body === null ? 'time-voided' : 'time-corrected';
			write(copy, kind, time.row, { session, reason: step.reason, ...step.body });
			return;
		}
		case 'rewrite': {
			const old = at(
				known.filter(({ kind }) => kind === 'action' || kind === 'party' || kind === 'own-entry'),
				step.pick
			);
			if (old === undefined) return;
			const entry = typeof old.body['entry'] === 'string' ? old.body['entry'] : recordId(old);
			const dated = old.kind === 'party' ? { note: step.date } : { date: step.date };
			write(copy, old.kind, old.row ?? null, {
				...{ ...old.body, ...dated, entry },
				...(step.struck && { struck: 'қате' })
			});
			return;
		}
		case 'vault':
			write(copy, step.act.kind, null, step.act.body);
			return;
		case 'meet': {
			const other = at(copies, step.other);
			for (const [text, record] of other?.known ?? []) copy.known.set(text, record);
			copy.next = Math.max(
				copy.next,
				...[...copy.known.values()].map((one) => (one.device === copy.device ? one.n + 1 : 1))
			);
			return;
		}
		case 'revoke': {
			const device = at(DEVICES, step.other) ?? '';
			const last = Math.max(0, ...known.filter((one) => one.device === device).map(({ n }) => n)) - step.back;
			const by = step.byRoot ? 'root' : copy.device;
			const end = { n: Math.max(0, last), link: '0'.repeat(64) };
			write(copy, 'device-revoked', null, { device, last: end, by, signature: '0'.repeat(128) });
			return;
		}
		case 'decide': {
			const [text, record] = at([...copy.known], step.pick) ?? [];
			if (text === undefined || !record) return;
			const item = { record: recordId(record), hash: textHash(text), take: step.take };
			write(copy, 'decision', null, { items: [item] });
			return;
		}
		case 'fork': {
			const from = Math.max(1, copy.next - 1 - step.back);
			for (const [text, record] of copy.known) {
				if (record.device === copy.device && record.n >= from) copy.known.delete(text);
			}
			copy.next = from;
		}
	}
}

/** The row of a record, or its kind where it tells of none. */
export function groupOf(record: Envelope): string {
	return record.kind === 'entered' ? recordId(record) : (record.row ?? record.kind);
}

const at = <T>(items: readonly T[], index: number): T | undefined => items[index % items.length];

/** Histories of devices that only work. */
export const histories = (maxLength?: number): fc.Arbitrary<Played> =>
	quietSteps(maxLength).map((steps) => play(steps));

/** Histories with revocations, forks, decisions and clocks that are wrong by up to an hour. */
export const troubledHistories = (maxLength?: number): fc.Arbitrary<Played> =>
	fc
		.tuple(troubledSteps(maxLength), fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 3, maxLength: 3 }))
		.map(([steps, skews]) => play(steps, skews));

/**
 * Histories as somebody would write them who wants to confuse: records name
 * any others as seen, of whatever row and also later ones, and their clocks
 * jump. What a record's writer had seen is not to be read from `seen` here.
 */
export const tangledHistories = (maxLength?: number): fc.Arbitrary<Played> =>
	fc
		.tuple(
			troubledHistories(maxLength),
			fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -40, max: 40 })), { maxLength: 12, size: 'max' })
		)
		.map(([played, tangles]) => {
			const records = [...played.records];
			for (const [which, other, minutes] of tangles) {
				const record = at(records, which);
				const named = at(played.records, other);
				if (!record || !named) continue;
				const moment = Date.parse(record.at) + minutes * 60_000;
				const tangled = {
					...record,
					base: [...new Set([...record.base, recordId(named)])],
					at: new Date(moment).toISOString()
				};
				records[records.indexOf(record)] = tangled;
			}
			return { records, texts: records.map(recordText), seen: played.seen };
		});

/** The elements in any order, some of them doubled, cut into any portions. */
export function delivered<T>(items: readonly T[]): fc.Arbitrary<T[][]> {
	return fc
		.tuple(
			fc.shuffledSubarray([...items], { minLength: items.length }),
			fc.subarray([...items]),
			fc.array(fc.nat({ max: Math.max(1, items.length * 2) }), { maxLength: 6 })
		)
		.chain(([all, doubled, cuts]) =>
			fc.shuffledSubarray([...all, ...doubled], { minLength: all.length + doubled.length }).map((order) => {
				const places = [0, ...cuts, order.length].map((cut) => Math.min(cut, order.length)).sort((a, b) => a - b);
				return places.slice(1).map((to, place) => order.slice(places[place] ?? 0, to));
			})
		);
}
