import * as Automerge from '@automerge/automerge/slim';
import { recordText, type RegisterRecord } from '#lib/register/index.js';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	anyBytes,
	enteredBody,
	flipped,
	hexOf,
	joined,
	recordOf,
	seedOf,
	setUpAutomerge,
	TestDevice,
	testVault
} from '../../../tests/tools/test-vault.js';
import { sha256, toHex, utf8, type Bytes } from './bytes.js';
import { changeHash } from './change.js';
import { checkRun, type Checked } from './check.js';
import { appendRecord, emptyDocument, newActor } from './document.js';
import { nextLink, signLink } from './log.js';
import { Membership } from './membership.js';
import { sealRun } from './run.js';

type Vault = Awaited<ReturnType<typeof testVault>>;
const YEAR = hexOf(16, '2');
let one: Vault;
let members: Membership;
beforeAll(setUpAutomerge);
beforeEach(async () => {
	one = await testVault();
	members = new Membership(one.vault);
	const first = await check(await one.device.run(one.keys, one.epoch, 1, 2));
	if (!first.ok) throw new Error(first.error.kind);
	await members.learn(first.value.changes.flatMap(({ record }) => (record.ok ? [record.record] : [])));
});

const check = (bytes: Bytes): Promise<Checked> => checkRun(bytes, one.vault, one.keys, members);
const kindOf = async (bytes: Bytes): Promise<string> => {
	const checked = await check(bytes);
	return checked.ok ? 'ok' : checked.error.kind;
};
const soundOf = async (bytes: Bytes): Promise<boolean[] | string> => {
	const checked = await check(bytes);
	return checked.ok ? checked.value.changes.map(({ sound }) => sound) : checked.error.kind;
};

describe('a run of a known device', () => {
	test('is accepted in any cut, with the links of its log', async () => {
		for (let row = 0; row < 5; row += 1) one.device.write(YEAR, 'entered', enteredBody());
		for (let from = 1; from <= 7; from += 1)
			for (let to = from; to <= 7; to += 1) {
				const checked = await check(await one.device.run(one.keys, one.epoch, from, to));
				const written = one.device.written.slice(from - 1, to);
				expect(checked.ok && checked.value.changes).toMatchObject(
					written.map(({ n, document, hash, link, text }) => ({ n, document, hash, link, text, sound: true }))
				);
			}
	});

	test('with any one bit of it turned is refused', async () => {
		one.device.write(YEAR, 'entered', enteredBody());
		const run = await one.device.run(one.keys, one.epoch, 3, 3);
		for (let at = 0; at < run.length; at += 1) expect(await kindOf(flipped(run, at)), String(at)).not.toBe('ok');
	});

	test('is not accepted for another stretch, another order, or with a record left out', async () => {
		for (let row = 0; row < 3; row += 1) one.device.write(YEAR, 'entered', enteredBody());
		const [, , third, fourth, fifth] = one.device.written;
		const key = await one.keys.key('run', one.epoch, one.device.id);
		if (!third || !fourth || !fifth || !key) throw new Error('not written');
		const signature = await signLink(one.device.signer, fifth.link);
		const sealed = (from: number, previous: Bytes, changes: (typeof third)[]) =>
			sealRun(
				{ version: 0, vault: one.vault, epoch: one.epoch, device: one.device.id, from, to: from + changes.length - 1 },
				{ previous, signature, changes },
				key
			);
		expect(await kindOf(await sealed(3, third.previous, [third, fourth, fifth]))).toBe('ok');
		expect(await kindOf(await sealed(3, third.previous, [fourth, third, fifth]))).toBe('wrong-signature');
		expect(await kindOf(await sealed(3, third.previous, [third, fifth]))).toBe('wrong-signature');
		expect(await kindOf(await sealed(4, third.previous, [third, fourth, fifth]))).toBe('wrong-signature');
		expect(await kindOf(await sealed(1, third.previous, [third, fourth, fifth]))).toBe('wrong-signature');
		expect(await kindOf(await sealed(4, fourth.previous, [fourth, { ...fifth, document: one.document }]))).toBe(
			'wrong-signature'
		);
		expect(await kindOf(await sealed(4, fourth.previous, [fourth, { ...fifth, change: third.change }]))).toBe(
			'wrong-signature'
		);
	});

	test('whose change is written in other bytes is another run: nobody can spoil it and keep its signature', async () => {
		const { change, previous, link, document } = one.device.write(YEAR, 'entered', enteredBody());
		const key = await one.keys.key('run', one.epoch, one.device.id);
		if (!key) throw new Error('no key');
		const signature = await signLink(one.device.signer, link);
		const header = { version: 0, vault: one.vault, epoch: one.epoch, device: one.device.id, from: 3, to: 3 };
		for (const at of [0, 4, 7, 8, 9, 40]) {
			const run = await sealRun(
				header,
				{ previous, signature, changes: [{ document, change: flipped(change, at) }] },
				key
			);
			expect(await kindOf(run), String(at)).toBe('wrong-signature');
		}
		for (const bytes of [new Uint8Array(), change.slice(0, 8), joined(change, Uint8Array.of(0))])
			expect(
				await kindOf(await sealRun(header, { previous, signature, changes: [{ document, change: bytes }] }, key))
			).toBe('wrong-signature');
	});
});

