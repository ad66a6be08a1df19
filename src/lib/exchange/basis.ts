import type { BasisKind } from '#lib/register/codes.js';
import { bodyOf } from './basis-body.js';
import { findDays } from './dates.js';
import type { BasisParts } from './outcome.js';
import { skeleton } from './words.js';

/** Beginning and end of a word by any alphabet; \b knows only Latin. */
const AT = String.raw`(?<!\p{L}|\p{L}-)`;
const END = String.raw`(?!\p{L})`;
const word = (words: string) => new RegExp(`${AT}(?:${words})${END}`, 'u');

type Head = 'order' | 'ruling' | 'request' | 'contract' | 'notice' | 'assignment' | 'another';

/**
 * The documents that a text names, by the noun in the nominative (in Kazakh
 * also with its possessive ending): a document that another one only refers to
 * («на основании постановления») stands in another case.
 */
const HEADS: readonly { head: Head; noun: RegExp }[] = [
	{ head: 'order', noun: word('постановление|постан\\.|пост\\.|пост-\\p{L}{1,3}|каулысы?|каулы') },
	{ head: 'ruling', noun: word('определение|опред\\.|опр-\\p{L}{1,3}|уйгарымы?') },
	{ head: 'request', noun: word('заявление|заявл\\.|ходатайство|ход-во|отиниш|отиниши|отинишхат|отинишхаты') },
	{ head: 'contract', noun: word('договор|соглашение|шарт|шарты|келисимшарт|келисимшарты') },
	{ head: 'notice', noun: word('уведомление|увед\\.|хабарлама|хабарламасы|ордер|ордери') },
	{ head: 'assignment', noun: word('поручение|заявка|тапсырма|тапсырмасы|отиним|отиними') },
	{
		head: 'another',
		noun: word(
			'доверенность|сенимхат|решение|шешим|шешими|приговор|уким|уким|протокол|направление|жолдама|письмо|хат|акт'
		)
	}
];

const ADMINISTRATIVE =
	/административн\p{L}* правонаруш|адм\p{L}*\.? ?правонаруш|дел\p{L}* об ап(?!\p{L})|коап|акимшилик кукык бузушылык|акбтк|(?<!\p{L})см?ас(?!\p{L})/u;
const ADMINISTRATIVE_CASE_KK = /акимшилик (?:ис|кукык)/u;
const COURT =
	/(?<!(?<!\p{L})в )(?<!\p{L})(?:(?:рай|гор|обл)?суд(?:а|ьи|ья|ей)?|смс|сот(?:тын|ы|ынын)?|судьясынын)(?!\p{L})/u;
const CRIMINAL =
	/следоват|дознават|дознани|следств|(?<!\p{L})след\.|ердр|сдтбт|уголовн|прокур|назначени\p{L} защитник|защитник\p{L}* по назначению|коргаушы тагайында|тергеуши|аныктаушы|тергеу|кылмыстык/u;
/** Written in capitals: «со» is a preposition too. */
const INVESTIGATION = /(?<!\p{L})(?:СО|СУ|СГ|СЧ|ОД|ТБ|ТБө)(?!\p{L})/u;
const POLICE =
	/(?<!\p{L})(?:УП|ОП|ДП|РОП|ГОП|РУП|ГУП|РУВД|РОВД|УВД|ДВД|ОВД|ГУВД|ПБ|ПД|АПБ|ҚПБ|ДЭР|ЭТД|АФМ|ҚМА|КНБ|ДКНБ|ҰҚК)(?!\p{L})|(?:полици|антикор|Антикор)\p{L}*/u;
const CRIMINAL_LAW = /(?<!\p{L})(?:ук|упк|кк|кпк)(?!\p{L})/u;
const ADMINISTRATIVE_LAW = /(?<!\p{L})(?:коап|акбтк)(?!\p{L})/u;
const ADMINISTRATIVE_JUSTICE = /(?<!\p{L})(?:аппк|арпк)(?!\p{L})/u;
const EXEMPTION = /освобожд\p{L}* .{0,40}оплат|освобожд|толеуден босат/u;
const OTHER_RULING =
	/отказ|экспертиз|приостанов|прекращ|возврат|назначени|административн|акимшилик|бас тарт|сараптама|токтат/u;
