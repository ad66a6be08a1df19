import fc from 'fast-check';
import {
	ASSISTANCE_KINDS,
	BASIS_KINDS,
	CATEGORIES,
	CONSENT_WAYS,
	kazakhstanDay,
	REGISTER_LANGUAGES,
	ROLES,
	type RowFields
} from '#lib/register/index.js';

/**
 * Random material for registers: values, fields of a row, and the steps of
 * several devices that write, meet and part. What the steps make of it is in
 * `devices.ts`, so that a simulator can play the same steps on real vaults.
 */

/** Milliseconds UTC, in 2025 or 2026. */
const moments = fc.integer({ min: Date.UTC(2025, 0, 2), max: Date.UTC(2026, 11, 30) });
/** Calendar days `yyyy-mm-dd`, in 2025 or 2026. */
export const days = moments.map(kazakhstanDay);
/** Texts as a lawyer writes them, few enough that equal ones occur. */
const words = fc.constantFrom(
	'взыскание алиментов',
	'защита по ст. 188 УК',
	'еңбек дауы',
	'тұрғын үй мәселесі',
	'«Договор» № 5; с приложением',
	'line one\nline two',
	''
);
/** Numbers as rows claim them, few enough to clash. */
export const numbers = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }).map(String) },
	{ weight: 1, arbitrary: fc.constantFrom('3-1', '3-2', '3-10', '58-1', '999999999') }
);

const clients = fc.constantFrom('Ахметов Серик', 'Сейітқызы Айгүл', 'Ivanov Pyotr');

/** Fields of a row; each is absent, null or filled. */
export const rowFields: fc.Arbitrary<RowFields> = fc.record(
	{
		number: fc.option(numbers),
		applicationDate: fc.option(days),
		language: fc.option(fc.constantFrom(...REGISTER_LANGUAGES)),
		basisKind: fc.option(fc.constantFrom(...BASIS_KINDS)),
		basisText: fc.option(words),
		basisNumber: fc.option(fc.constantFrom('5', '17/2026', '')),
		basisDate: fc.option(days),
		category: fc.option(fc.constantFrom(...CATEGORIES)),
		essence: fc.option(words),
		essenceForPortal: fc.option(words),
		assistanceKind: fc.option(fc.constantFrom(...ASSISTANCE_KINDS)),
		role: fc.option(fc.constantFrom(...ROLES)),
		minutes: fc.option(fc.integer({ min: 0, max: 600 })),
		lateReason: fc.option(words),
		clientName: fc.option(clients),
		clientPhones: fc.option(fc.array(fc.constantFrom('+77011234567', '8 701 000 00 00'), { maxLength: 2 })),
		otherParties: fc.option(fc.array(clients, { maxLength: 2 })),
		notes: fc.option(words)
	},
	{ requiredKeys: [] }
);
const changedFields = rowFields.filter((fields) => Object.keys(fields).length > 0);
const reason = fc.constantFrom('опечатка', 'қате', 'уточнено по документу');

const clocks = fc.constantFrom('08:00', '09:30', '12:00', '13:15', '22:30', '24:00');
/** A time session, as the body of its record. */
export const times = fc.record(
	{ date: days, minutes: fc.integer({ min: 0, max: 300 }), from: clocks, to: clocks, what: words },
	{ requiredKeys: ['date', 'minutes'] }
);

const hex = (bytes: number) =>
	fc.array(fc.integer({ min: 0, max: 255 }), { minLength: bytes, maxLength: bytes }).map(toHex);
const toHex = (bytes: number[]) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
const salts = hex(16);

/** What a device does to a row; `pick` chooses among what it knows. */
type RowAct =
	| { kind: 'completed'; body: { fields: RowFields } }
	| { kind: 'corrected'; body: { fields: RowFields; reason: string } }
	| { kind: string; body: object };

