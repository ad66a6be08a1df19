import { dayText, getLocale, m, minutesText, momentText } from '#lib/i18n/index.svelte.js';
import {
	ASSISTANCE_WORDS,
	BASIS_WORDS,
	CATEGORY_WORDS,
	type Leak,
	type RegisterLanguage,
	type Wording
} from '#lib/register/index.js';
import type { Connection, FileRead } from '#lib/bridge/index.js';
import type { Hindrance } from '#lib/session/portal-check.js';
import type { HandedOver } from '#lib/session/portal-desk.svelte.js';
import type { PortalValue } from '#lib/session/portal-queue.js';
import { errorWords } from '#lib/ui/error-words.js';
import { fieldWords } from '#lib/ui/words.js';

/** Keys of a portal record in the order in which they are shown: that of the form's columns. */
export const SHOWN_KEYS = [
	'number',
	'applicationDate',
	'basisKind',
	'basisNumber',
	'basisDate',
	'basisBody',
	'category',
	'essenceForPortal',
	'assistanceKind',
	'minutes',
	'barAssociation',
	'lawyerName',
	'licenceNumber',
	'edsSigner',
	'edsSerialNumber',
	'signedAt'
] as const;

const OWN: { readonly [key: string]: () => string } = {
	barAssociation: m.association,
	lawyerName: m.lawyer_name,
	licenceNumber: m.licence,
	edsSigner: m.portal_key_signer,
	edsSerialNumber: m.portal_key_serial,
	signedAt: m.portal_key_signed_at,
	transfer: m.portal_key_transfer,
	withheld: m.portal_key_withheld
};

/** The name of a key of the portal record; one that this version does not know stands as it is. */
export function keyWords(key: string): string {
	const own = OWN[key];
	if (own !== undefined) return own();
	const known = SHOWN_KEYS.find((one) => one === key);
	switch (known) {
		case 'number':
		case 'applicationDate':
		case 'basisKind':
		case 'basisNumber':
		case 'basisDate':
		case 'basisBody':
		case 'category':
		case 'essenceForPortal':
		case 'assistanceKind':
		case 'minutes':
			return fieldWords(known);
		default:
			return key;
	}
}
/** Several of them within a sentence; an abbreviation keeps its capitals. */
export const keysWords = (keys: readonly string[]): string =>
	keys
		.map(keyWords)
		.map((words) =>
			/^.\p{Lu}/u.test(words) ? words : words.slice(0, 1).toLocaleLowerCase(getLocale()) + words.slice(1)
		)
		.join(', ');

/** A value as the portal will have it: codes in the words of the Law, in the row's language; null for one that does not leave. */
export function leavingWords(key: string, value: PortalValue, language: RegisterLanguage): string | null {
	if (value === null) return null;
	if (typeof value === 'number') return key === 'minutes' ? minutesText(value) : String(value);
	if (typeof value !== 'string') return value.length === 0 ? '—' : keysWords(value);
	const from = (words: { readonly [code: string]: Wording }) => words[value]?.[language] ?? value;
	switch (key) {
		case 'applicationDate':
		case 'basisDate':
			return dayText(value);
		case 'signedAt':
			return momentText(value, '');
		case 'basisKind':
			return from(BASIS_WORDS);
		case 'category':
			return from(CATEGORY_WORDS);
		case 'assistanceKind':
			return from(ASSISTANCE_WORDS);
		default:
			return value;
	}
}

/** What the leak guard found, each kind once. */
export function leakWords(leaks: readonly Leak[]): string {
	const words: { [K in Leak['what']]: () => string } = {
		name: m.leak_name,
		party: m.leak_party,
		iin: m.leak_iin,
		phone: m.leak_phone,
		email: m.leak_email
	};
	return [...new Set(leaks.map(({ what }) => what))].map((what) => words[what]()).join(', ');
}

export function hindranceWords(hindrance: Hindrance): string {
	switch (hindrance) {
		case 'conflict':
			return m.portal_blocked_conflict();
		case 'clash':
			return m.portal_blocked_clash();
		case 'too-long':
			return m.portal_blocked_long();
	}
}

export function connectionWords(connection: Connection): string {
	switch (connection.kind) {
		case 'looking':
			return m.portal_looking();
		case 'none':
			return m.portal_not_found();
		case 'connected':
			return m.portal_connected({ version: connection.extension });
		case 'older':
			return m.portal_older();
		case 'newer':
			return m.portal_newer();
	}
}

/** Why nothing was handed over, and what is safe. */
export function refusalWords(answer: HandedOver & { ok: false }): string {
	switch (answer.why) {
		case 'not-ready':
			return m.portal_refused_not_ready();
		case 'too-many':
			return m.portal_refused_too_many();
		case 'nobody':
			return m.portal_refused_nobody();
		case 'no-answer':
			return m.portal_refused_no_answer();
		case 'not-kept': {
			const { happened, safe, todo } = errorWords(answer.error);
			return [happened, safe, todo].join(' ');
		}
		case 'refused':
			switch (answer.reason) {
				case 'version':
					return m.portal_older();
				case 'expired':
					return m.portal_refused_expired();
				case 'too-many':
					return m.portal_refused_too_many();
				case 'not-allowed':
					return m.portal_refused_not_allowed();
				case 'malformed':
				case 'failed':
					return m.portal_refused_failed();
			}
	}
}

export function fileProblemWords(why: (FileRead<unknown> & { ok: false })['why']): string {
	switch (why) {
		case 'newer':
			return m.portal_file_newer();
		case 'not-json':
		case 'malformed':
			return m.portal_file_damaged();
		case 'not-ours':
		case 'expired':
			return m.portal_file_not_ours();
	}
}
