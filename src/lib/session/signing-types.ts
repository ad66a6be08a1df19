/** What checking found and what is signed, as screens tell of it: components look at the session, not at its rooms. */
export type { Fault, RowState, SignatureFinding } from '#lib/signing/check-rows.js';
export type { Statement } from '#lib/signing/statement.js';