const SYSTEM = /систем|портал|(?<!\p{L})(?:еис|ецис|ецс)(?!\p{L})|цифров|жуйе|зан комеги|заң көмегі|eup\./u;
const SYSTEM_NUMBER = /(?<!\d)\d{6}-\d{4,6}(?!\d)/u;

/**
 * Column 3 in its parts, each only where it is sure. The kind decides what may
 * leave the device, so a text that names two documents, or a document whose
 * issuer cannot be told, gets none.
 * @param essence column 4: the code that it quotes (УК, КоАП) tells what a
 *   police order is about
 */
export function readBasis(text: string, essence: string | null): BasisParts {
	const bare = skeleton(text);
	const parts: BasisParts = {};
	const caseNumber = caseNumberIn(text, bare);
	if (caseNumber) parts.caseNumber = caseNumber.text;
	const heads = HEADS.flatMap(({ head, noun }) => {
		const at = noun.exec(bare);
		return at ? [{ head, at: at.index, end: at.index + at[0].length }] : [];
	});
	const [only] = heads;
	if (only === undefined || heads.length > 1) return parts;
	const kind = kindOf(only.head, text, bare, skeleton(essence ?? ''));
	if (kind === null) return parts;
	parts.kind = kind;
	const days = findDays(text).filter(
		({ start, end }) => !isBirthday(bare.slice(Math.max(0, start - 14), start), bare.slice(end, end + 7))
	);
	const [day] = days;
	if (day?.day && days.every((one) => one.day === day.day)) parts.date = day.day;
	const number = numberIn(text, bare, only, caseNumber, kind);
	if (number) parts.number = number.text;
	if (kind.endsWith('-order') || kind === 'civil-ruling') {
		const stops = [...days.map(({ start }) => start), number?.start, caseNumber?.start].filter(
			(at) => at !== undefined
		);
		const body = bodyOf(text, bare, only, stops);
		if (body !== null) parts.body = body;
	}
	return parts;
}

function isBirthday(before: string, after: string): boolean {
	return (
		/(?:рожд\p{L}*|д\.? ?р\.?|туган(?: куни)?)\s*:?\s*$/u.test(before) ||
		/^\s*г\.? ?р(?!\p{L})|^\s*(?:года? )?рожд|^\s*ж\.? ?т(?!\p{L})|^\s*туган/u.test(after)
	);
}

function kindOf(head: Head, text: string, bare: string, essence: string): BasisKind | null {
	switch (head) {
		case 'order':
			return orderKind(text, bare, essence);
		case 'ruling':
			return rulingKind(bare, essence);
		case 'request':
			return /исков|преступлени|следовател|в суд(?!\p{L})|талап кою|кылмыс/u.test(bare) ? null : 'request';
		case 'contract':
			if (/соглашение/u.test(bare) && !/юридическ|помощ/u.test(bare)) return null;
			return /заем|займ|дарени|аренд|купли|продаж|найм|труд|страхов|карыз|жалдау|сату|енбек/u.test(bare)
				? null
				: 'contract';
		case 'notice':
			if (/обыск|арест|тинту/u.test(bare)) return null;
			return /ордер|защит|представит|коргау|коргаушы|окилди/u.test(bare) ? 'notice' : null;
		case 'assignment':
			return SYSTEM.test(bare) || SYSTEM_NUMBER.test(bare) ? 'assignment' : null;
		case 'another':
			return null;
	}
}

