import { looksGenerated } from '../scan/generated.js';
import type { Profile, ProfileField, ProfileForm } from './schema.js';

export type LintCode =
	| 'not-https'
	| 'bare-tag'
	| 'only-classes'
	| 'positional'
	| 'too-deep'
	| 'universal'
	| 'generated-id'
	| 'bad-selector'
	| 'part-does-not-fit'
	| 'column-twice'
	| 'selector-twice'
	| 'form-twice'
	| 'unfindable'
	| 'only-brittle'
	| 'format-does-not-fit'
	| 'options-do-not-fit';

/** What is wrong with a profile; `error` makes it unfit for import, `warning` is shown. */
export interface LintFinding {
	level: 'error' | 'warning';
	code: LintCode;
	/** Index of the form and of the field; null for the profile or the form itself. */
	form: number | null;
	field: number | null;
	/** The selector, or whatever it is about. */
	about: string;
}

const DATES: ReadonlySet<string> = new Set(['applicationDate', 'basisDate', 'signedAt']);
const CHOICES: ReadonlySet<string> = new Set(['basisKind', 'category', 'assistanceKind']);
const PARTS: Readonly<Record<string, ReadonlySet<string>>> = {
	date: new Set(['whole', 'day', 'month', 'year']),
	minutes: new Set(['whole', 'hours', 'minutes-of-hour', 'total-minutes', 'decimal-hours', 'clock']),
	basis: new Set(['whole', 'details']),
	lawyerName: new Set(['whole', 'surname', 'given-name', 'patronymic'])
};
const DEEPEST = 4;

/** Finds what the schema cannot: selectors that will not hold, parts that do not go with a column, doubles. */
export function lintProfile(profile: Profile): LintFinding[] {
	const found: LintFinding[] = [];
	const { protocol, hostname } = new URL(profile.origin);
	const local = hostname === 'localhost' || hostname === '127.0.0.1';
	if (protocol !== 'https:' && !local) {
		found.push({ level: 'error', code: 'not-https', form: null, field: null, about: profile.origin });
	}
	const routes = new Set<string>();
	for (const [index, form] of profile.forms.entries()) {
		const route = JSON.stringify([form.path, form.hash, form.steps]);
		if (routes.has(route))
			found.push({ level: 'error', code: 'form-twice', form: index, field: null, about: form.path });
		routes.add(route);
		found.push(...lintForm(form, index));
	}
	return found;
}

function lintForm(form: ProfileForm, index: number): LintFinding[] {
	const found: LintFinding[] = [];
	const targets = new Set<string>();
	const selectors = new Set<string>();
	for (const [at, field] of form.fields.entries()) {
		const add = (level: LintFinding['level'], code: LintCode, about: string) => {
			found.push({ level, code, form: index, field: at, about });
		};
		for (const { code, about, level } of lintField(field)) add(level, code, about);
		if (field.target !== null) {
			const target = `${field.target.column} ${field.target.part}`;
			if (targets.has(target)) add('error', 'column-twice', target);
			targets.add(target);
		}
		for (const { selector, brittle } of field.selectors) {
			if (!brittle && selectors.has(selector)) add('error', 'selector-twice', selector);
			selectors.add(selector);
		}
	}
	return found;
}

type Own = Pick<LintFinding, 'level' | 'code' | 'about'>;

function lintField(field: ProfileField): Own[] {
	const found: Own[] = [];
	const { target, selectors, labels, format, options } = field;
	const named = labels.kk.length + labels.ru.length > 0;
	if (selectors.length === 0 && !named) found.push({ level: 'error', code: 'unfindable', about: '' });
	if (selectors.length > 0 && !named && selectors.every(({ brittle }) => brittle)) {
		found.push({ level: 'error', code: 'only-brittle', about: selectors[0]?.selector ?? '' });
	}
	for (const { selector, brittle } of selectors) {
		const code = lintSelector(selector);
		// What says of itself that it is brittle is only ever a question, never written by.
		if (code !== null) found.push({ level: brittle ? 'warning' : 'error', code, about: selector });
	}
	if (target !== null) {
		const allowed = PARTS[DATES.has(target.column) ? 'date' : target.column];
		if (!(allowed?.has(target.part) ?? target.part === 'whole')) {
			found.push({ level: 'error', code: 'part-does-not-fit', about: `${target.column} ${target.part}` });
		}
	}
	if (format !== null && !(target !== null && DATES.has(target.column))) {
		found.push({ level: 'warning', code: 'format-does-not-fit', about: format });
	}
	if (Object.keys(options).length > 0 && !(target !== null && CHOICES.has(target.column))) {
		found.push({ level: 'warning', code: 'options-do-not-fit', about: Object.keys(options).join(' ') });
	}
	return found;
}

/** What makes a selector unfit, if anything: the last step must name the field by something that stays. */
export function lintSelector(selector: string): LintCode | null {
	const steps = selector.split('>>>').map((step) => step.trim());
	if (steps.some((step) => step === '' || !isBalanced(step))) return 'bad-selector';
	for (const step of steps) {
		if (step.includes(',') && !/["'][^"']*,[^"']*["']/u.test(step)) return 'bad-selector';
		const parts = step
			.replace(/\[[^\]]*\]/gu, '[]')
			.split(/\s*[>+~]\s*|\s+/u)
			.filter(Boolean);
		if (parts.length > DEEPEST) return 'too-deep';
		if (/:(?:nth-|first-|last-|only-)/u.test(step)) return 'positional';
	}
	const last = (steps.at(-1) ?? '').split(/\s*[>+~]\s*|\s+(?![^[]*\])/u).at(-1) ?? '';
	if (last === '*' || last.startsWith('*')) return 'universal';
	const bare = last.replace(/\[[^\]]*\]/gu, '');
	const hasAttribute = last.includes('[');
	const id = /#((?:[\w-]|\\.)+)/u.exec(bare)?.[1];
	if (id !== undefined) return looksGenerated(id.replace(/\\/gu, '')) ? 'generated-id' : null;
	if (hasAttribute)
		return /\[(?:type|class|style)[^\]]*\]/u.test(last) && !/\[(?!type|class|style)/u.test(last)
			? 'only-classes'
			: null;
	if (/^[a-z][\w-]*$/iu.test(bare)) return 'bare-tag';
	if (bare.includes('.')) return 'only-classes';
	return 'bad-selector';
}

function isBalanced(step: string): boolean {
	let depth = 0;
	let quote = '';
	for (const [index, sign] of Array.from(step).entries()) {
		if (quote !== '') quote = sign === quote && step[index - 1] !== '\\' ? '' : quote;
		else if (sign === '"' || sign === "'") quote = sign;
		else if (sign === '[' || sign === '(') depth += 1;
		else if (sign === ']' || sign === ')') depth -= 1;
		if (depth < 0) return false;
	}
	return depth === 0 && quote === '';
}
