/**
 * The closed lists of the register. A record stores codes; their wordings in
 * Kazakh and Russian are elsewhere and may be edited, these may only grow.
 */

/** Column 5, the form of the assistance rendered (Rule 2). */
export const ASSISTANCE_KINDS = ['informing', 'consulting', 'defence', 'other'] as const;
export type AssistanceKind = (typeof ASSISTANCE_KINDS)[number];

/** What `defence` is called from day to day: защита / қорғау, or представительство / өкілдік ету. */
export const ROLES = ['protection', 'representation'] as const;
export type Role = (typeof ROLES)[number];

/** Column 3, the documents on whose basis the assistance is given. */
export const BASIS_KINDS = [
	'prosecution-order',
	'court-order',
	'civil-ruling',
	'administrative-order',
	'request',
	'contract',
	'notice',
	'assignment'
] as const;
export type BasisKind = (typeof BASIS_KINDS)[number];

/** A basis that the state or its system issued: its details are no secret of the client's. */
export const STATE_BASIS_KINDS = [
	'prosecution-order',
	'court-order',
	'civil-ruling',
	'administrative-order',
	'assignment'
] as const;
export type StateBasisKind = (typeof STATE_BASIS_KINDS)[number];

/** A basis that comes from the client: that it exists, and its date, are lawyer's secret without consent (Law, art. 37). */
export type PrivateBasisKind = Exclude<BasisKind, StateBasisKind>;

/** Category of the legal issue: ours, for the portal and the reports. */
export const CATEGORIES = [
	'criminal',
	'administrative-offence',
	'civil',
	'family',
	'labour',
	'housing',
	'social',
	'administrative-justice',
	'enforcement',
	'other'
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Languages in which a register may be kept (Rule 3). */
export const REGISTER_LANGUAGES = ['kk', 'ru'] as const;
export type RegisterLanguage = (typeof REGISTER_LANGUAGES)[number];

/** How the client's consent to what leaves was given. */
export const CONSENT_WAYS = ['oral', 'written', 'in-request'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** Where the person lives or was helped; kept only if the lawyer records it. */
export const LOCALITIES = ['city', 'rural'] as const;
export type Locality = (typeof LOCALITIES)[number];

/** True for a basis issued by the state or its system. */
export function isStateBasis(kind: BasisKind | null | undefined): kind is StateBasisKind {
	return STATE_BASIS_KINDS.some((one) => one === kind);
}

/** The places of the form whose words the lawyer may replace: its head and the headings of columns 1–7. */
export const HEADING_PLACES = [
	'annex',
	'title',
	'association',
	'lawyer',
	'column-1',
	'column-2',
	'column-3',
	'column-4',
	'column-5',
	'column-6',
	'column-7'
] as const;
export type HeadingPlace = (typeof HEADING_PLACES)[number];
