import { recordId, type Device, type RecordId, type Register } from '#lib/register/index.js';
import { openEpoch, readEpochSeal, readRunHeader, type Bytes, type VaultParts } from '#lib/vault/index.js';
import { epochIdOf } from '#lib/vault/crypto.js';
import { equalBytes, toHex } from '#lib/vault/bytes.js';
import type { AppliedChange } from './attempt.js';

/** What the fold says of devices and epochs: it is the judge of who is active. */
export type Standing = Pick<Register, 'devices' | 'epochs'>;

/** What this device owes the others, now that it is known who is active. */
export type EpochDuty =
	/** Somebody who is cut off could read what is new. `again`: an epoch that was opened already would do, see `duty`. */
	| { kind: 'open'; rest: readonly Device[]; again: string | null }
	/** Somebody who is active could not. */
	| { kind: 'seal'; devices: readonly Device[] };

/** A parcel may bring more seals, but no more are tried. */
const MOST_TRIED = 64;

/** Of a device that is cut off, so many records on epochs are heard. */
const MOST_HEARD = 8;

const numberOf = (id: RecordId): number => Number(id.slice(id.indexOf('.') + 1));

/** Seals of an epoch's key, as one record brought them. */
interface Opening {
	id: RecordId;
	device: string;
	epoch: string;
	seals: Bytes[];
}

/** The seals of epoch keys, as records of the vault and parcels bring them. */
export class EpochBook {
	/** By the link of their record: branches of a log use one id twice. */
	readonly #openings = new Map<string, Opening>();
	/** By the link of a revocation: whom it cuts off. */
	readonly #revocations = new Map<string, string>();
	/** Keys that came in a parcel and were not needed yet. A seal proves nothing of its maker: see docs/format.md, Keys. */
	readonly #offered = new Map<string, { key: Bytes; seals: Bytes[] }>();

	/** Notes the seals that new records bring, and whom they cut off. */
	note(applied: readonly AppliedChange[]): void {
		for (const { device, link, record: parsed } of applied) {
			if (!parsed.ok) continue;
			const { record } = parsed;
			if (record.kind === 'device-revoked') this.#revocations.set(link, record.body.device);
			if (record.kind !== 'epoch-opened') continue;
			const { epoch, seals } = record.body;
			const bytes = seals.flatMap((seal) => fromBase64(seal) ?? []);
			const right = bytes.filter((seal) => readEpochSeal(seal)?.epoch === epoch);
			this.#openings.set(link, { id: recordId(record), device, epoch, seals: right });
		}
	}

	/** Keys that records brought for this device and that its keyring lacks, with the seals to the root. */
	async fromRecords(parts: VaultParts): Promise<{ keys: Bytes[]; seals: Bytes[] }> {
		const held = new Set(heldBy(parts));
		const found: { keys: Bytes[]; seals: Bytes[] } = { keys: [], seals: [] };
		for (const { epoch, seals } of this.#openings.values()) {
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
		const held = new Set(heldBy(parts));
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
	first(parts: VaultParts): string | null {
		const opened = new Set([...this.#openings.values()].map(({ epoch }) => epoch));
		// The key of one whose record has not come yet stands behind it, or before it where it is the current one.
		const ids = heldBy(parts);
		return [...ids.slice(-1), ...ids].find((id) => !opened.has(id)) ?? null;
	}

	/** The seals of an epoch, one for each whom it is for. */
	sealsOf(epoch: string): Bytes[] {
		const found = new Map<string, Bytes>();
		for (const { seals } of this.#openings.values())
			for (const seal of seals) {
				const read = readEpochSeal(seal);
				if (read?.epoch === epoch && !found.has(read.to)) found.set(read.to, seal);
			}
		return [...found.values()];
	}

	/**
	 * What this device owes, when it is active itself. Of the first epoch
	 * everybody has the key who was ever admitted under it; of a later one those
	 * to whom records that count seal it. Where a new epoch is owed, one will do
	 * that does not count (its log branched) and that nobody who is cut off can
	 * have: others who hold it too can read it at once, and two that open epochs
	 * of their own might never read each other.
	 * @param until the links of a record's log up to it
	 */
	duty({ devices, epochs }: Standing, parts: VaultParts, until: (link: string) => Iterable<string>): EpochDuty | null {
		const active = devices.filter(({ revoked }) => revoked === null);
		if (!active.some(({ device }) => device === parts.device)) return null;
		const cutOff = devices.flatMap(({ device, revoked }) => (revoked === null ? [] : device));
		const open = (): EpochDuty => {
			// One that counts already would not become the last by being opened again.
			const spare = heldBy(parts).filter((held) => !epochs.some(({ epoch }) => epoch === held));
			return { kind: 'open', rest: active, again: this.#openedBehind(cutOff, spare, until) };
		};
		const current = epochs.at(-1);
		if (!current) return cutOff.length > 0 ? open() : null;
		const readers = new Set(current.records.flatMap((id) => this.#readers(id)));
		const theirs = new Set(cutOff.flatMap((device) => this.#holdersBy(device, current.epoch)));
		if (cutOff.some((device) => readers.has(device) || theirs.has(device))) return open();
		const without = active.filter(({ device }) => !readers.has(device));
		return without.length > 0 ? { kind: 'seal', devices: without } : null;
	}

	/**
	 * The newest of these epochs that a device opened once it had cut off all who
	 * are cut off now: whoever was admitted before that has no key of it, unless
	 * a seal says so.
	 */
	#openedBehind(
		cutOff: readonly string[],
		epochs: readonly string[],
		until: (link: string) => Iterable<string>
	): string | null {
		const openings = [...this.#openings];
		const isClosedTo = (epoch: string) =>
			openings.every(
				([, one]) =>
					one.epoch !== epoch ||
					(!cutOff.includes(one.device) && readersOf(one.seals).every((reader) => !cutOff.includes(reader)))
			);
		const isBehind = (link: string) => {
			const before = new Set([...until(link)].flatMap((one) => this.#revocations.get(one) ?? []));
			return cutOff.every((device) => before.has(device));
		};
		const opened = epochs.filter(
			(epoch) => isClosedTo(epoch) && openings.some(([link, one]) => one.epoch === epoch && isBehind(link))
		);
		return opened.at(-1) ?? null;
	}

	/**
	 * Who has the key of an epoch by the word of a device that is cut off, whose
	 * records do not count: it opened the epoch itself, and sealed it to others.
	 * Only its first few records are heard, or it could name each new epoch and
	 * have the rest open epochs without end.
	 */
	#holdersBy(device: string, epoch: string): string[] {
		const own = [...this.#openings.values()].filter((one) => one.device === device);
		const heard = own.toSorted((a, b) => numberOf(a.id) - numberOf(b.id)).slice(0, MOST_HEARD);
		const theirs = heard.filter((one) => one.epoch === epoch);
		return theirs.length > 0 ? [device, ...theirs.flatMap(({ seals }) => readersOf(seals))] : [];
	}

	#readers(id: RecordId): string[] {
		return [...this.#openings.values()].filter((one) => one.id === id).flatMap(({ seals }) => readersOf(seals));
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

/** The epochs whose keys are here, the one that seals what is new last. */
const heldBy = ({ keyring }: VaultParts): string[] => keyring.keyring.epochs.map((key) => toHex(epochIdOf(key)));

const readersOf = (seals: readonly Bytes[]): string[] => seals.flatMap((seal) => readEpochSeal(seal)?.to ?? []);

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
