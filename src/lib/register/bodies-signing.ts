import * as v from 'valibot';
import { base64, text } from './body-types.js';
import { MAX_TEXT } from './fields.js';

const moment = v.pipe(v.string(), v.isoTimestamp());

/** What a record of a signature says beside what was signed: the CMS, and what column 7 tells of it. */
const signature = {
	/** Detached CMS, base64 of DER. */
	cms: base64,
	signer: text,
	serialNumber: text,
	issuer: v.optional(text),
	algorithm: v.optional(text),
	/** The signer's clock, ISO 8601 UTC. */
	signedAt: moment,
	timeStamped: v.optional(v.boolean()),
	/** The time stamp's clock, ISO 8601 UTC. */
	stampedAt: v.optional(moment),
	/** Validity of the certificate, ISO 8601 UTC. */
	validFrom: v.optional(moment),
	validUntil: v.optional(moment)
} as const;

/** What records of signing hold. */
export const signingBodies = {
	/** Column 7: an EDS over the row as it stood. `data`: the exact bytes that were signed (canonical JSON), with no secret in them. */
	signed: v.strictObject({ data: text, ...signature }),
	/** Column 7: an EDS over a manifest of several rows, as eGov Mobile signs. */
	'signed-by-manifest': v.strictObject({
		/** The row's own statement, which the manifest names by its hash. */
		data: text,
		/** The exact bytes that were signed (canonical JSON). */
		manifest: text,
		...signature
	}),
	/** The row waits for its EDS until a key is at hand: marked on the phone, seen on the laptop; or no longer. */
	'sign-later': v.strictObject({ wanted: v.boolean() }),
	/** The lawyer consents to signing through a third party's service, by its address, or takes that back. */
	'mobile-signing': v.strictObject({
		allowed: v.boolean(),
		service: v.pipe(v.string(), v.maxLength(200), v.regex(/^https:\/\/[^\s/?#@]+$/u))
	}),
	/** The lawyer trusts an authority's own certificate, or no longer does: signatures are checked against these. */
	authority: v.strictObject({
		/** The certificate, base64 of DER. */
		certificate: v.pipe(base64, v.maxLength(MAX_TEXT)),
		/** As the certificate names its owner. */
		name: text,
		trusted: v.boolean()
	})
} as const;
