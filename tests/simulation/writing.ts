import type { RecordKind, Row } from '#lib/register/index.js';
import { documentOf, hexOf, vaultDocument } from './identities.js';
import type { Machine } from './machine.js';
import type { Plan } from './plan.js';
import type { Writing } from './steps.js';

/** One document that all devices share, and one of each device for another year, as when two open a year while apart. */
const documentOfYear = (machine: Machine, year: number): string =>
	documentOf(year === 2026 ? 'volume 2026' : `volume ${year} of ${machine.device}`);

/** What a lawyer would write at this machine now. */
export function plansFor(machine: Machine, what: Writing, pick: number, unique: string): Plan[] {
	const { rows } = machine.register;
	const row = rows[pick % Math.max(1, rows.length)];
	if (what === 'profile') return [profile(machine, pick)];
	if (what === 'several') return [0, 1, 2].map((at) => entered(machine, pick, `${unique} ${at}`, at));
	if (what === 'enter' || !row) return [entered(machine, pick, unique, 0)];
	return [ofRow(machine, row, what, pick)];
}

function entered(machine: Machine, pick: number, unique: string, further: number): Plan {
	const year = pick % 4 === 0 ? 2025 : 2026;
	const next = machine.register.volumes.find((volume) => volume.year === year)?.next ?? '1';
	return {
		document: documentOfYear(machine, year),
		kind: 'entered',
		base: [],
		body: {
			salt: hexOf(unique, 16),
			volume: year,
			fields: {
				number: String(Number(next) + further),
				applicationDate: `${year}-03-0${1 + (pick % 9)}`,
				essence: `essence ${pick}`
			}
		}
	};
}

function ofRow(
	machine: Machine,
	row: Row,
	what: Exclude<Writing, 'enter' | 'several' | 'profile'>,
	pick: number
): Plan {
	const bodies = {
		complete: ['completed', { fields: { assistanceKind: 'consulting', minutes: pick } }],
		correct: ['corrected', { fields: { essence: `corrected ${pick}` }, reason: 'mistyped' }],
		void: ['voided', { reason: 'entered twice' }],
		time: ['time', { date: '2026-03-10', minutes: 30 + pick }],
		consent: ['consent', { given: pick % 2 === 0, how: 'oral', date: '2026-03-10' }],
		paper: ['paper', { log: '1', page: pick }]
	} as const satisfies { [W in typeof what]: readonly [RecordKind, Plan['body']] };
	const [kind, body] = bodies[what];
	return { document: documentOfYear(machine, row.volume), kind, row: row.id, base: row.heads, body };
}

function profile(machine: Machine, pick: number): Plan {
	return {
		document: vaultDocument,
		kind: 'profile',
		base: machine.register.heads['profile'] ?? [],
		body: { occupation: 'advocate', name: `Lawyer ${pick}`, association: 'Association', licence: '1' }
	};
}
