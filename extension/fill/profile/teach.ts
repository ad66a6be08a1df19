import { findKnown, languageOf } from '../plan/by-profile.js';
import { fold } from '../plan/words.js';
import type { SeenField, SeenForm, Target } from '../types.js';
import { lintSelector } from './lint.js';
import { mergeOptions, taughtIn } from './options.js';
import { PROFILE_VERSION, type Profile, type ProfileField, type ProfileForm } from './schema.js';

/** What teaching made of it: the taught profile, new or merged; or why not. */
export type Taught =
	| { ok: true; value: Profile }
	/** `ambiguous`: another field looks the same, the count of matches would not be one. */
	| { ok: false; error: { kind: 'ambiguous' | 'no-such-field' | 'other-origin' } };

/**
 * Learns what the lawyer pointed at. `target` null means: known, leave alone.
 * `into` is the taught profile of this origin, if there is one; what it knew of
 * the field in another language stays. `options` are those chosen by hand, our
 * code → the page's option. Holds nothing of any row.
 */
export function taughtField(
	form: SeenForm,
	field: SeenField,
	target: Target | null,
	into: Profile | null = null,
	options: ProfileField['options'] = {}
): Taught {
	if (!form.fields.some(({ id }) => id === field.id)) return { ok: false, error: { kind: 'no-such-field' } };
	if (into !== null && into.origin !== form.origin) return { ok: false, error: { kind: 'other-origin' } };
	const base: Profile = into ?? {
		tizilim: 'portal-profile',
		version: PROFILE_VERSION,
		name: new URL(form.origin).host,
		source: 'taught',
		origin: form.origin,
		forms: []
	};
	const path = generalised(form.path);
	const hash = form.hash.startsWith('#/') ? generalised(form.hash.replace(/\?.*$/u, '')) : null;
	const steps = form.step === null ? [] : [form.step];
	const index = base.forms.findIndex((one) => one.path === path && one.hash === hash && isStep(one, form.step));
	const own: ProfileForm = base.forms[index] ?? { path, hash, steps, fields: [] };
	const entry = entryOf(field, target, options);
	// What the profile already leads to here is this field, in another language or with other ids.
	const known = findKnown(form, [{ ...base, forms: [own] }]).known.find(
		(one) => one.field.id === field.id && one.confidence >= 0.8
	)?.entry;
	const merged = known === undefined ? entry : merge(known, entry);
	const rest = own.fields.filter((one) => one !== known && !takesTheSame(one, target));
	const taught: ProfileForm = { ...own, fields: [...rest, merged] };
	const forms = index < 0 ? [...base.forms, taught] : base.forms.map((one, at) => (at === index ? taught : one));
	const value: Profile = { ...base, forms };
	const hits = findKnown(form, [{ ...base, forms: [{ ...taught, fields: [merged] }] }]).known;
	if (hits.length !== 1 || hits[0]?.field.id !== field.id) return { ok: false, error: { kind: 'ambiguous' } };
	return { ok: true, value };
}

const isStep = ({ steps }: ProfileForm, step: string | null): boolean =>
	step === null ? steps.length === 0 : steps.some((one) => fold(one) === fold(step));

/** One place takes a column: the newer lesson counts. */
const takesTheSame = ({ target }: ProfileField, wanted: Target | null): boolean =>
	target !== null && wanted !== null && target.column === wanted.column && target.part === wanted.part;

function entryOf(field: SeenField, target: Target | null, options: ProfileField['options']): ProfileField {
	const selectors = field.selectors
		.slice(0, 20)
		.map(({ selector, brittle }) => ({ selector, brittle: brittle || lintSelector(selector) !== null }));
	const label = field.labels.find(({ from }) => from !== 'name')?.text;
	const labels: ProfileField['labels'] = { kk: [], ru: [] };
	if (label !== undefined) labels[languageOf(label, field.lang)].push(label.slice(0, 400));
	const heading = field.group && field.group.label !== '' ? [field.group.label] : [];
	return {
		selectors,
		labels,
		sections: [...heading, ...field.sections].slice(0, 2).map((text) => text.slice(0, 400)),
		target,
		format: null,
		options: taughtIn(languageOf(label ?? '', field.lang), options)
	};
}

/** The older lesson and the newer: labels of both languages, selectors of now before those of then. */
function merge(old: ProfileField, now: ProfileField): ProfileField {
	const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].slice(0, 20);
	const selectors = [...now.selectors, ...old.selectors];
	const firm = selectors.filter(({ brittle }) => !brittle);
	const brittle = selectors.filter((one) => one.brittle);
	const once = [...firm, ...brittle].filter(
		(one, at, all) => all.findIndex(({ selector }) => selector === one.selector) === at
	);
	return {
		selectors: once.slice(0, 20),
		labels: { kk: both(now.labels.kk, old.labels.kk), ru: both(now.labels.ru, old.labels.ru) },
		sections: both(now.sections, old.sections),
		target: now.target,
		format: now.format ?? old.format,
		options: mergeOptions(old.options, now.options)
	};
}

/** Numbers and ids in an address change from request to request. */
const generalised = (route: string): string =>
	route
		.split('/')
		.map((segment) => (/^\d+$|^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{16,}$/iu.test(segment) ? '*' : segment))
		.join('/');
