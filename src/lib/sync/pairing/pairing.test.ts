import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flipped } from '../../../../tests/tools/test-vault.js';
import { concat, equalBytes, randomBytes, toHex, utf8, type Bytes } from '#lib/vault/bytes.js';
import { deviceIdOf, signerOf, vaultIdOf } from '#lib/vault/crypto.js';
import { signAdded } from '#lib/vault/membership.js';
import { LIFETIME, MOST_TRIES, type Tries } from './attempt.js';
import type { PairingResult } from './errors.js';
import type { Handover } from './handover.js';
import { Holder } from './holder.js';
import { Newcomer } from './newcomer.js';
import { newCode } from './secret.js';

function unwrap<T>(result: PairingResult<T>): T {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}

/** A vault's root and the device that has the register, both with fixed seeds. */
const rootSeed = new Uint8Array(32).fill(7);
const voucherSeed = new Uint8Array(32).fill(8);
const root = await signerOf(rootSeed);
const voucher = await signerOf(voucherSeed);
const vault = vaultIdOf(root.publicKey);

interface Table {
	holder: Holder;
	newcomer: Newcomer;
	first: { from: 'holder' | 'newcomer'; message: Bytes };
	clock: { now: number };
	tries: Tries;
}
interface Setting {
	/** Which device shows the first message. */
	shows?: 'holder' | 'newcomer';
	typed?: boolean;
	tries?: Tries;
	lawyer?: string;
}

async function sit({ shows = 'holder', typed = false, tries = { wrong: 0 }, lawyer = 'Сәрсенова А.' }: Setting = {}) {
	const clock = { now: 1000 };
	const code = typed ? newCode() : null;
	const common = { lifetime: LIFETIME.shown, now: () => clock.now };
	const side = (one: 'holder' | 'newcomer') => ({
		begins: one === shows ? ('here' as const) : ('there' as const),
		code
	});
	const started = await Holder.start({ beginning: side('holder'), vault, lawyer, device: 'Ноутбук', tries, ...common });
	const { holder, first: one } = unwrap(started);
	const { newcomer, first: other } = await Newcomer.start({
		beginning: side('newcomer'),
		device: 'Телефон',
		...common
	});
	const message = one ?? other;
	if (!message) throw new Error('nobody begins');
	return { holder, newcomer, first: { from: shows, message }, clock, tries } satisfies Table;
}

async function handoverFor(newcomer: { signKey: Bytes; agreeKey: Bytes; device: string }): Promise<Handover> {
	const admission = await signAdded(
		vault,
		{
			device: toHex(deviceIdOf(vault, newcomer.signKey)),
			name: newcomer.device,
			signKey: toHex(newcomer.signKey),
			agreeKey: toHex(newcomer.agreeKey),
			by: toHex(deviceIdOf(vault, voucher.publicKey))
		},
		voucher
	);
	return {
		admission,
		voucherKey: voucher.publicKey,
		rootKey: root.publicKey,
		epochs: [new Uint8Array(32).fill(9)],
		container: utf8('container'),
		extras: utf8('extras')
	};
}

type Side = 'holder' | 'newcomer';
const other = (side: Side): Side => (side === 'holder' ? 'newcomer' : 'holder');

/** Carries messages until nobody has anything to say; the newcomer says yes when it is asked. All messages, in order. */
async function talk(table: Table): Promise<{ to: Side; message: Bytes }[]> {
	const queue: { to: Side; message: Bytes }[] = [{ to: other(table.first.from), message: table.first.message }];
	for (let at = 0; at < queue.length; at += 1) {
		const { to, message } = queue[at] as { to: Side; message: Bytes };
		const taken = await table[to].take(message);
		expect(taken.kind).toBe('step');
		if (taken.kind === 'step' && taken.reply) queue.push({ to: other(to), message: taken.reply });
		if (table.newcomer.stage.kind === 'asked') {
			const { reply } = unwrap(await table.newcomer.accept());
			if (reply) queue.push({ to: 'holder', message: reply });
		}
	}
	return queue;
}

const digitsOf = (newcomer: Newcomer): string =>
	newcomer.stage.kind === 'digits' ? newcomer.stage.digits : `no digits: ${newcomer.stage.kind}`;
const other6 = (digits: string): string => String((Number(digits) + 1) % 1_000_000).padStart(6, '0');

const SETTINGS: Setting[] = [
	{ shows: 'holder' },
	{ shows: 'newcomer' },
	{ shows: 'holder', typed: true },
	{ shows: 'newcomer', typed: true }
];

