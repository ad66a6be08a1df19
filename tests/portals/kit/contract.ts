import type { PortalRecord } from '#lib/bridge/index.js';

/**
 * What each test portal gives to the measurement. The page's state is the
 * model of its framework, never read from the document; each value is text, as
 * the page would send it.
 */
export type State = Record<string, string>;

/**
 * What a key of the state must hold for a record: this text, or a text that
 * holds all of these parts. Null where it must stay as it was: the record has no
 * value for it, or a careful person would have to ask.
 */
export type Wanted = string | { parts: string[] } | null;
/** Keys that are not named here are none of the record's: they must stay as they were. */
export type Truth = Record<string, Wanted>;

declare global {
	interface Window {
		portalState: () => State;
		portalTruth: (record: PortalRecord) => Truth;
		/** Times that anything on the page was sent, or tried to be. */
		portalSubmits: number;
		/** Times that the page reached for the network since it stood. */
		portalRequests: number;
		/** Looks for the fields that stand now; then `portalFieldOf` knows them. */
		portalMark: () => void;
		/** The key of the state that a control belongs to, or null. */
		portalFieldOf: (element: Element) => string | null;
		/** The page stands and may be filled. */
		portalReady: boolean;
	}
}

const fields = new WeakMap<Element, string>();

/** Puts the contract on the window, and counts what is sent. Call it when the page stands. */
export function open(state: () => State, truth: (record: PortalRecord) => Truth): void {
	window.portalSubmits = 0;
	window.portalRequests = 0;
	window.portalState = state;
	window.portalTruth = truth;
	window.portalMark = () => mark(document);
	window.portalFieldOf = fieldOf;
	countSubmits();
	countRequests();
	requestAnimationFrame(() => requestAnimationFrame(() => (window.portalReady = true)));
}

/** To be called by what would send the form: the button of a page that has no `<form>`. */
export function sent(): void {
	window.portalSubmits += 1;
}

/** Fields are marked with `data-k` until they are known; the mark is taken away, so that nothing can lean on it. */
function mark(root: Document | ShadowRoot): void {
	for (const element of root.querySelectorAll('*')) {
		const key = element.getAttribute('data-k');
		if (key !== null) {
			fields.set(element, key);
			element.removeAttribute('data-k');
		}
		if (element.shadowRoot) mark(element.shadowRoot);
		if (element.localName === 'iframe') {
			const inside = (element as HTMLIFrameElement).contentDocument;
			if (inside) mark(inside);
		}
	}
}

function fieldOf(element: Element): string | null {
	let at: Element | null = element;
	while (at) {
		const key = fields.get(at);
		if (key !== undefined) return key;
		at = at.parentElement ?? hostOf(at.getRootNode());
	}
	return null;
}

/** The element that a shadow tree, or the document of a frame, hangs on. */
function hostOf(root: Node): Element | null {
	if ('host' in root) return root.host as Element;
	return (root as Document).defaultView?.frameElement ?? null;
}

function countSubmits(): void {
	window.addEventListener(
		'submit',
		(event) => {
			window.portalSubmits += 1;
			event.preventDefault();
		},
		true
	);
	HTMLFormElement.prototype.submit = () => sent();
}

function countRequests(): void {
	const count = () => (window.portalRequests += 1);
	window.fetch = (input) => {
		// A picture within the address itself asks nobody: widgets fetch their own icons so.
		const address = input instanceof Request ? input.url : String(input);
		if (!address.startsWith('data:')) count();
		return Promise.reject(new Error('This page has no server.'));
	};
	XMLHttpRequest.prototype.send = () => void count();
	navigator.sendBeacon = () => count() > 0;
}
