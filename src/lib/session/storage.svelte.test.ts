import { describe, expect, test } from 'vitest';
import { StorageState, type StorageParts } from './storage.svelte.js';

/** A browser as it answers; `persist` grants what `grants` says. */
function browser(more: Partial<StorageParts> & { grants?: boolean } = {}) {
	const asked = { persist: 0 };
	let persisted = false;
	let tell: () => void = () => undefined;
	const parts: StorageParts = {
		storage: {
			estimate: () => Promise.resolve({ usage: 5_000_000, quota: 100_000_000 }),
			persisted: () => Promise.resolve(persisted),
			persist: () => {
				asked.persist += 1;
				persisted = more.grants ?? true;
				return Promise.resolve(persisted);
			}
		},
		vendor: 'Google Inc.',
		installed: () => false,
		onInstalled: (told) => (tell = told),
		...more
	};
	return { state: new StorageState(parts), asked, install: () => tell() };
}

describe('storage', () => {
	test('is shown as the browser tells it, and in a tab nothing is asked', async () => {
		const { state, asked } = browser();
		await state.start();
		expect(state.room).toEqual({ used: 5_000_000, quota: 100_000_000, persisted: false });
		expect(asked.persist).toBe(0);
	});

	test('is asked for by the button; what the browser answers is said', async () => {
		const granted = browser();
		await granted.state.keep();
		expect([granted.state.room?.persisted, granted.state.refused]).toEqual([true, false]);
		const refused = browser({ grants: false });
		await refused.state.keep();
		expect([refused.state.room?.persisted, refused.state.refused]).toEqual([false, true]);
	});

	test('is asked for once the app is installed, or runs installed', async () => {
		const tab = browser();
		await tab.state.start();
		tab.install();
		expect(tab.asked.persist).toBe(1);
		const installed = browser({ installed: () => true });
		await installed.state.start();
		expect(installed.asked.persist).toBe(1);
	});

	test('that the browser does not tell of, or refuses to, is unknown and no failure', async () => {
		for (const storage of [
			undefined,
			{},
			{ estimate: () => Promise.reject(new TypeError()), persisted: () => Promise.reject(new TypeError()) }
		]) {
			const { state } = browser({ storage });
			await state.start();
			await state.keep();
			expect(state.room).toEqual({ used: null, quota: null, persisted: false });
			expect(state.refused).toBe(true);
		}
	});

	test('is cleared by Safari after seven days, unless the app is installed', () => {
		const vendor = 'Apple Computer, Inc.';
		expect(browser({ vendor }).state.sevenDays).toBe(true);
		expect(browser({ vendor, installed: () => true }).state.sevenDays).toBe(false);
		expect(browser().state.sevenDays).toBe(false);
	});
});
