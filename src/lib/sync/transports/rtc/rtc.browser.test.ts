import { describe, expect, it } from 'vitest';
import { randomBytes } from '#lib/vault/bytes.js';
import { Listener } from '../contract-listener.js';
import { transportContract, type CarrierTrial } from '../contract.js';
import { answerRtc, offerRtc, type Answered, type Offered } from './introduce.js';
import { readSignal } from './signal.js';

describe('a channel between two devices', () => {
	for (const { name, check } of transportContract) it(name, () => check(trial));

	it('is introduced by what fits into a QR code', async () => {
		const { offered, answered } = await introduced();
		for (const signal of [offered.offer, answered.answer]) {
			expect(readSignal(signal).ok).toBe(true);
			expect(signal.length).toBeLessThan(300);
		}
	});

	it('takes no other half than the one it waits for', async () => {
		const { offered, answered } = await introduced();
		expect(await offered.accept(answered.answer)).toEqual({ ok: false, error: { kind: 'wrong-side' } });
		expect(await answerRtc(answered.answer)).toEqual({ ok: false, error: { kind: 'wrong-side' } });
		expect(await answerRtc(randomBytes(100))).toEqual({ ok: false, error: { kind: 'not-a-signal' } });
	});

	it('says to the one that the other has gone, and answers what was under way', async () => {
		const { offered, answered } = await introduced();
		const [mine, theirs] = [new Listener(), new Listener({ stuckAt: 0 })];
		await Promise.all([offered.transport.open(mine), answered.transport.open(theirs)]);
		const sending = offered.transport.send(randomBytes(100));
		await theirs.until(({ begun }) => begun === 1);
		await answered.transport.close();
		expect(await sending).toEqual({ ok: false, error: { kind: 'gone' } });
		expect(mine.states.at(-1)).toEqual({ kind: 'failed', error: { kind: 'gone' } });
		expect(await offered.transport.send(randomBytes(9))).toEqual({ ok: false, error: { kind: 'gone' } });
	});
});

async function introduced(): Promise<{ offered: Offered; answered: Answered }> {
	const offered = await offerRtc();
	if (!offered.ok) throw new Error(offered.error.kind);
	const answered = await answerRtc(offered.value.offer);
	if (!answered.ok) throw new Error(answered.error.kind);
	if (!answered.value.ok) throw new Error(answered.value.error.kind);
	const accepted = await offered.value.accept(answered.value.value.answer);
	if (!accepted.ok) throw new Error(accepted.error.kind);
	return { offered: offered.value, answered: answered.value.value };
}

async function trial(): Promise<CarrierTrial> {
	const { offered, answered } = await introduced();
	return {
		one: () => Promise.resolve(offered.transport),
		other: () => Promise.resolve(answered.transport),
		keeps: false,
		end: async () => {
			await offered.transport.close();
			await answered.transport.close();
		}
	};
}
