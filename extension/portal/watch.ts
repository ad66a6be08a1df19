/** How long a page is left to settle before it is compared, ms. */
const SETTLE = 400;
const FIELDS = 'input:not([type=hidden]), select, textarea, [contenteditable], [role=combobox], [role=textbox]';

/**
 * Says once that the page shows other fields or another route than now: a next
 * step, or a form that came late. Stands only between a look and the next.
 * @returns ends it
 */
export function watchForms(document: Document, changed: () => void): () => void {
	const { defaultView: view } = document;
	if (view === null) return () => undefined;
	const before = signature(document);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const compare = (): void => {
		timer = undefined;
		if (signature(document) === before) return;
		stop();
		changed();
	};
	const soon = (): void => {
		timer ??= setTimeout(compare, SETTLE);
	};
	const observer = new MutationObserver(soon);
	const stop = (): void => {
		observer.disconnect();
		view.removeEventListener('hashchange', soon);
		clearTimeout(timer);
	};
	observer.observe(document, { subtree: true, childList: true, attributeFilter: ['hidden', 'class', 'style', 'open'] });
	view.addEventListener('hashchange', soon);
	return stop;
}

/** Which fields are shown, cheaply: those that take up room, by name and place in the order. */
function signature(document: Document): string {
	const shown = [...document.querySelectorAll<HTMLElement>(FIELDS)].filter((one) => one.offsetParent !== null);
	return [
		document.location.pathname,
		document.location.hash,
		...shown.map((one) => one.getAttribute('name') ?? '')
	].join('\n');
}
