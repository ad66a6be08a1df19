import { isoWithOffset, recordSchemas } from '#lib/register/index.js';
import { toHex, utf8, type Bytes } from '../bytes.js';
import type { CheckedRun } from '../check.js';
import { partsOf } from '../backup/joining.js';
import type { ReadStep } from '../backup/logs.js';
import { readJournal } from '../backup/making.js';
import type { VaultParts, VaultResult } from '../parts.js';
import { toBase64 } from '../base64.js';
import { OPEN_FORMAT } from './shape.js';

export interface MadeOpenFile {
	bytes: Bytes;
	/** Records in it. */
	records: number;
	/** Records that are damaged on this device, and so not in it. */
	unread: number;
}

/** Reading and checking the journal, as a share of the work. */
const READ = 0.8;

/**
 * All records of the vault in one open file: canonical JSON objects, with the
 * changes, links and signatures by which any program can check that nothing was
 * altered, left out or added since a device wrote it. In clear: whoever has the
 * file has the register. Null when `step` ended it.
 */
export async function makeOpenFile(parts: VaultParts, step: ReadStep): Promise<VaultResult<MadeOpenFile | null>> {
	const stop = { asked: false };
	const tell = (done: number): boolean => {
		stop.asked ||= !step(done);
		return !stop.asked;
	};
	const held = await readJournal(parts, (done) => tell(done * READ));
	if (!held.ok) return held;
	if (stop.asked) return { ok: true, value: null };
	const { read, unread } = held.value;
	const { moment, offset } = parts.platform.clock();
	const head = {
		format: OPEN_FORMAT,
		secrets: true,
		vault: toHex(parts.vault),
		rootKey: parts.members.rootKey === null ? null : toHex(parts.members.rootKey),
		made: { at: isoWithOffset(moment, offset), device: parts.device },
		unread,
		schemas: recordSchemas()
	};
	// Written piece by piece: the whole of it is never held as one object.
	const pieces: Bytes[] = [utf8(`${JSON.stringify(head).slice(0, -1)},"logs":[`)];
	let records = 0;
	let done = 0;
	for (const [device, runs] of read.logs) {
		const key = parts.members.keyOf(device);
		const log = { device, signKey: key === null ? null : toHex(key) };
		pieces.push(utf8(`${done > 0 ? ',' : ''}\n${JSON.stringify(log).slice(0, -1)},"runs":[`));
		for (const [at, part] of partsOf(runs).entries()) {
			const text = runText(part.map(({ checked }) => checked));
			records += text.records;
			pieces.push(utf8((at > 0 ? ',' : '') + text.text));
			if (!tell(READ + (1 - READ) * (records / read.texts.length))) return { ok: true, value: null };
		}
		pieces.push(utf8(']}'));
		done += 1;
	}
	pieces.push(utf8(']}\n'));
	return { ok: true, value: { bytes: whole(pieces), records, unread } };
}

function whole(pieces: readonly Bytes[]): Bytes {
	const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

function runText(runs: readonly CheckedRun[]): { text: string; records: number } {
	const [first, last] = [runs[0], runs.at(-1)];
	const changes = runs.flatMap((run) => run.changes);
	if (!first || !last) return { text: '', records: 0 };
	const run = {
		from: first.header.from,
		to: last.header.to,
		previous: toHex(first.content.previous),
		signature: toHex(last.content.signature)
	};
	// A canonical text stands in the file letter by letter as it was signed.
	const records = changes.map(
		({ n, document, change, sound, text }) =>
			`\n{"n":${String(n)},"document":"${document}","change":"${toBase64(change)}","record":${sound ? text : 'null'}}`
	);
	return { text: `\n${JSON.stringify(run).slice(0, -1)},"records":[${records.join(',')}]}`, records: changes.length };
}
