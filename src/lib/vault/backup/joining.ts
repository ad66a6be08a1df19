import type { Bytes } from '../bytes.js';
import type { CheckedChange } from '../check.js';
import { RUN_VERSION, sealRun } from '../run.js';
import type { SealKeys } from '../seal-keys.js';
import type { SoundRun } from './logs.js';

/** A joined run ends after so many changes, or so many bytes of them. */
const MOST_CHANGES = 500;
const MOST_CHANGE_BYTES = 4 * 1024 * 1024;

/**
 * Joins the runs of one log into longer ones, so that a backup is small. Joins
 * only what follows itself and is all in one document: after a restore a year
 * still opens alone. Runs that cannot be joined stay as they are.
 */
export async function joinRuns(
	log: readonly SoundRun[],
	{ vault, keys, epoch }: { vault: Bytes; keys: SealKeys; epoch: string }
): Promise<Bytes[]> {
	const joined: Bytes[] = [];
	for (const part of partsOf(log)) {
		const [first, last] = [part[0], part.at(-1)];
		if (!first || !last) continue;
		const { device, from } = first.checked.header;
		const key = part.length > 1 ? await keys.key('run', epoch, device) : null;
		if (!key) {
			joined.push(...part.map(({ bytes }) => bytes));
			continue;
		}
		const header = { version: RUN_VERSION, vault, epoch, device, from, to: last.checked.header.to };
		const content = {
			previous: first.checked.content.previous,
			signature: last.checked.content.signature,
			changes: part.flatMap(({ checked }) => checked.changes)
		};
		joined.push(await sealRun(header, content, key));
	}
	return joined;
}

/** The runs of a log in stretches that follow themselves, lie in one document and are not too long. */
export function partsOf(log: readonly SoundRun[]): SoundRun[][] {
	const parts: SoundRun[][] = [];
	let [changes, size] = [0, 0];
	for (const run of log) {
		const part = parts.at(-1);
		const bytes = sizeOf(run.checked.changes);
		const fits = changes + run.checked.changes.length <= MOST_CHANGES && size + bytes <= MOST_CHANGE_BYTES;
		const before = part?.at(-1);
		if (part && before && fits && goesOn(before, run)) part.push(run);
		else {
			parts.push([run]);
			[changes, size] = [0, 0];
		}
		changes += run.checked.changes.length;
		size += bytes;
	}
	return parts;
}

const sizeOf = (changes: readonly CheckedChange[]): number =>
	changes.reduce((sum, { change }) => sum + change.length, 0);

function goesOn(before: SoundRun, run: SoundRun): boolean {
	const documents = new Set([...before.checked.changes, ...run.checked.changes].map(({ document }) => document));
	return run.checked.header.from === before.checked.header.to + 1 && documents.size === 1;
}
