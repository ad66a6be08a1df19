import type { Reconciliation } from '#lib/paper/log/reconcile.js';

/** How many things want a look, beside rows that simply wait to be copied. */
export function differences(found: Reconciliation): number {
	const { changed, disputed, doubled, unclaimedCount, found: lines, beyond, unknown } = found;
	const missing = lines.filter(({ state }) => state === 'not-in-register').length;
	return changed.length + disputed.length + doubled.length + unclaimedCount + missing + beyond.length + unknown.length;
}
