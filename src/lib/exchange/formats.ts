/**
 * What the number format of a cell makes of its number. Dates and times are
 * numbers in a spreadsheet; only the format tells them from hours.
 */
export interface NumberFormat {
	shows: 'number' | 'date' | 'date-time' | 'time' | 'duration';
	/** Text around the digits: `0" мин"` shows 45 as «45 мин». */
	before: string;
	after: string;
}

const PLAIN: NumberFormat = { shows: 'number', before: '', after: '' };

/** Formats that files name by number only (ECMA-376, 18.8.30), the East Asian ones included. */
function builtIn(id: number): NumberFormat {
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
		return { ...PLAIN, shows: 'date' };
	if (id === 22) return { ...PLAIN, shows: 'date-time' };
	if ((id >= 18 && id <= 21) || id === 32 || id === 33 || id === 45 || id === 47) return { ...PLAIN, shows: 'time' };
	return id === 46 ? { ...PLAIN, shows: 'duration' } : PLAIN;
}

/** The format of a code such as `dd.mm.yyyy`, `[h]:mm` or `0.0" ч"`. */
export function formatOf(id: number, code: string | undefined): NumberFormat {
	if (code === undefined) return builtIn(id);
	const [first = ''] = code.split(';');
	const tokens = first
		.replace(/\[\$[^\]]*\]|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '')
		.replace(/"[^"]*"|\\.|_.|\*./gu, '')
		.toLowerCase();
	if (/general|основной|негізгі/u.test(tokens)) return withText(first);
	if (/\[[hms]+\]/u.test(tokens)) return { ...PLAIN, shows: 'duration' };
	const hasDate = /[ydгд]/u.test(tokens) || /mmm/u.test(tokens) || (/m/u.test(tokens) && !/[hsч:]/u.test(tokens));
	const hasTime = /[hsч]/u.test(tokens) || /am\/pm/u.test(tokens);
	if (hasDate) return { ...PLAIN, shows: hasTime ? 'date-time' : 'date' };
	return hasTime ? { ...PLAIN, shows: 'time' } : withText(first);
}

/** The literal text of a number's format, before and after its digits. */
function withText(code: string): NumberFormat {
	const [before = '', after = ''] = code.split(/(?:General|Основной|[0#?][0#?.,%\s]*[0#?%]|[0#?])/iu, 2);
	return { shows: 'number', before: literal(before), after: literal(after) };
}

function literal(part: string): string {
	return part
		.replace(/\[\$([^\]-]*)[^\]]*\]/gu, '$1')
		.replace(/\[[^\]]*\]/gu, '')
		.replace(/"([^"]*)"|\\(.)|_.|\*./gu, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? ' ');
}
