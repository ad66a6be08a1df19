/** What the browser says of the room that this app has on the device, and of how long it keeps it. */
interface Room {
	/** Bytes; null where the browser does not tell. */
	used: number | null;
	quota: number | null;
	/** True when the browser promised not to clear it by itself. */
	persisted: boolean;
}

/** The parts of the browser that are looked at; a test hands in its own. */
export interface StorageParts {
	storage: Partial<Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>> | undefined;
	/** Of the engine's maker: "Apple Computer, Inc." in Safari, and in every browser of iOS. */
	vendor: string;
	/** Runs as an installed app: from the home screen or the dock. */
	installed: () => boolean;
	onInstalled: (tell: () => void) => void;
}

/** The state of storage for the screens; asks the browser to keep it once the app is installed, or when told to. */
export class StorageState {
	room = $state.raw<Room | null>(null);
	/** The browser was asked to keep the data, and did not promise. */
	refused = $state(false);
	readonly #parts: StorageParts;

	constructor(parts: StorageParts) {
		this.#parts = parts;
	}

	/** An installed app asks at once: browsers grant it without a question. In a tab only the lawyer asks. */
	async start(): Promise<void> {
		this.#parts.onInstalled(() => void this.keep());
		await this.refresh();
		if (this.#parts.installed() && this.room?.persisted === false) await this.keep();
	}

	async refresh(): Promise<void> {
		const { storage } = this.#parts;
		const [estimate, persisted] = await Promise.all([
			told(() => storage?.estimate?.()),
			told(() => storage?.persisted?.())
		]);
		this.room = { used: estimate?.usage ?? null, quota: estimate?.quota ?? null, persisted: persisted ?? false };
	}

	/** Asks the browser not to clear the data by itself; Firefox asks the user. */
	async keep(): Promise<void> {
		const kept = await told(() => this.#parts.storage?.persist?.());
		this.refused = kept !== true;
		await this.refresh();
	}

	/** Safari clears a site that was not visited in seven days of use, unless it is installed; `persist` does not prevent it. */
	get sevenDays(): boolean {
		return this.#parts.vendor.startsWith('Apple') && !this.#parts.installed();
	}
}

/** What the browser answers; null where it has no answer: a screen about storage must not fail for lack of one. */
async function told<T>(ask: () => Promise<T> | undefined): Promise<T | null> {
	try {
		return (await ask()) ?? null;
	} catch {
		return null;
	}
}

function browserParts(): StorageParts {
	// While pages are prerendered there is no window.
	const here = typeof window === 'undefined' ? null : window;
	const nav: (Navigator & { standalone?: boolean }) | undefined = here?.navigator;
	return {
		storage: nav?.storage,
		vendor: nav?.vendor ?? '',
		installed: () => nav?.standalone === true || here?.matchMedia('(display-mode: standalone)').matches === true,
		onInstalled: (tell) => here?.addEventListener('appinstalled', tell)
	};
}

export const storage = new StorageState(browserParts());
