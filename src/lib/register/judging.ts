import { readDecisions, type Decisions } from './decisions.js';
import type { RecordKind } from './bodies.js';
import type { Entry } from './entry.js';
import { judgeMembership, type Standing } from './membership.js';
import type { RecordStore } from './store.js';

/** What makes the standing of devices, and of records: when one comes, all are judged anew. */
const JUDGES = new Set<string>(['device-added', 'device-revoked', 'decision']);

/** Judges each record: does it count, does it wait for a decision, or was it left. Writes the verdict onto the entry. */
export class Judging {
	/** Records that do not count and wait for the lawyer. */
	readonly undecided = new Set<Entry>();
	/** Counts the changes of that list. */
	changes = 0;
	#standing: Standing = judgeMembership([], new Map());
	#decisions: Decisions = readDecisions([], this.#standing);
	#forks = '[]';

	constructor(readonly store: RecordStore) {}

	get standing(): Standing {
		return this.#standing;
	}

	/**
	 * Judges what came in. Returns the older records whose verdict changed: they
	 * count now, or no longer, or stand behind a fork now.
	 */
	judge(fresh: readonly Entry[]): Entry[] {
		const forks = JSON.stringify([...this.store.forkedFrom]);
		const anew = forks !== this.#forks || fresh.some((entry) => JUDGES.has(entry.envelope.kind));
		this.#forks = forks;
		if (!anew) {
			for (const { id } of fresh) this.#judgeTexts(this.store.texts.get(id) ?? []);
			return [];
		}
		const acts = [...this.#ofKind('device-added'), ...this.#ofKind('device-revoked')];
		this.#standing = judgeMembership(acts, this.store.forkedFrom);
		this.#decisions = readDecisions(this.#ofKind('decision'), this.#standing);
		const changed: Entry[] = [];
		for (const texts of this.store.texts.values()) {
			const before = texts.map(({ counts, forked }) => ({ counts, forked }));
			this.#judgeTexts(texts);
			for (const [at, entry] of texts.entries()) {
				if (entry.counts !== before[at]?.counts || entry.forked !== before[at].forked) changed.push(entry);
			}
		}
		return changed;
	}

	#ofKind(kind: RecordKind): readonly Entry[] {
		return this.store.groups.get(kind) ?? [];
	}

	/** Judges all texts of one id: at most one of them counts. */
	#judgeTexts(texts: readonly Entry[]): void {
		if (this.#countsPlainly(texts)) return;
		const shown = texts.map(({ undecided, why }) => undecided && why);
		const candidates: { entry: Entry; rank: number | null }[] = [];
		for (const entry of texts) {
			const { device, n, kind } = entry.envelope;
			entry.forked = n >= (this.store.forkedFrom.get(device) ?? Infinity);
			entry.counts = false;
			entry.undecided = false;
			entry.why = null;
			if (!entry.record || entry.unsigned) continue;
			const inForce = this.#standing.inForce(entry);
			const isAct = kind === 'device-added' || kind === 'device-revoked';
			entry.why = this.#standing.why(device, n) ?? (isAct && !inForce ? 'mutual-revocation' : null);
			if (inForce || entry.why === null) {
				entry.why = null;
				candidates.push({ entry, rank: null });
				continue;
			}
			const decision = this.#decisions.on(entry);
			if (decision?.take) candidates.push({ entry, rank: decision.rank });
			entry.undecided = decision === null || decision.take;
		}
		const chosen = this.#choose(candidates);
		if (chosen) {
			chosen.counts = true;
			chosen.undecided = false;
		}
		for (const [at, entry] of texts.entries()) {
			if ((entry.undecided && entry.why) === shown[at]) continue;
			this.changes++;
			if (entry.undecided) this.undecided.add(entry);
			else this.undecided.delete(entry);
		}
	}

	/** The usual record, without the long way: one text, of a device in good standing, and none that makes membership. */
	#countsPlainly(texts: readonly Entry[]): boolean {
		const [entry] = texts;
		if (!entry?.record || texts.length > 1 || entry.unsigned || entry.undecided) return false;
		const { device, n, kind } = entry.envelope;
		if (JUDGES.has(kind) || this.store.forkedFrom.has(device) || this.#standing.why(device, n) !== null) return false;
		entry.counts = true;
		entry.forked = false;
		entry.why = null;
		return true;
	}

	/** Of several texts of one id that could count: the one taken last, of two taken while apart that with the lowest hash. */
	#choose(candidates: readonly { entry: Entry; rank: number | null }[]): Entry | undefined {
		if (candidates.length < 2) return candidates[0]?.entry;
		const later = (a: number | null, b: number | null) => a !== null && b !== null && this.#decisions.before(a, b);
		const certain = candidates.filter(({ rank }) => rank === null);
		const among = certain.length > 0 ? certain : candidates;
		return among
			.filter(({ rank }) => !among.some((other) => later(rank, other.rank)))
			.sort((a, b) => (a.entry.hash < b.entry.hash ? -1 : 1))[0]?.entry;
	}
}