describe.each(SETTINGS)('two devices meet, $shows first, typed: $typed', (setting) => {
	test('and the new one gets what was handed over', async () => {
		const table = await sit(setting);
		const messages = await talk(table);
		expect(messages).toHaveLength(4);
		expect(table.holder.stage.kind).toBe('digits');
		const { stage } = table.newcomer;
		expect(stage).toMatchObject({ kind: 'digits', holder: { lawyer: 'Сәрсенова А.', device: 'Ноутбук', vault } });
		const digits = digitsOf(table.newcomer);
		expect(digits).toMatch(/^\d{6}$/);
		const said = unwrap(
			table.holder.type(`${digits.slice(0, 3)} ${digits.slice(3)}`) ?? { ok: false, error: { kind: 'over' } }
		);
		expect(said.device).toBe('Телефон');
		const handover = await handoverFor(said);
		const last = unwrap(await table.holder.handOver(handover));
		expect(await table.newcomer.take(last)).toEqual({ kind: 'step', reply: null });
		expect(table.newcomer.stage).toMatchObject({ kind: 'received', handover });
		expect(table.holder.stage.kind).toBe('handed-over');
		// Used once: neither side takes anything more.
		expect(await table.newcomer.take(last)).toEqual({ kind: 'ended', error: { kind: 'over' } });
		expect(await table.holder.take(messages[0]?.message ?? last)).toEqual({ kind: 'ended', error: { kind: 'over' } });
		expect((await table.holder.handOver(handover)).ok).toBe(false);
	});

	test('what comes again, or is out of turn, changes nothing and has a name', async () => {
		const table = await sit(setting);
		const messages = await talk(table);
		const before = digitsOf(table.newcomer);
		for (const { to, message } of messages) {
			expect(await table[to].take(message)).toEqual({ kind: 'same' });
			expect(await table[other(to)].take(message)).toEqual({ kind: 'refused', error: { kind: 'own-message' } });
		}
		expect(digitsOf(table.newcomer)).toBe(before);
		expect(table.holder.stage.kind).toBe('digits');
	});

	test('wrong digits end the attempt, three close pairing', async () => {
		const tries = { wrong: 0 };
		for (let left = MOST_TRIES - 1; left >= 0; left -= 1) {
			const table = await sit({ ...setting, tries });
			await talk(table);
			const digits = digitsOf(table.newcomer);
			expect(table.holder.type('12345')).toBeNull();
			expect(table.holder.type(other6(digits))).toEqual({ ok: false, error: { kind: 'wrong-digits', left } });
			expect(table.holder.stage.kind).toBe('ended');
			expect(table.holder.type(digits)?.ok).toBe(false);
		}
		const closed = await Holder.start({
			beginning: { begins: 'here', code: null },
			vault,
			lawyer: '',
			device: '',
			lifetime: 1,
			now: () => 0,
			tries
		});
		expect(closed).toEqual({ ok: false, error: { kind: 'too-many-tries' } });
	});

	test('after its time it is over, on both sides', async () => {
		const table = await sit(setting);
		table.clock.now += LIFETIME.shown;
		for (const side of ['holder', 'newcomer'] as const) {
			expect(table[side].stage).toEqual({ kind: 'ended', error: { kind: 'expired' } });
			expect(await table[side].take(table.first.message)).toEqual({ kind: 'ended', error: { kind: 'expired' } });
		}
	});

	test('the digits come of every byte that travels', async () => {
		const one = await sit(setting);
		const two = await sit({ ...setting, lawyer: 'Сәрсенова Б.' });
		await talk(one);
		await talk(two);
		expect(digitsOf(one.newcomer)).not.toBe(digitsOf(two.newcomer));
	});
});

/** What somebody between the devices does with a message that he was given to carry. */
type Deed =
	| { deed: 'pass' }
	| { deed: 'drop' }
	| { deed: 'double' }
	| { deed: 'flip'; at: number }
	| { deed: 'cut'; to: number }
	| { deed: 'replay'; which: number }
	| { deed: 'swap'; which: number };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
	{ weight: 6, arbitrary: fc.constant<Deed>({ deed: 'pass' }) },
	fc.constant<Deed>({ deed: 'drop' }),
	fc.constant<Deed>({ deed: 'double' }),
	fc.record({ deed: fc.constant('flip' as const), at: fc.nat(4000) }),
	fc.record({ deed: fc.constant('cut' as const), to: fc.nat(400) }),
	fc.record({ deed: fc.constant('replay' as const), which: fc.nat(8) }),
	fc.record({ deed: fc.constant('swap' as const), which: fc.nat(8) })
);

