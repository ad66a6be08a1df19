import * as v from 'valibot';
import { api } from '../shared/api.js';
import { exactOrigin } from '../shared/origin.js';
import { PORT_NAME, portalHereSchema, readFromPortal, type FromPortal, type ToPortal } from '../shared/portal.js';

/** How long a page may take to answer, ms. */
const PATIENCE = 10_000;

/** The line to the script in one document. It ends with the document: what is sent reaches no other. */
export interface PortalLine {
	say: (message: ToPortal) => void;
	close: () => void;
}

/**
 * Brings the script into the top frame of a tab and opens a line to it. Before
 * anything is said on it, the browser itself has told that the other end is a
 * document of just this origin, shown, and not sandboxed.
 * @returns null when that cannot be had
 */
export async function connectPortal(
	tabId: number,
	origin: string,
	hear: (message: FromPortal) => void,
	lost: () => void
): Promise<PortalLine | null> {
	const tab = await api.tabs.get(tabId).catch(() => null);
	if (exactOrigin(tab?.url ?? '') !== origin) return null;
	const [injected] = await api.scripting
		.executeScript({ target: { tabId, frameIds: [0] }, files: ['/portal.js'] })
		.catch(() => []);
	// Browsers name the document, so that a line opened a moment too late finds nobody; Firefox tells errors here.
	const { documentId, error } = (injected ?? { error: 'none' }) as { documentId?: string; error?: unknown };
	if (error != null) return null;
	const to = documentId === undefined ? { frameId: 0 } : { frameId: 0, documentId };
	const port = api.tabs.connect(tabId, { name: PORT_NAME, ...to });

	const checked = Promise.withResolvers<boolean>();
	const nonce = crypto.randomUUID();
	const here = (data: unknown, sender: chrome.runtime.MessageSender): boolean => {
		const message = v.safeParse(portalHereSchema, data);
		if (!message.success || message.output.nonce !== nonce || sender.id !== api.runtime.id) return false;
		const where = sender.tab?.id === tabId && sender.frameId === 0 && exactOrigin(sender.url ?? '') === origin;
		const whole = sender.origin === undefined || sender.origin === origin;
		const same = documentId === undefined || sender.documentId === undefined || sender.documentId === documentId;
		checked.resolve(where && whole && same);
		return false;
	};
	api.runtime.onMessage.addListener(here);
	const timer = setTimeout(() => checked.resolve(false), PATIENCE);

	let open = true;
	port.onDisconnect.addListener(() => {
		checked.resolve(false);
		if (open) lost();
		open = false;
	});
	port.onMessage.addListener((data: unknown) => {
		// What cannot be read is no answer: better said than waited for.
		if (open) hear(readFromPortal(data) ?? { kind: 'failed', at: 'look' });
	});
	const line: PortalLine = {
		say: (message) => {
			if (open) port.postMessage(message);
		},
		close: () => {
			open = false;
			port.disconnect();
		}
	};
	line.say({ kind: 'hello', nonce });
	const right = await checked.promise;
	clearTimeout(timer);
	api.runtime.onMessage.removeListener(here);
	if (right) return line;
	line.close();
	return null;
}
