import { api } from '../shared/api.js';
import { exactOrigin } from '../shared/origin.js';
import { shelf } from './shelf.svelte.js';

/** Where the register has its form to practise with. */
const PRACTICE = '#/practice';

/** What the panel may do with the page that is open. */
type PageState = 'unknown' | 'impossible' | 'register' | 'not-allowed' | 'allowed';

/** The tab whose page the lawyer sees beside the panel; in a tab of its own, the one that its address names. */
class PortalPage {
	tab = $state<number | null>(null);
	/** The exact origin of its page, where the browser tells it. */
	origin = $state<string | null>(null);
	#hash = $state('');
	#readable = $state(false);
	/** The page is the register's own form to practise with. */
	readonly practice: boolean = $derived(
		this.#hash.startsWith(PRACTICE) &&
			shelf.sites.some((site) => site.role === 'register' && site.origin === this.origin)
	);
	readonly state: PageState = $derived.by(() => {
		if (this.origin === null) return this.#readable ? 'impossible' : 'unknown';
		const roles = shelf.sites.filter((site) => site.origin === this.origin).map((site) => site.role);
		if (roles.includes('portal')) return 'allowed';
		if (roles.includes('register')) return this.practice ? 'allowed' : 'register';
		return 'not-allowed';
	});
	readonly #fixed: number | null;

	constructor() {
		const named = new URL(location.href).searchParams.get('tab');
		this.#fixed = named !== null && /^\d{1,10}$/.test(named) ? Number(named) : null;
	}

	/** Follows the user from tab to tab. @returns ends it */
	start(): () => void {
		const refresh = (): void => void this.refresh();
		api.tabs.onActivated.addListener(refresh);
		api.tabs.onUpdated.addListener(refresh);
		refresh();
		return () => {
			api.tabs.onActivated.removeListener(refresh);
			api.tabs.onUpdated.removeListener(refresh);
		};
	}

	async refresh(): Promise<void> {
		const tab = await this.#find();
		this.tab = tab?.id ?? null;
		this.origin = exactOrigin(tab?.url ?? '');
		this.#readable = tab?.url !== undefined;
		this.#hash = this.origin === null ? '' : new URL(tab?.url ?? '').hash;
	}

	/** What a look at the page needs; null where it may not be looked at. */
	get shown(): { tab: number; origin: string; practice: boolean } | null {
		const { tab, origin, practice } = this;
		return tab !== null && origin !== null && this.state === 'allowed' ? { tab, origin, practice } : null;
	}

	async #find(): Promise<chrome.tabs.Tab | undefined> {
		if (this.#fixed !== null) return api.tabs.get(this.#fixed).catch(() => undefined);
		const [active] = await api.tabs.query({ active: true, currentWindow: true });
		return active;
	}
}
export const portalPage = new PortalPage();
