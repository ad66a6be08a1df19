import { FORM_1465 } from '#lib/bridge/index.js';
import { fold } from '../plan/words.js';
import { onceInAScan } from './dom.js';

/** Elements whose text is no label: controls, what they show, and what is not shown at all. */
const NOT_TEXT: ReadonlySet<string> = new Set([
	'script',
	'style',
	'noscript',
	'template',
	'select',
	'textarea',
	'input',
	'button',
	'svg',
	'iframe',
	'datalist',
	'option'
]);
const NOT_TEXT_ROLES: ReadonlySet<string> = new Set([
	'combobox',
	'listbox',
	'option',
	'toolbar',
	'button',
	'tooltip',
	'alert',
	'textbox',
	'grid',
	'dialog',
	'menu'
]);
/** A longer text is a help text or a paragraph, unless it is a heading of the official form. */
const LONGEST_LABEL = 65;
const LONGEST_GIVEN_LABEL = 400;

const OFFICIAL = FORM_1465.columns.flatMap(({ ru, kk, en }) => [ru, kk, en]).map(fold);
/** The same without their brackets, in both languages: how a bilingual page writes them. */
const OFFICIAL_IN_BOTH = FORM_1465.columns.map(({ ru, kk }) =>
	[ru, kk].map((text) => fold(text.replace(/\s*\(.*\)/u, '')))
);

/** Whether a text says anything: dots, circles, arrows and crosses that are drawn by letters do not. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const textsBeside = onceInAScan<ReadonlySet<Element>, Map<Node, string>>(() => new Map());

/**
 * The text of an element without its controls; slots give what is put into
 * them. White space joined. Each is read once in a scan, so `skip` must be
 * complete before.
 */
export function textOf(node: Node, skip: ReadonlySet<Element>): string {
	const own = textsBeside(skip);
	const known = own.get(node);
	if (known !== undefined) return known;
	const text = readText(node, skip, 600);
	own.set(node, text);
	return text;
}

function readText(node: Node, skip: ReadonlySet<Element>, longest: number): string {
	let out = '';
	const add = (one: Node, top: boolean): void => {
		if (out.length > longest) return;
		if (one.nodeType === 3) {
			out += one.nodeValue ?? '';
			return;
		}
		if (one.nodeType !== 1) return;
		const element = one as Element;
		if (!top && isNoText(element, skip)) return;
		if (element.localName === 'slot') {
			const given = (element as HTMLSlotElement).assignedNodes({ flatten: true });
			if (given.length > 0) {
				for (const each of given) add(each, false);
				return;
			}
		}
		if (element.localName === 'br' || BLOCKS.has(element.localName)) out += ' ';
		for (let child = element.firstChild; child !== null; child = child.nextSibling) add(child, false);
		if (BLOCKS.has(element.localName)) out += ' ';
	};
	add(node, true);
	return joined(out);
}

