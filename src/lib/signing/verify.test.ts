import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { issue, type Holder } from '../../../tests/doubles/eds/authority.js';
import { pemOf, signCms } from '../../../tests/doubles/eds/cms.js';
import { gostKey, rsaKey } from '../../../tests/doubles/eds/keys.js';
import { fromHex, toHex } from './bytes.js';
import { readCertificate } from './certificate.js';
import { checkSignature } from './proof.js';
import { OID } from './oids.js';
import { verifySignature } from './verify.js';

const DATA = new TextEncoder().encode('{"number":"58","minutes":90}');
const LAWYER = {
	commonName: 'ИВАНОВА АННА',
	surname: 'ИВАНОВА',
	patronymic: 'СЕРГЕЕВНА',
	serial: 'IIN850101400000'
};

interface World {
	root: Holder;
	between: Holder;
	signer: Holder;
	stamper: Holder;
}
async function worldOf(kind: 'rsa' | 'gost256' | 'gost512'): Promise<World> {
	const key = () => (kind === 'rsa' ? rsaKey() : Promise.resolve(gostKey(kind === 'gost256' ? 32 : 64)));
	const root = await issue(await key(), { commonName: 'ТЕСТ НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ', authority: true });
	const between = await issue(await key(), { commonName: 'ТЕСТ ҰКО', authority: true }, root);
	const signer = await issue(await key(), LAWYER, between);
	const stamper = await issue(await key(), { commonName: 'ТЕСТ TSA', uses: [OID.usageTimeStamping] }, between);
	return { root, between, signer, stamper };
}
const worlds: { [kind: string]: World } = {};
const world = (kind: string): World => {
	const found = worlds[kind];
	if (!found) throw new Error(`No world of ${kind}.`);
	return found;
};
beforeAll(async () => {
	for (const kind of ['rsa', 'gost256', 'gost512'] as const) worlds[kind] = await worldOf(kind);
});

describe.each([
	['rsa', 'RSA'],
	['gost256', 'GOST-2015-256'],
	['gost512', 'GOST-2015-512']
])('a signature with %s', (kind, algorithm) => {
	test('is valid under its root, and tells who, by which certificate, and when', async () => {
		const { root, between, signer } = world(kind);
		const cms = await signCms(DATA, signer, { chain: [between] });
		const found = await verifySignature({ data: DATA, cms, roots: [root.certificate] });
		expect(found).toMatchObject({
			verdict: 'valid',
			reason: null,
			signer: { name: 'ИВАНОВА АННА СЕРГЕЕВНА', iin: '850101400000', organisation: null },
			certificate: { serialNumber: toHex(signer.serialNumber), issuer: 'ТЕСТ ҰКО', algorithm },
			times: { signed: '2026-06-15T09:30:00.000Z', stamped: null },
			notChecked: ['revocation']
		});
	});
	test('is the same as PEM and as base64, the data as text', async () => {
		const { root, between, signer } = world(kind);
		const cms = await signCms(DATA, signer, { chain: [between] });
		const data = new TextDecoder().decode(DATA);
		for (const text of [pemOf(cms), Buffer.from(cms).toString('base64')])
			expect(await verifySignature({ data, cms: text, roots: [root.certificate] })).toMatchObject({ verdict: 'valid' });
	});
	test('is untrusted without its root, and said to be unchecked', async () => {
		const { between, signer } = world(kind);
		const cms = await signCms(DATA, signer, { chain: [between] });
		expect(await verifySignature({ data: DATA, cms, roots: [] })).toMatchObject({
			verdict: 'untrusted',
			reason: 'chain',
			notChecked: ['revocation', 'chain']
		});
	});
	test('is invalid over any other data', async () => {
		const { root, between, signer } = world(kind);
		const cms = await signCms(DATA, signer, { chain: [between] });
		for (let at = 0; at < DATA.length; at += 1) {
			const data = DATA.slice();
			data[at] = (data[at] ?? 0) ^ 1;
			expect(await verifySignature({ data, cms, roots: [root.certificate] })).toMatchObject({
				verdict: 'invalid',
				reason: 'data-changed'
			});
		}
	});
	test('carries a time stamp that is checked', async () => {
		const { root, between, signer, stamper } = world(kind);
		const at = new Date('2026-06-15T09:30:05Z');
		const cms = await signCms(DATA, signer, { chain: [between], stamp: { by: stamper, at, chain: [between] } });
		expect(await verifySignature({ data: DATA, cms, roots: [root.certificate] })).toMatchObject({
			verdict: 'valid',
			times: { stamped: at.toISOString() },
			notChecked: ['revocation']
		});
	});
});

