import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyFill } from '../index.js';
import { endings, option, planByHand, text, the } from './by-hand.js';

/** Pages that do what pages do. */

let place: HTMLElement;
beforeEach(() => {
	place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
	vi.restoreAllMocks();
	place.remove();
});

const input = (selector: string) => the(selector) as HTMLInputElement;
const one = (control: 'text' | 'masked' | 'number' = 'text', value = '127') =>
	planByHand({ a: { element: the('#a'), control, writing: text(value) } });

describe('what the browser itself has', () => {
	test('dates, times, months, numbers, ticks, lists', async () => {
		place.innerHTML = `<input id=d type=date><input id=t type=time><input id=m type=month><input id=dt type=datetime-local>
			<input id=n type=number step=0.5><input id=c type=checkbox><select id=multi multiple><option>Один<option>Два</select>
			<fieldset><label><input type=radio name=r value=1> Иә</label><label><input type=radio name=r value=0> Жоқ</label></fieldset>`;
		const iso = (value: string) => ({ how: 'iso' as const, text: value });
		const run = await applyFill(
			planByHand({
				d: { element: the('#d'), control: 'date', writing: iso('2026-03-05') },
				t: { element: the('#t'), control: 'time', writing: iso('09:30') },
				m: { element: the('#m'), control: 'month', writing: iso('2026-03') },
				dt: { element: the('#dt'), control: 'datetime', writing: iso('2026-03-05T09:30') },
				n: { element: the('#n'), control: 'number', writing: text('1,5') },
				c: { element: the('#c'), control: 'checkbox', writing: { how: 'check', checked: true } },
				multi: { element: the('#multi'), control: 'multi-select', writing: option('два') },
				r: { element: the('[name=r]'), control: 'radio-group', writing: option('жоқ') }
			})
		);
		expect(input('#d').value).toBe('2026-03-05');
		expect(input('#t').value).toBe('09:30');
		expect(input('#m').value).toBe('2026-03');
		expect(input('#dt').value).toBe('2026-03-05T09:30');
		expect(input('#c').checked).toBe(true);
		expect(input('[name=r][value="0"]').checked).toBe(true);
		expect((the('#multi') as HTMLSelectElement).value).toBe('Два');
		expect(input('#n').value).toBe('1.5');
		expect(Object.values(endings(run)).filter((end) => !end.startsWith('written'))).toEqual([]);
		const undone = endings({ fields: await run.undo() });
		expect(undone).toMatchObject({ d: 'written by sequence', r: 'written by click', c: 'written by click' });
		expect([input('#d').value, input('#t').value, (the('#multi') as HTMLSelectElement).value]).toEqual(['', '', '']);
		expect(place.querySelector('input:checked')).toBeNull();
	});

	test('what is no number is not half written', async () => {
		place.innerHTML = '<input id=a type=number>';
		expect(endings(await applyFill(one('number', '58-1')))).toEqual({ a: 'not-accepted' });
		expect(input('#a').value).toBe('');
	});
});

test('works on a page without the focus: it hears focus and blur all the same', async () => {
	place.innerHTML = '<input id=a>';
	vi.spyOn(document, 'hasFocus').mockReturnValue(false);
	// A page that is not focused sends none of these by itself.
	vi.spyOn(HTMLElement.prototype, 'focus').mockImplementation(() => undefined);
	vi.spyOn(HTMLElement.prototype, 'blur').mockImplementation(() => undefined);
	const heard: string[] = [];
	let model = '';
	for (const type of ['focus', 'focusin', 'keydown', 'input', 'keyup', 'change', 'blur', 'focusout']) {
		the('#a').addEventListener(type, () => heard.push(type));
	}
	the('#a').addEventListener('blur', () => (model = input('#a').value));
	expect(endings(await applyFill(one()))).toEqual({ a: 'written by sequence' });
	expect(heard).toEqual(['focus', 'focusin', 'keydown', 'input', 'keyup', 'change', 'blur', 'focusout']);
	expect(model).toBe('127');
});

test('a hidden page draws no frames, and the run ends all the same', async () => {
	place.innerHTML = '<input id=a>';
	vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
	vi.spyOn(window, 'requestAnimationFrame').mockImplementation(() => 0);
	expect(endings(await applyFill(one()))).toEqual({ a: 'written by sequence' });
});

test('a page that draws no frames though it is shown', async () => {
	place.innerHTML = '<input id=a>';
	vi.spyOn(window, 'requestAnimationFrame').mockImplementation(() => 0);
	expect(endings(await applyFill(one()))).toEqual({ a: 'written by sequence' });
});

