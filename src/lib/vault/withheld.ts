import { parseRecord, recordId } from '#lib/register/index.js';
import type { VaultParts } from './parts.js';

/**
 * The texts that may be told to the fold by now. It judges an admission or
 * revocation once, when it comes in: one whose signer is not known yet (on a
 * device that has just joined, its own) is withheld until the signer's log came.
 */
export function tellable({ members, withheld }: VaultParts, texts: readonly string[]): string[] {
	const { waiting } = members;
	if (waiting.size === 0 && withheld.size === 0) return [...texts];
	const told: string[] = [];
	for (const text of texts) {
		const parsed = parseRecord(text);
		const id = parsed.ok ? recordId(parsed.record) : '';
		if (waiting.has(id)) withheld.set(id, text);
		else told.push(text);
	}
	for (const [id, text] of withheld) {
		if (waiting.has(id)) continue;
		withheld.delete(id);
		told.push(text);
	}
	return told;
}