describe('what is refused', () => {
	const sign = async (wish: Parameters<typeof signCms>[2], who = world('rsa').signer) =>
		verifySignature({
			data: DATA,
			cms: await signCms(DATA, who, { chain: [world('rsa').between], ...wish }),
			roots: [world('rsa').root.certificate]
		});

	test.each(['signingTime', 'messageDigest', 'contentType'] as const)('a signature without %s', async (without) => {
		expect(await sign({ without })).toMatchObject({ verdict: 'invalid', reason: 'attributes' });
	});
	test('a signature made before or after the certificate was valid', async () => {
		for (const signedAt of [new Date('2025-12-31T23:59:59Z'), new Date('2028-01-01T00:00:00Z')])
			expect(await sign({ signedAt })).toMatchObject({ verdict: 'invalid', reason: 'expired' });
	});
	test('a key for signing in, not for signing', async () => {
		const { between } = world('rsa');
		const who = await issue(await rsaKey(), { ...LAWYER, uses: ['1.3.6.1.5.5.7.3.2'] }, between);
		expect(await sign({}, who)).toMatchObject({ verdict: 'invalid', reason: 'not-a-signing-key' });
	});
	test('a certificate that a lawyer issued', async () => {
		const who = await issue(await rsaKey(), LAWYER, world('rsa').signer);
		expect(await sign({ chain: [world('rsa').signer, world('rsa').between] }, who)).toMatchObject({
			verdict: 'invalid',
			reason: 'chain'
		});
	});
	test('a certificate with a critical part that nobody understands', async () => {
		const who = await issue(await rsaKey(), { ...LAWYER, strange: true }, world('rsa').between);
		expect(await sign({}, who)).toMatchObject({ verdict: 'invalid', reason: 'chain' });
	});
	test('an authority of the same name with another key', async () => {
		const other = await issue(await rsaKey(), { commonName: 'ТЕСТ ҰКО', authority: true }, world('rsa').root);
		expect(await sign({ chain: [other] })).toMatchObject({ verdict: 'invalid', reason: 'chain' });
	});
	test('a time stamp over another signature, or by one who may not stamp', async () => {
		const { stamper, between, signer } = world('rsa');
		const at = new Date('2026-06-15T09:30:05Z');
		expect(await sign({ stamp: { by: signer, at, chain: [between] } })).toMatchObject({ reason: 'time-stamp' });
		const one = await signCms(DATA, signer, { chain: [between], stamp: { by: stamper, at, chain: [between] } });
		const hex = toHex(one);
		const imprint = hex.lastIndexOf('0420', hex.lastIndexOf('112233')) + 4;
		const turned = `${hex.slice(0, imprint)}${hex.startsWith('00', imprint) ? '01' : '00'}${hex.slice(imprint + 2)}`;
		expect(
			await verifySignature({ data: DATA, cms: fromHex(turned), roots: [world('rsa').root.certificate] })
		).toMatchObject({ verdict: 'invalid', reason: 'time-stamp' });
	});
	test('a short RSA key is not checked at all', async () => {
		const who = await issue(await rsaKey(1024), LAWYER, world('rsa').between);
		expect(await sign({}, who)).toMatchObject({ verdict: 'unsupported', reason: 'algorithm' });
	});
	test('what is no CMS', async () => {
		for (const cms of ['', 'MII', '-----BEGIN CMS-----\n-----END CMS-----', new Uint8Array(0), new Uint8Array(9)])
			expect(await verifySignature({ data: DATA, cms, roots: [] })).toMatchObject({
				verdict: 'unreadable',
				reason: 'not-a-cms'
			});
	});
});

describe('no byte of a CMS may change', () => {
	// All of them with EVERY_BYTE=1, which takes a minute; else one in many.
	test.each(['rsa', 'gost512'])('%s: each byte in turn', { timeout: 300_000 }, async (kind) => {
		const { root, between, signer } = world(kind);
		const cms = await signCms(DATA, signer, { chain: [between] });
		const step = process.env.EVERY_BYTE === '1' ? 1 : kind === 'rsa' ? 13 : 29;
		const passed: number[] = [];
		for (let at = 0; at < cms.length; at += step) {
			const changed = cms.slice();
			changed[at] = (changed[at] ?? 0) ^ 0x01;
			const { verdict } = await verifySignature({ data: DATA, cms: changed, roots: [root.certificate] });
			if (verdict === 'valid') passed.push(at);
		}
		expect(passed).toEqual([]);
	});
});

test('arbitrary bytes never make it fail', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), async (cms, root) => {
			const found = await verifySignature({ data: DATA, cms, roots: [root] });
			expect(found.verdict).toBe('unreadable');
			expect(readCertificate(root)).toBeNull();
		})
	);
});