describe('sending', () => {
	test('a page that submits on input, by event and by button, is stopped, and only during the run', async () => {
		place.innerHTML = '<form><input id=a><input id=b><button id=go>Отправить</button></form>';
		const sent = vi.fn((event: Event) => event.preventDefault());
		the('form').addEventListener('submit', sent);
		the('#a').addEventListener('input', () => (the('form') as HTMLFormElement).requestSubmit());
		the('#b').addEventListener('blur', () => the('#go').click());
		const run = await applyFill(
			planByHand({
				a: { element: the('#a'), control: 'text', writing: text('127') },
				b: { element: the('#b'), control: 'text', writing: text('128') }
			})
		);
		expect(endings(run)).toEqual({ a: 'written by sequence', b: 'written by sequence' });
		expect(run.submitStopped).toBe(true);
		expect(sent).not.toHaveBeenCalled();
		the('#go').click();
		expect(sent).toHaveBeenCalledTimes(1);
	});

	test('form.submit() sends no event; where the browser tells of leaving, it is stopped too', async () => {
		const frame = document.createElement('iframe');
		frame.srcdoc = '<form action="/nowhere"><input id=a name=a style="width:200px"></form>';
		const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
		place.append(frame);
		await loaded;
		const inner = frame.contentDocument as Document;
		const left = vi.fn();
		frame.addEventListener('load', left);
		the('#a', inner).addEventListener('input', () => (the('form', inner) as HTMLFormElement).submit());
		const run = await applyFill(
			planByHand({ a: { element: the('#a', inner), control: 'text', writing: text('127') } })
		);
		expect(run.submitStopped).toBe('navigation' in window);
		if ('navigation' in window) {
			expect(frame.contentDocument).toBe(inner);
			expect(left).not.toHaveBeenCalled();
			expect(endings(run)).toEqual({ a: 'written by sequence' });
		}
	});
});

