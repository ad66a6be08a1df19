import { isSelect } from '../dom.js';
import { enter, leave, say, setValue } from '../events.js';
import { fold } from '../fold.js';
import type { Rung } from '../job.js';

/** The browser's own list: the option of that code if its text agrees, else the only one of that text. */
export const nativeSelect: Rung = {
	name: 'select',
	direct: true,
	write({ element, writing }) {
		if (!isSelect(element) || writing.how !== 'option') return false;
		const option = optionOf(element, writing.texts, writing.value);
		if (!option) return false;
		enter(element);
		if (element.multiple) for (const each of element.options) each.selected = each === option;
		else setValue(element, option.value);
		// Two options may share a value.
		if (!option.selected) option.selected = true;
		say(element, 'input');
		say(element, 'change');
		leave(element);
		return true;
	}
};

function optionOf(select: HTMLSelectElement, texts: string[], value: string | null): HTMLOptionElement | null {
	const wanted = new Set(texts.map(fold));
	const open = [...select.options].filter((option) => !option.disabled);
	const called = open.filter((option) => wanted.has(fold(option.label)) || wanted.has(fold(option.text)));
	const coded = called.filter((option) => option.value === value);
	const [only] = coded.length > 0 ? coded : called;
	if (only && (coded.length === 1 || called.length === 1)) return only;
	const byCode = texts.length === 0 ? open.filter((option) => option.value === value) : [];
	return byCode.length === 1 ? (byCode[0] ?? null) : null;
}
