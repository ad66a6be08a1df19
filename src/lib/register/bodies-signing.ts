import * as v from 'valibot';
import { base64, text } from './body-types.js';
import { MAX_TEXT } from './fields.js';

/** What records of signing hold, beside `signed` itself. */
export const signingBodies = {
	/** The row waits for its EDS until a key is at hand: marked on the phone, seen on the laptop; or no longer. */
	'sign-later': v.strictObject({ wanted: v.boolean() }),
	/** The lawyer trusts an authority's own certificate, or no longer does: signatures are checked against these. */
	authority: v.strictObject({
		/** The certificate, base64 of DER. */
		certificate: v.pipe(base64, v.maxLength(MAX_TEXT)),
		/** As the certificate names its owner. */
		name: text,
		trusted: v.boolean()
	})
} as const;
