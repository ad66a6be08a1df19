import type { PortalRecord } from '../../../src/lib/bridge/index.js';
import { site } from './sites.js';

/** A page as both drivers know it: Playwright's for Chromium, puppeteer's for Firefox. */
interface AnyPage {
	goto(url: string): Promise<unknown>;
	evaluate<T>(expression: string): Promise<T>;
}

/** A message of the extension, as the register's page heard it. */
type Heard = { kind: string; version: number } & Record<string, unknown>;

/**
 * The register's end of the bridge, as the tests use it: today a small page
 * that speaks the protocol; the app itself fits in its place.
 */
export interface RegisterSide {
	url: string;
	origin: string;
	/** Hands rows over; `expires` in ms UTC. */
	offer(page: AnyPage, records: readonly PortalRecord[], expires?: number): Promise<void>;
	/** Everything that the extension has said since the page was loaded. */
	heard(page: AnyPage): Promise<Heard[]>;
	/** Sends anything at all on the bridge's port, as a hostile script in the page could. */
	send(page: AnyPage, expression: string): Promise<void>;
	/** Says hello again, as if the page were of this version. */
	hello(page: AnyPage, version: number): Promise<void>;
	close(): Promise<void>;
}

const PAGE = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Реестр</title><h1>Реестр</h1><script src="/page.js"></script></html>`;

/** Speaks the protocol as the app does, and keeps receipts at once. */
const SCRIPT = `
const heard = [];
let port = null;
function hello(version) {
	port?.close();
	const channel = new MessageChannel();
	port = channel.port1;
	port.onmessage = ({ data }) => {
		heard.push(data);
		if (data.kind === 'receipts') {
			port.postMessage({ kind: 'receipts-kept', version: 1, transfers: data.receipts.map((one) => one.transfer) });
		}
	};
	window.postMessage({ tizilim: 'bridge-hello', version }, location.origin, [channel.port2]);
}
window.register = { heard, hello, send: (message) => port.postMessage(message) };
window.addEventListener('message', ({ source, data }) => {
	if (source === window && data?.tizilim === 'bridge-here') hello(1);
});
hello(1);
`;

/** The stand-in for the app. */
export async function startRegister(): Promise<RegisterSide> {
	const served = await site({
		'/': { type: 'text/html', text: PAGE },
		'/page.js': { type: 'text/javascript', text: SCRIPT }
	});
	return {
		...served,
		offer: (page, records, expires = Date.now() + 60 * 60_000) =>
			page.evaluate(`register.send(${JSON.stringify({ kind: 'offer', version: 1, records, expires })})`),
		heard: (page) => page.evaluate<Heard[]>('register.heard'),
		send: (page, expression) => page.evaluate(`register.send(${expression})`),
		hello: (page, version) => page.evaluate(`register.hello(${version})`)
	};
}
