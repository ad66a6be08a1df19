import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Holder } from './eds/authority.js';
import { signCms } from './eds/cms.js';
import { ownIdentity } from './tls.js';

/** How the stand-in behaves; may be changed while it runs. */
interface Manner {
	/** What the person with the phone does: never comes, cancels there, or signs. */
	person: 'signs' | 'cancels' | 'never-comes';
	/** `refuses` in words, as when a quota is used up; `elsewhere` names another server than its own. */
	service: 'works' | 'refuses' | 'away' | 'elsewhere' | 'rubbish';
	/** So many requests that wait are broken off, as by a gateway or a changed network. */
	breaks: number;
	/** The signer's clock. */
	signedAt: Date;
	/** How long an operation holds, ms. */
	holds: number;
}
const USUAL: Manner = {
	person: 'signs',
	service: 'works',
	breaks: 0,
	signedAt: new Date('2026-06-15T09:30:00Z'),
	holds: 5 * 60_000
};
/** One white dot: no camera looks at it. */
const GIF = 'R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

interface ToSign {
	signMethod: string;
	documentsToSign: [{ document: { file: { mime: string; data: string } } }];
}

/**
 * A stand-in for a service that has eGov Mobile sign (the protocol of SIGEX):
 * a real HTTP server that holds its requests open until the person has scanned
 * and has signed, and signs real CMS with a test key.
 */
export class MobileServiceDouble {
	manner: Manner = { ...USUAL };
	/** Whose key is in eGov Mobile. */
	signer: Holder;
	/** Bodies as they came, in order, with the paths. */
	readonly asked: { path: string; body: unknown; headers: IncomingMessage['headers'] }[] = [];
	#sent: ToSign | null = null;
	#comes: () => void = () => undefined;
	#coming: Promise<void> = Promise.resolve();

	private constructor(
		readonly address: string,
		readonly stop: () => Promise<void>,
		signer: Holder,
		readonly chain: readonly Holder[]
	) {
		this.signer = signer;
	}

	/** Starts it on a free port of this computer. @param secure over TLS, with a certificate that nobody trusts */
	static async start(signer: Holder, chain: readonly Holder[], secure = false): Promise<MobileServiceDouble> {
		const listen: RequestListener = (request, response) => void double.#answer(request, response);
		const server = secure ? createSecureServer(await ownIdentity(), listen) : createServer(listen);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const stop = async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		};
		const { port } = server.address() as AddressInfo;
		const address = `${secure ? 'https' : 'http'}://127.0.0.1:${String(port)}`;
		const double = new MobileServiceDouble(address, stop, signer, chain);
		return double;
	}

	/** Behaves as usual again, and forgets what it was asked. */
	reset(): void {
		this.manner = { ...USUAL };
		this.asked.length = 0;
		this.#coming = Promise.resolve();
	}

	/** From now on the person takes the time that the test needs, until `comes`. */
	waits(): void {
		this.#coming = new Promise((resolve) => (this.#comes = resolve));
	}
	comes(): void {
		this.#comes();
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
		response.setHeader('Access-Control-Allow-Private-Network', 'true');
		if (request.method === 'OPTIONS') {
			response.writeHead(204).end();
			return;
		}
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		const text = Buffer.concat(parts).toString('utf8');
		const body: unknown = text === '' ? null : JSON.parse(text);
		this.asked.push({ path: `${request.method ?? ''} ${request.url ?? ''}`, body, headers: request.headers });
		const reply = (value: object, status = 200) =>
			response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
		const { service, person } = this.manner;
		if (service === 'away') {
			response.destroy();
			return;
		}
		if (service === 'refuses' || service === 'rubbish') {
			reply(service === 'rubbish' ? { qrCode: 5 } : { message: 'Лимит исчерпан, ИВАНОВА АННА' });
			return;
		}
		// Under the name by which it was asked.
		const own = `${new URL(this.address).protocol}//${request.headers.host ?? ''}`;
		if (request.url === '/api/egovQr') {
			const base = service === 'elsewhere' ? 'https://elsewhere.example' : own;
			reply({
				expireAt: Date.now() + this.manner.holds,
				qrCode: GIF,
				dataURL: `${base}/api/egovQr/x1`,
				signURL: `${base}/api/egovQr/x1`,
				eGovMobileLaunchLink: `https://m.egov.kz/mobileSign/?link=${encodeURIComponent(`${own}/api/egovQr/egov/x1`)}`,
				eGovBusinessLaunchLink: 'https://m.egov.kz/businessSign/?link=x'
			});
			return;
		}
		if (this.manner.breaks > 0) {
			this.manner.breaks -= 1;
			response.destroy();
			return;
		}
		if (person === 'never-comes') return;
		if (request.method === 'POST') {
			await this.#coming;
			this.#sent = body as ToSign;
			reply({ expireAt: Date.now() + this.manner.holds, signURL: `${own}/api/egovQr/x1` });
			return;
		}
		await this.#coming;
		reply(this.manner.person === 'cancels' ? { status: 'CANCELED' } : await this.#signed());
	}

	async #signed(): Promise<object> {
		const { signMethod, documentsToSign } = this.#sent ?? {};
		const [one] = documentsToSign ?? [];
		if (one === undefined || signMethod !== 'CMS_SIGN_ONLY') return { message: 'Нет данных' };
		const bytes = Uint8Array.from(Buffer.from(one.document.file.data, 'base64'));
		const cms = await signCms(bytes, this.signer, { chain: this.chain, signedAt: this.manner.signedAt });
		const file = { mime: '', data: Buffer.from(cms).toString('base64') };
		return { signMethod, documentsToSign: [{ ...one, document: { file } }] };
	}
}
