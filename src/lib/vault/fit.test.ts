import * as Automerge from '@automerge/automerge/slim';
import { recordText } from '#lib/register/index.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Disk } from '../../../tests/simulation/memory-journal.js';
import {
	enteredBody,
	hexOf,
	recordOf,
	setUpAutomerge,
	TestDevice,
	testVault,
	type Written
} from '../../../tests/tools/test-vault.js';
import type { Bytes } from './bytes.js';
import { changeHash } from './change.js';
import {
	decodeChange,
	emptyDocument,
	GENESIS_HASH,
	headsOf,
	loadDocument,
	newActor,
	placesIn,
	saveDocument
} from './document.js';
import { Holding } from './fit.js';
import { Membership } from './membership.js';
import { loaded, readDocument } from './volume.js';

beforeAll(setUpAutomerge);

const YEAR = hexOf(16, '2');
const LIST = `1@${'00'.repeat(24)}`;

/** What a device that went bad might write behind its first record of a year. */
interface Bent {
	seq?: number;
	startOp?: number;
	deps?: string[];
	elemId?: string;
	actor?: string;
}
function bent(device: TestDevice, behind: Written, n: number, how: Bent): Bytes {
	const first = decodeChange(behind.change);
	const value = recordText(recordOf('entered', device.id, n, enteredBody(`Строка ${String(n)}`)));
	const { elemId = `2@${first?.actor ?? ''}`, ...rest } = how;
	const change = { actor: first?.actor ?? '', seq: 2, startOp: 3, deps: [behind.hash], ...rest };
	const op = { action: 'set', obj: LIST, elemId, insert: true, value, pred: [] };
	return new Uint8Array(
		Automerge.encodeChange({ ...change, author: null, time: 0, message: null, ops: [op] } as unknown as Parameters<
			typeof Automerge.encodeChange
		>[0])
	);
}

/** Two devices, the phone's log as given, read by the laptop from its disk. */
async function readBack(write: (phone: TestDevice) => void, twice = false) {
	const { vault, root, keys, epoch, document, device: laptop } = await testVault();
	const phone = await TestDevice.of(vault, 'phone');
	phone.write(document, 'device-added', await phone.admission({ by: 'root', signer: root }));
	laptop.write(YEAR, 'entered', enteredBody('Первая'));
	phone.read(YEAR, laptop.written);
	write(phone);
	const members = new Membership(vault);
	for (const { id, signer } of [laptop, phone]) members.trust(id, signer.publicKey);
	const disk = new Disk();
	disk.content.vault = { layout: 1, vault, keyring: new Uint8Array(), epochs: [] };
	for (const device of [laptop, phone]) {
		const runs = await Promise.all(
			device.written.map(async ({ n, document: id }) => ({
				device: device.id,
				from: n,
				to: n,
				documents: [id],
				bytes: await device.run(keys, epoch, n, n)
			}))
		);
		const last = device.written.length;
		const long = {
			device: device.id,
			from: 2,
			to: last,
			documents: [YEAR],
			bytes: await device.run(keys, epoch, 2, last)
		};
		disk.content.runs.set(device.id, twice && last > 2 ? [...runs, long] : runs);
	}
	const journal = await disk.open();
	if (!journal.ok) throw new Error(journal.error.kind);
	const tools = { journal: journal.value, vault, vaultDocument: document, keys, members, actor: newActor(laptop.id) };
	const read = await readDocument(YEAR, tools);
	if (!read.ok) throw new Error(read.error.kind);
	const open = loaded(read.value.open);
	if (!open) throw new Error('not loaded');
	return { ...read.value, open };
}

