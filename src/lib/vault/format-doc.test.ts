import { readdirSync, readFileSync } from 'node:fs';
import {
	ASSISTANCE_KINDS,
	BASIS_KINDS,
	bodySchemas,
	CATEGORIES,
	isCanonicalText,
	LOCALITIES,
	parseRecord,
	REGISTER_LANGUAGES,
	ROLES,
	ROW_FIELDS,
	ROW_KINDS,
	secrecyOf,
	type RecordKind
} from '#lib/register/index.js';
import { MAX_TEXT } from '#lib/register/fields.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { hexOf, setUpAutomerge } from '../../../tests/tools/test-vault.js';
import { fromHex } from './bytes.js';
import { emptyDocument, headsOf, newActor } from './document.js';
import { JOURNAL_LAYOUT } from './journal/port.js';
import { LEAST_PASSPHRASE, USUAL_COST } from './keyring.js';
import { Membership } from './membership.js';
import ids from './vectors/ids.json' with { type: 'json' };
import log from './vectors/log.json' with { type: 'json' };

/** Holds docs/format.md to the code: what one of them gains, the other must have. */
const document = readFileSync('docs/format.md', 'utf8');
const section = (title: string): string => {
	const [, text] = document.split(`\n## ${title}\n`);
	if (text === undefined) throw new Error(`no section ${title}`);
	return text.split('\n## ')[0] ?? '';
};
/** Rows of the tables in a text, by the code word in their first cell. */
const rowsOf = (text: string): Map<string, string> =>
	new Map([...text.matchAll(/^\| `([^`]+)` *\|(.*)$/gm)].map(([, name = '', rest = '']) => [name, rest]));
const examples = (section('Examples').split('```')[1] ?? '').split('\n').slice(1, -1);
const kinds = Object.keys(bodySchemas) as RecordKind[];
beforeAll(setUpAutomerge);

describe('the kinds of records in docs/format.md', () => {
	const rows = rowsOf(section('Kinds of records'));

	test('are those of the code, in the place that tells of a row or not', () => {
		expect([...rows.keys()].toSorted()).toEqual(kinds.toSorted());
		const ofRow = rowsOf(section('Kinds of records').split('Kinds of the vault')[0] ?? '');
		expect([...ofRow.keys()].toSorted()).toEqual([...ROW_KINDS].toSorted());
	});

	test('name every key of every body, and which may be absent', () => {
		for (const kind of kinds) {
			const text = rows.get(kind) ?? '';
			const keys = keysOf(bodySchemas[kind]);
			expect(keys.length, kind).toBeGreaterThan(0);
			for (const { key, optional } of keys)
				expect(text, `${kind}.${key}`).toContain(`\`${key}${optional ? '?' : ''}\``);
			const named = [...text.matchAll(/`([a-zA-Z0-9]+)\??`/g)].map(([, key]) => key);
			const known = new Set([...keys.map(({ key }) => key), 'time']);
			expect(
				named.filter((key) => !known.has(key ?? '')),
				kind
			).toEqual([]);
		}
	});

	test('have an example each, which is a canonical record', () => {
		for (const text of examples) {
			expect(parseRecord(text), text).toMatchObject({ ok: true });
			expect(isCanonicalText(text), text).toBe(true);
		}
		const shown = examples.map((text) => (JSON.parse(text) as { kind: string }).kind);
		expect(shown.toSorted()).toEqual(kinds.toSorted());
	});

	test('show statements on devices that hold', async () => {
		const members = new Membership(fromHex(ids.vault) ?? new Uint8Array());
		const parsed = examples.map((text) => parseRecord(text));
		await members.learn(parsed.flatMap((one) => (one.ok ? [one.record] : [])));
		expect(members.keyOf(ids.device)).toEqual(fromHex(ids.signKey));
		expect(members.distrusted.size).toBe(0);
	});
});

interface Node {
	type: string;
	entries?: { [key: string]: Node };
	item?: Node;
	wrapped?: Node;
}

/** The keys that a schema names, also those of objects inside of it; not those of a row's fields, which have a table. */
function keysOf(schema: unknown): { key: string; optional: boolean }[] {
	const { entries = {}, item, wrapped } = schema as Node;
	const inside = [item, wrapped].flatMap((one) => (one ? keysOf(one) : []));
	const own = Object.entries(entries).flatMap(([key, one]) => [
		{ key, optional: one.type === 'optional' },
		...(key === 'fields' ? [] : keysOf(one))
	]);
	return [...own, ...inside];
}

describe('the fields of a row in docs/format.md', () => {
	const rows = rowsOf(section('Fields of a row'));

	test('are those of the code, with their secrecy', () => {
		expect([...rows.keys()]).toEqual([...ROW_FIELDS]);
		for (const field of ROW_FIELDS) {
			const cells = (rows.get(field) ?? '')
				.replaceAll('\\|', '')
				.split('|')
				.map((cell) => cell.trim());
			expect(cells.slice(1, 4), field).toEqual([
				secrecyOf(field, 'court-order'),
				secrecyOf(field, 'contract'),
				secrecyOf(field, null)
			]);
		}
	});

	test('have the codes of the code', () => {
		const lists = {
			language: REGISTER_LANGUAGES,
			basisKind: BASIS_KINDS,
			category: CATEGORIES,
			assistanceKind: ASSISTANCE_KINDS,
			role: ROLES,
			locality: LOCALITIES
		};
		for (const [field, codes] of Object.entries(lists)) expect(rows.get(field)).toContain(codes.join(' \\| '));
	});
});

describe('the constants in docs/format.md', () => {
	const sources = ['src/lib/vault', 'src/lib/vault/backup', 'src/lib/vault/documents']
		.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
		.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
		.map((path) => readFileSync(path, 'utf8'))
		.join('\n');

	test('name every purpose that the code hashes, signs or derives with', () => {
		const inCode = new Set([...sources.matchAll(/['`](tizilim-[a-z$-][^'`]*-\d)['`]/g)].map(([, name = '']) => name));
		const purposes = [...inCode].flatMap((name) =>
			name.includes('${')
				? ['run', 'snapshot', 'draft', 'acknowledgement', 'document', 'holdings'].map((purpose) =>
						name.replace('${purpose}', purpose)
					)
				: [name]
		);
		expect(purposes.length).toBeGreaterThan(12);
		expect(purposes.filter((name) => !document.includes(`"${name}"`))).toEqual([]);
		const inDocument = new Set([...document.matchAll(/"(tizilim-[a-z-]+-\d)"/g)].map(([, name = '']) => name));
		expect([...inDocument].filter((name) => !purposes.includes(name))).toEqual([]);
	});

	test('name every kind of sealed thing', () => {
		const inCode = [...sources.matchAll(/utf8\('(TZL[A-Z])'\)/g)].map(([, magic = '']) => magic);
		expect(inCode.length).toBeGreaterThan(5);
		expect([...rowsOf(section('Conventions')).keys()].toSorted()).toEqual([...new Set(inCode)].toSorted());
	});

	test('have the change from which every document starts', () => {
		const hex = /'(856f4a83[0-9a-f]+)'/.exec(sources)?.[1] ?? 'none';
		expect(document).toContain(`\n${hex}\n`);
		expect(document).toContain(`\`${headsOf(emptyDocument(newActor(hexOf(16))))[0] ?? 'none'}\``);
	});

	test('have the numbers of the code', () => {
		const { memory, passes, lanes } = USUAL_COST;
		const number = (value: number): string => value.toLocaleString('en-US');
		expect(document).toContain(`Usual costs: ${number(memory)} KiB, ${String(passes)} passes, ${String(lanes)} lane.`);
		expect(document).toContain(`at least ${String(LEAST_PASSPHRASE)} characters`);
		expect(document).toContain(`at most ${number(MAX_TEXT)} UTF-16 units`);
		expect(section('On disk')).toContain(`database \`tizilim\`, version ${String(JOURNAL_LAYOUT)}.`);
		const stores = readFileSync('src/lib/vault/journal/connection.ts', 'utf8');
		const beside = readFileSync('src/lib/vault/documents/idb.ts', 'utf8');
		const named = [...`${stores}${beside}`.matchAll(/createObjectStore\('([a-z]+)'/g)].map(([, name = '']) => name);
		expect([...rowsOf(section('On disk')).keys()].toSorted()).toEqual(named.toSorted());
	});

	test('have the vectors that they show', () => {
		const table = section('Vectors');
		const values = [ids.rootSeed, ids.vault, ids.vaultDocument, ids.signSeed, ids.device, ids.epochKey, ids.epoch];
		for (const value of [...values, ...log.links.slice(0, 2)]) expect(table).toContain(`\`${value}\``);
	});
});
