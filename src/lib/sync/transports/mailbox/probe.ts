/**
 * Whether a web server answers at a mailbox's address. A browser does not tell
 * why a WebSocket was refused; where https answers all the same, it is the
 * address of the app that the mailbox does not admit. `wss:` in the page's
 * policy covers this too where the browser reads it as the standard says;
 * where it does not, the answer is false and the error stays `unreachable`.
 */
export async function answersAt(address: string): Promise<boolean> {
	try {
		await fetch(address.replace(/^ws/, 'http'), { mode: 'no-cors', cache: 'no-store', credentials: 'omit' });
		return true;
	} catch {
		return false;
	}
}
