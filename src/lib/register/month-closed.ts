import type { Register, Row } from './register.js';

type Closing = Register['monthsClosed'][number];

/** Of each month its last closing, by its writer's clock. */
export function lastClosings(closings: Register['monthsClosed']): Map<string, Closing> {
	const last = new Map<string, Closing>();
	for (const one of closings) {
		const known = last.get(one.month);
		if (known === undefined || Date.parse(one.at) > Date.parse(known.at)) last.set(one.month, one);
	}
	return last;
}

/** The closing that a row came too late for: its month was closed before it was recorded. Null for all others. */
export function closedBefore(
	{ values, recorded }: Pick<Row, 'values' | 'recorded'>,
	closings: Register['monthsClosed']
): Closing | null {
	const month = values.applicationDate?.slice(0, 7);
	if (month === undefined) return null;
	const closing = lastClosings(closings.filter((one) => one.month === month)).get(month);
	return closing !== undefined && Date.parse(recorded.at) > Date.parse(closing.at) ? closing : null;
}
