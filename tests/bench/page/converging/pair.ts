import type { BenchRow } from '../contender.js';

/** What passed over the channels, both ways, in bytes of messages. */
export interface Passed {
	bytes: number;
	messages: number;
}

export interface Converged {
	/** From two open channels until the other end holds every row, on its disk and for its screen, ms. */
	took: number;
	/** Bytes by what they are; the rest is the adapter's own. */
	parts: { [what: string]: number };
	/** Rows that the other end holds then. */
	rows: number;
}

/** One end of a channel, open, with the connection that it belongs to. */
export interface End {
	connection: RTCPeerConnection;
	channel: RTCDataChannel;
}

/** Two devices of one register, each with a disk of its own; the one writes while they are apart. */
export interface Pair {
	/** Both hold `held`, then the first writes `apart`, one after another; both lie on their disks afterwards and are open. */
	prepare(held: readonly BenchRow[], apart: readonly BenchRow[]): Promise<{ [what: string]: number }>;
	converge(one: End, other: End): Promise<Converged>;
	close(): Promise<void>;
}
