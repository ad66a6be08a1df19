import { recordText, type Envelope } from '#lib/register/index.js';
import * as v from 'valibot';
import { concat, equalBytes, fixed, fromUtf8, randomBytes, type Bytes } from '../bytes.js';
import { agreePublicKey, KEY_BYTES, signerOf, vaultIdOf } from '../crypto.js';
import { rootAgreeSeed, sealEpoch } from '../epoch.js';
import { readLogs } from '../backup/logs.js';
import type { Restorable } from '../backup/restoring.js';
import { Membership } from '../membership.js';
import type { VaultResult } from '../parts.js';
import { RUN_VERSION, runHeaderBytes, sealRun } from '../run.js';
import { SealKeys } from '../seal-keys.js';
import { seedOfWords } from '../words.js';
import { fromBase64 } from '../base64.js';
import { OPEN_FORMAT, openFileSchema, type OpenFile } from './shape.js';

/** An open file of records, checked, and ready to be laid down where no vault lies. */
export interface ReadOpenFile extends Restorable {
	made: OpenFile['made'];
	unread: number;
}

const DAMAGED = { ok: false, error: { kind: 'damaged-backup' } } as const;
const OPENING = 0x7b;
/** Where a seal would be: as long as the least, and no seal. */
const NOTHING = new Uint8Array(64);

/** Whether bytes begin as an open file does: with a brace, which no sealed backup does. */
export const isOpenFile = (bytes: Bytes): boolean => bytes[0] === OPENING;

/**
 * Reads an open file and checks all of it as if it had come from another device:
 * links, signatures, admissions, and that each record is the one that its change
 * carries. The recovery words are the right to go on with this vault: the root
 * that they hold admits the new device. A new epoch key seals what lies in clear.
 * Total over any bytes: `not-a-backup`, `newer-backup`, `damaged-backup`, `wrong-words`.
 */
export async function readOpenFile(bytes: Bytes, words: readonly string[]): Promise<VaultResult<ReadOpenFile>> {
	const seed = seedOfWords(words);
	if (!seed.ok) return seed;
	const parsed = parse(bytes);
	if (!parsed.ok) return parsed;
	const file = parsed.value;
	const vault = fixed(file.vault, 32);
	if (!equalBytes(vault, vaultIdOf((await signerOf(seed.value)).publicKey)))
		return { ok: false, error: { kind: 'wrong-words', wrong: [] } };
	const epochKey = randomBytes(KEY_BYTES);
	const keys = new SealKeys();
	const epoch = keys.add(epochKey);
	const runs = await sealed(file, vault, keys, epoch);
	if (runs === null) return DAMAGED;
	const holes = holesOf(file).map((hole) =>
		concat(runHeaderBytes({ version: RUN_VERSION, vault, epoch, ...hole }), NOTHING)
	);
	const logs = await readLogs([...runs, ...holes], vault, keys, new Membership(vault));
	// Nothing that it holds may be unproven, and no more may be missing than its maker lacked.
	const all = file.logs.reduce((sum, log) => sum + log.runs.length, 0);
	const held = [...logs.logs.values()].reduce((sum, log) => sum + log.length, 0);
	if (
		logs.others.length !== holes.length ||
		held !== all ||
		logs.unread > file.unread ||
		!saysTheSame(file, logs.texts)
	)
		return DAMAGED;
	const agreeKey = await agreePublicKey(await rootAgreeSeed(seed.value));
	return {
		ok: true,
		value: {
			vault,
			opener: { by: 'words', rootSeed: seed.value },
			epochs: [epochKey],
			epochSeals: [await sealEpoch(vault, epochKey, 'root', agreeKey)],
			logs,
			made: file.made,
			unread: file.unread
		}
	};
}

function parse(bytes: Bytes): VaultResult<OpenFile> {
	const text = fromUtf8(bytes);
	let value: unknown;
	try {
		value = JSON.parse(text ?? '');
	} catch {
		return { ok: false, error: { kind: isOpenFile(bytes) ? 'damaged-backup' : 'not-a-backup' } };
	}
	const named = v.safeParse(v.looseObject({ format: v.string() }), value);
	if (!named.success) return { ok: false, error: { kind: 'not-a-backup' } };
	const { format } = named.output;
	if (format !== OPEN_FORMAT) {
		const newer = /^tizilim-register-\d+$/.test(format);
		return { ok: false, error: { kind: newer ? 'newer-backup' : 'not-a-backup' } };
	}
	const read = v.safeParse(openFileSchema, value);
	return read.success ? { ok: true, value: read.output } : DAMAGED;
}

/**
 * Places between the runs of a log for which its maker had no sound record. They
 * are laid down as runs that do not open, as such a record lay on its maker's
 * disk: a log has no holes, and what stands behind one counts all the same.
 */
function holesOf({ logs }: OpenFile): { device: string; from: number; to: number }[] {
	return logs.flatMap(({ device, runs }) => {
		let next = 1;
		return runs
			.toSorted((a, b) => a.from - b.from)
			.flatMap(({ from, to }) => {
				const hole = { device, from: next, to: from - 1 };
				next = to + 1;
				return hole.to >= hole.from ? [hole] : [];
			});
	});
}

/** The runs as they lie on a disk; null where one is not what it says. */
async function sealed(file: OpenFile, vault: Bytes, keys: SealKeys, epoch: string): Promise<Bytes[] | null> {
	const runs: Bytes[] = [];
	for (const { device, runs: stretches } of file.logs) {
		const key = await keys.key('run', epoch, device);
		if (!key) return null;
		for (const { from, to, previous, signature, records } of stretches) {
			const changes = records.flatMap(({ document, change }) => {
				const decoded = fromBase64(change);
				return decoded === null ? [] : [{ document, change: decoded }];
			});
			const whole = changes.length === to - from + 1 && records.every(({ n }, at) => n === from + at);
			if (!whole || changes.length !== records.length) return null;
			const content = { previous: fixed(previous, 32), signature: fixed(signature, 64), changes };
			runs.push(await sealRun({ version: RUN_VERSION, vault, epoch, device, from, to }, content, key));
		}
	}
	return runs;
}

/** The records that stand open in the file are those that its changes carry: nobody reads one thing and keeps another. */
function saysTheSame(file: OpenFile, texts: readonly string[]): boolean {
	const said = file.logs.flatMap(({ runs }) =>
		runs.flatMap(({ records }) =>
			records.flatMap(({ record }) => (record === null ? [] : [recordText(record as Envelope)]))
		)
	);
	const carried = texts.toSorted();
	return said.length === carried.length && said.toSorted().every((text, at) => text === carried[at]);
}
