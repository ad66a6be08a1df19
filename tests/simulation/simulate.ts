import { carryOn, heal, judge, judgeDisk } from './healing.js';
import { Machine } from './machine.js';
import { play } from './run-script.js';
import type { Script } from './steps.js';

/** One case: a script is played, all are healed and judged, restarted, and written to once more. Counts faults. */
export async function simulate(
	one: Script,
	faults: Map<string, number>,
	make: typeof Machine = Machine
): Promise<void> {
	const world = await play(one, faults, make);
	await heal(world);
	judge(world);
	const [first] = world.machines;
	if (first) await judgeDisk(first);
	await carryOn(world);
}
