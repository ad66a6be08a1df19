import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulateVaults } from './simulate-vaults.js';
import { vaultScript } from './vault-steps.js';

const seed = Number(process.env['SIM_SEED'] ?? '253399411');
const runs = Number(process.env['SIM_RUNS'] ?? 60);
const path = process.env['SIM_PATH'];

test(`${runs} cases of real vaults`, async () => {
	const faults = new Map<string, number>();
	const details = await fc.check(
		fc.asyncProperty(vaultScript(40), (one) => simulateVaults(one, faults)),
		{ seed, numRuns: runs, ...(path === undefined ? {} : { path }) }
	);
	const counts = [...faults].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([fault, times]) => `${fault} ${times}`);
	console.log(`Of ${details.numRuns} cases: ${counts.join(', ')}.`);
	expect(
		details.failed ? `${String(details.errorInstance?.stack)}\n${fc.defaultReportMessage(details)}` : undefined
	).toBeUndefined();
}, 600_000);
