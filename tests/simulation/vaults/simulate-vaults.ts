import { carryOnVaults, healVaults, judgeVaults } from './vault-healing.js';
import { playVaults } from './vault-play.js';
import type { VaultScript } from './vault-steps.js';

/** One case: a script is played by real vaults, all are healed and judged, and write once more. Counts faults. */
export async function simulateVaults(one: VaultScript, faults: Map<string, number>): Promise<void> {
	const world = await playVaults(one, faults);
	await healVaults(world);
	await judgeVaults(world);
	await carryOnVaults(world);
}
