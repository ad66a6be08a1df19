import { beforeAll, describe, expect, test, vi } from 'vitest';
import { issue, type Holder } from '../../../tests/doubles/eds/authority.js';
import { signCms } from '../../../tests/doubles/eds/cms.js';
import { gostKey, rsaKey } from '../../../tests/doubles/eds/keys.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, recordId, type Envelope, type RecordBodies, type Row } from '#lib/register/index.js';
import { fromBase64, toBase64 } from './bytes.js';
import { checkRow, summaryBody, toCheck, type RowFinding } from './check-rows.js';
import { manifestText } from './manifest.js';
import { prepare, signedHashes } from './signed-rows.js';
import { statementOf, statementText } from './statement.js';
import { Verifier } from './verify.js';

interface World {
	root: Holder;
	between: Holder;
	lawyer: Holder;
}
async function worldOf(kind: 'rsa' | 'gost'): Promise<World> {
	const key = () => (kind === 'rsa' ? rsaKey() : Promise.resolve(gostKey(64)));
	const root = await issue(await key(), { commonName: 'ТЕСТ НКО', authority: true });
	const between = await issue(await key(), { commonName: 'ТЕСТ ҰКО', authority: true }, root);
	const lawyer = await issue(await key(), { commonName: 'ИВАНОВА АННА', serial: 'IIN850101400000' }, between);
	return { root, between, lawyer };
}
let rsa: World;
let gost: World;
beforeAll(async () => {
	[rsa, gost] = await Promise.all([worldOf('rsa'), worldOf('gost')]);
});

/** What signing a text leaves in the register. */
async function bodyOf(text: string, { root, between, lawyer }: World): Promise<RecordBodies['signed']> {
	const cms = toBase64(await signCms(new TextEncoder().encode(text), lawyer, { chain: [between] }));
	const summary = summaryBody(await new Verifier([root.certificate]).verify(text, cms));
	if (summary === null) throw new Error('no summary');
	return { data: text, cms, ...summary };
}

/** Three rows of a laptop, signed in one act. */
async function signedRegister(world: World, scribe = new Scribe('a')) {
	const entered = ['57', '58', '59'].map((number) =>
		scribe.enter({ number, essenceForPortal: 'Трудовой спор', essence: 'тайна', minutes: 45 })
	);
	const rows = fold(entered).rows;
	const made = prepare(rows, rows);
	const signatures: Envelope[] = [];
	for (const [at, { text }] of made.entries()) {
		const row = entered[at];
		if (row !== undefined) signatures.push(scribe.about(row, 'signed', await bodyOf(text, world)));
	}
	return { scribe, entered, signatures, records: [...entered, ...signatures] };
}

async function check(records: readonly Envelope[], roots: readonly Holder[] = [rsa.root]): Promise<RowFinding[]> {
	const { rows } = fold(records);
	const verifier = new Verifier(roots.map(({ certificate }) => certificate));
	const hashes = signedHashes(rows);
	return Promise.all(rows.map((row) => checkRow(toCheck(row), hashes, verifier)));
}
const states = (found: readonly RowFinding[]) => found.map(({ state }) => state);
/** The record with another content. */
const withBody = (record: Envelope, change: object): Envelope => ({ ...record, body: { ...record.body, ...change } });

describe('rows are reported as they are', () => {
	test.each(['rsa', 'gost'] as const)('signed under a trusted root, untrusted without it (%s)', async (kind) => {
		const world = kind === 'rsa' ? rsa : gost;
		const { records } = await signedRegister(world);
		expect(states(await check(records, [world.root]))).toEqual(['signed', 'signed', 'signed']);
		expect(states(await check(records, []))).toEqual(['untrusted', 'untrusted', 'untrusted']);
	});

	test('unsigned, and changed since signing; signing the present state heals it, the old signature stays', async () => {
		const { scribe, entered, signatures, records } = await signedRegister(rsa);
		const [first, second] = entered;
		const [signature] = signatures;
		if (!first || !second || !signature) throw new Error('no rows');
		const fresh = scribe.enter({ number: '60' });
		const correction = scribe.correct(first, { minutes: 50 }, [signature]);
		const privately = scribe.correct(second, { essence: 'другая тайна' }, [second]);
		const all = [...records, fresh, correction, privately];
		const found = await check(all);
		expect(states(found)).toEqual(['changed', 'signed', 'signed', 'unsigned']);
		// Private fields may change: said, and no fault.
		expect(found.map(({ signatures: [one] }) => one?.privateChanged ?? null)).toEqual([false, true, false, null]);
		const { rows } = fold(all);
		const [again] = prepare(
			rows.filter(({ id }) => id === recordId(first)),
			rows
		);
		const anew = scribe.about(first, 'signed', await bodyOf(again?.text ?? '', rsa), [correction]);
		const healed = await check([...all, anew]);
		expect(states(healed)[0]).toBe('signed');
		expect(healed[0]?.signatures).toHaveLength(2);
	});

	test('two devices: what one signed, the other verifies, in any order of arrival', async () => {
		const laptop = await signedRegister(rsa, new Scribe('a'));
		const phone = new Scribe('b');
		const row = phone.enter({ number: '61' });
		// The phone saw the laptop's rows and marks its own to be signed there.
		const mark = phone.about(row, 'sign-later', { wanted: true });
		const before = fold([...laptop.records, row, mark]).rows;
		const own = before.filter(({ id }) => id === recordId(row));
		expect(own[0]?.toSign).not.toBeNull();
		const [made] = prepare(own, before);
		const signature = laptop.scribe.about(row, 'signed', await bodyOf(made?.text ?? '', rsa), [mark]);
		const all = [...laptop.records, row, mark, signature];
		for (const records of [all, all.toReversed()]) {
			expect(states(await check(records))).toEqual(['signed', 'signed', 'signed', 'signed']);
			expect(fold(records).rows.every(({ toSign }) => toSign === null)).toBe(true);
		}
	});
});

