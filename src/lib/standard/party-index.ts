import { compareRead, joined, type Comparison, type Reason } from './compare.js';
import { matchWords, mistypable, spellingsOf, type Match } from './match-words.js';
import { NearSpellings } from './near-spellings.js';
import { digitsOf, type RecordedParty } from './parties.js';
import { NameMemory, readPartyName, type NameWord, type PartyName } from './party-name.js';

/** The parties of one row. */
export interface PartiesOfRow {
	row: string;
	parties: readonly RecordedParty[];
}

/** Whom to look for: a name, an IIN or BIN, or both. */
export interface Sought {
	name: string;
	iin: string | null;
}

/** A recorded party that is, or may be, one of those sought. */
export interface ConflictHit {
	/** Place of the one sought in the question. */
	sought: number;
	row: string;
	party: RecordedParty;
	verdict: 'same' | 'possible';
	reason: Reason;
}

export interface ConflictAnswer {
	/** Sure ones first; never cut. */
	hits: ConflictHit[];
	/** Recorded parties that were compared, and rows that name any. */
	parties: number;
	rows: number;
}

interface Slot {
	row: string;
	party: RecordedParty;
	name: PartyName;
	initials: number;
}

/**
 * Every party ever recorded, so that one name is compared with the few that it
 * can be at all (Standard 4.1). Finds exactly what comparing with each would:
 * words lead to parties by the spellings that two matching words share, by
 * spellings a letter or two apart, and by organisations' names without gaps.
 */
export class PartyIndex {
	readonly #memory = new NameMemory();
	readonly #slots = new Map<number, Slot>();
	readonly #ofRow = new Map<string, number[]>();
	readonly #words = new Map<NameWord, Set<number>>();
	readonly #spellings = new Map<string, Set<NameWord>>();
	readonly #near = new NearSpellings();
	readonly #mistyped = new Map<string, Set<NameWord>>();
	readonly #joined = new Map<string, Set<number>>();
	readonly #iins = new Map<string, Set<number>>();
	#next = 0;

	get size(): number {
		return this.#slots.size;
	}

	/** Takes rows in, or anew where they are known. */
	put(rows: readonly PartiesOfRow[]): void {
		this.remove(rows.map(({ row }) => row));
		for (const { row, parties } of rows) {
			if (parties.length > 0)
				this.#ofRow.set(
					row,
					parties.map((party) => this.#add(row, party))
				);
		}
	}

	remove(rows: readonly string[]): void {
		for (const row of rows) {
			for (const at of this.#ofRow.get(row) ?? []) {
				const slot = this.#slots.get(at);
				this.#slots.delete(at);
				for (const word of slot?.name.words ?? []) this.#words.get(word)?.delete(at);
				if (slot?.party.iin) this.#iins.get(slot.party.iin)?.delete(at);
				if (slot) this.#joined.get(joined(slot.name.words))?.delete(at);
			}
			this.#ofRow.delete(row);
		}
	}

