import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { bodySchemas, ROW_KINDS, type RecordBodies, type RecordKind } from './bodies.js';

const hex = (bytes: number): string => 'ab'.repeat(bytes);
const id = `${hex(16)}.7`;
const day = '2026-10-14';

/** A body of each kind with every key that it may have. */
const full: { [K in RecordKind]: RecordBodies[K] } = {
	entered: {
		salt: hex(16),
		volume: 2026,
		fields: { essence: 'x' },
		imported: {
			key: hex(32),
			sheet: 'a',
			sourceRow: 7,
			column7: 'b',
			onPaper: true,
			inPortal: false,
			signedByHand: true
		}
	},
	completed: { fields: { minutes: 30 } },
	corrected: { fields: { essence: null }, reason: 'r' },
	voided: { reason: 'r' },
	time: { date: day, from: '09:00', to: '24:00', minutes: 900, what: 'w' },
	'time-corrected': { session: id, date: day, from: '09:00', to: '10:00', minutes: 60, what: 'w', reason: 'r' },
	'time-voided': { session: id, reason: 'r' },
	consent: { given: true, how: 'oral', date: day },
	signed: {
		data: '{}',
		cms: 'AAAA',
		signer: 's',
		serialNumber: '1',
		issuer: 'i',
		algorithm: 'a',
		signedAt: '2026-10-14T05:31:00Z',
		timeStamped: true,
		stampedAt: '2026-10-14T05:31:02Z',
		validFrom: '2026-01-01T00:00:00Z',
		validUntil: '2027-01-01T00:00:00Z'
	},
	'signed-by-manifest': {
		data: '{}',
		manifest: '{}',
		cms: 'AAAA',
		signer: 's',
		serialNumber: '1',
		issuer: 'i',
		algorithm: 'a',
		signedAt: '2026-10-14T05:31:00Z',
		timeStamped: false,
		stampedAt: '2026-10-14T05:31:02Z',
		validFrom: '2026-01-01T00:00:00Z',
		validUntil: '2027-01-01T00:00:00Z'
	},
	'mobile-signing': { allowed: true, service: 'https://sign.example.kz' },
	'sign-later': { wanted: true },
	sent: { transfer: 't', record: '{}', portalNumber: '5' },
	paper: { log: 'l', page: 1, line: 2 },
	'paper-withdrawn': { reason: 'r' },
	'paper-log': {
		log: 'l',
		volume: 1,
		sheets: 96,
		lines: 12,
		language: 'kk',
		stamp: 'office',
		stampOf: 's',
		place: 'p',
		opened: day,
		closed: day,
		keptUntil: day
	},
	'paper-line': { log: 'l', page: 1, line: 2, state: 'spoiled', note: 'n' },
	'pay-asked': { date: day, asked: true },
	'pay-rate': { from: day, assistanceKind: 'defence', category: 'criminal', perHour: 500 },
	mrp: { from: day, tenge: 4000 },
	'day-off': { date: day, state: 'off', note: 'n' },
	'expected-lawyer': { name: 'n', expected: true },
	'paper-log-disposed': { log: 'l', date: day, act: '3', members: ['m'], how: 'h' },
	document: {
		what: 'received',
		title: 't',
		date: day,
		from: 'f',
		blobs: [hex(32)],
		form: 'original',
		sheets: 2,
		copy: id,
		note: 'n'
	},
	'document-copy': {
		entry: id,
		struck: 's',
		title: 't',
		date: day,
		note: 'n',
		pages: [{ blob: hex(32), type: 'image/jpeg', bytes: 9, width: 3, height: 4 }]
	},
	'copies-disposed': {
		date: day,
		act: '1',
		members: ['m'],
		how: 'h',
		items: [{ row: id, copy: id, title: 't', blobs: [hex(32)] }]
	},
	ended: { date: day, outcome: 'o' },
	'copies-demanded': { date: day, demanded: true },
	duty: { point: '1.11', state: 'done', date: day, note: 'n' },
	'conflict-check': {
		searched: ['x'],
		outcome: 'same',
		note: 'n',
		compared: 9,
		found: [{ row: id, verdict: 'possible', reason: 'letter', sameIssue: true }]
	},
	party: { entry: id, struck: 's', name: 'n', role: 'opponent', iin: 'i', note: 'n' },
	stage: { stage: 'appeal', date: day, note: 'n' },
	action: {
		entry: id,
		struck: 's',
		what: 'hearing',
		date: day,
		from: '10:00',
		to: '11:30',
		place: 'p',
		about: 'a',
		due: day,
		pages: 3,
		result: 'r',
		settled: day,
		measures: 'm'
	},
	'client-paper': { paper: 'agreement', language: 'kk', date: day, text: 't' },
	'own-entry': {
		entry: id,
		struck: 's',
		what: 'training',
		date: day,
		until: day,
		title: 't',
		number: 'n',
		issuer: 'i',
		minutes: 240,
		amount: 'a',
		note: 'n'
	},
	'paper-template': { template: 'obstacle', language: 'ru', text: 't' },
	'month-closed': { month: '2026-10', rows: 3, minutes: 90 },
	'vault-created': { rootKey: hex(32) },
	'device-added': { device: hex(16), name: 'n', signKey: hex(32), agreeKey: hex(32), by: 'root', signature: hex(64) },
	'device-revoked': { device: hex(16), last: { n: 0, link: hex(32) }, by: hex(16), signature: hex(64) },
	'epoch-opened': { epoch: hex(16), seals: ['AAAA'] },
	'device-named': { device: hex(16), name: 'n' },
	'volume-opened': { year: 2026, document: hex(16) },
	decision: { items: [{ record: id, hash: hex(32), take: true }] },
	profile: {
		occupation: 'advocate',
		name: 'n',
		association: 'a',
		licence: 'l',
		iin: 'i',
		practice: 'alone',
		practiceName: 'p',
		address: 'a',
		phone: 'p'
	},
	settings: { registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 15 },
	authority: { certificate: 'AAAA', name: 'n', trusted: true }
};
const OPTIONAL: { [K in RecordKind]?: string[] } = {
	entered: ['imported'],
	time: ['from', 'to', 'what'],
	'time-corrected': ['from', 'to', 'what'],
	'signed-by-manifest': ['issuer', 'algorithm', 'timeStamped', 'stampedAt', 'validFrom', 'validUntil'],
	signed: ['issuer', 'algorithm', 'timeStamped', 'stampedAt', 'validFrom', 'validUntil'],
	sent: ['portalNumber'],
	paper: ['line'],
	'paper-log': ['volume', 'lines', 'stampOf', 'closed', 'keptUntil'],
	'paper-line': ['note'],
	'pay-rate': ['assistanceKind', 'category', 'perHour'],
	mrp: ['tenge'],
	'day-off': ['note'],
	'paper-log-disposed': ['how'],
	document: ['from', 'blobs', 'form', 'sheets', 'copy', 'note'],
	'document-copy': ['entry', 'struck', 'note'],
	'copies-disposed': ['how'],
	ended: ['outcome'],
	duty: ['note'],
	'conflict-check': ['note', 'compared', 'found'],
	party: ['entry', 'struck', 'iin', 'note'],
	stage: ['note'],
	action: ['entry', 'struck', 'from', 'to', 'place', 'about', 'due', 'pages', 'result', 'settled', 'measures'],
	'own-entry': ['entry', 'struck', 'until', 'title', 'number', 'issuer', 'minutes', 'amount', 'note'],
	'paper-template': ['text'],
	profile: ['iin', 'practice', 'practiceName', 'address', 'phone']
};
const kinds = Object.keys(bodySchemas) as RecordKind[];
const takes = (kind: RecordKind, body: unknown): boolean => v.safeParse(bodySchemas[kind], body).success;