describe('rows that eGov Mobile signed by one manifest', () => {
	/** Two rows under one CMS, and a third that the manifest does not name. */
	async function byManifest(change: (manifest: string) => string = (manifest) => manifest) {
		const scribe = new Scribe('a');
		const entered = ['1', '2', '3'].map((number) => scribe.enter({ number, essence: 'тайна' }));
		const rows = fold(entered).rows;
		const made = prepare(rows, rows);
		const manifest = manifestText(
			made.slice(0, 2).map(({ text }) => text),
			'2026-06-15'
		);
		const signed = await bodyOf(manifest, gost);
		const signatures = made.map(({ text }, at) =>
			scribe.about(entered[at] ?? (entered[0] as Envelope), 'signed-by-manifest', {
				...signed,
				data: text,
				manifest: change(manifest)
			})
		);
		return { scribe, entered, signatures, manifest };
	}
	const faults = (found: readonly RowFinding[]) => found.map(({ signatures }) => signatures[0]?.fault);

	test('are signed as far as it names them; nothing of a row stands in it', async () => {
		const { entered, signatures, manifest } = await byManifest();
		const found = await check([...entered, ...signatures], [gost.root]);
		expect(faults(found)).toEqual([null, null, 'not-in-manifest']);
		expect(states(found)).toEqual(['signed', 'signed', 'broken']);
		expect(Object.keys(JSON.parse(manifest) as object)).toEqual(['day', 'format', 'statements']);
	});

	test('each changes by itself', async () => {
		const { scribe, entered, signatures } = await byManifest();
		const [first] = entered;
		const [signature] = signatures;
		if (!first || !signature) throw new Error('no rows');
		const correction = scribe.correct(first, { minutes: 50 }, [signature]);
		const found = await check([...entered, ...signatures.slice(0, 2), correction], [gost.root]);
		expect(states(found)).toEqual(['changed', 'signed', 'unsigned']);
	});

	test('are checked by one check of their signature, each CMS by one of its own', async () => {
		const { entered, signatures } = await byManifest();
		const { rows } = fold([...entered, ...signatures]);
		const verifier = new Verifier([gost.root.certificate]);
		const verify = vi.spyOn(verifier, 'verify');
		const hashes = signedHashes(rows);
		const found = await Promise.all(rows.map((row) => checkRow(toCheck(row), hashes, verifier)));
		expect(found[0]?.state).toBe('signed');
		expect(verify).toHaveBeenCalledTimes(1);
		const [one] = rows;
		const [signature] = one?.signatures ?? [];
		if (one === undefined || signature === undefined) throw new Error('no signature');
		const other = { ...signature, cms: signature.cms.replace(/.{9}$/, 'AAAAAAAA=') };
		const broken = await checkRow({ ...toCheck(one), signatures: [other] }, hashes, verifier);
		expect(broken.state).toBe('broken');
		expect(verify).toHaveBeenCalledTimes(2);
	});

	test.each([
		['another spelling', (text: string) => ` ${text}`],
		['another day', (text: string) => text.replace('2026-06-15', '2026-06-16')],
		['another hash', (text: string) => text.replace(/[0-9a-f]{64}/, '0'.repeat(64))],
		['no manifest', () => '{}']
	])('are broken by %s', async (_, change) => {
		const { entered, signatures } = await byManifest(change);
		expect(states(await check([...entered, ...signatures], [gost.root]))).toEqual(['broken', 'broken', 'broken']);
	});

	test('and by a statement that is another one, though the CMS holds', async () => {
		const { entered, signatures } = await byManifest();
		const [one, other] = signatures;
		if (!one || !other) throw new Error('no signatures');
		const swapped = [withBody(one, { data: other.body['data'] }), withBody(other, { data: one.body['data'] })];
		const found = await check([...entered, ...swapped], [gost.root]);
		expect(faults(found).slice(0, 2)).toEqual(['other-row', 'other-row']);
	});
});

