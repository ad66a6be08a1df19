import type { Scan } from '../fill/index.js';

/** A pointing that goes on. */
export interface Picking {
	stop: () => void;
}

/** Kept from the page while the lawyer points, so that pointing presses nothing. */
const SWALLOWED = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'dblclick'] as const;
const COLOUR = '#0a5a73';

/**
 * Lets the lawyer point at a field: a frame follows the pointer or the keyboard
 * focus, a click or Enter takes the field, Escape ends. The frame takes no
 * clicks and holds no words. Events that the page makes up do not count.
 */
export function startPicking(scan: Scan, picked: (field: string | null) => void): Picking {
	const documents = new Set([...scan.elements.values()].map((element) => element.ownerDocument));
	const ended = new AbortController();
	const options = { capture: true, passive: false, signal: ended.signal };
	let frame: HTMLElement | null = null;
	let at: string | null = null;

	const stop = (): void => {
		ended.abort();
		frame?.remove();
	};
	const end = (field: string | null): void => {
		stop();
		picked(field);
	};
	const show = (field: string | null): void => {
		at = field;
		frame?.remove();
		const element = field === null ? undefined : scan.elements.get(field);
		if (element) frame = frameAround(element);
	};
	const swallow = (event: Event): void => {
		event.preventDefault();
		event.stopImmediatePropagation();
	};

	for (const document of documents) {
		document.addEventListener(
			'pointermove',
			(event) => {
				if (event.isTrusted) show(fieldAt(scan, document, event));
			},
			options
		);
		document.addEventListener(
			'focusin',
			(event) => {
				if (event.isTrusted) show(fieldOf(scan, event));
			},
			options
		);
		document.addEventListener(
			'click',
			(event) => {
				swallow(event);
				const field = event.isTrusted ? fieldAt(scan, document, event) : null;
				if (field !== null) end(field);
			},
			options
		);
		document.addEventListener(
			'keydown',
			(event) => {
				if (!event.isTrusted || (event.key !== 'Escape' && event.key !== 'Enter')) return;
				swallow(event);
				if (event.key === 'Escape') end(null);
				else if (at !== null) end(at);
			},
			options
		);
		for (const kind of SWALLOWED) document.addEventListener(kind, swallow, options);
	}
	return { stop };
}

/** The smallest field under a point: works through shadow roots, whose inside events do not tell. */
function fieldAt(scan: Scan, document: Document, point: { clientX: number; clientY: number }): string | null {
	let best: { id: string; size: number } | null = null;
	for (const [id, element] of scan.elements) {
		if (element.ownerDocument !== document) continue;
		const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
		const inside = point.clientX >= left && point.clientX <= right && point.clientY >= top && point.clientY <= bottom;
		if (inside && (best === null || width * height < best.size)) best = { id, size: width * height };
	}
	return best?.id ?? null;
}

function fieldOf(scan: Scan, event: Event): string | null {
	const path = event.composedPath();
	for (const [id, element] of scan.elements) if (path.includes(element)) return id;
	return null;
}

/** An outline over the element, in its own document, that nothing can be done with. */
function frameAround(element: Element): HTMLElement {
	const { left, top, width, height } = element.getBoundingClientRect();
	const frame = element.ownerDocument.createElement('div');
	frame.setAttribute('aria-hidden', 'true');
	Object.assign(frame.style, {
		position: 'fixed',
		left: `${left - 4}px`,
		top: `${top - 4}px`,
		width: `${width + 8}px`,
		height: `${height + 8}px`,
		border: `3px solid ${COLOUR}`,
		borderRadius: '6px',
		background: 'transparent',
		boxSizing: 'border-box',
		pointerEvents: 'none',
		zIndex: '2147483647'
	});
	element.ownerDocument.documentElement.append(frame);
	return frame;
}
