/**
 * Every chain of endings that Kazakh puts after a name: plural, possessive,
 * case and what follows a case. In the spelling of readings(), so that it
 * holds for Kazakh and Russian letters and for Latin.
 */

const PLURAL_CASES = ['дин', 'ди', 'дан', 'ден', 'дики', ...['га', 'ге', 'да', 'де', 'даи', 'деи', 'даги', 'деги']];

/** After a name that ends in a consonant (Қайрат), й or у. */
export const AFTER_CONSONANT: ReadonlySet<string> = chains(
	[
		...cross(['д', 'т', 'н'], ['ин', 'ан', 'ен']),
		...cross(['д', 'т'], ['и', 'ики']),
		...cross(['г', 'к'], ['а', 'е']),
		...cross(['д', 'т'], ['а', 'е', 'аи', 'еи', 'аги', 'еги'])
	],
	['им', 'ин', 'и', 'имиз', 'иниз']
);

/** After a name that ends in a vowel (Әлия). */
export const AFTER_VOWEL: ReadonlySet<string> = chains(
	[
		'нин',
		'ни',
		'нан',
		'нен',
		'ники',
		...cross(['г'], ['а', 'е']),
		...cross(['д'], ['а', 'е', 'ан', 'ен', 'аи', 'еи', 'аги', 'еги'])
	],
	['м', 'н', 'си', 'миз', 'низ']
);

/** The endings after a consonant that make a last к or п of the name soft (Серік, Серігі). */
export const SOFTENING: ReadonlySet<string> = new Set([...AFTER_CONSONANT].filter((ending) => ending.startsWith('и')));

function chains(cases: readonly string[], owners: readonly string[]): Set<string> {
	const always = ['мен', 'бен', 'пен', 'менен', 'ша', 'ше', 'сиз'];
	const all = new Set<string>(['', ...cases, ...always]);
	addFurther(all, cases);
	addOwned(all, '', owners);
	for (const plural of cross(['л', 'д', 'т'], ['ар', 'ер'])) {
		for (const one of ['', ...PLURAL_CASES, ...always]) all.add(plural + one);
		addFurther(all, PLURAL_CASES, plural);
		addOwned(all, plural, ['им', 'ин', 'и', 'имиз', 'иниз']);
	}
	return all;
}

/** What may follow дағы, дегі: Қайраттағыны. */
function addFurther(all: Set<string>, cases: readonly string[], before = ''): void {
	for (const one of cases) {
		if (one.endsWith('ги') || one.endsWith('ики')) {
			for (const last of ['нин', 'ни', 'га', 'ге', 'не', 'на', 'н', 'нда', 'нде', 'нан', 'нен', 'лар', 'лер', 'мен'])
				all.add(before + one + last);
		}
	}
}

/** Possessives and their cases: Қайратым, Қайратымның, Қайратына. */
function addOwned(all: Set<string>, before: string, owners: readonly string[]): void {
	for (const owner of owners) {
		const theirs = owner.endsWith('и');
		const cases = theirs
			? ['', 'нин', 'на', 'не', 'н', 'нда', 'нде', 'нан', 'нен', 'мен', 'ники', 'ндаги', 'ндеги']
			: [
					'',
					'нин',
					'а',
					'е',
					'га',
					'ге',
					'ди',
					'да',
					'де',
					'нан',
					'нен',
					'дан',
					'ден',
					'мен',
					'бен',
					'дики',
					'даги',
					'деги'
				];
		for (const one of cases) all.add(before + owner + one);
	}
}

function cross(first: readonly string[], second: readonly string[]): string[] {
	return first.flatMap((one) => second.map((other) => one + other));
}
