import { dayText, m, minutesText, type Locale } from '#lib/i18n/index.svelte.js';
import {
	ASSISTANCE_KINDS,
	BASIS_KINDS,
	CATEGORIES,
	CONSENT_WAYS,
	LOCALITIES,
	REGISTER_LANGUAGES,
	ROLES,
	type AssistanceKind,
	type BasisKind,
	type Category,
	type ConsentWay,
	type FieldValue,
	type Locality,
	type RegisterLanguage,
	type Role,
	type RowField
} from '#lib/register/index.js';

/*
 * The words of the screen for the codes of the register, in the language of
 * the screen. What a row is shown and printed with, in its own language, are
 * the wordings of the register.
 */
type Say = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;
type Words<T extends string> = Record<T, Say>;

/** Says a word in the language of the screen, or in the one named. */
const say = (word: Say, locale: Locale | undefined): string => (locale === undefined ? word() : word({}, { locale }));

const BASIS: Words<BasisKind> = {
	'prosecution-order': m.basis_prosecution_order,
	'court-order': m.basis_court_order,
	'civil-ruling': m.basis_civil_ruling,
	'administrative-order': m.basis_administrative_order,
	request: m.basis_request,
	contract: m.basis_contract,
	notice: m.basis_notice,
	assignment: m.basis_assignment
};
/** As a choice in a form, where the law's full words would not fit under a thumb. */
const BASIS_SHORT: Words<BasisKind> = {
	'prosecution-order': m.basis_short_prosecution_order,
	'court-order': m.basis_short_court_order,
	'civil-ruling': m.basis_short_civil_ruling,
	'administrative-order': m.basis_short_administrative_order,
	request: m.basis_short_request,
	contract: m.basis_short_contract,
	notice: m.basis_short_notice,
	assignment: m.basis_short_assignment
};
const KIND: Words<AssistanceKind> = {
	informing: m.kind_informing,
	consulting: m.kind_consulting,
	defence: m.kind_defence,
	other: m.kind_other
};
const ROLE: Words<Role> = { protection: m.role_protection, representation: m.role_representation };
const CATEGORY: Words<Category> = {
	criminal: m.category_criminal,
	'administrative-offence': m.category_administrative_offence,
	civil: m.category_civil,
	family: m.category_family,
	labour: m.category_labour,
	housing: m.category_housing,
	social: m.category_social,
	'administrative-justice': m.category_administrative_justice,
	enforcement: m.category_enforcement,
	other: m.category_other
};
const CONSENT: Words<ConsentWay> = {
	oral: m.consent_oral,
	written: m.consent_written,
	'in-request': m.consent_in_request
};
const LOCALITY: Words<Locality> = { city: m.locality_city, rural: m.locality_rural };
const LANGUAGE: Words<RegisterLanguage> = { kk: m.language_kk, ru: m.language_ru };

const FIELD: Words<RowField> = {
	number: m.field_number,
	applicationDate: m.field_application_date,
	language: m.field_language,
	basisKind: m.field_basis_kind,
	basisText: m.field_basis_text,
	basisNumber: m.field_basis_number,
	basisDate: m.field_basis_date,
	basisBody: m.field_basis_body,
	basisCase: m.field_basis_case,
	category: m.field_category,
	essence: m.field_essence,
	essenceForPortal: m.field_essence_for_portal,
	assistanceKind: m.field_assistance_kind,
	role: m.field_role,
	minutes: m.field_minutes,
	locality: m.field_locality,
	lateReason: m.field_late_reason,
	clientName: m.field_client_name,
	clientIin: m.field_client_iin,
	clientPhones: m.field_client_phones,
	clientEmails: m.field_client_emails,
	clientAddress: m.field_client_address,
	otherParties: m.field_other_parties,
	notes: m.field_notes
};

/** The name of a field, as its label says it. */
export const fieldWords = (field: RowField): string => FIELD[field]();
export const basisWords = (code: BasisKind, locale?: Locale): string => say(BASIS[code], locale);
export const basisShort = (code: BasisKind): string => BASIS_SHORT[code]();
export const categoryWords = (code: Category, locale?: Locale): string => say(CATEGORY[code], locale);
export const consentWords = (code: ConsentWay): string => CONSENT[code]();

/** The form of assistance as it is called from day to day: the role where there is one. */
export function assistanceWords(kind: AssistanceKind | null, role: Role | null, locale?: Locale): string {
	if (kind === null) return '';
	return kind === 'defence' && role !== null ? say(ROLE[role], locale) : say(KIND[kind], locale);
}

/** The choices of a field that holds a code, in the order of the law; null for a field that does not. */
export function fieldChoices(field: RowField): { value: string; words: string }[] | null {
	const of = <T extends string>(codes: readonly T[], words: Words<T>) =>
		codes.map((value) => ({ value, words: words[value]() }));
	switch (field) {
		case 'basisKind':
			return of(BASIS_KINDS, BASIS_SHORT);
		case 'assistanceKind':
			return of(ASSISTANCE_KINDS, KIND);
		case 'role':
			return of(ROLES, ROLE);
		case 'category':
			return of(CATEGORIES, CATEGORY);
		case 'locality':
			return of(LOCALITIES, LOCALITY);
		case 'language':
			return of(REGISTER_LANGUAGES, LANGUAGE);
		default:
			return null;
	}
}
/** The ways in which consent is given. */
export const consentChoices = (): { value: ConsentWay; words: string }[] =>
	CONSENT_WAYS.map((value) => ({ value, words: CONSENT[value]() }));

/** A field's value in words; an empty one as a dash. */
export function valueWords(field: RowField, value: FieldValue): string {
	if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '—';
	if (Array.isArray(value)) return value.join(', ');
	if (typeof value === 'number') return minutesText(value);
	if (field === 'applicationDate' || field === 'basisDate') return dayText(value);
	if (field === 'number') return m.number_sign({ number: value });
	if (field === 'basisKind') return BASIS[value as BasisKind]();
	return fieldChoices(field)?.find((one) => one.value === value)?.words ?? value;
}
