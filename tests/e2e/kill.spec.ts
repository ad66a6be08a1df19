/**
 * Nothing acknowledged is lost: the browser is killed, as a power cut would end
 * it, while rows are entered. `npm run kill -- --rounds 50` does so for longer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/fixtures.js';
import { killRounds } from './support/kill-rounds.js';

test('every row that the app said is saved stands after SIGKILL', async ({ served }) => {
	test.setTimeout(300_000);
	const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
	const profile = mkdtempSync(join(tmpdir(), 'kill-'));
	const report = await killRounds({ url: served.url, profile, seed, rounds: 6 });
	rmSync(profile, { recursive: true, force: true });
	const { acknowledged, found, lost, lostDrafts, doubled, inFlight } = report;
	console.log(`seed ${String(seed)}: ${String(acknowledged)} acknowledged, in flight ${JSON.stringify(inFlight)}`);
	expect({ lost, lostDrafts, doubled }, `SEED=${String(seed)}`).toEqual({ lost: [], lostDrafts: [], doubled: [] });
	expect(found).toBe(acknowledged);
	expect(acknowledged).toBeGreaterThan(3);
});
