import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Holder } from './eds/authority.js';
import { pemOf, signCms } from './eds/cms.js';
import { ownIdentity } from './tls.js';

/** How the stand-in for NCALayer behaves; may be changed while it runs. */
export interface Manner {
	/** `older` knows only the older module and answers in its shape. */
	build: 'newer' | 'older' | 'single-string';
	/** What the person at the dialog does. */
	person: 'signs' | 'cancels' | 'walks-away';
	/** Breaks the connection after so many signatures. */
	dropAfter: number | null;
	/** Answers with something else than the signatures. */
	answer: 'signature' | 'rubbish' | 'one-too-few' | 'refusal';
	/** Signatures come with PEM lines, as newer builds write them, or as plain base64. */
	armour: boolean;
	/** The signer's clock. */
	signedAt: Date;
	/** Who stamps the time when asked for it; null where the authority cannot be reached. */
	stamper: Holder | null;
}

const USUAL: Manner = {
	build: 'newer',
	person: 'signs',
	dropAfter: null,
	answer: 'signature',
	armour: true,
	signedAt: new Date('2026-06-15T09:30:00Z'),
	stamper: null
};

/**
 * A stand-in for NCALayer, which cannot run here: a real WebSocket server that
 * speaks the documented protocol and signs real CMS with test keys. No dialog:
 * `Manner.person` decides.
 */
export class NcaLayerDouble {
	manner: Manner = { ...USUAL };
	/** Whose key lies on this computer, with the certificates beside it: may be changed to another person's, an expired one, one for signing in. */
	signer: Holder;
	chain: readonly Holder[];
	/** Requests as they came, for the tests to look at. */
	readonly asked: { module: string; method: string; args: unknown }[] = [];
	#signed = 0;
	#comesBack: () => void = () => undefined;

	private constructor(
		readonly address: string,
		readonly stop: () => Promise<void>,
		signer: Holder,
		chain: readonly Holder[]
	) {
		this.signer = signer;
		this.chain = chain;
	}

	/** Starts it on a free port of this computer. @param secure over TLS, with a certificate that nobody trusts, as NCALayer does */
	static async start(signer: Holder, chain: readonly Holder[], secure = false): Promise<NcaLayerDouble> {
		const http = secure ? createSecureServer(await ownIdentity()) : createServer();
		const server = new WebSocketServer({ server: http });
		await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
		const { port } = http.address() as AddressInfo;
		const stop = async () => {
			for (const client of server.clients) client.terminate();
			await new Promise((resolve) => http.close(resolve));
		};
		const double = new NcaLayerDouble(`${secure ? 'wss' : 'ws'}://127.0.0.1:${String(port)}/`, stop, signer, chain);
		server.on('connection', (socket) => double.#greet(socket));
		return double;
	}

	/** The person who walked away comes back and signs. */
	release(): void {
		this.#comesBack();
	}

	/** Behaves as usual again, and forgets what it was asked. */
	reset(): void {
		this.manner = { ...USUAL };
		this.asked.length = 0;
		this.#signed = 0;
	}

	#greet(socket: WebSocket): void {
		socket.send('--heartbeat--');
		socket.send(JSON.stringify({ result: { version: '1.4' } }));
		socket.on('message', (data: Buffer) => {
			const request = JSON.parse(data.toString('utf8')) as { module: string; method: string; args: unknown };
			this.asked.push(request);
			socket.send('--heartbeat--');
			void this.#answer(socket, request);
		});
	}

	async #answer(socket: WebSocket, { module, method, args }: { module: string; method: string; args: unknown }) {
		const { build, person, answer } = this.manner;
		const basics = module === 'kz.gov.pki.knca.basics' && method === 'sign';
		const reply = (value: object) => socket.send(JSON.stringify(value));
		if (person === 'walks-away') {
			await new Promise<void>((comesBack) => (this.#comesBack = comesBack));
			if (socket.readyState !== socket.OPEN) return;
		}
		if (basics && build === 'older') {
			reply({ success: false, errorCode: 'MODULE_NOT_FOUND' });
			return;
		}
		if (person === 'cancels') {
			reply(basics ? { status: true, body: {} } : { code: '500', message: 'action.canceled' });
			return;
		}
		if (answer === 'refusal') {
			reply(
				basics
					? { status: false, code: 'SIGNING_FAILURE', message: '/home/anna/keys/AUTH_RSA.p12', details: '' }
					: { code: '500', message: 'signing failed' }
			);
			return;
		}
		const stamped = basics && asksForStamp(args);
		if (stamped && this.manner.stamper === null) {
			reply({ status: false, code: 'SIGNING_FAILURE', message: 'TSP server is unavailable', details: '' });
			return;
		}
		const cms: string[] = [];
		for (const data of texts(args, basics)) {
			if (this.manner.dropAfter === this.#signed) {
				socket.terminate();
				return;
			}
			this.#signed += 1;
			const bytes = Uint8Array.from(Buffer.from(data, 'base64'));
			const { signedAt, stamper, armour } = this.manner;
			const stamp = stamped && stamper !== null ? { by: stamper, at: signedAt, chain: this.chain } : null;
			const signed = await signCms(bytes, this.signer, { chain: this.chain, signedAt, ...(stamp && { stamp }) });
			const text = basics && armour ? pemOf(signed) : Buffer.from(signed).toString('base64');
			cms.push(answer === 'rubbish' ? 'AAAA' : text);
		}
		if (answer === 'one-too-few') cms.pop();
		if (!basics) {
			reply({ code: '200', responseObject: cms[0] });
			return;
		}
		reply({ status: true, body: { result: build === 'single-string' ? cms[0] : cms } });
	}
}

function texts(args: unknown, basics: boolean): string[] {
	if (!basics) return [String((args as unknown[])[2])];
	const { data } = args as { data: string | string[] };
	return typeof data === 'string' ? [data] : data;
}

const asksForStamp = (args: unknown): boolean =>
	(args as { signingParams?: { tsaProfile?: object } }).signingParams?.tsaProfile !== undefined;
