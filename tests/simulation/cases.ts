import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/**
 * `SIM_SEED` and `SIM_PATH` replay a case that failed, `SIM_RUNS` sets how many
 * are tried. The seed is fixed, so that a test run says the same twice;
 * `SIM_SEED=random` explores. `SIM_REPORT` names a file for the counts.
 */
const given = process.env['SIM_SEED'] ?? '253399411';
const seed = given === 'random' ? (Date.now() ^ (Math.random() * 0x100000000)) | 0 : Number(given);
const path = process.env['SIM_PATH'];

/** A test that plays so many scripts, and prints what was done to them and how to play them again. */
export function testCases<S>(
	what: string,
	usual: number,
	scripts: fc.Arbitrary<S>,
	simulate: (script: S, faults: Map<string, number>) => Promise<void>
): void {
	const runs = Number(process.env['SIM_RUNS'] ?? usual);
	test(
		`${runs} cases ${what}`,
		async () => {
			const faults = new Map<string, number>();
			const details = await fc.check(
				fc.asyncProperty(scripts, (one) => simulate(one, faults)),
				{ seed, numRuns: runs, ...(path === undefined ? {} : { path }) }
			);
			const counts = [...faults].toSorted(([a], [b]) => (a < b ? -1 : 1));
			const told = counts.map(([fault, times]) => `${fault} ${times}`).join(', ');
			console.log(`SIM_SEED=${seed}, ${details.numRuns} cases ${what}: ${told}.`);
			const file = process.env['SIM_REPORT'];
			if (file)
				writeFileSync(file, JSON.stringify({ seed, cases: details.numRuns, faults: Object.fromEntries(counts) }));
			const stack = details.errorInstance instanceof Error ? details.errorInstance.stack : details.errorInstance;
			const report = details.failed ? `${String(stack)}\n${fc.defaultReportMessage(details)}` : undefined;
			expect(report).toBeUndefined();
		},
		60 * 60_000
	);
}
