import { existsSync, readFileSync } from 'node:fs';

/** @typedef {string | Array<{declarations?: string[], match: Record<string, string>}>} Message */

const project = new URL('../../src/lib/i18n/project.inlang/', import.meta.url);
/** @type {string[]} */
const patterns = JSON.parse(readFileSync(new URL('settings.json', project), 'utf8'))['plugin.inlang.messageFormat']
	.pathPattern;

/**
 * All words of one language of the screen: one file for each part of the app, as
 * the project of the message compiler names them. A key that two files have is
 * an error, since only one of them would be seen.
 * @param {string} locale
 * @returns {Record<string, Message>}
 */
export function catalogue(locale) {
	/** @type {Record<string, Message>} */
	const all = {};
	for (const pattern of patterns) {
		const file = new URL(pattern.replace('{locale}', locale), new URL('../', project));
		if (!existsSync(file)) throw new Error(`No words: ${pattern} for ${locale}.`);
		const { $schema: _schema, ...messages } = JSON.parse(readFileSync(file, 'utf8'));
		for (const [key, message] of Object.entries(messages)) {
			if (key in all) throw new Error(`The message ${key} stands twice in ${locale}.`);
			all[key] = message;
		}
	}
	return all;
}
