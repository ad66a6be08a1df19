/** The leak guard: what in a text that is about to leave would tell who the client is. */
import { foldLetters, type Folded } from './fold-letters.js';
import { judgeNames } from './judge-names.js';
import { findMails } from './mails.js';
import { matchNames } from './match-names.js';
import type { NameHit } from './matches.js';
import { findIins, findPhones } from './numbers.js';
import type { Page } from './page.js';
import { nameTable, type NameTable } from './secret-names.js';
import { wordsOf } from './words.js';

/** What must not leave, of one row. Absent, null and empty mean: not known. */
export type Secrets = {
	readonly clientName: string | null;
	readonly iin?: string | null | undefined;
	readonly phones?: readonly string[] | null | undefined;
	readonly emails?: readonly string[] | null | undefined;
	/** Persons and organisations: «Касымов Б. Т.», ТОО "Береке". */
	readonly otherParties?: readonly string[] | null | undefined;
};

/** `start` and `end` are UTF-16 indexes into the text that was given; `end` is the first one after the hit. */
export type Leak = {
	readonly what: 'name' | 'iin' | 'phone' | 'email' | 'party';
	readonly start: number;
	readonly end: number;
};

type Found = { readonly what: Leak['what']; readonly from: number; readonly to: number };

/**
 * Finds in a text the client and the other parties (in every case ending of
 * Russian and Kazakh, in Cyrillic and Latin spellings, torn or disguised), the
 * IIN and anybody's IIN, telephone numbers and e-mail addresses. Sorted by
 * place; hits of one kind do not overlap. Total: any text, any secrets, never
 * throws. Finds nothing of names when canCheckNames() says no.
 */
export function findLeaks(text: string, secrets: Secrets): Leak[] {
	const folded = foldLetters(text);
	const mails = findMails(folded.text, secrets.emails ?? []);
	const names = findNames(folded, secrets).filter(
		(name) => !mails.some((mail) => mail.from <= name.from && mail.to >= name.to)
	);
	const found: Found[] = [
		...names,
		...mails,
		...findIins(folded.text, secrets.iin ?? ''),
		...findPhones(folded.text, secrets.phones ?? [])
	];
	return withoutOverlaps(found)
		.map(({ what, from, to }) => ({ what, start: folded.starts[from] ?? 0, end: folded.ends[to - 1] ?? text.length }))
		.sort((a, b) => a.start - b.start || a.end - b.end || a.what.localeCompare(b.what));
}

/** True when there is a client's name that can be searched for; otherwise say "could not check names" and ask. */
export function canCheckNames(secrets: Secrets): boolean {
	return nameTable(secrets.clientName ?? '', []).entries.size > 0;
}

/** Tables of names by the object that holds the names, so that typing does not build one anew; they go when it goes. */
const tables = new WeakMap<Secrets, { readonly key: string; readonly table: NameTable }>();

function tableOf(secrets: Secrets): NameTable {
	const [client, parties] = [secrets.clientName ?? '', secrets.otherParties ?? []];
	const key = JSON.stringify([client, parties]);
	const known = tables.get(secrets);
	if (known?.key === key) return known.table;
	const table = nameTable(client, parties);
	tables.set(secrets, { key, table });
	return table;
}

function findNames(folded: Folded, secrets: Secrets): Found[] {
	const page: Page = { folded, words: wordsOf(folded) };
	const hits = judgeNames(page, matchNames(page, tableOf(secrets))).sort((a, b) => a.from - b.from || a.to - b.to);
	return wholeNames(folded, hits).map(({ owner, from, to }) => ({ what: owner.what, from, to }));
}

/** Parts of one name that stand together become one hit. */
function wholeNames(folded: Folded, hits: readonly NameHit[]): NameHit[] {
	const whole: NameHit[] = [];
	for (const hit of hits) {
		const at = whole.findLastIndex((one) => one.owner === hit.owner);
		const before = whole[at];
		if (before && /^[ \n.-]{0,3}$/.test(folded.text.slice(before.to, hit.from))) {
			whole[at] = { ...before, to: Math.max(before.to, hit.to) };
		} else whole.push(hit);
	}
	return whole;
}

function withoutOverlaps(found: readonly Found[]): Found[] {
	const kept: Found[] = [];
	for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
		const at = kept.findLastIndex((other) => other.what === one.what);
		const before = kept[at];
		if (before && one.from < before.to) kept[at] = { ...before, to: Math.max(before.to, one.to) };
		else kept.push(one);
	}
	return kept;
}
