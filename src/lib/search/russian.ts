/**
 * The stem of a Russian word: what its case forms share. Rules of our own, not
 * a port of a published stemmer: they keep apart what a lawyer keeps apart (суд
 * and судья, иск and искать) and bring a verb to its verbal noun (взыскать,
 * взыскано, взыскание). Words come in small letters, ё written as е.
 */
const VOWEL = 'аеиоуыэюя';
const CONSONANT_OR_HISS = `(?:[гкхжшщч]|[^${VOWEL}йь]н)`;

/** Words whose forms no rule joins. */
const IRREGULAR = new Map(
	[
		['дн', 'день дня дню днем дне дни дней дням днями днях'],
		['матер', 'мать матери матерью матерей матерям'],
		['дочер', 'дочь дочери дочерью дочерей дочерям'],
		['времен', 'время времени временем времена времен'],
		['имен', 'имя имени именем имена имен'],
		['денг', 'деньги денег деньгам деньгами деньгах'],
		['льв', 'лев льва льву львом льве'],
		['писмен', 'письменно письменный письменная письменное'],
		['писм', 'письмо письма письму письмом письме писем письмам письмами письмах'],
		['судеб', 'судьба судьбы судьбе судьбу судьбой судеб судьбам']
	].flatMap(([stem = '', forms = '']) => forms.split(' ').map((form): [string, string] => [form, stem]))
);

/** Nouns in -ья, whose soft sign belongs to the stem: судья is not суд. */
const SOFT = new RegExp(
	'^(суд|стат|сем|скам|попад|свин|ил|наталь?|дарь?|марь?|софь?)(?:ь[яиею]|ьей|ьею|ьям|ьями|ьях)$'
);
const SOFT_MANY = /^(?:суд|стат|сем|скам)ей$/;

const ADJECTIVE = /(?:ого|его|ому|ему|ыми|ую|юю|ая|яя|ое|ее|ые|ый|ых|ым|ою)$/;
const SOFT_ADJECTIVE = new RegExp(`${CONSONANT_OR_HISS}(?:ими|ий|ие|их|им)$`);
const NOUN = /(?:ями|ами|ях|ах|ям|ам|ом|ем|ою|ею|ой|ей|ью|[аяеюиьй]|(?<![аеиоуыэюя])[оуы])$/;
/** Endings that a word may also simply have: Рустам, приём, Сергей. The word as it stands is then a stem too. */
const MAY_BE_STEM = /[мхвй]$/;
const AFTER_I = /и(?:ями|ях|ям|ею|ей|ем|ев|[яеюий])$/;

const REFLEXIVE =
	/(?:л[аои]?|ть|[еиуюая]т|[ие]те|[ыи]й|ая|ую|его|ого|ому|ему|ыми|ими|их|ых|ой|ей|ем|им)(?=с[яь]$)|(?:[аи])(?=сь$)/;
const VERB = /^(.{2,}?)([аяиеуы])(?:ть|ла|ло|ли|л|ет|ют|ем|ете|ешь|йте)$/;
const VERB_I = /^(.{3,})(?:ит|ишь|ите)$/;
const VERB_UE = /^(.{3,})(?:ует|уют|уем|уете|уешь)$/;
const PARTICIPLE_OF = new Map([
	['а', 'ан'],
	['я', 'ян'],
	['и', 'ен']
]);

interface StemOptions {
	/** True for what is surely a name: it is no verb and has no plural in -ов. */
	name: boolean;
}

/** All stems that a word may have, the likeliest first; never empty. A word of other letters is its own stem. */
export function russianStems(word: string, { name }: StemOptions): string[] {
	const irregular = IRREGULAR.get(word);
	if (irregular !== undefined) return [irregular];
	if (!/^[а-я]+$/.test(word)) return [word];
	const stems = new Set<string>();
	if (!name) {
		const verb = verbStem(word);
		if (verb !== null) stems.add(verb);
		// An infinitive is nothing else.
		if (verb !== null && /ть(?:ся)?$/.test(word)) return [...stems];
	}
	const bare = word.replace(/(.{3,})с[яь]$/, (all: string, rest: string) => (REFLEXIVE.test(all) ? rest : all));
	stems.add(inflected(bare));
	if (MAY_BE_STEM.test(bare) && bare.length > 3) stems.add(settled(bare));
	if (!name && /.{3}[ое]в$/.test(bare)) stems.add(settled(bare.slice(0, -2)));
	return [...stems];
}

/** The stem of a verb: that of its passive participle and verbal noun; null for what has no ending of a verb. */
function verbStem(word: string): string | null {
	const bare = word.replace(/(.{4,})с[яь]$/, '$1');
	const ue = VERB_UE.exec(bare);
	if (ue) return settled(`${ue[1] ?? ''}ован`);
	const common = VERB.exec(bare);
	if (common) {
		const [, base = '', theme = ''] = common;
		return settled(base + (PARTICIPLE_OF.get(theme) ?? theme));
	}
	const soft = VERB_I.exec(bare);
	return soft ? settled(`${soft[1] ?? ''}ен`) : null;
}

function inflected(word: string): string {
	const soft = SOFT.exec(word)?.[1] ?? (SOFT_MANY.test(word) ? word.slice(0, -2) : undefined);
	if (soft !== undefined) return `${soft.replace(/ь$/, '')}ь`;
	const short = word.length === 4 || word.length === 3 ? /^(.[аоуэея])[йяю]$|^(.[аоуэя])ем$/.exec(word) : null;
	if (short) return short[1] ?? short[2] ?? word;
	return settled(
		cut(word, SOFT_ADJECTIVE, /(?:ими|ий|ие|их|им)$/) ?? afterI(word) ?? cut(word, ADJECTIVE) ?? noun(word)
	);
}

function noun(word: string): string {
	return cut(word, NOUN) ?? cut(word, /(?:[аяеюиьй]|(?<![аеиоуыэюя])[оуы])$/) ?? word;
}

/** What has и before its ending keeps it: Мария, Марии; консультация, консультаций. */
function afterI(word: string): string | null {
	if (!AFTER_I.test(word) || word.length < 5) return null;
	return word.replace(AFTER_I, 'и');
}

/** The word without an ending, if at least three letters stay. */
function cut(word: string, fits: RegExp, ending: RegExp = fits): string | null {
	if (!fits.test(word)) return null;
	const rest = word.replace(ending, '');
	return rest.length >= 3 ? rest : null;
}

/** One spelling for stems that change their last letters: решений and решено, участок and участка, истец and истца. */
function settled(stem: string): string {
	const settled = stem
		.replace(/([аея]н)и$/, '$1')
		.replace(/нн$/, 'н')
		.replace(/ь$/, '')
		.replace(/([^аеиоуыэюя])е$/, '$1')
		.replace(/(..)[ое]к$/, '$1к')
		.replace(/([^аеиоуыэюя])ец$/, '$1ц')
		.replace(/ьц$/, 'ц')
		.replace(/^павел$/, 'павл');
	return settled === '' ? stem : settled;
}
