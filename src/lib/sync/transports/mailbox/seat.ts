import { isUserSeed } from './nkey.js';

/** Where a mailbox stands and what its streams are made with; the same for all devices of a vault. */
export interface MailboxPlace {
	/** `wss://` addresses, one for each node; at least one. */
	addresses: string[];
	/** How many nodes keep a copy: 1, or 3 in a cluster. */
	replicas: 1 | 3;
	/** The most that document copies may take, in bytes; what the account holds beyond it is left to the runs. */
	quota: number;
}

/** One device's access. The seed is a secret: whoever has it can read ciphertext and fill the mailbox. */
export interface Seat {
	/** Counted from 1, as the script that made it numbers them. */
	n: number;
	/** Seed of its nkey, `SU…`. */
	seed: string;
}

export interface MailboxFile {
	place: MailboxPlace;
	seats: Seat[];
}

/** `line` counts from 1. None holds what stood there: it may be a key. */
export type MailboxFileError =
	| { kind: 'not-a-mailbox' }
	| { kind: 'newer' }
	| { kind: 'bad-line'; line: number }
	/** An address that is not `wss://`: the way there would be open, or a slip. */
	| { kind: 'bad-address'; line: number }
	/** A key with a letter wrong or missing. */
	| { kind: 'bad-seat'; line: number }
	| { kind: 'incomplete'; missing: 'address' | 'seat' };

const HEADING = 'tizilim-mailbox';
const VERSION = '0';
/** 256 MiB: what the script of `docs/mailbox.md` writes. */
const USUAL_QUOTA = 268_435_456;

/**
 * Reads what the host of the mailbox gave (`docs/mailbox.md`, "The mailbox
 * file"), as a file or pasted: a heading, then a word and its value on each
 * line; `#` begins a remark.
 */
export function readMailboxFile(
	text: string
): { ok: true; value: MailboxFile } | { ok: false; error: MailboxFileError } {
	const lines = text
		.replace(/^\uFEFF/, '')
		.split(/\r\n|\r|\n/)
		.map((line, at) => ({ n: at + 1, words: line.replace(/#.*/, '').trim().split(/\s+/) }))
		.filter(({ words }) => words[0] !== '');
	const [heading, ...rest] = lines;
	if (heading?.words[0] !== HEADING) return { ok: false, error: { kind: 'not-a-mailbox' } };
	if (heading.words[1] !== VERSION) return { ok: false, error: { kind: 'newer' } };
	const file: MailboxFile = { place: { addresses: [], replicas: 1, quota: USUAL_QUOTA }, seats: [] };
	for (const { n, words } of rest) {
		const wrong = readLine(file, words);
		if (wrong) return { ok: false, error: { kind: wrong, line: n } };
	}
	if (file.place.addresses.length === 0) return { ok: false, error: { kind: 'incomplete', missing: 'address' } };
	if (file.seats.length === 0) return { ok: false, error: { kind: 'incomplete', missing: 'seat' } };
	return { ok: true, value: file };
}

/** The same file with these seats: for this device's own memory, or to hand one seat to another device. */
export function writeMailboxFile({ place, seats }: MailboxFile): string {
	return [
		`${HEADING} ${VERSION}`,
		...place.addresses.map((address) => `address ${address}`),
		`replicas ${place.replicas}`,
		`quota ${place.quota}`,
		...seats.map(({ n, seed }) => `seat ${n} ${seed}`),
		''
	].join('\n');
}

/** Takes one line into the file; what is wrong with it, or null. A word that is not known is a later version's, and passes. */
function readLine(
	file: MailboxFile,
	[word, value = '', more = '']: string[]
): 'bad-line' | 'bad-address' | 'bad-seat' | null {
	const { place } = file;
	switch (word) {
		case 'address': {
			const address = mailboxAddress(value);
			if (address === null) return 'bad-address';
			place.addresses.push(address);
			return null;
		}
		case 'replicas':
			if (value !== '1' && value !== '3') return 'bad-line';
			place.replicas = value === '3' ? 3 : 1;
			return null;
		case 'quota':
			if (!/^[1-9]\d{0,14}$/.test(value)) return 'bad-line';
			place.quota = Number(value);
			return null;
		case 'seat':
			if (!/^[1-9]\d?$/.test(value) || !isUserSeed(more)) return 'bad-seat';
			file.seats.push({ n: Number(value), seed: more });
			return null;
		default:
			return null;
	}
}

/** The address as it is dialled; null unless it is `wss://` with a host and neither name nor password in it. */
function mailboxAddress(text: string): string | null {
	const url = URL.parse(text);
	const fit =
		url?.protocol === 'wss:' && url.hostname !== '' && url.username === '' && url.password === '' && url.hash === '';
	return fit ? `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}` : null;
}
