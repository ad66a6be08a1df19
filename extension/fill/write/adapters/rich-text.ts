import { viewOf, type View } from '../dom.js';
import { enter, leave, say } from '../events.js';
import type { Job, Rung } from '../job.js';

/** Editors: what they hold is selected and replaced as if typed. */

export const insertRich: Rung = {
	name: 'insert-text',
	write(job) {
		const { element } = job;
		const text = wantedText(job);
		const view = viewOf(element);
		if (text === null || !view) return false;
		enter(element);
		selectAll(element, view);
		command(element.ownerDocument, text === '' ? 'delete' : 'insertText', text);
		say(element, 'change');
		leave(element);
		return true;
	}
};

/** Puts formatted text back: only what the same editor held before. */
export function restoreRich(element: Element, html: string): void {
	const view = viewOf(element);
	if (!view) return;
	enter(element);
	selectAll(element, view);
	command(element.ownerDocument, 'delete', '');
	if (html !== '') command(element.ownerDocument, 'insertHTML', html);
	say(element, 'change');
	leave(element);
}

const wantedText = ({ writing }: Job): string | null => (writing.how === 'text' ? writing.text : null);

function selectAll(element: Element, view: View): void {
	const selection = view.getSelection();
	const range = element.ownerDocument.createRange();
	range.selectNodeContents(element);
	selection?.removeAllRanges();
	selection?.addRange(range);
}

/**
 * The one command that editors and frameworks take for typing. It is old and has
 * no successor; named here by what is used of it.
 */
interface Commands {
	execCommand: (name: 'insertText' | 'insertHTML' | 'delete', ui: false, text: string) => boolean;
}
export function command(document: Document, name: 'insertText' | 'insertHTML' | 'delete', text: string): boolean {
	const commands: Commands = document;
	return commands.execCommand(name, false, text);
}