/**
 * Somebody who also holds the secret and meets each side with a register and a
 * device of his own: what he made is put in the place of what was sent.
 */
async function stranger(setting: Setting): Promise<Bytes[]> {
	const table = await sit(setting);
	return (await talk(table)).map(({ message }) => message);
}

test('whatever is dropped, doubled, altered, replayed or swapped: no two keys are ever taken for one', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...SETTINGS),
			fc.array(deeds, { minLength: 8, maxLength: 16 }),
			async (setting, plan) => {
				const [table, foreign] = [await sit(setting), await stranger(setting)];
				const seen: Bytes[] = [];
				const queue: { to: Side; message: Bytes }[] = [{ to: other(table.first.from), message: table.first.message }];
				for (let at = 0; at < queue.length && at < plan.length; at += 1) {
					const { to, message } = queue[at] as { to: Side; message: Bytes };
					seen.push(message);
					for (const bytes of altered(message, plan[at] as Deed, seen, foreign)) {
						const taken = await table[to].take(bytes);
						if (taken.kind === 'refused' || taken.kind === 'ended') expect(taken.error.kind).toMatch(/^[a-z-]+$/);
						if (taken.kind === 'step' && taken.reply) queue.push({ to: other(to), message: taken.reply });
						if (table.newcomer.stage.kind === 'asked') {
							const accepted = await table.newcomer.accept();
							if (accepted.ok && accepted.value.reply) queue.push({ to: 'holder', message: accepted.value.reply });
						}
					}
				}
				const { holder, newcomer } = table;
				if (holder.stage.kind !== 'digits' || newcomer.stage.kind !== 'digits') return;
				const typed = holder.type(newcomer.stage.digits);
				if (!typed?.ok) return;
				// The digits were right: then what is handed over is for this newcomer, and it can read it.
				const last = unwrap(await holder.handOver(await handoverFor(typed.value)));
				expect(await newcomer.take(last)).toEqual({ kind: 'step', reply: null });
			}
		),
		{ numRuns: 60 }
	);
});

function altered(message: Bytes, deed: Deed, seen: Bytes[], foreign: Bytes[]): Bytes[] {
	switch (deed.deed) {
		case 'pass':
			return [message];
		case 'drop':
			return [];
		case 'double':
			return [message, message];
		case 'flip':
			return [flipped(message, deed.at % message.length)];
		case 'cut':
			return [message.slice(0, deed.to % message.length), message];
		case 'replay':
			return [seen[deed.which % seen.length] ?? message, message];
		case 'swap':
			return [foreign[deed.which % foreign.length] ?? message, message];
	}
}

test('one who knows the secret and meets each side with keys of his own gives them different digits', async () => {
	for (const shows of ['holder', 'newcomer'] as const) {
		const typed = newCode();
		const now = () => 0;
		const side = (begins: 'here' | 'there') => ({ begins, code: typed });
		const real = { lifetime: 1000, now };
		const own = (begins: boolean) => side(begins ? 'here' : 'there');
		const tries = { wrong: 0 };
		const makeHolder = async (begins: boolean, lawyer: string) =>
			unwrap(await Holder.start({ beginning: own(begins), vault, lawyer, device: 'Ноутбук', tries, ...real }));
		const makeNewcomer = (begins: boolean) => Newcomer.start({ beginning: own(begins), device: 'Телефон', ...real });
		const holder = await makeHolder(shows === 'holder', 'Адвокат');
		const falseNewcomer = await makeNewcomer(shows !== 'holder');
		const newcomer = await makeNewcomer(shows === 'newcomer');
		const falseHolder = await makeHolder(shows !== 'newcomer', 'Адвокат');
		const meet = async (one: typeof holder, two: typeof newcomer) => {
			const message = one.first ?? two.first;
			if (!message) throw new Error('nobody begins');
			await talk({
				holder: one.holder,
				newcomer: two.newcomer,
				first: { from: one.first ? 'holder' : 'newcomer', message },
				clock: { now: 0 },
				tries
			});
		};
		await meet(holder, falseNewcomer);
		await meet(falseHolder, newcomer);
		expect(holder.holder.type(digitsOf(newcomer.newcomer))).toEqual({
			ok: false,
			error: { kind: 'wrong-digits', left: 2 }
		});
	}
});

