import type { BrowserContext, Page } from 'playwright-core';

/** What the app shows: a row's text in the register, or that the draft with this text is saved. */
export type Said = { what: 'row' | 'draft'; text: string };

/** Texts that stand out wherever they are: round, row, and who wrote them. */
export const ownText = (round: number, row: number): string => `Дело ⟨${String(round)}.${String(row)}⟩ тексерілсін`;
export const OWN_TEXT = 'Дело ⟨\\d+\\.\\d+⟩ тексерілсін';

const BINDING = 'saidByTheApp';

/**
 * Tells what the app says at the moment it stands on the screen, by an observer
 * in the page: no polling comes between the app's word and what is done about
 * it. What is only typed in a field is not said. For pages loaded from now on.
 */
export async function listen(
	context: BrowserContext,
	page: Page,
	draftWords: string,
	tell: (said: Said) => void
): Promise<void> {
	const devtools = await context.newCDPSession(page);
	devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
		if (name === BINDING) tell(JSON.parse(payload) as Said);
	});
	await devtools.send('Runtime.enable');
	await devtools.send('Runtime.addBinding', { name: BINDING });
	await page.addInitScript(observe, { binding: BINDING, pattern: OWN_TEXT, draftWords });
}

/** Runs in the page. */
function observe({ binding, pattern, draftWords }: { binding: string; pattern: string; draftWords: string }): void {
	const call: unknown = Reflect.get(globalThis, binding);
	if (typeof call !== 'function') return;
	const told = new Set<string>();
	const say = (said: { what: 'row' | 'draft'; text: string }): void => {
		const message = JSON.stringify(said);
		if (told.has(message)) return;
		told.add(message);
		Reflect.apply(call, globalThis, [message]);
	};
	const look = (text: string): void => {
		for (const [found] of text.matchAll(new RegExp(pattern, 'g'))) say({ what: 'row', text: found });
		if (!text.includes(draftWords)) return;
		for (const { value } of document.querySelectorAll('textarea'))
			if (new RegExp(pattern).test(value)) say({ what: 'draft', text: value });
	};
	new MutationObserver((changes) => {
		for (const { target, addedNodes, type } of changes) {
			if (type === 'characterData') look(target.textContent ?? '');
			for (const node of addedNodes) look(node.textContent ?? '');
		}
	}).observe(document, { subtree: true, childList: true, characterData: true });
}
