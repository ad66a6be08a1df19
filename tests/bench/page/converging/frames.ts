import { concat, type Bytes } from '#lib/vault/bytes.js';
import { framesOf, readFrame } from '#lib/sync/transports/rtc/frames.js';

/** Messages of any length over a channel that takes 64 KiB at once, cut as ours are. */
export class Framed {
	readonly #channel: RTCDataChannel;

	constructor(channel: RTCDataChannel, told: (message: Bytes) => void) {
		this.#channel = channel;
		let pieces: Bytes[] = [];
		channel.onmessage = ({ data }) => {
			const frame = readFrame(new Uint8Array(data as ArrayBuffer));
			if (frame?.kind !== 'piece') return;
			pieces.push(frame.piece);
			if (!frame.last) return;
			told(concat(...pieces));
			pieces = [];
		};
	}

	send(message: Bytes): void {
		for (const frame of framesOf(message)) this.#channel.send(frame);
	}
}
