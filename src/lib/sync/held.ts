import type { HeldRun, State } from './state.js';

/** Held runs of one device, and of all whose writer nobody proved together, take no more than this; then they are asked for again. */
export const HELD_BUDGET = 50 * 1024 * 1024;

/** Anybody can write a device's name on a run; only a signature makes it count for that device. */
const bearerOf = ({ device, awaits }: HeldRun): string => (awaits.kind === 'predecessor' ? device : '');

/** Holds a run until what it waits for is here; false where the budget is used up. */
export function hold(state: State, run: HeldRun, budget: number): boolean {
	const bearer = bearerOf(run);
	const bytes = (state.heldBytes.get(bearer) ?? 0) + run.bytes.length;
	if (bytes > budget) return false;
	state.heldBytes.set(bearer, bytes);
	state.held.set(run.id, run);
	if (run.awaits.kind === 'predecessor') {
		const { link } = run.awaits;
		state.heldBehind.set(link, [...(state.heldBehind.get(link) ?? []), run.id]);
	}
	return true;
}

/** Lets a held run go, so that it is looked at anew. */
export function release(state: State, run: HeldRun): void {
	const bearer = bearerOf(run);
	state.heldBytes.set(bearer, (state.heldBytes.get(bearer) ?? 0) - run.bytes.length);
	state.held.delete(run.id);
	if (run.awaits.kind !== 'predecessor') return;
	const { link } = run.awaits;
	const others = (state.heldBehind.get(link) ?? []).filter((id) => id !== run.id);
	if (others.length > 0) state.heldBehind.set(link, others);
	else state.heldBehind.delete(link);
}

/** Held runs that follow this link. */
export function heldBehind(state: State, link: string): HeldRun[] {
	return (state.heldBehind.get(link) ?? []).flatMap((id) => state.held.get(id) ?? []);
}

/** How many held runs wait for the key of their epoch. */
export function heldUnopened(state: State): number {
	return heldUnproven(state).filter(({ awaits }) => awaits.kind === 'epoch').length;
}

/** Held runs that wait for somebody to be admitted, or for a key. */
export function heldUnproven(state: State): HeldRun[] {
	const runs = state.held.keys().flatMap((id) => state.held.get(id) ?? []);
	return runs.filter(({ awaits }) => awaits.kind !== 'predecessor');
}
