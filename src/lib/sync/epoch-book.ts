import { parseRecord, recordId, type Device, type RecordId, type Register } from '#lib/register/index.js';
import { openEpoch, readEpochSeal, readRunHeader, type Bytes, type VaultParts } from '#lib/vault/index.js';
import { epochIdOf } from '#lib/vault/crypto.js';
import { equalBytes, toHex } from '#lib/vault/bytes.js';

/** What the fold says of devices and epochs: it is the judge of who is active. */
export type Standing = Pick<Register, 'devices' | 'epochs'>;

/** What this device owes the others, now that it is known who is active. */
export type EpochDuty =
	/** Somebody who is cut off could read what is new. */
	| { kind: 'open'; rest: readonly Device[] }
	/** Somebody who is active could not. */
	| { kind: 'seal'; devices: readonly Device[] };

/** A parcel may bring more seals, but no more are tried. */
const MOST_TRIED = 64;

/** Of a device that is cut off, so many records on epochs are heard. */
const MOST_HEARD = 8;

const numberOf = (id: RecordId): number => Number(id.slice(id.indexOf('.') + 1));

/** The seals of epoch keys, as records of the vault and parcels bring them. */
export class EpochBook {
	/** By the record that brought them. */
	readonly #records = new Map<RecordId, { epoch: string; seals: Bytes[] }>();
	/** Keys that came in a parcel and were not needed yet. A seal proves nothing of its maker: see docs/format.md, Keys. */
	readonly #offered = new Map<string, { key: Bytes; seals: Bytes[] }>();

	/** Notes the seals that new records bring. */
	note(texts: readonly string[]): void {
		for (const text of texts) {
			if (!text.includes('"epoch-opened"')) continue;
			const parsed = parseRecord(text);
			if (!parsed.ok || parsed.record.kind !== 'epoch-opened') continue;
			const { epoch, seals } = parsed.record.body;
			const bytes = seals.flatMap((seal) => fromBase64(seal) ?? []);
			const right = bytes.filter((seal) => readEpochSeal(seal)?.epoch === epoch);
			this.#records.set(recordId(parsed.record), { epoch, seals: right });
		}
	}

	/** Keys that records brought for this device and that its keyring lacks, with the seals to the root. */
	async fromRecords(parts: VaultParts): Promise<{ keys: Bytes[]; seals: Bytes[] }> {
		const held = new Set(parts.keyring.keyring.epochs.map((key) => toHex(epochIdOf(key))));
		const found: { keys: Bytes[]; seals: Bytes[] } = { keys: [], seals: [] };
		for (const { epoch, seals } of this.#records.values()) {
			if (held.has(epoch)) continue;
			const key = await this.#open(parts, seals);
			if (!key) continue;
			held.add(epoch);
			found.keys.push(key);
			found.seals.push(...seals.filter((seal) => readEpochSeal(seal)?.to === 'root'));
		}
		return found;
	}

