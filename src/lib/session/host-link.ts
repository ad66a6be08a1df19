import { proxy, wrap, type Remote } from 'comlink';
import type { VaultError } from '#lib/vault/index.js';
import { lendWorker } from '#lib/vault/lend-worker.js';
import { startTask } from '#lib/workers/start.js';
import type { Result } from './contract.js';
import type { Host } from './host.js';

type Refused = { ok: false; error: VaultError };
const NOT_OPEN: Refused = { ok: false, error: { kind: 'not-open' } };
const BROKEN: Refused = { ok: false, error: { kind: 'unexpected', where: 'vault-worker' } };

interface Listeners {
	/** The vault must stop: another tab took it, or its store went away. */
	stopped: (error: VaultError) => void;
	/** The worker could not start or broke; it was ended. */
	died: (error: VaultError) => void;
}

/** The page's end of the worker that holds the vault. Ending the worker forgets every key. */
export class HostLink {
	readonly #listeners: Listeners;
	#worker: Worker | null = null;
	#host: Remote<Host> | null = null;
	/** Answers whatever is still asked of the worker when it is ended: itself, it never will. */
	#ended: Promise<Refused> = Promise.resolve(NOT_OPEN);
	/** Ends with the worker what was lent to it. */
	#gone = new AbortController();
	#tellEnded: (answer: Refused) => void = () => undefined;

	constructor(listeners: Listeners) {
		this.#listeners = listeners;
	}

	/** Asks the worker; `not-open` where there is none, or it is ended before it answers. */
	readonly ask = async <T>(question: (host: Remote<Host>) => Promise<Result<T>>): Promise<Result<T>> => {
		if (!this.#host) return NOT_OPEN;
		// A throw in the worker is a bug: it is shown as one, and nothing waits for ever.
		return Promise.race([question(this.#host).catch(() => BROKEN), this.#ended]);
	};

	/** The worker as it runs, started if need be. */
	start(): Remote<Host> {
		if (this.#host) return this.#host;
		const worker = startTask('vault');
		const host = wrap<Host>(worker);
		this.#worker = worker;
		this.#host = host;
		this.#ended = new Promise((tell) => (this.#tellEnded = tell));
		worker.addEventListener('error', () => {
			if (this.#worker !== worker) return;
			this.end();
			this.#listeners.died(BROKEN.error);
		});
		void host.onStopped(proxy(this.#listeners.stopped));
		const { signal } = (this.#gone = new AbortController());
		void host.useWorkers(proxy((port: MessagePort) => lendWorker(port, signal)));
		return host;
	}

	/** Lets another tab in; the worker goes on. */
	async release(): Promise<void> {
		await this.#host?.release();
	}

	end(): void {
		this.#gone.abort();
		this.#worker?.terminate();
		this.#worker = null;
		this.#host = null;
		this.#tellEnded(NOT_OPEN);
	}
}
