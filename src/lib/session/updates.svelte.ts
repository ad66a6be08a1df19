import { Workbox } from 'workbox-window';

/**
 * `not-secure`: not https, so nothing is kept for offline use. `unsupported`:
 * the browser has no service worker here (a private window). `register-failed`:
 * the worker was refused or could not be fetched; `name` is the error's.
 * `install-failed`: a file of the new version could not be fetched whole (the
 * network, a full disk, a host in the midst of an update or one that alters
 * files); what was kept before still works.
 */
export type UpdateProblem =
	| { kind: 'not-secure' }
	| { kind: 'unsupported' }
	| { kind: 'register-failed'; name: string }
	| { kind: 'install-failed' };

export type ApplyResult = { ok: true } | { ok: false; error: { kind: 'nothing-waiting' } };

/** What is used of a `ServiceWorker`, its registration and container, and of workbox-window; a test hands in its own. */
export interface WorkerPart {
	readonly state: ServiceWorkerState;
	addEventListener(type: 'statechange', listen: () => void): void;
}
export interface RegistrationPart {
	readonly installing: WorkerPart | null;
	readonly waiting: WorkerPart | null;
	readonly active: WorkerPart | null;
	update(): Promise<unknown>;
	addEventListener(type: 'updatefound', listen: () => void): void;
}
export interface ContainerPart {
	readonly controller: WorkerPart | null;
	readonly ready: Promise<unknown>;
}
export interface Registrar {
	register(): Promise<RegistrationPart | undefined>;
	messageSkipWaiting(): void;
	addEventListener(type: 'waiting' | 'controlling', listen: () => void): void;
}

export interface UpdateParts {
	secure: boolean;
	/** Undefined where the browser has none. */
	container: ContainerPart | undefined;
	registrar: () => Registrar;
	reload: () => void;
	/** Calls back each time the page comes to the front; returns how to stop. */
	onShown: (call: () => void) => () => void;
	/** ms UTC */
	now: () => number;
}

const HOUR = 60 * 60_000;

/**
 * The app's own copy for offline use, and new versions of it. A new version is
 * fetched in the background and then waits: it takes over only by `apply()`,
 * which reloads the page once. Nothing else here ever reloads.
 */
export class Updates {
	/** A newer version is ready: `apply()` turns to it. Also when another tab has done so and this one runs old code. */
	available = $state(false);
	/** The app is kept whole in this browser and starts without a network. */
	offlineReady = $state(false);
	/** Why there is no copy, or why it could not be renewed; null while all is well. */
	problem = $state<UpdateProblem | null>(null);

	readonly #parts: () => UpdateParts;
	#running: UpdateParts | null = null;
	#registrar: Registrar | null = null;
	#registration: RegistrationPart | null = null;
	/** The worker whose version this page runs. */
	#own: WorkerPart | null = null;
	#overtaken = false;
	#asked = false;
	#reloaded = false;
	#checked = 0;

	/** @param parts read when `start` is called, since at build time there is no browser */
	constructor(parts: () => UpdateParts = browserParts) {
		this.#parts = parts;
	}

	/**
	 * Registers the service worker, once the page has loaded, and looks for new
	 * versions whenever the page comes to the front, hourly at most. To be
	 * called once, when the page is there. @returns how to stop looking
	 */
	start = (): (() => void) => {
		const parts = this.#parts();
		if (this.#running) return () => undefined;
		this.#running = parts;
		if (!parts.secure) this.problem = { kind: 'not-secure' };
		else if (!parts.container) this.problem = { kind: 'unsupported' };
		else void this.#register(parts.container, parts);
		return parts.onShown(() => void this.#check());
	};

	/**
	 * Turns to the waiting version: the page reloads as soon as it is in charge.
	 * Save first what is being typed. A second call does nothing more.
	 */
	apply(): ApplyResult {
		if (this.#overtaken) this.#reload();
		else if (this.#registration?.waiting && this.#registrar) {
			this.#asked = true;
			this.#registrar.messageSkipWaiting();
		} else if (!this.#asked) {
			this.available = false;
			return { ok: false, error: { kind: 'nothing-waiting' } };
		}
		return { ok: true };
	}

	async #register(container: ContainerPart, parts: UpdateParts): Promise<void> {
		this.#own = container.controller;
		const registrar = parts.registrar();
		this.#registrar = registrar;
		registrar.addEventListener('waiting', () => (this.available = true));
		registrar.addEventListener('controlling', () => this.#taken(container.controller));
		try {
			const registration = await registrar.register();
			if (!registration) return;
			this.#registration = registration;
			this.#own ??= registration.active;
			this.#checked = parts.now();
			this.#watch(registration.installing);
			registration.addEventListener('updatefound', () => this.#watch(registration.installing));
			await container.ready;
			this.offlineReady = true;
		} catch (error) {
			this.problem = { kind: 'register-failed', name: error instanceof Error ? error.name : 'unknown' };
		}
	}

	/** Follows a version while it is fetched: workbox-window stops listening after the second one in a page's life. */
	#watch(worker: WorkerPart | null): void {
		let installed = false;
		worker?.addEventListener('statechange', () => {
			if (worker.state === 'installed') {
				installed = true;
				this.problem = null;
				if (this.#own) this.available = true;
			} else if (worker.state === 'redundant' && !installed) this.problem = { kind: 'install-failed' };
		});
	}

	/** A worker took this page over: the first one, the one this page asked for, or one that another tab asked for. */
	#taken(controller: WorkerPart | null): void {
		if (this.#asked) this.#reload();
		else if (this.#own && controller !== this.#own) this.#overtaken = this.available = true;
		else this.#own = controller;
	}

	#reload(): void {
		if (this.#reloaded) return;
		this.#reloaded = true;
		this.#running?.reload();
	}

	/** Asks the host for a newer worker. A failure means no network now; the next time the page is shown asks again. */
	async #check(): Promise<void> {
		const now = this.#running?.now() ?? 0;
		if (!this.#registration || now - this.#checked < HOUR) return;
		const before = this.#checked;
		this.#checked = now;
		try {
			await this.#registration.update();
		} catch {
			this.#checked = before;
		}
	}
}

function browserParts(): UpdateParts {
	return {
		secure: isSecureContext,
		container: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
		// Relative to the page: the app lies under any path.
		registrar: () => new Workbox('./service-worker.js', { scope: './' }),
		reload: () => location.reload(),
		onShown: (call) => {
			const listen = () => document.visibilityState === 'visible' && call();
			document.addEventListener('visibilitychange', listen);
			return () => document.removeEventListener('visibilitychange', listen);
		},
		now: Date.now
	};
}

export const updates = new Updates();
