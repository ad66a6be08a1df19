import type { Bytes } from '#lib/vault/bytes.js';
import type { TransportEvents, TransportState } from './port.js';

/** What was told so far: parcels that were taken, and how many began to be. */
export interface Heard {
	heard: Bytes[];
	begun: number;
}

/** Whom a transport tells in its trial: takes parcels at once, slowly, or never from one on. */
export class Listener implements TransportEvents, Heard {
	readonly heard: Bytes[] = [];
	readonly states: TransportState[] = [];
	begun = 0;
	/** How many were being taken at the same time, at most. */
	most = 0;
	forgotten = 0;
	#now = 0;
	#waiting: (() => void)[] = [];
	readonly #slow: boolean;
	readonly #stuckAt: number;

	/** `stuckAt`: the parcel of this number, counted from 0, and all behind it are never taken. */
	constructor({ slow = false, stuckAt = Infinity }: { slow?: boolean; stuckAt?: number } = {}) {
		this.#slow = slow;
		this.#stuckAt = stuckAt;
	}

	async parcel(bytes: Bytes): Promise<void> {
		this.begun += 1;
		this.#now += 1;
		this.most = Math.max(this.most, this.#now);
		this.#woken();
		if (this.begun > this.#stuckAt) await new Promise<never>(() => undefined);
		// Many turns of the event loop, so that a carrier that does not wait is caught.
		if (this.#slow) for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setTimeout(next));
		this.#now -= 1;
		this.heard.push(bytes);
		this.#woken();
	}
	state(state: TransportState): void {
		this.states.push(state);
		this.#woken();
	}
	forgot(): void {
		this.forgotten += 1;
		this.#woken();
	}

	/** Resolves when it is so; whoever runs the trial gives up after its own time. */
	async until(isSo: (listener: this) => boolean): Promise<void> {
		while (!isSo(this)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
	}
	#woken(): void {
		for (const wake of this.#waiting.splice(0)) wake();
	}
}
