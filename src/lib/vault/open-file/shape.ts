import * as v from 'valibot';

/** The name and version of the format; `docs/export.md` describes it. */
export const OPEN_FORMAT = 'tizilim-register-1';

const hex = (bytes: number) => v.pipe(v.string(), v.regex(/^[0-9a-f]*$/), v.length(2 * bytes));
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A file with all records, as it is read; further keys may come and are passed over. */
export const openFileSchema = v.looseObject({
	format: v.literal(OPEN_FORMAT),
	secrets: v.literal(true),
	vault: hex(32),
	/** Moment of making and the device that made it: claims. */
	made: v.looseObject({ at: v.string(), device: hex(16) }),
	/** Records that were damaged on the device already. */
	unread: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	logs: v.array(
		v.looseObject({
			device: hex(16),
			runs: v.array(
				v.looseObject({
					from: place,
					to: place,
					/** link(from - 1) */
					previous: hex(32),
					/** The device's Ed25519 signature of link(to). */
					signature: hex(64),
					records: v.array(
						v.looseObject({
							n: place,
							document: hex(16),
							/** The Automerge change that carries the record, base64. */
							change: v.string(),
							/** The record as an object; null where the change carries none. */
							record: v.unknown()
						})
					)
				})
			)
		})
	)
});
export type OpenFile = v.InferOutput<typeof openFileSchema>;
