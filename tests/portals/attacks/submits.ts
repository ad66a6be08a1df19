import { find, trick } from './watch.js';

/** Sends itself as soon as anything is entered. */
const form = find<HTMLFormElement>('#form');
const ways: { [trick: string]: () => void } = {
	requestSubmit: () => form.requestSubmit(),
	'click on the button': () => find<HTMLButtonElement>('button').click(),
	'a new button': () => {
		const button = form.appendChild(document.createElement('button'));
		button.click();
	},
	'submit event of its own': () => form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
};
form.addEventListener('input', () => ways[trick]?.());
form.addEventListener('change', () => ways[trick]?.());
/** What such a page does in its own handler. */
form.addEventListener('submit', () => window.taken.push(find<HTMLTextAreaElement>('textarea').value));
document.documentElement.dataset['tricks'] = Object.keys(ways).join('|');
