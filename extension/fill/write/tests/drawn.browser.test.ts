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
	const column = (below: number, step = 1) =>
		`<ul>${Array.from({ length: below / step }, (_, at) => `<li>${String(at * step).padStart(2, '0')}</li>`).join('')}</ul>`;

	/** Shows what is pressed, and keeps it only when it is confirmed. */
	function clock(step = 1): { kept: string } {
		const held = { kept: '' };
		place.innerHTML = '<input id=a readonly>';
		const box = the('#a') as HTMLInputElement;
		box.addEventListener('click', () => {
			if (place.querySelector('ul') !== null) return;
			const opened = popup(`${column(24)}${column(60, step)}<button type=button>OK</button>`);
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

	test('that has no such minute gets no hour either, and nothing is confirmed', async () => {
		const held = clock(5);
		expect(await fill('calendar', text('02:17'))).toEqual({ a: 'not-accepted' });
		expect([held.kept, (the('#a') as HTMLInputElement).value]).toEqual(['', '']);
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

describe('what was not known before it opened', () => {
	const list = (texts: string[]) => {
		place.innerHTML = '<div id=a role=combobox tabindex=0 style="width: 200px; height: 20px"></div>';
		the('#a').addEventListener('click', () => {
			const opened = popup(texts.map((one) => `<div role=option>${one}</div>`).join(''));
			opened.addEventListener('click', ({ target }) => {
				the('#a').textContent = (target as Element).textContent;
				opened.remove();
			});
		});
	};
	const choose = async (texts: string[], answer: string | null) => {
		list(texts);
		const plan = planByHand({ a: { element: the('#a'), control: 'combobox', writing: option('Нет такого') } });
		const heard: string[][] = [];
		const optionFor = (_: string, seen: readonly string[]) => {
			heard.push([...seen]);
			return answer;
		};
		return { ended: endings(await applyFill({ ...plan, optionFor }, [], PATIENT)), heard };
	};

	test('the plan chooses among all options that are seen then, and what it chose is read back', async () => {
		const { ended, heard } = await choose(['Постановление суда', 'Определение суда'], 'Определение суда');
		expect(ended).toEqual({ a: 'written by option' });
		expect(the('#a').textContent).toBe('Определение суда');
		expect(heard).toEqual([['Постановление суда', 'Определение суда']]);
	});
	test('where it is not sure nothing is chosen', async () => {
		expect((await choose(['Одно', 'Другое'], null)).ended).toEqual({ a: 'not-accepted' });
		expect(the('#a').textContent).toBe('');
	});
});

test('an option is pressed where its words are', async () => {
	place.innerHTML = '<div id=a role=combobox tabindex=0 style="width: 200px; height: 20px"></div>';
	the('#a').addEventListener('click', () => {
		const opened = popup('<ul><li role=option><a><b>Одно</b></a></li><li role=option><a><b>Другое</b></a></li></ul>');
		for (const link of opened.querySelectorAll('a'))
			link.addEventListener('click', () => {
				the('#a').textContent = link.textContent;
				opened.remove();
			});
	});
	expect(await fill('combobox', option('Другое'))).toEqual({ a: 'written by option' });
	expect(the('#a').textContent).toBe('Другое');
});

test('a date that a picker gives back when it closes was not taken', async () => {
	place.innerHTML = '<div class="x-picker"><input id=a style="width: 200px"></div>';
	const box = the('#a') as HTMLInputElement;
	let opened: HTMLElement | null = null;
	box.addEventListener('click', () => (opened ??= popup('<p>12</p>')));
	const closing = ({ target }: Event) => {
		if (opened === null || target === box) return;
		opened.remove();
		opened = null;
		box.value = '';
	};
	document.addEventListener('mousedown', closing);
	const plan = planByHand({ a: { element: box, control: 'text', writing: text('05.03.2026') } });
	expect(endings(await applyFill(plan, [], PATIENT))['a']).not.toMatch(/^written/u);
	document.removeEventListener('mousedown', closing);
});

test('a radio button that is drawn by the label behind it is pressed there', async () => {
	place.innerHTML = `<div id=a>${['Одно', 'Другое'].map((word) => `<p style="position:relative"><input type=radio name=r style="position:absolute;opacity:0"><label>${word}</label></p>`).join('')}</div>`;
	const heard: string[] = [];
	place.addEventListener('click', ({ target }) => {
		const { localName, textContent, previousElementSibling } = target as HTMLElement;
		if (localName !== 'label') return;
		heard.push(textContent);
		(previousElementSibling as HTMLInputElement).checked = true;
	});
	expect(await fill('radio-group', option('Другое'))).toEqual({ a: 'written by click' });
	expect(heard).toEqual(['Другое']);
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