describe('a device', () => {
	test('that nobody admitted is refused, with what it claims', async () => {
		const stranger = await TestDevice.of(one.vault, 'stranger');
		stranger.write(YEAR, 'entered', enteredBody());
		expect(await kindOf(await stranger.run(one.keys, one.epoch, 1, 1))).toBe('unknown-device');
	});

	test('brings its own admission, signed by the root or by a known device, in its first run', async () => {
		for (const by of [
			{ by: 'root', signer: one.root },
			{ by: one.device.id, signer: one.device.signer }
		]) {
			const phone = await TestDevice.of(one.vault, `phone of ${by.by}`);
			phone.write(one.document, 'device-added', await phone.admission(by));
			phone.write(YEAR, 'entered', enteredBody());
			expect(await soundOf(await phone.run(one.keys, one.epoch, 1, 2))).toEqual([true, true]);
			// Nothing is learned from a run before it was accepted.
			expect(members.keyOf(phone.id)).toBeNull();
		}
		const forger = await TestDevice.of(one.vault, 'forger');
		forger.write(one.document, 'device-added', await forger.admission({ by: 'root', signer: forger.signer }));
		expect(await kindOf(await forger.run(one.keys, one.epoch, 1, 1))).toBe('unknown-device');
	});

	test('cannot write in the name of another', async () => {
		const phone = await TestDevice.of(one.vault, 'phone');
		phone.write(one.document, 'device-added', await phone.admission({ by: 'root', signer: one.root }));
		phone.writeText(YEAR, (n) => recordText(recordOf('entered', one.device.id, n, enteredBody())));
		expect(await soundOf(await phone.run(one.keys, one.epoch, 1, 2))).toEqual([true, false]);
		// Nor seal its own log as another's.
		const key = await one.keys.key('run', one.epoch, one.device.id);
		const [first] = phone.written;
		if (!key || !first) throw new Error('no key');
		const header = { version: 0, vault: one.vault, epoch: one.epoch, device: one.device.id, from: 1, to: 1 };
		const content = { previous: first.previous, signature: await signLink(phone.signer, first.link), changes: [first] };
		expect(await kindOf(await sealRun(header, content, key))).toBe('wrong-signature');
	});
});

