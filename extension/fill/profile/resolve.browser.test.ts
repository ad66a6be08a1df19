import { afterEach, expect, test } from 'vitest';
import { resolveProfiles, scanDocument } from '../index.js';
import type { FillEnvironment } from '../types.js';
import type { Profile } from './schema.js';

/** Which selectors of a profile lead to which field of the page that is shown. */

afterEach(() => document.body.replaceChildren());

function profileOf(selectors: readonly string[], origin = location.origin): Profile {
	const fields = selectors.map((selector) => ({
		selectors: [{ selector, brittle: false }],
		labels: { kk: [], ru: [] },
		sections: [],
		target: null,
		format: null,
		options: {}
	}));
	const forms = [{ path: '/', hash: null, steps: [], fields }];
	return { tizilim: 'portal-profile', version: 1, name: 'x', source: 'profile', origin, forms };
}

/** Name or id of each field that was found → the selectors that lead to it. */
function found(profile: Profile, environment: FillEnvironment = {}): Record<string, string[]> {
	const { form } = resolveProfiles(scanDocument(document, environment), document, [profile], environment);
	const hits = form.fields.filter((field) => field.found.length > 0);
	return Object.fromEntries(hits.map((field) => [field.name || field.htmlId, field.found]));
}

function shadow(id: string, html: string, mode: ShadowRootMode = 'open'): ShadowRoot {
	const host = document.body.appendChild(document.createElement('x-card'));
	host.id = id;
	const root = host.attachShadow({ mode });
	root.innerHTML = html;
	return root;
}
async function frame(html: string, sandbox?: string): Promise<void> {
	const inner = document.createElement('iframe');
	inner.id = 'frame';
	inner.style.cssText = 'width: 300px; height: 100px';
	if (sandbox !== undefined) inner.setAttribute('sandbox', sandbox);
	inner.srcdoc = html;
	const loaded = new Promise((done) => inner.addEventListener('load', done, { once: true }));
	document.body.append(inner);
	await loaded;
}

test('in the document, and every selector that leads there', () => {
	document.body.innerHTML = '<label>А <input id="a" name="a"></label><label>Б <input name="b"></label>';
	expect(found(profileOf(['#a', 'input[name="a"]', '[name="b"]', '#gone']))).toEqual({
		a: ['#a', 'input[name="a"]'],
		b: ['[name="b"]']
	});
});

test('through shadow roots, one in the other', () => {
	const outer = shadow('card', '<label>А <input name="a"></label><x-inner id="inner"></x-inner>');
	const inner = outer.querySelector('x-inner')?.attachShadow({ mode: 'open' });
	if (inner) inner.innerHTML = '<label>Б <input name="b"></label>';
	const selectors = ['#card >>> [name="a"]', '#card >>> #inner >>> [name="b"]', '[name="a"]', '#inner >>> [name="b"]'];
	expect(found(profileOf(selectors))).toEqual({
		a: ['#card >>> [name="a"]'],
		b: ['#card >>> #inner >>> [name="b"]']
	});
});

test('through closed ones only where the extension opens them', () => {
	const root = shadow('card', '<label>А <input name="a"></label>', 'closed');
	const profile = profileOf(['#card >>> [name="a"]']);
	expect(found(profile)).toEqual({});
	const shadowRootOf = (element: Element) => (element.id === 'card' ? root : null);
	expect(found(profile, { shadowRootOf })).toEqual({ a: ['#card >>> [name="a"]'] });
});

test('through frames of the same origin, and no others', async () => {
	const html = '<label>А <input name="a" style="width: 200px"></label>';
	await frame(html);
	const profile = profileOf(['#frame >>> [name="a"]']);
	expect(found(profile)).toEqual({ a: ['#frame >>> [name="a"]'] });
	document.body.replaceChildren();
	await frame(html, 'allow-scripts');
	expect(found(profile)).toEqual({});
});

test('one that leads to several fields, or is none, leads nowhere', () => {
	document.body.innerHTML = '<label>А <input name="a" class="x"></label><label>Б <input name="b" class="x"></label>';
	shadow('card', '<label>В <input name="c" class="y"></label>');
	shadow('card', '<label>Г <input name="d" class="y"></label>');
	expect(found(profileOf(['.x', '#card >>> .y', '!!', '>>>', 'div >>> ']))).toEqual({});
	expect(found(profileOf(['#card >>> [name="c"]']))).toEqual({ c: ['#card >>> [name="c"]'] });
});

test('the buttons of one group are one field', () => {
	document.body.innerHTML = `<fieldset><legend>Согласие</legend>
		<label><input type="radio" name="r" value="1"> Иә</label><label><input type="radio" name="r" value="0"> Жоқ</label></fieldset>`;
	expect(found(profileOf(['[name="r"]', '[value="0"]']))).toEqual({ r: ['[name="r"]', '[value="0"]'] });
});

test('a profile of another origin is not looked at', () => {
	document.body.innerHTML = '<label>А <input name="a"></label>';
	expect(found(profileOf(['[name="a"]'], 'https://elsewhere.example'))).toEqual({});
});
