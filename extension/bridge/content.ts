import { BRIDGE_VERSION, helloSchema, readFromExtension } from '#lib/bridge/index.js';
import * as v from 'valibot';
import { api } from '../shared/api.js';
import type { FromRegister, ToRegister } from '../shared/messages.js';
import { exactOrigin } from '../shared/origin.js';
import { plainCopy } from '../shared/plain.js';
import { takeOver } from '../shared/take-over.js';

/**
 * The register's page and the background hear each other through here. It
 * stands on hosts that the lawyer allowed, in the top frame only; whether the
 * origin, with its port, is the one that was meant is for the background to
 * say, which knows it from the browser and not from the page.
 */
function start(signal: AbortSignal): void {
	/** The port of the page's last hello; an older one is dead. */
	let port: MessagePort | null = null;

	const toPage = (answer: ToRegister | null): void => {
		for (const message of answer?.messages ?? []) {
			const checked = readFromExtension(message);
			if (checked) port?.postMessage(checked);
		}
	};
	const ask = async (message: FromRegister): Promise<void> => {
		try {
			toPage(await api.runtime.sendMessage<FromRegister, ToRegister | null>(message));
		} catch {
			// The extension was removed or renewed while the page stood open: its new self says hello again.
			port?.postMessage({ kind: 'refused', version: BRIDGE_VERSION, why: 'failed' });
		}
	};

	const hear = (event: MessageEvent<unknown>): void => {
		if (event.source !== window || event.origin !== location.origin || event.ports.length !== 1) return;
		const hello = v.safeParse(helloSchema, plainCopy(event.data));
		const [fresh] = event.ports;
		if (!hello.success || !fresh) return;
		port?.close();
		port = fresh;
		fresh.onmessage = (sent: MessageEvent<unknown>) => {
			// What is no plain data does not even reach the background.
			void ask({ kind: 'page-message', message: plainCopy(sent.data) ?? null });
		};
		void ask({ kind: 'page-hello', version: hello.output.version });
	};
	window.addEventListener('message', hear, { signal });

	const told = (data: unknown, sender: chrome.runtime.MessageSender): void => {
		// Only the background speaks without a tab; content scripts cannot send to each other.
		if (sender.id !== api.runtime.id || sender.tab !== undefined) return;
		if (isToRegister(data)) toPage(data);
	};
	api.runtime.onMessage.addListener(told);
	signal.addEventListener('abort', () => {
		port?.close();
		api.runtime.onMessage.removeListener(told);
	});

	window.postMessage({ tizilim: 'bridge-here', version: BRIDGE_VERSION }, location.origin);
}

function isToRegister(data: unknown): data is ToRegister {
	if (data === null || typeof data !== 'object' || !('kind' in data) || !('messages' in data)) return false;
	return data.kind === 'to-page' && Array.isArray(data.messages);
}

if (window === window.top && exactOrigin(location.href) === self.origin) start(takeOver('bridge'));
