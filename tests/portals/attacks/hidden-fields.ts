import { find, trap, trick } from './watch.js';

/** Harvests the certificate's number by a field that nobody sees; each trick hides it another way. */
const HIDDEN: { [trick: string]: (label: HTMLElement, input: HTMLInputElement) => void } = {
	'type hidden': (_, input) => (input.type = 'hidden'),
	'display none': (label) => (label.style.display = 'none'),
	'visibility hidden': (label) => (label.style.visibility = 'hidden'),
	'opacity 0': (_, input) => (input.style.opacity = '0'),
	'opacity of ancestors': (label, input) => {
		label.style.opacity = '0.2';
		input.style.opacity = '0.2';
	},
	'filter opacity': (_, input) => (input.style.filter = 'opacity(0)'),
	'one pixel': (_, input) => (input.style.cssText = 'width: 1px; height: 1px; padding: 0; border: 0'),
	'scaled away': (_, input) => (input.style.transform = 'scale(0.01)'),
	'off-screen to the left': (label) => (label.style.cssText = 'position: absolute; left: -9999px'),
	'off-screen to the right, fixed': (label) => (label.style.cssText = 'position: fixed; left: 200vw'),
	'clipped by a parent': (label) => (label.style.cssText = 'display: block; height: 0; overflow: hidden'),
	'clip-path inset': (label) => (label.style.clipPath = 'inset(100%)'),
	'clip-path circle': (label) => (label.style.clipPath = 'circle(0)'),
	'behind an overlay': (label) => {
		label.style.cssText = 'position: relative; display: block';
		const cover = document.createElement('div');
		cover.style.cssText = 'position: absolute; inset: 0; background: white; z-index: 5';
		label.append(cover);
	},
	'under the page': (label) => {
		document.documentElement.style.background = 'white';
		find<HTMLElement>('#form').style.cssText = 'background: white; position: relative; z-index: 1; min-height: 300px';
		label.style.cssText = 'position: absolute; top: 20px; left: 300px; z-index: 0';
		document.body.append(label);
	},
	'in an invisible frame': (label) => {
		const frame = document.createElement('iframe');
		frame.style.opacity = '0';
		document.body.append(frame);
		frame.contentDocument?.body.append(label);
	}
};

const label = document.createElement('label');
label.append('Серийный номер сертификата ЭЦП ');
const input = document.createElement('input');
input.name = 'serial';
label.append(input);
find('#place').append(label);
trap(input);
HIDDEN[trick]?.(label, input);
document.documentElement.dataset['tricks'] = Object.keys(HIDDEN).join('|');
