import type { End, Passed } from './pair.js';

/** Two connections of this page with each other over the loopback, their channel open; counts what is sent from now on. */
export async function connectedChannels(): Promise<{ ends: [End, End]; passed: Passed; close: () => void }> {
	const ends = [newEnd(), newEnd()] as const;
	const [one, other] = ends.map(({ connection }) => connection) as [RTCPeerConnection, RTCPeerConnection];
	one.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
	other.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined);
	const open = Promise.all(ends.map(({ channel }) => new Promise((resolve) => (channel.onopen = resolve))));
	await one.setLocalDescription();
	if (one.localDescription) await other.setRemoteDescription(one.localDescription);
	await other.setLocalDescription();
	if (other.localDescription) await one.setRemoteDescription(other.localDescription);
	await open;
	const passed = { bytes: 0, messages: 0 };
	for (const { channel } of ends) countSent(channel, passed);
	return { ends: [...ends], passed, close: () => ends.forEach(({ connection }) => connection.close()) };
}

/** As `src/lib/sync/transports/rtc/introduce.ts` makes them. */
function newEnd(): End {
	const connection = new RTCPeerConnection({ iceServers: [] });
	const channel = connection.createDataChannel('', { negotiated: true, id: 0, ordered: true });
	channel.binaryType = 'arraybuffer';
	return { connection, channel };
}

function countSent(channel: RTCDataChannel, passed: Passed): void {
	const send = channel.send.bind(channel) as (data: ArrayBufferView<ArrayBuffer>) => void;
	channel.send = (data: unknown) => {
		const bytes = data as Uint8Array<ArrayBuffer>;
		passed.bytes += bytes.byteLength;
		passed.messages += 1;
		send(bytes);
	};
}
