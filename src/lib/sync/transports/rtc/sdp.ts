import { fromHex, type Bytes } from '#lib/vault/bytes.js';
import type { Signal, SignalSide } from './signal.js';

/**
 * What another device must know, out of the description that the browser
 * wrote; null where it is written otherwise than we know. Of the addresses only
 * those of the device itself over UDP: nobody else is asked for any.
 */
export function signalOf(side: SignalSide, sdp: string): Signal | null {
	const lines = sdp.split(/\r?\n/);
	const value = (name: string): string | undefined =>
		lines.find((line) => line.startsWith(`a=${name}:`))?.slice(name.length + 3);
	const [ufrag, password] = [value('ice-ufrag'), value('ice-pwd')];
	const [algorithm, printed] = value('fingerprint')?.split(' ') ?? [];
	const fingerprint = fromHex(printed?.replaceAll(':', '').toLowerCase() ?? '');
	if (!ufrag || !password || algorithm?.toLowerCase() !== 'sha-256' || fingerprint?.length !== 32) return null;
	const candidates = lines.flatMap((line) => {
		const [, , transport, , host, port, , type] = /^a=candidate:/.test(line) ? line.split(' ') : [];
		const usable = transport?.toLowerCase() === 'udp' && type === 'host' && host && port;
		return usable ? [{ host, port: Number(port) }] : [];
	});
	return { side, ufrag, password, fingerprint, candidates };
}

/** A description that browsers take, of a connection with one data channel. */
export function sdpOf({ side, ufrag, password, fingerprint, candidates }: Signal): string {
	return [
		'v=0',
		'o=- 1 1 IN IP4 0.0.0.0',
		's=-',
		't=0 0',
		'a=group:BUNDLE 0',
		'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
		'c=IN IP4 0.0.0.0',
		'a=mid:0',
		`a=ice-ufrag:${ufrag}`,
		`a=ice-pwd:${password}`,
		`a=fingerprint:sha-256 ${printedHex(fingerprint)}`,
		`a=setup:${side === 'offer' ? 'actpass' : 'active'}`,
		'a=sctp-port:5000',
		'a=max-message-size:262144',
		...candidates.map(
			({ host, port }, at) => `a=candidate:${at + 1} 1 udp ${2_113_937_151 - at} ${host} ${port} typ host`
		),
		''
	].join('\r\n');
}

const printedHex = (bytes: Bytes): string =>
	Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(':');
