import * as v from 'valibot';
import { fromUtf8, utf8, type Acknowledgement, type Vault, type VaultResult } from '#lib/vault/index.js';
import type { Carried } from './carried.js';
import type { Vector } from './vector.js';

/** What another device acknowledged last. */
export interface Heard {
	/** Moment by its clock, ISO 8601. */
	at: string;
	/** When it was heard here, ms UTC. */
	heard: number;
	vector: Vector;
	/** Under which epoch it said so; empty where that is not remembered. */
	epoch: string;
	/** Runs that it could not open, until it was sent again what it lacks. */
	unopened: number;
}

/** What is kept of the others between two unlocks, sealed on this device only. Losing it costs sending again. */
export interface Remembered {
	/** By device. */
	heard: { [device: string]: Heard };
	/** Carriers that keep what they get, by their name. */
	carriers: { [name: string]: Carried };
	/** The id of this device, once another one said that it is cut off; null unless. */
	cutOff: string | null;
}

/** It lies in a place of its own among the drafts; no form has this id. */
const PLACE = 'sync-state';

const head = v.object({ n: v.number(), link: v.string() });
const vector = v.pipe(
	v.record(v.string(), v.object({ ...head.entries, forks: v.optional(v.array(head)) })),
	v.transform((read): Vector => {
		const found: Vector = {};
		for (const [device, { n, link, forks }] of Object.entries(read))
			found[device] = forks ? { n, link, forks } : { n, link };
		return found;
	})
);
const schema = v.object({
	heard: v.record(
		v.string(),
		v.object({
			at: v.string(),
			heard: v.number(),
			vector,
			epoch: v.optional(v.string(), ''),
			unopened: v.optional(v.number(), 0)
		})
	),
	carriers: v.record(v.string(), v.object({ has: vector, said: vector, saidUnopened: v.optional(v.number(), 0) })),
	cutOff: v.optional(v.nullable(v.string()), null)
});

const nothingRemembered = (): Remembered => ({ heard: {}, carriers: {}, cutOff: null });

export const remember = (vault: Vault, remembered: Remembered): Promise<VaultResult<null>> =>
	vault.saveDraft(PLACE, utf8(JSON.stringify(remembered)));

export async function recall(vault: Vault): Promise<VaultResult<Remembered>> {
	const drafts = await vault.drafts();
	if (!drafts.ok) return drafts;
	const plain = drafts.value.drafts.find(({ id }) => id === PLACE)?.plain;
	const parsed = v.safeParse(schema, parseJson(plain ? fromUtf8(plain) : null));
	return { ok: true, value: parsed.success ? parsed.output : nothingRemembered() };
}

function parseJson(text: string | null): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		return null;
	}
}

/**
 * Whether what a device says now stands in the place of what it said before:
 * when it holds at least as much, or says so later by its own clock (its disk
 * may have been rolled back). `covers` compares the two vectors.
 */
export function isNewer(
	before: Heard | undefined,
	now: Acknowledgement,
	covers: (vector: Vector, other: Vector) => boolean
): boolean {
	return !before || covers(now.vector, before.vector) || Date.parse(now.at) > Date.parse(before.at);
}
