import { carryOnVaults, healVaults, judgeVaults, type Strictness } from './vault-healing.js';
import { playVaults } from './vault-play.js';
import type { VaultScript } from './vault-steps.js';

/** One case: a script is played by real vaults, all are healed and judged, and write once more. Counts faults. */
export async function simulateVaults(
	one: VaultScript,
	faults: Map<string, number>,
	strictness: Strictness = 'also-lines'
): Promise<void> {
	const world = await playVaults(one, faults);
	await healVaults(world, strictness);
	await judgeVaults(world);
	await carryOnVaults(world, strictness);
}
