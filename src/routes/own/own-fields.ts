import { m } from '#lib/i18n/index.svelte.js';
import type { OwnKind } from '#lib/register/index.js';

type Say = () => string;

/** What a form asks of each sort, and how it calls it; what is absent is not asked. */
interface OwnFields {
	date: Say;
	until?: Say;
	title?: Say;
	number: Say;
	issuer?: Say;
	hours?: boolean;
	amount?: boolean;
}
const FIELDS: { readonly [O in OwnKind]: OwnFields } = {
	licence: { date: m.own_date_issued, until: m.own_until, number: m.own_number, issuer: m.own_issuer },
	membership: { date: m.own_date_issued, until: m.own_until, number: m.own_number, issuer: m.own_issuer },
	dues: {
		date: m.own_date_paid,
		until: m.own_until_dues,
		title: m.own_what_dues,
		number: m.own_number_receipt,
		amount: true
	},
	insurance: {
		date: m.own_date_issued,
		until: m.own_until,
		number: m.own_number,
		issuer: m.own_issuer_insurer,
		amount: true
	},
	training: {
		date: m.own_date_training,
		title: m.own_what,
		number: m.own_number_certificate,
		issuer: m.own_issuer_teacher,
		hours: true
	}
};
export const ownFields = (what: OwnKind): OwnFields => FIELDS[what];
