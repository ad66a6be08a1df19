import fc from 'fast-check';
import { test } from 'vitest';
import { troubledHistories, histories } from '../../../../tests/simulation/devices.js';
import { fold } from '../index.js';
test('stat', () => {
	const count: Record<string, number> = {};
	const add = (k: string) => (count[k] = (count[k] ?? 0) + 1);
	for (const p of fc.sample(troubledHistories(), { numRuns: 400, seed: 1 })) {
		const r = fold(p.texts);
		add('n');
		if (p.texts.length > 12) add('>12 records');
		if (p.texts.length > 25) add('>25 records');
		if (r.conflicts.length) add('conflicts');
		for (const c of new Set(r.conflicts.map((c) => c.field.split(':')[0]))) add('c:' + c);
		for (const c of new Set(r.undecided.map((c) => c.why))) add('u:' + c);
		for (const c of new Set(r.problems.map((c) => c.kind))) add('p:' + c);
		if (r.clashes.length) add('clash');
		if (r.gaps.length) add('gap');
		if (r.unsettled.length) add('unsettled');
		if (p.records.some((x) => x.kind === 'decision')) add('decision');
		if (p.records.some((x) => x.kind === 'device-revoked')) add('revoked');
		if (r.rows.some((x) => Object.keys(x.struck).length)) add('struck');
		if (r.rows.some((x) => x.signatures.some((s) => s.changedSince))) add('sig changed');
		if (r.rows.some((x) => x.signatures.some((s) => !s.changedSince))) add('sig not');
		if (r.rows.some((x) => x.sessions.some((s) => s.struck.length))) add('session struck');
	}
	console.log(count);
});
