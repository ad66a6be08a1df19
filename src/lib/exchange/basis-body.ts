import { skeleton } from './words.js';

/** Where the name of a body ends in Russian: what follows tells the date, the number or the subject of the document. */
const STOP_RU =
	/(?<!\p{L})(?:от|о|об|за|№ ?б\/н|на|в отношении|в порядке|по (?:делу|факту|иску|ходатайству|заявлению|жалобе|ч\.|ст\.|п\.|назначению)|ердр|уголовное|гр\.|подозрева\p{L}*|обвиня\p{L}*)(?!\p{L})|[,;()"]/u;
const LEAD_RU = /^\s*(?:по делу об (?:административном правонарушении|ап)(?!\p{L}))?\s*/u;
const ROLE_RU = /^(?:(?:старшего |ст\. ?|и\.?о\.? )?(?:следователя|дознавателя|судьи)(?:-криминалиста)?)\s+/u;
/** In Kazakh the name comes first, and these come after it. */
const STOP_KK =
	/(?<!\p{L})(?:тергеуши\p{L}*|аныктаушы\p{L}*|судья\p{L}*|коргаушы|коргаушыны|сдтбт|кылмыстык|акимшилик|заң|зан)(?!\p{L})|[,;()"]/u;
const BODY =
	/(?<!\p{L})(?:уп|оп|дп|роп|гоп|руп|со|су|дэр|двд|увд|ровд|рувд|кнб|афм|пб|пд|тб|смс|аппб|этд)(?!\p{L})|суд(?:а|ьи)?(?!\p{L})|(?<!\p{L})сот|полици|прокур|департамент|управлени|отдел|баскарма|болим/u;
const INITIALS = /(?<!\p{L})\p{Lu}\.\s?\p{Lu}\.|\p{Lu}\p{Ll}+\s\p{Lu}\.(?!\p{L})/u;

/**
 * The body that issued an order or ruling, in the document's own words (in
 * Russian they stay in the genitive; a Kazakh genitive ending is taken off).
 * Null where it is not certain where the name begins and ends, or where a
 * person's name may be in it.
 * @param bare the skeleton of `text`
 * @param head place of the document's noun
 * @param stops places of the dates and numbers that are known not to be the name
 */
export function bodyOf(
	text: string,
	bare: string,
	head: { at: number; end: number },
	stops: readonly number[]
): string | null {
	const kazakh = /[кқ]аулы|[уұ]й[гғ]арым/u.test(bare.slice(head.at, head.end));
	const body = kazakh ? before(text, bare, head.at, stops) : after(text, bare, head.end, stops);
	if (body === null || body.length > 150 || INITIALS.test(body)) return null;
	return BODY.test(skeleton(body)) && /\p{Lu}/u.test(body) ? body : null;
}

function after(text: string, bare: string, from: number, stops: readonly number[]): string | null {
	const start = from + (LEAD_RU.exec(bare.slice(from))?.[0].length ?? 0);
	const role = ROLE_RU.exec(bare.slice(start))?.[0].length ?? 0;
	const name = start + role;
	const stop = STOP_RU.exec(bare.slice(name))?.index;
	const end = Math.min(stop === undefined ? text.length : name + stop, ...stops.filter((at) => at >= name));
	const body = text.slice(name, end).replace(/[\s,-]+$/u, '');
	// After «следователя» a surname may stand: a body begins with its abbreviation or with an adjective.
	const [first = ''] = body.split(/\s/u);
	const named =
		/^(?:\p{Lu}{2,}|г\.|\p{L}+(?:ого|ой|его|ей)|отдела|управления|департамента|прокуратуры|полиции|суда|районного)$/u;
	return named.test(first) ? body : null;
}

function before(text: string, bare: string, until: number, stops: readonly number[]): string | null {
	const stop = STOP_KK.exec(bare)?.index ?? until;
	const body = text.slice(0, Math.min(until, stop, ...stops)).trim();
	return body === '' ? null : body.replace(/(?<=[ыі])н[ыі]ң$/u, '');
}
