import {
	isStateBasis,
	type AssistanceKind,
	type Category,
	type PrivateBasisKind,
	type StateBasisKind
} from './codes.js';
import type { Row } from './register.js';

/** What leaves in every case: public, or categories and figures, or words that the lawyer wrote for the portal. */
interface Always {
	/** A random id for this handing-over, 128 bits in hex: nothing can be guessed back from it. */
	transfer: string;
	/** `58`, or `58-1`. */
	number: string | null;
	category: Category | null;
	essenceForPortal: string | null;
	assistanceKind: AssistanceKind | null;
	/** Column 6, whole minutes. */
	minutes: number | null;
	barAssociation: string | null;
	lawyerName: string | null;
	licenceNumber: string | null;
	/** Of the certificate, for the latest signature over the row as it stands; never an IIN. */
	edsSerialNumber: string | null;
	edsSigner: string | null;
}

/** When the person came: the very fact is lawyer's secret (Law 176-VI, art. 37), unless the state sent them. */
interface Dates {
	applicationDate: string | null;
	signedAt: string | null;
}

interface Details {
	basisNumber: string | null;
	basisDate: string | null;
	basisBody: string | null;
}

type Kept<T> = { [K in keyof T]: null };

/** Keys that can be kept back for want of consent, or of a known basis. */
export type WithheldKey = keyof Dates | keyof Details;

/** Issued by the state or its system: all of column 3 leaves. */
export interface StatePortalRecord extends Always, Dates, Details {
	basisKind: StateBasisKind;
	withheld: [];
}

/** A request, contract or notice, with the client's recorded consent. */
export interface ConsentedPortalRecord extends Always, Dates, Details {
	basisKind: PrivateBasisKind;
	withheld: [];
}

/** A request, contract or notice without consent: its kind leaves, nothing else of it. */
export interface WithheldPortalRecord extends Always, Kept<Dates>, Kept<Details> {
	basisKind: PrivateBasisKind;
	withheld: typeof ALL_WITHHELD;
}

/** The kind of basis is not known: its details stay whatever was consented to. */
export interface UnknownBasisPortalRecord extends Always, Dates, Kept<Details> {
	basisKind: null;
	withheld: typeof DETAILS | typeof ALL_WITHHELD;
}

/**
 * What may leave for the portal (Rule 7), by allow-list. A key without a value
 * is null; `withheld` names the keys that are null because they are kept back.
 */
export type PortalRecord = StatePortalRecord | ConsentedPortalRecord | WithheldPortalRecord | UnknownBasisPortalRecord;

/** The client's consent as recorded, or null. One that was withdrawn has `given: false` and is none. */
export type PortalConsent = { given: boolean; how: string; date: string } | null;

const DETAILS = ['basisNumber', 'basisDate', 'basisBody'] as const satisfies (keyof Details)[];
const ALL_WITHHELD = ['applicationDate', 'basisNumber', 'basisDate', 'basisBody', 'signedAt'] as const;

/** The part of a row that the portal record is made of. */
type Source = Pick<Row, 'values' | 'minutes' | 'lawyer' | 'signatures'>;

/**
 * The portal record of a row, as it would leave now (Rule 7; Law 176-VI, art.
 * 37). Never contains a secret field, the salt, the CMS or an IIN; the texts
 * in it are still to be checked by the leak guard and seen by the lawyer.
 * Each call makes a new `transfer`.
 */
export function toPortalRecord(row: Source, consent: PortalConsent): PortalRecord {
	return { ...portalFields(row, consent), transfer: randomId() };
}

/** The same without a meaningful `transfer`: pure, for comparing what left with what would leave. */
function portalFields(row: Source, consent: PortalConsent): PortalRecord {
	const { values, lawyer } = row;
	// A signature over another wording says nothing of what leaves: the latest that still covers the row counts.
	const signature = row.signatures.findLast((one) => !one.changedSince);
	const always: Always = {
		transfer: '',
		number: values.number,
		category: values.category,
		essenceForPortal: filled(values.essenceForPortal),
		assistanceKind: values.assistanceKind,
		minutes: row.minutes,
		barAssociation: filled(lawyer?.barAssociation),
		lawyerName: filled(lawyer?.name),
		licenceNumber: filled(lawyer?.licenceNumber),
		edsSerialNumber: withoutIin(signature?.serialNumber),
		edsSigner: withoutIin(signature?.signer)
	};
	const dates: Dates = { applicationDate: values.applicationDate, signedAt: signature?.signedAt ?? null };
	const noDates: Kept<Dates> = { applicationDate: null, signedAt: null };
	const details: Details = {
		basisNumber: filled(values.basisNumber),
		basisDate: values.basisDate,
		basisBody: filled(values.basisBody)
	};
	const noDetails: Kept<Details> = { basisNumber: null, basisDate: null, basisBody: null };
	const { basisKind } = values;
	const consented = consent?.given === true;

	if (isStateBasis(basisKind)) return { ...always, ...dates, ...details, basisKind, withheld: [] };
	if (basisKind === null) {
		return consented
			? { ...always, ...dates, ...noDetails, basisKind, withheld: DETAILS }
			: { ...always, ...noDates, ...noDetails, basisKind, withheld: ALL_WITHHELD };
	}
	return consented
		? { ...always, ...dates, ...details, basisKind, withheld: [] }
		: { ...always, ...noDates, ...noDetails, basisKind, withheld: ALL_WITHHELD };
}

/** The lawyer's own particulars change without any row changing; `transfer` is new each time. */
const NOT_OF_THE_ROW: ReadonlySet<string> = new Set(['transfer', 'barAssociation', 'lawyerName', 'licenceNumber']);

/**
 * Whether the portal record of a row differs now from the one that left (its
 * canonical JSON). Keys that what left does not have are not compared: an
 * older version may have sent fewer. A text that cannot be read differs.
 */
export function differsFromSent(row: Source, consent: PortalConsent, left: string): boolean {
	const now = new Map<string, unknown>(Object.entries(portalFields(row, consent)));
	let sent: unknown;
	try {
		sent = JSON.parse(left);
	} catch {
		return true;
	}
	if (sent === null || typeof sent !== 'object') return true;
	return Object.entries(sent).some(
		([key, value]) => now.has(key) && !NOT_OF_THE_ROW.has(key) && JSON.stringify(now.get(key)) !== JSON.stringify(value)
	);
}

function filled(text: string | null | undefined): string | null {
	return text === null || text === undefined || text.trim() === '' ? null : text;
}

/** An IIN or BIN with the word that announces it, as a certificate's subject has it. */
const IIN =
	/(?:(?:SERIALNUMBER\s*=\s*)?(?:IIN|BIN|ИИН|БИН|ЖСН|БСН)\s*[:=]?\s*)?(?<![\dA-F])\d{6}\s?\d{6}(?![\dA-F])/giu;

/** The portal needs nobody's IIN; a serial № or a name has no run of just twelve digits. */
function withoutIin(text: string | null | undefined): string | null {
	return filled(text?.replace(IIN, '').replace(/^[\s,;/]+|[\s,;/]+$/g, ''));
}

function randomId(): string {
	const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
