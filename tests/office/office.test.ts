import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { readRegisterFile, type ImportedRow } from '#lib/exchange/index.js';
import { writeCsv } from '#lib/exchange/out/csv.js';
import { writeXlsx } from '#lib/exchange/out/xlsx.js';
import { layoutTables } from '#lib/paper/register-tables.js';
import { fold } from '#lib/register/index.js';
import { Scribe } from '../simulation/scribe.js';
import { plainRegister } from '../fixtures/paper/registers.js';
import { sofficePath } from '../tools/soffice.js';

/**
 * What another program makes of our files: LibreOffice, without a window, opens
 * them and writes them anew. A command of its own (`npm run office`): installing
 * it takes longer than all other tests.
 */
const folder = mkdtempSync(join(tmpdir(), 'tizilim-office-'));
afterAll(() => rmSync(folder, { recursive: true }));

function throughOffice(bytes: Uint8Array, from: string, to: string): Uint8Array {
	writeFileSync(join(folder, `register.${from}`), bytes);
	const out = join(folder, 'out');
	const home = `-env:UserInstallation=file://${join(folder, 'home')}`;
	const read = from === 'csv' ? ['--infilter=CSV:59,34,76,1'] : [];
	execFileSync(
		sofficePath(),
		[home, '--headless', ...read, '--convert-to', to, '--outdir', out, join(folder, `register.${from}`)],
		{
			stdio: 'ignore',
			timeout: 180_000
		}
	);
	return new Uint8Array(readFileSync(join(out, `register.${to}`)));
}
const shown = (rows: readonly ImportedRow[]) =>
	rows.map(({ number, applicationDate, basis, essence, kind, minutes, clientName, notes }) => ({
		number,
		applicationDate,
		basis,
		essence,
		kind,
		minutes,
		clientName,
		notes
	}));
const rowsOf = (bytes: Uint8Array, name = 'r.xlsx') =>
	shown(readRegisterFile({ name, bytes }, { today: '2026-12-31' }).rows);

test.each(['kk', 'ru'] as const)(
	'an .xlsx of ours, opened and written anew by LibreOffice, has the same rows: %s',
	async (language) => {
		const register = plainRegister(150, language);
		const laid = (await layoutTables(register, { language, secrets: true })) ?? [];
		const ours = writeXlsx(laid);
		const theirs = throughOffice(ours, 'xlsx', 'xlsx');
		expect(rowsOf(ours)).toHaveLength(150);
		expect(rowsOf(ours).map(({ essence }) => essence)).toEqual(register.rows.map(({ values }) => values.essence));
		expect(rowsOf(theirs)).toEqual(rowsOf(ours));
	},
	240_000
);

test('a text that looks like a formula is still text after LibreOffice, from .xlsx and from .csv', async () => {
	const laptop = new Scribe('a');
	const texts = ['=1+1', '+7 701 000 00 01', '-5 тенге', '@SUM(A1)', '=HYPERLINK("http://example.org")', "'=2+2"];
	const fields = texts.map((text, at) =>
		laptop.enter({
			number: String(at + 1),
			essence: text,
			notes: text,
			basisKind: 'request',
			assistanceKind: 'consulting',
			minutes: 30
		})
	);
	const laid = (await layoutTables(fold(fields), { language: 'ru', secrets: true })) ?? [];
	for (const [kind, bytes] of [
		['xlsx', writeXlsx(laid)],
		['csv', writeCsv(laid)]
	] as const) {
		const theirs = throughOffice(bytes, kind, 'xlsx');
		const parts = Object.entries(unzipSync(theirs)).filter(([name]) => name.includes('worksheets/'));
		for (const [, xml] of parts) expect(strFromU8(xml)).not.toMatch(/<f[ >]/);
		const essences = rowsOf(theirs).map(({ essence }) => essence);
		// LibreOffice keeps the apostrophe of a CSV as a letter.
		const kept = kind === 'csv' ? essences.map((text) => text?.replace(/^'/, '') ?? null) : essences;
		expect(kept).toEqual(texts);
	}
}, 240_000);
