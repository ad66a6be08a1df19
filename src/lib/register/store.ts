import { readElement, type Entry, type GroupKey } from './entry.js';
import type { DeviceId, RecordId } from './record.js';

/** Every text that came in, once; by id, by row or kind, and by device log. Only grows. */
export class RecordStore {
	/** The texts of each id: more than one is a fork. */
	readonly texts = new Map<RecordId, Entry[]>();
	readonly groups = new Map<GroupKey, Entry[]>();
	/** For each forked device: the first number that has two texts. */
	readonly forkedFrom = new Map<DeviceId, number>();
	/** Texts that are no record at all, so that a doubled one is told of once. */
	readonly strange = new Set<string>();
	readonly #logs = new Map<DeviceId, Entry[]>();

	/** Takes an element in; null when it is here already, or is no record. */
	take(source: unknown): Entry | null {
		const reading = readElement(source);
		if (reading.kind === 'not-a-record') {
			this.strange.add(reading.text);
			return null;
		}
		const { entry } = reading;
		const texts = this.texts.get(entry.id);
		if (texts) {
			if (texts.some((other) => other.text === entry.text || other.hash === entry.hash)) return null;
			texts.push(entry);
			const { device, n } = entry.envelope;
			this.forkedFrom.set(device, Math.min(n, this.forkedFrom.get(device) ?? n));
		} else this.texts.set(entry.id, [entry]);
		if (entry.group !== null) {
			const group = this.groups.get(entry.group);
			if (group) group.push(entry);
			else this.groups.set(entry.group, [entry]);
		}
		return entry;
	}

	/**
	 * Puts fresh records into their devices' logs. Returns the older records that
	 * now have another one before them.
	 */
	link(fresh: readonly Entry[]): Entry[] {
		const moved: Entry[] = [];
		const byDevice = new Map<DeviceId, Entry[]>();
		for (const entry of fresh) {
			const { device } = entry.envelope;
			const others = byDevice.get(device);
			if (others) others.push(entry);
			else byDevice.set(device, [entry]);
		}
		for (const [device, entries] of byDevice) {
			const log = this.#logs.get(device) ?? [];
			this.#logs.set(device, log);
			const first = entries.reduce((lowest, entry) => Math.min(lowest, entry.envelope.n), Infinity);
			const tail = log.splice(placeOf(log, first)).concat(entries);
			tail.sort((a, b) => a.envelope.n - b.envelope.n);
			let before = log.at(-1) ?? null;
			let last = before;
			for (const entry of tail) {
				if (last && last.envelope.n < entry.envelope.n) before = last;
				if (entry.previous?.envelope.n !== before?.envelope.n) {
					entry.previous = before;
					moved.push(entry);
				}
				log.push(entry);
				last = entry;
			}
		}
		return moved;
	}
}

/** The first place in a log whose number is `n` or above. */
function placeOf(log: readonly Entry[], n: number): number {
	let low = 0;
	let high = log.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((log[middle]?.envelope.n ?? Infinity) < n) low = middle + 1;
		else high = middle;
	}
	return low;
}
