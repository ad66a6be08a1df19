import { equalBytes, sha256 } from '#lib/vault/bytes.js';
import type { Bytes } from '#lib/vault/index.js';

/** How far a device has read the mailbox, and by what it knows it again: as the mailbox's transport keeps it. */
export interface Mark {
	made: number;
	/** Messages read; the digest is of the last of them. */
	seq: number;
	digest: Bytes;
}

export const NO_MARK: Mark = { made: -1, seq: 0, digest: new Uint8Array() };

/** A mailbox as its server keeps it: parcels in the order in which they came. Whoever runs the server may do anything to it. */
export class Mailbox {
	parcels: Bytes[] = [];
	made = 0;

	/** True where this is the mailbox that was read so far. */
	knows({ made, seq, digest }: Mark): boolean {
		const last = this.parcels[seq - 1];
		return made === this.made && (seq === 0 || (last !== undefined && equalBytes(sha256(last), digest)));
	}

	markAt(seq: number): Mark {
		const last = this.parcels[seq - 1];
		return { made: this.made, seq, digest: last ? sha256(last) : new Uint8Array() };
	}

	/** Wiped, and made anew. */
	wipe(): void {
		this.parcels = [];
		this.made += 1;
	}

	/** The server goes on from an older state of its disk. */
	rollBack(by: number): void {
		this.parcels.splice(Math.max(0, this.parcels.length - by));
	}

	/** Two parcels change places. */
	reorder(one: number, other: number): void {
		const [at, with_] = [one % Math.max(1, this.parcels.length), other % Math.max(1, this.parcels.length)];
		const [first, second] = [this.parcels[at], this.parcels[with_]];
		if (first && second) [this.parcels[at], this.parcels[with_]] = [second, first];
	}
}
