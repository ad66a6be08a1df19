import {
	BRIDGE_VERSION,
	MAX_OFFER,
	readFromPage,
	readOfferFile,
	readPortalRecord,
	type FromExtension,
	type PortalRecord
} from '#lib/bridge/index.js';
import type { Area } from '../shared/area.js';
import type { FromPanel, PanelAnswer } from '../shared/messages.js';
import { plainCopy } from '../shared/plain.js';
import { KEYS, type Link } from '../shared/stored.js';
import { Queue, type Gone } from './queue.js';
import { Receipts } from './receipts.js';

const version = BRIDGE_VERSION;
type Why = Extract<FromExtension, { kind: 'refused' }>['why'];
const refused = (why: Why): FromExtension[] => [{ kind: 'refused', version, why }];

/** What is to be said to registers' pages other than the one that asked. */
export interface Outcome<T> {
	answer: T;
	gone: Gone | null;
	/** True when receipts were added, which every register's page is to hear. */
	receipts: boolean;
}

/**
 * The judgement of the background, without any API of the browser: takes
 * offers, keeps receipts, forgets. Each call must have ended before the next
 * begins.
 */
export class Answers {
	readonly queue: Queue;
	readonly receipts: Receipts;

	constructor(
		private readonly areas: { session: Area; local: Area },
		/** ms UTC. */
		private readonly now: () => number,
		/** The extension's own version, for showing. */
		private readonly extension: string
	) {
		this.queue = new Queue(areas.session, now);
		this.receipts = new Receipts(areas.local);
	}

	/** A register's page said hello. `origin` was checked by the caller. */
	async hello(origin: string, pageVersion: number): Promise<FromExtension[]> {
		const link: Link = { origin, at: this.now(), version: pageVersion };
		await this.areas.session.set(KEYS.link, link);
		const waiting = (await this.queue.waiting())?.records.length ?? 0;
		const welcome: FromExtension = { kind: 'welcome', version, extension: this.extension, waiting };
		const other = pageVersion === version ? [] : refused('version');
		return [welcome, ...other, ...(await this.receiptsNow())];
	}

	/** Something came from a register's page. Nothing in it is believed. */
	async fromPage(origin: string, data: unknown): Promise<FromExtension[]> {
		const plain = plainCopy(data);
		const message = readFromPage(plain);
		const said = versionOf(plain);
		// Which receipts are kept means the same in every version; nothing else is taken from another.
		if (said !== null && said !== version && message?.kind !== 'receipts-kept') return refused('version');
		if (message === null) return refused(tooMany(plain) ? 'too-many' : 'malformed');
		switch (message.kind) {
			case 'offer': {
				const records = readRecords(message.records);
				if (records === null) return refused('malformed');
				if (message.expires <= this.now()) return refused('expired');
				await this.queue.take(records, message.expires, origin);
				return [{ kind: 'taken', version, transfers: records.map((one) => one.transfer) }];
			}
			case 'withdraw': {
				// A page takes back what it offered, not what another one did.
				if ((await this.queue.waiting())?.from !== origin) return [{ kind: 'gone', version, transfers: [] }];
				const gone = await this.queue.withdraw();
				return [{ kind: 'gone', version, transfers: gone?.transfers ?? [] }];
			}
			case 'receipts-kept':
				await this.receipts.forget(message.transfers);
				return [];
		}
	}

	/** The lawyer did something in the panel. */
	async fromPanel(message: FromPanel): Promise<Outcome<PanelAnswer>> {
		const answer = (given: PanelAnswer, more: Partial<Outcome<PanelAnswer>> = {}): Outcome<PanelAnswer> => ({
			answer: given,
			gone: null,
			receipts: false,
			...more
		});
		switch (message.kind) {
			case 'offer-file': {
				const read = readOfferFile(message.text, this.now());
				if (!read.ok) return answer(read);
				const records = readRecords(read.value.records);
				if (records === null) return answer({ ok: false, why: 'malformed' });
				await this.queue.take(records, read.value.expires, null);
				return answer({ ok: true, count: records.length });
			}
			case 'entered': {
				const { transfer, keys, portalNumber } = message;
				const held = (await this.queue.waiting())?.records.some((one) => one.transfer === transfer);
				if (held !== true) return answer({ ok: false, why: 'not-waiting' });
				// First what must not be lost, then what must not stay.
				const kept = await this.receipts.add({ transfer, keys, at: this.now(), portalNumber });
				if (!kept) return answer({ ok: false, why: 'refused' });
				await this.queue.finish(transfer);
				return answer({ ok: true, count: 1 }, { receipts: true });
			}
			case 'withdraw': {
				const gone = await this.queue.withdraw();
				return answer({ ok: true, count: gone?.transfers.length ?? 0 }, { gone });
			}
			case 'receipts-handed-over':
				await this.receipts.forget(message.transfers);
				return answer({ ok: true, count: message.transfers.length });
			case 'tidy':
				return answer({ ok: true, count: 0 }, { gone: await this.queue.expire() });
			case 'site-granted':
			case 'site-forgotten':
				return answer({ ok: false, why: 'refused' });
		}
	}

	/** The message with the receipts that the register does not keep yet, if there are any. */
	async receiptsNow(): Promise<FromExtension[]> {
		const receipts = await this.receipts.all();
		return receipts.length === 0 ? [] : [{ kind: 'receipts', version, receipts }];
	}
}

/** Each made anew from the allow-list; one that is none spoils the offer. Ids that repeat do too. */
function readRecords(data: readonly unknown[]): PortalRecord[] | null {
	const records = data.map(readPortalRecord).filter((one) => one !== null);
	const ids = new Set(records.map((one) => one.transfer));
	return records.length === data.length && ids.size === records.length ? records : null;
}

function versionOf(data: unknown): number | null {
	if (data === null || typeof data !== 'object' || !('version' in data)) return null;
	return typeof data.version === 'number' ? data.version : null;
}

function tooMany(data: unknown): boolean {
	if (data === null || typeof data !== 'object' || !('records' in data)) return false;
	return Array.isArray(data.records) && data.records.length > MAX_OFFER;
}
