import { exactOrigin } from '../shared/origin.js';
import type { Site } from '../shared/stored.js';

/** What the browser itself says of who sent a message: the part that a page cannot forge. */
export interface Sender {
	id?: string | undefined;
	url?: string | undefined;
	origin?: string | undefined;
	frameId?: number | undefined;
	documentId?: string | undefined;
	documentLifecycle?: string | undefined;
	tab?: { id?: number | undefined } | undefined;
}

/** Who we are: the extension's id, and the address that its own pages begin with. */
export interface Own {
	id: string;
	base: string;
}

/** True for a page of this extension: panel, permission tab, editor. A content script's address is that of its page. */
export function isOwnPage(sender: Sender, own: Own): boolean {
	if (sender.id !== own.id || sender.url === undefined) return false;
	if (sender.origin !== undefined && !own.base.startsWith(sender.origin)) return false;
	return sender.url.startsWith(own.base);
}

/**
 * The register that a content script speaks for: in the top frame, of a
 * document that is shown, on an origin (with its port) that the lawyer allowed.
 * @returns null for anyone else
 */
export function registerOf(sender: Sender, own: Own, sites: readonly Site[]): string | null {
	return siteOf(sender, own, sites, 'register');
}

function siteOf(sender: Sender, own: Own, sites: readonly Site[], role: Site['role']): string | null {
	if (sender.id !== own.id || sender.tab?.id === undefined || sender.frameId !== 0) return null;
	if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== 'active') return null;
	const origin = sender.url === undefined ? null : exactOrigin(sender.url);
	// A sandboxed document has the address of its site and the origin "null".
	if (origin === null || (sender.origin !== undefined && sender.origin !== origin)) return null;
	return sites.some((site) => site.role === role && site.origin === origin) ? origin : null;
}
