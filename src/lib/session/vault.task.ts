import wasm from '@automerge/automerge/automerge.wasm?url';
import { expose } from 'comlink';
import { deriveHere, initialise, openJournal } from '#lib/vault/index.js';
import { Host } from './host.js';

/** The worker that holds the open vault. Ending it forgets every key at once. */
const ready = initialise(wasm).then(
	() => true,
	() => false
);

const host = new Host({
	openJournal: async () =>
		(await ready) ? openJournal() : { ok: false, error: { kind: 'unexpected', where: 'automerge-wasm' } },
	// In this worker: Firefox, with other processes at work, can stop a worker for good that has a worker of its own.
	kdf: () => deriveHere,
	clock: () => {
		const now = new Date();
		return { moment: now.getTime(), offset: -now.getTimezoneOffset() };
	}
});
expose(host);
