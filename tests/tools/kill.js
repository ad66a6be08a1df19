/**
 * Kills the browser again and again while rows are entered, and says whether
 * anything that was acknowledged is lost: `npm run kill -- --rounds 50 [--seed 7]`.
 * Uses the app as it was built last; ends with 1 when something is lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { serve } from './serve.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
	console.error('Give --rounds and --seed as whole numbers.');
	process.exit(1);
}
const { module } = await runnerImport('./tests/e2e/support/kill-rounds.ts');
const { killRounds } = /** @type {typeof import('../e2e/support/kill-rounds.ts')} */ (module);
const profile = mkdtempSync(join(tmpdir(), 'kill-'));
const server = await serve();
console.log(`seed ${seed}, ${rounds} rounds`);
const report = await killRounds({ url: `${server.url}/`, profile, seed, rounds, print: (line) => console.log(line) });
await server.close();
rmSync(profile, { recursive: true, force: true });

const { acknowledged, found, lost, lostDrafts, doubled, inFlight } = report;
console.log(`rounds        ${rounds} (seed ${seed})`);
console.log(`acknowledged  ${acknowledged}`);
console.log(`found         ${found}`);
console.log(`lost          ${lost.length}${lost.length > 0 ? `: ${lost.join(', ')}` : ''}`);
console.log(`drafts lost   ${lostDrafts.length}`);
console.log(`come twice    ${doubled.length}`);
const { row, draft, gone } = inFlight;
console.log(`in flight     ${row + draft + gone}: ${row} came back as a row, ${draft} as a draft, ${gone} not`);
process.exit(lost.length + lostDrafts.length + doubled.length > 0 ? 1 : 0);
