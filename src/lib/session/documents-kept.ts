import type { Remote } from 'comlink';
import * as v from 'valibot';
import { fromUtf8, utf8 } from '#lib/vault/bytes.js';
import type { Draft, Result } from './contract.js';
import type { Host } from './host.js';

type Ask = <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => Promise<Result<T>>;

/** Lies sealed on its device, among the drafts; no form has this id. */
const ID = 'documents-here';
const schema = v.strictObject({ all: v.boolean(), asked: v.array(v.string()) });

/** Which documents this device is to have: all, or those that were asked for one by one. */
type DocumentsKept = v.InferOutput<typeof schema>;

/** What was chosen on this device; null where nothing was. */
export async function readDocumentsKept(ask: Ask): Promise<DocumentsKept | null> {
	const drafts = await ask((host) => host.drafts());
	const plain = drafts.ok ? drafts.value.drafts.find(({ id }) => id === ID)?.plain : undefined;
	if (plain === undefined) return null;
	try {
		const read = v.safeParse(schema, JSON.parse(fromUtf8(plain) ?? 'null'));
		return read.success ? read.output : null;
	} catch {
		return null;
	}
}

export const keepDocumentsKept = (ask: Ask, kept: DocumentsKept): Promise<Result<null>> =>
	ask((host) => host.saveDraft(ID, utf8(JSON.stringify(kept))));

/** Pages that unfinished forms hold: sealed already, and named by no record yet. */
export function draftedBlobs(drafts: readonly Draft[]): string[] {
	const pages = v.array(v.looseObject({ blob: v.string() }));
	return drafts.flatMap(({ form, data }) => {
		const read = form === 'document-copy' ? v.safeParse(pages, data['pages']) : null;
		return read?.success ? read.output.map(({ blob }) => blob) : [];
	});
}
