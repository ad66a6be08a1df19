import fc from 'fast-check';
import { BENT_CHANGES, type BentChange } from './malice.js';

/**
 * What happens in a simulated case. Numbers choose among what there is at that
 * moment (modulo), so that a script stays meaningful when steps are left out.
 */
export type Step =
	| { do: 'write'; on: number; what: Writing; pick: number }
	| { do: 'exchange'; from: number; to: number; most: number }
	| { do: 'send'; from: number; to: number; most: number; how: 'lacking' | 'stale' | 'everything' | 'as-stored' }
	| { do: 'deliver'; pick: number; keep: boolean; together: number }
	| { do: 'drop'; pick: number }
	| { do: 'alter'; pick: number; at: number; bit: number }
	| { do: 'restart'; on: number }
	| { do: 'mishap'; on: number; how: 'crash-before' | 'crash-after' | 'full' }
	| { do: 'join'; by: number; how: 'device' | 'root'; synced: boolean }
	| { do: 'revoke'; on: number; whom: number; by: 'device' | 'root'; back: number }
	| { do: 'revoke-each-other'; on: number; whom: number; back: number }
	| { do: 'clone'; on: number }
	| { do: 'back-up'; on: number }
	| { do: 'roll-back'; on: number }
	| { do: 'second-tab'; on: number; pick: number }
	| { do: 'anew'; on: number; how: 'device' | 'root' }
	| { do: 'malice'; on: number; kind: Malice; pick: number }
	| { do: 'forge'; victim: number; to: number; kind: Forgery; pick: number }
	| { do: 'rotate'; on: number }
	| { do: 'hand-key'; from: number; to: number }
	| { do: 'clock'; on: number; days: number };

const WRITINGS = ['enter', 'complete', 'correct', 'void', 'time', 'consent', 'paper', 'profile', 'several'] as const;
export type Writing = (typeof WRITINGS)[number];

/** What a device that turned against its owner signs besides bent changes. */
const BENT_RECORDS = [
	'record-number',
	'record-device',
	'not-json',
	'not-canonical',
	'newer-record',
	'equivocates',
	'gap',
	'wrong-admission',
	'wrong-revocation',
	'outlives'
] as const;
export type Malice = BentChange | (typeof BENT_RECORDS)[number];

/** What somebody makes who has an epoch's key but not the device's. */
const FORGERIES = [
	'other-content',
	'other-signer',
	'other-spelling',
	'other-place',
	'other-device',
	'other-previous',
	'second-beginning',
	'strange-epoch',
	'strange-device',
	'cut-off',
	'noise'
] as const;
export type Forgery = (typeof FORGERIES)[number];

const pick = fc.nat(30);
const machine = fc.nat(5);
const most = fc.constantFrom(1, 2, 5, 500);
const vouched = fc.constantFrom('device' as const, 'root' as const);

const of = <const D extends Step['do'], R extends object>(kind: D, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
	fc.record<R>(rest).map((values) => ({ do: kind, ...values }));

/** Steps by weight: most of a case is ordinary work and delivery, so that what goes wrong meets something to spoil. */
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 26, arbitrary: of('write', { on: machine, what: fc.constantFrom(...WRITINGS), pick }) },
	{ weight: 16, arbitrary: of('exchange', { from: machine, to: machine, most }) },
	{
		weight: 10,
		arbitrary: of('send', {
			from: machine,
			to: machine,
			most,
			how: fc.constantFrom('lacking', 'stale', 'everything', 'as-stored')
		})
	},
	{ weight: 16, arbitrary: of('deliver', { pick, keep: fc.boolean(), together: fc.constantFrom(1, 1, 3) }) },
	{ weight: 3, arbitrary: of('drop', { pick }) },
	{ weight: 3, arbitrary: of('alter', { pick, at: fc.nat(4000), bit: fc.nat(7) }) },
	{ weight: 3, arbitrary: of('restart', { on: machine }) },
	{ weight: 4, arbitrary: of('mishap', { on: machine, how: fc.constantFrom('crash-before', 'crash-after', 'full') }) },
	{ weight: 2, arbitrary: of('join', { by: machine, how: vouched, synced: fc.boolean() }) },
	{ weight: 3, arbitrary: of('revoke', { on: machine, whom: machine, by: vouched, back: fc.nat(2) }) },
	{ weight: 1, arbitrary: of('revoke-each-other', { on: machine, whom: machine, back: fc.nat(2) }) },
	{ weight: 4, arbitrary: of('clone', { on: machine }) },
	{ weight: 5, arbitrary: of('back-up', { on: machine }) },
	{ weight: 5, arbitrary: of('roll-back', { on: machine }) },
	{ weight: 2, arbitrary: of('second-tab', { on: machine, pick }) },
	{ weight: 1, arbitrary: of('anew', { on: machine, how: vouched }) },
	{
		weight: 6,
		arbitrary: of('malice', { on: machine, kind: fc.constantFrom(...BENT_CHANGES, ...BENT_RECORDS), pick })
	},
	{ weight: 5, arbitrary: of('forge', { victim: machine, to: machine, kind: fc.constantFrom(...FORGERIES), pick }) },
	{ weight: 2, arbitrary: of('rotate', { on: machine }) },
	{ weight: 2, arbitrary: of('hand-key', { from: machine, to: machine }) },
	{ weight: 2, arbitrary: of('clock', { on: machine, days: fc.integer({ min: -4000, max: 4000 }) }) }
);

export interface Script {
	/** Devices besides the first, paired with it before anything happens. */
	paired: number;
	steps: Step[];
}

/** Scripts of up to `longest` steps, half as many on average; short ones too, so that a failing one shrinks to what matters. */
export const script = (longest: number): fc.Arbitrary<Script> =>
	fc.record({
		paired: fc.integer({ min: 1, max: 2 }),
		steps: fc.array(step, { maxLength: longest, size: 'max' })
	});
