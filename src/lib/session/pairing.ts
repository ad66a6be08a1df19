import {
	Holder,
	LIFETIME,
	Newcomer,
	type Beginning,
	type HolderStage,
	type NewcomerStage,
	type PairingError,
	type Taken,
	type Tries
} from '#lib/sync/pairing/index.js';
import { admitDevice, joinVault, renameDevice } from '#lib/vault/pairing/index.js';
import { confirmPassphrase } from '#lib/vault/ways-in.js';
import type { Bytes, Opened, Platform, Vault, VaultResult } from '#lib/vault/index.js';

export { renameDevice };
/** A device of this vault under the name that it is to have. */
export type DeviceNamed = Parameters<typeof renameDevice>[1];

/** What carries the messages: QR codes hold little and are quick, files the other way round; what a mailbox does not carry, it brings later. */
export type PairingCarrier = 'qr' | 'files' | 'mailbox';

/** About how many bytes of the register's logs go with the keys. */
const ROOM: { readonly [carrier in PairingCarrier]: number } = {
	qr: 4 * 1024,
	files: 32 * 1024 * 1024,
	mailbox: 64 * 1024
};

/** How the lawyer chose to pair, on this device. */
export interface PairingPlan {
	carrier: PairingCarrier;
	/** Whether this device shows the first message. */
	begins: Beginning['begins'];
	/** The sixteen characters, where they replace the first QR code. */
	code: string | null;
	/** The name of this device. */
	device: string;
}

/** Where a pairing stands, as screens see it: no key in it. */
export type PairingStage =
	| { kind: 'meeting' }
	/** The new device: whose register it would be. */
	| { kind: 'asked'; lawyer: string; device: string }
	/** The new device shows these. */
	| { kind: 'digits-shown'; digits: string; lawyer: string }
	/** The device with the register asks for them. */
	| { kind: 'digits-asked'; device: string }
	/** The new device is admitted; the last message waits to be fetched. */
	| { kind: 'handed-over'; device: string }
	/** The new device has all it needs; nothing is written yet. */
	| { kind: 'received'; lawyer: string; device: string }
	| { kind: 'ended'; error: PairingError };

export interface PairingStep {
	stage: PairingStage;
	/** To be handed to the other device, in the place of what was; null where there is nothing new. */
	show: Bytes | null;
	/** Why what came last was not taken; the attempt goes on unless the stage says otherwise. */
	refused: PairingError | null;
	/** ms until the attempt ends by itself; infinite where it does not. */
	left: number;
	/** Records that were written on the way. */
	texts: string[];
}

/** The device that has the register also says whose it is. */
export type HoldPlan = PairingPlan & { lawyer: string };
type Side = { role: 'holder'; one: Holder; vault: Vault } | { role: 'newcomer'; one: Newcomer };

/**
 * Begins on the device that has the register: `wrong-passphrase` where it is
 * not the lawyer who begins. `pairing` is null where no attempt is let begin.
 */
export async function hold(
	vault: Vault,
	passphrase: string,
	plan: HoldPlan,
	tries: Tries
): Promise<VaultResult<{ pairing: Pairing | null; step: PairingStep }>> {
	const parts = await vault.parts();
	const confirmed = await confirmPassphrase(parts, passphrase);
	if (!confirmed.ok) return confirmed;
	const { device, lawyer, carrier } = plan;
	const started = await Holder.start({ ...timesOf(plan), vault: parts.vault, lawyer, device, tries });
	if (!started.ok) return { ok: true, value: { pairing: null, step: endedStep(started.error) } };
	const { holder, first } = started.value;
	const pairing = new Pairing({ role: 'holder', one: holder, vault }, carrier);
	return { ok: true, value: { pairing, step: stepOf(holder, first) } };
}

/** Begins on the device that is to get the register. */
export async function join(plan: PairingPlan): Promise<{ pairing: Pairing; step: PairingStep }> {
	const { newcomer, first } = await Newcomer.start({ ...timesOf(plan), device: plan.device });
	const pairing = new Pairing({ role: 'newcomer', one: newcomer }, plan.carrier);
	return { pairing, step: stepOf(newcomer, first) };
}

