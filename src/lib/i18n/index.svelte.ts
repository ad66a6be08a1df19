import { m } from './paraglide/messages.js';
import { isLocale, overwriteGetLocale, type Locale } from './paraglide/runtime.js';

export { m, type Locale };
export * from './formats.js';

/** Where the language of the screen is remembered: its code and nothing else. */
const REMEMBERED = 'tizilim-language';

let current = $state<Locale>(firstLocale());
// Messages ask for the language each time, so every place that shows one is
// redrawn the moment it changes; nothing is loaded again.
overwriteGetLocale(() => current);

/** The language of the screen. Reading it in a template or an effect follows its changes. */
export const getLocale = (): Locale => current;

/** Switches the screen at once and remembers the choice on this device. */
export function setLocale(locale: Locale): void {
	current = locale;
	document.documentElement.lang = locale;
	try {
		localStorage.setItem(REMEMBERED, locale);
	} catch {
		// A browser that keeps nothing (private window, blocked storage): the choice holds until it is closed.
	}
}

/** Sets `<html lang>` to the language that the screen starts with. */
export function announceLocale(): void {
	document.documentElement.lang = current;
}

function firstLocale(): Locale {
	try {
		const remembered = localStorage.getItem(REMEMBERED);
		if (remembered !== null && isLocale(remembered)) return remembered;
	} catch {
		// No storage here: the browser's own languages decide.
	}
	const wished =
		typeof navigator === 'undefined' ? [] : navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
	return wished.find((tag) => isLocale(tag)) ?? 'ru';
}
