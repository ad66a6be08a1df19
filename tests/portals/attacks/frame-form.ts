import { trap } from './watch.js';

document.querySelectorAll('input').forEach(trap);
