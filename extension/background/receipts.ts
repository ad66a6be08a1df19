import type { Receipt } from '#lib/bridge/index.js';
import type { Area } from '../shared/area.js';
import { KEYS, readReceipts } from '../shared/stored.js';

/** The most that wait for the register at once; more than a year's rows. */
const MOST = 1000;

/**
 * What the lawyer entered, kept on disk until the register says that it holds
 * it: a random id, the names of the fields, the time, the portal's number.
 */
export class Receipts {
	constructor(private readonly local: Area) {}

	all(): Promise<Receipt[]> {
		return readReceipts(this.local);
	}

	/** @returns false when there is no room; then nothing was changed */
	async add(receipt: Receipt): Promise<boolean> {
		const held = (await this.all()).filter((one) => one.transfer !== receipt.transfer);
		if (held.length >= MOST) return false;
		const { transfer, keys, at, portalNumber } = receipt;
		await this.local.set(KEYS.receipts, [...held, { transfer, keys: [...keys], at, portalNumber }]);
		return true;
	}

	/** Forgets those that the register keeps. */
	async forget(transfers: readonly string[]): Promise<void> {
		const gone = new Set(transfers);
		const held = await this.all();
		const left = held.filter((one) => !gone.has(one.transfer));
		if (left.length !== held.length) await this.local.set(KEYS.receipts, left);
	}
}
