import type { Page } from '@playwright/test';
import type { PortalRecord } from '#lib/bridge/index.js';
import type * as Engine from '../../../../extension/fill/index.js';
import type { State, Truth, Wanted } from '../../../portals/kit/contract.js';

declare global {
	interface Window {
		fillEngine: typeof Engine;
	}
}

/**
 * right: the framework's model holds it. asked: the plan asks the lawyer, or
 * leaves it to them whether another value that the page held already gives way.
 * missed: the model does not hold it, and the report does not claim so. wrong:
 * it holds something else, or the report claims what is not so.
 */
export type Outcome = 'right' | 'asked' | 'missed' | 'wrong';
export interface Measured {
	portal: string;
	record: string;
	fields: { key: string; outcome: Outcome; told: string }[];
	/** Keys of the state that are none of the record's and were changed. */
	decoys: string[];
	submits: number;
	requests: number;
	/** Planning and filling, ms. */
	took: number;
}

/** What the engine said of one field, by the state's key; null for a field that is none of the page's known ones. */
interface Said {
	key: string | null;
	label: string;
	action: string;
	outcome: string;
	target: string;
	why: string;
}

interface Filling {
	page: Page;
	portal: string;
	engine: string;
	record: PortalRecord;
	name: string;
	/** As JSON. */
	profiles?: readonly string[];
}

/** Fills the page that is open, every step of it, and compares what its framework holds with the truth. */
export async function measure({ page, portal, engine, record, name, profiles = [] }: Filling): Promise<Measured> {
	await page.waitForFunction(() => window.portalReady);
	await page.evaluate(engine);
	const before = await page.evaluate(() => window.portalState());
	let requests = 0;
	const count = () => (requests += 1);
	page.on('request', count);
	const first = await page.evaluate(fillOnce, { record, profiles });
	const { said } = first;
	let { took } = first;
	for (const next = page.locator('#next'); await next.count();) {
		const heading = await page.locator('h2').innerText();
		// As the lawyer does: the engine never presses it.
		await next.click();
		await page.getByRole('heading', { name: heading, exact: true }).waitFor({ state: 'detached' });
		const step = await page.evaluate(fillOnce, { record, profiles });
		said.push(...step.said);
		took += step.took;
	}
	const { after, truth, submits, counted } = await page.evaluate(
		(one) => ({
			after: window.portalState(),
			truth: window.portalTruth(one),
			submits: window.portalSubmits,
			counted: window.portalRequests
		}),
		record
	);
	page.off('request', count);
	return {
		portal,
		record: name,
		fields: judge(before, after, truth, said),
		decoys: Object.keys(after).filter((key) => !(key in truth) && after[key] !== before[key]),
		submits,
		requests: requests + counted,
		took
	};
}

/** Runs in the page. */
async function fillOnce({
	record,
	profiles
}: {
	record: PortalRecord;
	profiles: readonly string[];
}): Promise<{ said: Said[]; took: number }> {
	window.portalMark();
	const start = performance.now();
	const known = profiles.flatMap((json) => {
		const read = window.fillEngine.readProfile(json);
		return read.ok ? [read.value] : [];
	});
	const plan = window.fillEngine.planFill(document, record, known);
	const keys = new Map<string, string | null>();
	for (const [id, element] of plan.scan.elements) keys.set(id, window.portalFieldOf(element));
	const run = await window.fillEngine.applyFill(plan);
	const took = performance.now() - start;
	const unplanned = plan.scan.form.fields
		.filter(({ id }) => !plan.fields.some(({ field }) => field === id))
		.map(({ id, closed, labels }) => ({
			key: keys.get(id) ?? null,
			label: labels[0]?.text ?? '',
			action: `not planned: ${closed ?? 'open'}`,
			outcome: '',
			target: '–',
			why: ''
		}));
	const said = plan.fields.map(({ field, label, action, target, why }) => {
		const report = run.fields.find((one) => one.field === field);
		return {
			key: keys.get(field) ?? null,
			label,
			action,
			outcome: report ? `${report.outcome} ${report.by ?? ''} «${report.holds}»` : '',
			target: target ? `${target.column}/${target.part}` : '–',
			why: why.join(' ')
		};
	});
	return { said: [...said, ...unplanned], took };
}

