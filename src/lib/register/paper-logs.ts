import type { Event } from './group.js';
import { latestByKey, type FoldedEvents } from './latest-by-key.js';
import type { PaperLine, PaperLog } from './register.js';

/** The paper logs by name: of each the causally latest record, and whether it was disposed of. */
export function foldPaperLogs(
	folded: FoldedEvents | undefined,
	disposals: readonly Event<'paper-log-disposed'>[]
): PaperLog[] {
	return latestByKey(folded, 'paper-log', ({ log }) => log).map(([shown, ...others]) => {
		const end = disposals.find(({ body }) => body.log === shown.body.log);
		return {
			...shown.body,
			record: shown.id,
			others: others.map(({ body }) => body),
			disposed: end ? { ...end.body, record: end.id, day: end.day } : null
		};
	});
}

/** Lines that no row claims, by log and place; of two said apart that of the lowest id. */
export function foldPaperLines(folded: FoldedEvents | undefined): PaperLine[] {
	const place = (page: number, line: number) => `${String(page).padStart(16, '0')} ${String(line).padStart(16, '0')}`;
	return latestByKey(folded, 'paper-line', ({ log, page, line }) => `${log}\n${place(page, line)}`).flatMap(
		([{ body, id }]) => (body.state === 'settled' ? [] : [{ ...body, record: id }])
	);
}