test('a key that is not the one promised, and a second answer, end the attempt', async () => {
	const code = newCode();
	const beginning = { begins: 'there', code } as const;
	const plan = { device: 'Телефон', lifetime: 1000, now: () => 0 };
	const start = { vault, lawyer: '', device: '', lifetime: 1000, now: () => 0, tries: { wrong: 0 } };
	const { holder, first } = unwrap(await Holder.start({ beginning: { begins: 'here', code }, ...start }));
	const [one, two] = [await Newcomer.start({ beginning, ...plan }), await Newcomer.start({ beginning, ...plan })];
	const answers = [
		await one.newcomer.take(first ?? new Uint8Array()),
		await two.newcomer.take(first ?? new Uint8Array())
	];
	const replies = answers.map((taken) => (taken.kind === 'step' && taken.reply) || new Uint8Array());
	const key = await holder.take(replies[0] ?? new Uint8Array());
	const message = (key.kind === 'step' && key.reply) || new Uint8Array();
	// The one whose answer was not the first says its key in the other's place.
	await two.newcomer.take(message);
	const foreign = unwrap(await two.newcomer.accept()).reply ?? new Uint8Array();
	expect(await holder.take(foreign)).toEqual({ kind: 'ended', error: { kind: 'tampered' } });
	expect(await holder.take(replies[0] ?? new Uint8Array())).toEqual({ kind: 'ended', error: { kind: 'tampered' } });

	const again = unwrap(await Holder.start({ beginning: { begins: 'here', code }, ...start }));
	const third = await Newcomer.start({ beginning, ...plan });
	const fourth = await Newcomer.start({ beginning, ...plan });
	const [a, b] = [
		await third.newcomer.take(again.first ?? message),
		await fourth.newcomer.take(again.first ?? message)
	];
	await again.holder.take((a.kind === 'step' && a.reply) || message);
	expect(await again.holder.take((b.kind === 'step' && b.reply) || message)).toEqual({
		kind: 'ended',
		error: { kind: 'tampered' }
	});
});

test('what is handed over is held to what was shown', async () => {
	const foreignRoot = await signerOf(new Uint8Array(32).fill(77));
	const wrongs: ((handover: Handover) => Handover)[] = [
		(one) => ({ ...one, rootKey: foreignRoot.publicKey }),
		(one) => ({ ...one, voucherKey: foreignRoot.publicKey }),
		(one) => ({ ...one, epochs: [] }),
		(one) => ({ ...one, admission: { ...one.admission, signature: '00'.repeat(64) } }),
		(one) => ({ ...one, admission: { ...one.admission, agreeKey: '11'.repeat(32) } })
	];
	for (const wrong of wrongs) {
		const table = await sit();
		await talk(table);
		const said = table.holder.type(digitsOf(table.newcomer));
		if (!said?.ok) throw new Error('digits');
		const last = unwrap(await table.holder.handOver(wrong(await handoverFor(said.value))));
		expect(await table.newcomer.take(last)).toEqual({ kind: 'ended', error: { kind: 'bad-handover' } });
		expect(table.newcomer.stage).toEqual({ kind: 'ended', error: { kind: 'bad-handover' } });
	}
});

test('anything else is named and changes nothing', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, framed) => {
			const table = await sit();
			const noise = framed ? concat(utf8('TZLJ'), bytes) : new Uint8Array(bytes);
			for (const side of ['holder', 'newcomer'] as const) {
				const taken = await table[side].take(noise);
				expect(taken.kind).toBe('refused');
				expect(table[side].stage.kind).toBe('meeting');
			}
			await talk(table);
			expect(table.holder.stage.kind).toBe('digits');
		}),
		{ numRuns: 40 }
	);
	const [one, two] = [await sit(), await sit({ shows: 'newcomer' })];
	expect(await two.holder.take(one.first.message)).toEqual({ kind: 'refused', error: { kind: 'same-role' } });
	expect(await one.newcomer.take(two.first.message)).toEqual({ kind: 'refused', error: { kind: 'same-role' } });
	const newer = one.first.message.slice();
	newer[4] = 1;
	expect(await one.newcomer.take(newer)).toEqual({ kind: 'refused', error: { kind: 'newer', version: 1 } });
	const typed = await sit({ typed: true });
	const elsewhere = await sit({ typed: true });
	expect(await elsewhere.newcomer.take(typed.first.message)).toEqual({
		kind: 'refused',
		error: { kind: 'wrong-code' }
	});
	// An offer of an earlier attempt, after another one was answered.
	const [later, earlier] = [await sit(), await sit()];
	await talk(later);
	expect(await later.newcomer.take(earlier.first.message)).toEqual({
		kind: 'refused',
		error: { kind: 'other-attempt' }
	});
	expect(equalBytes(randomBytes(4), later.first.message)).toBe(false);
});
