import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { issue, type Holder } from '../../../tests/doubles/eds/authority.js';
import { rsaKey } from '../../../tests/doubles/eds/keys.js';
import { MobileServiceDouble } from '../../../tests/doubles/mobile-service.js';
import { NcaLayerDouble } from '../../../tests/doubles/ncalayer.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { createFold, type Envelope, type RecordBodies, type Register } from '#lib/register/index.js';
import { fromBase64, toBase64 } from '#lib/signing/bytes.js';
import type { LoopbackPermission } from '#lib/signing/loopback.js';
import { readManifest } from '#lib/signing/manifest.js';
import { signByPhone } from '#lib/signing/mobile.js';
import type { Socket } from '#lib/signing/ncalayer.js';
import { readStatement } from '#lib/signing/statement.js';
import { Verifier } from '#lib/signing/verify.js';
import { fittingSignatures, keepSignatures } from './commands.js';
import type { MadeSignature, Result } from './contract.js';
import { SignDesk, type SigningBooks, type SignStep } from './sign-desk.svelte.js';

vi.mock('./session.svelte.js', () => ({ session: {} }));

const PROFILE = { occupation: 'advocate', name: 'Иванова Анна Сергеевна', association: 'А', licence: '1' } as const;

/** The books of a lawyer, in memory. */
class Books implements SigningBooks {
	readonly laptop = new Scribe('a');
	readonly #fold = createFold();
	register: Register | null = this.#fold.register;
	failing = false;
	touched = 0;

	add(...records: Envelope[]): void {
		this.register = this.#fold.add(records);
	}
	touch(): void {
		this.touched += 1;
	}
	keepSignatures(signed: readonly MadeSignature[]): Promise<Result<string[]>> {
		if (this.failing || this.register === null)
			return Promise.resolve({ ok: false, error: { kind: this.failing ? 'storage-full' : 'not-open' } });
		const fitting = fittingSignatures(this.register, signed);
		this.add(
			...keepSignatures(fitting).map(({ kind, base, body, row }) => ({
				...this.laptop.write(kind, body, row === undefined ? {} : { row }),
				base: [...base]
			}))
		);
		return Promise.resolve({ ok: true, value: fitting.map(({ row }) => row) });
	}
	get ids(): string[] {
		return (this.register?.rows ?? []).map(({ id }) => id);
	}
	get signed(): (string | null)[] {
		return (this.register?.rows ?? [])
			.filter(({ signatures }) => signatures.length > 0)
			.map(({ values }) => values.number);
	}
}

let root: Holder;
let between: Holder;
const keys: { [name: string]: Holder } = {};
let double: NcaLayerDouble;
let service: MobileServiceDouble;
let books: Books;
let permission: LoopbackPermission;
let desk: SignDesk;

beforeAll(async () => {
	root = await issue(await rsaKey(), { commonName: 'ТЕСТ НКО', authority: true });
	between = await issue(await rsaKey(), { commonName: 'ТЕСТ ҰКО', authority: true }, root);
	const of = async (commonName: string, iin: string) =>
		issue(await rsaKey(), { commonName, serial: `IIN${iin}` }, between);
	keys['anna'] = await of('ИВАНОВА АННА', '850101400001');
	keys['marat'] = await of('САПАРОВ МАРАТ', '900202300006');
}, 60_000);
beforeEach(async () => {
	double = await NcaLayerDouble.start(keys['anna'] as Holder, [between]);
	service = await MobileServiceDouble.start(keys['anna'] as Holder, [between]);
	books = new Books();
	permission = 'free';
	desk = new SignDesk(books, {
		open: () => new WebSocket(double.address) as unknown as Socket,
		permission: () => Promise.resolve(permission),
		look: async (signed, roots) => {
			const verifier = new Verifier(roots);
			return Promise.all(
				signed.map(async ({ data, cms }) => ({
					cms: toBase64(fromBase64(cms) ?? new Uint8Array()),
					verification: await verifier.verify(data, cms)
				}))
			);
		},
		// Only https can be consented to; the stand-in of the test speaks plain http.
		byPhone: (request, ...rest) => signByPhone({ ...request, service: service.address }, ...rest),
		now: () => Date.parse('2026-06-15T20:00:00Z'),
		patience: { hello: 5_000, signing: 5_000 }
	});
});
afterEach(() => Promise.all([double.stop(), service.stop()]));

const enter = (count: number, profile: Partial<RecordBodies['profile']> = {}) => {
	books.add(books.laptop.write('profile', { ...PROFILE, ...profile }));
	books.add(...Array.from({ length: count }, (_, at) => books.laptop.enter({ number: String(at + 1) })));
};
const sign = (timeStamp = false) => desk.sign(books.ids, { locale: 'kk', timeStamp });
/** Waits for a question of the desk, and answers it. */
const answer = async (kind: SignStep['kind'], yes: boolean) => {
	await vi.waitFor(() => expect(desk.step.kind).toBe(kind));
	desk.answer(yes);
};

