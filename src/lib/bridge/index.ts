/** What the register's page and the extension share, and nothing else: the records that may leave, their words, the protocol. */
export {
	ASSISTANCE_KINDS,
	BASIS_KINDS,
	CATEGORIES,
	type AssistanceKind,
	type BasisKind,
	type Category
} from '../register/codes.js';
export type { PortalRecord } from '../register/portal.js';
export {
	ASSISTANCE_WORDS,
	BASIS_WORDS,
	CATEGORY_WORDS,
	FORM_1465,
	OLD_BASIS_WORDS,
	PORTAL_NAMES,
	ROLE_WORDS,
	type Wording
} from '../register/wordings.js';
export * from './files.js';
export * from './messages.js';
export * from './page.js';
export { PORTAL_ADDRESS, readPortalAddress } from './portal-address.js';
export { PORTAL_KEYS, portalRecordSchema, readPortalRecord } from './portal-record.js';
