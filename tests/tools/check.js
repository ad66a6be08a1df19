/**
 * `npm run check`: all the checks at once, as many as the machine has cores, the
 * longest first. What each says is printed when it ends, so that nothing mixes;
 * one that fails fails the whole, and the others still tell what they found. The
 * linter goes through each room by itself: it builds the types of a whole program
 * anew for each component, and one room's program is a third of all.
 *
 * `node tests/tools/check.js test:unit build:all` runs these scripts among them,
 * the first of all: the unit tests hold one core at work, and the checks and the
 * build the other. The words must be compiled before (`npm run sync`).
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const waiting = [
	...process.argv.slice(2),
	'check:lint:src',
	'check:types',
	'check:lint:rest',
	'check:lint:extension',
	'check:dead',
	'check:arrows',
	'check:format'
];
/** @type {string[]} */
const failed = [];

/** @param {string} script */
const run = (script) =>
	new Promise((resolve) => {
		const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
		/** @type {Buffer[]} */
		const said = [];
		child.stdout.on('data', (part) => said.push(part));
		child.stderr.on('data', (part) => said.push(part));
		child.on('close', (code) => {
			console.log(`${code === 0 ? '✓' : '✘'} ${script}\n${Buffer.concat(said).toString()}`);
			if (code !== 0) failed.push(script);
			resolve(undefined);
		});
	});

/** Takes the next check until none is left. */
async function work() {
	for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) await run(script);
}
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
if (failed.length > 0) {
	console.error(`Failed: ${failed.join(', ')}`);
	process.exitCode = 1;
}
