import wasm from '@automerge/automerge/automerge.wasm?url';
import { expose } from 'comlink';
import { Host } from '#lib/session/host.js';
import { initialise, kdfInLent, openJournal } from '#lib/vault/index.js';
import { lendWorker } from '#lib/vault/lend-worker.js';

/** The app's own host of the vault, which tells besides when the key was derived. */
export class BenchHost extends Host {
	/** Moment at which the passphrase's key was there, ms since 1970, on the clock of `performance`. */
	keyAt = 0;

	#now = Date.UTC(2016, 0, 1);

	constructor(store: string) {
		super({
			openJournal: async () => {
				await ready;
				return openJournal(store);
			},
			kdf: (progress) => async (passphrase, salt, cost) => {
				const key = await kdfInLent(lendWorker, progress)(passphrase, salt, cost);
				this.keyAt = performance.timeOrigin + performance.now();
				return key;
			},
			clock: () => ({ moment: this.#now, offset: 300 })
		});
	}

	/** Lets an uneven time pass, so that records are as unlike each other as in life. */
	pass(): void {
		this.#now += 900_000 + Math.floor(Math.random() * 7_200_000);
	}
	keyKnownAt(): number {
		return this.keyAt;
	}
	loaded(): Promise<void> {
		return ready;
	}
}

const ready = initialise(wasm);
expose(new BenchHost(self.name));
