import { concat, equalBytes, fromUtf8, Reader, utf8, type Bytes } from '#lib/vault/bytes.js';

/** Which half of the introduction a signal is. */
export type SignalSide = 'offer' | 'answer';

/** An address at which a device can be reached on its network; `host` is an IP address or the browser's `….local` name. */
interface Candidate {
	host: string;
	port: number;
}

/** What two devices must know of each other to open a channel: small enough for one QR code. */
export interface Signal {
	side: SignalSide;
	ufrag: string;
	password: string;
	/** SHA-256 of the certificate of the one connection, 32 bytes. */
	fingerprint: Bytes;
	candidates: Candidate[];
}

export type SignalError = { kind: 'not-a-signal' } | { kind: 'newer' };

const MAGIC = utf8('TZLW');
const VERSION = 0;
const SIDES: readonly SignalSide[] = ['offer', 'answer'];
/** How a host is written: 4 and 16 bytes of an address, 16 of a name that the browser drew, or its text. */
const FORM = { four: 4, six: 6, drawn: 1, text: 0 };
const DRAWN = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/;
/** More than this many addresses no device has that we meet; the code would grow too dense to scan. */
const MOST_CANDIDATES = 8;

/** About 110 bytes and 19 more for each address. */
export function writeSignal({ side, ufrag, password, fingerprint, candidates }: Signal): Bytes {
	const listed = candidates.slice(0, MOST_CANDIDATES);
	return concat(
		MAGIC,
		Uint8Array.of(VERSION, SIDES.indexOf(side)),
		text(ufrag),
		text(password),
		fingerprint,
		Uint8Array.of(listed.length),
		...listed.flatMap(({ host, port }) => [writeHost(host), Uint8Array.of(port >> 8, port & 255)])
	);
}

/** Total over any bytes. */
export function readSignal(bytes: Bytes): { ok: true; value: Signal } | { ok: false; error: SignalError } {
	const reader = new Reader(bytes);
	if (!equalBytes(reader.take(4), MAGIC)) return { ok: false, error: { kind: 'not-a-signal' } };
	if (reader.u8() > VERSION) return { ok: false, error: { kind: 'newer' } };
	const side = SIDES[reader.u8()];
	const [ufrag, password] = [readText(reader), readText(reader)];
	const fingerprint = reader.take(32);
	const candidates = Array.from({ length: Math.min(reader.u8(), MOST_CANDIDATES) }, () => ({
		host: readHost(reader),
		port: (reader.u8() << 8) + reader.u8()
	}));
	const plain = [ufrag, password].every((one) => /^[A-Za-z0-9+/]{4,256}$/.test(one));
	const hosts = candidates.every(({ host }) => /^[A-Za-z0-9.:-]{1,253}$/.test(host));
	if (!reader.whole || reader.left > 0 || !side || !plain || !hosts)
		return { ok: false, error: { kind: 'not-a-signal' } };
	return { ok: true, value: { side, ufrag, password, fingerprint, candidates } };
}

const text = (one: string): Bytes => concat(Uint8Array.of(one.length), utf8(one));
const readText = (reader: Reader): string => fromUtf8(reader.take(reader.u8())) ?? '';

function writeHost(host: string): Bytes {
	const four = host.split('.').map(Number);
	if (four.length === 4 && four.every((part) => Number.isInteger(part) && part >= 0 && part < 256))
		return Uint8Array.of(FORM.four, ...four);
	const drawn = DRAWN.exec(host);
	if (drawn) return Uint8Array.of(FORM.drawn, ...pairs(drawn.slice(1).join('')));
	const six = sixOf(host);
	if (six) return Uint8Array.of(FORM.six, ...six);
	return concat(Uint8Array.of(FORM.text), text(host));
}

function readHost(reader: Reader): string {
	switch (reader.u8()) {
		case FORM.four:
			return reader.take(4).join('.');
		case FORM.six:
			return Array.from({ length: 8 }, () => ((reader.u8() << 8) + reader.u8()).toString(16)).join(':');
		case FORM.drawn:
			return `${[4, 2, 2, 2, 6].map((width) => hex(reader.take(width))).join('-')}.local`;
		default:
			return readText(reader);
	}
}

/** The 16 bytes of an IPv6 address; null for what is none, or is written with dots or a zone. */
function sixOf(host: string): number[] | null {
	const [left = '', right, ...more] = host.split('::');
	const groups = (side: string): string[] => (side === '' ? [] : side.split(':'));
	const [before, behind] = [groups(left), groups(right ?? '')];
	const missing = 8 - before.length - behind.length;
	if (more.length > 0 || missing < 0 || (right === undefined && missing > 0)) return null;
	const all = [...before, ...Array.from({ length: missing }, () => '0'), ...behind];
	if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return null;
	return all.map((group) => Number.parseInt(group, 16)).flatMap((group) => [group >> 8, group & 255]);
}

const hex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const pairs = (digits: string): number[] => (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