describe('what changes under its hands', () => {
	test('a field that the page replaces is gone', async () => {
		place.innerHTML = '<input id=a>';
		the('#a').addEventListener('input', () => the('#a').replaceWith(document.createElement('input')));
		const run = await applyFill(one());
		expect(endings(run)).toEqual({ a: 'gone' });
		expect(run.left).toEqual([]);
	});

	test('a field that left the page before', async () => {
		place.innerHTML = '<input id=a>';
		const plan = one();
		the('#a').remove();
		expect(endings(await applyFill(plan))).toEqual({ a: 'gone' });
	});

	test('a page that rewrites what it was given: white space is nothing, another text is', async () => {
		place.innerHTML = '<input id=a><input id=b>';
		the('#a').addEventListener('change', () => (input('#a').value = '  Суд \u00a0города Астаны '));
		the('#b').addEventListener('input', () => (input('#b').value = input('#b').value.toUpperCase()));
		const run = await applyFill(
			planByHand({
				a: { element: the('#a'), control: 'text', writing: text('Суд города Астаны') },
				b: { element: the('#b'), control: 'text', writing: text('Суд') }
			})
		);
		expect(endings(run)).toEqual({ a: 'written by sequence', b: 'differs by sequence' });
		expect(run.fields[1]).toMatchObject({ wanted: 'Суд', holds: 'СУД' });
		await run.undo();
		expect(input('#b').value).toBe('');
	});

	test('a page that cuts the text: nothing of it is left standing', async () => {
		place.innerHTML = '<input id=a>';
		the('#a').addEventListener('input', () => (input('#a').value = input('#a').value.slice(0, 2)));
		expect(endings(await applyFill(one()))).toEqual({ a: 'not-accepted' });
		expect(input('#a').value).toBe('');
	});

	test('a page that empties the field again', async () => {
		place.innerHTML = '<input id=a>';
		for (const type of ['input', 'change', 'blur']) the('#a').addEventListener(type, () => (input('#a').value = ''));
		expect(endings(await applyFill(one()))).toEqual({ a: 'not-accepted' });
	});

	test('a page that notes what was typed a turn later, and keeps at blur what it noted', async () => {
		place.innerHTML = '<input id=a>';
		let noted = '';
		let model = '';
		the('#a').addEventListener('input', () => void Promise.resolve().then(() => (noted = input('#a').value)));
		the('#a').addEventListener('blur', () => (model = noted));
		const run = await applyFill(one());
		expect(endings(run)).toEqual({ a: 'written by sequence' });
		expect(model).toBe('127');
		await run.undo();
		expect([input('#a').value, model]).toEqual(['', '']);
	});

	test('a page that shows a turn later what it keeps, and keeps only what stands at blur', async () => {
		for (const held of ['', '0']) {
			place.innerHTML = `<input id=a value="${held}">`;
			let model = held;
			the('#a').addEventListener('input', () => void Promise.resolve().then(() => (input('#a').value = model)));
			the('#a').addEventListener('blur', () => (model = input('#a').value));
			const a = { element: the('#a'), control: 'number', writing: text('127'), present: held } as const;
			expect(endings(await applyFill(planByHand({ a })))).toEqual({ a: 'written by sequence' });
			expect([input('#a').value, model]).toEqual(['127', '127']);
		}
	});

	test('a calendar over the next field is closed by a press elsewhere, since Escape takes back what was typed', async () => {
		place.innerHTML = `<form style="padding:8px"><input id=a><br><input id=b></form>
			<div id=over hidden style="position:fixed;inset:0;background:#fff"></div>`;
		const over = the('#over');
		the('#a').addEventListener('input', () => (over.hidden = false));
		the('#a').addEventListener('keydown', (event) => {
			if (event.key === 'Escape') input('#a').value = '';
		});
		the('form').addEventListener('mousedown', () => (over.hidden = true));
		const run = await applyFill(
			planByHand({
				a: { element: the('#a'), control: 'text', writing: text('05.03.2026') },
				b: { element: the('#b'), control: 'text', writing: text('58') }
			})
		);
		expect(endings(run)).toEqual({ a: 'written by sequence', b: 'written by sequence' });
		expect(input('#a').value).toBe('05.03.2026');
	});

	test('a page that empties one field when another is written', async () => {
		place.innerHTML = '<input id=a><select id=b><option><option>Договор</select>';
		the('#b').addEventListener('change', () => requestAnimationFrame(() => (input('#a').value = '')));
		const run = await applyFill(
			planByHand({
				a: { element: the('#a'), control: 'text', writing: text('127'), target: { column: 'number', part: 'whole' } },
				b: {
					element: the('#b'),
					control: 'select',
					writing: option('Договор'),
					target: { column: 'basisKind', part: 'whole' }
				}
			})
		);
		expect(endings(run)).toMatchObject({ b: 'written by select' });
		// Emptied at once it is written again, and read back at the end.
		expect(run.fields[0]?.outcome).toBe(input('#a').value === '127' ? 'written' : 'differs');
	});

	test('a field that opens only after another', async () => {
		place.innerHTML = '<input id=a><input id=b disabled>';
		the('#a').addEventListener('change', () => requestAnimationFrame(() => (input('#b').disabled = false)));
		const run = await applyFill(
			planByHand({
				a: { element: the('#a'), control: 'text', writing: text('1') },
				b: { element: the('#b'), control: 'text', writing: text('2') }
			})
		);
		expect(endings(run)).toEqual({ a: 'written by sequence', b: 'written by sequence' });
	});

	test('what the user typed since the plan stays', async () => {
		place.innerHTML = '<input id=a>';
		const plan = one();
		input('#a').value = 'моё';
		const run = await applyFill(plan, [{ field: 'a', overwrite: true }]);
		expect(endings(run)).toEqual({ a: 'differs' });
		expect(input('#a').value).toBe('моё');
		expect(await run.undo()).toEqual([]);
	});

	test('what the user typed since the run stays, undo or not', async () => {
		place.innerHTML = '<input id=a>';
		const run = await applyFill(one());
		input('#a').value = 'моё';
		expect(endings({ fields: await run.undo() })).toEqual({ a: 'differs' });
		expect(input('#a').value).toBe('моё');
	});
});

