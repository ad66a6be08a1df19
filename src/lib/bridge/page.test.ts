import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BRIDGE_VERSION, type FromExtension, type FromPage } from './messages.js';
import { ANSWER_WAIT, PageBridge, type BridgeWindow, type Connection } from './page.js';

/** A window that hands messages to its listeners as a browser does, and a content script beside it. */
class FakeWindow implements BridgeWindow {
	readonly origin = 'https://register.example.kz';
	readonly hellos: { data: unknown; target: string; port: MessagePort }[] = [];
	readonly #listeners = new Set<(event: MessageEvent) => void>();

	postMessage(message: unknown, target: string, transfer: Transferable[]): void {
		this.hellos.push({ data: message, target, port: transfer[0] as MessagePort });
	}
	addEventListener(_: 'message', listener: (event: MessageEvent) => void): void {
		this.#listeners.add(listener);
	}
	removeEventListener(_: 'message', listener: (event: MessageEvent) => void): void {
		this.#listeners.delete(listener);
	}
	say(data: unknown, from: { source?: unknown; origin?: string } = {}): void {
		const event = { data, source: this, origin: this.origin, ...from } as MessageEvent;
		for (const listener of this.#listeners) listener(event);
	}
	get listeners(): number {
		return this.#listeners.size;
	}
}

const HERE = { tizilim: 'bridge-here', version: BRIDGE_VERSION };
const WELCOME = { kind: 'welcome', version: BRIDGE_VERSION, extension: '0.1.0', waiting: 2 } as const;
const NONE: FromPage = { kind: 'offer', version: BRIDGE_VERSION, records: [], expires: 1 };
const KEPT: FromPage = { kind: 'receipts-kept', version: BRIDGE_VERSION, transfers: [] };

let window: FakeWindow;
let states: Connection[];
let messages: FromExtension[];
let misread: number;
let bridge: PageBridge;
/** Messages cross a channel in their own time. */
const crossed = async (done: () => boolean) => vi.waitUntil(done, { timeout: 2000, interval: 1 });
const last = () => states.at(-1);

beforeEach(() => {
	window = new FakeWindow();
	[states, messages, misread] = [[], [], 0];
	bridge = new PageBridge(window, {
		state: (connection) => states.push(connection),
		message: (message) => messages.push(message),
		misread: () => (misread += 1)
	});
});
afterEach(() => {
	bridge.close();
	for (const { port } of window.hellos) port.close();
});

describe('the handshake', () => {
	test('says hello on its own origin with one port, and is connected by the welcome', async () => {
		bridge.open();
		expect(window.hellos.map(({ data, target }) => [data, target])).toEqual([
			[{ tizilim: 'bridge-hello', version: BRIDGE_VERSION }, '/']
		]);
		expect(last()).toEqual({ kind: 'looking' });
		window.hellos[0]?.port.postMessage(WELCOME);
		await crossed(() => last()?.kind === 'connected');
		expect(last()).toEqual({ kind: 'connected', extension: '0.1.0', waiting: 2 });
		expect(messages).toEqual([WELCOME]);
	});
	test('says that there is none when nobody answers, and finds one that comes later', () => {
		vi.useFakeTimers();
		bridge.open();
		vi.advanceTimersByTime(ANSWER_WAIT);
		expect(last()).toEqual({ kind: 'none' });
		window.say(HERE);
		vi.useRealTimers();
		expect(window.hellos).toHaveLength(2);
		expect(last()).toEqual({ kind: 'looking' });
	});
	test('hears nobody but its own window on its own origin', () => {
		bridge.open();
		window.say(HERE, { source: {} });
		window.say(HERE, { origin: 'https://other.example.kz' });
		window.say({ ...HERE, more: 1 });
		window.say({ tizilim: 'bridge-hello', version: BRIDGE_VERSION });
		window.say(null);
		expect(window.hellos).toHaveLength(1);
	});
	test('hears only the newest channel', async () => {
		bridge.open();
		bridge.hello();
		const [old, fresh] = window.hellos;
		old?.port.postMessage({ ...WELCOME, extension: 'old' });
		fresh?.port.postMessage(WELCOME);
		await crossed(() => messages.length > 0);
		expect(messages).toEqual([WELCOME]);
	});
	test('closed, it hears nothing more', () => {
		bridge.open();
		bridge.close();
		window.say(HERE);
		expect([window.hellos.length, window.listeners]).toEqual([1, 0]);
		expect(bridge.send(NONE)).toBe(false);
	});
});

describe('what is sent', () => {
	test('goes to a connected extension, and to nobody before', async () => {
		bridge.open();
		expect(bridge.send(NONE)).toBe(false);
		const heard: unknown[] = [];
		const port = window.hellos[0]?.port;
		if (port) port.onmessage = (event) => heard.push(event.data);
		port?.postMessage(WELCOME);
		await crossed(() => last()?.kind === 'connected');
		expect(bridge.send(NONE)).toBe(true);
		await crossed(() => heard.length > 0);
		expect(heard).toEqual([NONE]);
	});
	test('a newer extension is named, and gets no rows', async () => {
		const version = BRIDGE_VERSION + 1;
		bridge.open();
		window.hellos[0]?.port.postMessage({ kind: 'welcome', version, extension: '9', waiting: 0, more: true });
		await crossed(() => last()?.kind !== 'looking');
		expect(last()).toEqual({ kind: 'newer', version });
		expect(bridge.send(NONE)).toBe(false);
		expect(bridge.send(KEPT)).toBe(true);
		expect(misread).toBe(0);
	});
	test('what is no message of the protocol is dropped, and told', async () => {
		bridge.open();
		const port = window.hellos[0]?.port;
		port?.postMessage({ ...WELCOME, row: 'a.1' });
		port?.postMessage('welcome');
		port?.postMessage(WELCOME);
		await crossed(() => messages.length > 0);
		expect([misread, messages]).toEqual([2, [WELCOME]]);
	});
});
