import { randomInt } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Needle } from '../../tools/profile/needles.js';

const LETTERS = { cyrillic: 'абвгғджзийкқлмнңопрстуұүхһшыі', latin: 'abcdefghijklmnopqrstuvwxyz' };
const random = (letters: string, count: number): string =>
	Array.from({ length: count }, () => letters[randomInt(letters.length)] ?? '').join('');

/** Texts that exist nowhere else, each remembered with the place into which it was typed. */
export class Canaries {
	readonly needles: Needle[] = [];

	/** A Cyrillic and a Latin text, to be found apart. */
	text(place: string): string {
		const [cyrillic, latin] = [random(LETTERS.cyrillic, 14), random(LETTERS.latin, 14)];
		this.needles.push({ label: `${place} (cyrillic)`, text: cyrillic }, { label: `${place} (latin)`, text: latin });
		return `${cyrillic} ${latin}`;
	}
	digits(place: string, count: number): string {
		return this.known(place, `9${random('0123456789', count - 1)}`);
	}
	/** Looks for a text that came from elsewhere. */
	known(place: string, text: string): string {
		this.needles.push({ label: place, text });
		return text;
	}

	/**
	 * Types into every field of text that is there, whatever it is for; fields
	 * of figures and days are left to the caller. @returns how many there were
	 */
	async fill(form: Locator, name: string): Promise<number> {
		const fields = form.locator('textarea, input[type="text"]:not([inputmode="numeric"]):not([placeholder])');
		await expect(fields.first()).toBeAttached();
		const labels = await fields.evaluateAll((all) =>
			all.map((one) =>
				one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement
					? (one.labels?.[0]?.textContent ?? '')
					: ''
			)
		);
		for (const [at, label] of labels.entries()) await this.type(fields.nth(at), this.text(`${name}: ${label}`));
		return labels.length;
	}

	/** Types into a field, in whatever part of the form it is folded away. */
	async type(field: Locator, text: string): Promise<void> {
		await expect(async () => {
			await field.evaluate((one) => one.closest('details')?.setAttribute('open', ''));
			await field.fill(text, { timeout: 1000 });
		}).toPass({ timeout: 30_000 });
	}
}

/** Several words of the recovery sheet in a row, in the ways in which they may have been joined. */
export function phrases(words: readonly string[]): Needle[] {
	const COUNT = 3;
	return words.slice(COUNT - 1).flatMap((_, at) =>
		[' ', ',', '\n', '","'].map((between) => ({
			label: `recovery words ${String(at + 1)} to ${String(at + COUNT)}`,
			text: words.slice(at, at + COUNT).join(between)
		}))
	);
}

/** The keyring as it lies in the app's store: sealed bytes. */
export const storedKeyring = (page: Page): Promise<number[]> =>
	page.evaluate(async () => {
		const opened = indexedDB.open('tizilim');
		await new Promise((done) => (opened.onsuccess = done));
		const found = opened.result.transaction('vault').objectStore('vault').get('vault');
		await new Promise((done) => (found.onsuccess = done));
		opened.result.close();
		return [...(found.result as { keyring: Uint8Array }).keyring];
	});

/** Puts a text in clear into the app's own store. */
export const plant = (page: Page, text: string): Promise<void> =>
	page.evaluate(async (clear) => {
		const opened = indexedDB.open('tizilim');
		await new Promise((done) => (opened.onsuccess = done));
		const change = opened.result.transaction('drafts', 'readwrite', { durability: 'strict' });
		change.objectStore('drafts').put(new TextEncoder().encode(JSON.stringify({ clear })), 'planted');
		await new Promise((done) => (change.oncomplete = done));
		opened.result.close();
	}, text);