/** One attempt at pairing, beside the keys. One call after another. */
export class Pairing {
	readonly #side: Side;
	readonly #carrier: PairingCarrier;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(side: Side, carrier: PairingCarrier) {
		this.#side = side;
		this.#carrier = carrier;
	}

	/** Whatever the carrier brought. */
	take(message: Bytes): Promise<PairingStep> {
		return this.#inTurn(async () => this.#after(await this.#side.one.take(message)));
	}

	/** Where it stands now: its time may be over. */
	look(): Promise<PairingStep> {
		return this.#inTurn(() => Promise.resolve(this.#step(null)));
	}

	/** The new device: the lawyer wants this register here. */
	accept(): Promise<PairingStep> {
		return this.#inTurn(async () => {
			if (this.#side.role !== 'newcomer') return this.#step(null, { kind: 'out-of-turn' });
			const accepted = await this.#side.one.accept();
			return accepted.ok ? this.#step(accepted.value.reply) : this.#step(null, accepted.error);
		});
	}

	/**
	 * The device with the register: the digits, as typed. Right ones admit the
	 * new device, durably, and yield the last message. Null for what is not six digits.
	 */
	type(digits: string): Promise<VaultResult<PairingStep | null>> {
		return this.#inTurn(async () => {
			if (this.#side.role !== 'holder') return { ok: true, value: this.#step(null, { kind: 'out-of-turn' }) };
			const { one, vault } = this.#side;
			const typed = one.type(digits);
			if (typed === null) return { ok: true, value: null };
			if (!typed.ok) return { ok: true, value: this.#step(null, typed.error) };
			const admitted = await admitDevice(vault, typed.value, ROOM[this.#carrier]);
			if (!admitted.ok) {
				one.cancel();
				return admitted;
			}
			const { texts, ...handover } = admitted.value;
			const last = await one.handOver({ ...handover, extras: new Uint8Array(0) });
			return { ok: true, value: last.ok ? { ...this.#step(last.value), texts } : this.#step(null, last.error) };
		});
	}

	/** The new device: lays the vault down and opens it. It may be tried again where it fails. */
	layDown(platform: Platform, passphrase: string): Promise<VaultResult<Opened>> {
		return this.#inTurn(async () => {
			const stage = this.#side.role === 'newcomer' ? this.#side.one.stage : null;
			if (stage?.kind !== 'received') return { ok: false, error: { kind: 'not-open' } };
			const { handover, seeds, holder } = stage;
			const { admission, epochs, container } = handover;
			return joinVault(platform, { vault: holder.vault, admission, epochs, container, ...seeds }, { passphrase });
		});
	}

	cancel(): void {
		this.#side.one.cancel();
	}

	#after(taken: Taken): PairingStep {
		switch (taken.kind) {
			case 'same':
				return this.#step(null);
			case 'step':
				return this.#step(taken.reply);
			case 'refused':
			case 'ended':
				return this.#step(null, taken.error);
		}
	}

	#step(show: Bytes | null, refused: PairingError | null = null): PairingStep {
		return stepOf(this.#side.one, show, refused);
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const next = this.#queue.then(work);
		this.#queue = next.catch(() => null);
		return next;
	}
}

const stepOf = (one: Holder | Newcomer, show: Bytes | null, refused: PairingError | null = null): PairingStep => ({
	stage: shown(one.stage),
	show,
	refused,
	left: one.left,
	texts: []
});

const timesOf = ({ begins, code, carrier }: PairingPlan) => ({
	beginning: { begins, code },
	lifetime: carrier === 'qr' ? LIFETIME.shown : LIFETIME.files,
	now: () => performance.now()
});

const endedStep = (error: PairingError): PairingStep => ({
	stage: { kind: 'ended', error },
	show: null,
	refused: null,
	left: 0,
	texts: []
});

function shown(stage: HolderStage | NewcomerStage): PairingStage {
	switch (stage.kind) {
		case 'meeting':
		case 'ended':
			return stage;
		case 'asked':
			return { kind: 'asked', lawyer: stage.holder.lawyer, device: stage.holder.device };
		case 'digits':
			return 'digits' in stage
				? { kind: 'digits-shown', digits: stage.digits, lawyer: stage.holder.lawyer }
				: { kind: 'digits-asked', device: stage.newcomer.device };
		case 'admitting':
			return { kind: 'digits-asked', device: stage.newcomer.device };
		case 'handed-over':
			return { kind: 'handed-over', device: stage.newcomer.device };
		case 'received':
			return { kind: 'received', lawyer: stage.holder.lawyer, device: stage.handover.admission.name };
	}
}
