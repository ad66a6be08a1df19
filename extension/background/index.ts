/**
 * The background of the extension. Not yet: it only opens the panel, which
 * says so. It holds no data and makes no request.
 */
interface PanelApi {
	sidePanel?: { setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void> };
	sidebarAction?: { open(): Promise<void> };
	action: { onClicked: { addListener(listener: () => void): void } };
}
declare const browser: PanelApi | undefined;
declare const chrome: PanelApi;

const api = typeof browser === 'undefined' ? chrome : browser;

if (api.sidePanel) void api.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
else api.action.onClicked.addListener(() => void api.sidebarAction?.open());

export {};
