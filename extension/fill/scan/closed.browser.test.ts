import { afterEach, describe, expect, it } from 'vitest';
import type { SeenField } from '../types.js';
import { scanDocument } from './index.js';

/** Shows a piece of page and scans it. */
function scanned(html: string): SeenField[] {
	document.body.innerHTML = html;
	return scanDocument(document).form.fields;
}
const firstOf = (html: string): SeenField => {
	const [field] = scanned(html);
	if (field === undefined) throw new Error('No field was found.');
	return field;
};

afterEach(() => {
	document.body.innerHTML = '';
});

describe('fields that stay closed', () => {
	it.each([
		['<input type="hidden" name="x">', 'hidden'],
		['<input type="password">', 'password'],
		['<input type="file">', 'file'],
		['<div style="display:none"><input></div>', 'hidden'],
		['<input style="visibility:hidden">', 'hidden'],
		['<div inert><input></div>', 'hidden'],
		['<div aria-hidden="true"><input></div>', 'hidden'],
		['<div style="opacity:.2"><div style="opacity:.3"><input></div></div>', 'transparent'],
		['<input style="width:3px;height:3px;padding:0;border:0">', 'tiny'],
		['<div style="width:1px;height:1px;overflow:hidden"><input></div>', 'tiny'],
		['<input style="position:absolute;left:-9999px">', 'hidden'],
		['<div style="clip-path:inset(50%)"><input></div>', 'hidden'],
		[
			'<div style="position:relative;width:200px;height:30px;overflow:hidden"><input style="position:absolute;top:80px"></div>',
			'hidden'
		],
		['<input style="filter:opacity(0)">', 'transparent'],
		['<div style="filter:grayscale(1) opacity(20%)"><p style="opacity:.3"><input></p></div>', 'transparent'],
		['<label style="position:fixed;left:200vw">a<input></label>', 'hidden'],
		['<div style="overflow:hidden"><input style="position:relative;left:300vw"></div>', 'hidden'],
		['<div style="clip-path:inset(0 100% 0 0)"><input></div>', 'hidden'],
		['<div style="clip-path:circle(0)"><input></div>', 'hidden'],
		['<div style="clip-path:circle(40px at -100px 50%)"><input></div>', 'hidden'],
		['<div style="clip-path:polygon(0 0, 1% 0, 0 1%)"><input></div>', 'hidden'],
		['<div style="clip-path:path(\'M0 0\')"><input></div>', 'hidden'],
		['<input style="position:absolute;clip:rect(0,0,0,0)">', 'hidden'],
		['<input style="position:fixed;clip:rect(2px 5px 5px 2px)">', 'hidden'],
		[
			'<div style="height:30px;overflow:hidden"><div style="height:400px;overflow:hidden"><p style="height:100px"></p><input></div></div>',
			'hidden'
		],
		[
			'<label style="position:relative;display:block">a<input><b style="position:absolute;inset:0;background:#fff"></b></label>',
			'covered'
		],
		[
			'<div style="position:relative;width:180px"><input style="width:170px"><div style="position:absolute;inset:0;background:#fff"></div></div>',
			'covered'
		],
		['<input readonly>', 'read-only'],
		['<input disabled>', 'disabled'],
		['<fieldset disabled><input></fieldset>', 'disabled'],
		[
			'<div style="position:relative"><input><div style="position:absolute;inset:0;height:300px;background:#fff">x</div></div>',
			'covered'
		]
	])('%s', (html, why) => {
		expect(firstOf(html).closed).toBe(why);
	});
	it('but not those that one can scroll to', () => {
		const html =
			'<div style="height:60px;overflow:hidden"><div style="height:60px;overflow:auto"><div style="height:400px"></div><input></div></div>';
		expect(firstOf(html).closed).toBeNull();
	});
	it.each([
		'<div style="clip-path:inset(0 round 4px)"><input></div>',
		'<div style="clip-path:circle(80%)"><input></div>',
		'<div style="filter:drop-shadow(0 0 2px #000)"><input></div>',
		'<div style="position:fixed;top:10px;left:10px"><input></div>',
		'<div style="overflow:hidden;height:20px"><div style="position:fixed;top:100px;left:10px"><input></div></div>',
		'<div style="height:3000px"></div><input>',
		'<div style="width:50px;height:60px;overflow:auto"><input style="margin:300px"></div>',
		'<div style="position:relative"><input><label style="position:absolute;left:4px;top:2px">Күні</label></div>'
	])('nor %s', (html) => {
		expect(firstOf(html).closed).toBeNull();
	});
	it('nor an input that its custom element makes transparent until it holds something', () => {
		const shown = (inside: string, around = '') => {
			document.body.innerHTML = `<div style="${around}"><x-field style="display:inline-block;width:200px;height:80px"></x-field></div>`;
			const root = document.querySelector('x-field')?.attachShadow({ mode: 'open' });
			if (root) root.innerHTML = inside;
			return scanDocument(document).form.fields.map(({ closed }) => closed);
		};
		const input = '<div style="opacity:0"><input style="width:190px;height:30px"></div>';
		expect(shown(`<span>Күні</span>${input}`)).toEqual([null]);
		expect(shown(input)).toEqual(['transparent']);
		expect(shown(`<span>Күні</span>${input}`, 'opacity:0')).toEqual(['transparent']);
		expect(shown(`<span>Күні</span>${input}<input>`)).toEqual(['transparent', null]);
		expect(shown(`<span>Күні</span>${input.replace('190px', '40px')}`)).toEqual(['transparent']);
	});
	it('nor a radio button that its label draws', () => {
		expect(
			firstOf(
				'<fieldset><legend>a</legend><label style="display:block"><input type="radio" name="q" style="opacity:0">Иә</label></fieldset>'
			).closed
		).toBeNull();
	});
	it('and nothing of a hidden one is read', () => {
		expect(firstOf('<label style="display:none">ИИН <input value="860101300123"></label>')).toMatchObject({
			present: '',
			labels: []
		});
	});
});