describe('what is not as it was signed is broken', () => {
	const broken = async (records: readonly Envelope[], row: number): Promise<string | null> => {
		const found = (await check(records))[row];
		return found?.state === 'broken' ? (found.signatures.find(({ fault }) => fault !== null)?.fault ?? null) : null;
	};
	const replaced = (records: readonly Envelope[], old: Envelope | undefined, record: Envelope) =>
		records.map((one) => (one === old ? record : one));

	test('a signature put under another row, or under the same number of another year', async () => {
		const { entered, signatures, records } = await signedRegister(rsa);
		const [, one, other] = signatures;
		if (!one || !other) throw new Error('no signatures');
		const swapped = records.map((record) =>
			record === one ? { ...one, body: other.body } : record === other ? { ...other, body: one.body } : record
		);
		expect(await broken(swapped, 1)).toBe('other-row');
		const [first] = entered;
		const elsewhere = replaced(records, first, withBody(first as Envelope, { volume: 2025 }));
		expect(states(await check(elsewhere))).toContain('broken');
	});

	test('a number, or any column, that was changed without a record of it', async () => {
		const { entered, records } = await signedRegister(rsa);
		const [, second] = entered;
		if (!second) throw new Error('no row');
		const fields = second.body['fields'] as object;
		for (const [place, change] of [
			[2, { number: '580' }],
			[1, { minutes: 46 }],
			[1, { applicationDate: '2026-03-05' }],
			[1, { category: 'civil' }]
		] as const) {
			const altered = withBody(second, { fields: { ...fields, ...change } });
			expect(await broken(replaced(records, second, altered), place)).toBe('other-row');
		}
		const later = { ...second, at: '2026-03-04T05:02:01.000Z' };
		expect(await broken(replaced(records, second, later), 1)).toBe('other-row');
	});

	test('a signed row that was taken out of the chain: its successor says so', async () => {
		const { signatures, records } = await signedRegister(rsa);
		const without = records.filter((record) => record !== signatures[1]);
		expect(states(await check(without))).toEqual(['signed', 'unsigned', 'broken']);
		expect(await broken(without, 2)).toBe('chain-of-rows');
	});

	test('a summary that says something else than the certificate', async () => {
		const { signatures, records } = await signedRegister(rsa);
		const [first] = signatures;
		if (!first) throw new Error('no signature');
		for (const change of [
			{ signer: 'САПАРОВ МАРАТ' },
			{ serialNumber: '5a' },
			{ signedAt: '2026-06-15T09:30:01.000Z' },
			{ issuer: 'ТЕСТ' },
			{ validUntil: '2030-01-01T00:00:00.000Z' }
		])
			expect(await broken(replaced(records, first, withBody(first, change)), 0)).toBe('summary');
	});

	test('data that is no statement, however well it is signed', async () => {
		const { scribe, entered } = await signedRegister(rsa);
		const [first] = entered;
		if (!first) throw new Error('no row');
		const foreign = scribe.about(first, 'signed', await bodyOf('{"pay":"1000000"}', rsa));
		expect(await broken([first, foreign], 0)).toBe('not-a-statement');
	});
});

describe('no byte of a signed row or of its signature may change', () => {
	// All of them with EVERY_BYTE=1, for both kinds of keys; else one in many.
	const every = process.env.EVERY_BYTE === '1';
	test.each(['rsa', 'gost'] as const)('%s: each byte in turn', { timeout: 600_000 }, async (kind) => {
		const world = kind === 'rsa' ? rsa : gost;
		const { records } = await signedRegister(world);
		const { rows } = fold(records);
		const hashes = signedHashes(rows);
		const verifier = new Verifier([world.root.certificate]);
		const row = rows[1] as Row;
		const signature = row.signatures[0];
		if (signature === undefined) throw new Error('no signature');
		const stateWith = async (change: Partial<RecordBodies['signed']>) =>
			(await checkRow({ ...toCheck(row), signatures: [{ ...signature, ...change }] }, hashes, verifier)).state;
		expect(await stateWith({})).toBe('signed');
		const passed: string[] = [];
		const data = new TextEncoder().encode(signature.data);
		for (let at = 0; at < data.length; at += every ? 1 : 61) {
			const bytes = data.slice();
			bytes[at] = (bytes[at] ?? 0) ^ 0x01;
			if ((await stateWith({ data: new TextDecoder().decode(bytes) })) !== 'broken') passed.push(`data ${String(at)}`);
		}
		const cms = fromBase64(signature.cms) ?? new Uint8Array();
		for (let at = 0; at < cms.length; at += every ? 1 : kind === 'rsa' ? 61 : 131) {
			const bytes = cms.slice();
			bytes[at] = (bytes[at] ?? 0) ^ 0x01;
			const state = await stateWith({ cms: toBase64(bytes) });
			// A certificate that nothing leads to is said to be unchecked, which is no pass either.
			if (state === 'signed') passed.push(`cms ${String(at)}`);
		}
		expect(passed).toEqual([]);
	});

	test('the statement of a row that has another one is another text', async () => {
		const { records } = await signedRegister(rsa);
		const texts = fold(records).rows.map((row) => statementText(statementOf(row, [])));
		expect(new Set(texts).size).toBe(texts.length);
	});
});
