/** The form of a Russian noun that goes with a number: 1 строка, 2 строки, 5 строк. */
export function russian(count: number, one: string, few: string, many: string): string {
	const rule = new Intl.PluralRules('ru').select(count);
	return `${count} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
}
export const english = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
