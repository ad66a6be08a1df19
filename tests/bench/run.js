/**
 * Measures the vault in a real Chromium beside `yjs` with `y-indexeddb`,
 * `automerge-repo` with its IndexedDB storage, and the floor (deflated JSON,
 * AES-GCM, one record): `npm run bench [-- --quick]`. Prints a table and writes
 * `bench-results.json`. Every value is the median of interleaved repetitions,
 * each in a fresh page; compare them with each other, not with another machine.
 * The way out (PDF of a year, .xlsx, .csv, open file) is measured in the built app
 * itself (leaving.js); `--leaving` measures that alone. `--keep FOLDER` keeps the
 * filled stores there for the next run, `--parts` says where the time of opening
 * goes, `--only ours,yjs` measures fewer. The fill engine is measured beside
 * Playwright's `fill` (fill.js), the checking of signatures beside `openssl cms
 * -verify` (sign.js), the conflict check beside `fuse.js` (page/conflicts.ts);
 * `--conflicts` measures that alone. Two devices that meet over WebRTC are measured
 * by converge.js; `--sync` measures that alone.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../tools/browsers.js';
import { serveBench } from './build.js';
import { measureConverging } from './converge.js';
import { measureFill } from './fill.js';
import { measureSigning } from './sign.js';
import { ROWS, withFilledApp } from './filled-app.js';
import { measureLeaving } from './leaving.js';
import { median } from './median.js';
import { measureTasks } from './tasks.js';

const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		rows: { type: 'string', default: '1000,10000' },
		keep: { type: 'string' },
		only: { type: 'string' },
		parts: { type: 'boolean', default: false },
		conflicts: { type: 'boolean', default: false },
		signatures: { type: 'boolean', default: false },
		sync: { type: 'boolean', default: false },
		leaving: { type: 'boolean', default: false }
	}
});
/** Without the parts that are asked for alone. */
const whole = !values.conflicts && !values.signatures && !values.sync && !values.leaving;
const REPETITIONS = values.quick ? 3 : 9;
const ADDING = values.quick ? 1 : 3;
const ADDS = 30;
const PEERS = ['yjs', 'automerge-repo'];
const ALL = ['ours', ...PEERS, 'floor'].filter((one) => !values.only || values.only.split(',').includes(one));
const REGISTERS = values.rows.split(',').map((rows) => ({ name: rows, years: 1, perYear: Number(rows) }));
/** Ten years of a busy lawyer: what does the tenth cost? Only ours: the peers keep all years in one document. */
const YEARS = [
	{ name: '9x1000', years: 9, perYear: 1000 },
	{ name: '10x1000', years: 10, perYear: 1000 }
];

/** @typedef {import('./page/contender.js').Opening} Opening */
/** @typedef {{name: string, unit: string, rows?: number, ours: number, peers: {[name: string]: number}, floor?: number}} Result */

const profile = values.keep ?? mkdtempSync(join(tmpdir(), 'bench-'));
const server = await serveBench();
const browser = await chromium.launchPersistentContext(profile, {
	executablePath: chromiumPath(),
	args: CHROMIUM_ARGS
});
const version = browser.browser()?.version() ?? '';
/** @type {Result[]} */
const results = [];
/** @type {number[]} */
const loads = [];

try {
	if (whole || values.conflicts) await measureConflicts();
	if (whole || values.sync) await measureSync();
	for (const register of whole ? REGISTERS : []) await measureRegister(register);
	if (!values.quick && whole) await measureYears();
	await browser.close();
	if (whole) results.push(...(await measureFill(REPETITIONS)));
	if (whole || values.signatures) results.push(...(await measureSigning(values.quick ? 200 : 1000, server.url)));
	const { tasks, left } =
		whole || values.leaving
			? await withFilledApp(server, async (page) => ({
					tasks: whole ? await measureTasks(page) : [],
					left: await measureLeaving(page)
				}))
			: { tasks: [], left: [] };
	loads.push(loadavg()[0] ?? 0);
	const add = (/** @type {string} */ name, /** @type {string} */ unit, /** @type {number} */ ours) =>
		results.push({ name, unit, rows: ROWS, ours, peers: {} });
	for (const { action, longest, over } of tasks) {
		add(`CPU ÷ 4, ${action}: longest task of the page`, 'ms', longest);
		add(`CPU ÷ 4, ${action}: tasks over 50 ms`, '', over);
	}
	for (const { what, seconds, cancelled, memory, longest, over, size } of left) {
		add(`${what}: time`, 's', seconds);
		add(`${what}: size`, 'MB', size);
		add(`${what}: memory beyond the page's own`, 'MB', memory);
		add(`${what}: stopped after`, 'ms', cancelled);
		add(`${what}: longest task of the page meanwhile`, 'ms', longest);
		add(`${what}: tasks over 50 ms`, '', over);
	}
} finally {
	await browser.close().catch(() => undefined);
	await server.close();
	if (!values.keep) rmSync(profile, { recursive: true, force: true });
}
const machine = {
	cpu: cpus()[0]?.model ?? 'unknown',
	cores: cpus().length,
	chromium: version,
	load: { least: Math.min(...loads), most: Math.max(...loads) }
};
writeFileSync(
	'bench-results.json',
	`${JSON.stringify({ machine, date: new Date().toISOString(), results }, null, '\t')}\n`
);
printAll();

