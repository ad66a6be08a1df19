import { catalogue } from '../../tools/catalogues.js';

const messages = catalogue('ru');
const plural = new Intl.PluralRules('ru');

/** A message of the app in Russian, in the form that its `count` asks for. */
export function words(key: string, values: Record<string, string | number> = {}): string {
	const message = messages[key] ?? '';
	const form = `countPlural=${plural.select(Number(values.count))}`;
	const text = typeof message === 'string' ? message : message[0]?.match[form];
	if (!text) throw new Error(`No message ${key}.`);
	return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
