import { looksLikeCms, toBase64, type Bytes } from './bytes.js';
import { OID } from './oids.js';
import { readReply, type Reply } from './ncalayer-replies.js';

/** Where NCALayer listens: on this computer only. */
export const NCALAYER_ADDRESS = 'wss://127.0.0.1:13579/';

export type NcaError =
	/** Nothing answers there: not started, not installed, not allowed by the browser, or its certificate is not trusted. */
	| { kind: 'not-running' }
	/** The connection broke while something was being signed. */
	| { kind: 'closed' }
	/** The user closed the dialog. */
	| { kind: 'cancelled' }
	| { kind: 'timed-out' }
	/** Another dialog is open: NCALayer shows one at a time. */
	| { kind: 'busy' }
	| { kind: 'refused'; code: string }
	/** It answered with something that is no signature, or with another number of them. */
	| { kind: 'misunderstood' };

/** What came of a request. Whatever was signed before something went wrong is in `signed`, in order. */
export type Signed = { ok: true; signed: string[] } | { ok: false; error: NcaError; signed: string[] };

export interface SignRequest {
	/** The exact bytes of each signature; with the newer module one password signs them all. */
	data: readonly Bytes[];
	/** Of NCALayer's own dialogs. */
	locale: 'kk' | 'ru';
	/** Asks for time stamps: only with a network. */
	timeStamp?: boolean;
	/** Only keys of this person are offered, where NCALayer can tell them. */
	iin?: string;
	/** Also keys of test authorities. */
	testKeys?: boolean;
	/** Told after each signature of the older module, which signs one at a time. */
	progress?: (done: number) => void;
}

/** The part of a WebSocket that is needed. */
export interface Socket {
	send: (text: string) => void;
	close: () => void;
	onmessage: ((event: { data: unknown }) => void) | null;
	onclose: (() => void) | null;
	onerror: (() => void) | null;
}

/** How long to wait, in ms. Signing waits for a person who looks for a password. */
export interface Patience {
	hello: number;
	signing: number;
}
const PATIENCE: Patience = { hello: 5_000, signing: 5 * 60_000 };

/**
 * A connection to NCALayer, the national desktop signer. Its answers carry no
 * number, so there is one request at a time, and after one that was given up
 * the connection is closed: a late answer must not be taken for the next one.
 */
export class NcaLayer {
	/** As NCALayer tells it, such as `1.4`. */
	readonly version: string;
	readonly #socket: Socket;
	readonly #patience: Patience;
	#waiting: ((reply: Reply | 'closed') => void) | null = null;
	#busy = false;
	#open = true;
	/** The older builds know only the older module. */
	#older = false;

	private constructor(socket: Socket, version: string, patience: Patience) {
		this.#socket = socket;
		this.version = version;
		this.#patience = patience;
		socket.onmessage = ({ data }) => this.#hear(readReply(data));
		socket.onclose = () => this.#end();
		socket.onerror = () => this.#end();
	}

	/** Connects and waits for the greeting. @param open makes the socket: `new WebSocket(address)` on a page */
	static async connect(
		open: (address: string) => Socket,
		patience: Patience = PATIENCE
	): Promise<{ ok: true; value: NcaLayer } | { ok: false; error: NcaError }> {
		const socket = makeSocket(open);
		if (socket === null) return { ok: false, error: { kind: 'not-running' } };
		const version = await within(patience.hello, (done: (version: string | null) => void) => {
			socket.onmessage = ({ data }) => {
				const reply = readReply(data);
				if (reply.kind === 'hello') done(reply.version);
			};
			socket.onclose = () => done(null);
			socket.onerror = () => done(null);
		});
		if (typeof version === 'string') return { ok: true, value: new NcaLayer(socket, version, patience) };
		socket.close();
		return { ok: false, error: { kind: 'not-running' } };
	}

	get open(): boolean {
		return this.#open;
	}

