import { expect, test } from 'vitest';
import type { Step } from './steps.js';
import { simulate } from './simulate.js';
import { simulateVaults } from './vaults/simulate-vaults.js';
import type { VaultStep } from './vaults/vault-steps.js';

/** Cases that once failed, shrunk. Each is named after what was wrong. */
const cases: { [name: string]: { paired: number; steps: Step[] } } = {
	'a device went on with its own log though that was stopped': {
		paired: 1,
		steps: [{ do: 'malice', on: 0, kind: 'actor-of-another', pick: 0 }]
	},
	'a revoked device went on under another name that it admitted itself': {
		paired: 1,
		steps: [
			{ do: 'clone', on: 0 },
			{ do: 'clone', on: 0 },
			{ do: 'revoke', on: 5, whom: 0, by: 'device', back: 0 },
			{ do: 'write', on: 0, what: 'enter', pick: 0 }
		]
	},
	'a device that crashed as it began anew forgot by whom it is admitted': {
		paired: 1,
		steps: [
			{ do: 'malice', on: 0, kind: 'actor-of-another', pick: 0 },
			{ do: 'mishap', on: 0, how: 'crash-before' },
			{ do: 'write', on: 0, what: 'enter', pick: 0 }
		]
	},
	'a device that began anew before its admission came could not read its own former log': {
		paired: 2,
		steps: [
			{ do: 'clone', on: 5 },
			{ do: 'join', by: 2, how: 'device', synced: false },
			{ do: 'malice', on: 4, kind: 'no-dependency', pick: 12 },
			{ do: 'mishap', on: 4, how: 'crash-before' },
			{ do: 'write', on: 4, what: 'consent', pick: 24 }
		]
	},
	'an admission with a wrong signature beside a revocation, on the two branches of a fork': {
		paired: 1,
		steps: [
			{ do: 'join', by: 2, how: 'root', synced: true },
			{ do: 'clone', on: 2 },
			{ do: 'revoke-each-other', on: 5, whom: 3, back: 1 },
			{ do: 'malice', on: 2, kind: 'wrong-admission', pick: 4 }
		]
	},
	'two changes of one actor and number, on a log that goes on': {
		paired: 2,
		steps: [
			{ do: 'malice', on: 1, kind: 'equivocates', pick: 16 },
			{ do: 'write', on: 1, what: 'enter', pick: 3 },
			{ do: 'deliver', pick: 0, keep: true, together: 1 },
			{ do: 'exchange', from: 1, to: 0, most: 1 }
		]
	},
	'the root and a device revoke the same one, on the two branches of a fork': {
		paired: 1,
		steps: [
			{ do: 'clone', on: 0 },
			{ do: 'clone', on: 1 },
			{ do: 'revoke', on: 3, whom: 0, by: 'device', back: 0 },
			{ do: 'revoke', on: 1, whom: 0, by: 'root', back: 0 }
		]
	},
	'two clones began one log with the same words': {
		paired: 2,
		steps: [
			{ do: 'mishap', on: 5, how: 'crash-before' },
			{ do: 'anew', on: 2, how: 'device' },
			{ do: 'clone', on: 5 }
		]
	},
	'the only record of a new device was rolled back with the disk of the one that admitted it': {
		paired: 1,
		steps: [
			{ do: 'back-up', on: 3 },
			{ do: 'join', by: 3, how: 'device', synced: false },
			{ do: 'roll-back', on: 4 }
		]
	},
	'a device without its admission signed what nobody may': {
		paired: 2,
		steps: [
			{ do: 'mishap', on: 5, how: 'crash-before' },
			{ do: 'anew', on: 2, how: 'device' },
			{ do: 'malice', on: 2, kind: 'actor-of-another', pick: 0 }
		]
	},
	'a forged run met a machine that holds too much already': {
		paired: 1,
		steps: [
			{ do: 'rotate', on: 3 },
			{ do: 'write', on: 1, what: 'enter', pick: 0 },
			{ do: 'clone', on: 0 },
			{ do: 'write', on: 1, what: 'enter', pick: 0 },
			{ do: 'exchange', from: 4, to: 5, most: 1 },
			{ do: 'forge', victim: 1, to: 2, kind: 'other-place', pick: 0 }
		]
	},
	'an admission on one branch of a fork, beside one with a wrong signature at its number on the other': {
		paired: 1,
		steps: [
			{ do: 'clone', on: 0 },
			{ do: 'join', by: 0, how: 'device', synced: false },
			{ do: 'malice', on: 2, kind: 'wrong-admission', pick: 0 }
		]
	},
	'a revocation that claims to be by the root beside two devices that revoke each other': {
		paired: 2,
		steps: [
			{ do: 'malice', on: 0, kind: 'wrong-revocation', pick: 0 },
			{ do: 'revoke-each-other', on: 0, whom: 4, back: 0 }
		]
	},
	'a key came, the disk was rolled back behind it, and what had waited for the key was sent on': {
		paired: 1,
		steps: [
			{ do: 'rotate', on: 0 },
			{ do: 'join', by: 0, how: 'device', synced: false },
			{ do: 'exchange', from: 0, to: 1, most: 1 },
			{ do: 'clone', on: 4 },
			{ do: 'back-up', on: 5 },
			{ do: 'hand-key', from: 0, to: 1 },
			{ do: 'roll-back', on: 5 },
			{ do: 'send', from: 5, to: 3, most: 1, how: 'lacking' }
		]
	},
	'another tab wrote, and this one never noticed': {
		paired: 1,
		steps: [{ do: 'second-tab', on: 0, pick: 12 }]
	}
};