/** An order is of the court, of the body that leads the criminal process, or in an administrative-offence case. */
function orderKind(text: string, bare: string, essence: string): BasisKind | null {
	const criminalLaw = CRIMINAL_LAW.test(essence);
	const administrativeLaw = ADMINISTRATIVE_LAW.test(essence);
	const investigated = CRIMINAL.test(bare) || CRIMINAL_LAW.test(bare) || INVESTIGATION.test(text);
	if (ADMINISTRATIVE.test(bare) || ADMINISTRATIVE_CASE_KK.test(bare))
		return investigated ? null : 'administrative-order';
	if (COURT.test(bare)) {
		if (administrativeLaw) return criminalLaw ? null : 'administrative-order';
		return 'court-order';
	}
	if (investigated) return 'prosecution-order';
	if (!POLICE.test(text) || criminalLaw === administrativeLaw) return null;
	return criminalLaw ? 'prosecution-order' : 'administrative-order';
}

/** Rulings are made in civil procedure; the one that is a basis exempts from payment. The case number's fourth part is 2 there. */
function rulingKind(bare: string, essence: string): BasisKind | null {
	const index = /-\d\d-\d\d-(\d)\p{L}?\//u.exec(bare)?.[1];
	if ((index !== undefined && index !== '2') || ADMINISTRATIVE_JUSTICE.test(bare + ' ' + essence)) return null;
	if (EXEMPTION.test(bare)) return /отказ|бас тарт/u.test(bare) ? null : 'civil-ruling';
	return COURT.test(bare) && !OTHER_RULING.test(bare) ? 'civil-ruling' : null;
}

interface Found {
	text: string;
	start: number;
}
const DIGITS = String.raw`\d[\p{L}\d/-]*(?:\.\d+)*`;
const CASE_NUMBER = new RegExp(
	String.raw`(?<!\p{L})(?:(?:ердр|сдтбт|куи|уголовн\p{L}+ дел\p{L}+|у\/д|дел\p{L}{1,2}(?: об (?:ап|адм\p{L}*\.? ?правонаруш\p{L}*))?|(?:кылмыстык |акимшилик )?ис(?:и|тин)?)\s*(?:№|n[oо]?\.?)|(?:ердр|сдтбт))\s*(${DIGITS})`,
	'u'
);

function caseNumberIn(text: string, bare: string): (Found & { end: number }) | null {
	const found = CASE_NUMBER.exec(bare);
	if (!found) return null;
	const end = found.index + found[0].length;
	return { text: text.slice(end - (found[1] ?? '').length, end), start: found.index, end };
}

const NUMBERED = new RegExp(
	String.raw`(?:№|(?<!\p{L})(?:n[oо]?|номер\p{L}?|номири?|рег)(?!\p{L})\.?\s*№?)\s*(${DIGITS})`,
	'gu'
);
const BARE_NUMBER = new RegExp(String.raw`^\s*(\d{1,6})(?=\s+от(?!\p{L})|\s*[,;]|\s*$)`, 'u');

/** The document's own number: not the case's, not a court's («районного суда № 2»). None where two remain. */
function numberIn(
	text: string,
	bare: string,
	head: { end: number },
	caseNumber: (Found & { end: number }) | null,
	kind: BasisKind
): Found | null {
	const found: Found[] = [];
	for (const match of bare.matchAll(NUMBERED)) {
		const start = match.index;
		const end = start + match[0].length;
		if (caseNumber && start < caseNumber.end && caseNumber.start < end) continue;
		const digits = match[1] ?? '';
		if (digits.length <= 2 && ofCourt(bare.slice(0, start), bare.slice(end))) continue;
		found.push({ text: text.slice(end - digits.length, end), start });
	}
	const [number] = found;
	if (number === undefined) {
		const beside = BARE_NUMBER.exec(bare.slice(head.end));
		const own = kind === 'contract' || kind === 'notice' || kind === 'request' || kind === 'assignment';
		return beside && own ? { text: beside[1] ?? '', start: head.end } : null;
	}
	return found.length === 1 ? number : null;
}

/** True where «№ 2» stands in the name of a court. */
function ofCourt(before: string, after: string): boolean {
	return (
		/(?:суда?|судьи|несовершеннолетних|смс|делам|аудандык|калалык|мамандандырылган ауданаралык)\s*$/u.test(before) ||
		/^\s*(?:сот|г\.|город|област)/u.test(after)
	);
}
