import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { recordText } from '#lib/register/index.js';
import { concat, equalBytes, randomBytes, toHex } from './bytes.js';
import { checkRun } from './check.js';
import { deviceIdOf, signerOf, vaultDocumentOf, vaultIdOf } from './crypto.js';
import { appendRecord, emptyDocument, initialise, newActor } from './document.js';
import { firstLink, nextLink, signLink } from './log.js';
import { Membership, signAdded } from './membership.js';
import { sealRun } from './run.js';
import { SealKeys } from './seal-keys.js';

beforeAll(() => initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm')));

test('a run that a device wrote is accepted, and not with one byte changed', async () => {
	const root = await signerOf(randomBytes(32));
	const vault = vaultIdOf(root.publicKey);
	const device = await signerOf(randomBytes(32));
	const id = toHex(deviceIdOf(vault, device.publicKey));
	const keys = new SealKeys();
	const epoch = keys.add(randomBytes(32));
	const document = vaultDocumentOf(vault);
	const clock = { at: '2026-10-14T10:31:00+05:00', day: '2026-10-14' };
	const added = await signAdded(
		vault,
		{ device: id, name: 'laptop', signKey: toHex(device.publicKey), agreeKey: '00'.repeat(32), by: 'root' },
		root
	);
	const texts = [
		recordText({
			v: 0,
			kind: 'vault-created',
			device: id,
			n: 1,
			...clock,
			base: [],
			body: { rootKey: toHex(root.publicKey) }
		}),
		recordText({ v: 0, kind: 'device-added', device: id, n: 2, ...clock, base: [], body: added })
	];
	let doc = emptyDocument(newActor(id));
	let link = firstLink(vault, device.publicKey);
	const previous = link;
	const changes = texts.map((text, at) => {
		const step = appendRecord(doc, text);
		doc = step.document;
		link = nextLink(link, at + 1, document, step.hash);
		return { document, change: step.change };
	});
	const key = await keys.key('run', epoch, id);
	if (!key) throw new Error('no key');
	const run = await sealRun(
		{ version: 0, vault, epoch, device: id, from: 1, to: 2 },
		{ previous, signature: await signLink(device, link), changes },
		key
	);
	const checked = await checkRun(run, vault, keys, new Membership(vault));
	expect(checked.ok && checked.value.changes.map((change) => [change.sound, change.text])).toEqual(
		texts.map((text) => [true, text])
	);
	expect(checked.ok && equalBytes(checked.value.changes[1]?.link ?? new Uint8Array(), link)).toBe(true);
	for (let at = 0; at < run.length; at += 7) {
		const altered = concat(run);
		altered[at] = (altered[at] ?? 0) ^ 1;
		expect((await checkRun(altered, vault, keys, new Membership(vault))).ok).toBe(false);
	}
});
