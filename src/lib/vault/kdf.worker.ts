import { deriveBytes, expectedTime } from './argon2id.js';
import type { Bytes } from './bytes.js';
import type { KdfCost } from './keyring.js';

/** What the worker is asked over its port, once in its life. */
export interface KdfRequest {
	passphrase: Bytes;
	salt: Bytes;
	cost: KdfCost;
}

/** What it says there: first how long it will probably take (ms), then the key, null where it cannot be had. */
export type KdfReply = { kind: 'expected'; time: number } | { kind: 'key'; key: Bytes | null };

async function answer(port: MessagePort, { passphrase, salt, cost }: KdfRequest): Promise<void> {
	const say = (reply: KdfReply): void => port.postMessage(reply);
	const time = await expectedTime(cost);
	if (time !== null) say({ kind: 'expected', time });
	say({ kind: 'key', key: await deriveBytes(passphrase, salt, cost) });
}

addEventListener(
	'message',
	({ ports: [port] }: MessageEvent<null>) => {
		if (!port) return;
		port.onmessage = ({ data }: MessageEvent<KdfRequest | 'taken'>) => {
			// Only now may the one who lent this worker end it: an answer on its way would be lost.
			if (data === 'taken') postMessage(data);
			else void answer(port, data);
		};
	},
	{ once: true }
);
