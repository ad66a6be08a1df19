import { drawnParent, onceInAScan } from './dom.js';
import { clippedByPath, clippedByRect, meet, type Box } from './region.js';

/** What an element and its ancestors do to what stands in it. */
export interface Drawn {
	closed: 'hidden' | 'tiny' | 'transparent' | null;
	/** Product of the opacities down to here. */
	opacity: number;
	/** What is left by the boxes that cut off what lies outside of them; null where nothing is cut. */
	clip: Box | null;
	/** The nearest ancestor that scrolls; null for the document. */
	scroller: Element | null;
	/** It stays in its place on the screen while the page scrolls. */
	fixed: boolean;
}

/** Smaller in one direction, in CSS pixels, and nobody sees what stands there. */
export const SMALLEST = 8;
/** More transparent than this is invisible. */
const FAINTEST = 0.1;
export const START: Drawn = { closed: null, opacity: 1, clip: null, scroller: null, fixed: false };

/** What an element adds to what is above it; few properties are read, since each reading costs. */
export function own(element: Element, above: Drawn): Drawn {
	const view = element.ownerDocument.defaultView;
	if (view === null || element.hasAttribute('inert') || element.getAttribute('aria-hidden') === 'true') {
		return { ...above, closed: 'hidden' };
	}
	const style = view.getComputedStyle(element);
	const tag = element.localName;
	const { opacity: shown, filter, clipPath, overflowX, position } = style;
	let { opacity, clip, scroller, fixed } = above;
	if (shown !== '1') opacity *= Number(shown);
	if (filter !== 'none') opacity *= opacityOf(filter, tag);
	if (opacity < FAINTEST) return { ...above, opacity, closed: 'transparent' };
	if (position === 'fixed' && !isHeld(element, view)) [clip, scroller, fixed] = [null, null, true];
	if (clipPath !== 'none') clip = narrowed(clip, clippedByPath(clipPath, element.getBoundingClientRect()));
	if (position === 'absolute' || position === 'fixed') {
		const cut = style.getPropertyValue('clip');
		if (cut !== 'auto') clip = narrowed(clip, clippedByRect(cut, element.getBoundingClientRect()));
	}
	// Where one direction cuts off, the other is never `visible`.
	if (overflowX === 'visible' || tag === 'html' || tag === 'body' || tag === 'input' || tag === 'textarea') {
		if (opacity === above.opacity && clip === above.clip && fixed === above.fixed) return above;
		return { closed: null, opacity, clip, scroller, fixed };
	}
	const box = element.getBoundingClientRect();
	const cuts = style.display !== 'contents' && style.display !== 'inline';
	if (cuts && (box.width < SMALLEST || box.height < SMALLEST)) return { ...above, closed: 'tiny' };
	const left = narrowed(clip, box);
	if (cuts && !isLarge(left)) return { ...above, closed: 'hidden' };
	if (/auto|scroll/u.test(overflowX + style.overflowY)) {
		return { closed: null, opacity, clip: null, scroller: element, fixed };
	}
	return { closed: null, opacity, clip: left, scroller, fixed };
}

const narrowed = (clip: Box | null, box: Box): Box => (clip === null ? box : meet(clip, box));
const isLarge = ({ left, top, right, bottom }: Box): boolean => right - left >= SMALLEST && bottom - top >= SMALLEST;

/** What a computed `filter` leaves visible; a filter by `url()` may do anything. */
function opacityOf(filter: string, tag: string): number {
	if (filter.includes('url(') && tag !== 'html' && tag !== 'body') return 0;
	let product = 1;
	for (const [, value = '1', percent = ''] of filter.matchAll(/opacity\(([\d.]+)(%?)\)/gu)) {
		product *= Number(value) / (percent === '%' ? 100 : 1);
	}
	return product;
}

/** What is fixed inside of a transformed box moves with it. */
function isHeld(element: Element, view: Window): boolean {
	for (let up = drawnParent(element); up !== null && up.ownerDocument === element.ownerDocument; up = drawnParent(up)) {
		const { transform, filter, perspective, willChange, contain } = view.getComputedStyle(up);
		if (transform !== 'none' || filter !== 'none' || perspective !== 'none') return true;
		if (/transform|filter|perspective/u.test(willChange) || /paint|layout|strict|content/u.test(contain)) return true;
	}
	return false;
}

/** Whether one can bring a box into the window: by scrolling what is around it, or the page. */
export function isReachable(box: Box, { scroller, fixed }: Drawn, view: Window): boolean {
	if (scroller !== null) {
		const area = scroller.getBoundingClientRect();
		const [x, y] = [scroller.scrollLeft - area.left, scroller.scrollTop - area.top];
		if (box.right + x <= 0 || box.bottom + y <= 0) return false;
		return box.left + x < scroller.scrollWidth && box.top + y < scroller.scrollHeight;
	}
	const page = windowOf(view);
	if (fixed) return box.right > 0 && box.bottom > 0 && box.left < page.width && box.top < page.height;
	if (box.right + page.x <= 0 || box.bottom + page.y <= 0) return false;
	if (box.left >= page.width && (page.locked.x || box.left + page.x >= page.scrollWidth)) return false;
	return box.top < page.height || (!page.locked.y && box.top + page.y < page.scrollHeight);
}

/** Of one scan: asking a window costs, and nothing moves meanwhile. */
interface PageSize {
	x: number;
	y: number;
	width: number;
	height: number;
	scrollWidth: number;
	scrollHeight: number;
	/** The page cuts off what is outside of the window, and does not scroll. */
	locked: { x: boolean; y: boolean };
}

export const windowOf = onceInAScan((view: Window): PageSize => {
	const { documentElement: root } = view.document;
	// A document of frames has no body.
	const styles = [...view.document.querySelectorAll('html,body')].map((one) => view.getComputedStyle(one));
	const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
	return {
		x: view.scrollX,
		y: view.scrollY,
		width: view.innerWidth,
		height: view.innerHeight,
		scrollWidth: root.scrollWidth,
		scrollHeight: root.scrollHeight,
		locked: {
			x: styles.some(({ overflowX }) => cuts(overflowX)),
			y: styles.some(({ overflowY }) => cuts(overflowY))
		}
	};
});
