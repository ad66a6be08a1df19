/**
 * The register, pure: records and what they make. Importable anywhere, so that
 * anyone can check the app's judgement on cases of their own.
 */
export * from './bodies.js';
export { LINE_STATES, STAMPS, type LineState, type Stamp } from './bodies-paper.js';
export * from './bodies-documents.js';
export { DAY_STATES, type DayState } from './bodies-report.js';
export * from './bodies-standard.js';
export * from './calendar.js';
export * from './codes.js';
export * from './draft-check.js';
export * from './fields.js';
export * from './fold.js';
export { formAsKept, withHeading, wordingAt } from './headings.js';
export { compareIds, deviceOf, textHash } from './ids.js';
export { recordSchemas, type JsonSchema } from './json-schema.js';
export { DEFAULT_SETTINGS } from './kinds.js';
export { canCheckNames, findLeaks, type Leak, type Secrets } from './leaks/index.js';
export * from './left-to-do.js';
export { isIin } from './leaks/iin.js';
export { compareNumbers, isFixed, numberParts, SAMPLE_YEAR, type NumberParts } from './numbering.js';
export { closedBefore, lastClosings } from './month-closed.js';
export * from './numbers.js';
export {
	toPortalRecord,
	type ConsentedPortalRecord,
	type PortalConsent,
	type PortalRecord,
	type StatePortalRecord,
	type UnknownBasisPortalRecord,
	type WithheldKey,
	type WithheldPortalRecord
} from './portal.js';
export * from './record.js';
export type * from './register.js';
export { SIGNED_FIELDS } from './row-marks.js';
export * from './time-warnings.js';
export * from './wordings.js';
