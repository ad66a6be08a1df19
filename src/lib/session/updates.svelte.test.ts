import { describe, expect, it } from 'vitest';
import {
	Updates,
	type ContainerPart,
	type RegistrationPart,
	type UpdateParts,
	type WorkerPart
} from './updates.svelte.js';

class FakeWorker implements WorkerPart {
	#listen: (() => void)[] = [];
	constructor(public state: ServiceWorkerState) {}
	addEventListener(_: 'statechange', listen: () => void) {
		this.#listen.push(listen);
	}
	become(state: ServiceWorkerState) {
		this.state = state;
		for (const call of this.#listen) call();
	}
}

/** One browser with one page of the app: drives the events that a real one fires. */
class FakeBrowser {
	reloads = 0;
	skipped = 0;
	clock = 0;
	updates: (() => Promise<unknown>) | null = null;
	registration = {
		installing: null as FakeWorker | null,
		waiting: null as FakeWorker | null,
		active: null as FakeWorker | null,
		asked: 0
	};
	container: { controller: FakeWorker | null };
	failure: Error | null = null;
	#on = new Map<string, () => void>();
	#shown: () => void = () => undefined;
	#nowReady: () => void = () => undefined;
	#ready = new Promise<void>((done) => (this.#nowReady = done));

	constructor(controller: FakeWorker | null = null) {
		this.container = { controller };
		this.registration.active = controller;
		if (controller) this.#nowReady();
	}

	parts(change: Partial<UpdateParts> = {}): () => UpdateParts {
		const { registration, container } = this;
		const seenRegistration: RegistrationPart = {
			get installing() {
				return registration.installing;
			},
			get waiting() {
				return registration.waiting;
			},
			get active() {
				return registration.active;
			},
			update: () => {
				registration.asked++;
				return this.failure ? Promise.reject(this.failure) : Promise.resolve();
			},
			addEventListener: (type, listen) => this.#on.set(type, listen)
		};
		const ready = this.#ready;
		const seenContainer: ContainerPart = {
			get controller() {
				return container.controller;
			},
			ready
		};
		return () => ({
			secure: true,
			container: seenContainer,
			registrar: () => ({
				register: () => (this.failure ? Promise.reject(this.failure) : Promise.resolve(seenRegistration)),
				messageSkipWaiting: () => this.skipped++,
				addEventListener: (type, listen) => this.#on.set(type, listen)
			}),
			reload: () => this.reloads++,
			onShown: (call) => {
				this.#shown = call;
				return () => (this.#shown = () => undefined);
			},
			now: () => this.clock,
			...change
		});
	}

	show = () => this.#shown();

	/** A worker is fetched; it then waits, or activates when it is the first. */
	fetchVersion(): FakeWorker {
		const worker = new FakeWorker('installing');
		this.registration.installing = worker;
		this.#on.get('updatefound')?.();
		return worker;
	}

	install(worker: FakeWorker) {
		this.registration.installing = null;
		this.registration.waiting = worker;
		worker.become('installed');
	}

	activate(worker: FakeWorker) {
		Object.assign(this.registration, { waiting: null, active: worker });
		worker.become('activating');
		this.container.controller = worker;
		this.#on.get('controlling')?.();
		worker.become('activated');
		this.#nowReady();
	}
}

const settled = () => new Promise((done) => setImmediate(done));

async function started(browser: FakeBrowser) {
	const updates = new Updates(browser.parts());
	const stop = updates.start();
	await settled();
	return { updates, stop };
}

describe('the first visit', () => {
	it('is ready for offline once the first worker is active, offers no update, reloads nothing', async () => {
		const browser = new FakeBrowser();
		const { updates } = await started(browser);
		expect(updates.offlineReady).toBe(false);
		const first = browser.fetchVersion();
		browser.install(first);
		browser.activate(first);
		await settled();
		expect(updates).toMatchObject({ offlineReady: true, available: false, problem: null });
		expect(browser.reloads).toBe(0);
	});

	it('says when a file of the app could not be kept', async () => {
		const browser = new FakeBrowser();
		const { updates } = await started(browser);
		browser.fetchVersion().become('redundant');
		expect(updates.problem).toEqual({ kind: 'install-failed' });
		const again = browser.fetchVersion();
		browser.install(again);
		expect(updates.problem).toBeNull();
	});
});

describe('a new version', () => {
	it('waits for the lawyer, then reloads once, however often it is asked for', async () => {
		const browser = new FakeBrowser(new FakeWorker('activated'));
		const { updates } = await started(browser);
		expect(updates).toMatchObject({ offlineReady: true, available: false });
		const next = browser.fetchVersion();
		browser.install(next);
		expect(updates.available).toBe(true);
		expect([browser.skipped, browser.reloads]).toEqual([0, 0]);

		expect(updates.apply()).toEqual({ ok: true });
		expect(browser.reloads).toBe(0);
		browser.activate(next);
		expect(updates.apply()).toEqual({ ok: true });
		browser.activate(next);
		expect([browser.skipped, browser.reloads]).toEqual([1, 1]);
	});

	it('is offered, not forced, where another tab turned to it', async () => {
		const browser = new FakeBrowser(new FakeWorker('activated'));
		const { updates } = await started(browser);
		browser.activate(new FakeWorker('installed'));
		expect(updates.available).toBe(true);
		expect(browser.reloads).toBe(0);
		expect(updates.apply()).toEqual({ ok: true });
		expect(updates.apply()).toEqual({ ok: true });
		expect([browser.skipped, browser.reloads]).toEqual([0, 1]);
	});

	it('that is gone again is said to be gone', async () => {
		const browser = new FakeBrowser(new FakeWorker('activated'));
		const { updates } = await started(browser);
		expect(updates.apply()).toEqual({ ok: false, error: { kind: 'nothing-waiting' } });
		expect(browser.reloads).toBe(0);
	});

	it('that could not be fetched whole leaves the kept one ready', async () => {
		const browser = new FakeBrowser(new FakeWorker('activated'));
		const { updates } = await started(browser);
		browser.fetchVersion().become('redundant');
		expect(updates).toMatchObject({ offlineReady: true, available: false, problem: { kind: 'install-failed' } });
	});
});

describe('looking for versions', () => {
	it('asks when the page is shown, hourly at most, and again at once after a failure', async () => {
		const browser = new FakeBrowser(new FakeWorker('activated'));
		const { updates, stop } = await started(browser);
		browser.show();
		expect(browser.registration.asked).toBe(0);
		browser.clock = 60 * 60_000;
		browser.failure = new TypeError('no network');
		browser.show();
		await settled();
		expect(browser.registration.asked).toBe(1);
		expect(updates.problem).toBeNull();
		browser.failure = null;
		browser.show();
		browser.show();
		expect(browser.registration.asked).toBe(2);
		stop();
		browser.clock *= 3;
		browser.show();
		expect(browser.registration.asked).toBe(2);
	});
});

describe('where nothing can be kept', () => {
	it('names why', async () => {
		const browser = new FakeBrowser();
		const plain = new Updates(browser.parts({ secure: false, container: undefined }));
		plain.start();
		expect(plain.problem).toEqual({ kind: 'not-secure' });
		const closed = new Updates(browser.parts({ container: undefined }));
		closed.start();
		expect(closed.problem).toEqual({ kind: 'unsupported' });
		browser.failure = new DOMException('', 'SecurityError');
		const { updates } = await started(browser);
		expect(updates).toMatchObject({ offlineReady: false, problem: { kind: 'register-failed', name: 'SecurityError' } });
	});
});
