const MINUTE = 60_000;

/** What the lock when idle needs of the session. */
interface Watched {
	/** Minutes without a touch after which an open vault locks. */
	limit: () => number;
	isOpen: () => boolean;
	lock: () => unknown;
}

/** Locks a vault that nobody has touched for the time of the settings. */
export class IdleLock {
	readonly #watched: Watched;
	#lastTouch = Date.now();

	constructor(watched: Watched) {
		this.#watched = watched;
	}

	/** The vault has just been opened. */
	begin(): void {
		this.#lastTouch = Date.now();
	}
	/** The lawyer works. A touch that comes too late does not keep the vault open: the device may have slept meanwhile. */
	touch(): void {
		if (!this.look()) this.#lastTouch = Date.now();
	}
	/** Locks when it is time; true then. */
	look(): boolean {
		const { limit, isOpen, lock } = this.#watched;
		const overdue = isOpen() && Date.now() - this.#lastTouch > limit() * MINUTE;
		if (overdue) lock();
		return overdue;
	}
}
