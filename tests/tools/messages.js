/**
 * Compiles the screen's words and refuses to go on when one is missing in a
 * language, empty, or takes other parameters than in the other languages.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { compile } from '@inlang/paraglide-js';
import { catalogue } from './catalogues.js';

const LOCALES = /** @type {const} */ (['kk', 'ru', 'en']);
const root = new URL('../../src/lib/i18n/', import.meta.url);

/** @typedef {import('./catalogues.js').Message} Message */

/** @param {Message} message @returns {string[]} the texts of one message, one for each variant */
const textsOf = (message) =>
	typeof message === 'string' ? [message] : message.flatMap((one) => Object.values(one.match));

/** @param {Message} message @returns {string} names of the parameters that the message takes, with commas between */
function parametersOf(message) {
	const declared = typeof message === 'string' ? [] : message.flatMap((one) => one.declarations ?? []);
	const inputs = declared.filter((line) => line.startsWith('input ')).map((line) => line.slice('input '.length));
	const used = textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''));
	const locals = declared.filter((line) => line.startsWith('local ')).map((line) => line.split(' ')[1]);
	return [...new Set([...inputs, ...used])]
		.filter((name) => !locals.includes(name))
		.sort()
		.join(', ');
}

/** @param {Message} message @param {string} locale @returns {string[]} plural forms of the language that a message which counts lacks */
function formsMissing(message, locale) {
	if (typeof message === 'string') return [];
	const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
	return message.flatMap(({ declarations = [], match }) => {
		const counted = declarations.flatMap((line) => /^local (\w+) = \w+: plural$/.exec(line)?.[1] ?? []);
		const covered = (/** @type {string} */ form) =>
			Object.keys(match).some((key) => key.split(/,\s*/).some((part) => part === form || part.endsWith('=*')));
		return counted.flatMap((name) => pluralCategories.map((one) => `${name}=${one}`).filter((form) => !covered(form)));
	});
}

/**
 * Writes the types of all messages into one file beside their index. The compiler
 * makes a file of each message, 1,800 and more: were the types read from these, each
 * check of types and each component that the linter opens would go through them all.
 */
function declareTypes() {
	const locale = LOCALES.map((name) => `'${name}'`).join(' | ');
	const signatures = Object.entries(catalogue('en')).map(([key, message]) => {
		const names = parametersOf(message);
		const inputs =
			names === ''
				? 'inputs?: {}'
				: `inputs: { ${names.replaceAll(', ', ': NonNullable<unknown>; ')}: NonNullable<unknown> }`;
		return `export const ${key}: (${inputs}, options?: { locale?: ${locale} }) => string;`;
	});
	writeFileSync(new URL('paraglide/messages/_index.d.ts', root), `${signatures.join('\n')}\n`);
}

const catalogues = LOCALES.map((locale) => ({ locale, messages: catalogue(locale) }));
const keys = new Set(catalogues.flatMap(({ messages }) => Object.keys(messages)));
/** @type {string[]} */
const wrong = [];
for (const key of keys) {
	/** @type {Map<string, string>} */
	const parameters = new Map();
	for (const { locale, messages } of catalogues) {
		const message = messages[key];
		if (message === undefined || textsOf(message).some((text) => text.trim() === ''))
			wrong.push(`${key}: no words in ${locale}`);
		else {
			parameters.set(parametersOf(message), locale);
			for (const form of formsMissing(message, locale)) wrong.push(`${key}: no words for ${form} in ${locale}`);
		}
	}
	if (parameters.size > 1) wrong.push(`${key}: takes (${[...parameters.keys()].join(') and (')})`);
}
if (wrong.length > 0) {
	console.error(`Words missing or unequal in src/lib/i18n/messages:\n  ${wrong.join('\n  ')}`);
	process.exit(1);
}
await compile({
	project: new URL('project.inlang', root).pathname,
	outdir: new URL('paraglide', root).pathname,
	strategy: ['globalVariable', 'baseLocale']
});
declareTypes();
const compiled = readFileSync(new URL('paraglide/messages/_index.js', root), 'utf8');
if (keys.size > 0 && !compiled.includes('export')) {
	console.error('The message compiler read no messages: see project.inlang/settings.json.');
	process.exit(1);
}
console.log(`${keys.size} messages in ${LOCALES.join(', ')}`);