test('bytes put into a signature never make it fail', async () => {
	const { root, between, signer } = world('gost512');
	const cms = await signCms(DATA, signer, { chain: [between] });
	await fc.assert(
		fc.asyncProperty(fc.nat(cms.length - 1), fc.uint8Array({ maxLength: 12 }), async (at, put) => {
			const changed = Uint8Array.from([...cms.subarray(0, at), ...put, ...cms.subarray(at + put.length)]);
			const same = toHex(changed) === toHex(cms);
			const { verdict } = await verifySignature({ data: DATA, cms: changed, roots: [root.certificate] });
			expect(verdict === 'valid').toBe(same);
		}),
		{ numRuns: 60 }
	);
});

test('the certificate of the national library for tests bears its own signature', async () => {
	// Its body and signature, as the library made them: GOST 34.10-2015 with 512 bits.
	const body =
		'3082016ca003020102020601a0fd8c5966300e060a2a830e030a01010203020500303e3115301306035504030c0c5445535420474f5354353132311830160603550405130f49494e303030303030303030303030310b3009060355040613024b5a301e170d3236313030313136353730385a170d3237313030323136353730385a303e3115301306035504030c0c5445535420474f5354353132311830160603550405130f49494e303030303030303030303030310b3009060355040613024b5a3081ac302306092a830e030a010102023016060a2a830e030a010102020106082a830e030a01030303818400048180fa922af18959f9fc80840848b03ab13812397a02f2724ef31a6705e45149d1c43b95ec1937ba4c848abfd1c1356905afb98f948f07cc90c8001860dffff1c928041232ad0868ea9215710313ac845761cac2a0de1fe287f8c74b4d11ba107ba6c607575ea806c7d90151ddf90b65299409d9c9bc0a5f3ae3cb010a171eb5e545';
	const signature =
		'2cf5b89a199bacfb213338aba0c6c5cd32a3d210e2990dc09d3ec596e82220e0ca972520fc9b7e7dcefc5e3b738d99010be4b104b0142c4fe0d7f0b0804485085903776eb5d62c29ec87855be7eb19c315585139ade546c51d3505ac3c4eb0e5e90909e7772628d7e9d6457cb486a7b673ba0ebe23f5246dc3b7751f845ed535';
	const algorithm = '300e060a2a830e030a01010203020500';
	const inner = `${body}${algorithm}03818100${signature}`;
	const length = (inner.length / 2).toString(16).padStart(4, '0');
	const certificate = readCertificate(fromHex(`3082${length}${inner}`));
	if (certificate === null) throw new Error('The certificate could not be read.');
	expect(certificate.subject.parts.map(({ text }) => text)).toEqual(['TEST GOST512', 'IIN000000000000', 'KZ']);
	const check = (bytes: Uint8Array<ArrayBuffer>) =>
		checkSignature(certificate, bytes, certificate.signature, certificate.signatureAlgorithm);
	expect(await check(certificate.signed)).toBe('holds');
	expect(await check(certificate.signed.slice(1))).toBe('fails');
});

test('what openssl signs is valid, and openssl takes what we call valid', async () => {
	const { root, between, signer } = world('rsa');
	const folder = mkdtempSync(join(tmpdir(), 'cms-'));
	try {
		const cms = await signCms(DATA, signer, { chain: [between] });
		writeFileSync(join(folder, 'cms'), cms);
		writeFileSync(join(folder, 'data'), DATA);
		const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root.certificate).toString('base64')}\n-----END CERTIFICATE-----\n`;
		writeFileSync(join(folder, 'root.pem'), pem);
		const verify = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'cms', '-content', 'data'];
		const trust = ['-CAfile', 'root.pem', '-purpose', 'any', '-attime', '1781500000', '-out', 'out'];
		execFileSync('openssl', [...verify, ...trust], { cwd: folder, stdio: 'pipe' });
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test.each(['-nosmimecap', '-stream'])(
	'what openssl signs is valid, also in BER of unknown lengths (%s)',
	async (way) => {
		const folder = mkdtempSync(join(tmpdir(), 'cms-'));
		const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
		try {
			openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key', '-out', 'root', '-subj', '/CN=T');
			writeFileSync(join(folder, 'data'), DATA);
			const how = ['-binary', '-in', 'data', '-signer', 'root', '-inkey', 'key', '-md', 'sha256'];
			openssl('cms', '-sign', way, ...how, '-outform', 'DER', '-out', 'signed');
			const cms = new Uint8Array(readFileSync(join(folder, 'signed')));
			expect(cms[1] === 0x80).toBe(way === '-stream');
			const roots = [readFileSync(join(folder, 'root'), 'utf8')];
			expect(await verifySignature({ data: DATA, cms, roots })).toMatchObject({ verdict: 'valid' });
			expect(await verifySignature({ data: DATA.slice(1), cms, roots })).toMatchObject({ reason: 'data-changed' });
		} finally {
			rmSync(folder, { recursive: true });
		}
	}
);
