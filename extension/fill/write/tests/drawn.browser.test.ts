import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyFill } from '../index.js';
import { dayBack, endings, option, PATIENT, planByHand, text, the } from './by-hand.js';

/** Widgets that pages draw themselves, each as small as it can be. */

let place: HTMLElement;
beforeEach(() => {
	place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => place.remove());

const fill = async (control: 'combobox' | 'calendar' | 'radio-group', writing: ReturnType<typeof text>) =>
	endings(await applyFill(planByHand({ a: { element: the('#a'), control, writing } }), [], PATIENT));
const popup = (html = ''): HTMLElement => {
	const made = place.appendChild(document.createElement('div'));
	made.innerHTML = html;
	return made;
};

describe('a clock of two columns', () => {
	const column = (numbers: number) =>
		`<ul>${Array.from({ length: numbers }, (_, at) => `<li>${String(at).padStart(2, '0')}</li>`).join('')}</ul>`;

	/** Shows what is pressed, and keeps it only when it is confirmed. */
	function clock(): { kept: string } {
		const held = { kept: '' };
		place.innerHTML = '<input id=a readonly>';
		const box = the('#a') as HTMLInputElement;
		box.addEventListener('click', () => {
			if (place.querySelector('ul') !== null) return;
			const opened = popup(`${column(24)}${column(60)}<button type=button>OK</button>`);
			const parts = ['00', '00'];
			opened.querySelectorAll('ul').forEach((list, at) =>
				list.addEventListener('click', ({ target }) => {
					parts[at] = (target as Element).textContent;
					box.value = parts.join(':');
				})
			);
			the('button', opened).addEventListener('click', () => {
				held.kept = box.value;
				opened.remove();
			});
		});
		return held;
	}

	test('gets its hours and minutes, and is confirmed', async () => {
		const held = clock();
		expect(await fill('calendar', text('02:15'))).toEqual({ a: 'written by clock' });
		expect(held.kept).toBe('02:15');
	});

	test('that has no such hour gets nothing', async () => {
		const held = clock();
		expect(await fill('calendar', text('27:15'))).toEqual({ a: 'not-accepted' });
		expect(held.kept).toBe('');
	});
});

describe('lists', () => {
	test('one that says that it is loading is waited for', async () => {
		place.innerHTML =
			'<div id=a role=combobox tabindex=0 aria-expanded=false style="width: 200px; height: 20px"></div>';
		the('#a').addEventListener('click', () => {
			const opened = popup('<p>Загрузка…</p>');
			setTimeout(() => (opened.innerHTML = '<div role=option>Уголовное</div><div role=option>Семейное</div>'), 400);
			opened.addEventListener('click', ({ target }) => {
				the('#a').textContent = (target as Element).textContent;
				opened.remove();
			});
		});
		expect(await fill('combobox', option('Семейное'))).toEqual({ a: 'written by option' });
		expect(the('#a').textContent).toBe('Семейное');
	});

	test('one that opens only for what is typed is typed for, and chosen from', async () => {
		place.innerHTML = '<input id=a role=combobox>';
		const box = the('#a') as HTMLInputElement;
		let chosen = '';
		box.addEventListener('input', () => {
			place.querySelector('[role=option]')?.remove();
			if (!'алматинская коллегия'.includes(box.value.toLowerCase()) || box.value === '') return;
			const found = popup();
			found.setAttribute('role', 'option');
			found.textContent = 'Алматинская коллегия';
			found.addEventListener('click', () => {
				box.value = chosen = 'Алматинская коллегия';
				found.remove();
			});
		});
		box.addEventListener('blur', () => (box.value = chosen));
		expect(await fill('combobox', option('Алматинская коллегия'))).toEqual({ a: 'written by option' });
		expect(chosen).toBe('Алматинская коллегия');
	});
});

test('a row of buttons of which one is pressed is one choice', async () => {
	place.innerHTML = `<div id=a>${['Консультация', 'Защита'].map((word) => `<button type=button aria-pressed=false>${word}</button>`).join('')}</div>`;
	the('#a').addEventListener('click', ({ target }) => {
		for (const button of place.querySelectorAll('button'))
			button.setAttribute('aria-pressed', String(button === target));
	});
	expect(await fill('radio-group', option('Защита'))).toEqual({ a: 'written by click' });
	expect([...place.querySelectorAll('[aria-pressed=true]')].map((one) => one.textContent)).toEqual(['Защита']);
});

test('a date in segments is typed digit by digit', async () => {
	const parts = [
		{ label: 'день', most: 31, length: 2 },
		{ label: 'месяц', most: 12, length: 2 },
		{ label: 'год', most: 9999, length: 4 }
	];
	place.innerHTML = `<div id=a>${parts
		.map(
			({ label, most }) =>
				`<span role=spinbutton tabindex=0 aria-label=${label} aria-valuemax=${most} data-placeholder>–</span>`
		)
		.join('.')}</div>`;
	place.querySelectorAll('span').forEach((part, at) => {
		part.addEventListener('keydown', ({ key }) => {
			if (!/^\d$/u.test(key)) return;
			const before = part.hasAttribute('data-placeholder') ? '' : part.textContent;
			part.removeAttribute('data-placeholder');
			part.textContent = `${before}${key}`.slice(-(parts[at]?.length ?? 2));
		});
	});
	const day = dayBack(3, 7);
	expect(await fill('calendar', day.writing(day.text))).toEqual({ a: 'written by segments' });
	expect(the('#a').textContent).toBe(day.text);
});
