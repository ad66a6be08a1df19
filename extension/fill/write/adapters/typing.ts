import { isInput, isTextBox, viewOf, type TextBox } from '../dom.js';
import { announce, enter, keyDown, keyPress, keyUp, leave, replaceText, say } from '../events.js';
import type { Job, Rung } from '../job.js';
import { frame, turn } from '../wait.js';
import { command } from './rich-text.js';

/** Text boxes, from what most pages take to what few need. */

/** The measured sequence: most pages take it at once. */
export const sequence: Rung = {
	name: 'sequence',
	direct: true,
	async write(job) {
		const { element } = job;
		const text = textOf(job);
		if (!isTextBox(element) || text === null) return false;
		enter(element);
		await put(element, text, () => replaceText(element, text));
		return true;
	}
};

/**
 * Puts a text in and leaves the box. Nobody leaves it in the moment of its last
 * letter: some pages keep at blur what they noted of the letters, and note it a
 * turn later. Others show by then again what they have kept so far, as it was
 * before: there the text is put in once more, and the box is left at once.
 */
async function put(element: TextBox, text: string, write: () => void): Promise<void> {
	const before = element.value;
	write();
	await turn();
	if (element.value === before && text !== before) write();
	say(element, 'change');
	leave(element);
}

/** As if the browser itself typed it. */
export const insertText: Rung = {
	name: 'insert-text',
	types: true,
	async write(job) {
		const { element } = job;
		const text = textOf(job);
		if (!isTextBox(element) || text === null) return false;
		enter(element);
		await put(element, text, () => {
			element.select();
			keyDown(element);
			command(element.ownerDocument, text === '' ? 'delete' : 'insertText', text);
			keyUp(element);
		});
		return true;
	}
};

/** Key by key, for boxes that look at nothing else. It can spoil a mask: the last one, and read back like all. */
export const keyByKey: Rung = {
	name: 'keys',
	types: true,
	async write(job, time) {
		const { element } = job;
		const text = textOf(job);
		const view = viewOf(element);
		if (!isTextBox(element) || text === null || !view || text.length > 200) return false;
		enter(element);
		element.select();
		command(element.ownerDocument, 'delete', '');
		for (const letter of text) {
			if (time.left() === 0) break;
			typeLetter(element, letter);
		}
		await frame(view);
		say(element, 'change');
		leave(element);
		return true;
	}
};

/** One letter as a hand types it: whoever takes an earlier event for the letter itself leaves none for the later. */
export function typeLetter(element: Element, letter: string): void {
	if (keyDown(element, letter) && keyPress(element, letter) && announce(element, letter)) {
		command(element.ownerDocument, 'insertText', letter);
	}
	keyUp(element, letter);
}

/** The text to type: of a date for a calendar the first way of writing it, of a number with a point where the browser wants one. */
export function textOf({ writing, element }: Pick<Job, 'writing' | 'element'>): string | null {
	switch (writing.how) {
		case 'text':
			return isInput(element) && element.type === 'number' ? writing.text.replace(',', '.') : writing.text;
		case 'iso':
			return writing.text;
		case 'calendar':
		case 'option':
			return writing.texts[0] ?? null;
		case 'check':
			return null;
	}
}
