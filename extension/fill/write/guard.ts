import { isOurs } from './events.js';
import type { View } from './dom.js';

/**
 * While fields are written, no form is sent: neither by the page's own scripts
 * nor by a button. What the page sends by script without a form, this cannot see.
 */
export interface Guard {
	/** Watches one more window, of a frame. */
	over: (view: View) => void;
	stopped: () => boolean;
	end: () => void;
}

/** Of the Navigation API, what is used here; Firefox may not have it. */
interface NavigateEvent extends Event {
	readonly destination: { readonly sameDocument: boolean };
}

export function startGuard(): Guard {
	const watched = new Set<View>();
	let stopped = false;

	const halt = (event: Event) => {
		event.preventDefault();
		event.stopImmediatePropagation();
		stopped = true;
	};
	const onClick = (event: Event) => {
		const path = event.composedPath();
		if (isOurs(event)) {
			// A day of a calendar may be a link: it is clicked, and leads nowhere.
			if (path.some(isLink)) event.preventDefault();
		} else if (path.some(isSubmitter)) halt(event);
	};
	const onNavigate = (event: Event) => {
		// Catches `form.submit()`, which sends no event, and scripts that leave the page.
		const { destination } = event as NavigateEvent;
		if (destination.sameDocument || !event.cancelable) return;
		event.preventDefault();
		stopped = true;
	};

	return {
		over(view) {
			if (watched.has(view)) return;
			watched.add(view);
			view.addEventListener('submit', halt, true);
			view.addEventListener('click', onClick, true);
			navigationOf(view)?.addEventListener('navigate', onNavigate);
		},
		stopped: () => stopped,
		end() {
			for (const view of watched) {
				view.removeEventListener('submit', halt, true);
				view.removeEventListener('click', onClick, true);
				navigationOf(view)?.removeEventListener('navigate', onNavigate);
			}
			watched.clear();
		}
	};
}

const navigationOf = (view: View): EventTarget | null => ('navigation' in view ? view.navigation : null);

const elementIn = (target: EventTarget): Element | null =>
	'localName' in target && 'getAttribute' in target ? (target as Element) : null;

function isLink(target: EventTarget): boolean {
	const element = elementIn(target);
	return element?.localName === 'a' && element.hasAttribute('href');
}

/** A button that sends its form. One without a form sends nothing. */
export function isSubmitter(target: EventTarget): boolean {
	const element = elementIn(target);
	if (!element) return false;
	if (element.localName === 'button') {
		const button = element as HTMLButtonElement;
		return button.type === 'submit' && button.form !== null;
	}
	return element.localName === 'input' && /^(submit|image)$/.test((element as HTMLInputElement).type);
}
