/** Where the portal is, unless the lawyer says otherwise. The address may change with the system's name: data, not logic. */
export const PORTAL_ADDRESS = 'https://eup.adilet.gov.kz/';
const LONGEST = 200;

/**
 * An address of the portal as it was typed, made whole: `https://` may be left
 * out; plain http only on this computer. Null for what is no such address, and
 * for one with a name or a password in it.
 */
export function readPortalAddress(typed: string): string | null {
	const text = typed.trim();
	const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `https://${text}`);
	if (url === null || url.username !== '' || url.password !== '' || text === '') return null;
	const isHere = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return null;
	if (!isHere && !url.hostname.includes('.')) return null;
	return url.href.length <= LONGEST ? url.href : null;
}
