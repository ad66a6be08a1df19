import type { Socket } from './ncalayer.js';

/** Whether the page may reach programs on this computer: `prompt` when the browser will ask, `free` where it asks nobody. */
export type LoopbackPermission = 'granted' | 'prompt' | 'denied' | 'free';

/** Its name in Chrome 147 and later, and the one before that. Other browsers know neither. */
const NAMES = ['loopback-network', 'local-network-access'];

/** Asks the browser, without a dialog. */
export async function loopbackPermission(): Promise<LoopbackPermission> {
	for (const name of NAMES) {
		try {
			const { state } = await navigator.permissions.query({ name: name as PermissionName });
			return state;
		} catch {
			// A browser that does not know the name refuses the question: it has no such permission.
		}
	}
	return 'free';
}

/** A socket on the page. The browser's own dialog, where it has one, comes now. */
export function openSocket(address: string): Socket {
	const socket = new WebSocket(address);
	const made: Socket = {
		send: (text) => socket.send(text),
		close: () => socket.close(),
		onmessage: null,
		onclose: null,
		onerror: null
	};
	socket.onmessage = ({ data }: MessageEvent<unknown>) => made.onmessage?.({ data });
	socket.onclose = () => made.onclose?.();
	socket.onerror = () => made.onerror?.();
	return made;
}
