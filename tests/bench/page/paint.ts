import type { RowFields, RowValues } from '#lib/register/index.js';

/** As many rows as a screen shows. */
const SHOWN = 40;
const COLUMNS = [
	'number',
	'applicationDate',
	'basisText',
	'essence',
	'assistanceKind',
	'minutes',
	'clientName'
] as const satisfies (keyof RowFields)[];

/** Puts the newest rows on the page, the same way for all, and waits until they are drawn. */
export async function paint(rows: readonly (RowFields | RowValues)[]): Promise<void> {
	const table = document.createElement('table');
	for (const row of rows.slice(-SHOWN)) {
		const line = table.insertRow();
		for (const column of COLUMNS) line.insertCell().textContent = String(row[column] ?? '');
	}
	document.body.replaceChildren(table);
	await drawn();
}

/** Resolves behind the next frame: a task that follows its drawing. */
const drawn = (): Promise<void> =>
	new Promise((resolve) => {
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => resolve();
			port2.postMessage(null);
		});
	});
