import type { Profile, ProfileField, ProfileForm } from '../profile/schema.js';
import type { SeenField, SeenForm, Target } from '../types.js';
import { readUnit } from './candidates.js';
import { fold } from './words.js';

/** A field that a profile knows. */
export interface Known {
	field: SeenField;
	entry: ProfileField;
	source: 'profile' | 'taught';
	profile: string;
	target: Target | null;
	confidence: number;
	why: string[];
}

/** The profiles of a page: exact origin, route, step. Those that were written come before those that were taught. */
function formsFor(form: SeenForm, profiles: readonly Profile[]): { profile: Profile; form: ProfileForm }[] {
	return profiles
		.filter(({ origin }) => origin === form.origin)
		.sort((a, b) => rank(a) - rank(b))
		.flatMap((profile) => profile.forms.filter((one) => fits(one, form)).map((one) => ({ profile, form: one })));
}

const rank = ({ source }: Profile): number => (source === 'profile' ? 0 : 1);

/** Names of the profiles and maps of this origin that were made for another form of it: they are not used here. */
export const profilesElsewhere = (
	form: Pick<SeenForm, 'origin' | 'path' | 'hash' | 'step'>,
	profiles: readonly Profile[]
): string[] =>
	profiles
		.filter(({ origin, forms }) => origin === form.origin && !forms.some((one) => fits(one, form)))
		.map(({ name, forms }) => `${name} (${forms.map(({ path, hash }) => path + (hash ?? '')).join(', ')})`);

/** Whether a profile's form is the page's: path, route after `#` without its query, and the step where it names one. */
function fits(one: ProfileForm, form: Pick<SeenForm, 'path' | 'hash' | 'step'>): boolean {
	if (!sameRoute(one.path, form.path)) return false;
	const hash = form.hash.replace(/\?.*$/u, '');
	if (one.hash !== null && !sameRoute(one.hash, hash)) return false;
	if (one.hash === null && hash.startsWith('#/')) return false;
	if (one.steps.length === 0) return true;
	const { step } = form;
	return step !== null && one.steps.some((known) => fold(known) === fold(step));
}

function sameRoute(pattern: string, route: string): boolean {
	const trim = (text: string) => text.replace(/\/+$/u, '');
	const wanted = trim(pattern).split('/');
	const parts = trim(route).split('/');
	return wanted.length === parts.length && wanted.every((one, index) => one === '*' || one === parts[index]);
}

/** Finds the fields of the profiles on the page. Pure: selectors were resolved by the scan. */
export function findKnown(form: SeenForm, profiles: readonly Profile[]): { profile: string | null; known: Known[] } {
	const forms = formsFor(form, profiles);
	const open = form.fields.filter(({ closed }) => closed === null);
	const known: Known[] = [];
	const taken = new Set<string>();
	for (const { profile, form: one } of forms) {
		for (const entry of one.fields) {
			const hit = locate(
				entry,
				open.filter(({ id }) => !taken.has(id))
			);
			if (hit === null) continue;
			for (const field of hit.fields) {
				taken.add(field.id);
				known.push({
					field,
					entry,
					source: profile.source,
					profile: profile.name,
					target: entry.target,
					confidence: hit.confidence,
					why: hit.why
				});
			}
		}
	}
	return { profile: forms[0]?.profile.name ?? null, known };
}

interface Located {
	fields: SeenField[];
	confidence: number;
	why: string[];
}

/**
 * Finds one entry: labels first, since ids change; then the heading and the
 * selectors where several have the label. More than one is a question.
 */
