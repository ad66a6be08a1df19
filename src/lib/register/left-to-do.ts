import { SAMPLE_YEAR } from './numbering.js';
import type { Row } from './register.js';

/** Neither struck out nor of the sample: it counts in reports, deadlines and queues. */
export const isStanding = ({ voided, volume }: Pick<Row, 'voided' | 'volume'>): boolean =>
	voided === null && volume !== SAMPLE_YEAR;

/*
 * What is left to do with a row that stands. The lawyer's word at import counts
 * as done, as column 7 shows it.
 */

/** No EDS, and none was claimed by the file that the row came from (column 7). */
export const isUnsigned = ({ signatures, imported }: Pick<Row, 'signatures' | 'imported'>): boolean =>
	signatures.length === 0 && !imported?.signedByHand && !imported?.column7;

/** Not entered into the portal (Rule 7). */
export const isUnsent = ({ sent, imported }: Pick<Row, 'sent' | 'imported'>): boolean =>
	sent.length === 0 && !imported?.inPortal;

/** Not written into the paper log (Rule 5). */
export const isUnpapered = ({ paper, imported }: Pick<Row, 'paper' | 'imported'>): boolean =>
	paper === null && !imported?.onPaper;

/** A column that the form requires is empty. */
export const isUnfinished = ({ missing }: Pick<Row, 'missing'>): boolean => missing.some((field) => field !== 'number');
