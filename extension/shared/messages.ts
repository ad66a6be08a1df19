import * as v from 'valibot';
import { PORTAL_KEYS, type FromExtension } from '#lib/bridge/index.js';
import { plainCopy } from './plain.js';

/** What the parts of the extension say to the background, apart from what a register's page says through the bridge. */

const transfer = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const origin = v.pipe(v.string(), v.maxLength(300));
const role = v.picklist(['register', 'portal']);

/** From a page of the extension's own: panel, permission tab, editor. */
const fromPanelSchema = v.variant('kind', [
	/** The text of an offer file that the lawyer opened. */
	v.strictObject({ kind: v.literal('offer-file'), text: v.pipe(v.string(), v.maxLength(20_000_000)) }),
	/** The lawyer says that the row stands in the portal. */
	v.strictObject({
		kind: v.literal('entered'),
		transfer,
		keys: v.pipe(v.array(v.picklist(PORTAL_KEYS)), v.maxLength(PORTAL_KEYS.length)),
		portalNumber: v.nullable(v.pipe(v.string(), v.maxLength(200)))
	}),
	v.strictObject({ kind: v.literal('withdraw') }),
	/** The lawyer says that the register has read the file of receipts. */
	v.strictObject({ kind: v.literal('receipts-handed-over'), transfers: v.array(transfer) }),
	v.strictObject({ kind: v.literal('site-granted'), role, origin }),
	v.strictObject({ kind: v.literal('site-forgotten'), role, origin }),
	/** The panel was opened or looks again: what ran out is to go. */
	v.strictObject({ kind: v.literal('tidy') })
]);
export type FromPanel = v.InferOutput<typeof fromPanelSchema>;

/** From the content script on a register's page. */
const fromRegisterSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('page-hello'), version: v.number() }),
	/** Something the page sent on its port; read again by the schema of the bridge. */
	v.strictObject({ kind: v.literal('page-message'), message: v.unknown() })
]);
export type FromRegister = v.InferOutput<typeof fromRegisterSchema>;

/** Answer to a content script: what it is to send to its page; null where the page is none of a register. */
export interface ToRegister {
	kind: 'to-page';
	messages: FromExtension[];
}

/** Answer to a page of the extension's own. */
export type PanelAnswer =
	| { ok: true; count: number }
	| {
			ok: false;
			why: 'not-json' | 'not-ours' | 'newer' | 'malformed' | 'expired' | 'not-waiting' | 'not-granted' | 'refused';
	  };

const readBy = <T>(schema: v.GenericSchema<unknown, T>, data: unknown): T | null => {
	const read = v.safeParse(schema, plainCopy(data));
	return read.success ? read.output : null;
};
/** @returns null for whatever is no such message */
export const readFromPanel = (data: unknown): FromPanel | null => readBy(fromPanelSchema, data);
/** @returns null for whatever is no such message */
export const readFromRegister = (data: unknown): FromRegister | null => readBy(fromRegisterSchema, data);
