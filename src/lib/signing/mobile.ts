import { looksLikeCms, toBase64 } from './bytes.js';
import { isCancelled, isRefusal, readOperation, readSignature, type Operation } from './mobile-service.js';

/*
 * Signing with eGov Mobile through a third party's service, as SIGEX documents
 * it: what of it is known, and what is not tried, is in `docs/signing.md`.
 */

export type MobileError =
	/** The service did not answer, or the network is gone. */
	| { kind: 'mobile-offline' }
	/** Cancelled in eGov Mobile. */
	| { kind: 'mobile-cancelled' }
	/** Nobody signed while the QR code held. */
	| { kind: 'mobile-expired' }
	/** The service does not go on. `status`: of HTTP; 200 where it said so in words. */
	| { kind: 'mobile-refused'; status: number }
	/** It answered with something that is no part of this. */
	| { kind: 'mobile-misunderstood' }
	/** Ended here. */
	| { kind: 'mobile-stopped' };

/** How far it is: the QR code or the link waits to be opened, or eGov Mobile has what is to be signed. */
export type MobileStage =
	{ kind: 'scan'; picture: string; link: string | null; until: number } | { kind: 'on-phone'; until: number };

export interface MobileRequest {
	/** The service's address, to which the lawyer consented. */
	service: string;
	/** The exact text that is signed, UTF-8: a manifest, and nothing else ever. */
	manifest: string;
	/** Rows that it covers, said on the phone. */
	count: number;
}

/** Times in ms. */
export interface MobilePatience {
	/** Of an operation whose end the service does not name, and the longest of all. */
	operation: number;
	/** Before a request that failed is sent again; doubled each time, up to `longest`. */
	again: number;
	longest: number;
}
const PATIENCE: MobilePatience = { operation: 15 * 60_000, again: 1_000, longest: 10_000 };

/**
 * Has a manifest signed: registers an operation, sends the manifest, waits for
 * the signature. Both later requests are held open by the service until the
 * person has opened eGov Mobile and has signed; where one breaks (the phone
 * turns to eGov Mobile, the network changes) it is sent again, as the protocol
 * wants, until the operation lapses. Nothing is sent before this is called.
 */
export async function signByPhone(
	request: MobileRequest,
	onStage: (stage: MobileStage) => void,
	signal: AbortSignal,
	patience: MobilePatience = PATIENCE
): Promise<{ ok: true; cms: string } | { ok: false; error: MobileError }> {
	const begun = await ask(`${request.service}/api/egovQr`, signal, { description: 'Tizilim' });
	if (!begun.ok) return begun;
	const operation = readOperation(begun.answer, request.service);
	if (operation === null) return failed({ kind: 'mobile-misunderstood' });
	const latest = Date.now() + patience.operation;
	const until = Math.min(operation.until ?? latest, latest);
	const limits = { signal, until, patience };
	onStage({ kind: 'scan', picture: operation.picture, link: operation.link, until });
	const sent = await insist(operation.dataAddress, limits, toSign(request));
	if (!sent.ok) return sent;
	onStage({ kind: 'on-phone', until });
	return signatureOf(operation, limits);
}

interface Limits {
	signal: AbortSignal;
	until: number;
	patience: MobilePatience;
}
type Answer = { ok: true; answer: unknown } | { ok: false; error: MobileError };

async function signatureOf({ signAddress }: Operation, limits: Limits) {
	const got = await insist(signAddress, limits);
	if (!got.ok) return got;
	const cms = readSignature(got.answer);
	return cms !== null && looksLikeCms(cms) ? { ok: true as const, cms } : failed({ kind: 'mobile-misunderstood' });
}

/** What eGov Mobile shows and signs: detached, one document. */
const toSign = ({ manifest, count }: MobileRequest): object => ({
	signMethod: 'CMS_SIGN_ONLY',
	documentsToSign: [
		{
			id: 1,
			nameRu: `Хеши записей реестра: ${String(count)}`,
			nameKz: `Тізілім жазбаларының хештері: ${String(count)}`,
			nameEn: `Hashes of register rows: ${String(count)}`,
			meta: [],
			document: { file: { mime: '', data: toBase64(new TextEncoder().encode(manifest)) } }
		}
	]
});

/** Sends a request again and again until it is answered, is ended, or the operation has lapsed. */
async function insist(address: string, { signal, until, patience }: Limits, body?: object): Promise<Answer> {
	if (signal.aborted) return failed({ kind: 'mobile-stopped' });
	const ending = new AbortController();
	const end = () => ending.abort();
	signal.addEventListener('abort', end);
	const lapse = setTimeout(end, Math.max(0, until - Date.now()));
	const got = await again(address, { signal, until, patience }, ending.signal, body);
	clearTimeout(lapse);
	signal.removeEventListener('abort', end);
	return got;
}

async function again(
	address: string,
	{ signal, until, patience }: Limits,
	ending: AbortSignal,
	body?: object
): Promise<Answer> {
	for (let pause = patience.again; ; pause = Math.min(2 * pause, patience.longest)) {
		const got = await ask(address, ending, body);
		if (signal.aborted) return failed({ kind: 'mobile-stopped' });
		if (ending.aborted) return failed({ kind: 'mobile-expired' });
		if (got.ok || got.error.kind !== 'mobile-offline' || Date.now() + pause >= until) return got;
		await rest(pause, signal);
	}
}

/** One request. What goes along is only what is given here: no cookie, no address of ours, nothing kept. */
async function ask(address: string, signal: AbortSignal, body?: object): Promise<Answer> {
	let response: Response;
	try {
		response = await fetch(address, {
			...(body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
			signal,
			cache: 'no-store',
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			redirect: 'error'
		});
		// A gateway that gave up waiting is no answer of the service.
		if (response.status >= 500) return failed({ kind: 'mobile-offline' });
		if (!response.ok) return failed({ kind: 'mobile-refused', status: response.status });
		const answer: unknown = await response.json();
		if (isCancelled(answer)) return failed({ kind: 'mobile-cancelled' });
		return isRefusal(answer) ? failed({ kind: 'mobile-refused', status: response.status }) : { ok: true, answer };
	} catch (error) {
		if (signal.aborted) return failed({ kind: 'mobile-stopped' });
		return failed({ kind: error instanceof SyntaxError ? 'mobile-misunderstood' : 'mobile-offline' });
	}
}

const failed = (error: MobileError): { ok: false; error: MobileError } => ({ ok: false, error });

function rest(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, ms);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
