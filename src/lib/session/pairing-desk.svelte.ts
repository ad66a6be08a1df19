import type { Remote } from 'comlink';
import type { PairingChannel, PairingError } from '#lib/sync/pairing/index.js';
import type { VaultError } from '#lib/vault/errors.js';
import type { Bytes } from '#lib/vault/bytes.js';
import type { RecordId } from '#lib/register/index.js';
import type { Result } from './contract.js';
import type { Host } from './host.js';
import type { DeviceNamed, HoldPlan, PairingPlan, PairingStage, PairingStep } from './pairing.js';

type Ask = <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => Promise<Result<T>>;

/** The screens' side of a pairing: moves messages between the channel and the keys, and holds what is shown. */
export class PairingDesk {
	/** Null while no pairing is under way. */
	stage = $state.raw<PairingStage | null>(null);
	/** Why the last message was not taken; the attempt goes on. */
	refused = $state.raw<PairingError | null>(null);
	/** The vault refused: a wrong passphrase, a full disk. */
	error = $state.raw<VaultError | null>(null);
	/** When it ends by itself, ms of `performance.now()`; null where it does not. */
	deadline = $state.raw<number | null>(null);
	/** A step is being worked out. */
	busy = $state(false);
	readonly #ask: Ask;
	readonly #wrote: (texts: string[]) => void;
	#channel: PairingChannel | null = null;

	constructor(ask: Ask, wrote: (texts: string[]) => void) {
		this.#ask = ask;
		this.#wrote = wrote;
	}

	/** Begins to take another device in. False where it was not let: see `error`. */
	hold(passphrase: string, plan: HoldPlan, channel: PairingChannel): Promise<boolean> {
		return this.#begin(channel, (host) => host.pairHold(passphrase, plan));
	}
	/** Begins to be taken in by a device that has the register. */
	join(plan: PairingPlan, channel: PairingChannel): Promise<boolean> {
		return this.#begin(channel, (host) => host.pairJoin(plan));
	}
	/** The new device: the lawyer wants this register here. */
	async accept(): Promise<void> {
		await this.#run((host) => host.pairAccept());
	}
	/** The digits that the other device shows. False where they are not six. */
	async type(digits: string): Promise<boolean> {
		let six = true;
		await this.#run(async (host) => {
			const typed = await host.pairType(digits);
			if (!typed.ok) return typed;
			six = typed.value !== null;
			return typed.value === null ? host.pairLook() : { ok: true, value: typed.value };
		});
		return six;
	}
	/** Looks whether its time is over. */
	async look(): Promise<void> {
		await this.#run((host) => host.pairLook());
	}
	/** Gives a device another name; `base` are the admissions that the lawyer had before the eyes. */
	async rename(device: DeviceNamed, base: RecordId[]): Promise<Result<null>> {
		const written = await this.#ask((host) => host.renameDevice(device, base));
		if (!written.ok) return written;
		this.#wrote(written.value.texts);
		return { ok: true, value: null };
	}
	/** Given up, or done with. */
	async end(): Promise<void> {
		this.forget();
		await this.#ask((host) => host.pairEnd());
	}
	/** The vault locks, or its worker is gone. */
	forget(): void {
		this.#channel?.close();
		this.#channel = null;
		this.stage = null;
		this.refused = null;
		this.error = null;
		this.deadline = null;
		this.busy = false;
	}

	async #begin(channel: PairingChannel, start: (host: Remote<Host>) => Promise<Result<PairingStep>>): Promise<boolean> {
		this.forget();
		this.#channel = channel;
		const begun = await this.#run(start);
		if (begun) channel.open((message) => void this.#take(message));
		return begun;
	}

	async #take(message: Bytes): Promise<void> {
		await this.#run((host) => host.pairTake(message));
	}

	async #run(question: (host: Remote<Host>) => Promise<Result<PairingStep>>): Promise<boolean> {
		const channel = this.#channel;
		this.busy = true;
		this.error = null;
		const answer = await this.#ask(question);
		// Given up meanwhile: what it would have shown is no longer asked for.
		if (this.#channel !== channel) return false;
		this.busy = false;
		if (!answer.ok) {
			this.error = answer.error;
			return false;
		}
		const { stage, show, refused, left, texts } = answer.value;
		this.stage = stage;
		this.refused = refused;
		this.deadline = Number.isFinite(left) ? performance.now() + left : null;
		if (show) channel?.send(show);
		if (texts.length > 0) this.#wrote(texts);
		return true;
	}
}
