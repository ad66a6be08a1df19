import fc from 'fast-check';

/**
 * What happens in a case that the app's own vaults play. Numbers choose among
 * what there is at that moment (modulo), so that a script stays meaningful when
 * steps are left out.
 */
export type VaultStep =
	| { do: 'write'; on: number; what: (typeof WRITINGS)[number]; pick: number }
	| { do: 'settle'; on: number; pick: number }
	| { do: 'disagree'; one: number; other: number; pick: number }
	| { do: 'visit'; on: number; reads: number; posts: number }
	| { do: 'talk'; one: number; other: number; most: number }
	| { do: 'send'; from: number; to: number }
	| { do: 'deliver'; pick: number; keep: boolean }
	| { do: 'drop'; pick: number }
	| { do: 'alter'; pick: number; at: number; bit: number }
	| { do: 'offline'; on: number }
	| { do: 'online' }
	| { do: 'restart'; on: number; how: 'locked' | 'killed' }
	| { do: 'mishap'; on: number; how: 'crash-before' | 'crash-after' | 'full'; writes: number }
	| { do: 'mailbox'; how: (typeof MAILBOX_FAULTS)[number]; pick: number; other: number }
	| { do: 'join'; by: number; synced: boolean }
	| { do: 'revoke'; on: number; whom: number; by: 'device' | 'root' }
	| { do: 'revoke-each-other'; one: number; other: number }
	| { do: 'rotate'; on: number }
	| { do: 'clone'; on: number }
	| { do: 'back-up'; on: number }
	| { do: 'roll-back'; on: number }
	| { do: 'save-backup'; on: number }
	| { do: 'restore-backup'; pick: number; by: 'words' | 'passphrase' }
	| { do: 'second-tab'; on: number; pick: number }
	| { do: 'malice'; on: number; kind: (typeof MALICE)[number]; pick: number }
	| { do: 'clock'; on: number; days: number };

const WRITINGS = ['enter', 'complete', 'correct', 'void', 'time', 'consent', 'profile', 'several'] as const;
/** What whoever runs the mailbox does to it. `loses`: one parcel vanishes from the middle. */
const MAILBOX_FAULTS = ['wiped', 'rolled-back', 'reordered', 'doubled', 'loses', 'forged'] as const;
/** What a device that turned against its owner sends. */
const MALICE = ['bent-change', 'other-device', 'equivocates', 'lies-about-others', 'lies-about-itself'] as const;
export type VaultMalice = (typeof MALICE)[number];

const pick = fc.nat(30);
const station = fc.nat(5);
const of = <const D extends VaultStep['do'], R extends object>(kind: D, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
	fc.record<R>(rest).map((values) => ({ do: kind, ...values }));

const step: fc.Arbitrary<VaultStep> = fc.oneof(
	{ weight: 26, arbitrary: of('write', { on: station, what: fc.constantFrom(...WRITINGS), pick }) },
	{ weight: 10, arbitrary: of('settle', { on: station, pick }) },
	{ weight: 5, arbitrary: of('disagree', { one: station, other: station, pick }) },
	{
		weight: 18,
		arbitrary: of('visit', { on: station, reads: fc.constantFrom(0, 1, 50), posts: fc.constantFrom(0, 1, 50) })
	},
	{ weight: 12, arbitrary: of('talk', { one: station, other: station, most: fc.constantFrom(1, 2, 3, 50) }) },
	{ weight: 5, arbitrary: of('send', { from: station, to: station }) },
	{ weight: 8, arbitrary: of('deliver', { pick, keep: fc.boolean() }) },
	{ weight: 2, arbitrary: of('drop', { pick }) },
	{ weight: 2, arbitrary: of('alter', { pick, at: fc.nat(4000), bit: fc.nat(7) }) },
	{ weight: 3, arbitrary: of('offline', { on: station }) },
	{ weight: 2, arbitrary: of('online', {}) },
	{ weight: 3, arbitrary: of('restart', { on: station, how: fc.constantFrom('locked', 'killed') }) },
	{
		weight: 5,
		arbitrary: of('mishap', {
			on: station,
			how: fc.constantFrom('crash-before', 'crash-after', 'full'),
			writes: fc.nat(3)
		})
	},
	{ weight: 6, arbitrary: of('mailbox', { how: fc.constantFrom(...MAILBOX_FAULTS), pick, other: pick }) },
	{ weight: 2, arbitrary: of('join', { by: station, synced: fc.boolean() }) },
	{ weight: 3, arbitrary: of('revoke', { on: station, whom: station, by: fc.constantFrom('device', 'root') }) },
	{ weight: 1, arbitrary: of('revoke-each-other', { one: station, other: station }) },
	{ weight: 2, arbitrary: of('rotate', { on: station }) },
	{ weight: 2, arbitrary: of('clone', { on: station }) },
	{ weight: 4, arbitrary: of('back-up', { on: station }) },
	{ weight: 4, arbitrary: of('roll-back', { on: station }) },
	{ weight: 3, arbitrary: of('save-backup', { on: station }) },
	{ weight: 3, arbitrary: of('restore-backup', { pick, by: fc.constantFrom('words', 'passphrase') }) },
	{ weight: 2, arbitrary: of('second-tab', { on: station, pick }) },
	{ weight: 5, arbitrary: of('malice', { on: station, kind: fc.constantFrom(...MALICE), pick }) },
	{ weight: 2, arbitrary: of('clock', { on: station, days: fc.integer({ min: -4000, max: 4000 }) }) }
);

export interface VaultScript {
	/** Devices besides the first, paired with it before anything happens. */
	paired: number;
	steps: VaultStep[];
}

export const vaultScript = (longest: number): fc.Arbitrary<VaultScript> =>
	fc.record({
		paired: fc.integer({ min: 1, max: 2 }),
		steps: fc.array(step, { maxLength: longest, size: 'max' })
	});
