/**
 * Dates that are typed into segments: a group of spin buttons that are no
 * inputs, one each for day, month and year. What they are shows in their range,
 * their name, or what the library writes on them.
 */
export type Segment = 'day' | 'month' | 'year';

const SPIN = '[role=spinbutton]:not(input)';
const LEVELS = 4;
const NAMES: readonly { segment: Segment | 'time'; words: RegExp }[] = [
	{ segment: 'time', words: /hour|minute|second|period|час|минут|секунд|сағат/iu },
	{ segment: 'day', words: /(?:^|[^\p{L}])(?:day|день|дня|дд|dd|күн|күні|число)(?!\p{L})/iu },
	{ segment: 'month', words: /month|месяц|(?:^|[^\p{L}])(?:ай|айы|мм|mm)(?!\p{L})/iu },
	{ segment: 'year', words: /year|год|(?:^|[^\p{L}])(?:жыл|жылы|гггг|yyyy)(?!\p{L})/iu }
];

/** The parts of a segmented date, in the order of the page; null for what is no such date. */
export function segmentsOf(group: Element): { segment: Segment; element: Element }[] | null {
	const parts = [...group.querySelectorAll(SPIN)].map((element) => ({ segment: kindOf(element), element }));
	const found = parts.flatMap(({ segment, element }) =>
		segment === null || segment === 'time' ? [] : [{ segment, element }]
	);
	const each = new Set(found.map(({ segment }) => segment));
	return parts.length === 3 && found.length === 3 && each.size === 3 ? found : null;
}

/** The nearest element around a spin button that holds more than one of them. */
export function groupAroundSegment(spin: Element): Element | null {
	for (let up = spin.parentElement, level = 0; up !== null && level < LEVELS; up = up.parentElement, level += 1) {
		if (up.querySelectorAll(SPIN).length > 1) return up;
	}
	return null;
}

function kindOf(element: Element): Segment | 'time' | null {
	const said = ['data-type', 'data-segment', 'data-sectionindex-name', 'aria-label', 'data-placeholder']
		.map((name) => element.getAttribute(name) ?? '')
		.filter((text) => text !== '');
	for (const text of said) {
		const found = NAMES.find(({ words }) => words.test(text));
		if (found !== undefined) return found.segment;
	}
	const most = Number(element.getAttribute('aria-valuemax') ?? Number.NaN);
	if (most === 12) return 'month';
	if (most >= 28 && most <= 31) return 'day';
	if (most > 1900) return 'year';
	const shown = element.textContent;
	return NAMES.find(({ words }) => words.test(shown))?.segment ?? null;
}

/** What a segment holds; null while it shows its placeholder. */
export function segmentValue(element: Element): number | null {
	const shown = element.textContent.replace(/[^\p{L}\d]/gu, '');
	if (/^\d+$/u.test(shown)) return Number(shown);
	if (shown === '' || element.hasAttribute('data-placeholder')) return null;
	// A month by its name tells its number to the blind.
	const now = element.getAttribute('aria-valuenow');
	const empty = /^(?:empty|пусто|не заполнено|бос)/iu.test(element.getAttribute('aria-valuetext') ?? '');
	return now === null || empty || /^[дмгкажdmy]+$/iu.test(shown) ? null : Number(now);
}

/** The date that stands in the segments as dd.mm.yyyy; empty unless all of them are filled. */
export function segmentsText(group: Element): string | null {
	const parts = segmentsOf(group);
	if (parts === null) return null;
	const of = (segment: Segment) => {
		const part = parts.find((one) => one.segment === segment);
		return part === undefined ? null : segmentValue(part.element);
	};
	const [day, month, year] = [of('day'), of('month'), of('year')];
	if (day === null || month === null || year === null) return '';
	return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${String(year).padStart(4, '0')}`;
}
