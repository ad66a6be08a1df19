import * as v from 'valibot';

/** What NCALayer answered, in one shape for its modules and builds. */
export type Reply =
	| { kind: 'hello'; version: string }
	/** Signatures in the order of what was to be signed: PEM or base64. */
	| { kind: 'signed'; cms: string[] }
	/** The user closed the dialog: no error, nothing was signed. */
	| { kind: 'cancelled' }
	| { kind: 'no-such-module' }
	/** `code` as NCALayer says it; its text may hold paths and names, so it is not kept. */
	| { kind: 'refused'; code: string }
	/** A sign of life, or something that is nobody's answer. */
	| { kind: 'nothing' };

const short = v.pipe(v.string(), v.maxLength(200));
const cms = v.pipe(v.string(), v.maxLength(1_000_000));

const hello = v.object({ result: v.object({ version: short }) });
const signed = v.object({ status: v.literal(true), body: v.object({ result: v.union([v.array(cms), cms]) }) });
/** A dialog that was closed: success without a result. */
const closed = v.object({ status: v.literal(true), body: v.strictObject({}) });
const failed = v.object({ status: v.literal(false), code: v.optional(short) });
const noModule = v.object({ errorCode: v.literal('MODULE_NOT_FOUND') });
const older = v.object({
	code: short,
	responseObject: v.optional(v.nullable(cms)),
	message: v.optional(v.nullable(short))
});

/** Reads one message of NCALayer; heartbeats and whatever is not JSON are nothing. */
export function readReply(text: unknown): Reply {
	if (typeof text !== 'string') return { kind: 'nothing' };
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		// `--heartbeat--` and the like.
		return { kind: 'nothing' };
	}
	if (v.is(hello, data)) return { kind: 'hello', version: data.result.version };
	if (v.is(signed, data)) {
		const { result } = data.body;
		return { kind: 'signed', cms: typeof result === 'string' ? [result] : result };
	}
	if (v.is(closed, data)) return { kind: 'cancelled' };
	if (v.is(noModule, data)) return { kind: 'no-such-module' };
	if (v.is(failed, data)) return { kind: 'refused', code: data.code ?? 'GENERAL_ERROR' };
	if (v.is(older, data)) {
		if (data.code === '200' && typeof data.responseObject === 'string')
			return { kind: 'signed', cms: [data.responseObject] };
		return data.message === 'action.canceled' ? { kind: 'cancelled' } : { kind: 'refused', code: data.code };
	}
	return { kind: 'nothing' };
}
