import { isUnfinished, isUnpapered, isUnsent, isUnsigned, type Row } from '#lib/register/index.js';
import { TODOS, type Todo } from './view.js';

const LEFT: Record<Todo, (row: Row) => boolean> = {
	unsigned: isUnsigned,
	unsent: isUnsent,
	unpapered: isUnpapered,
	unfinished: isUnfinished
};

/** What is left to do with a row; nothing with one that is struck out. */
export const todosOf = (row: Row): Todo[] => (row.voided === null ? TODOS.filter((todo) => LEFT[todo](row)) : []);

/** True when all of this is left to do with the row. */
export const hasTodos = (row: Row, todos: readonly Todo[]): boolean =>
	todos.length === 0 || (row.voided === null && todos.every((todo) => LEFT[todo](row)));

/** How many rows wait for each. */
export function countTodos(rows: readonly Row[]): Record<Todo, number> {
	const counts: Record<Todo, number> = { unsigned: 0, unsent: 0, unpapered: 0, unfinished: 0 };
	for (const row of rows) for (const todo of todosOf(row)) counts[todo] += 1;
	return counts;
}
