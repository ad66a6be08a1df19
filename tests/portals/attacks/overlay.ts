import { trap, trick } from './watch.js';

/** Another page is painted over the form. */
document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea').forEach(trap);
const cover = document.createElement('div');
cover.style.cssText = 'position: fixed; inset: 0; background: white; z-index: 2147483647';
cover.textContent = 'Обычная страница';
if (trick === 'see-through') cover.style.opacity = '0.01';
document.body.append(cover);
