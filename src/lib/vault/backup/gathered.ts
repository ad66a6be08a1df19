import { equalBytes, toHex, type Bytes } from '../bytes.js';
import { readContainer } from '../container.js';
import { signerOf, vaultIdOf } from '../crypto.js';
import { openRootSeal } from '../epoch.js';
import { Membership } from '../membership.js';
import type { VaultResult } from '../parts.js';
import { SealKeys } from '../seal-keys.js';
import type { Vector } from '../snapshot.js';
import { seedOfWords } from '../words.js';
import { readLogs, type ReadLogs, type SoundRun } from './logs.js';
import type { Restorable } from './restoring.js';

/** What the recovery words alone make of parcels, ready to be laid down where no vault lies. */
export interface Gathered extends Restorable {
	/** Parcels and parts of them that were passed over: of another vault, damaged, of a newer app. */
	strange: number;
}

/**
 * Opens what devices of a vault left with a carrier, all of it from its first
 * parcel on (docs/mailbox.md): the 24 words open the epoch keys that are sealed
 * to the root, and these the runs, which are checked as if each had just come.
 * Nothing of it is trusted but what the vault's own devices signed. What does
 * not follow in its log yet is left to sync. Total over any bytes.
 * `wrong-words`: they are none, or of another vault; `damaged-backup`: the
 * carrier has no sound beginning of this vault, it was emptied or is not whole.
 */
export async function openGathered(
	parcels: readonly Bytes[],
	words: readonly string[]
): Promise<VaultResult<Gathered>> {
	const seed = seedOfWords(words);
	if (!seed.ok) return seed;
	const vault = vaultIdOf((await signerOf(seed.value)).publicKey);
	const { runs, seals, strange, others } = sorted(parcels, vault);
	if (runs.length === 0 && others > 0) return { ok: false, error: { kind: 'wrong-words', wrong: [] } };
	const keys = new SealKeys();
	const epochs: Bytes[] = [];
	const epochSeals: Bytes[] = [];
	for (const sealed of seals) {
		const key = await openRootSeal(sealed, vault, seed.value);
		if (!key || epochs.some((one) => equalBytes(one, key))) continue;
		keys.add(key);
		epochs.push(key);
		epochSeals.push(sealed);
	}
	const logs = wholeLogs(await readLogs(runs, vault, keys, new Membership(vault)));
	if (epochs.length === 0 || logs.logs.size === 0) return { ok: false, error: { kind: 'damaged-backup' } };
	return {
		ok: true,
		value: { vault, opener: { by: 'words', rootSeed: seed.value }, epochs, epochSeals, logs, strange }
	};
}

/** Runs and epoch seals of this vault, each once, in the order of their coming. */
function sorted(parcels: readonly Bytes[], vault: Bytes) {
	const [runs, seals] = [new Map<string, Bytes>(), new Map<string, Bytes>()];
	let [strange, others] = [0, 0];
	for (const parcel of parcels) {
		const read = readContainer(parcel);
		if (!read.ok || !equalBytes(read.value.vault, vault)) {
			strange += 1;
			if (read.ok) others += 1;
			continue;
		}
		strange += read.value.unknown;
		for (const { type, bytes } of read.value.items) {
			if (type === 'run') runs.set(toHex(bytes), bytes);
			else if (type === 'epoch') seals.set(toHex(bytes), bytes);
		}
	}
	return { runs: [...runs.values()], seals: [...seals.values()], strange, others };
}

/** Of each log a row of runs of which one begins where the other ends: they may have been cut anew when they were sent again. */
function wholeLogs(read: ReadLogs): ReadLogs {
	const logs = new Map<string, SoundRun[]>();
	const vector: Vector = {};
	for (const [device, sound] of read.logs) {
		const row: SoundRun[] = [];
		for (let next = longestFrom(sound, 1); next; next = longestFrom(sound, next.checked.header.to + 1)) row.push(next);
		const last = row.at(-1)?.checked;
		const link = last?.changes.at(-1)?.link;
		if (!last || !link) continue;
		logs.set(device, row);
		vector[device] = { n: last.header.to, link: toHex(link) };
	}
	return { ...read, logs, vector, others: [], unread: 0 };
}

const longestFrom = (runs: readonly SoundRun[], from: number): SoundRun | undefined =>
	runs
		.filter(({ checked: { header } }) => header.from === from)
		.toSorted((a, b) => b.checked.header.to - a.checked.header.to)[0];
