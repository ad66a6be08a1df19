import { api } from '../shared/api.js';

/** What Firefox puts on each element for content scripts. */
interface FirefoxElement {
	openOrClosedShadowRoot?: ShadowRoot | null;
}

/** The shadow root of an element, closed ones too, where the browser lets an extension see it. */
export function shadowRootOf(element: Element): ShadowRoot | null {
	const firefox = (element as unknown as FirefoxElement).openOrClosedShadowRoot;
	if (firefox !== undefined) return firefox;
	// Chromium's types call it always there; other browsers have no `dom`.
	const dom = api.dom as typeof api.dom | undefined;
	if (dom !== undefined && element instanceof HTMLElement) return dom.openOrClosedShadowRoot(element);
	return element.shadowRoot;
}
