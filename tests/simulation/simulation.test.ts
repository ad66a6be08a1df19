import { testCases } from './cases.js';
import { simulate } from './simulate.js';
import { script } from './steps.js';

testCases(
	'of several devices: all hold the same after healing, and nothing counts that should not',
	260,
	script(60),
	simulate
);
