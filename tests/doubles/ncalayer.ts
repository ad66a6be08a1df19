import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Holder } from './eds/authority.js';
import { pemOf, signCms } from './eds/cms.js';

/** How the stand-in for NCALayer behaves; may be changed while it runs. */
export interface Manner {
	/** `older` knows only the older module and answers in its shape. */
	build: 'newer' | 'older' | 'single-string';
	/** What the person at the dialog does. */
	person: 'signs' | 'cancels' | 'walks-away';
	/** Breaks the connection after so many signatures. */
	dropAfter: number | null;
	/** Signs with a key that is not for signing, is somebody else's, or answers with something else. */
	answer: 'signature' | 'rubbish' | 'one-too-few' | 'refusal';
	signedAt: Date;
}

/**
 * A stand-in for NCALayer, which cannot run here: a real WebSocket server that
 * speaks the documented protocol and signs real CMS with test keys. No dialog:
 * `Manner.person` decides.
 */
export class NcaLayerDouble {
	manner: Manner = {
		build: 'newer',
		person: 'signs',
		dropAfter: null,
		answer: 'signature',
		signedAt: new Date('2026-06-15T09:30:00Z')
	};
	/** Requests as they came, for the tests to look at. */
	readonly asked: { module: string; method: string; args: unknown }[] = [];
	#signed = 0;

	private constructor(
		readonly address: string,
		readonly stop: () => Promise<void>,
		readonly signer: Holder,
		readonly chain: readonly Holder[]
	) {}

	/** Starts it on a free port of this computer. */
	static async start(signer: Holder, chain: readonly Holder[]): Promise<NcaLayerDouble> {
		const http = createServer();
		const server = new WebSocketServer({ server: http });
		await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
		const { port } = http.address() as AddressInfo;
		const stop = async () => {
			for (const client of server.clients) client.terminate();
			await new Promise((resolve) => http.close(resolve));
		};
		const double = new NcaLayerDouble(`ws://127.0.0.1:${String(port)}/`, stop, signer, chain);
		server.on('connection', (socket) => double.#greet(socket));
		return double;
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
		if (person === 'walks-away') return;
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
		const cms: string[] = [];
		for (const text of texts(args, basics)) {
			if (this.manner.dropAfter === this.#signed) {
				socket.terminate();
				return;
			}
			this.#signed += 1;
			const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
			const signed = await signCms(bytes, this.signer, { chain: this.chain, signedAt: this.manner.signedAt });
			cms.push(answer === 'rubbish' ? 'AAAA' : basics ? pemOf(signed) : Buffer.from(signed).toString('base64'));
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
