import wasm from '@automerge/automerge/automerge.wasm?url';
import { expose, transfer } from 'comlink';
import { initialise, kdfInLent, openJournal } from '#lib/vault/index.js';
import { Host } from './host.js';

/** The worker that holds the open vault. Ending it forgets every key at once. */
const ready = initialise(wasm).then(
	() => true,
	() => false
);

const host = new Host({
	openJournal: async () =>
		(await ready) ? openJournal() : { ok: false, error: { kind: 'unexpected', where: 'automerge-wasm' } },
	kdf: (progress, lend) => kdfInLent((port) => lend(transfer(port, [port])), progress),
	clock: () => {
		const now = new Date();
		return { moment: now.getTime(), offset: -now.getTimezoneOffset() };
	}
});
expose(host);
