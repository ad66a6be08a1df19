import { isCanonicalText, parseRecord, type ParsedRecord } from '#lib/register/index.js';
import type { Bytes } from './bytes.js';
import { changeHash } from './change.js';
import { vaultDocumentOf } from './crypto.js';
import { decodeChange, type DecodedChange } from './document.js';
import { firstLink, nextLink, verifyLink } from './log.js';
import type { Membership } from './membership.js';
import { openRun, type RunContent, type RunHeader, type RunProblem } from './run.js';
import type { SealKeys } from './seal-keys.js';

/** One change of a run, checked as far as its bytes tell. */
export interface CheckedChange {
	n: number;
	document: string;
	change: Bytes;
	/** What the link carries: Automerge's hash, or one that no change has where the bytes are no plain change. */
	hash: string;
	deps: string[];
	/** What Automerge reads in it; null for bytes that are no push of one text. */
	decoded: DecodedChange | null;
	/** link(n) */
	link: Bytes;
	/** The record's canonical text. */
	text: string;
	record: ParsedRecord;
	/** False for a change that its device signed but that is not "one record pushed, under the log's own name": kept, never applied. */
	sound: boolean;
}

export interface CheckedRun {
	header: RunHeader;
	content: RunContent;
	changes: CheckedChange[];
}

export type CheckProblem =
	| RunProblem
	/** Nobody admitted this device, as far as is known here. `content` is what the seal held: unproven, but an admission in it proves itself. */
	| { kind: 'unknown-device'; device: string; content: CheckedChange[] }
	/** The chain or its signature does not hold: not written by this device. */
	| { kind: 'wrong-signature' };

export type Checked = { ok: true; value: CheckedRun } | { ok: false; error: CheckProblem };

/**
 * Accepts or refuses a run by its bytes alone: seal, chain, signature of a
 * known device (revoked ones too), shape. Whether its predecessor is held and
 * whether its records count is decided elsewhere. Total over any bytes.
 */
export async function checkRun(bytes: Bytes, vault: Bytes, keys: SealKeys, members: Membership): Promise<Checked> {
	const opened = await openRun(bytes, vault, keys);
	if (!opened.ok) return opened;
	const { header, content } = opened.value;
	const changes = readChanges(header, content);
	const deviceKey = members.keyOf(header.device) ?? (await ownAdmission(members, header.device, changes));
	if (!deviceKey) return { ok: false, error: { kind: 'unknown-device', device: header.device, content: changes } };
	const begins = header.from !== 1 || firstLink(vault, deviceKey).every((byte, at) => byte === content.previous[at]);
	const last = changes.at(-1)?.link ?? content.previous;
	if (!begins || !(await verifyLink(deviceKey, last, content.signature)))
		return { ok: false, error: { kind: 'wrong-signature' } };
	return { ok: true, value: { header, content, changes } };
}

function readChanges(header: RunHeader, content: RunContent): CheckedChange[] {
	let link = content.previous;
	return content.changes.map(({ document, change }, at) => {
		const n = header.from + at;
		const decoded = decodeChange(change);
		const hash = changeHash(change);
		link = nextLink(link, n, document, hash);
		const text = decoded?.text ?? '';
		const record = parseRecord(decoded?.text ?? null);
		const envelope = record.ok ? record.record : record.envelope;
		// A text that is no record at all names nobody; what names its writer must name this log.
		const named = envelope !== null && envelope.device === header.device && envelope.n === n;
		const own = decoded !== null && decoded.text !== null && decoded.actor.startsWith(header.device);
		const sound = own && named && decoded.hash === hash && isCanonicalText(text);
		return { n, document, change, hash, deps: decoded?.deps ?? [], decoded, link, text, record, sound };
	});
}

/** A device that joins by the recovery words, or that begins anew, brings its own admission in its first run, signed by the root or by a known device. */
async function ownAdmission(members: Membership, device: string, changes: CheckedChange[]): Promise<Bytes | null> {
	const aside = members.aside();
	const said = changes.filter(({ document }) => document === vaultDocumentOf(members.vault));
	await aside.learn(said.flatMap(({ record }) => (record.ok ? [record.record] : [])));
	return aside.keyOf(device);
}
