import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { issue, type Holder } from '../../../tests/doubles/eds/authority.js';
import { rsaKey } from '../../../tests/doubles/eds/keys.js';
import { NcaLayerDouble } from '../../../tests/doubles/ncalayer.js';
import { NcaLayer, NCALAYER_ADDRESS, type SignRequest, type Socket } from './ncalayer.js';
import { readReply } from './ncalayer-replies.js';
import { verifySignature } from './verify.js';

const texts = (count: number) =>
	Array.from({ length: count }, (_, at) => new TextEncoder().encode(`{"number":"${String(at + 1)}"}`));
const request = (count: number, more: Partial<SignRequest> = {}): SignRequest => ({
	data: texts(count),
	locale: 'kk',
	...more
});

let root: Holder;
let between: Holder;
let signer: Holder;
let double: NcaLayerDouble;
beforeAll(async () => {
	root = await issue(await rsaKey(), { commonName: 'ТЕСТ НКО', authority: true });
	between = await issue(await rsaKey(), { commonName: 'ТЕСТ ҰКО', authority: true }, root);
	signer = await issue(await rsaKey(), { commonName: 'ИВАНОВА АННА', serial: 'IIN850101400000' }, between);
});
beforeEach(async () => {
	double = await NcaLayerDouble.start(signer, [between]);
});
afterEach(() => double.stop());

const open = (address: string) => {
	expect(address).toBe(NCALAYER_ADDRESS);
	return new WebSocket(double.address) as unknown as Socket;
};
async function connected(patience = { hello: 5_000, signing: 5_000 }): Promise<NcaLayer> {
	const done = await NcaLayer.connect(open, patience);
	if (!done.ok) throw new Error(done.error.kind);
	return done.value;
}

test('greets with its version, heartbeats or not', async () => {
	expect((await connected()).version).toBe('1.4');
});

test('a hundred are signed with one request, and each signature is valid', async () => {
	const nca = await connected();
	const done = await nca.sign(request(100));
	expect(done).toMatchObject({ ok: true });
	expect(done.signed).toHaveLength(100);
	expect(double.asked).toHaveLength(1);
	for (const at of [0, 57, 99]) {
		const verdict = await verifySignature({
			data: texts(100)[at] ?? '',
			cms: done.signed[at] ?? '',
			roots: [root.certificate]
		});
		expect(verdict).toMatchObject({ verdict: 'valid', signer: { name: 'ИВАНОВА АННА' } });
	}
});

test('asks as the protocol has it', async () => {
	const nca = await connected();
	await nca.sign(request(1, { timeStamp: true, iin: '850101400000' }));
	expect(double.asked).toEqual([
		{
			module: 'kz.gov.pki.knca.basics',
			method: 'sign',
			args: {
				allowedStorages: ['PKCS12', 'AKKaztokenStore'],
				format: 'cms',
				data: Buffer.from('{"number":"1"}').toString('base64'),
				signingParams: { decode: true, encapsulate: false, digested: false, tsaProfile: {} },
				signerParams: {
					extKeyUsageOids: ['1.3.6.1.5.5.7.3.4'],
					iin: '850101400000',
					bin: '',
					serialNumber: '',
					chain: null
				},
				locale: 'kk'
			}
		}
	]);
});

test('an answer as a plain string is taken', async () => {
	double.manner.build = 'single-string';
	expect((await (await connected()).sign(request(1))).signed).toHaveLength(1);
});

describe('an older build', () => {
	beforeEach(() => {
		double.manner.build = 'older';
	});
	test('signs one at a time, and is not asked for the newer module again', async () => {
		const nca = await connected();
		const counted: number[] = [];
		const done = await nca.sign(request(3, { progress: (count) => counted.push(count) }));
		expect(done).toMatchObject({ ok: true });
		expect(counted).toEqual([1, 2, 3]);
		await nca.sign(request(1));
		expect(double.asked.filter(({ module }) => module === 'kz.gov.pki.knca.basics')).toHaveLength(1);
	});
	test('that breaks off keeps what was signed', async () => {
		double.manner.dropAfter = 2;
		const nca = await connected();
		const done = await nca.sign(request(5));
		expect(done).toMatchObject({ ok: false, error: { kind: 'closed' } });
		expect(done.signed).toHaveLength(2);
		expect(nca.open).toBe(false);
	});
	test('whose dialog is closed', async () => {
		double.manner.person = 'cancels';
		expect(await (await connected()).sign(request(2))).toEqual({ ok: false, error: { kind: 'cancelled' }, signed: [] });
	});
});

describe('what is no signature', () => {
	test('a closed dialog is no error of the software, and the connection stays', async () => {
		double.manner.person = 'cancels';
		const nca = await connected();
		expect(await nca.sign(request(2))).toEqual({ ok: false, error: { kind: 'cancelled' }, signed: [] });
		double.manner.person = 'signs';
		expect(await nca.sign(request(2))).toMatchObject({ ok: true });
	});
	test('a refusal tells its code, not its text', async () => {
		double.manner.answer = 'refusal';
		const done = await (await connected()).sign(request(1));
		expect(done).toEqual({ ok: false, error: { kind: 'refused', code: 'SIGNING_FAILURE' }, signed: [] });
	});
	test.each(['rubbish', 'one-too-few'] as const)('%s', async (answer) => {
		double.manner.answer = answer;
		const done = await (await connected()).sign(request(2));
		expect(done).toEqual({ ok: false, error: { kind: 'misunderstood' }, signed: [] });
	});
	test('a connection that breaks in the middle of many: none of them is signed', async () => {
		double.manner.dropAfter = 40;
		const done = await (await connected()).sign(request(100));
		expect(done).toEqual({ ok: false, error: { kind: 'closed' }, signed: [] });
	});
	test('a person who never comes: the wait ends, and a late answer is taken for nothing', async () => {
		double.manner.person = 'walks-away';
		const nca = await connected({ hello: 5_000, signing: 50 });
		expect(await nca.sign(request(1))).toEqual({ ok: false, error: { kind: 'timed-out' }, signed: [] });
		expect(await nca.sign(request(1))).toMatchObject({ error: { kind: 'closed' } });
	});
	test('a second request while a dialog is open', async () => {
		const nca = await connected();
		const first = nca.sign(request(3));
		expect(await nca.sign(request(1))).toMatchObject({ error: { kind: 'busy' } });
		expect(await first).toMatchObject({ ok: true });
	});
});

test('nothing listens there, or the browser forbids it', async () => {
	await double.stop();
	expect(await NcaLayer.connect(open, { hello: 2_000, signing: 50 })).toMatchObject({ error: { kind: 'not-running' } });
	const forbidden = await NcaLayer.connect(() => {
		throw new Error('Refused to connect because of the policy.');
	});
	expect(forbidden).toMatchObject({ error: { kind: 'not-running' } });
	double = await NcaLayerDouble.start(signer, [between]);
});

test('no message makes the reading of answers fail', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (message) => {
			expect(readReply(message).kind).toBeTypeOf('string');
		})
	);
	expect(readReply('{"__proto__":{"status":true},"body":{"result":["x"]}}').kind).toBe('nothing');
});
