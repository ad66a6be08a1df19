/**
 * The case forms of a name in Russian. They are generated generously: a form
 * too many costs a question to the lawyer, a form too few lets a name out.
 */

/** `other` marks a form that only the other gender of a surname has (Оспановой for Оспанов). */
export type RussianForm = { readonly form: string; readonly other: boolean };

const MALE = ['', 'ым', 'ом', 'е', 'у', 'а'];
const FEMALE = ['а', 'ой', 'ою', 'у'];
const FAMILY = ['ы', 'ых', 'ыми'];
const ADJECTIVE_MALE = ['ого', 'ому', 'ым', 'им', 'ом'];
const ADJECTIVE_FEMALE = ['ая', 'ой', 'ую', 'ою'];
const ADJECTIVE_FAMILY = ['ие', 'ые', 'их', 'ых', 'ими', 'ыми'];

/** Endings after which the rest of the word is cut off and the new ones are put on, the first that fits. */
const PARADIGMS: readonly { readonly end: RegExp; readonly cut: number; readonly put: readonly string[] }[] = [
	{ end: /ия$/, cut: 2, put: ['ия', 'ии', 'ие', 'ию', 'ией', 'иею'] },
	{ end: /ья$/, cut: 2, put: ['ья', 'ьи', 'ье', 'ью', 'ьей', 'ия', 'ии', 'ие', 'ию', 'ией'] },
	{ end: /я$/, cut: 1, put: ['я', 'и', 'е', 'ю', 'ей', 'ею'] },
	{ end: /а$/, cut: 1, put: ['а', 'ы', 'и', 'е', 'у', 'ой', 'ою', 'ей', 'ею'] },
	{ end: /ий$/, cut: 2, put: ['ий', 'ия', 'ию', 'ием', 'ии', 'ие'] },
	{ end: /й$/, cut: 1, put: ['й', 'я', 'ю', 'ем', 'е', 'и'] },
	{ end: /ь$/, cut: 1, put: ['ь', 'я', 'ю', 'ем', 'е', 'и', 'ью'] },
	// Igor, Asel and Айгүл have lost a soft sign that their forms still show.
	{ end: /(?:[еиоуү]л|игор)$/, cut: 0, put: ['', 'а', 'у', 'ом', 'ем', 'е', 'ы', 'и', 'я', 'ю', 'ью'] },
	{ end: /[бвгғджзкқлмнңпрстфхһцчшщ]$/, cut: 0, put: ['', 'а', 'у', 'ом', 'ем', 'е', 'ы', 'и', 'ью'] }
];

/** Last syllables whose vowel falls out when an ending follows: Павел, Павла; Швец, Швеца and Швца. */
const FLEETING: readonly (readonly [RegExp, string])[] = [
	[/^лев$/, 'льв'],
	[/авел$/, 'авл'],
	[/рел$/, 'рл'],
	[/([^аеиоуыэюя])ец$/, '$1ц'],
	[/([аеиоуыэюя])ец$/, '$1йц'],
	[/аяц$/, 'айц'],
	[/([^аеиоуыэюя])ок$/, '$1к'],
	[/([нл])ек$/, '$1ьк']
];

/**
 * The forms of a word in Cyrillic folded letters, the word itself among them.
 * A surname (`surname`) in -ов, -ев, -ин, -ский has a sure pair, whose forms
 * come along, marked; nothing else is ever turned into the other gender.
 */
export function russianForms(word: string, surname: boolean): readonly RussianForm[] {
	const forms = new Map<string, boolean>([[word, false]]);
	const add = (stem: string, ends: readonly string[], other = false): void => {
		for (const end of ends) {
			const form = stem + end;
			forms.set(form, other && forms.get(form) !== false);
		}
	};
	const paradigm = PARADIGMS.find(({ end }) => end.test(word));
	if (paradigm) add(word.slice(0, word.length - paradigm.cut), paradigm.put);
	if (/(?:тал|мар|соф|дар)ия$/.test(word)) add(word.slice(0, -2), ['ья', 'ьи', 'ье', 'ью', 'ьей']);
	for (const [end, put] of FLEETING) {
		if (end.test(word)) add(word.replace(end, put), ['а', 'у', 'ом', 'ем', 'е', 'ы']);
	}
	if (surname) addSurname(word, add);
	return Array.from(forms, ([form, other]) => ({ form, other }));
}

type Add = (stem: string, ends: readonly string[], other?: boolean) => void;

function addSurname(word: string, add: Add): void {
	const possessive = /^(.*..(?:ов|ев|ин|ын))(а?)$/.exec(word);
	const [, stem = '', female] = possessive ?? [];
	if (possessive) {
		add(stem, female ? FEMALE : MALE);
		add(stem, FAMILY);
		add(stem, female ? MALE : FEMALE, true);
	}
	const adjective = /^(.*..)(ий|ый|ой|ая)$/.exec(word);
	const [, root = '', end = ''] = adjective ?? [];
	if (!adjective) return;
	const sure = /(?:ск|цк)$/.test(root);
	add(root, end === 'ая' ? ADJECTIVE_FEMALE : ADJECTIVE_MALE);
	add(root, ADJECTIVE_FAMILY);
	if (sure) add(root, end === 'ая' ? ['ий', ...ADJECTIVE_MALE] : ADJECTIVE_FEMALE, true);
	else if (end !== 'ая') add(root, ADJECTIVE_FEMALE, true);
	if (end === 'ой') add(root, ['оя', 'ою', 'оем', 'ое']);
}

/** True for a surname whose other gender is sure. */
export function hasSurePair(word: string): boolean {
	return /..(?:ов|ев|ин|ын)а?$|..[сц]к(?:ий|ой|ая)$/.test(word);
}
