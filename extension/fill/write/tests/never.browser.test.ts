import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyFill } from '../index.js';
import { endings, planByHand, text, the } from './by-hand.js';

/** Fields that must stay as they are, and those that only look so. */

let place: HTMLElement;
beforeEach(() => {
	place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
	place.remove();
});

const input = (selector: string) => the(selector) as HTMLInputElement;
const one = () => planByHand({ a: { element: the('#a'), control: 'text', writing: text('127') } });

describe('what is never written', () => {
	const never = {
		'a hidden field': '<input id=a type=hidden>',
		'a password': '<input id=a type=password>',
		'a file': '<input id=a type=file>',
		'an unseen field': '<div style="opacity:0"><input id=a></div>',
		'opacity that adds up': '<div style="opacity:.3"><div style="opacity:.3"><input id=a></div></div>',
		'opacity by a filter': '<div style="filter:opacity(0)"><input id=a></div>',
		'a field off the screen': '<div style="position:fixed;left:200vw"><input id=a></div>',
		'a field that is cut off': '<div style="clip-path:inset(100%)"><input id=a></div>',
		'a field cut off by a circle': '<label style="clip-path:circle(0)"><input id=a></label>',
		'a field in a box without height': '<div style="height:0;overflow:hidden"><input id=a></div>',
		'a field under a cover':
			'<div style="position:relative;width:300px"><input id=a><i style="position:absolute;inset:0;background:white"></i></div>',
		'a field under a cover that nobody sees':
			'<div style="position:relative;width:300px"><input id=a><i style="position:absolute;inset:0;opacity:.01"></i></div>',
		'a field under a cover in its label':
			'<label style="position:relative;display:block"><input id=a><i style="position:absolute;inset:0;background:white"></i></label>',
		'a field that is not drawn': '<div style="visibility:hidden"><input id=a></div>',
		'a field too small to see': '<input id=a style="width:4px;height:4px;padding:0;border:0">',
		'a closed field': '<input id=a disabled>',
		'a field in a closed group': '<fieldset disabled><input id=a></fieldset>',
		'a field to be read': '<input id=a readonly>',
		'an inert field': '<div inert><input id=a></div>'
	};
	test.each(Object.entries(never))('%s', async (_name, html) => {
		place.innerHTML = html;
		const heard = vi.fn();
		the('#a').addEventListener('focus', heard);
		the('#a').addEventListener('input', heard);
		expect(endings(await applyFill(one()))).toEqual({ a: 'refused' });
		expect(input('#a').value).toBe('');
		expect(heard).not.toHaveBeenCalled();
	});

	test('a tick that is kept off the screen, in a box that shows nothing of it; but one by its label', async () => {
		const radios = (label: string) =>
			`<div style="height:40px;width:200px">${['Одно', 'Другое']
				.map(
					(word, at) =>
						`<input type="radio" name="r" ${at === 0 ? 'id="a"' : 'id="b"'} aria-label="${word}" style="position:absolute;left:-9999px">${label === '' ? '' : `<label for="${at === 0 ? 'a' : 'b'}">${word}</label>`}`
				)
				.join('')}</div>`;
		const pick = () =>
			planByHand({
				a: {
					element: the('#a'),
					control: 'radio-group',
					writing: { how: 'option', texts: ['Другое'], value: null }
				}
			});
		place.innerHTML = radios('');
		expect(endings(await applyFill(pick()))).toEqual({ a: 'refused' });
		expect(input('#b').checked).toBe(false);
		place.innerHTML = radios('shown');
		expect(endings(await applyFill(pick()))).toEqual({ a: 'written by click' });
		expect(input('#b').checked).toBe(true);
	});

	test('but what its own label floats over, what one must scroll to, and what an icon stands in', async () => {
		place.innerHTML = `<div style="position:relative;width:200px"><input id=a style="width:100%"><label for=a style="position:absolute;inset:0">Номер</label></div>
			<div style="height:3000px"></div>
			<div style="height:40px;overflow:auto"><div style="height:200px"></div><input id=b></div>
			<div style="position:relative;width:200px"><input id=c style="width:100%"><i style="position:absolute;right:0;top:0;width:40px;height:100%;background:white"></i></div>`;
		const field = (id: string) => ({ element: the(`#${id}`), control: 'text' as const, writing: text('127') });
		const run = await applyFill(planByHand({ a: field('a'), b: field('b'), c: field('c') }));
		expect(Object.values(endings(run))).toEqual(Array(3).fill('written by sequence'));
	});

	test('a field in a frame that is covered', async () => {
		place.innerHTML =
			'<div style="position:relative"><iframe></iframe><i style="position:absolute;inset:0;background:white"></i></div>';
		const inner = (place.querySelector('iframe') as HTMLIFrameElement).contentDocument as Document;
		inner.body.innerHTML = '<input id=a>';
		const run = await applyFill(
			planByHand({ a: { element: the('#a', inner), control: 'text', writing: text('127') } })
		);
		expect(endings(run)).toEqual({ a: 'refused' });
	});

	test('but one that another field’s calendar lies over for a moment, once that is closed', async () => {
		place.innerHTML =
			'<div style="position:relative"><input id=a><br><input id=b><i hidden style="position:absolute;inset:24px 0 0;background:white"></i></div>';
		const popup = place.querySelector('i') as HTMLElement;
		the('#a').addEventListener('focus', () => (popup.hidden = false));
		the('#a').addEventListener('keydown', (event) => (popup.hidden = event.key === 'Escape'));
		const run = await applyFill(
			planByHand({
				a: { element: the('#a'), control: 'text', writing: text('05.03.2026') },
				b: { element: the('#b'), control: 'text', writing: text('127') }
			})
		);
		expect(endings(run)).toEqual({ a: 'written by sequence', b: 'written by sequence' });
	});

	test('a field of another origin than was scanned', async () => {
		place.innerHTML = '<input id=a>';
		const plan = one();
		plan.form.origin = 'https://elsewhere.example';
		expect(endings(await applyFill(plan))).toEqual({ a: 'refused' });
	});

	test('a text longer than the box takes', async () => {
		place.innerHTML = '<input id=a maxlength=2>';
		expect(endings(await applyFill(one()))).toEqual({ a: 'not-accepted' });
		expect(input('#a').value).toBe('');
	});

	test('what the plan does not write, and the lawyer did not choose', async () => {
		place.innerHTML = ['same', 'keep', 'ask-column', 'ask-option', 'nothing', 'leave']
			.map((action) => `<input id=${action} value=x>`)
			.join('');
		const field = (action: 'same' | 'keep' | 'ask-column' | 'ask-option' | 'nothing' | 'leave') => ({
			element: the(`#${action}`),
			control: 'text' as const,
			writing: text('y'),
			present: 'x',
			action
		});
		const plan = planByHand({
			same: field('same'),
			keep: field('keep'),
			column: field('ask-column'),
			option: field('ask-option'),
			nothing: field('nothing'),
			leave: field('leave')
		});
		expect(endings(await applyFill(plan))).toEqual({
			same: 'same',
			keep: 'kept',
			column: 'asked',
			option: 'asked',
			nothing: 'nothing',
			leave: 'left'
		});
		expect([...place.querySelectorAll('input')].map(({ value }) => value).join('')).toBe('xxxxxx');
		const run = await applyFill(plan, [{ field: 'keep', overwrite: true }]);
		expect(endings(run)).toMatchObject({ keep: 'written by sequence', leave: 'left' });
		await run.undo();
		expect(input('#keep').value).toBe('x');
	});
});
