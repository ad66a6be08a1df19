import type { Replica } from './replica.js';
import { headsIn, type Head, type Vector } from './vector.js';

/**
 * Whether this device must become a new one, since it would continue a log that
 * it does not hold whole: after a restore, on a rolled-back or cloned disk. Or
 * one that is stopped, so that nobody would apply what is written now.
 * @param device this device
 * @param written the last record that it knows to have written; null before the first
 * @param theirs vectors of others
 */
export function mustStartAnew(
	replica: Replica,
	device: string,
	written: Head | null,
	theirs: readonly Vector[]
): boolean {
	const links = replica.heads(device).map(({ link }) => link);
	const whole = written ? links.length === 1 && links[0] === written.link : links.length === 0;
	const stopped = links.some((link) => replica.state.standings.get(link) !== 'applied');
	const heldBack = replica.state.held
		.keys()
		.map((id) => replica.state.held.get(id))
		.some((run) => run?.awaits.kind === 'predecessor' && run.device === device);
	const elsewhere = theirs.flatMap((vector) => headsIn(vector, device));
	return !whole || stopped || heldBack || elsewhere.some((head) => !replica.holds(device, head));
}
