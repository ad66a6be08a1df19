import { find, trap, trick } from './watch.js';

/** Lets the plan be made, and then puts something else where the field was. */
const field = () => find<HTMLInputElement>('[name=serial]');
const SWAPS: { [trick: string]: () => void } = {
	'another element in its place': () => {
		const other = document.createElement('input');
		other.name = 'serial';
		field().replaceWith(other);
		trap(other);
	},
	'made a password': () => (field().type = 'password'),
	'made hidden': () => (field().type = 'hidden'),
	'made invisible': () => (find<HTMLElement>('#place').style.opacity = '0'),
	shrunk: () => (field().style.cssText = 'width: 1px; height: 1px; padding: 0; border: 0'),
	'taken out of the page': () => find('#place').remove(),
	'moved into a frame that nobody sees': () => {
		const frame = document.body.appendChild(document.createElement('iframe'));
		frame.style.cssText = 'opacity: 0';
		frame.contentDocument?.body.append(find('#place'));
	},
	covered: () => {
		const cover = document.createElement('div');
		cover.style.cssText = 'position: absolute; inset: 0; background: white';
		find<HTMLElement>('#place').style.position = 'relative';
		find('#place').append(cover);
	}
};
trap(field());
window.swap = () => SWAPS[trick]?.();
document.documentElement.dataset['tricks'] = Object.keys(SWAPS).join('|');
