import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issue, type Holder } from '../../../tests/doubles/eds/authority.js';
import { gostKey } from '../../../tests/doubles/eds/keys.js';
import { MobileServiceDouble } from '../../../tests/doubles/mobile-service.js';
import { manifestText } from './manifest.js';
import { signByPhone, type MobilePatience, type MobileStage } from './mobile.js';
import { isCancelled, isRefusal, readOperation, readServiceAddress, readSignature } from './mobile-service.js';
import { verifySignature } from './verify.js';

let root: Holder;
let service: MobileServiceDouble;
let stages: MobileStage[];
const manifest = manifestText(['{"row":1}', '{"row":2}'], '2026-06-15');
const PATIENCE: MobilePatience = { operation: 60_000, again: 1, longest: 1 };

beforeAll(async () => {
	root = await issue(gostKey(64), { commonName: 'ТЕСТ НКО', authority: true });
});
beforeEach(async () => {
	service = await MobileServiceDouble.start(await issue(gostKey(64), { commonName: 'ИВАНОВА АННА' }, root), []);
	stages = [];
});
afterEach(() => service.stop());

const sign = (patience = PATIENCE, signal = new AbortController().signal, onStage = (_: MobileStage) => {}) =>
	signByPhone(
		{ service: service.address, manifest, count: 2 },
		(stage) => {
			stages.push(stage);
			onStage(stage);
		},
		signal,
		patience
	);
const errorOf = async (made: ReturnType<typeof sign>) => {
	const done = await made;
	return done.ok ? null : done.error.kind;
};

describe('eGov Mobile signs the manifest through the service', () => {
	test('detached, in three requests, and nothing but the manifest leaves', async () => {
		const made = await sign();
		if (!made.ok) throw new Error(made.error.kind);
		const roots = [root.certificate];
		expect(await verifySignature({ data: manifest, cms: made.cms, roots })).toMatchObject({ verdict: 'valid' });
		expect(stages.map(({ kind }) => kind)).toEqual(['scan', 'on-phone']);
		expect(stages[0]).toMatchObject({ link: expect.stringMatching(/^https:\/\/m\.egov\.kz\//) as string });
		expect(service.asked.map(({ path }) => path)).toEqual([
			'POST /api/egovQr',
			'POST /api/egovQr/x1',
			'GET /api/egovQr/x1'
		]);
		expect(service.asked[0]?.body).toEqual({ description: 'Tizilim' });
		expect(service.asked[1]?.body).toMatchObject({
			signMethod: 'CMS_SIGN_ONLY',
			documentsToSign: [{ id: 1, document: { file: { mime: '', data: Buffer.from(manifest).toString('base64') } } }]
		});
		expect(service.asked.every(({ headers }) => headers.cookie === undefined && headers.referer === undefined)).toBe(
			true
		);
	});

	test('goes on after the network broke while it waited', async () => {
		service.manner.breaks = 3;
		expect(await sign()).toMatchObject({ ok: true });
		expect(service.asked).toHaveLength(6);
	});

	test('says what happened where nothing was signed', async () => {
		service.manner.person = 'cancels';
		expect(await errorOf(sign())).toBe('mobile-cancelled');
		service.manner.person = 'never-comes';
		service.manner.holds = 50;
		expect(await errorOf(sign())).toBe('mobile-expired');
		for (const [is, error] of [
			['refuses', 'mobile-refused'],
			['away', 'mobile-offline'],
			['rubbish', 'mobile-misunderstood'],
			// Another server than the one that the lawyer consented to is asked nothing.
			['elsewhere', 'mobile-misunderstood']
		] as const) {
			service.reset();
			service.manner.service = is;
			expect(await errorOf(sign()), is).toBe(error);
			expect(service.asked).toHaveLength(1);
		}
	});

	test('the network that does not come back is told as such', async () => {
		service.manner.breaks = 1_000;
		service.manner.holds = 50;
		expect(await errorOf(sign({ ...PATIENCE, again: 60, longest: 60 }))).toBe('mobile-offline');
	});

	test('is ended at any moment', async () => {
		service.manner.person = 'never-comes';
		const end = new AbortController();
		expect(await errorOf(sign(PATIENCE, end.signal, () => end.abort()))).toBe('mobile-stopped');
		expect(await errorOf(sign(PATIENCE, AbortSignal.abort()))).toBe('mobile-stopped');
	});
});

describe('what a service answers', () => {
	const OPERATION = {
		qrCode: 'iVBORw==',
		dataURL: 'https://a.example/d',
		signURL: 'https://a.example/s',
		eGovMobileLaunchLink: 'https://m.egov.kz/mobileSign/?link=x',
		expireAt: 5
	};

	test('is an operation only on the server that was named; a link that is no https is none', () => {
		expect(readOperation(OPERATION, 'https://a.example/x')).toMatchObject({
			until: 5,
			link: OPERATION.eGovMobileLaunchLink
		});
		expect(readOperation(OPERATION, 'https://b.example')).toBeNull();
		expect(readOperation({ ...OPERATION, signURL: 'https://b.example/s' }, 'https://a.example')).toBeNull();
		expect(readOperation({ ...OPERATION, qrCode: '"><script>' }, 'https://a.example')).toBeNull();
		for (const eGovMobileLaunchLink of ['javascript:alert(1)', 'data:text/html,x', 'http://m.egov.kz/'])
			expect(readOperation({ ...OPERATION, eGovMobileLaunchLink }, 'https://a.example')?.link).toBeNull();
	});

	test('may be anything', () => {
		fc.assert(
			fc.property(fc.anything(), (any) => {
				expect(readOperation(any, 'https://a.example')).toBeNull();
				expect(readSignature(any)).toBeNull();
				expect([isRefusal(any), isCancelled(any)]).toEqual([false, false]);
			})
		);
	});

	test('the address of a service is https and no more than an address', () => {
		expect(readServiceAddress(' sigex.kz/ ')).toBe('https://sigex.kz');
		expect(readServiceAddress('https://a.example:8443/')).toBe('https://a.example:8443');
		for (const wrong of [
			'',
			'https://a.example:8443/sign/',
			'a.example//',
			'http://a.example',
			'https://u:p@a.example',
			'https://a.example?x',
			'https://a.example/#x'
		])
			expect(readServiceAddress(wrong), wrong).toBeNull();
	});
});
