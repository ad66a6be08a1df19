import { testCases } from '../cases.js';
import { simulateVaults } from './simulate-vaults.js';
import { vaultScript } from './vault-steps.js';

testCases(
	'of real vaults with sync, a mailbox and lines: all hold the same after healing, and nothing counts that should not',
	40,
	vaultScript(40),
	(one, faults) => simulateVaults(one, faults)
);
