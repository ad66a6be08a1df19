/** What a careful lawyer does in every matter, as the Standard has it: pure, importable without a browser. */
export { comparePartyNames, type Comparison, type Reason } from './compare.js';
