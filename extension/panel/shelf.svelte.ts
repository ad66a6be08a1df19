import type { PortalRecord, Receipt } from '#lib/bridge/index.js';
import type { Profile } from '../fill/index.js';
import { api } from '../shared/api.js';
import { localArea, sessionArea } from '../shared/area.js';
import type { FromPanel, PanelAnswer } from '../shared/messages.js';
import { readProfiles } from '../shared/profiles.js';
import {
	readEnded,
	readLink,
	readQueue,
	readReceipts,
	readSites,
	type Ended,
	type Link,
	type Site,
	type StoredQueue
} from '../shared/stored.js';

/** What the background and the disk hold, as the panel shows it. Only the background writes it. */
class Shelf {
	queue = $state.raw<StoredQueue | null>(null);
	ended = $state.raw<Ended | null>(null);
	link = $state.raw<Link | null>(null);
	receipts = $state.raw<Receipt[]>([]);
	sites = $state.raw<Site[]>([]);
	profiles = $state.raw<Profile[]>([]);
	readonly records: readonly PortalRecord[] = $derived(this.queue?.records ?? []);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Reads all, and reads again whenever something changes. @returns ends it */
	start(): () => void {
		const changed = (): void => void this.refresh();
		api.storage.onChanged.addListener(changed);
		void tellBackground({ kind: 'tidy' }).then(changed);
		return () => {
			api.storage.onChanged.removeListener(changed);
			clearTimeout(this.#timer);
		};
	}

	async refresh(): Promise<void> {
		const session = sessionArea();
		const local = localArea();
		const [queue, ended, link, receipts, sites, profiles] = await Promise.all([
			readQueue(session),
			readEnded(session),
			readLink(session),
			readReceipts(local),
			readSites(local),
			readProfiles(local)
		]);
		// What ran out is not shown for a moment longer, whether the background is awake or not.
		const live = queue !== null && queue.expires > Date.now() ? queue : null;
		Object.assign(this, { queue: live, ended, link, receipts, sites, profiles });
		clearTimeout(this.#timer);
		if (live !== null) {
			const wait = Math.min(live.expires - Date.now() + 1, 2 ** 31 - 1);
			this.#timer = setTimeout(() => void tellBackground({ kind: 'tidy' }).then(() => this.refresh()), wait);
		}
	}
}
export const shelf = new Shelf();

/** Asks the background to do something; it answers when it is done. */
export async function tellBackground(message: FromPanel): Promise<PanelAnswer> {
	try {
		const answer = await api.runtime.sendMessage<FromPanel, PanelAnswer | undefined>(message);
		return answer ?? { ok: false, why: 'refused' };
	} catch {
		// The extension is being renewed; nothing was done.
		return { ok: false, why: 'refused' };
	}
}