function locate(entry: ProfileField, fields: readonly SeenField[]): Located | null {
	const labels = new Set([...entry.labels.kk, ...entry.labels.ru].map(fold));
	const selectors = new Set(entry.selectors.map(({ selector }) => selector));
	const firm = new Set(entry.selectors.filter(({ brittle }) => !brittle).map(({ selector }) => selector));
	const leads = (field: SeenField, wanted: ReadonlySet<string>) =>
		field.found.some((one) => wanted.has(one)) ||
		field.selectors.some(({ selector, brittle }) => !brittle && wanted.has(selector));
	const bySelector = fields.filter((field) => leads(field, firm));
	let byLabel = fields.filter((field) => ownLabels(field).some((text) => labels.has(text)));
	if (byLabel.length > 1 && entry.sections.length > 0) {
		const sections = new Set(entry.sections.map(fold));
		const near = byLabel.filter((field) => headingsOf(field).some((text) => sections.has(text)));
		if (near.length > 0) byLabel = near;
	}
	if (byLabel.length > 1) {
		const both = byLabel.filter((field) => leads(field, firm));
		if (both.length === 1) byLabel = both;
	}
	const [only] = byLabel;
	if (byLabel.length === 1 && only) {
		if (bySelector.length === 1 && bySelector[0] !== only)
			return { fields: [only], confidence: 0.7, why: ['selector-elsewhere'] };
		if (!sameHeading(entry, only) && !leads(only, firm))
			return { fields: [only], confidence: 0.75, why: ['other-heading'] };
		return { fields: [only], confidence: leads(only, firm) ? 0.99 : 0.96, why: ['known-label'] };
	}
	if (byLabel.length > 1) return { fields: byLabel, confidence: 0.6, why: ['several'] };
	const [field] = bySelector;
	if (bySelector.length === 1 && field) return bySelectorAlone(entry, field);
	const brittle = fields.filter((one) => leads(one, selectors));
	return brittle.length === 1 ? { fields: brittle, confidence: 0.55, why: ['brittle'] } : null;
}

/** Another language's label is no objection; another label in the same language is. */
function bySelectorAlone(entry: ProfileField, field: SeenField): Located | null {
	const label = field.labels.find(({ from }) => from !== 'name')?.text ?? '';
	const lang = languageOf(label, field.lang);
	const learnt = entry.labels[lang];
	if (label !== '' && learnt.length > 0) return { fields: [field], confidence: 0.65, why: ['label-changed'] };
	const reading = readUnit({ fields: [field], parts: [null], label: null }, null);
	if (entry.target !== null) {
		const best = Math.max(0, ...reading.scores.values());
		const own = reading.scores.get(entry.target.column) ?? 0;
		if (reading.leave !== null && entry.labels.kk.length + entry.labels.ru.length > 0)
			return { fields: [field], confidence: 0.6, why: ['label-changed'] };
		if (best >= 0.8 && best - own > 0.3) return { fields: [field], confidence: 0.65, why: ['label-changed'] };
	}
	return { fields: [field], confidence: 0.92, why: ['known-selector'] };
}

const ownLabels = (field: SeenField): string[] => {
	const strong = field.labels.filter(({ from }) => from !== 'name').slice(0, 2);
	return strong.map(({ text }) => fold(text));
};
const headingsOf = (field: SeenField): string[] =>
	[...(field.group && field.group.label !== '' ? [field.group.label] : []), ...field.sections].map(fold);

const sameHeading = (entry: ProfileField, field: SeenField): boolean => {
	if (entry.sections.length === 0) return true;
	const sections = new Set(entry.sections.map(fold));
	const headings = headingsOf(field);
	return headings.length === 0 || headings.some((text) => sections.has(text)) || isPlain(field);
};

/** A label of its own meaning needs no heading; a bare «№» does. */
const isPlain = (field: SeenField): boolean => (field.labels[0]?.text.length ?? 0) >= 12;

/** The language of a label: its letters, else the page's. */
export function languageOf(text: string, pageLanguage: string): 'kk' | 'ru' {
	if (/[әғқңөұүһі]/iu.test(text)) return 'kk';
	return /^kk|^kaz/iu.test(pageLanguage) ? 'kk' : 'ru';
}
