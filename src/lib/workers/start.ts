/** What can be done beside the page, each in a worker of its own. */
export type Task = 'paper' | 'search' | 'signing' | 'conflicts' | 'qr' | 'import' | 'export' | 'vault';

/**
 * Starts a worker for one task. All tasks have one entry, so that what several
 * of them need (the register's rules, jsPDF) is downloaded and kept offline once.
 * @throws where the browser refuses workers; a script that cannot be had is an `error` event
 */
export const startTask = (task: Task): Worker =>
	new Worker(new URL('./tasks.worker.ts', import.meta.url), { type: 'module', name: task });
