import { printable } from '../letters.js';
import type { FormLanguage } from '../options.js';
import type { Sheets } from './sheets.js';

export interface LogPrint {
	language: FormLanguage;
	/** The day on which it is made, `yyyy-mm-dd`. */
	today: string;
}

/** Every text in letters that the face has; what it lacks is named. */
export function printed(sheets: Omit<Sheets, 'missingLetters'>): Sheets {
	const missing = new Set<string>();
	const clean = <T>(value: T): T => {
		if (typeof value === 'string') {
			const { text, missing: lacking } = printable(value);
			for (const letter of lacking) missing.add(letter);
			return text as T;
		}
		if (Array.isArray(value)) return value.map(clean) as T;
		if (value !== null && typeof value === 'object')
			return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)])) as T;
		return value;
	};
	return { ...sheets, parts: clean(sheets.parts), missingLetters: [...missing] };
}
