import { wordingsOf } from './options.js';
import type { Profile, ProfileField, ProfileForm } from './schema.js';

/** One line of the preview before an import. */
export interface ProfileChange {
	kind:
		'origin' | 'name' | 'source' | 'form-added' | 'form-removed' | 'field-added' | 'field-removed' | 'field-changed';
	/** Which form: path, route and step; empty for the profile itself. */
	form: string;
	/** Which field, by its label or selector; empty for a whole form. */
	field: string;
	/** What of it, and how it stood and will stand. */
	details: { what: string; before: string; after: string }[];
}

/** What an import would change, form by form. `before` is null when nothing is there yet. */
export function compareProfiles(before: Profile | null, after: Profile): ProfileChange[] {
	const changes: ProfileChange[] = [];
	if (before !== null) {
		for (const what of ['origin', 'name', 'source'] as const) {
			if (before[what] === after[what]) continue;
			changes.push({ kind: what, form: '', field: '', details: [{ what, before: before[what], after: after[what] }] });
		}
	}
	const old = new Map((before?.forms ?? []).map((form) => [routeOf(form), form] as const));
	for (const form of after.forms) {
		const route = routeOf(form);
		const was = old.get(route);
		old.delete(route);
		if (was === undefined) changes.push({ kind: 'form-added', form: route, field: '', details: [] });
		changes.push(...fieldChanges(route, was?.fields ?? [], form.fields));
	}
	for (const route of old.keys()) changes.push({ kind: 'form-removed', form: route, field: '', details: [] });
	return changes;
}

const routeOf = ({ path, hash, steps }: ProfileForm): string => [path + (hash ?? ''), ...steps].join(' · ');

function fieldChanges(form: string, before: readonly ProfileField[], after: readonly ProfileField[]): ProfileChange[] {
	const changes: ProfileChange[] = [];
	const left = new Set(before);
	for (const field of after) {
		const was = [...left].find((one) => isSame(one, field));
		if (was === undefined) {
			changes.push({ kind: 'field-added', form, field: nameOf(field), details: detailsOf(null, field) });
			continue;
		}
		left.delete(was);
		const details = detailsOf(was, field);
		if (details.length > 0) changes.push({ kind: 'field-changed', form, field: nameOf(field), details });
	}
	for (const field of left) changes.push({ kind: 'field-removed', form, field: nameOf(field), details: [] });
	return changes;
}

/** The same field: a selector or a label in common, under the same heading where both have one. */
function isSame(a: ProfileField, b: ProfileField): boolean {
	const selectors = new Set(a.selectors.filter(({ brittle }) => !brittle).map(({ selector }) => selector));
	if (b.selectors.some(({ selector, brittle }) => !brittle && selectors.has(selector))) return true;
	const labels = new Set([...a.labels.kk, ...a.labels.ru]);
	if (![...b.labels.kk, ...b.labels.ru].some((label) => labels.has(label))) return false;
	return a.sections.length === 0 || b.sections.length === 0 || a.sections.some((one) => b.sections.includes(one));
}

const nameOf = ({ labels, selectors }: ProfileField): string =>
	labels.ru[0] ?? labels.kk[0] ?? selectors[0]?.selector ?? '';

const TEXTS: Readonly<Record<string, (field: ProfileField) => string>> = {
	target: ({ target }) => (target === null ? 'null' : `${target.column} ${target.part}`),
	selectors: ({ selectors }) =>
		selectors.map(({ selector, brittle }) => (brittle ? `${selector} (brittle)` : selector)).join('\n'),
	'labels-kk': ({ labels }) => labels.kk.join('\n'),
	'labels-ru': ({ labels }) => labels.ru.join('\n'),
	sections: ({ sections }) => sections.join('\n'),
	format: ({ format }) => format ?? '',
	options: ({ options }) =>
		Object.entries(options)
			.map(([code, option]) => `${code}: ${wordingsOf(option).join(' / ')} (${option.value ?? ''})`)
			.sort()
			.join('\n')
};

function detailsOf(before: ProfileField | null, after: ProfileField): ProfileChange['details'] {
	return Object.entries(TEXTS).flatMap(([what, text]) => {
		const [was, is] = [before === null ? '' : text(before), text(after)];
		return was === is ? [] : [{ what, before: was, after: is }];
	});
}