const rowActs: fc.Arbitrary<RowAct> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('completed'), body: fc.record({ fields: changedFields }) }) },
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('corrected'), body: fc.record({ fields: changedFields, reason }) })
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('time'), body: times }) },
	act('voided', { reason }),
	act('consent', { given: fc.boolean(), how: fc.constantFrom(...CONSENT_WAYS), date: days }),
	act('paper', { log: fc.constantFrom('1', '2'), page: fc.integer({ min: 1, max: 50 }) }),
	act('paper-withdrawn', { reason }),
	act('signed', {
		data: fc.constant('{}'),
		cms: fc.constant('MIIB'),
		signer: fc.constant('АДВОКАТ ПРИМЕР'),
		serialNumber: fc.constant('3f2a'),
		signedAt: moments.map((moment) => new Date(moment).toISOString())
	}),
	act('signed-by-manifest', {
		data: fc.constant('{}'),
		manifest: fc.constant('{"statements":[]}'),
		cms: fc.constant('MIIB'),
		signer: fc.constant('АДВОКАТ ПРИМЕР'),
		serialNumber: fc.constant('3f2b'),
		signedAt: moments.map((moment) => new Date(moment).toISOString())
	}),
	act('sign-later', { wanted: fc.boolean() }),
	act('sent', { transfer: hex(16), record: fc.constantFrom('{"minutes":60}', '{"essenceForPortal":null}') }),
	act('document', {
		what: fc.constantFrom('received', 'returned', 'copy-kept'),
		title: words,
		date: days
	}),
	act('ended', { date: days }),
	act('copies-demanded', { date: days, demanded: fc.boolean() }),
	act('duty', {
		point: fc.constantFrom('1.5', '4.1'),
		state: fc.constantFrom('done', 'not-needed', 'open'),
		date: days
	}),
	act('party', { name: clients, role: fc.constantFrom('opponent', 'witness') }),
	act('stage', { stage: fc.constantFrom('intake', 'appeal'), date: days }),
	act('action', { what: fc.constantFrom('hearing', 'request'), date: days }),
	act('document-copy', {
		title: clients,
		date: days,
		pages: fc.tuple(fc.record({ blob: hex(32), type: fc.constant('image/jpeg'), bytes: fc.nat() }))
	}),
	act('conflict-check', { searched: fc.array(clients, { maxLength: 2 }), outcome: fc.constantFrom('none', 'possible') })
);

