import type { Control } from '../types.js';
import { boxOf, holds, isInput, parentOf, viewOf } from './dom.js';

/** Whether the eye sees a field where it is drawn: asked of the browser at several places of it. */

/** Places of a box, as shares of its width and height. */
const PLACES: readonly (readonly [number, number])[] = [
	[0.5, 0.5],
	[0.1, 0.5],
	[0.3, 0.5],
	[0.7, 0.5],
	[0.9, 0.5],
	[0.5, 0.25],
	[0.5, 0.75]
];
/** So many of them must show the field: an icon or a word of its own may lie over the rest. */
const ENOUGH = 3;

/**
 * Whether enough of a field is on top. Scrolls to it where it is not at once:
 * what is nowhere on the screen even then, is cut off or lies under something
 * else, is not seen.
 *
 * @param part what is drawn of the control: itself, its label, its box or the element around it
 */
export function isOnTop(part: Element, element: Element, control: Control): boolean {
	const own = ownOf(part, element, control);
	if (showsEnough(part, own)) return true;
	part.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
	return showsEnough(part, own);
}

/** What may lie at a place of the field: its parts, its widget's, and of its label what paints nothing over it. */
type Own = (hit: Element) => boolean;

function ownOf(part: Element, element: Element, control: Control): Own {
	const isWidget = control !== 'text' && control !== 'textarea' && control !== 'masked' && control !== 'number';
	const box = isWidget ? boxOf(element) : null;
	const labels = isInput(element) ? [...(element.labels ?? [])] : [];
	return (hit) =>
		holds(part, hit) ||
		(box !== null && holds(box, hit)) ||
		(!holds(hit, part) && labels.some((label) => holds(label, hit)) && paintsNothing(hit)) ||
		isHostOf(hit, part);
}

/** The custom element in whose shadow a part lies, or whose slot it fills. */
const isHostOf = (hit: Element, part: Element): boolean =>
	hit.localName.includes('-') && hit !== part && holds(hit, part);

function paintsNothing(element: Element): boolean {
	const style = viewOf(element)?.getComputedStyle(element);
	return style?.backgroundImage === 'none' && /^(transparent|rgba\(.*, ?0\))$/.test(style.backgroundColor);
}

function showsEnough(part: Element, own: Own): boolean {
	const view = viewOf(part);
	if (!view) return false;
	const box = part.getBoundingClientRect();
	const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
	const width = Math.min(box.right, view.innerWidth) - left;
	const height = Math.min(box.bottom, view.innerHeight) - top;
	if (width <= 0 || height <= 0) return false;
	const root = part.getRootNode() as Document | ShadowRoot;
	let shown = 0;
	for (const [across, down] of PLACES) {
		const [x, y] = [left + width * across, top + height * down];
		const hit = root.elementFromPoint(x, y);
		if (hit && own(hit) && isFrameOnTop(view, x, y)) shown++;
		if (shown === ENOUGH) return true;
	}
	return false;
}

/** The frames around it are seen at that place too, in their own documents' coordinates. */
function isFrameOnTop(view: Window, x: number, y: number): boolean {
	const frame = view.frameElement;
	const outer = frame && viewOf(frame);
	if (!frame || !outer) return true;
	const box = frame.getBoundingClientRect();
	const own = frame as HTMLElement;
	const [across, down] = [box.width / own.offsetWidth, box.height / own.offsetHeight];
	const [left, top] = [box.left + (own.clientLeft + x) * across, box.top + (own.clientTop + y) * down];
	const hit = (frame.getRootNode() as Document | ShadowRoot).elementFromPoint(left, top);
	return hit === frame && isFrameOnTop(outer, left, top);
}

/** How opaque an element is with all that is around it, 0 to 1; the filter of that name counts. */
export function opacityOf(element: Element): number {
	const view = viewOf(element);
	let opacity = 1;
	for (let at: Element | null = element; at && view; at = parentOf(at)) {
		const style = view.getComputedStyle(at);
		opacity *= Number(style.opacity);
		for (const [, share, percent] of style.filter.matchAll(/opacity\(([\d.e-]+)(%?)\)/g)) {
			opacity *= Number(share) / (percent === '%' ? 100 : 1);
		}
	}
	return opacity;
}