	/** Signs everything asked for, detached. NCALayer asks for the key and its password itself. */
	async sign(request: SignRequest): Promise<Signed> {
		if (!this.#open) return { ok: false, error: { kind: 'closed' }, signed: [] };
		if (this.#busy) return { ok: false, error: { kind: 'busy' }, signed: [] };
		this.#busy = true;
		const done = this.#older ? await this.#signEach(request) : await this.#signAll(request);
		this.#busy = false;
		return done;
	}

	close(): void {
		this.#socket.close();
		this.#end();
	}

	async #signAll(request: SignRequest): Promise<Signed> {
		const reply = await this.#ask(basicsRequest(request));
		if (typeof reply !== 'string' && reply.kind === 'no-such-module') {
			this.#older = true;
			return this.#signEach(request);
		}
		const done = outcome(reply, request.data.length);
		return done.ok ? done : { ...done, signed: [] };
	}

	/** The older module signs one at a time, each with a dialog of its own. */
	async #signEach(request: SignRequest): Promise<Signed> {
		const signed: string[] = [];
		for (const data of request.data) {
			const done = outcome(await this.#ask(commonRequest(data)), 1);
			if (!done.ok) return { ...done, signed };
			signed.push(...done.signed);
			request.progress?.(signed.length);
		}
		return { ok: true, signed };
	}

	async #ask(message: object): Promise<Reply | 'closed' | 'timed-out'> {
		if (!this.#open) return 'closed';
		const reply = await within(this.#patience.signing, (done: (reply: Reply | 'closed') => void) => {
			this.#waiting = done;
			this.#socket.send(JSON.stringify(message));
		});
		this.#waiting = null;
		if (reply === 'timed-out') this.close();
		return reply;
	}

	#hear(reply: Reply): void {
		if (reply.kind !== 'nothing' && reply.kind !== 'hello') this.#waiting?.(reply);
	}
	#end(): void {
		this.#open = false;
		this.#waiting?.('closed');
	}
}

function makeSocket(open: (address: string) => Socket): Socket | null {
	try {
		return open(NCALAYER_ADDRESS);
	} catch {
		// A page whose policy or browser forbids the address is told so by an exception.
		return null;
	}
}

function basicsRequest({ data, locale, timeStamp, iin, testKeys }: SignRequest): object {
	const texts = data.map(toBase64);
	return {
		module: 'kz.gov.pki.knca.basics',
		method: 'sign',
		args: {
			allowedStorages: ['PKCS12', 'AKKaztokenStore'],
			format: 'cms',
			data: texts.length === 1 ? texts[0] : texts,
			signingParams: { decode: true, encapsulate: false, digested: false, ...(timeStamp ? { tsaProfile: {} } : {}) },
			signerParams: {
				extKeyUsageOids: [OID.usageSigning],
				iin: iin ?? '',
				bin: '',
				serialNumber: '',
				chain: testKeys ? [] : null
			},
			locale
		}
	};
}

const commonRequest = (data: Bytes): object => ({
	module: 'kz.gov.pki.knca.commonUtils',
	method: 'createCAdESFromBase64',
	args: ['PKCS12', 'SIGNATURE', toBase64(data), false]
});

function outcome(reply: Reply | 'closed' | 'timed-out', wanted: number): Signed {
	const failed = (error: NcaError): Signed => ({ ok: false, error, signed: [] });
	if (reply === 'closed' || reply === 'timed-out') return failed({ kind: reply });
	switch (reply.kind) {
		case 'signed': {
			const sound = reply.cms.length === wanted && reply.cms.every(looksLikeCms);
			return sound ? { ok: true, signed: reply.cms } : failed({ kind: 'misunderstood' });
		}
		case 'cancelled':
			return failed({ kind: 'cancelled' });
		case 'refused':
			return failed({ kind: 'refused', code: reply.code });
		case 'no-such-module':
			return failed({ kind: 'refused', code: 'MODULE_NOT_FOUND' });
		case 'hello':
		case 'nothing':
			return failed({ kind: 'misunderstood' });
	}
}

/** Waits for an answer, and no longer than the limit in ms. */
function within<T>(limit: number, begin: (done: (value: T) => void) => void): Promise<T | 'timed-out'> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve('timed-out'), limit);
		begin((value) => {
			clearTimeout(timer);
			resolve(value);
		});
	});
}
