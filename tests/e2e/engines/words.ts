import { readFileSync } from 'node:fs';

type Message = string | { match: Record<string, string> }[];
const catalogue = JSON.parse(
	readFileSync(new URL('../../../src/lib/i18n/messages/ru.json', import.meta.url), 'utf8')
) as Record<string, Message>;
const plural = new Intl.PluralRules('ru');

/** A message of the app in Russian, in the form that its `count` asks for. */
export function words(key: string, values: Record<string, string | number> = {}): string {
	const message = catalogue[key] ?? '';
	const form = `countPlural=${plural.select(Number(values.count))}`;
	const text = typeof message === 'string' ? message : message[0]?.match[form];
	if (!text) throw new Error(`No message ${key}.`);
	return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