/** @param {{name: string, years: number, perYear: number}} register */
async function measureRegister({ name, years, perYear }) {
	const rows = years * perYear;
	/** @type {{[contender: string]: {whole: number, journal: number}}} */
	const sizes = {};
	for (const contender of ALL) sizes[contender] = await inPage(contender, name, [], fill, { years, perYear });
	const openings = await repeat(ALL, REPETITIONS, (contender) => inPage(contender, name, [], open, 0));
	note('unlock to first rows painted', 'ms', rows, (contender) =>
		median(openings[contender], (one) => one.opening.painted)
	);
	if (values.parts) for (const contender of ALL) printParts(contender, openings[contender] ?? []);
	for (const strict of [true, false]) {
		const marks = strict ? ['strict'] : [];
		const added = await repeat(ALL, ADDING, (contender) => inPage(contender, name, marks, open, ADDS));
		const title = strict ? 'add one row to durable (all strict)' : 'add one row (peers at their default, relaxed)';
		note(title, 'ms', rows, (contender) =>
			median(
				added[contender]?.flatMap(({ adds }) => adds),
				(one) => one
			)
		);
	}
	const searched = await repeat(['ours', 'floor'], ADDING, (contender) => inPage(contender, name, [], search, null));
	const keystroke = (/** @type {string} */ who) =>
		median(
			searched[who]?.flatMap((times) => times ?? []),
			(one) => one
		);
	results.push({
		name: 'search keystroke',
		unit: 'ms',
		rows,
		ours: keystroke('ours'),
		peers: {},
		floor: keystroke('floor')
	});
	note('bytes at rest', 'kB', rows, (contender) => (sizes[contender]?.whole ?? 0) / 1000);
	results.push({ name: 'journal beside it', unit: 'kB', rows, ours: (sizes.ours?.journal ?? 0) / 1000, peers: {} });
}

/** The conflict check (Standard 4.1) beside a plain fuzzy library: on the pairs of names, and among 100,000 parties. */
async function measureConflicts() {
	const found = await inPage('floor', 'conflicts', [], conflicts, 100_000);
	const rows = found.parties;
	/** @param {string} name @param {string} unit @param {number} ours @param {number} fuse */
	const beside = (name, unit, ours, fuse) =>
		results.push({ name: `conflict check: ${name}`, unit, rows, ours, peers: { 'fuse.js': fuse } });
	beside('"same" found of the pairs', '%', found.ours.recall * 100, found.fuse.recall * 100);
	beside('"same" rightly said of the pairs', '%', found.ours.precision * 100, found.fuse.precision * 100);
	beside('passed over of the pairs', '%', found.ours.passedOver * 100, found.fuse.passedOver * 100);
	beside('all parties read', 'ms', found.built, found.fuseBuilt);
	beside('one name asked', 'ms', found.asked, found.fuseAsked);
	results.push({ name: 'conflict check: longest task of the page', unit: 'ms', rows, ours: found.longest, peers: {} });
}
/** @param {number} parties */
function conflicts(parties) {
	return window.bench.conflicts(parties);
}

/** Two devices that meet, in stores of their own. */
async function measureSync() {
	const held = REGISTERS.map(({ perYear }) => perYear);
	results.push(
		...(await measureConverging(held, ADDING, async (contender, rows) => {
			loads.push(loadavg()[0] ?? 0);
			return inPage(contender, 'converging', [], converge, rows);
		}))
	);
}
/** @param {number} held */
function converge(held) {
	return window.bench.converge(held, 500);
}

