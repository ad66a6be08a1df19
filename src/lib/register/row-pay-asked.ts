import type { Causality } from './causality.js';
import type { Events, GroupNode } from './group.js';
import { latestOf } from './latest-of.js';
import type { Row } from './register.js';

/**
 * When the fee was asked for. Of several records that did not know of each
 * other, one that says "not asked" stands: a reminder too many does less harm
 * than one too few; else the earliest day.
 */
export function payAskedOf(causality: Causality<GroupNode>, events: Events): Row['payAsked'] {
	const all = events('pay-asked');
	if (all.length === 0) return null;
	const last = latestOf(causality, all).map(({ body }) => body);
	if (last.some(({ asked }) => !asked)) return null;
	const [first] = last.map(({ date }) => date).sort();
	return first === undefined ? null : { date: first };
}