describe('many rows', () => {
	test('with one password, in the order of the register, each after the one before', async () => {
		enter(30);
		await sign();
		expect(desk.step).toEqual({ kind: 'ended', by: 'ncalayer', signed: 30, left: 0, problem: null, untrusted: true });
		expect(double.asked).toHaveLength(1);
		const rows = books.register?.rows ?? [];
		const afters = rows.map((row) => readStatement(row.signatures[0]?.data ?? '')?.after.length);
		expect(afters).toEqual([0, ...Array<number>(29).fill(1)]);
		expect(rows.every(({ signatures: [one] }) => one?.signer === 'ИВАНОВА АННА' && !one.changedSince)).toBe(true);
		expect(JSON.stringify(rows.map(({ signatures: [one] }) => ({ ...one, cms: '' })))).not.toContain('850101400001');
	});

	test('a connection that breaks in the second hundred: the first is kept', async () => {
		enter(130);
		double.manner.dropAfter = 110;
		await sign();
		expect(desk.step).toMatchObject({
			kind: 'ended',
			by: 'ncalayer',
			signed: 100,
			left: 30,
			problem: { kind: 'closed' }
		});
		expect(books.signed).toHaveLength(100);
		double.manner.dropAfter = null;
		await desk.sign(
			books.ids.slice(100).filter((id) => !books.signed.includes(id)),
			{ locale: 'ru', timeStamp: false }
		);
		expect(desk.step).toMatchObject({ kind: 'ended', by: 'ncalayer', signed: 30, left: 0, problem: null });
	});

	test('an older build that breaks off: what it signed is kept', async () => {
		enter(4);
		double.manner.build = 'older';
		double.manner.dropAfter = 3;
		await sign();
		expect(desk.step).toMatchObject({ signed: 3, left: 1, problem: { kind: 'closed' } });
		expect(books.signed).toEqual(['1', '2', '3']);
	});

	test('a row that was changed here while the dialog was open: nothing is said to be signed that is not', async () => {
		enter(2);
		double.manner.person = 'walks-away';
		const going = sign();
		await vi.waitFor(() => expect(double.asked).toHaveLength(1));
		books.add(books.laptop.write('time', { date: '2026-03-04', minutes: 5 }, { row: books.ids[0] ?? '' }));
		double.release();
		await going;
		expect(desk.step).toMatchObject({ signed: 1, left: 1, problem: { kind: 'row-changed' } });
		expect(books.signed).toEqual(['2']);
	});

	test('a change by another device that comes while the dialog is open shows as later', async () => {
		enter(1);
		double.manner.person = 'walks-away';
		const going = sign();
		await vi.waitFor(() => expect(double.asked).toHaveLength(1));
		double.release();
		await going;
		const row = books.ids[0] ?? '';
		const correction = { fields: { essenceForPortal: 'Иное' }, reason: 'уточнение' };
		books.add({ ...new Scribe('b').write('corrected', correction, { row }), base: [row] });
		expect(books.register?.rows[0]?.signatures).toMatchObject([{ changedSince: true }]);
	});
});

describe('nothing is kept', () => {
	test('of another person’s key, by the IIN', async () => {
		enter(2, { iin: '850101400001' });
		double.signer = keys['marat'] as Holder;
		await sign();
		expect(desk.step).toMatchObject({ signed: 0, problem: { kind: 'other-person', name: 'САПАРОВ МАРАТ' } });
		expect(double.asked[0]?.args).toMatchObject({ signerParams: { iin: '850101400001' } });
		expect(books.signed).toEqual([]);
	});

	test('of another name, unless the lawyer says that it is her key; asked once', async () => {
		enter(2);
		double.signer = keys['marat'] as Holder;
		let going = sign();
		await answer('whose', false);
		await going;
		expect(desk.step).toMatchObject({ signed: 0, problem: { kind: 'other-person' } });
		going = sign();
		await answer('whose', true);
		await going;
		expect(desk.step).toMatchObject({ signed: 2, problem: null });
		await sign();
		expect(desk.step).toMatchObject({ signed: 2, problem: null });
	});

	test('when the vault cannot write, or was locked meanwhile', async () => {
		enter(1);
		books.failing = true;
		await sign();
		expect(desk.step).toMatchObject({
			signed: 0,
			left: 1,
			problem: { kind: 'not-kept', error: { kind: 'storage-full' } }
		});
	});

	test('when the lawyer stops, or closes the dialog', async () => {
		enter(1);
		double.manner.person = 'walks-away';
		const going = sign();
		await vi.waitFor(() => expect(desk.step.kind).toBe('waiting'));
		await sign();
		expect(desk.step.kind).toBe('waiting');
		desk.stop();
		await going;
		expect(desk.step).toMatchObject({ problem: { kind: 'stopped' } });
		double.manner.person = 'cancels';
		await sign();
		expect(desk.step).toMatchObject({ problem: { kind: 'cancelled' }, left: 1 });
	});
});