	/** Everybody recorded who is or may be one of those sought, outside of one row. */
	search(all: readonly Sought[], except: string | null = null): ConflictAnswer {
		const hits = all.flatMap((sought, at) => this.#find(sought, at, except));
		hits.sort((a, b) => Number(b.verdict === 'same') - Number(a.verdict === 'same') || a.sought - b.sought);
		const own = except === null ? [] : (this.#ofRow.get(except) ?? []);
		return {
			hits,
			parties: this.#slots.size - own.length,
			rows: this.#ofRow.size - (own.length > 0 ? 1 : 0)
		};
	}

	#find({ name, iin }: Sought, sought: number, except: string | null): ConflictHit[] {
		const read = readPartyName(name, this.#memory);
		const digits = digitsOf(iin);
		const known = new Map<NameWord, Map<NameWord, Match | null>>();
		const match = (a: NameWord, b: NameWord): Match | null => {
			const answers = known.get(a) ?? new Map<NameWord, Match | null>();
			known.set(a, answers);
			const before = answers.get(b);
			if (before !== undefined) return before;
			const found = matchWords(a, b);
			answers.set(b, found);
			return found;
		};
		const hits: ConflictHit[] = [];
		const candidates = this.#candidates(read, match);
		if (digits !== null) for (const at of this.#iins.get(digits) ?? []) candidates.add(at);
		for (const at of candidates) {
			const slot = this.#slots.get(at);
			if (!slot || slot.row === except) continue;
			const judged = withIin(compareRead(read, slot.name, match), digits, slot.party.iin);
			if (judged.verdict !== 'different')
				hits.push({ sought, row: slot.row, party: slot.party, verdict: judged.verdict, reason: judged.reason });
		}
		return hits;
	}

	/** Parties that may be the one sought: all of them are among these. */
	#candidates(read: PartyName, match: (a: NameWord, b: NameWord) => Match | null): Set<number> {
		/** For each party: how many words of the name sought have one in it. */
		const counts = new Map<number, number>();
		const initials = initialsIn(read);
		for (const word of new Set(read.words)) {
			const times = read.words.filter((one) => one === word).length;
			const reached = new Set<number>();
			for (const other of this.#alike(word)) {
				if (match(word, other) === null) continue;
				for (const at of this.#words.get(other) ?? []) reached.add(at);
			}
			for (const at of reached) counts.set(at, (counts.get(at) ?? 0) + times);
		}
		const found = new Set<number>();
		for (const [at, count] of counts) {
			const slot = this.#slots.get(at);
			// Every word of the shorter name must have its pair; an initial is a pair that is not counted here.
			const needed = Math.min(read.words.length, slot?.name.words.length ?? 0);
			if (slot && count + initials + slot.initials >= needed) found.add(at);
		}
		if (read.words.length > 0) for (const at of this.#joined.get(joined(read.words)) ?? []) found.add(at);
		return found;
	}

	/** Known words that a word can match otherwise than by an initial. */
	#alike(word: NameWord): Set<NameWord> {
		const words = new Set<NameWord>();
		if (word.initial) return words;
		for (const spelling of spellingsOf(word)) for (const one of this.#spellings.get(spelling) ?? []) words.add(one);
		for (const spelling of mistypable(word))
			for (const near of this.#near.near(spelling)) for (const one of this.#mistyped.get(near) ?? []) words.add(one);
		return words;
	}

	#add(row: string, party: RecordedParty): number {
		const at = (this.#next += 1);
		const name = readPartyName(party.name, this.#memory);
		this.#slots.set(at, { row, party, name, initials: initialsIn(name) });
		for (const word of name.words) this.#wordSlots(word).add(at);
		if (name.kind === 'organisation') into(this.#joined, joined(name.words), at);
		if (party.iin !== null) into(this.#iins, party.iin, at);
		return at;
	}

	#wordSlots(word: NameWord): Set<number> {
		const known = this.#words.get(word);
		if (known) return known;
		const slots = new Set<number>();
		this.#words.set(word, slots);
		if (word.initial) return slots;
		for (const spelling of spellingsOf(word)) into(this.#spellings, spelling, word);
		for (const spelling of mistypable(word)) {
			if (spelling.length >= 5 && !this.#mistyped.has(spelling)) this.#near.add(spelling);
			into(this.#mistyped, spelling, word);
		}
		return slots;
	}
}

/** One person has one IIN: the same one settles it, two of them leave a doubt where the names are the same. */
export function withIin(names: Comparison, a: string | null, b: string | null): Comparison {
	if (a === null || b === null) return names;
	if (a === b) return { verdict: 'same', reason: 'iin' };
	return names.verdict === 'same' ? { verdict: 'possible', reason: 'iin-differs' } : names;
}

const initialsIn = ({ words }: PartyName): number => words.filter(({ initial }) => initial).length;

function into<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
	const some = map.get(key);
	if (some) some.add(value);
	else map.set(key, new Set([value]));
}
