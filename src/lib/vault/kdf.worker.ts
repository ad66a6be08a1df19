import { deriveBytes, expectedTime } from './argon2id.js';
import type { Bytes } from './bytes.js';
import type { KdfCost } from './keyring.js';

/** What the worker is asked, once in its life. */
export interface KdfRequest {
	passphrase: Bytes;
	salt: Bytes;
	cost: KdfCost;
}

/** What it says: first how long it will probably take (ms), then the key, null where it cannot be had. */
export type KdfReply = { kind: 'expected'; time: number } | { kind: 'key'; key: Bytes | null };

const say = (reply: KdfReply): void => {
	postMessage(reply);
};

async function answer({ passphrase, salt, cost }: KdfRequest): Promise<void> {
	const time = await expectedTime(cost);
	if (time !== null) say({ kind: 'expected', time });
	say({ kind: 'key', key: await deriveBytes(passphrase, salt, cost) });
}

addEventListener('message', ({ data }: MessageEvent<KdfRequest>) => void answer(data), { once: true });
