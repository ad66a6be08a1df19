/** Words that announce a person: after them a name is a name, and in a name they are no part of it. */

const BEGINNINGS = `
гражданин гражданк клиент доверител подзащитн подозреваем обвиняем подсудим осужденн потерпевш истец истц истиц ответчи
заявител свидетел супруг бывш несовершеннолетн представител наследни должни взыскател неизвестн работодател сосед продав покупател арендатор арендодател кредитор заемщик
опекун усыновител пострадавш виновн
азамат күдікті айыпталушы жәбірленуші сотталушы сотталған қоюшы жауапкер беруші куә білдіруші өкілі борышкер мұрагері
`;
const WHOLE = new Set(
	`гр г-н г-жа мужа муж жена жены жене жену мать матери отец отца отцу сын сына дочь дочери брат брата сестра сестры
тов товарищ господин госпожа ип жк лицо лица мырза ханым әкесі анасы ұлы қызы күйеуі әйелі жұбайы ағасы інісі
mr mrs ms dr client`.split(/\s+/)
);
const beginnings = BEGINNINGS.trim().split(/\s+/);
const AZAMATS = /^(?:азаматша|азаматы|азаматтың|азаматқа|азаматты|азаматтан|азаматпен|азамат)$/;

/** What people do: a word before these is a name even at the start of a sentence. Beginnings of words. */
const DEEDS =
	/^(?:обрати|заяви|проси|поясни|показал|указал|подал|получил|призна|отказал|обвиня|подозрева|задержан|осужд|явил|сообщи|утвержда|айтуынша|келді|келмеді|жүгінді|сұрады|түсіндірді|мәлімдеді|мойында)/;

/** True for обратилась, жүгінді. */
export function isDeed(letters: string): boolean {
	return DEEDS.test(letters);
}

/** True for өтініші, арызына: what a person in the genitive before it has. */
export function isPetition(letters: string): boolean {
	return /^(?:өтініш|арыз|шағым|талабы|мүддес|құқығ|құқықтар|кінәс|атынан|өкіл|балас|балалар|әке|ана|күйеу|әйел)/.test(
		letters
	);
}

/** True for a word in folded letters such as истец, подзащитной, жауапкердің. */
export function isPeopleWord(letters: string): boolean {
	if (letters.startsWith('азамат')) return AZAMATS.test(letters) || letters.startsWith('азаматша');
	return WHOLE.has(letters) || beginnings.some((beginning) => letters.startsWith(beginning));
}
