import type { RecordBodies, RegisterRecord } from '#lib/register/index.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { hexOf, recordOf, seedOf, setUpAutomerge, TestDevice } from '../../../tests/tools/test-vault.js';
import { fromHex, toHex, type Bytes } from './bytes.js';
import { deviceIdOf, signerOf, vaultIdOf, type Signer } from './crypto.js';
import { Membership, signAdded, signRevoked } from './membership.js';

type Added = RecordBodies['device-added'];

let root: Signer;
let vault: Bytes;
/** The root admits the laptop, the laptop the phone, the phone the tablet; the laptop revokes the tablet. */
let laptop: TestDevice, phone: TestDevice, tablet: TestDevice, stranger: TestDevice;
let records: RegisterRecord[];
beforeAll(async () => {
	await setUpAutomerge();
	root = await signerOf(seedOf('root'));
	vault = vaultIdOf(root.publicKey);
	[laptop, phone, tablet, stranger] = [
		await TestDevice.of(vault, 'laptop'),
		await TestDevice.of(vault, 'phone'),
		await TestDevice.of(vault, 'tablet'),
		await TestDevice.of(vault, 'stranger')
	];
	const revoked = { device: tablet.id, last: { n: 3, link: hexOf(32) }, by: laptop.id };
	records = [
		recordOf('vault-created', laptop.id, 1, { rootKey: toHex(root.publicKey) }),
		recordOf('device-added', laptop.id, 2, await laptop.admission({ by: 'root', signer: root })),
		recordOf('device-added', laptop.id, 3, await phone.admission({ by: laptop.id, signer: laptop.signer })),
		recordOf('device-added', phone.id, 1, await tablet.admission({ by: phone.id, signer: phone.signer })),
		recordOf('device-revoked', laptop.id, 4, await signRevoked(vault, revoked, laptop.signer))
	];
});

const learned = async (...parts: RegisterRecord[][]): Promise<Membership> => {
	const members = new Membership(vault);
	for (const part of parts) await members.learn(part);
	return members;
};
const known = (members: Membership): string[] =>
	[laptop, phone, tablet, stranger].filter(({ id }) => members.keyOf(id) !== null).map(({ id }) => id);

describe('the devices of a vault', () => {
	test('are learned in any order, in any parts, and any number of times', async () => {
		const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], { minLength: 10 });
		await fc.assert(
			fc.asyncProperty(order, fc.nat(10), async (places, cut) => {
				const shuffled = places.flatMap((at) => records[at] ?? []);
				const members = await learned(shuffled.slice(0, cut), shuffled.slice(cut));
				expect(known(members)).toEqual([laptop.id, phone.id, tablet.id]);
				expect([...members.distrusted]).toEqual([]);
			})
		);
	});

	test('are not known, and their statements not believed, until who vouches for them is', async () => {
		const without = await learned(records.filter(({ n, device }) => device !== laptop.id || n !== 3));
		expect(known(without)).toEqual([laptop.id]);
		expect([...without.distrusted]).toEqual([`${phone.id}.1`]);
		const rootless = await learned(records.slice(1));
		expect(known(rootless)).toEqual([]);
		expect(rootless.distrusted.size).toBe(4);
		await rootless.learn(records.slice(0, 1));
		expect([known(rootless).length, rootless.distrusted.size]).toEqual([3, 0]);
	});

	test('keep their key though they are revoked: what they signed stays theirs', async () => {
		expect((await learned(records)).keyOf(tablet.id)).toEqual(tablet.signer.publicKey);
	});
});

describe('a statement', () => {
	test('with anything in it changed is distrusted', async () => {
		const admission = await stranger.admission({ by: 'root', signer: root });
		const revocation = await signRevoked(
			vault,
			{ device: phone.id, last: { n: 1, link: hexOf(32) }, by: 'root' },
			root
		);
		const forged: RegisterRecord[] = [
			recordOf('device-added', laptop.id, 9, { ...admission, name: 'other' }),
			recordOf('device-added', laptop.id, 9, { ...admission, agreeKey: hexOf(32) }),
			recordOf('device-added', laptop.id, 9, { ...admission, by: laptop.id }),
			recordOf('device-added', laptop.id, 9, { ...admission, signature: hexOf(64) }),
			recordOf('device-added', laptop.id, 9, { ...admission, device: hexOf(16) }),
			recordOf('device-added', laptop.id, 9, { ...admission, signKey: toHex(phone.signer.publicKey) }),
			recordOf('device-revoked', laptop.id, 9, { ...revocation, device: laptop.id }),
			recordOf('device-revoked', laptop.id, 9, { ...revocation, last: { n: 2, link: hexOf(32) } }),
			recordOf('device-revoked', laptop.id, 9, { ...revocation, last: { n: 1, link: hexOf(32, 'b') } }),
			recordOf('device-revoked', laptop.id, 9, { ...revocation, by: laptop.id })
		];
		for (const record of forged) {
			const members = await learned(records, [record]);
			expect([...members.distrusted]).toEqual([`${laptop.id}.9`]);
			expect(known(members)).not.toContain(stranger.id);
		}
		const true_ = await learned(records, [
			recordOf('device-added', laptop.id, 9, admission),
			recordOf('device-revoked', laptop.id, 10, revocation)
		]);
		expect([known(true_).includes(stranger.id), true_.distrusted.size]).toEqual([true, 0]);
	});

	test('of another vault, or signed for the other purpose, is distrusted', async () => {
		const elsewhere = vaultIdOf(seedOf('other root key'));
		const foreign = await signAdded(elsewhere, await stranger.admission({ by: 'root', signer: root }), root);
		const members = await learned(records, [recordOf('device-added', laptop.id, 9, foreign)]);
		expect([...members.distrusted]).toEqual([`${laptop.id}.9`]);
	});

	test('by somebody outside does not let anybody in, in however long a chain', async () => {
		const byStranger = recordOf(
			'device-added',
			stranger.id,
			1,
			await stranger.admission({ by: stranger.id, signer: stranger.signer })
		);
		const other = await TestDevice.of(vault, 'other');
		const chain = [
			byStranger,
			recordOf('device-added', stranger.id, 2, await other.admission({ by: stranger.id, signer: stranger.signer }))
		];
		const members = await learned(records, chain);
		expect(members.keyOf(stranger.id)).toBeNull();
		expect(members.keyOf(other.id)).toBeNull();
		expect(members.distrusted.size).toBe(2);
	});

	test('that names another root is distrusted, and the true root stays', async () => {
		const wrong = recordOf('vault-created', stranger.id, 1, { rootKey: toHex(stranger.signer.publicKey) });
		const members = await learned([wrong], records);
		expect([...members.distrusted]).toEqual([`${stranger.id}.1`]);
		expect(known(members)).toHaveLength(3);
	});

	test('under a key of low order vouches for nobody', async () => {
		const weak = fromHex(`01${'00'.repeat(31)}`) ?? vault;
		const weakId = toHex(deviceIdOf(vault, weak));
		const body = { device: weakId, name: 'x', signKey: toHex(weak), agreeKey: hexOf(32), by: 'root' };
		const admitted = recordOf('device-added', laptop.id, 9, await signAdded(vault, body, root));
		// R the neutral element, S zero: holds for every message where the browser does not look.
		const signature = `01${'00'.repeat(63)}`;
		const admission: Added = { ...(await stranger.admission({ by: weakId, signer: stranger.signer })), signature };
		const members = await learned(records, [admitted, recordOf('device-added', weakId, 1, admission)]);
		expect(members.keyOf(stranger.id)).toBeNull();
		expect([...members.distrusted]).toContain(`${weakId}.1`);
	});
});
