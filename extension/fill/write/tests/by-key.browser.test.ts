import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyFill } from '../index.js';
import { endings, PATIENT, planByHand, text, the } from './by-hand.js';

/** Boxes that keep what was typed only when a key ends it, and show again what they hold when they are left. */

let place: HTMLElement;
beforeEach(() => {
	place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => place.remove());

/** @returns what the box has kept, and the keys that its form has heard */
function boxEndedBy(ending: string): { kept: string; heard: string[] } {
	const held = { kept: '', heard: [] as string[] };
	place.innerHTML = '<form><div class=time-picker><input id=a></div></form>';
	const box = the('#a') as HTMLInputElement;
	box.addEventListener('keydown', ({ key }) => {
		if (key === ending) held.kept = box.value;
	});
	box.addEventListener('blur', () => (box.value = held.kept));
	place.querySelector('form')?.addEventListener('keydown', ({ key }) => held.heard.push(key));
	return held;
}
const fill = async (wanted: string) =>
	endings(
		await applyFill(planByHand({ a: { element: the('#a'), control: 'text', writing: text(wanted) } }), [], PATIENT)
	);

describe('a box that keeps what a key ends', () => {
	test.each(['02:15', '12002345'])('keeps it by Tab: %s', async (wanted) => {
		const held = boxEndedBy('Tab');
		expect(await fill(wanted)).toEqual({ a: 'written by tab' });
		expect(held.kept).toBe(wanted);
	});

	test('keeps it by Enter, which its form does not hear', async () => {
		const held = boxEndedBy('Enter');
		expect(await fill('02:15')).toEqual({ a: 'written by enter' });
		expect(held.kept).toBe('02:15');
		expect(held.heard).not.toContain('Enter');
	});
});
