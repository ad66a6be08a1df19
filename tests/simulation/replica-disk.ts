import type { KeptRun, ReplicaWrite } from '#lib/sync/index.js';
import type { Bytes } from '#lib/vault/index.js';
import type { Identity } from './identities.js';
import type { Plan } from './plan.js';

/** What happens at a write, once: the machine stops before it is durable, after it, or the disk refuses it. */
export type Mishap = 'crash-before' | 'crash-after' | 'full';

/** What a write came to: `crashed` machines have lost their memory, whatever is on the disk. */
export type Written = 'written' | 'refused' | 'crashed';

/**
 * The disk of a simulated device: runs in their logs, held runs apart, and how
 * far its own log is written. One write is one transaction.
 */
export class ReplicaDisk {
	log = new Map<string, KeptRun>();
	held = new Map<string, KeptRun>();
	/** Link of the last record of the own log; empty before the first. */
	head = '';
	/** The admission that its keyring holds until it stands as the first record of its log. */
	admission: Plan | null = null;
	/** Who it was before it began anew: its keyring keeps their public keys, since their admissions may not be here yet. */
	former: readonly Identity[] = [];
	mishap: Mishap | null = null;

	/**
	 * @param head for a write to the own log: the link that must stand, and the one that stands then.
	 */
	write({ store, forget }: ReplicaWrite, head?: { after: string; now: string }): Written {
		const mishap = this.mishap;
		this.mishap = null;
		if (mishap === 'full' || (head && head.after !== this.head)) return 'refused';
		if (mishap === 'crash-before') return 'crashed';
		for (const id of forget) this.held.delete(id);
		for (const run of store) (run.place === 'log' ? this.log : this.held).set(run.id, run);
		if (head) this.head = head.now;
		return mishap === 'crash-after' ? 'crashed' : 'written';
	}

	/** Runs as they are read at the start: those of logs, each log in its order, then those held. */
	runs(): Bytes[] {
		const byPlace = [...this.log.values()].toSorted((a, b) => a.from - b.from || a.to - b.to);
		return [...byPlace, ...this.held.values()].map(({ bytes }) => bytes);
	}

	/** Another disk with the same content: a cloned profile, or a backup. */
	copy(): ReplicaDisk {
		const other = new ReplicaDisk();
		other.log = new Map(this.log);
		other.held = new Map(this.held);
		other.head = this.head;
		other.admission = this.admission;
		other.former = this.former;
		return other;
	}
}
