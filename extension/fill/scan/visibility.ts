import type { SeenField } from '../types.js';
import { isCovered } from './covered.js';
import { controlsIn, drawnParent, isInput, isTextarea, parentOf, type Raw } from './dom.js';
import { isReachable, own, SMALLEST, START, type Drawn } from './drawn.js';
import { fillsItsHost } from './host.js';

type Closed = SeenField['closed'];

/** Answers whether fields may be written; remembers ancestors, so that a page's styles are read once. */
export class Eyes {
	readonly #drawn = new Map<Element, Drawn>();
	readonly #boxes = new Map<Element, DOMRect>();

	/** Why a field is closed, or null for one that is open. */
	closed(raw: Raw): Closed {
		if (raw.closed !== null) return raw.closed;
		const looks = this.#looks(raw);
		if (looks !== null) return looks;
		const { element, control } = raw;
		if (element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true') return 'disabled';
		if (raw.radios.length > 0 && raw.radios.every(isOff)) return 'disabled';
		if (raw.behind?.disabled === true) return 'disabled';
		const picks = control === 'calendar' || control === 'combobox';
		if (!picks && (isInput(element) || isTextarea(element)) && element.readOnly) return 'read-only';
		if (!picks && element.getAttribute('aria-readonly') === 'true') return 'read-only';
		return isCovered(raw, this.#boxes.get(raw.widget) ?? raw.widget.getBoundingClientRect()) ? 'covered' : null;
	}

	/** Whether an element is shown at all, apart from what covers it. */
	isShown(element: Element): boolean {
		return this.#see(element) === null;
	}

	/** Choices often hide the native button behind a drawn one, and comboboxes their input: the drawn part counts. */
	#looks(raw: Raw): Closed {
		const { widget, control } = raw;
		if (control === 'radio-group') {
			const seen = raw.radios.map((radio) => this.#seeAround(radio, 3));
			return seen.some((one) => one === null) ? null : (seen[0] ?? 'hidden');
		}
		if (control === 'checkbox' || control === 'switch') return this.#seeAround(widget, 3);
		if (control === 'combobox' || control === 'calendar') {
			const own = this.#see(widget);
			if (own === null) return null;
			for (let up = parentOf(widget), level = 0; up !== null && level < 4; up = parentOf(up), level += 1) {
				if (controlsIn(up) > 1) break;
				if (this.#see(up) === null) {
					raw.widget = up;
					return null;
				}
			}
			return own;
		}
		const seen = this.#see(widget);
		const filling = seen === 'transparent' && fillsItsHost(raw.element, (one) => this.isShown(one));
		return filling ? null : seen;
	}

	#seeAround(element: Element, levels: number): Closed {
		const own = this.#see(element);
		if (own === null || this.#of(element).closed === 'hidden') return own;
		let up = parentOf(element);
		for (let level = 0; up !== null && level < levels; level += 1, up = parentOf(up)) {
			if (this.#see(up) === null) return null;
		}
		return own;
	}

	#see(element: Element): Closed {
		// One call of the browser's own answers for what most fields are: shown, all the way up.
		if (!element.checkVisibility({ visibilityProperty: true })) return 'hidden';
		const drawn = this.#of(element);
		const { closed, clip } = drawn;
		if (closed !== null) return closed;
		const box = element.getBoundingClientRect();
		this.#boxes.set(element, box);
		if (box.width < SMALLEST || box.height < SMALLEST) {
			return box.width === 0 && box.height === 0 ? 'hidden' : 'tiny';
		}
		const view = element.ownerDocument.defaultView;
		// What an element scrolls itself, such as a text area's lines, says nothing of its own place.
		const around = drawn.scroller === element ? this.#above(element) : drawn;
		if (view !== null && !isReachable(box, around, view)) return 'hidden';
		if (clip !== null) {
			const wide = Math.min(box.right, clip.right) - Math.max(box.left, clip.left);
			const high = Math.min(box.bottom, clip.bottom) - Math.max(box.top, clip.top);
			if (wide < Math.min(SMALLEST, box.width) || high < Math.min(SMALLEST, box.height)) return 'hidden';
		}
		return null;
	}

	#of(element: Element): Drawn {
		const known = this.#drawn.get(element);
		if (known !== undefined) return known;
		const above = this.#above(element);
		const drawn = above.closed === null ? own(element, above) : above;
		this.#drawn.set(element, drawn);
		return drawn;
	}

	#above(element: Element): Drawn {
		const parent = drawnParent(element);
		if (parent === null) return START;
		if (parent.ownerDocument === element.ownerDocument) return this.#of(parent);
		// Boxes lie in their own document's coordinates: of a frame only how faint it is goes on.
		const seen = this.#see(parent);
		return { ...START, closed: seen === null ? null : 'hidden', opacity: this.#of(parent).opacity };
	}
}

const isOff = (radio: Element): boolean => radio.matches(':disabled') || radio.getAttribute('aria-disabled') === 'true';
