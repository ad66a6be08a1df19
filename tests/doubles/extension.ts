import type { Page } from '@playwright/test';
import type { PortalRecord } from '../../src/lib/bridge/index.js';

/** What the double holds: each list of records that the page offered, and what it was told besides. */
interface Held {
	offers: PortalRecord[][];
	heard: string[];
	kept: string[];
	/** The lawyer confirms in the panel that a record is entered. */
	enter: (transfer: string, keys: string[], portalNumber: string | null) => void;
}

/**
 * Stands in for the extension's content script: there before the page, speaks
 * the protocol of the bridge, and lets a test confirm what a lawyer would.
 */
export async function withExtension(page: Page): Promise<void> {
	await page.addInitScript(() => {
		let port: MessagePort | null = null;
		const receipts: unknown[] = [];
		const say = (message: object) => port?.postMessage({ version: 1, ...message });
		const held: Held = {
			offers: [],
			heard: [],
			kept: [],
			enter: (transfer, keys, portalNumber) => {
				receipts.push({ transfer, keys, at: Date.now(), portalNumber });
				say({ kind: 'receipts', receipts });
			}
		};
		Object.assign(window, { extensionDouble: held });
		const hear = (message: { kind: string; records?: PortalRecord[]; transfers?: string[] }) => {
			held.heard.push(message.kind);
			if (message.kind === 'offer') {
				const records = message.records ?? [];
				held.offers.push(records);
				say({ kind: 'taken', transfers: records.map(({ transfer }) => transfer) });
			}
			if (message.kind === 'receipts-kept') held.kept.push(...(message.transfers ?? []));
		};
		addEventListener('message', (event) => {
			const data = event.data as { tizilim?: string } | null;
			if (event.source !== window || event.origin !== origin || data?.tizilim !== 'bridge-hello') return;
			port = event.ports[0] ?? null;
			if (port) port.onmessage = (sent) => hear(sent.data as Parameters<typeof hear>[0]);
			say({ kind: 'welcome', extension: '9.9', waiting: held.offers.at(-1)?.length ?? 0 });
			if (receipts.length > 0) say({ kind: 'receipts', receipts });
		});
	});
}

/** What the double was given. */
export const held = (page: Page): Promise<Pick<Held, 'offers' | 'heard' | 'kept'>> =>
	page.evaluate(() => {
		const { offers, heard, kept } = (window as unknown as { extensionDouble: Held }).extensionDouble;
		return { offers, heard, kept };
	});

/** Confirms in the double that a record is entered, with these keys. */
export const confirmEntered = (
	page: Page,
	transfer: string,
	keys: string[],
	portalNumber: string | null
): Promise<void> =>
	page.evaluate(
		([transfer, keys, portalNumber]) =>
			(window as unknown as { extensionDouble: Held }).extensionDouble.enter(transfer, keys, portalNumber),
		[transfer, keys, portalNumber] as const satisfies readonly [string, string[], string | null]
	);
