import * as v from 'valibot';
import { BRIDGE_VERSION, hereSchema, readFromExtension, type FromExtension, type FromPage } from './messages.js';

/** How long the page waits for an answer to its hello, in ms; a content script that comes later says so by itself. */
export const ANSWER_WAIT = 1500;

/** What the register's page knows of the extension. */
export type Connection =
	| { kind: 'looking' }
	/** Nobody answered: no extension, or it was not allowed on this address. */
	| { kind: 'none' }
	/** `extension` is its version, as it says; `waiting` is how many records it held at the handshake. */
	| { kind: 'connected'; extension: string; waiting: number }
	/** It speaks an older or newer protocol than this page: nothing is handed over, a file still can be. */
	| { kind: 'older' | 'newer'; version: number };

export interface BridgeListeners {
	state: (connection: Connection) => void;
	message: (message: FromExtension) => void;
	/** Something came that is no message of the protocol; it was dropped. */
	misread: () => void;
}

/** The part of a window that the handshake needs. */
export interface BridgeWindow {
	readonly origin: string;
	postMessage(message: unknown, targetOrigin: string, transfer: Transferable[]): void;
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
	removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/**
 * The page's end of the bridge. Says hello to its own window with one end of a
 * new channel; whoever answers on it is the extension's content script, which
 * the lawyer allowed on this address. Only the newest channel is listened to.
 */
export class PageBridge {
	readonly #window: BridgeWindow;
	readonly #listeners: BridgeListeners;
	readonly #wait: number;
	#port: MessagePort | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#connection: Connection = { kind: 'none' };

	/** @param wait how long an answer is waited for, ms */
	constructor(window: BridgeWindow, listeners: BridgeListeners, wait = ANSWER_WAIT) {
		this.#window = window;
		this.#listeners = listeners;
		this.#wait = wait;
	}

	get connection(): Connection {
		return this.#connection;
	}

	/** Begins to listen and says hello. */
	open(): void {
		this.#window.addEventListener('message', this.#onWindow);
		this.hello();
	}

	/** Says hello on a new channel; what comes on the one before is heard no more. */
	hello(): void {
		this.#endPort();
		const { port1, port2 } = new MessageChannel();
		this.#port = port1;
		port1.onmessage = (event) => this.#onPort(port1, event.data);
		port1.onmessageerror = () => this.#listeners.misread();
		this.#become({ kind: 'looking' });
		this.#timer = setTimeout(() => {
			if (this.#connection.kind === 'looking') this.#become({ kind: 'none' });
		}, this.#wait);
		// "/" is the page's own origin, whatever it is: also one that has no name.
		this.#window.postMessage({ tizilim: 'bridge-hello', version: BRIDGE_VERSION }, '/', [port2]);
	}

	/** @returns false when there is nobody who would understand it */
	send(message: FromPage): boolean {
		const { kind } = this.#connection;
		// That receipts are kept is told to an older extension too: it would send them for ever.
		const heard = kind === 'connected' || (message.kind === 'receipts-kept' && (kind === 'older' || kind === 'newer'));
		if (!heard || this.#port === null) return false;
		this.#port.postMessage(message);
		return true;
	}

	close(): void {
		this.#window.removeEventListener('message', this.#onWindow);
		this.#endPort();
		this.#connection = { kind: 'none' };
	}

	readonly #onWindow = (event: MessageEvent): void => {
		// A frame or another window has no say here; the page's own scripts and content scripts do.
		if (event.source !== (this.#window as unknown) || event.origin !== this.#window.origin) return;
		if (v.is(hereSchema, event.data)) this.hello();
	};

	#onPort(port: MessagePort, data: unknown): void {
		if (port !== this.#port) return;
		const version = versionOf(data);
		if (version !== null && version !== BRIDGE_VERSION) {
			this.#become({ kind: version < BRIDGE_VERSION ? 'older' : 'newer', version });
		}
		const message = readFromExtension(data);
		if (message === null) {
			if (version === null || version === BRIDGE_VERSION) this.#listeners.misread();
			return;
		}
		if (message.kind === 'welcome' && message.version === BRIDGE_VERSION) {
			this.#become({ kind: 'connected', extension: message.extension, waiting: message.waiting });
		}
		this.#listeners.message(message);
	}

	#become(connection: Connection): void {
		if (connection.kind !== 'looking') clearTimeout(this.#timer);
		this.#connection = connection;
		this.#listeners.state(connection);
	}

	#endPort(): void {
		clearTimeout(this.#timer);
		this.#port?.close();
		this.#port = null;
	}
}

/** The version that a message names, also one that this page cannot read. */
function versionOf(data: unknown): number | null {
	const read = v.safeParse(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) }), data);
	return read.success ? read.output.version : null;
}