for (const [name, one] of Object.entries(cases)) {
	test(name, async () => {
		await expect(simulate(one, new Map())).resolves.toBeUndefined();
	});
}

/** The same of cases that real vaults played. */
const vaultCases: { [name: string]: { paired: number; steps: VaultStep[] } } = {
	'a year that is named only on a branch of a log was not shown after the unlock': {
		paired: 1,
		steps: [
			{ do: 'clone', on: 0 },
			{ do: 'write', on: 0, what: 'enter', pick: 0 },
			{ do: 'write', on: 2, what: 'enter', pick: 1 }
		]
	},
	'one branch of a log came by the mailbox, and the other was taken to lie there too': {
		paired: 2,
		steps: [
			{ do: 'malice', on: 2, kind: 'bent-change', pick: 0 },
			{ do: 'write', on: 5, what: 'enter', pick: 0 }
		]
	},
	'a run whose last record may not be applied took the sound ones before it aside: the next unlock read none of them and began anew':
		{
			paired: 1,
			steps: [
				{ do: 'join', by: 0, synced: false },
				{ do: 'malice', on: 0, kind: 'bent-change', pick: 0 }
			]
		},
	'a device went on under an epoch that it opened on one branch of its log, of which nobody else had the key': {
		paired: 2,
		steps: [
			{ do: 'malice', on: 4, kind: 'equivocates', pick: 0 },
			{ do: 'revoke', on: 1, whom: 0, by: 'device' }
		]
	},
	'what a device needs to learn of an epoch lay under another that it has no key of': {
		paired: 2,
		steps: [
			{ do: 'revoke-each-other', one: 5, other: 0 },
			{ do: 'save-backup', on: 0 },
			{ do: 'restore-backup', pick: 0, by: 'words' }
		]
	},
	'a device that is cut off had opened the epoch that others, who had not heard of it, went on with': {
		paired: 2,
		steps: [
			{ do: 'revoke-each-other', one: 5, other: 0 },
			{ do: 'save-backup', on: 0 },
			{ do: 'restore-backup', pick: 0, by: 'words' },
			{ do: 'visit', on: 3, reads: 0, posts: 50 }
		]
	},
	'a backup left out what lay aside: the branch of a log that a cloned device wrote': {
		paired: 1,
		steps: [
			{ do: 'clone', on: 0 },
			{ do: 'write', on: 0, what: 'enter', pick: 0 },
			{ do: 'write', on: 2, what: 'enter', pick: 1 },
			{ do: 'visit', on: 0, reads: 50, posts: 50 },
			{ do: 'visit', on: 2, reads: 50, posts: 50 },
			{ do: 'visit', on: 1, reads: 50, posts: 50 },
			{ do: 'save-backup', on: 1 },
			{ do: 'restore-backup', pick: 0, by: 'words' }
		]
	},
	'a backup left out what lay aside: sound records in a run whose last one may not be applied': {
		paired: 1,
		steps: [
			{ do: 'join', by: 0, synced: false },
			{ do: 'malice', on: 0, kind: 'bent-change', pick: 0 },
			{ do: 'visit', on: 1, reads: 50, posts: 50 },
			{ do: 'visit', on: 0, reads: 50, posts: 50 },
			{ do: 'visit', on: 2, reads: 50, posts: 50 },
			{ do: 'save-backup', on: 2 },
			{ do: 'restore-backup', pick: 0, by: 'words' }
		]
	},
	'a backup could not be made by a device whose disk had failed': {
		paired: 1,
		steps: [
			{ do: 'mishap', on: 0, how: 'crash-before', writes: 0 },
			{ do: 'talk', one: 0, other: 1, most: 1 },
			{ do: 'save-backup', on: 0 }
		]
	},
	'records lay in the mailbox under a key that an active device never got, and nobody posted them under another': {
		paired: 2,
		steps: [
			{ do: 'mishap', on: 1, how: 'crash-before', writes: 1 },
			{ do: 'revoke', on: 4, whom: 5, by: 'device' },
			{ do: 'revoke-each-other', one: 0, other: 1 }
		]
	},
	'a newcomer that has heard nothing yet revokes by the recovery sheet, and is opened anew': {
		paired: 1,
		steps: [
			{ do: 'join', by: 0, synced: false },
			{ do: 'write', on: 2, what: 'enter', pick: 0 },
			{ do: 'revoke', on: 2, whom: 1, by: 'root' },
			{ do: 'restart', on: 2, how: 'locked' }
		]
	},
	'the disk of the device that admits another fails before it has handed over the keys': {
		paired: 1,
		steps: [
			{ do: 'rotate', on: 0 },
			{ do: 'mishap', on: 0, how: 'crash-before', writes: 2 },
			{ do: 'write', on: 0, what: 'enter', pick: 0 },
			{ do: 'join', by: 0, synced: false }
		]
	},
	'twins of one device, which had cut another off, each opened an epoch of their own and never read each other': {
		paired: 1,
		steps: [
			{ do: 'clone', on: 0 },
			{ do: 'revoke', on: 2, whom: 1, by: 'root' },
			{ do: 'clone', on: 2 },
			{ do: 'write', on: 0, what: 'enter', pick: 0 }
		]
	},
	'an epoch that counts already was opened again and again, since that does not make it the current one': {
		paired: 2,
		steps: [
			{ do: 'rotate', on: 1 },
			{ do: 'send', from: 1, to: 0 },
			{ do: 'revoke', on: 2, whom: 1, by: 'device' }
		]
	},
	'two camps that cannot read each other sent again without end what the other could not open': {
		paired: 1,
		steps: [
			{ do: 'clone', on: 1 },
			{ do: 'write', on: 1, what: 'enter', pick: 0 },
			{ do: 'clone', on: 0 },
			{ do: 'talk', one: 0, other: 5, most: 1 },
			{ do: 'revoke-each-other', one: 0, other: 2 }
		]
	}
};

for (const [name, one] of Object.entries(vaultCases)) {
	test(name, async () => {
		await expect(simulateVaults(one, new Map())).resolves.toBeUndefined();
	});
}
