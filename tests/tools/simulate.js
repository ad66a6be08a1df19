/**
 * The long simulation: `SIM_RUNS=20000 SIM_SEED=… npm run simulate -- engine`, or
 * `vaults`, or both in turn. Cases are played in portions, each in a process and
 * with a seed of its own, since what is remembered of signatures grows; the first
 * portion that fails ends it. `SIM_JOBS` portions run side by side, 1 unless told.
 * Prints how many cases were played, and how often each thing was done to them.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {Record<string, string>} */
const FILES = {
	engine: 'tests/simulation/simulation.test.ts',
	vaults: 'tests/simulation/vaults/vaults.test.ts'
};
const PORTION = 500;

const asked = process.argv.slice(2).filter((name) => name in FILES);
const runs = Number(process.env['SIM_RUNS'] ?? 20_000);
const firstSeed = Number(process.env['SIM_SEED'] ?? 1);
const jobs = Number(process.env['SIM_JOBS'] ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'simulation-'));

for (const name of asked.length > 0 ? asked : Object.keys(FILES)) await simulate(name, FILES[name] ?? '');
rmSync(folder, { recursive: true });

/**
 * @param {string} name
 * @param {string} file
 */
async function simulate(name, file) {
	const portions = Array.from({ length: Math.ceil(runs / PORTION) }, (_, at) => ({
		seed: firstSeed + at,
		cases: Math.min(PORTION, runs - at * PORTION)
	}));
	/** @type {Map<string, number>} */
	const faults = new Map();
	let cases = 0;
	let failed = false;
	const work = async () => {
		for (let portion = portions.shift(); portion && !failed; portion = portions.shift()) {
			const report = join(folder, `${name}-${portion.seed}.json`);
			const { code, said } = await play(file, portion, report);
			if (code !== 0) {
				failed = true;
				console.log(said);
				console.log(`${name}: a case of seed ${portion.seed} failed.`);
				process.exitCode = 1;
				return;
			}
			const played = JSON.parse(readFileSync(report, 'utf8'));
			cases += played.cases;
			for (const [fault, times] of Object.entries(played.faults)) faults.set(fault, (faults.get(fault) ?? 0) + times);
			console.log(`${new Date().toISOString()} ${name}: ${cases} of ${runs} cases, seed ${portion.seed} is done.`);
		}
	};
	await Promise.all(Array.from({ length: jobs }, work));
	const counts = [...faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([fault, times]) => `${fault} ${times}`);
	console.log(
		`${name}: ${cases} cases from seed ${firstSeed} on${failed ? ', and one that failed' : ', none failed'}:`
	);
	console.log(counts.join('\n'));
}

/**
 * @param {string} file
 * @param {{ seed: number; cases: number }} portion
 * @param {string} report
 * @returns {Promise<{ code: number | null; said: string }>}
 */
function play(file, { seed, cases }, report) {
	const env = { ...process.env, SIM_SEED: String(seed), SIM_RUNS: String(cases), SIM_REPORT: report };
	const child = spawn('npx', ['vitest', 'run', '--project', 'unit', file], { env });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
	return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}
