/**
 * The register, pure: records and what they make. Importable anywhere, so that
 * anyone can check the app's judgement on cases of their own.
 */
export * from './bodies.js';
export * from './calendar.js';
export * from './codes.js';
export * from './fields.js';
export * from './record.js';
export type * from './register.js';
