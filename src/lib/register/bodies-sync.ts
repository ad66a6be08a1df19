import * as v from 'valibot';
import { base64, hex, text } from './body-types.js';

/** Kinds that tell of the vault's devices among each other; they lie in the vault document. */
export const syncBodies = {
	/**
	 * A key that seals what is new from now on, sealed to the root and to each
	 * device that may read it. The same epoch again only adds seals.
	 */
	'epoch-opened': v.strictObject({
		epoch: hex(16),
		seals: v.pipe(v.array(base64), v.minLength(1), v.maxLength(1000))
	}),
	/** A device is called otherwise; the latest name stands. */
	'device-named': v.strictObject({ device: hex(16), name: text })
} as const;
