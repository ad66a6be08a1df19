import * as v from 'valibot';

/** The service that is named unless the lawyer names another: SIGEX, whose protocol is public. */
export const MOBILE_SERVICE = 'https://sigex.kz';

/** The address of a service: https, a host, perhaps a port, and no slash at its end; null for what is none, or says more. */
export function readServiceAddress(typed: string): string | null {
	const text = typed.trim();
	let url: URL;
	try {
		url = new URL(text.includes('://') ? text : `https://${text}`);
	} catch {
		// Not an address.
		return null;
	}
	// The record of the consent keeps no more than a host.
	const plain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.pathname === '/';
	if (!plain || url.search !== '' || url.hash !== '' || url.href.length > 200) return null;
	return url.origin;
}

const link = v.pipe(v.string(), v.maxLength(2_000), v.url());
const registered = v.object({
	qrCode: v.pipe(v.string(), v.maxLength(500_000), v.base64()),
	dataURL: link,
	signURL: link,
	eGovMobileLaunchLink: v.optional(v.nullable(link)),
	expireAt: v.optional(v.nullable(v.number()))
});
const refused = v.object({ message: v.pipe(v.string(), v.minLength(1)) });
const cancelled = v.object({ status: v.literal('CANCELED') });
const signed = v.object({
	documentsToSign: v.pipe(
		v.array(v.object({ document: v.object({ file: v.object({ data: v.pipe(v.string(), v.maxLength(1_000_000)) }) }) })),
		v.length(1)
	)
});

/** An operation as the service opened it. */
export interface Operation {
	/** The QR code, as the address of a picture. */
	picture: string;
	/** Starts eGov Mobile where it is on this very device; null where none was given that a page may open. */
	link: string | null;
	dataAddress: string;
	signAddress: string;
	/** When it lapses, ms UTC; null where the service did not say. */
	until: number | null;
}

/** Reads what opens an operation. Addresses of another server than the one the lawyer consented to are none. */
export function readOperation(answer: unknown, service: string): Operation | null {
	if (!v.is(registered, answer)) return null;
	const { origin } = new URL(service);
	const { qrCode, dataURL, signURL, eGovMobileLaunchLink, expireAt } = answer;
	if (new URL(dataURL).origin !== origin || new URL(signURL).origin !== origin) return null;
	const isLink = eGovMobileLaunchLink != null && new URL(eGovMobileLaunchLink).protocol === 'https:';
	return {
		picture: `data:image/${qrCode.startsWith('R0lG') ? 'gif' : 'png'};base64,${qrCode}`,
		link: isLink ? eGovMobileLaunchLink : null,
		dataAddress: dataURL,
		signAddress: signURL,
		until: expireAt ?? null
	};
}

/** The service says why it does not go on. Its text is not kept: it may name anybody. */
export const isRefusal = (answer: unknown): boolean => v.is(refused, answer);
/** The person closed it in eGov Mobile. */
export const isCancelled = (answer: unknown): boolean => v.is(cancelled, answer);

/** The one signature of an answer, base64 or PEM. */
export function readSignature(answer: unknown): string | null {
	return v.is(signed, answer) ? (answer.documentsToSign[0]?.document.file.data ?? null) : null;
}
