import { api } from '../shared/api.js';
import type { Site } from '../shared/stored.js';

/**
 * Opens the tab that asks the browser for a site: Firefox refuses to be asked
 * from a panel. `back` is the tab to return to.
 */
export async function openPermission(role: Site['role'], origin: string | null, back: number | null): Promise<void> {
	const url = new URL(api.runtime.getURL('permission/index.html'));
	url.searchParams.set('role', role);
	if (origin !== null) url.searchParams.set('origin', origin);
	if (back !== null) url.searchParams.set('back', String(back));
	await api.tabs.create({ url: url.href });
}
