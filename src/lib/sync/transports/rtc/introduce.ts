import type { Bytes } from '#lib/vault/bytes.js';
import { failed, ok } from '../outcome.js';
import type { TransportResult } from '../port.js';
import { Rtc } from './rtc.js';
import { sdpOf, signalOf } from './sdp.js';
import { readSignal, writeSignal, type SignalError, type SignalSide } from './signal.js';

type IntroductionError = SignalError | { kind: 'wrong-side' };
export type Introduced<T> = { ok: true; value: T } | { ok: false; error: IntroductionError };

/** One half of an introduction: what is shown to the other device, and the transport that opens when both know of each other. */
export interface Offered {
	/** For a QR code, or any other way that carries about 150 bytes. */
	offer: Bytes;
	transport: Rtc;
	/** Takes the other device's answer. After an error the offer still stands. */
	accept(answer: Bytes): Promise<Introduced<null>>;
}

export interface Answered {
	answer: Bytes;
	transport: Rtc;
}

/**
 * Begins an introduction. Nobody outside is asked: no STUN, no TURN, only the
 * addresses that this device has on its own network. Open the transport at
 * once: it waits.
 */
export async function offerRtc(): Promise<TransportResult<Offered>> {
	const made = connection();
	if (!made) return failed({ kind: 'unsupported' });
	const { peer, transport } = made;
	await peer.setLocalDescription(await peer.createOffer());
	const offer = await localSignal(peer, 'offer');
	if (!offer) return failed({ kind: 'unsupported' });
	return ok({ offer, transport, accept: (answer) => accept(peer, answer) });
}

/** Answers another device's offer. The answer has to reach it before the transport opens. */
export async function answerRtc(offer: Bytes): Promise<Introduced<TransportResult<Answered>>> {
	const read = readSignal(offer);
	if (!read.ok) return read;
	if (read.value.side !== 'offer') return { ok: false, error: { kind: 'wrong-side' } };
	const made = connection();
	if (!made) return ok(failed({ kind: 'unsupported' }));
	const { peer, transport } = made;
	await peer.setRemoteDescription({ type: 'offer', sdp: sdpOf(read.value) });
	await peer.setLocalDescription(await peer.createAnswer());
	const answer = await localSignal(peer, 'answer');
	return ok(answer ? ok({ answer, transport }) : failed({ kind: 'unsupported' }));
}

async function accept(peer: RTCPeerConnection, answer: Bytes): Promise<Introduced<null>> {
	const read = readSignal(answer);
	if (!read.ok) return read;
	if (read.value.side !== 'answer' || peer.signalingState !== 'have-local-offer')
		return { ok: false, error: { kind: 'wrong-side' } };
	await peer.setRemoteDescription({ type: 'answer', sdp: sdpOf(read.value) });
	return { ok: true, value: null };
}

/** Null in a browser without WebRTC, or where it was switched off. */
function connection(): { peer: RTCPeerConnection; transport: Rtc } | null {
	if (typeof RTCPeerConnection !== 'function') return null;
	const peer = new RTCPeerConnection({ iceServers: [] });
	// Both sides make the same channel themselves: nothing has to be asked for, and it has no name.
	const channel = peer.createDataChannel('', { negotiated: true, id: 0, ordered: true });
	return { peer, transport: new Rtc(peer, channel) };
}

/** The description of this device, once the browser has found all its addresses. */
async function localSignal(peer: RTCPeerConnection, side: SignalSide): Promise<Bytes | null> {
	if (peer.iceGatheringState !== 'complete')
		await new Promise<void>((resolve) => {
			peer.addEventListener('icegatheringstatechange', () => {
				if (peer.iceGatheringState === 'complete') resolve();
			});
		});
	const signal = signalOf(side, peer.localDescription?.sdp ?? '');
	return signal && signal.candidates.length > 0 ? writeSignal(signal) : null;
}
