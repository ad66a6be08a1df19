import type { Control, FillEnvironment, SeenForm } from '../types.js';
import { attribute, type Raw, type Root } from './dom.js';
import { collectDrawn, type Collecting, type Push } from './drawn-fields.js';
import { inputControl } from './inputs.js';
import { joinRadio } from './radios.js';
import { frameSelector, hostSelector } from './selectors.js';

/** What the walk through a page found. */
export interface Walked {
	raws: Raw[];
	/** Native selects that a wrapper with a role stands for. */
	unseen: SeenForm['unseen'];
}

const NO_FIELD: ReadonlySet<string> = new Set(['submit', 'button', 'reset', 'image', 'range', 'color', 'week']);
const MAX_DEPTH = 20;
/** Elements that are never a field, and can be no host of a shadow root. */
const PLAIN: ReadonlySet<string> = new Set([
	...[
		'label',
		'option',
		'optgroup',
		'tr',
		'tbody',
		'thead',
		'br',
		'hr',
		'style',
		'script',
		'path',
		'g',
		'legend',
		'th'
	],
	...['fieldset', 'form', 'strong', 'b', 'em', 'small', 'title', 'meta', 'link', 'head', 'template', 'colgroup', 'col']
]);

/** Collects what may be fields, in document order, into shadow roots and same-origin frames. */
export function walk(document: Document, environment: FillEnvironment): Walked {
	const out: Walked = { raws: [], unseen: [] };
	walkRoot(document, [], [], environment, out, 0);
	return out;
}

function walkRoot(
	root: Root,
	frames: string[],
	above: string[],
	environment: FillEnvironment,
	out: Walked,
	depth: number
): void {
	if (depth > MAX_DEPTH) return;
	const taken = new Set<Element>();
	const wrappers = new Map<Element, Element>();
	const radios = new Map<string, Raw>();
	const push = (element: Element, control: Control, more: Partial<Raw> = {}): Raw => {
		const raw: Raw = {
			element,
			control,
			widget: element,
			radios: [],
			behind: null,
			also: [],
			frames,
			above,
			closed: null,
			...more
		};
		out.raws.push(raw);
		return raw;
	};
	const at: Collecting = { push, taken, wrappers };
	for (const element of root.querySelectorAll('*')) {
		const tag = element.localName;
		if ((PLAIN.has(tag) && !element.hasAttribute('role')) || (taken.size > 0 && taken.has(element))) continue;
		if (tag === 'iframe' || tag === 'frame') {
			walkFrame(element as HTMLIFrameElement, frames, above, environment, out, depth);
			continue;
		}
		if (tag === 'input') collectInput(element as HTMLInputElement, push, radios, wrappers);
		else if (tag === 'textarea') push(element, 'textarea');
		else if (tag === 'select') push(element, (element as HTMLSelectElement).multiple ? 'multi-select' : 'select');
		else collectDrawn(element, tag, at);
		const shadow = element.shadowRoot ?? (tag.includes('-') ? (environment.shadowRootOf?.(element) ?? null) : null);
		if (shadow !== null && !taken.has(element)) {
			walkRoot(shadow, frames, [...above, hostSelector(element)], environment, out, depth + 1);
		}
	}
}

function collectInput(
	input: HTMLInputElement,
	push: Push,
	radios: Map<string, Raw>,
	wrappers: ReadonlyMap<Element, Element>
): void {
	const { type } = input;
	if (NO_FIELD.has(type)) return;
	if (type === 'hidden') return void push(input, 'text', { closed: 'hidden' });
	if (type === 'password' || type === 'file') return void push(input, 'text', { closed: type });
	if (type === 'radio') {
		joinRadio(input, radios, (radio) => push(radio, 'radio-group', { radios: [radio] }));
		return;
	}
	if (type === 'checkbox') {
		push(input, attribute(input, 'role') === 'switch' ? 'switch' : 'checkbox');
		return;
	}
	const wrapper = wrappers.get(input);
	push(input, inputControl(input, wrapper !== undefined), wrapper ? { widget: wrapper } : {});
}

/** The origin that a frame's address names; it may show another one by now. */
function ledTo({ src }: HTMLIFrameElement): string | null {
	const { origin, protocol } = URL.canParse(src) ? new URL(src) : { origin: '', protocol: '' };
	return /^https?:$/u.test(protocol) ? origin : null;
}

function walkFrame(
	frame: HTMLIFrameElement,
	frames: string[],
	above: string[],
	environment: FillEnvironment,
	out: Walked,
	depth: number
): void {
	const shown = frame.name || frame.id || frame.title || `frame ${out.unseen.length + frames.length + 1}`;
	let inner: Document | null;
	try {
		inner = frame.contentDocument;
	} catch {
		inner = null;
	}
	if (inner === null) {
		const { width, height } = frame.getBoundingClientRect();
		if (width < 8 || height < 8) return;
		const sandbox = frame.getAttribute('sandbox');
		const sealed = sandbox !== null && !/(?:^|\s)allow-same-origin(?:\s|$)/iu.test(sandbox);
		out.unseen.push({ frame: shown, why: sealed ? 'sandboxed' : 'other-origin', origin: ledTo(frame) });
		return;
	}
	walkRoot(inner, [...frames, shown], [...above, frameSelector(frame)], environment, out, depth + 1);
}