describe('what another device wrote', () => {
	test('is in the document, also where two runs hold it', async () => {
		const write = (phone: TestDevice) => {
			phone.write(YEAR, 'entered', enteredBody('Вторая'));
			phone.write(YEAR, 'entered', enteredBody('Третья'));
		};
		for (const twice of [false, true]) {
			const read = await readBack(write, twice);
			expect([new Set(read.texts).size, read.lost, read.open.whole]).toEqual([3, 0, true]);
			expect(headsOf(read.open.document)).toHaveLength(1);
		}
	});

	test('does not break the document, whatever its numbers say; its records are read all the same', async () => {
		const stranger = hexOf(24, '9');
		const ways: [string, Bent | ((actor: string) => Bent)][] = [
			['as it should be', {}],
			['an element that nobody wrote', { elemId: `77@${stranger}` }],
			['the list itself as element', { elemId: LIST }],
			['a sequence with a hole', { seq: 3 }],
			['a sequence that was', { seq: 1 }],
			['a first op that was', { startOp: 2, elemId: '_head' }],
			['a first op far ahead', { startOp: 2 ** 31 }],
			['a dependency that is not here', { deps: [hexOf(32, '7')] }],
			['no dependency', { deps: [] }],
			['a new actor that does not begin', (actor) => ({ actor: `${actor.slice(0, 32)}${'7'.repeat(16)}`, seq: 2 })]
		];
		for (const [name, way] of ways) {
			const read = await readBack((phone) => {
				const second = phone.write(YEAR, 'entered', enteredBody('Вторая'));
				const how = typeof way === 'function' ? way(decodeChange(second.change)?.actor ?? '') : way;
				// The phone saw the laptop's row first: all its numbers are one higher than in a document of its own.
				const raised = {
					...how,
					startOp: how.startOp ?? 4,
					elemId: how.elemId ?? `3@${decodeChange(second.change)?.actor ?? ''}`
				};
				const change = bent(phone, second, 3, raised);
				phone.writeChange(YEAR, change, changeHash(change));
			});
			const good = name === 'as it should be';
			expect([read.texts.length, read.lost, read.open.whole], name).toEqual([3, 0, good]);
		}
	});

	test('written in any numbers at all never makes reading throw', async () => {
		const any = fc.record({
			seq: fc.integer({ min: 1, max: 4 }),
			startOp: fc.integer({ min: 1, max: 6 }),
			deps: fc.subarray([GENESIS_HASH, 'second', hexOf(32, '7')]),
			elemId: fc.constantFrom('_head', LIST, '2@own', '3@own', '4@own', `2@${hexOf(24, '9')}`)
		});
		await fc.assert(
			fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 3 }), async (ways) => {
				const read = await readBack((phone) => {
					const second = phone.write(YEAR, 'entered', enteredBody('Вторая'));
					const actor = decodeChange(second.change)?.actor ?? '';
					for (const [at, { seq, startOp, deps, elemId }] of ways.entries()) {
						const named = deps.map((dep) => (dep === 'second' ? second.hash : dep)).toSorted();
						const how = { seq, startOp, deps: named, elemId: elemId.replace('own', actor) };
						const change = bent(phone, second, 3 + at, how);
						phone.writeChange(YEAR, change, changeHash(change));
					}
				});
				expect(read.lost).toBe(0);
				expect(read.texts.length).toBeGreaterThanOrEqual(2);
				const saved = saveDocument(read.open.document);
				expect(headsOf(loadDocument(saved, newActor(hexOf(16))) ?? emptyDocument(newActor(hexOf(16))))).toEqual(
					headsOf(read.open.document)
				);
			}),
			{ numRuns: 25 }
		);
	});
});

test('a document holds the places of its changes', () => {
	const places = placesIn(emptyDocument(newActor(hexOf(16))));
	expect(places).toMatchObject([{ hash: GENESIS_HASH, seq: 1, startOp: 1 }]);
	const holding = new Holding(places);
	const next = { hash: hexOf(32), actor: hexOf(24), seq: 1, startOp: 2, deps: [GENESIS_HASH], after: '_head' };
	expect(holding.fits(next)).toBe(true);
	expect(holding.fits({ ...next, deps: [] })).toBe(false);
	holding.add(next);
	expect(holding.has(next.hash)).toBe(true);
	expect(holding.fits(next)).toBe(false);
	const behind = { ...next, hash: hexOf(32, 'b'), seq: 2, startOp: 3, deps: [next.hash], after: `2@${next.actor}` };
	expect(holding.fits(behind)).toBe(true);
});
