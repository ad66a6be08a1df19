/**
 * Spreadsheets take a text that begins with = + - @ (in some languages also with
 * their wide forms), or with a tab or line end, for a formula when they open a
 * CSV. Such a text gets an apostrophe before it, which spreadsheets take for
 * "this is text" and our own reader takes away again.
 */
const RISKY = /^['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^'*[\t\r\n]/;

/** The text as it may stand in a CSV: never a formula. */
export const guarded = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

/** The text as it was before `guarded`; any other text as it is. */
export const unguarded = (text: string): string =>
	text.startsWith("'") && RISKY.test(text.slice(1)) ? text.slice(1) : text;
