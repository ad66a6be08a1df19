/**
 * What of a volume is shown and in which order, as the address says it
 * (`#/volume/2026?todo=unsigned,unsent&sort=-date`), so that going back works.
 * Codes only: nothing that anybody typed ever stands in an address.
 */
export const TODOS = ['unsigned', 'unsent', 'unpapered', 'unfinished'] as const;
/** What is left to do with a row. */
export type Todo = (typeof TODOS)[number];

export const COLUMNS = ['number', 'date', 'basis', 'essence', 'kind', 'time', 'state'] as const;
/** The seven columns of the register, in their order. */
export type Column = (typeof COLUMNS)[number];

export interface Sort {
	column: Column;
	down: boolean;
}
export interface View {
	/** All of them hold for a row that is shown. */
	todo: readonly Todo[];
	/** Null: the latest number first. */
	sort: Sort | null;
}

/** Reads the view from an address behind '#'; what it does not know it leaves out. */
export function viewOf(hash: string): View {
	const said = new URLSearchParams(hash.split('?')[1] ?? '');
	const wanted = (said.get('todo') ?? '').split(',');
	const sort = said.get('sort') ?? '';
	const column = COLUMNS.find((one) => one === sort.replace(/^-/, ''));
	return {
		todo: TODOS.filter((todo) => wanted.includes(todo)),
		sort: column === undefined ? null : { column, down: sort.startsWith('-') }
	};
}

/** The part of an address that says the view; empty for the plain one. */
export function viewText({ todo, sort }: View): string {
	const parts = [
		...(todo.length === 0 ? [] : [`todo=${todo.join(',')}`]),
		...(sort === null ? [] : [`sort=${sort.down ? '-' : ''}${sort.column}`])
	];
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** An address with this view, and a form over it, if one is named. */
export function withView(path: string, view: View, form?: string): string {
	const text = viewText(view);
	return form === undefined ? path + text : `${path}${text === '' ? '?' : `${text}&`}form=${form}`;
}

/** The view with one of the filters turned on, or off. */
export function toggled(view: View, todo: Todo): View {
	const on = view.todo.includes(todo);
	return { ...view, todo: TODOS.filter((one) => (one === todo ? !on : view.todo.includes(one))) };
}

/** The order after a touch on a column's heading: upward, downward, then as it was. Numbers stand downward from the start. */
export function nextSort(sort: Sort | null, column: Column): Sort | null {
	if (column === 'number') return sort?.column === 'number' && !sort.down ? null : { column, down: false };
	if (sort?.column !== column) return { column, down: false };
	return sort.down ? null : { column, down: true };
}