	/** Opens the seals of a parcel that are for this device; their keys may open runs from now on. */
	async offer(parts: VaultParts, seals: readonly Bytes[]): Promise<void> {
		const held = new Set(parts.keyring.keyring.epochs.map((key) => toHex(epochIdOf(key))));
		for (const seal of seals.slice(0, MOST_TRIED)) {
			const read = readEpochSeal(seal);
			if (read?.to !== parts.device || held.has(read.epoch) || this.#offered.has(read.epoch)) continue;
			const key = await this.#open(parts, [seal]);
			if (!key) continue;
			parts.keys.add(key);
			const root = seals.filter((one) => isFor(one, read.epoch, 'root'));
			this.#offered.set(read.epoch, { key, seals: root });
		}
	}

	/** Offered keys of epochs that something to be kept is sealed under: only those go into the keyring. */
	needed(epochs: ReadonlySet<string>): { keys: Bytes[]; seals: Bytes[] } {
		const needed = [...this.#offered].filter(([epoch]) => epochs.has(epoch)).map(([, offered]) => offered);
		return { keys: needed.map(({ key }) => key), seals: needed.flatMap(({ seals }) => seals) };
	}

	/**
	 * The epoch that the vault began with: no record opens it. Null where its key
	 * is not here. It is the current one again where no opened epoch counts.
	 */
	first({ keyring }: VaultParts): string | null {
		const opened = new Set([...this.#records.values()].map(({ epoch }) => epoch));
		// The key of one whose record has not come yet stands behind it, or before it where it is the current one.
		const ids = keyring.keyring.epochs.map((key) => toHex(epochIdOf(key)));
		return [...ids.slice(-1), ...ids].find((id) => !opened.has(id)) ?? null;
	}

	/** The seals of an epoch, one for each whom it is for. */
	sealsOf(epoch: string): Bytes[] {
		const found = new Map<string, Bytes>();
		for (const { seals } of this.#records.values())
			for (const seal of seals) {
				const read = readEpochSeal(seal);
				if (read?.epoch === epoch && !found.has(read.to)) found.set(read.to, seal);
			}
		return [...found.values()];
	}

	/**
	 * What this device owes, when it is active itself. Of the first epoch
	 * everybody has the key who was ever admitted under it; of a later one those
	 * to whom records that count seal it.
	 */
	duty({ devices, epochs }: Standing, own: string): EpochDuty | null {
		const active = devices.filter(({ revoked }) => revoked === null);
		if (!active.some(({ device }) => device === own)) return null;
		const current = epochs.at(-1);
		if (!current) return active.length < devices.length ? { kind: 'open', rest: active } : null;
		const readers = new Set(current.records.flatMap((id) => this.#readers(id)));
		const cutOff = devices.flatMap(({ device, revoked }) => (revoked === null ? [] : device));
		const theirs = new Set(cutOff.flatMap((device) => this.#holdersBy(device, current.epoch)));
		if (cutOff.some((device) => readers.has(device) || theirs.has(device))) return { kind: 'open', rest: active };
		const without = active.filter(({ device }) => !readers.has(device));
		return without.length > 0 ? { kind: 'seal', devices: without } : null;
	}

	/**
	 * Who has the key of an epoch by the word of a device that is cut off, whose
	 * records do not count: it opened the epoch itself, and sealed it to others.
	 * Only its first few records are heard, or it could name each new epoch and
	 * have the rest open epochs without end.
	 */
	#holdersBy(device: string, epoch: string): string[] {
		const numbers = [...this.#records.keys()].filter((id) => id.startsWith(`${device}.`)).map(numberOf);
		const heard = numbers.toSorted((a, b) => a - b).slice(0, MOST_HEARD);
		const ids = heard.map((n): RecordId => `${device}.${n}`).filter((id) => this.#records.get(id)?.epoch === epoch);
		return ids.length > 0 ? [device, ...ids.flatMap((id) => this.#readers(id))] : [];
	}

	#readers(id: RecordId): string[] {
		return (this.#records.get(id)?.seals ?? []).flatMap((seal) => readEpochSeal(seal)?.to ?? []);
	}

	async #open({ vault, device, keyring }: VaultParts, seals: readonly Bytes[]): Promise<Bytes | null> {
		for (const seal of seals) {
			const read = readEpochSeal(seal);
			if (read?.to !== device || !equalBytes(read.vault, vault)) continue;
			const key = await openEpoch(seal, vault, device, keyring.keyring.agreeSeed);
			if (key) return key;
		}
		return null;
	}
}

const isFor = (seal: Bytes, epoch: string, to: string): boolean => {
	const read = readEpochSeal(seal);
	return read?.epoch === epoch && read.to === to;
};

/** Bytes of base64; null for what is none. */
function fromBase64(text: string): Bytes | null {
	try {
		return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
	} catch {
		return null;
	}
}

/** The epoch that a run is sealed under, where it is one. */
export function epochOf(run: Bytes): string[] {
	const read = readRunHeader(run);
	return read.ok ? [read.value.header.epoch] : [];
}
