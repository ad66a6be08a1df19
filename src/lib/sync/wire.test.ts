import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { benchRow } from '../../../tests/bench/rows.js';
import { setUpAutomerge } from '../../../tests/tools/test-desk.js';
import { testVault } from '../../../tests/tools/test-vault.js';
import { sha256, toHex, utf8 } from '#lib/vault/bytes.js';

beforeAll(setUpAutomerge);

/** As `npm run bench` measures them between two browsers: rows from `HELD` on that were written apart. */
const [HELD, APART, YEAR] = [1000, 500, 2025];
const places = Array.from({ length: APART }, (_, at) => HELD + at);

/** Yjs, a map of maps, one transaction a row: what its update for a document that holds the others takes, gzipped. */
function yjsGzipped(): number {
	const doc = new Y.Doc();
	const put = (place: number) =>
		doc.transact(() => {
			doc.getMap('rows').set(`${String(YEAR)}-${String(place)}`, new Y.Map(Object.entries(benchRow(YEAR, place))));
		});
	for (let place = 0; place < HELD; place += 1) put(place);
	const held = Y.encodeStateVector(doc);
	for (const place of places) put(place);
	return gzipSync(Y.encodeStateAsUpdate(doc, held)).length;
}

test('500 rows that the other lacks take less than twice what Yjs takes for them, gzipped and in clear', async () => {
	const { device, keys, epoch } = await testVault();
	for (const place of places) {
		// Uneven times and salts that nothing deflates, as in life.
		const drawn = sha256(utf8(`row ${String(place)}`));
		const at = new Date(Date.UTC(2025, 0, 1) + place * 4_000_000 + (drawn[0] ?? 0) * 10_007).toISOString();
		const body = { salt: toHex(drawn.slice(0, 16)), volume: YEAR, fields: benchRow(YEAR, place) };
		device.write('5'.repeat(32), 'entered', body, { at: at.replace('Z', '+00:00'), day: at.slice(0, 10) });
	}
	const run = await device.run(keys, epoch, 3, 2 + APART);
	const most = 2 * yjsGzipped();
	expect(run.length).toBeGreaterThan(most / 4);
	// What an acknowledgement each way, the parcels' heads and the channel's frames take besides is under 3 kB.
	expect(run.length + 3000).toBeLessThan(most);
});
