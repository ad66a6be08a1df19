/** Hosts on which a register may be served without TLS: this computer itself. */
const LOCAL = new Set(['localhost', '127.0.0.1']);

/**
 * The exact origin of an address, with its port, if the extension may ever be
 * allowed on it. @returns null for anything but https, and http on this computer
 */
export function exactOrigin(address: string): string | null {
	let url: URL;
	try {
		url = new URL(address);
	} catch {
		return null;
	}
	if (url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.has(url.hostname))) return url.origin;
	return null;
}

/** The same from what a person types: `eup.adilet.gov.kz` is meant with https. */
export function typedOrigin(typed: string): string | null {
	const text = typed.trim();
	if (text === '') return null;
	const local = /^(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(text);
	return exactOrigin(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${local ? 'http' : 'https'}://${text}`);
}

/**
 * The host permission that an origin needs. Without the port, which Firefox has
 * no room for: so the origin with its port is checked again at each use.
 */
export function hostPattern(origin: string): string {
	const url = new URL(origin);
	return `${url.protocol}//${url.hostname}/*`;
}
