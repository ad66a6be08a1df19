import type { RegisterRecord } from '#lib/register/index.js';
import { equalBytes, toHex, type Bytes } from '../bytes.js';
import { checkRun, type CheckedChange, type CheckedRun } from '../check.js';
import { vaultDocumentOf } from '../crypto.js';
import type { Membership } from '../membership.js';
import { readRunHeader } from '../run.js';
import type { SealKeys } from '../seal-keys.js';
import type { Vector } from '../snapshot.js';

/** A run that holds by itself and follows the one before it in its log. */
export interface SoundRun {
	bytes: Bytes;
	checked: CheckedRun;
}

export interface ReadLogs {
	/** Of each device, in the order of its log. */
	logs: Map<string, SoundRun[]>;
	/** Runs that do not hold, or do not follow: kept as they are. */
	others: Bytes[];
	/** How far each log goes. */
	vector: Vector;
	/** Records before the ends of the logs that no sound run holds. */
	unread: number;
	/** Canonical texts of all records that are sound. */
	texts: string[];
}

/** Hears how much has been read, 0 to 1; false ends the reading, and what was read so far is answered. */
export type ReadStep = (done: number) => boolean;

/**
 * Reads runs of any logs, in any order: seal, chain, signature, and that each
 * follows the one before. `members` learns of the devices that they admit, and
 * of those that `witnesses` admit: runs that lie aside, which are not read.
 */
export async function readLogs(
	runs: readonly Bytes[],
	vault: Bytes,
	keys: SealKeys,
	members: Membership,
	{ step = () => true, witnesses = [] }: { step?: ReadStep | undefined; witnesses?: readonly Bytes[] } = {}
): Promise<ReadLogs> {
	const aside = new Set(witnesses);
	const all = await checkAll([...runs, ...witnesses], vault, keys, members, step);
	const sound = all.sound.filter(({ bytes }) => !aside.has(bytes));
	const others = all.others.filter((bytes) => !aside.has(bytes));
	const read: ReadLogs = { logs: new Map(), others, vector: {}, unread: 0, texts: [] };
	for (const run of sound.toSorted(inOrder)) {
		const { header, content, changes } = run.checked;
		const before = read.vector[header.device];
		const at = before?.n ?? 0;
		const last = changes.at(-1);
		const follows = header.from !== at + 1 || !before || before.link === toHex(content.previous);
		if (!last || header.to <= at || !follows) {
			if (!follows) read.others.push(run.bytes);
			continue;
		}
		read.unread += Math.max(0, header.from - at - 1);
		read.vector[header.device] = { n: header.to, link: toHex(last.link) };
		read.logs.set(header.device, [...(read.logs.get(header.device) ?? []), run]);
		read.texts.push(...changes.filter(({ sound: whole, n }) => whole && n > at).map(({ text }) => text));
	}
	return read;
}

const inOrder = ({ checked: { header: a } }: SoundRun, { checked: { header: b } }: SoundRun): number =>
	a.device === b.device ? a.from - b.from || a.to - b.to : a.device < b.device ? -1 : 1;

/** Devices admit each other, so it goes round until nobody new is learned of. */
async function checkAll(
	runs: readonly Bytes[],
	vault: Bytes,
	keys: SealKeys,
	members: Membership,
	step: ReadStep
): Promise<{ sound: SoundRun[]; others: Bytes[] }> {
	const vaultDocument = vaultDocumentOf(vault);
	const sound: SoundRun[] = [];
	const others: Bytes[] = [];
	let waiting = [...runs];
	while (waiting.length > 0) {
		const later: Bytes[] = [];
		let learned = false;
		for (const bytes of waiting) {
			if (!step(sound.length / runs.length)) return { sound, others };
			const checked = await checkRun(bytes, vault, keys, members);
			if (checked.ok) {
				sound.push({ bytes, checked: checked.value });
				await members.learn(membershipOf(checked.value.changes, vaultDocument));
			} else if (checked.error.kind === 'unknown-device') {
				// The root's key and an admission prove themselves, so they are believed before the run that brings them.
				const aside = members.aside();
				await aside.learn(membershipOf(checked.error.content, vaultDocument));
				learned = members.adopt(aside) || learned;
				later.push(bytes);
			} else others.push(bytes);
		}
		if (!learned && later.length === waiting.length) return { sound, others: [...others, ...later] };
		waiting = later;
	}
	return { sound, others };
}

/** Only the vault's own document admits devices. */
const membershipOf = (changes: readonly CheckedChange[], vaultDocument: string): RegisterRecord[] =>
	changes.flatMap(({ record, document }) => (record.ok && document === vaultDocument ? [record.record] : []));

/** Whether two vectors say the same of the same logs. */
export function sameVector(one: Vector, other: Vector): boolean {
	const devices = Object.keys(one);
	const same = (device: string) => one[device]?.n === other[device]?.n && one[device]?.link === other[device]?.link;
	return devices.length === Object.keys(other).length && devices.every(same);
}

/** Where an unread run says that it belongs. */
export function placeOf(bytes: Bytes, vault: Bytes): { device: string; from: number; to: number } | null {
	const read = readRunHeader(bytes);
	if (!read.ok || !equalBytes(read.value.header.vault, vault)) return null;
	const { device, from, to } = read.value.header;
	return { device, from, to };
}
