import { concat, type Bytes } from '#lib/vault/bytes.js';
import { done, failed } from '../outcome.js';
import type { Transport, TransportError, TransportEvents, TransportResult } from '../port.js';
import { Telling } from '../telling.js';
import { framesOf, readFrame, takenFrame } from './frames.js';

/** The largest parcel, in bytes. */
const MOST_IN_CHANNEL = 64 * 1024 * 1024;
/** How much may be on its way before the other side has taken it, in bytes: it must not drown. */
const WINDOW = 4 * 1024 * 1024;
/** How much may wait in the browser's own buffer, in bytes. */
const BUFFER = 1024 * 1024;

interface Waiting {
	length: number;
	answer: (outcome: TransportResult<null>) => void;
}

/** A channel straight between two devices that are both there (WebRTC): made by `introduce.ts`. */
export class Rtc implements Transport {
	readonly kind = 'rtc';
	readonly #connection: RTCPeerConnection;
	readonly #channel: RTCDataChannel;
	readonly #telling = new Telling();
	/** By number: parcels that the other side has not yet taken. */
	readonly #underWay = new Map<number, Waiting>();
	/** Called when something was taken, the buffer ran low, or all is over. */
	#moved: (() => void)[] = [];
	#sent = 0;
	#received = 0;
	#pieces: Bytes[] = [];
	#turn: Promise<unknown> = Promise.resolve();
	#over: TransportError | null = null;

	constructor(connection: RTCPeerConnection, channel: RTCDataChannel) {
		this.#connection = connection;
		this.#channel = channel;
		channel.binaryType = 'arraybuffer';
		channel.bufferedAmountLowThreshold = BUFFER / 4;
	}

	open(events: TransportEvents): Promise<TransportResult<null>> {
		this.#telling.begin(events);
		this.#telling.state({ kind: 'opening' });
		const channel = this.#channel;
		channel.onmessage = ({ data }) => {
			if (data instanceof ArrayBuffer) this.#hear(new Uint8Array(data));
		};
		channel.onbufferedamountlow = () => this.#move();
		return new Promise((resolve) => {
			const opened = (): void => {
				this.#telling.state({ kind: 'open' });
				resolve(done);
			};
			const ended = (): void => {
				this.#end({ kind: 'gone' });
				resolve(failed({ kind: 'gone' }));
			};
			channel.onclose = ended;
			this.#connection.onconnectionstatechange = () => {
				const state = this.#connection.connectionState;
				if (state === 'failed' || state === 'closed') ended();
				// The way is interrupted, perhaps not for long: the browser goes on trying.
				if (state === 'disconnected') this.#telling.state({ kind: 'opening', after: { kind: 'unreachable' } });
				if (state === 'connected' && channel.readyState === 'open') this.#telling.state({ kind: 'open' });
			};
			if (channel.readyState === 'open') opened();
			else if (channel.readyState === 'connecting' && this.#connection.connectionState !== 'failed')
				channel.onopen = opened;
			else ended();
		});
	}

	send(parcel: Bytes): Promise<TransportResult<null>> {
		if (this.#telling.hasEnded()) return Promise.resolve(failed({ kind: 'gone' }));
		if (parcel.length > MOST_IN_CHANNEL) return Promise.resolve(failed({ kind: 'too-large', most: MOST_IN_CHANNEL }));
		return new Promise((resolve) => {
			this.#turn = this.#turn.then(() => this.#put(parcel, resolve));
		});
	}

	close(): Promise<void> {
		this.#telling.state({ kind: 'closed' });
		this.#telling.end();
		this.#end({ kind: 'gone' });
		return Promise.resolve();
	}

	/** Writes one parcel onto the channel, when there is room for it; `answer` hears when it was taken. */
	async #put(parcel: Bytes, answer: Waiting['answer']): Promise<void> {
		const fits = (): boolean => this.#underWay.size === 0 || this.#weight() + parcel.length <= WINDOW;
		while (!this.#over && (this.#channel.readyState !== 'open' || !fits())) await this.#movement();
		this.#underWay.set(this.#sent, { length: parcel.length, answer });
		this.#sent += 1;
		for (const frame of framesOf(parcel)) {
			while (!this.#over && this.#channel.bufferedAmount > BUFFER) await this.#movement();
			if (this.#over || this.#channel.readyState !== 'open') break;
			this.#channel.send(frame);
		}
		if (this.#over) this.#answerAll(this.#over);
	}

	#hear(bytes: Bytes): void {
		const frame = readFrame(bytes);
		if (frame?.kind === 'taken') {
			this.#underWay.get(frame.n)?.answer(done);
			this.#underWay.delete(frame.n);
			this.#move();
		}
		if (frame?.kind !== 'piece') return;
		this.#pieces.push(frame.piece);
		if (this.#pieces.reduce((sum, { length }) => sum + length, 0) > MOST_IN_CHANNEL) {
			this.#end({ kind: 'gone' });
			return;
		}
		if (!frame.last) return;
		const parcel = concat(...this.#pieces);
		this.#pieces = [];
		void this.#tell(parcel, this.#received);
		this.#received += 1;
	}

	async #tell(parcel: Bytes, n: number): Promise<void> {
		const taken = await this.#telling.parcel(parcel);
		if (taken && this.#channel.readyState === 'open') this.#channel.send(takenFrame(n));
	}

	#end(error: TransportError): void {
		if (this.#over) return;
		this.#over = error;
		this.#telling.state({ kind: 'failed', error });
		this.#telling.end();
		this.#answerAll(error);
		this.#move();
		this.#channel.close();
		this.#connection.close();
	}

	#answerAll(error: TransportError): void {
		for (const { answer } of this.#underWay.values()) answer(failed(error));
		this.#underWay.clear();
	}
	#weight(): number {
		return [...this.#underWay.values()].reduce((sum, { length }) => sum + length, 0);
	}
	#movement(): Promise<void> {
		return new Promise((resolve) => this.#moved.push(resolve));
	}
	#move(): void {
		for (const moved of this.#moved.splice(0)) moved();
	}
}
