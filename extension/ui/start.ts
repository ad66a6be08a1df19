import { mount, type Component } from 'svelte';
import './look.css';
import { language } from './language.svelte.js';

/** Shows a page of the extension, once its language is known: no flash of another one. */
export function startPage(page: Component): void {
	const target = document.getElementById('app');
	if (target === null) throw new Error('The page has no place for itself.');
	void language.start().then(() => mount(page, { target }));
}
