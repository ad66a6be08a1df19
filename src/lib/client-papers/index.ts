/** Papers for the client: templates in kk and ru, filled from the matter, as .docx and PDF. */
export { blocksOf, type Block } from './blocks.js';
export { makeDocx } from './docx.js';
export { fill, PLACE_NAMES, PLACES, valuesFor, type Place } from './fill.js';
export { ourTemplate, templateOf } from './templates.js';
