/**
 * What letters and groups of letters may sound like, as data for readings().
 * Several sounds mean that the spelling does not tell; the likeliest stands
 * first. Й stands for any i-like glide until a reading is settled.
 */

/** Russian and Kazakh Cyrillic, ё already folded into е. */
export const CYRILLIC_SOUNDS = sounds(`
а а|б б|в в|г г|ғ г|д д|е е|ж ж|з з|и и|й й|к к|қ к|л л|м м|н н|о о|ө о|п п|р р|с с|т т|у у|ұ у|ү у
ф ф|х х|һ х|ц тс|ч ч|ш ш|щ шч|ъ -|ы и|і и|ь -|э е|ю йу|я йа
ә а е|лә ла лйа|ң н нг|ңг нг|ңғ нг|дж ж|ье е йе|ьи и йи|ъе е йе|ьо йо о
`);

/** Latin: the passport's, the everyday ones, and the Kazakh Latin alphabets of 2017, 2018, 2019 and 2021. */
export const LATIN_SOUNDS = sounds(`
a а|b б|c к тс|d д|e е|f ф|g г|h х|i и|j ж й|k к|l л|m м|n н|o о|p п|q к|r р|s с|t т|u у|v в|w у в|x кс х|y й|z з
ä а е|á а е|ç ч|č ч|ğ г|ǵ г|ı и|ñ н нг|ń н нг|ŋ н нг|ö о|ó о|ş ш|š ш|ü у|ú у|ū у|ý у й|ž ж
sh ш сх|zh ж|dzh ж|dj ж|kh х|gh г|ch ч|tch ч|ts тс|tz тс|tzh тж|tsh тш ч|shch шч|sch ш шч|šč шч|şç шч|ph ф|ck к тск|ng нг н|ngh нг|nǵ нг|ńǵ нг|ñğ нг|ŋğ нг
iia иа|iiu иу|ii ии и|yo йо е|jo йо жо е|ye йе е|ae а ае|oe о ое|ue у уе
a' а|g' г|n' н нг|o' о|u' у|i' и й|y' у|s' ш с|c' ч
`);

function sounds(list: string): Map<string, readonly string[]> {
	const all = new Map<string, readonly string[]>();
	for (const entry of list.split(/[|\n]/)) {
		const [spelling, ...choices] = entry.split(' ');
		if (spelling) {
			all.set(
				spelling,
				choices.map((choice) => (choice === '-' ? '' : choice))
			);
		}
	}
	return all;
}