describe('lists', () => {
	const listHtml = (id: string, options: string[]) =>
		`<div class=row><div id=${id} role=combobox tabindex=0 aria-expanded=false style="width:200px;height:30px"></div>
		<ul hidden>${options.map((each) => `<li role=option>${each}</li>`).join('')}</ul></div>`;

	function alive(id: string, chosen: (text: string) => void): void {
		const box = the(`#${id}`);
		const list = box.nextElementSibling as HTMLElement;
		box.addEventListener('click', () => (list.hidden = !list.hidden));
		box.addEventListener('keydown', (event) => (list.hidden = list.hidden || event.key === 'Escape'));
		list.addEventListener('click', (event) => {
			box.textContent = (event.target as HTMLElement).innerText;
			chosen(box.textContent);
			list.hidden = true;
		});
	}

	test('only an option of the list that opened is clicked', async () => {
		place.innerHTML = `<ul><li role=option id=other>Договор</li></ul>${listHtml('a', ['Запрос', 'Договор'])}`;
		const wrong = vi.fn();
		the('#other').addEventListener('click', wrong);
		const chosen = vi.fn();
		alive('a', chosen);
		const plan = planByHand({ a: { element: the('#a'), control: 'combobox', writing: option('договор') } });
		expect(endings(await applyFill(plan))).toEqual({ a: 'written by option' });
		expect(chosen).toHaveBeenCalledWith('Договор');
		expect(wrong).not.toHaveBeenCalled();
	});

	test('two options of one name are none, and the list is closed', async () => {
		place.innerHTML = listHtml('a', ['Договор', 'Договор']);
		const chosen = vi.fn();
		alive('a', chosen);
		const plan = planByHand({ a: { element: the('#a'), control: 'combobox', writing: option('Договор') } });
		expect(endings(await applyFill(plan))).toEqual({ a: 'not-accepted' });
		expect(chosen).not.toHaveBeenCalled();
		expect((the('#a').nextElementSibling as HTMLElement).hidden).toBe(true);
	});

	test('the caption beside a list is not what it holds', async () => {
		place.innerHTML = '<div style="display:flex"><div>Договор</div><input id=a style="width:200px"></div>';
		const plan = planByHand({ a: { element: the('#a'), control: 'combobox', writing: text('Договор') } });
		const run = await applyFill(plan);
		expect(endings(run)).toEqual({ a: 'written by sequence' });
		expect(input('#a').value).toBe('Договор');
		await run.undo();
		expect(input('#a').value).toBe('');
	});

	test('a list that is slow to open, and at work all the time', async () => {
		place.innerHTML = listHtml('a', ['Запрос', 'Договор']);
		const box = the('#a');
		const list = box.nextElementSibling as HTMLElement;
		let steps = 0;
		const work = () => {
			box.dataset['step'] = String(++steps);
			if (steps < 40) requestAnimationFrame(work);
			else list.hidden = false;
		};
		box.addEventListener('click', () => steps === 0 && work());
		list.addEventListener('click', (event) => {
			box.textContent = (event.target as HTMLElement).innerText;
			list.hidden = true;
		});
		const plan = planByHand({ a: { element: box, control: 'combobox', writing: option('договор') } });
		expect(endings(await applyFill(plan))).toEqual({ a: 'written by option' });
	});

	test('a prompt in Kazakh is no choice', async () => {
		place.innerHTML = listHtml('a', ['Запрос', 'Договор']);
		the('#a').textContent = 'Мәнді таңдаңыз';
		alive('a', () => undefined);
		const plan = planByHand({ a: { element: the('#a'), control: 'combobox', writing: option('Договор') } });
		expect(endings(await applyFill(plan))).toEqual({ a: 'written by option' });
	});

	test('a list that never opens does not hold up the run', async () => {
		place.innerHTML = '<div id=a role=combobox tabindex=0 style="width:200px;height:30px"></div><input id=b>';
		const run = await applyFill(
			planByHand({
				a: { element: the('#a'), control: 'combobox', writing: option('Договор') },
				b: { element: the('#b'), control: 'text', writing: text('127') }
			})
		);
		expect(endings(run)).toEqual({ a: 'not-accepted', b: 'written by sequence' });
	});
});

test('frames of the same origin, and shadow roots', async () => {
	place.innerHTML = '<iframe></iframe><div id=host></div>';
	const inner = (place.querySelector('iframe') as HTMLIFrameElement).contentDocument as Document;
	inner.body.innerHTML = '<input id=a style="width:200px"><select id=s><option><option>Договор</select>';
	const root = the('#host').attachShadow({ mode: 'open' });
	root.innerHTML = '<input id=b>';
	const run = await applyFill(
		planByHand({
			a: { element: the('#a', inner), control: 'text', writing: text('127') },
			s: { element: the('#s', inner), control: 'select', writing: option('договор') },
			b: { element: the('#b', root), control: 'text', writing: text('128') }
		})
	);
	expect(endings(run)).toEqual({ a: 'written by sequence', s: 'written by select', b: 'written by sequence' });
});

test('a frame in a sandbox is refused', async () => {
	place.innerHTML = '<input id=a>';
	const plan = one();
	vi.spyOn(window, 'origin', 'get').mockReturnValue('null');
	expect(endings(await applyFill(plan))).toEqual({ a: 'refused' });
});

test('what left are the columns that were written and read back', async () => {
	place.innerHTML = '<input id=a><input id=b><input id=c type=password>';
	const run = await applyFill(
		planByHand({
			a: { element: the('#a'), control: 'text', writing: text('1'), target: { column: 'minutes', part: 'hours' } },
			b: {
				element: the('#b'),
				control: 'text',
				writing: text('5'),
				target: { column: 'minutes', part: 'minutes-of-hour' }
			},
			c: { element: the('#c'), control: 'text', writing: text('7'), target: { column: 'number', part: 'whole' } }
		})
	);
	expect(run.left).toEqual(['minutes']);
});