describe('the browser’s permission', () => {
	test('is explained before it is asked for, once', async () => {
		enter(1);
		permission = 'prompt';
		const going = sign();
		await answer('explaining', true);
		await going;
		expect(desk.step).toMatchObject({ signed: 1 });
		await sign();
		expect(desk.step).toMatchObject({ signed: 1 });
	});
	test('is not asked for when the lawyer would rather not', async () => {
		enter(1);
		permission = 'prompt';
		const going = sign();
		await answer('explaining', false);
		await going;
		expect(desk.step).toMatchObject({ problem: { kind: 'stopped' } });
		expect(double.asked).toEqual([]);
	});
	test('that was refused is told from an NCALayer that is not there', async () => {
		enter(1);
		permission = 'denied';
		await sign();
		expect(desk.step).toMatchObject({ problem: { kind: 'denied' } });
		permission = 'granted';
		await double.stop();
		await sign();
		expect(desk.step).toMatchObject({ problem: { kind: 'not-running' } });
		double = await NcaLayerDouble.start(keys['anna'] as Holder, [between]);
	});
});

describe('eGov Mobile', () => {
	const SERVICE = 'https://sign.example';
	const allow = (allowed = true) => books.add(books.laptop.write('mobile-signing', { allowed, service: SERVICE }));
	const byPhone = () => desk.signByPhone(books.ids);

	test('signs the rows by one manifest, after a yes to exactly what leaves', async () => {
		enter(3);
		allow();
		const signing = byPhone();
		await vi.waitFor(() => expect(desk.step.kind).toBe('sending'));
		const asked = desk.step as Extract<SignStep, { kind: 'sending' }>;
		expect(asked).toMatchObject({ service: SERVICE, count: 3 });
		expect(service.asked).toEqual([]);
		desk.answer(true);
		await signing;
		expect(desk.step).toEqual({ kind: 'ended', by: 'phone', signed: 3, left: 0, problem: null, untrusted: true });
		const rows = books.register?.rows ?? [];
		expect(new Set(rows.map(({ signatures }) => signatures[0]?.manifest))).toEqual(new Set([asked.manifest]));
		expect(new Set(rows.map(({ signatures }) => signatures[0]?.data)).size).toBe(3);
		// Its day is that of Kazakhstan; the rows' own days are not in it.
		expect(readManifest(asked.manifest)).toMatchObject({ day: '2026-06-16' });
		expect(asked.manifest).not.toContain('2026-03-04');
		expect(double.asked).toEqual([]);
	});

	test('is asked nothing without consent, after it was taken back, or after a no', async () => {
		enter(1);
		await byPhone();
		expect(desk.step.kind).toBe('idle');
		allow();
		const signing = byPhone();
		await answer('sending', false);
		await signing;
		expect(desk.step).toMatchObject({ kind: 'ended', signed: 0, left: 1, problem: null });
		const on = books.register?.heads['mobile-signing'] ?? [];
		const off = books.laptop.write('mobile-signing', { allowed: false, service: SERVICE });
		books.add({ ...off, base: [...on] });
		await byPhone();
		expect(desk.step.kind).toBe('ended');
		expect(service.asked).toEqual([]);
	});

	test('with another person’s key, cancelled there or stopped here: nothing is kept', async () => {
		enter(2, { iin: '850101400001' });
		allow();
		const attempt = async (meanwhile: () => void = () => undefined) => {
			const signing = byPhone();
			await answer('sending', true);
			await vi.waitFor(() => expect(service.asked.length).toBeGreaterThan(0));
			meanwhile();
			await signing;
			return (desk.step as Extract<SignStep, { kind: 'ended' }>).problem?.kind;
		};
		service.signer = keys['marat'] as Holder;
		expect(await attempt()).toBe('other-person');
		service.manner.person = 'cancels';
		expect(await attempt()).toBe('mobile-cancelled');
		service.manner.person = 'never-comes';
		expect(await attempt(() => desk.stop())).toBe('mobile-stopped');
		expect(books.signed).toEqual([]);
	});

	test('a row that changed meanwhile stays unsigned, the others are kept', async () => {
		enter(2);
		allow();
		service.waits();
		const signing = byPhone();
		await answer('sending', true);
		await vi.waitFor(() => expect(desk.step.kind).toBe('scan'));
		const [row] = books.register?.rows ?? [];
		books.add({
			...books.laptop.write('corrected', { fields: { number: '9' }, reason: 'опечатка' }, { row: row?.id ?? '' }),
			base: [...(row?.heads ?? [])]
		});
		service.comes();
		await signing;
		expect(desk.step).toMatchObject({ signed: 1, left: 1, problem: { kind: 'row-changed' } });
		expect(books.signed).toEqual(['2']);
	});
});