function judge(before: State, after: State, truth: Truth, said: Said[]): Measured['fields'] {
	return Object.entries(truth).flatMap<Measured['fields'][number]>(([key, wanted]) => {
		const own = said.filter((one) => one.key === key);
		const told = own
			.map(({ label, action, outcome, target, why }) => `${action} ${target} ${outcome} [${label}] ${why}`)
			.join('; ');
		const holds = after[key] ?? '';
		const untouched = holds === before[key];
		if (wanted === null)
			return untouched ? [] : [{ key, outcome: 'wrong', told: `must stay empty, holds «${holds}»: ${told}` }];
		if (matches(holds, wanted)) return [{ key, outcome: 'right', told }];
		const claimed = own.some(({ outcome }) => /^(written|same)/.test(outcome));
		if (!untouched || claimed) return [{ key, outcome: 'wrong', told: `holds «${holds}»: ${told}` }];
		const asked = own.some(
			({ action }) => action.startsWith('ask') || (action === 'keep' && (before[key] ?? '') !== '')
		);
		return [{ key, outcome: asked ? 'asked' : 'missed', told: told || 'not seen' }];
	});
}

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();
function matches(holds: string, wanted: Exclude<Wanted, null>): boolean {
	if (typeof wanted === 'string') return folded(holds) === folded(wanted);
	const lower = folded(holds).toLowerCase();
	return wanted.parts.every((part) => lower.includes(folded(part).toLowerCase()));
}

/** All of what is not as it has to be, for a message. */
export function faults(all: readonly Measured[], bad: readonly Outcome[]): string[] {
	return all.flatMap(({ portal, record, fields, decoys, submits, requests }) => [
		...fields
			.filter(({ outcome }) => bad.includes(outcome))
			.map(({ key, outcome, told }) => `${portal} ${record} ${key}: ${outcome}: ${told}`),
		...decoys.map((key) => `${portal} ${record}: decoy ${key} was touched`),
		...(submits > 0 ? [`${portal} ${record}: sent ${submits} times`] : []),
		...(requests > 0 ? [`${portal} ${record}: ${requests} requests`] : [])
	]);
}

/** The share of fields that are right, of those that the records have. */
export function share(all: readonly Measured[]): number {
	const fields = all.flatMap((one) => one.fields);
	return fields.filter(({ outcome }) => outcome === 'right').length / fields.length;
}

/** A table of the counts by portal. */
export function table(title: string, all: readonly Measured[]): string {
	const head = ['right', 'asked', 'missed', 'wrong'] as const;
	const lines = [...new Set(all.map(({ portal }) => portal))].map((portal) => {
		const own = all.filter((one) => one.portal === portal);
		return line(portal, own);
	});
	function line(name: string, own: readonly Measured[]): string {
		const fields = own.flatMap((one) => one.fields);
		const counts = head.map((outcome) => String(fields.filter((one) => one.outcome === outcome).length).padStart(7));
		const decoys = own.reduce((sum, one) => sum + one.decoys.length, 0);
		const submits = own.reduce((sum, one) => sum + one.submits, 0);
		const took = own.reduce((sum, one) => sum + one.took, 0) / own.length;
		return `${name.padEnd(34)}${counts.join('')}${String(decoys).padStart(8)}${String(submits).padStart(9)}${took.toFixed(0).padStart(7)}`;
	}
	return [
		`${title}: ${(share(all) * 100).toFixed(1)}% right`,
		`${''.padEnd(34)}${head.map((name) => (name === 'missed' ? 'empty' : name).padStart(7)).join('')}${'decoys'.padStart(8)}${'submits'.padStart(9)}${'ms'.padStart(7)}`,
		...lines,
		line('all', all)
	].join('\n');
}
