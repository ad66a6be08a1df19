import { api } from '../shared/api.js';
import type { Area } from '../shared/area.js';
import { exactOrigin, hostPattern } from '../shared/origin.js';
import { KEYS, readSites, type Site } from '../shared/stored.js';

const SCRIPT = 'register';

/** Whether the browser lets us onto this origin's host now. */
const isGranted = (origin: string): Promise<boolean> => api.permissions.contains({ origins: [hostPattern(origin)] });

/** Remembers an origin that the lawyer just allowed. @returns false when the browser says that it is not */
export async function addSite(local: Area, site: Site): Promise<boolean> {
	if (exactOrigin(site.origin) !== site.origin || !(await isGranted(site.origin))) return false;
	const others = (await readSites(local)).filter((one) => one.origin !== site.origin || one.role !== site.role);
	await local.set(KEYS.sites, [...others, { origin: site.origin, role: site.role }]);
	await registerScripts(local);
	return true;
}

/** Forgets an origin, and gives its permission back unless another use of the host needs it. */
export async function forgetSite(local: Area, site: Site): Promise<void> {
	const left = (await readSites(local)).filter((one) => one.origin !== site.origin || one.role !== site.role);
	await local.set(KEYS.sites, left);
	await registerScripts(local);
	const pattern = hostPattern(site.origin);
	if (left.some((one) => hostPattern(one.origin) === pattern)) return;
	// A permission that came with the manifest cannot be given back; the site is forgotten all the same.
	await api.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/** Drops the sites whose permission was taken back in the browser's own settings. */
export async function dropRevoked(local: Area): Promise<void> {
	const sites = await readSites(local);
	const granted = await Promise.all(sites.map((site) => isGranted(site.origin)));
	const left = sites.filter((_, at) => granted[at]);
	if (left.length !== sites.length) await local.set(KEYS.sites, left);
	await registerScripts(local);
}

/** The content script stands on the hosts of registers and nowhere else. */
async function registerScripts(local: Area): Promise<void> {
	const registers = (await readSites(local)).filter((site) => site.role === 'register');
	const matches = [...new Set(registers.map((site) => hostPattern(site.origin)))];
	const standing = await api.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
	if (matches.length === 0) {
		if (standing.length > 0) await api.scripting.unregisterContentScripts({ ids: [SCRIPT] });
		return;
	}
	const script: chrome.scripting.RegisteredContentScript = {
		id: SCRIPT,
		js: ['bridge.js'],
		matches,
		runAt: 'document_start',
		allFrames: false
	};
	if (standing.length > 0) await api.scripting.updateContentScripts([script]);
	else await api.scripting.registerContentScripts([script]);
}

/** The open tabs whose page is of this origin. */
export async function tabsOf(origin: string): Promise<number[]> {
	const tabs = await api.tabs.query({ url: hostPattern(origin) });
	return tabs.filter((tab) => exactOrigin(tab.url ?? '') === origin).map((tab) => tab.id ?? -1);
}

/** Brings the content script into pages of a register that were open before it was allowed. */
export async function connectOpenTabs(origin: string): Promise<void> {
	for (const tabId of await tabsOf(origin)) {
		// A tab that is closing or shows an error page takes no script; it connects when it is loaded.
		await api.scripting
			.executeScript({ target: { tabId, frameIds: [0] }, files: ['/bridge.js'] })
			.catch(() => undefined);
	}
}