const BLOCKS: ReadonlySet<string> = new Set(['div', 'p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'small', 'span']);

function isNoText(element: Element, skip: ReadonlySet<Element>): boolean {
	if (NOT_TEXT.has(element.localName) || skip.has(element)) return true;
	if (element.hasAttribute('hidden') || element.getAttribute('contenteditable') === 'true') return true;
	if (element.getAttribute('aria-hidden') === 'true' || isIcon(element)) return true;
	const role = element.getAttribute('role');
	return role !== null && NOT_TEXT_ROLES.has(role);
}

const ICON = /(?:^|[\s_-])(?:icons?|material-symbols)(?:[\s_-]|$)/iu;
/** A picture that a font draws in the place of its name: `arrow_drop_down`. */
export const isIcon = (element: Element): boolean =>
	(element.localName === 'i' || ICON.test(element.getAttribute('class') ?? '')) &&
	/^[a-z][a-z_\d]*$/u.test(joined(element.textContent));

/** The text that stands in an element itself, in none of its children; white space as written. */
export function ownText(element: Element): string {
	let text = '';
	for (let node = element.firstChild; node !== null; node = node.nextSibling) {
		if (node.nodeType === 3) text += node.nodeValue ?? '';
	}
	return text;
}

export const joined = (text: string): string =>
	text === '' ? '' : text.replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ').trim();

const ONLY_SIGNS = /^[\s*:\-–—()[\].,!?/|•·"'«»]*$/u;
const REQUIRED = /\s*\(?(?:обязательн\p{L}*(?: поле)?|міндетті(?: өріс)?|required)\)?\s*$/iu;

const clean = new Map<string, string>();

/** A label without the signs around it; empty for one of signs alone. */
export function cleanLabel(text: string): string {
	const known = clean.get(text);
	if (known !== undefined) return known;
	const made = cleaned(text);
	if (clean.size < 5000) clean.set(text, made);
	return made;
}

/** The same of a text that is no label but may hold one's words: what a field holds is kept nowhere. */
export function cleaned(text: string): string {
	const bare = joined(text)
		.replace(REQUIRED, '')
		.replace(/^[\s*•·:]+|[\s*:]+$/gu, '')
		.trim();
	return /[\p{L}\p{N}№]/u.test(bare) ? bare : '';
}

/** True for one of the official headings, in one language or in both, with or without its number before it. */
function isOfficialHeading(text: string): boolean {
	const bare = fold(text).replace(/^\d{1,2}\s+/u, '');
	if (OFFICIAL.some((one) => bare === one || (bare.length > LONGEST_LABEL && one.startsWith(bare)))) return true;
	return OFFICIAL_IN_BOTH.some((both) => both.every((one) => bare.includes(one)));
}

/** `given` are labels that the page itself ties to the field; those may be longer. */
export function isNoise(text: string, given: boolean): boolean {
	if (text === '') return true;
	if (text.length <= LONGEST_LABEL) return false;
	if (isOfficialHeading(text)) return false;
	return !given || text.length > LONGEST_GIVEN_LABEL;
}

const FORMAT = /^[\s_dmyhсдмгжкчs./\-:#0-9x–()+]*$/iu;
const PROMPT =
	/^(?:пожалуйста[, ]*)?(?:выбер\p{L}*|выбрать|выбор|введите|укажите|заполните|напишите|поиск|найти|таңда(?:ңыз|у|п алыңыз|лмаған|лмады)?|енгізіңіз|енгізу|көрсетіңіз|көрсетілмеген|жазыңыз|толтырыңыз|select|choose|enter|type|search|please|например|мысалы|e\.?g\.?|(?:ничего )?не (?:выбран|указан|задан|определен)\p{L}*|нет значения|мәні жоқ|not selected|none selected|nothing selected|no selection)(?!\p{L})/iu;
/** The verb at the end, as Kazakh has it: «Санатты таңдаңыз»; and what is not chosen: «Значение не выбрано». */
const PROMPT_END =
	/^.{0,50}(?:^|\s)(?:таңда(?:ңыз|п алыңыз|лмаған|лмады)|енгізіңіз|көрсетіңіз|көрсетілмеген|жазыңыз|толтырыңыз|не (?:выбран|указан|задан)\p{L}*)[\s.…:)\]>»*–—-]*$/iu;
const BARE_PROMPT =
	/^(?:пожалуйста[, ]*)?(?:выберите|выбрать|введите|укажите|таңдаңыз|таңдау|енгізіңіз|select|choose|enter)?(?: (?:значение|текст|дату|число|из списка|вариант|мәнді|мәтінді|күнді|тізімнен|an? option|value|text))?[\s.…]*$/iu;

/** What a list shows until something is chosen, and no more. */
export const isNotChosen = (text: string): boolean =>
	/^[\s\-–—(]*(?:не выбран\p{L}*|не указан\p{L}*|не задан\p{L}*|таңдалмаған|көрсетілмеген|(?:no|none|nothing)(?: options?| items?| value)? selected|not selected)[\s\-–—)]*$/iu.test(
		text
	);

/** The places of a date in words, «день.месяц.год», «күні/айы/жылы»: which date it is they do not say. */
const PLACES =
	/^[\s(]*(?:день|числ\p{L}*|месяц|год|күн\p{L}{0,2}|ай\p{L}{0,2}|жыл\p{L}{0,2}|day|month|year)(?:[\s./,–—-]+(?:день|числ\p{L}*|месяц|год|күн\p{L}{0,2}|ай\p{L}{0,2}|жыл\p{L}{0,2}|day|month|year))+[\s).]*$/iu;

/** A placeholder that only shows a format or says to type: no name of the field. */
export const isNoName = (text: string): boolean =>
	FORMAT.test(text) ||
	PLACES.test(text) ||
	isSkeleton(text) ||
	isNotChosen(text) ||
	BARE_PROMPT.test(text) ||
	/^(?:например|мысалы|e\.?g\.?|пример|үлгі)/iu.test(text);

/** What stands in a list until something is chosen. */
export const isPrompt = (text: string): boolean =>
	ONLY_SIGNS.test(text) || PROMPT.test(text.replace(/^[\s\-–—*.(<[«]+/u, '')) || PROMPT_END.test(text);

const SKELETON =
	/^(?:[\s_#./:(),–—-]|дд|мм|гггг|гг|кк|аа|жжжж|жж|рррр|dd|mm|yyyy|yy|чч|сс|сағ|hh|(?<!\p{L})ч(?!\p{L}))+$/iu;
/** An empty mask shows its places: `__.__.____`, `дд.мм.гггг`, `--:--`. */
export const isSkeleton = (text: string): boolean => SKELETON.test(text);
