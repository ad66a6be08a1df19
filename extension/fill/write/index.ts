/** The writing half of the fill engine: carries out a plan on the page it was made of, and can take it back. */
export { applyFill } from './run.js';