describe('a change that its device signed', () => {
	const soundness = async (text: (n: number) => string): Promise<boolean[] | string> => {
		one.device.writeText(YEAR, text);
		return soundOf(await one.device.run(one.keys, one.epoch, 3, 3));
	};
	const entered = (n: number): RegisterRecord => recordOf('entered', one.device.id, n, enteredBody());

	test('counts with its own device and place, and with no other', async () => {
		expect(await soundness((n) => recordText(entered(n)))).toEqual([true]);
	});
	test('with another place is not sound', async () => {
		expect(await soundness((n) => recordText(entered(n + 1)))).toEqual([false]);
	});
	test('whose text is no record is not sound', async () => {
		for (const text of ['text', '{}', '[]', 'null']) expect(await soundOf3(text)).toEqual([false]);
	});
	test('of a newer version, an unknown kind or a malformed body is sound: it is kept in its place', async () => {
		const base = { device: one.device.id, n: 3 };
		for (const more of [{ v: 1 }, { kind: 'from-the-future' }, { body: { salt: 1 } }])
			expect(await soundOf3(recordText({ ...entered(3), ...base, ...more })), JSON.stringify(more)).toEqual([true]);
	});
	test('whose text is not canonical is not sound: two programs might read two things in it', async () => {
		const text = recordText(entered(3));
		const other = [
			` ${text}`,
			JSON.stringify(JSON.parse(text), null, 1),
			text.replace('{"at"', '{"v":0,"at"'),
			text.replace('"n":3', '"n":3.0'),
			text.replace('Алименты', '\\u0410лименты'),
			text.replace('Алименты', '\\ud800лименты')
		];
		for (const one_ of other) expect(await soundOf3(one_), one_).toEqual([false]);
	});
	test('nested without end is not sound, and does not throw', async () => {
		const deep = recordText({ ...entered(3), kind: 'deep' }).replace(
			'"fields":{',
			`"deep":${'['.repeat(50_000)}${']'.repeat(50_000)},"fields":{`
		);
		expect(await soundOf3(deep)).toEqual([false]);
	});

	async function soundOf3(text: string): Promise<boolean[] | string> {
		const device = await TestDevice.of(one.vault, 'one laptop');
		device.write(one.document, 'vault-created', { rootKey: toHex(one.root.publicKey) });
		device.write(one.document, 'device-added', await device.admission({ by: 'root', signer: one.root }));
		device.writeText(YEAR, () => text);
		return soundOf(await device.run(one.keys, one.epoch, 3, 3));
	}

	test('under an actor of another device is not sound', async () => {
		const made = appendRecord(emptyDocument(newActor(hexOf(16, 'f'))), recordText(entered(3)));
		one.device.writeChange(YEAR, made.change, made.hash);
		expect(await soundOf(await one.device.run(one.keys, one.epoch, 3, 3))).toEqual([false]);
	});

	test('that does anything but push one text is not sound, and is kept', async () => {
		const actor = newActor(one.device.id);
		const list = `1@${'00'.repeat(24)}`;
		const genesis = '981958426af35227d9d986c2625ad6ee0b53bf02a441f77d14baf448accaf371';
		const text = recordText(entered(3));
		const op = { action: 'set', obj: list, elemId: '_head', insert: true, value: text, pred: [] };
		const opsOf: [string, object[]][] = [
			['as it should be', [op]],
			['two', [op, op]],
			['none', []],
			['a deletion', [{ action: 'del', obj: list, elemId: `2@${actor}`, pred: [`2@${actor}`] }]],
			['a key of the root', [{ action: 'set', obj: '_root', key: 'records', value: text, pred: [] }]],
			['another list', [{ ...op, obj: `7@${actor}` }]],
			['collaborative text', [{ action: 'makeText', obj: list, elemId: '_head', insert: true, pred: [] }]],
			['a counter', [{ ...op, value: 3, datatype: 'counter' }]]
		];
		for (const [name, ops] of opsOf) {
			const device = await TestDevice.of(one.vault, 'one laptop');
			device.write(one.document, 'vault-created', { rootKey: toHex(one.root.publicKey) });
			device.write(one.document, 'device-added', await device.admission({ by: 'root', signer: one.root }));
			const given = { actor, author: null, seq: 1, startOp: 2, time: 0, message: null, deps: [genesis], ops };
			const change = new Uint8Array(Automerge.encodeChange(given as Parameters<typeof Automerge.encodeChange>[0]));
			device.writeChange(YEAR, change, changeHash(change));
			const run = await device.run(one.keys, one.epoch, 3, 3);
			expect(await soundOf(run), name).toEqual([name === 'as it should be']);
		}
	});
});

describe('any bytes', () => {
	test('in a change never make it throw; what is no change is kept under its signature', async () => {
		const key = await one.keys.key('run', one.epoch, one.device.id);
		if (!key) throw new Error('no key');
		const [, second] = one.device.written;
		const previous = second?.link ?? one.device.begin;
		const chunk = anyBytes(120).map((rest) =>
			joined(
				Uint8Array.of(0x85, 0x6f, 0x4a, 0x83),
				sha256(joined(Uint8Array.of(1), rest)).slice(0, 4),
				Uint8Array.of(1),
				rest
			)
		);
		await fc.assert(
			fc.asyncProperty(fc.oneof(anyBytes(120), chunk), async (change) => {
				const link = nextLink(previous, 3, YEAR, changeHash(change));
				const header = { version: 0, vault: one.vault, epoch: one.epoch, device: one.device.id, from: 3, to: 3 };
				const content = {
					previous,
					signature: await signLink(one.device.signer, link),
					changes: [{ document: YEAR, change }]
				};
				expect(await soundOf(await sealRun(header, content, key))).toEqual([false]);
			})
		);
	});

	test('are refused', async () => {
		const shaped = anyBytes(300).map((rest) => joined(utf8('TZLR'), Uint8Array.of(0), seedOf('v'), rest));
		await fc.assert(fc.asyncProperty(fc.oneof(anyBytes(300), shaped), async (bytes) => (await kindOf(bytes)) !== 'ok'));
	});
});
