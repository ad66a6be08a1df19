/** A box in CSS pixels of its window. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

const EMPTY: Box = { left: 0, top: 0, right: 0, bottom: 0 };

export const meet = (a: Box, b: Box): Box => ({
	left: Math.max(a.left, b.left),
	top: Math.max(a.top, b.top),
	right: Math.min(a.right, b.right),
	bottom: Math.min(a.bottom, b.bottom)
});

/**
 * The box around what a computed `clip-path` leaves of an element. Empty for
 * what is not understood (`path()`, `url()`): nothing is written where nobody
 * can tell what is seen.
 */
export function clippedByPath(path: string, box: DOMRect): Box {
	const bare = path.replace(/\s*(?:border|padding|content|margin|fill|stroke|view)-box$/u, '').trim();
	if (bare === '') return box;
	const [, shape = '', inner = ''] = /^([a-z]+)\((.*)\)$/u.exec(bare) ?? [];
	if (shape === 'inset') return inset(inner, box);
	if (shape === 'circle' || shape === 'ellipse') return round(inner, box);
	if (shape === 'polygon') return polygon(inner, box);
	return EMPTY;
}

/** What `clip: rect(top, right, bottom, left)` leaves; empty for what is not understood. */
export function clippedByRect(clip: string, box: DOMRect): Box {
	const sides = (/^rect\((.*)\)$/u.exec(clip)?.[1] ?? '').split(/,\s*|\s+/u);
	if (sides.length !== 4) return EMPTY;
	const [top, right, bottom, left] = sides.map((side) => (side === 'auto' ? null : Number.parseFloat(side)));
	return {
		top: box.top + (top ?? 0),
		right: right == null ? box.right : box.left + right,
		bottom: bottom == null ? box.bottom : box.top + bottom,
		left: box.left + (left ?? 0)
	};
}

/** A length as computed, in pixels; NaN for what is not understood. */
function lengthOf(text: string, base: number): number {
	const plain = /^(-?[\d.]+)(px|%)?$/u.exec(text);
	if (plain !== null) return plain[2] === '%' ? (Number(plain[1]) * base) / 100 : Number(plain[1]);
	const sum = /^calc\((-?[\d.]+)% ([+-]) ([\d.]+)px\)$/u.exec(text);
	if (sum === null) return Number.NaN;
	return (Number(sum[1]) * base) / 100 + (sum[2] === '-' ? -1 : 1) * Number(sum[3]);
}

/** Parts at spaces that stand in no brackets. */
const partsOf = (text: string): string[] => text.match(/[^\s(]+\([^)]*\)|[^\s]+/gu) ?? [];

const orEmpty = (box: Box): Box => (Object.values(box).some((side) => Number.isNaN(side)) ? EMPTY : box);

function inset(inner: string, box: DOMRect): Box {
	const [top = '0px', right = top, bottom = top, left = right] = partsOf(inner.split(' round ')[0] ?? '');
	return orEmpty({
		top: box.top + lengthOf(top, box.height),
		right: box.right - lengthOf(right, box.width),
		bottom: box.bottom - lengthOf(bottom, box.height),
		left: box.left + lengthOf(left, box.width)
	});
}

function round(inner: string, box: DOMRect): Box {
	const [radii = '', place = '50% 50%'] = inner.split(/(?:^|\s)at\s/u);
	const [x = '50%', y = '50%'] = partsOf(place);
	const [wide = '', high = wide] = partsOf(radii);
	// A radius by a side or a corner reaches over the element.
	const radius = (text: string, base: number) => (/^$|side$|corner$/u.test(text) ? base : lengthOf(text, base));
	const [left, top] = [box.left + lengthOf(x, box.width), box.top + lengthOf(y, box.height)];
	const [across, down] = [radius(wide, box.width), radius(high, box.height)];
	return orEmpty({ left: left - across, right: left + across, top: top - down, bottom: top + down });
}

function polygon(inner: string, box: DOMRect): Box {
	const points = inner
		.replace(/^(?:nonzero|evenodd),\s*/u, '')
		.split(/,\s*/u)
		.map((point) => partsOf(point));
	const xs = points.map(([x = '']) => box.left + lengthOf(x, box.width));
	const ys = points.map(([, y = '']) => box.top + lengthOf(y, box.height));
	return orEmpty({
		left: Math.min(...xs),
		right: Math.max(...xs),
		top: Math.min(...ys),
		bottom: Math.max(...ys)
	});
}