function act(kind: string, body: { [key: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<RowAct> {
	return fc.record({ kind: fc.constant(kind), body: fc.record(body) });
}

const vaultActs: fc.Arbitrary<RowAct> = fc.oneof(
	act('profile', {
		occupation: fc.constantFrom('advocate', 'consultant'),
		name: fc.constantFrom('Пример А.', 'Үлгі Б.'),
		association: fc.constant('АГКА'),
		licence: fc.constantFrom('№ 1', '№ 2')
	}),
	act('settings', {
		registerLanguage: fc.constantFrom('ru', 'kk', 'both'),
		numbering: fc.constantFrom('yearly', 'continuous'),
		subNumbers: fc.boolean(),
		lockAfter: fc.constant(15)
	}),
	act('authority', { certificate: fc.constantFrom('MIIB', 'MIIC'), name: words, trusted: fc.boolean() }),
	act('paper-log', {
		log: fc.constantFrom('1', '2'),
		sheets: fc.constantFrom(48, 96),
		language: fc.constantFrom('kk', 'ru'),
		stamp: fc.constant('own'),
		place: fc.constant(''),
		opened: days
	}),
	act('paper-line', {
		log: fc.constantFrom('1', '2'),
		page: fc.integer({ min: 1, max: 3 }),
		line: fc.constantFrom(1, 2),
		state: fc.constantFrom('not-in-register', 'spoiled', 'blank', 'settled')
	}),
	act('paper-log-disposed', {
		log: fc.constantFrom('1', '2'),
		date: days,
		act: fc.constant('3'),
		members: fc.constant([])
	}),
	act('own-entry', { what: fc.constantFrom('insurance', 'training'), date: days }),
	act('paper-template', {
		template: fc.constantFrom('agreement', 'obstacle'),
		language: fc.constantFrom('kk', 'ru'),
		text: fc.constantFrom('А', 'Ә')
	}),
	act('month-closed', { month: fc.constantFrom('2026-01', '2026-02'), rows: fc.constant(3), minutes: fc.constant(90) }),
	act('volume-opened', { year: fc.constantFrom(2025, 2026), document: fc.constantFrom('0'.repeat(32), '1'.repeat(32)) })
);

/** One step of a history. `device`, `pick` and `other` are any numbers: the player takes them modulo what there is. */
export type Step =
	| { do: 'enter'; device: number; fields: RowFields; salt: string; imported: boolean }
	| { do: 'row'; device: number; pick: number; act: RowAct }
	/** Corrects (or strikes out, without a body) a time session that the device knows. */
	| { do: 'session'; device: number; pick: number; body: { date: string; minutes: number } | null; reason: string }
	/** Writes an action or a party that the device knows anew, or strikes it out. */
	| { do: 'rewrite'; device: number; pick: number; date: string; struck: boolean }
	| { do: 'vault'; device: number; act: RowAct }
	/** The device gets all that the other has. */
	| { do: 'meet'; device: number; other: number }
	| { do: 'revoke'; device: number; other: number; byRoot: boolean; back: number }
	| { do: 'decide'; device: number; pick: number; take: boolean }
	/** The device goes on from an older state of itself, as another copy of its log did: a fork. */
	| { do: 'fork'; device: number; back: number };

const sessionBodies = fc.option(fc.record({ date: days, minutes: fc.integer({ min: 0, max: 300 }) }));
const index = fc.nat({ max: 1000 });
const back = fc.nat({ max: 3 });
const usual: fc.WeightedArbitrary<Step>[] = [
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('enter' as const),
			device: index,
			fields: rowFields,
			salt: salts,
			imported: fc.nat({ max: 9 }).map((chance) => chance === 0)
		})
	},
	{ weight: 12, arbitrary: fc.record({ do: fc.constant('row' as const), device: index, pick: index, act: rowActs }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('session' as const),
			device: index,
			pick: index,
			body: sessionBodies,
			reason
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('rewrite' as const),
			device: index,
			pick: index,
			date: days,
			struck: fc.boolean()
		})
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('vault' as const), device: index, act: vaultActs }) },
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('meet' as const), device: index, other: index }) }
];
const troubled: fc.WeightedArbitrary<Step>[] = [
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('revoke' as const),
			device: index,
			other: index,
			byRoot: fc.nat({ max: 3 }).map((chance) => chance === 0),
			back
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('decide' as const), device: index, pick: index, take: fc.boolean() })
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('fork' as const), device: index, back }) }
];

/** A row that all devices have, so that there is something to do apart. */
const beginning = fc.record({ fields: rowFields, salt: salts }).map(({ fields, salt }): Step[] => [
	{ do: 'enter', device: 0, fields, salt, imported: false },
	{ do: 'meet', device: 1, other: 0 },
	{ do: 'meet', device: 2, other: 0 }
]);
const after = (steps: fc.Arbitrary<Step>, maxLength: number): fc.Arbitrary<Step[]> =>
	fc.tuple(beginning, fc.array(steps, { maxLength, size: 'max' })).map(([first, rest]) => [...first, ...rest]);

/** Steps of devices that only work: enter, complete, correct, meet. */
export const quietSteps = (maxLength = 30): fc.Arbitrary<Step[]> => after(fc.oneof(...usual), maxLength);
/** The same with revocations, forks and decisions. */
export const troubledSteps = (maxLength = 30): fc.Arbitrary<Step[]> =>
	after(fc.oneof(...usual, ...troubled), maxLength);

/** Texts and values that are no records of ours, or broken ones; for adding to any register. */
export const oddities: fc.Arbitrary<unknown> = fc.oneof(
	fc.anything(),
	fc.string(),
	fc.json(),
	fc.constantFrom(
		'{"__proto__":{"v":0}}',
		'{"v":0,"kind":"entered","device":"x","n":1}',
		null,
		undefined,
		'['.repeat(50_000)
	)
);
