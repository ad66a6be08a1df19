import { unzipSync } from 'fflate';
import type { Limits } from './limits.js';
import type { Refusal } from './outcome.js';

/** The parts of an .xlsx, unpacked one at a time. */
export interface Parts {
	has(name: string): boolean;
	/** The bytes of a part, null where there is none; throws `Refused` when it cannot be unpacked within the limits. */
	read(name: string): Uint8Array | null;
}

/** Stops the reading of a file from within callbacks; caught in `readXlsx` and `readCsv`, never leaves this room. */
export class Refused extends Error {
	constructor(readonly refusal: Refusal) {
		super(refusal.code);
	}
}
export const refuse = (code: Refusal['code'], text = ''): never => {
	throw new Refused({ code, text });
};

/**
 * Opens the directory of a zip. The size that the directory declares for a
 * part is held against the limit before the part is unpacked; fflate unpacks
 * into a buffer of exactly that size and stops with an error when a part holds
 * more, so that a directory that lies gains nothing.
 */
export function openZip(bytes: Uint8Array, limits: Limits): Parts {
	const names = new Map<string, string>();
	let entries = 0;
	let unpacked = 0;
	walk(bytes, ({ name }) => {
		if (++entries > limits.zipEntries) refuse('expands', String(entries));
		names.set(name.replace(/^\//, '').toLowerCase(), name);
		return false;
	});
	return {
		has: (name) => names.has(name.toLowerCase()),
		read(name) {
			const stored = names.get(name.toLowerCase());
			if (stored === undefined) return null;
			let wanted = true;
			const files = walk(bytes, (entry) => {
				if (entry.name !== stored || !wanted) return false;
				wanted = false;
				const size = entry.compression === 0 ? entry.size : entry.originalSize;
				unpacked += size;
				if (!(unpacked <= limits.unpackedBytes)) refuse('expands', String(unpacked));
				return true;
			});
			return files[stored] ?? null;
		}
	};
}

/** One pass over the directory; whatever is wrong with it refuses the file as damaged. */
function walk(
	bytes: Uint8Array,
	filter: (entry: { name: string; size: number; originalSize: number; compression: number }) => boolean
): Record<string, Uint8Array> {
	try {
		return unzipSync(bytes, { filter });
	} catch (error) {
		if (error instanceof Refused) throw error;
		return refuse('damaged');
	}
}
