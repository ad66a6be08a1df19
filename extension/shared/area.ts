import { api } from './api.js';

/** One of the browser's storage areas, as the extension uses it; in tests a map. */
export interface Area {
	get(key: string): Promise<unknown>;
	set(key: string, value: unknown): Promise<void>;
	remove(key: string): Promise<void>;
}

/** `storage.session`: in memory only, and out of reach of content scripts. */
export const sessionArea = (): Area => over(() => api.storage.session);
/** `storage.local`: on disk. Holds settings, receipts and profiles, never a record. */
export const localArea = (): Area => over(() => api.storage.local);

function over(area: () => chrome.storage.StorageArea): Area {
	return {
		get: async (key) => (await area().get<Record<string, unknown>>(key))[key],
		set: (key, value) => area().set({ [key]: value }),
		remove: (key) => area().remove(key)
	};
}
