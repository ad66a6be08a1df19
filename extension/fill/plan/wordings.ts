/** Wordings of a code that are the very thing, and short ones that are it only where nothing else in the list comes near. */
export interface Wordings {
	full: readonly string[];
	short: readonly string[];
}

/** Each wording alone, and with each of the words that offices put after it, or before it. */
export const after = (wordings: readonly string[], ends: readonly string[]): string[] => [
	...wordings,
	...wordings.flatMap((one) => ends.map((end) => `${one} ${end}`))
];
export const before = (starts: readonly string[], wordings: readonly string[]): string[] => [
	...wordings,
	...starts.flatMap((start) => wordings.map((one) => `${start} ${one}`))
];

/** Words that tell an option of a code apart from those of the others. */
export interface Mark {
	/** Each of these must be said, */
	all: readonly string[];
	/** and none of these. */
	none?: readonly string[];
}
/** Of each code; the next ones count only where no option has the first. */
export type Marks = Readonly<Record<string, readonly Mark[]>>;
