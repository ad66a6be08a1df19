import type { Task } from './start.js';

const TASKS: Record<Task, () => Promise<unknown>> = {
	paper: () => import('#lib/paper/paper.task.js'),
	search: () => import('#lib/search/search.task.js'),
	signing: () => import('#lib/signing/signing.task.js'),
	conflicts: () => import('#lib/standard/conflicts.task.js'),
	qr: () => import('#lib/ui/qr/read.task.js'),
	import: () => import('../../routes/import/import.task.js'),
	vault: () => import('#lib/session/vault.task.js'),
	export: () => import('../../routes/export/export.task.js')
};

/** The task's name was given by `startTask`, so it is one of them. */
const load = TASKS[self.name as Task];
/** What the page says before the task is loaded waits here. */
const early: MessageEvent[] = [];
const wait = (message: MessageEvent): void => {
	early.push(message);
	message.stopImmediatePropagation();
};
self.addEventListener('message', wait);
await load();
self.removeEventListener('message', wait);
for (const message of early) {
	const data: unknown = message.data;
	self.dispatchEvent(new MessageEvent('message', { data, ports: [...message.ports] }));
}

export {};
