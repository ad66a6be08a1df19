import type { FoldedEvents } from './latest-by-key.js';
import { latestByKey } from './latest-by-key.js';
import type { DayOff, Mrp, PayRate } from './register.js';

/** The rates by day, then by what they are for; lines that were taken out are left out. */
export function foldPayRates(folded: FoldedEvents | undefined): PayRate[] {
	const key = ({ from, assistanceKind, category }: { from: string; assistanceKind?: string; category?: string }) =>
		[from, assistanceKind ?? '', category ?? ''].join(' ');
	return latestByKey(folded, 'pay-rate', (body) => key(body as { from: string })).flatMap(
		([{ body, id }, ...others]) =>
			body.perHour === undefined
				? []
				: [
						{
							from: body.from,
							assistanceKind: body.assistanceKind ?? null,
							category: body.category ?? null,
							perHour: body.perHour,
							record: id,
							others: others.map((other) => other.body.perHour ?? null)
						}
					]
	);
}

/** The МРП by day. */
export function foldMrp(folded: FoldedEvents | undefined): Mrp[] {
	return latestByKey(folded, 'mrp', ({ from }) => from).flatMap(([{ body, id }, ...others]) =>
		body.tenge === undefined
			? []
			: [{ from: body.from, tenge: body.tenge, record: id, others: others.map((other) => other.body.tenge ?? null) }]
	);
}

/** Days that are not as their weekday says, by date. */
export function foldDaysOff(folded: FoldedEvents | undefined): DayOff[] {
	return latestByKey(folded, 'day-off', ({ date }) => date).flatMap(([{ body, id }]) =>
		body.state === 'usual' ? [] : [{ date: body.date, state: body.state, note: body.note ?? null, record: id }]
	);
}

/** Names of those whose report files are expected, in the order of their letters. */
export function foldExpectedLawyers(folded: FoldedEvents | undefined): string[] {
	return latestByKey(folded, 'expected-lawyer', ({ name }) => name).flatMap(([{ body }]) =>
		body.expected ? [body.name] : []
	);
}
