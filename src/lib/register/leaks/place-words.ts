/** Names of places, and the words that make a place of whatever stands beside them, as data. */
import { readings } from './transliterate.js';

/** Places that are written without a word for what they are (в Астане); alone they are never a person. */
const BARE = `
алматы астана шымкент шимкент атырау ақтау актау ақтөбе актобе тараз семей павлодар
қостанай костанай кустанай көкшетау кокшетау қарағанды караганда талдықорған талдыкорган түркістан туркестан қызылорда кызылорда
екібастұз экибастуз рудный теміртау темиртау жезқазған жезказган балқаш балхаш өскемен орал уральск қаскелең каскелен талғар талгар
есік медеу алатау жетісу жетысу сарыарқа сарыарка есіл есиль байқоңыр байконур нұра нура алмалы турксиб түрксіб бостандық ұлытау
қазақстан казахстан россия ресей москва самара омск азия еуропа европа кавказ қытай китай ташкент бишкек лондон алтай арал каспий
ақмола акмола маңғыстау мангистау сергек ертіс иртыш жайық сырдария волга
`;

const bare = new Set(BARE.split(/\s+/).map((word) => readings(word)[0]));

/** Places whose halves, or whose whole without the hyphen, are names of people: Нұр-Сұлтан. */
const hyphenated = new Set(['нұрсұлтан', 'алмаата'].flatMap((word) => readings(word)));

/** True for a reading that is a place known by its bare name. */
export function isBarePlace(reading: string): boolean {
	return bare.has(reading);
}

/** True for the reading of two words with a hyphen between them that are one place together. */
export function isHyphenatedPlace(reading: string): boolean {
	return [...hyphenated].some((place) => reading.startsWith(place.slice(0, -1)));
}

/** Districts, cities and villages whose names are names of people. */
const NAMED = `
абай әуезов наурызбай бәйдібек қазыбек төлеби райымбек жамбыл махамбет исатай құрманғазы мүсірепов уәлиханов сәтбаев панфилов
ескелді байзақ рысқұлов тұрар ғабит мағжан жұмабаев біржан шал денисов федоров жангелдин амангелді бейімбет майлин алтынсарин
жәнібек сырым темір айтеке әйтеке бұқар қонаев қаратау шоқан каныш қаныш жақсы достық бірлік
`;

const named = new Set(NAMED.split(/\s+/).map((word) => readings(word)[0]));

/** True for a reading that is also a district or a town, if a word for one follows: Абай аудандық соты. */
export function isNamedPlace(reading: string): boolean {
	return named.has(reading) || bare.has(reading);
}

/** Before a name: it is a street, a square, something named after a person. Folded letters, with or without a full stop. */
const STREETS = new Set(
	`ул улица улицы улицу улицей пр-т просп проспект проспекта проспекту пер переулок переулка мкр мкрн микрорайон микрорайона
бульвар бульвара б-р пл шоссе имени станция станции ст-ция жм street st ave avenue`.split(/\s+/)
);

/** The same, but what happens in a street may be done by somebody: на улице Оспанова ударила. Sure only before a number. */
const ON_STREETS = new Set(
	'улице проспекте переулке микрорайоне бульваре площадь площади набережная набережной массив массива парк парка'.split(
		' '
	)
);

/** Before a name that is no surname: a town, a village, a district. */
const SETTLEMENTS = new Set(
	`гор город города городе городу село села селе аул аула ауле поселок поселка поселке пос район района районе району р-н
область области обл округ округа округе станица озеро озера река реки гора горы хребет ауыл`.split(/\s+/)
);

/** Abbreviations that mean so only when small, with a full stop, and not after a number: г. Абай, but 2026 г. Оспанова. */
const DOTTED = new Map<string, Cue>([
	['г', 'settlement'],
	['с', 'settlement'],
	['пр', 'street'],
	['им', 'street']
]);

/** After a name in its plain form, always in the possessive: Абай ауданы, Сәтбаев көшесі. Beginnings of words. */
const AFTER =
	/^(?:ауданы|қаласы|облысы|ауылы|көшесі|даңғылы|ықшамауданы|бульвары|алаңы|орамы|тұйығы|селосы|кенті|станциясы|өзені|саябағы|тауы|шоқысы|жотасы|министрлігі|департаменті|басқармасы|көлі|базары|проспекті|street$|avenue$|ave$|district$|audany|koshesi|kóshesi|köşesi|dangyly|qalasy)/;

/** After a name that is a district: they may also belong to what follows (Оспанова аудандық сотқа жүгінді). */
const AFTER_NAMED = /^(?:аудандық|қалалық|облыстық|ауылдық|атындағы|атында|район)/;

/** Атындағы also means "registered to"; before these it means "named after". */
const INSTITUTIONS =
	/^(?:мектеп|орта|жалпы|гимнази|лицей|колледж|университет|академи|институт|аурухана|театр|стадион|кітапхана|көше|саябақ|даңғыл|ауыл)/;

/** Two words that are a street, a market or an institution together, whoever bears the first one as a name. */
const PHRASES =
	/^(?:жібек жолы|темір жол|нұр отан|нур отан|алтын орда|сары арқа|көк төбе|көк базар|нұрлы жол|нұрлы көш|отбасы банк|халық банк|ана үйі|бақыт шипажайы|роза ветров)/;

/** True for two neighbouring words that are a fixed name: Жібек жолы. */
export function isPhrase(letters: string, next: string): boolean {
	return PHRASES.test(`${letters} ${next}`);
}

/** Titles that street names carry after the name: Абылай хан даңғылы, Төле би көшесі. */
const TITLES = new Set('хан хана би батыр батыра ата сал акына ақын жырау'.split(' '));

export type Cue = 'street' | 'settlement' | 'none';

/**
 * What the word before a name says. `dotted`: it is small, a full stop follows
 * it and no number stands before it. `numbered`: a house number follows the name.
 */
export function cueBefore(letters: string, dotted: boolean, numbered: boolean): Cue {
	if (STREETS.has(letters) || (numbered && ON_STREETS.has(letters))) return 'street';
	if (SETTLEMENTS.has(letters)) return 'settlement';
	return (dotted ? DOTTED.get(letters) : undefined) ?? 'none';
}

/** True when a word, with the one after it, makes a place of the plain name before it. `namedPlace`: see isNamedPlace. */
export function makesPlace(letters: string, next: string, namedPlace: boolean): boolean {
	if (AFTER.test(letters) || (namedPlace && AFTER_NAMED.test(letters))) return true;
	if (letters === 'атындағы') return INSTITUTIONS.test(next);
	return /^(?:шағын|мөлтек)$/.test(letters) && next.startsWith('аудан');
}

/** Хан, би, батыр: part of a street's name, not of a person's. */
export function isPlaceTitle(letters: string): boolean {
	return TITLES.has(letters);
}
