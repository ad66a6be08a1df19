import type { Profile } from '../profile/schema.js';
import type { FillEnvironment, Scan } from '../types.js';

/**
 * The same scan with `found` filled: which selectors of the profiles lead to
 * which field. One that leads to no field or to several is left out, so that
 * nothing is written by a selector that has come loose.
 */
export function resolveProfiles(
	scan: Scan,
	document: Document,
	profiles: readonly Profile[],
	environment: FillEnvironment = {}
): Scan {
	const ids = new Map([...scan.elements].map(([id, element]) => [element, id] as const));
	const found = new Map<string, string[]>();
	for (const profile of profiles) {
		if (profile.origin !== scan.form.origin) continue;
		for (const form of profile.forms) {
			for (const field of form.fields) {
				for (const { selector } of field.selectors) {
					const id = leadsTo(selector, document, ids, environment);
					if (id !== null) found.set(id, [...(found.get(id) ?? []), selector]);
				}
			}
		}
	}
	if (found.size === 0) return scan;
	const fields = scan.form.fields.map((field) => {
		const own = found.get(field.id);
		return own === undefined ? field : { ...field, found: [...new Set(own)] };
	});
	return { ...scan, form: { ...scan.form, fields } };
}

function leadsTo(
	selector: string,
	document: Document,
	ids: ReadonlyMap<Element, string>,
	environment: FillEnvironment
): string | null {
	const steps = selector.split('>>>').map((step) => step.trim());
	let roots: (Document | ShadowRoot)[] = [document];
	for (const step of steps.slice(0, -1))
		roots = roots.flatMap((root) => matches(root, step).flatMap((one) => into(one, environment)));
	const last = steps.at(-1) ?? '';
	const hits = new Set<string>();
	for (const element of roots.flatMap((root) => matches(root, last))) {
		const id = ids.get(element) ?? aroundOf(element, ids);
		if (id === null) continue;
		hits.add(id);
	}
	const [only] = hits;
	return hits.size === 1 && only !== undefined ? only : null;
}

/** A select that a widget hides, or a radio button of a group, stands for the field beside it. */
function aroundOf(element: Element, ids: ReadonlyMap<Element, string>): string | null {
	if (element.localName === 'input' && 'name' in element && element.getAttribute('type') === 'radio') {
		for (const [one, id] of ids) {
			if (one.getAttribute('type') === 'radio' && one.getAttribute('name') === element.getAttribute('name')) return id;
		}
		return null;
	}
	if (element.localName !== 'select') return null;
	for (const beside of [element.nextElementSibling, element.parentElement]) {
		if (beside === null) continue;
		for (const [one, id] of ids) if (beside === one || beside.contains(one)) return id;
	}
	return null;
}

function matches(root: Document | ShadowRoot, selector: string): Element[] {
	try {
		return [...root.querySelectorAll(selector)];
	} catch {
		// Not a selector: a profile from elsewhere; the linter says so.
		return [];
	}
}

function into(element: Element, environment: FillEnvironment): (Document | ShadowRoot)[] {
	if (element.localName === 'iframe' || element.localName === 'frame') {
		try {
			const inner = (element as HTMLIFrameElement).contentDocument;
			return inner === null ? [] : [inner];
		} catch {
			return [];
		}
	}
	const root = element.shadowRoot ?? environment.shadowRootOf?.(element) ?? null;
	return root === null ? [] : [root];
}
