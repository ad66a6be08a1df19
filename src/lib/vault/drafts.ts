import type { Bytes } from './bytes.js';
import { openDraft, sealDraft } from './draft.js';
import type { VaultParts, VaultResult } from './parts.js';

/** Seals a draft on this device; one of the same id goes. */
export async function saveDraft(
	{ epoch, device, keys, platform }: VaultParts,
	id: string,
	plain: Bytes
): Promise<VaultResult<null>> {
	const key = await keys.key('draft', epoch, device);
	if (!key) return { ok: false, error: { kind: 'not-open' } };
	return platform.journal.putDraft(id, await sealDraft(id, plain, epoch, device, key));
}

/** Drafts that open; `damaged` counts those that do not. */
export async function readDrafts({
	platform,
	keys
}: VaultParts): Promise<VaultResult<{ drafts: { id: string; plain: Bytes }[]; damaged: number }>> {
	const stored = await platform.journal.drafts();
	if (!stored.ok) return stored;
	const opened = await Promise.all(
		stored.value.map(async ({ id, bytes }) => ({ id, plain: await openDraft(id, bytes, keys) }))
	);
	const drafts = opened.flatMap(({ id, plain }) => (plain ? [{ id, plain }] : []));
	return { ok: true, value: { drafts, damaged: opened.length - drafts.length } };
}
