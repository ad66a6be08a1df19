import { attribute, byId, parentOf, type Raw } from './dom.js';
import { cellTexts } from './cells.js';
import { opening, textBefore, type Page } from './labels.js';
import { ariaName, groupName } from './sections.js';
import { cleanLabel, isNoise, joined, textOf } from './text.js';

/** Boxes in one small container, with the words that stand for all of them. */
export interface Group {
	id: string;
	label: string;
	members: Raw[];
	widest: number | null;
}

const MOST = 4;
const LEVELS = 4;

/** Finds containers of two to four fields, such as a date cut in three. */
export function groupsOf(raws: readonly Raw[], page: Page): Map<Raw, Group> {
	const boxes = new Map<Element, Raw[]>();
	for (const raw of raws) {
		if (raw.control === 'checkbox' || raw.control === 'switch' || raw.control === 'radio-group') continue;
		let up = parentOf(raw.widget);
		for (let level = 0; up !== null && level < LEVELS; level += 1, up = parentOf(up)) {
			const count = page.count(up);
			if (count < 2) continue;
			if (count <= MOST && up.localName !== 'body') boxes.set(up, [...(boxes.get(up) ?? []), raw]);
			break;
		}
	}
	const groups = new Map<Raw, Group>();
	let next = 1;
	for (const [box, members] of boxes) {
		if (members.length < 2) continue;
		const group: Group = { id: `g${next}`, label: labelOf(box, members, page), members, widest: widestOf(members) };
		next += 1;
		for (const member of members) groups.set(member, group);
	}
	return groups;
}

/** A third wider than any other. */
function widestOf(members: readonly Raw[]): number | null {
	const widths = members.map(({ widget }) => widget.getBoundingClientRect().width);
	const most = Math.max(...widths);
	const near = widths.filter((width) => width * 1.2 > most);
	return near.length === 1 ? widths.indexOf(most) : null;
}

/** The group's own name, its first words, what stands before it, its cell or term. */
function labelOf(box: Element, members: readonly Raw[], page: Page): string {
	const first = members[0]?.widget ?? box;
	const cell = box.closest('td,th');
	const term = box.closest('dd')?.previousElementSibling;
	const tries = [
		() => groupName(box, page.skip) || (attribute(box, 'role') === '' ? '' : ariaName(box, page.skip)),
		() => opening(box, first, page),
		() => textBefore(box, page),
		() =>
			cell && page.count(cell) === page.count(box)
				? cellTexts(cell as HTMLTableCellElement, page.count, page.skip)
				: { left: '', above: '' },
		() => (term?.localName === 'dt' ? textOf(term, page.skip) : '')
	];
	for (const attempt of tries) {
		const found = attempt();
		for (const text of typeof found === 'string' ? [found] : [found.left, found.above]) {
			const clean = cleanLabel(text);
			if (!isNoise(clean, false)) return clean;
		}
	}
	return '';
}

/** What describes a field or stands after it: aria-describedby, a unit, an example. */
export function hintOf(raw: Raw, page: Page): string {
	const { element } = raw;
	const parts: string[] = [];
	const describing = element.getAttribute('aria-describedby');
	for (const id of describing === null ? [] : describing.split(/\s+/u).filter(Boolean)) {
		const described = byId(element, id);
		if (described !== null) parts.push(textOf(described, page.skip));
	}
	if (raw.control === 'text' || raw.control === 'masked' || raw.control === 'number' || raw.control === 'select') {
		parts.push(textAfter(raw.widget, page));
	}
	return [...new Set(parts.map(joined))].filter((text) => text !== '' && text.length <= 160).join(' ');
}

function textAfter(start: Element, page: Page): string {
	let element: Element = start;
	for (let level = 0; level < 3; level += 1) {
		for (let node = element.nextSibling; node !== null; node = node.nextSibling) {
			if (node.nodeType === 3) {
				const text = joined(node.nodeValue ?? '');
				if (text !== '') return text;
				continue;
			}
			if (node.nodeType !== 1) continue;
			const one = node as Element;
			if (page.count(one) > 0 || one.localName === 'label' || /^h[1-6]$/u.test(one.localName)) return '';
			const text = textOf(one, page.skip);
			if (text !== '') return text.length <= 60 ? text : '';
		}
		const up = parentOf(element);
		if (up === null || page.count(up) > 1 || /^(?:td|th|form|fieldset|body|dd)$/u.test(up.localName)) return '';
		element = up;
	}
	return '';
}