describe('the body of every kind', () => {
	test('is taken with all its keys, and comes out as it went in', () => {
		for (const kind of kinds) expect(v.parse(bodySchemas[kind], full[kind]), kind).toEqual(full[kind]);
	});

	test('needs each key that is not optional', () => {
		for (const kind of kinds)
			for (const key of Object.keys(full[kind])) {
				const { [key]: _, ...rest } = full[kind] as { [key: string]: unknown };
				expect(takes(kind, rest), `${kind} without ${key}`).toBe(OPTIONAL[kind]?.includes(key) ?? false);
			}
	});

	test('is closed: no other key, and no value of another type', () => {
		for (const kind of kinds) {
			expect(takes(kind, { ...full[kind], other: 1 }), kind).toBe(false);
			for (const key of Object.keys(full[kind]))
				for (const value of [{ a: 1 }, Symbol('x'), Number.NaN])
					expect(takes(kind, { ...full[kind], [key]: value }), `${kind}.${key}`).toBe(false);
			for (const value of [null, undefined, 'x', 1, true]) expect(takes(kind, value)).toBe(false);
		}
	});
});

describe('the limits of bodies', () => {
	const wrong: { [K in RecordKind]?: { [key: string]: unknown }[] } = {
		entered: [
			{ salt: hex(15) },
			{ salt: hex(16).toUpperCase() },
			{ volume: 1989 },
			{ volume: 2201 },
			{ volume: 2026.5 }
		],
		completed: [{ fields: {} }],
		corrected: [{ fields: {} }, { reason: '' }, { reason: ' \n' }],
		voided: [{ reason: '\t' }],
		time: [{ from: '24:01' }, { from: '9:00' }, { to: '10:60' }, { minutes: 527_041 }, { date: '2026-02-30' }],
		'time-corrected': [{ session: hex(16) }, { session: `${hex(16)}.0` }, { reason: '' }],
		consent: [{ how: 'shouted' }, { given: 1 }],
		signed: [
			{ cms: 'AAA' },
			{ cms: 'A'.repeat(2_000_004) },
			{ signedAt: 'yesterday' },
			{ data: 'x'.repeat(20_001) },
			{ validUntil: 'never' }
		],
		authority: [{ certificate: 'AAA' }, { certificate: 'A'.repeat(20_004) }, { name: 'x'.repeat(20_001) }],
		paper: [{ page: -1 }, { page: 1.5 }, { page: 2 ** 53 }, { page: 1e300 }],
		'paper-withdrawn': [{ reason: ' ' }],
		'paper-log': [{ log: '' }, { sheets: 0 }, { lines: 0 }, { volume: 0 }, { language: 'both' }, { stamp: 'bar' }],
		'pay-asked': [{ date: 'x' }, { asked: 'yes' }],
		'pay-rate': [{ perHour: -1 }, { perHour: 0.5 }, { category: 'x' }],
		mrp: [{ tenge: 1.5 }],
		'day-off': [{ state: 'x' }],
		'expected-lawyer': [{ name: ' ' }],
		'paper-line': [{ log: ' ' }, { page: 0 }, { line: 0 }, { state: 'lost' }],
		'paper-log-disposed': [{ log: '' }, { members: Array(21).fill('x') }, { date: '2026-02-30' }],
		document: [
			{ what: 'lost' },
			{ blobs: [hex(31)] },
			{ blobs: Array(501).fill(hex(32)) },
			{ form: 'scan' },
			{ sheets: -1 }
		],
		'document-copy': [
			{ title: ' ' },
			{ pages: [] },
			{ pages: [{ blob: hex(31), type: 'image/jpeg', bytes: 1 }] },
			{ pages: [{ blob: hex(32), type: 'text/html', bytes: 1 }] }
		],
		'copies-disposed': [
			{ items: [] },
			{ items: [{ row: id, copy: id, title: 't', blobs: [] }] },
			{ members: Array(21).fill('x') }
		],
		duty: [{ point: '0' }, { point: '1.111' }, { point: '10.1' }, { state: 'maybe' }],
		'conflict-check': [
			{ searched: Array(101).fill('x') },
			{ outcome: 'maybe' },
			{ found: [{ row: id, verdict: 'different', reason: 'r' }] }
		],
		party: [{ name: ' ' }, { role: 'judge' }, { entry: 'x' }, { struck: '' }],
		stage: [{ stage: 'over' }, { date: '2026-13-01' }],
		action: [{ what: 'walk' }, { from: '25:00' }, { due: 'soon' }, { pages: -1 }, { struck: ' ' }],
		'client-paper': [{ paper: 'letter' }, { language: 'en' }, { text: '' }],
		'own-entry': [{ what: 'car' }, { until: '2026-02-30' }, { minutes: 1.5 }],
		'paper-template': [{ template: 'letter' }, { text: '\n' }],
		'month-closed': [{ month: '2026-13' }, { month: '2026-1' }, { rows: -1 }],
		'vault-created': [{ rootKey: hex(31) }],
		'device-added': [{ by: 'nobody' }, { signature: hex(63) }, { signKey: `${hex(31)}zz` }],
		'device-revoked': [{ last: { n: -1, link: hex(32) } }, { last: { n: 1, link: hex(32), more: 1 } }],
		'volume-opened': [{ document: hex(17) }],
		decision: [{ items: [] }, { items: [{ record: id, hash: hex(32) }] }],
		profile: [{ occupation: 'notary' }, { practice: 'none' }],
		settings: [{ lockAfter: 0 }, { lockAfter: 481 }, { registerLanguage: 'en' }, { numbering: 'random' }]
	};

	test('hold', () => {
		for (const kind of kinds)
			for (const part of wrong[kind] ?? [])
				expect(takes(kind, { ...full[kind], ...part }), `${kind} ${Object.keys(part).join()}`).toBe(false);
	});
});

test('kinds that tell of a row are all but those of the vault', () => {
	const vaultKinds = kinds.filter((kind) => !ROW_KINDS.some((one) => one === kind));
	expect(vaultKinds.toSorted()).toEqual(
		[
			'authority',
			'copies-disposed',
			'decision',
			'epoch-opened',
			'mobile-signing',
			'device-named',
			'device-added',
			'device-revoked',
			'day-off',
			'expected-lawyer',
			'month-closed',
			'mrp',
			'pay-rate',
			'paper-line',
			'paper-log',
			'paper-log-disposed',
			'own-entry',
			'paper-template',
			'profile',
			'settings',
			'vault-created',
			'volume-opened'
		].toSorted()
	);
});
