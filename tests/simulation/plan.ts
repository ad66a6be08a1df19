import type { RecordBodies, RecordId, RecordKind } from '#lib/register/index.js';

/** A record to be written; `document` is where. */
export interface Plan {
	document: string;
	kind: RecordKind;
	row?: RecordId;
	base: RecordId[];
	body: RecordBodies[RecordKind];
}
