/// <reference types="chrome" />

/** What only Firefox has, and the types of Chromium do not know. */
interface SidebarApi {
	sidebarAction?: { open(): Promise<void> };
}

/** The extension's API under the name that both browsers know, with promises in both. */
export const api = chrome;

/** Opens the panel beside the page: only inside a click, a menu or a key of the user. */
export async function openPanel(windowId: number): Promise<void> {
	// At run time each browser has one of the two only.
	const { sidebarAction } = api as unknown as SidebarApi;
	if (sidebarAction) await sidebarAction.open();
	else await api.sidePanel.open({ windowId });
}
