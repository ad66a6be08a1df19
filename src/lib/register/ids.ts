import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DeviceId, RecordId } from './record.js';

const DEVICE_LENGTH = 32;

/** Orders ids of records: by device, then by number. Total and stable, says nothing of time. */
export function compareIds(a: RecordId, b: RecordId): number {
	const one = a.slice(0, DEVICE_LENGTH);
	const other = b.slice(0, DEVICE_LENGTH);
	if (one !== other) return one < other ? -1 : 1;
	return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The device in whose log a record stands. */
export const deviceOf = (id: RecordId): DeviceId => id.slice(0, DEVICE_LENGTH);

/** SHA-256 of a record's canonical text, lower-case hex: what a decision names it by. */
export const textHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
