import { getLocale, m, numberText } from '#lib/i18n/index.svelte.js';
import type { PayRate } from '#lib/register/index.js';
import { assistanceWords, categoryWords } from '#lib/ui/words.js';

/** What a rate is for: kind and category, or anything. */
export function rateWords({ assistanceKind, category }: Pick<PayRate, 'assistanceKind' | 'category'>): string {
	const words = [
		...(assistanceKind === null ? [] : [assistanceWords(assistanceKind, null)]),
		...(category === null ? [] : [categoryWords(category)])
	];
	return words.length === 0 ? m.rate_any() : words.join(', ');
}

/** Thousandths of an МРП as a number with the language's comma. */
export const perHourText = (perHour: number): string => numberText(perHour / 1000, getLocale());

/** Reads an МРП figure as it is typed, with a comma or a point. @returns thousandths, or null */
export function readPerHour(typed: string): number | null {
	const found = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(typed.trim());
	return found === null ? null : Number(found[1]) * 1000 + Number((found[2] ?? '').padEnd(3, '0'));
}

/** Reads whole tenge, thousands parted by spaces or not. */
export function readTenge(typed: string): number | null {
	const text = typed.replace(/\s/g, '');
	return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