async function measureYears() {
	for (const { name, years, perYear } of YEARS) await inPage('ours', name, [], fill, { years, perYear });
	const openings = await repeat(
		YEARS.map(({ name }) => name),
		REPETITIONS,
		(register) => inPage('ours', register, [], open, 0)
	);
	for (const { name, years, perYear } of YEARS) {
		const rows = years * perYear;
		const painted = median(openings[name], (one) => one.opening.painted);
		const complete = median(openings[name], (one) => one.opening.complete);
		results.push({ name: `unlock, ${years} years`, unit: 'ms', rows, ours: painted, peers: {} });
		results.push({ name: `all rows there, ${years} years`, unit: 'ms', rows, ours: complete, peers: {} });
		if (values.parts) printParts(name, openings[name] ?? []);
	}
}

/**
 * @template Asked, Answer
 * @param {string} contender
 * @param {string} register
 * @param {string[]} marks
 * @param {(asked: Asked) => Promise<Answer>} question answered in a fresh page
 * @param {Asked} asked
 * @returns {Promise<Answer>}
 */
async function inPage(contender, register, marks, question, asked) {
	const page = await browser.newPage();
	page.on('pageerror', (error) => console.error(`${contender}: ${error.message}`));
	await page.goto(
		`${server.url}?${new URLSearchParams([['contender', contender], ['register', register], ...marks.map((mark) => [mark, ''])])}`
	);
	await page.waitForFunction(() => 'bench' in window);
	const answer = await page.evaluate(/** @type {any} */ (question), asked);
	await page.close();
	return /** @type {Answer} */ (answer);
}

/** @param {{years: number, perYear: number}} asked */
function fill({ years, perYear }) {
	return window.bench.fill(years, perYear);
}
function search() {
	return window.bench.search();
}
/** @param {number} adds */
function open(adds) {
	return window.bench.measure(adds);
}

/**
 * Asks all of them in turn, again and again, so that what else the machine does meets all alike.
 * @template Answer
 * @param {string[]} whom
 * @param {number} times
 * @param {(one: string) => Promise<Answer>} ask
 * @returns {Promise<{[one: string]: Answer[]}>}
 */
async function repeat(whom, times, ask) {
	/** @type {{[one: string]: Answer[]}} */
	const answers = Object.fromEntries(whom.map((one) => [one, []]));
	for (let time = 0; time < times; time += 1) {
		for (const one of whom) answers[one]?.push(await ask(one));
		loads.push(loadavg()[0] ?? 0);
	}
	return answers;
}

/**
 * @param {string} name
 * @param {string} unit
 * @param {number} rows
 * @param {(contender: string) => number} valueOf
 */
function note(name, unit, rows, valueOf) {
	const peers = Object.fromEntries(PEERS.map((peer) => [peer, valueOf(peer)]));
	results.push({ name, unit, rows, ours: valueOf('ours'), peers, floor: valueOf('floor') });
}

/**
 * @param {string} name
 * @param {{opening: Opening}[]} openings
 */
function printParts(name, openings) {
	const parts = Object.keys(openings[0]?.opening.parts ?? {});
	const told = parts.map((part) => `${part} ${median(openings, ({ opening }) => opening.parts[part] ?? 0).toFixed(1)}`);
	console.log(`${name}: ${told.join(', ')}`);
}

function printAll() {
	console.log(
		`${machine.cpu}, ${machine.cores} cores, Chromium ${machine.chromium}, load ${machine.load.least.toFixed(1)} to ${machine.load.most.toFixed(1)}`
	);
	console.log('Ours is sealed and strict; the peers lie there in clear. Ratios: ours by the other.');
	const columns = [...new Set(results.flatMap(({ peers }) => Object.keys(peers)))];
	const head = ['', 'rows', 'unit', 'ours', ...columns, 'floor'];
	const table = results.map(({ name, unit, rows, ours, peers, floor }) => {
		const beside = (/** @type {number | undefined} */ other) =>
			other === undefined ? '' : `${other.toFixed(1)} (${(ours / other).toFixed(2)})`;
		return [
			name,
			String(rows ?? ''),
			unit,
			ours.toFixed(1),
			...columns.map((peer) => beside(peers[peer])),
			beside(floor)
		];
	});
	const widths = head.map((_, column) => Math.max(...[head, ...table].map((line) => line[column]?.length ?? 0)));
	for (const line of [head, ...table]) {
		console.log(
			line
				.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
				.join('  ')
		);
	}
}
