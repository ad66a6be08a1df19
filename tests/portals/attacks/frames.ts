import { find, trick } from './watch.js';

/** Frames that must get nothing: of another origin, and sandboxed ones. */
const frame = document.createElement('iframe');
frame.name = 'harvest';
frame.width = '500';
frame.height = '300';
const other = new URLSearchParams(location.search).get('other') ?? '';
if (trick === 'sandboxed') frame.setAttribute('sandbox', 'allow-scripts allow-forms');
frame.src = trick === 'other origin' ? `${other}attacks/frame-form.html` : './frame-form.html';
find('#place').append(frame);
