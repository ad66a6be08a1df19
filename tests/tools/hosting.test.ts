import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import config from '../../svelte.config.js';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const guide = read('docs/hosting.md');

/** What each place tells a host to send: header → value, in lower case, without quotes around it. */
const PLACES = {
	'static/_headers': [...read('static/_headers').matchAll(/^ {2}([\w-]+): (.+)$/gm)],
	Caddy: [...guide.matchAll(/^\t\t([\w-]+) "?([^"{}\n]+)"?$/gm)],
	nginx: [...guide.matchAll(/^\tadd_header ([\w-]+) "([^"]+)" always;$/gm)]
};
const headers = (place: keyof typeof PLACES) =>
	new Map(PLACES[place].map(([, name = '', value = '']) => [name.toLowerCase(), value]));

/** The policy of the page, written as one line, in any order of its parts. */
const parts = (policy: string) => policy.split('; ').sort();
const QUOTED = new Set(['self', 'none', 'unsafe-inline', 'wasm-unsafe-eval']);
const directives: Record<string, readonly string[] | boolean | undefined> = { ...config.kit?.csp?.directives };
const page = Object.entries(directives).map(([name, sources]) => {
	const written = typeof sources === 'object' ? sources.map((one) => (QUOTED.has(one) ? `'${one}'` : one)) : [];
	return [name, ...written].join(' ');
});

describe.each(['static/_headers', 'Caddy', 'nginx'] as const)('the headers for %s', (place) => {
	it("carry the page's own policy, and forbid framing", () => {
		expect(parts(headers(place).get('content-security-policy') ?? '')).toEqual(
			[...page, "frame-ancestors 'none'"].sort()
		);
	});

	it('are complete', () => {
		const { 'content-security-policy': _, ...rest } = Object.fromEntries(headers(place));
		expect(rest).toMatchObject({
			'strict-transport-security': 'max-age=63072000',
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin'
		});
	});
});
