/** How many words a recovery sheet has. */
const COUNT = 24;

/** The empty places of a recovery sheet. */
export const noWords = (): string[] => Array.from({ length: COUNT }, () => '');
/** The words as they are compared. */
export const tidyWords = (words: readonly string[]): string[] => words.map((word) => word.trim().toLowerCase());
export const areFilled = (words: readonly string[]): boolean => words.every((word) => word.trim() !== '');
