/** The names that must not leave, prepared for searching: one table of all stems of all words. */
import { commonness } from './common-words.js';
import { stemsOf, type Role, type Stem } from './name-forms.js';
import { personName } from './name-parts.js';
import { otherLanguage } from './organisation-words.js';
import { organisationName } from './organisation-name.js';
import { isBarePlace, isNamedPlace } from './place-words.js';
import { readings, russianLetters } from './transliterate.js';

/** Whoever a name belongs to. */
export type Owner = {
	readonly what: 'name' | 'party';
	readonly initials: readonly (readonly string[])[];
	readonly organisation: boolean;
	/** Words that say something only in this order and together: Астана Моторс. */
	readonly sequence: readonly Part[];
};

/** One word of a name. */
export type Part = {
	readonly owner: Owner;
	readonly role: Role;
	/** How many letters it has; short words are looked at more strictly. */
	readonly size: number;
	/** What a Cyrillic word in Russian letters begins with if it is this short one; undefined where no such test is possible. */
	readonly strict: string | undefined;
	readonly common: 'everyday' | 'ordinary' | 'none';
	readonly place: boolean;
	/** True for a name that districts bear as well. */
	readonly namedPlace: boolean;
	/** True when the word counts even without the others of its name. */
	readonly alone: boolean;
	/** True for a word of an organisation that thousands of names share (банк, строй). */
	readonly shared: boolean;
	/** Digits of an organisation's name that must follow the word. */
	readonly digits: string;
	/** True for a surname in -ов, -ев, -ин. */
	readonly possessive: boolean;
};

export type Entry = { readonly part: Part; readonly stem: Stem };

/** Entries by reading, double letters written once. */
export type NameTable = {
	readonly entries: ReadonlyMap<string, readonly Entry[]>;
	readonly starts: ReadonlySet<string>;
};

/** The longest word that is read at all; no name with its endings is longer. */
export const LONGEST_WORD = 60;
const SHORT = 4;

type Table = { entries: Map<string, Entry[]>; starts: Set<string> };

/** Builds the table. Empty, absent or unreadable names add nothing. */
export function nameTable(client: string, parties: readonly string[]): NameTable {
	const table: Table = { entries: new Map(), starts: new Set() };
	addOwner(table, 'name', client);
	for (const party of parties) addOwner(table, 'party', party);
	return table;
}

/** A reading with double letters written once: Мухаммед and Мухамед. */
export function once(reading: string): string {
	return reading.replace(/(.)\1+/g, '$1');
}

function addOwner(table: Table, what: Owner['what'], name: string): void {
	const organisation = organisationName(name);
	if (!organisation) {
		const person = personName(name);
		const owner: Owner = { what, initials: person.initials, organisation: false, sequence: [] };
		for (const { letters, role } of person.parts) addPart(table, partOf(owner, letters, role, true), letters);
		return;
	}
	const sequence: Part[] = [];
	const owner: Owner = { what, initials: [], organisation: true, sequence };
	const several = organisation.length > 1;
	for (const { letters, digits, shared } of organisation) {
		const part = partOf(owner, letters, 'word', !several, digits);
		const telling = !several || (!shared && part.common === 'none' && !part.place && part.size > SHORT);
		const added = { ...part, alone: telling, shared: several && shared };
		sequence.push(added);
		addPart(table, added, letters);
	}
	if (several) {
		const letters = organisation.map((word) => word.letters).join('');
		addPart(table, partOf(owner, letters, 'word', true), letters);
	}
}

function partOf(owner: Owner, word: string, role: Role, alone: boolean, digits = ''): Part {
	const letters = word.slice(0, LONGEST_WORD);
	const all = readings(letters);
	const russian = russianLetters(letters);
	const male = role === 'surname' ? all.map((reading) => reading.replace(/([ое]в|ин)а$/, '$1')) : [];
	const kinds = [...all, ...male].map(commonness);
	const size = letters.replaceAll("'", '').length;
	return {
		owner,
		role,
		size,
		strict: size <= SHORT && role !== 'patronymic' ? strictStart(russian) : undefined,
		common: kinds.includes('everyday') ? 'everyday' : kinds.includes('ordinary') ? 'ordinary' : 'none',
		place: all.some(isBarePlace),
		namedPlace: all.some(isNamedPlace),
		alone,
		shared: false,
		digits,
		possessive: all.some((reading) => /..(?:ов|ев|ин)а?$/.test(reading))
	};
}

function strictStart(russian: string | undefined): string | undefined {
	if (russian === undefined) return undefined;
	if (russian === 'лев') return 'л';
	return russian.length > 2 ? russian.replace(/[аяйоеиыукп]$/, '') : russian;
}

function addPart(table: Table, part: Part, letters: string): void {
	addStems(table, part, stemsOf(letters.slice(0, LONGEST_WORD), part.role));
	const foreign = part.owner.organisation ? otherLanguage(letters) : undefined;
	if (foreign) addStems(table, part, stemsOf(foreign, part.role));
}

function addStems(table: Table, part: Part, stems: readonly Stem[]): void {
	for (const stem of stems) {
		const key = once(stem.reading);
		const entries = table.entries.get(key);
		if (entries) entries.push({ part, stem });
		else table.entries.set(key, [{ part, stem }]);
		table.starts.add(key.slice(0, 2));
	}
}
