import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMNS, nextSort, TODOS, toggled, viewOf, viewText, withView, type Sort, type View } from './view.js';

const view: fc.Arbitrary<View> = fc.record({
	todo: fc.subarray([...TODOS]),
	sort: fc.option(fc.record({ column: fc.constantFrom(...COLUMNS), down: fc.boolean() }), { nil: null })
});

test('a view comes back from its address, with a form over it too', () => {
	fc.assert(
		fc.property(view, fc.constantFrom(undefined, 'time'), (one, form) => {
			expect(viewOf(withView('#/row/a.1', one, form))).toEqual(one);
		})
	);
});

test('any address gives a view; what it does not know it leaves out', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const one = viewOf(`#/volume/2026?${text}`);
			expect(viewOf(viewText(one))).toEqual(one);
		})
	);
	expect(viewOf('#/volume/2026?todo=unsigned,secret&sort=client')).toEqual({ todo: ['unsigned'], sort: null });
});

test('a filter turned twice is as before, and others stay', () => {
	fc.assert(
		fc.property(view, fc.constantFrom(...TODOS), (one, todo) => {
			expect(toggled(toggled(one, todo), todo)).toEqual(one);
			expect(toggled(one, todo).todo.filter((other) => other !== todo)).toEqual(
				one.todo.filter((other) => other !== todo)
			);
		})
	);
});

test('three touches on a heading go up, down and back; on the number up and back', () => {
	const steps = (column: Sort['column']) => {
		const one = nextSort(null, column);
		const two = nextSort(one, column);
		return [one, two, nextSort(two, column)];
	};
	expect(steps('date')).toEqual([{ column: 'date', down: false }, { column: 'date', down: true }, null]);
	expect(steps('number')).toEqual([{ column: 'number', down: false }, null, { column: 'number', down: false }]);
});
