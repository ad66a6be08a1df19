import { layoutFormInTurns } from '#lib/paper/form.js';
import type { FormOptions, FormScope } from '#lib/paper/options.js';
import type { Register } from '#lib/register/index.js';

/** The hash as it was typed from the foot of a sheet: 32 hexadecimal digits, spaces anywhere; null for anything else. */
export function readHash(typed: string): string | null {
	const text = typed.replace(/\s/g, '').toLowerCase();
	return /^[0-9a-f]{32}$/.test(text) ? text : null;
}

/**
 * Whether a sheet with this hash shows the register as it stands: tried in every
 * language and with every choice for columns 4 and 6, since the sheet does not
 * tell them to a machine.
 */
export async function matchSheet(register: Register, scope: FormScope, hash: string): Promise<boolean> {
	for (const language of ['kk', 'ru', 'both'] as const)
		for (const essence of ['private', 'for-portal'] as const)
			for (const time of ['total', 'sessions'] as const) {
				const options: FormOptions = { scope, language, essence, time, today: '2000-01-01' };
				const form = await layoutFormInTurns(register, options, () => false);
				if (form?.mark.hash.startsWith(hash)) return true;
			}
	return false;
}
