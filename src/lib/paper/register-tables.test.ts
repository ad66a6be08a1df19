import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventfulRegister, plainRegister } from '../../../tests/fixtures/paper/registers.js';
import { histories } from '../../../tests/simulation/devices.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { readRegisterFile } from '#lib/exchange/index.js';
import { writeCsv } from '#lib/exchange/out/csv.js';
import { writeXlsx } from '#lib/exchange/out/xlsx.js';
import { fold, toPortalRecord, type Register } from '#lib/register/index.js';
import type { FormLanguage } from './options.js';
import { layoutTables } from './register-tables.js';
import type { RegisterTable } from './table-cells.js';

const LANGUAGES: FormLanguage[] = ['kk', 'ru', 'both'];

async function tables(register: Register, language: FormLanguage, secrets = true): Promise<RegisterTable[]> {
	const laid = await layoutTables(register, { language, secrets });
	if (laid === null) throw new Error('stopped');
	return laid;
}
const textsOf = (laid: readonly RegisterTable[]): string => JSON.stringify(laid.map(({ rows }) => rows));

describe('our own reader reads what we wrote', () => {
	test.each(LANGUAGES.flatMap((language) => (['xlsx', 'csv'] as const).map((kind) => ({ language, kind }))))(
		'$kind, $language: the same rows',
		async ({ language, kind }) => {
			const register = plainRegister(120, language === 'ru' ? 'ru' : 'kk');
			const laid = await tables(register, language);
			const bytes = kind === 'xlsx' ? writeXlsx(laid) : writeCsv(laid);
			const read = readRegisterFile({ name: `r.${kind}`, bytes }, { today: '2026-12-31' });
			expect(read.refused).toBeUndefined();
			expect(
				read.rows.map(({ number, applicationDate, essence, kind: help, minutes }) => [
					number,
					applicationDate,
					essence,
					help,
					minutes
				])
			).toEqual(
				register.rows.map(({ values, minutes }) => [
					values.number,
					values.applicationDate,
					values.essence,
					values.assistanceKind,
					minutes
				])
			);
			expect(read.rows.map(({ basisParts }) => [basisParts.number, basisParts.date])).toEqual(
				register.rows.map(({ values }) => [values.basisNumber ?? undefined, values.basisDate ?? undefined])
			);
		}
	);

	test('what is kept of the client comes back too, and the corrections are no rows', async () => {
		const a = new Scribe('a');
		const row = a.enter({
			number: '1',
			essence: 'Алименты',
			minutes: 30,
			assistanceKind: 'consulting',
			basisKind: 'request',
			clientName: 'Ахметов Серик',
			clientIin: '900101300010',
			clientPhones: ['+7 701 000 00 01'],
			notes: '=1+1'
		});
		const register = fold([row, a.correct(row, { essence: 'Алименты на детей' })]);
		const laid = await tables(register, 'ru');
		expect(laid.map(({ name }) => name)).toEqual(['2026', 'Исправления']);
		const read = readRegisterFile({ name: 'r.xlsx', bytes: writeXlsx(laid) }, { today: '2026-12-31' });
		expect(read.rows).toHaveLength(1);
		expect(read.rows[0]).toMatchObject({
			essence: 'Алименты на детей',
			clientName: 'Ахметов Серик',
			phone: '+7 701 000 00 01',
			notes: '=1+1'
		});
	});
});

describe('without secrets', () => {
	test('nothing that the client is known by, no private text, no reason; only what the portal may get', async () => {
		for (const language of ['kk', 'ru'] as const) {
			const register = eventfulRegister(language);
			const shown = textsOf(await tables(register, language, false));
			for (const { values } of register.rows) {
				if (values.essence) expect(shown).not.toContain(values.essence.slice(0, 20));
				if (values.lateReason) expect(shown).not.toContain(values.lateReason);
			}
		}
	});

	test('whatever happens to a register: each text of a row is in its portal record, or a wording of ours', () => {
		return fc.assert(
			fc.asyncProperty(histories(20), async ({ texts }) => {
				const register = fold(texts);
				const laid = await tables(register, 'ru', false);
				const cells = laid.flatMap(({ rows }) => rows);
				expect(cells).toHaveLength(register.rows.length);
				register.rows.forEach((row, at) => {
					const record = toPortalRecord(row, row.consent);
					const written = cells[at]?.cells ?? [];
					expect(written[1]).toEqual(
						record.applicationDate === null ? null : { kind: 'day', day: record.applicationDate }
					);
					const own = JSON.stringify(written);
					for (const secret of [row.values.clientName, row.values.notes, row.values.lateReason, row.values.basisText])
						if (secret && secret !== record.essenceForPortal)
							expect(own).not.toContain(JSON.stringify(secret).slice(1, -1));
				});
			}),
			{ numRuns: 40 }
		);
	});
});

test('stops when it is told to', async () => {
	expect(
		await layoutTables(plainRegister(3_000, 'ru'), { language: 'ru', secrets: true }, undefined, () => true)
	).toBeNull();
});
