import { secretOfCode } from '#lib/sync/pairing/secret.js';

export { newCode } from '#lib/sync/pairing/secret.js';

/** Whether these are sixteen characters that can be a code. */
export const isCode = (typed: string): boolean => secretOfCode(typed) !== null;
