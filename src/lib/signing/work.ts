import { proxy, wrap } from 'comlink';
import type { AuthorityCertificate } from './authorities.js';
import type { RowFinding, RowToCheck } from './check-rows.js';
import type { OnChecked, SigningBench } from './signing.task.js';
import type { Verification } from './verify.js';
import { startTask } from '#lib/workers/start.js';

type Done<T> = { ok: true; value: T } | { ok: false; error: { kind: 'cancelled' | 'unexpected' } };

/** Work of the signing worker on its way. `cancel` ends the worker at once; `done` then answers `cancelled`. */
export interface Work<T> {
	readonly done: Promise<Done<T>>;
	cancel(): void;
}

function start<T>(ask: (bench: ReturnType<typeof wrap<SigningBench>>) => Promise<T>): Work<T> {
	const worker = startTask('signing');
	const broken: Done<T> = { ok: false, error: { kind: 'unexpected' } };
	let tell: (answer: Done<T>) => void = () => undefined;
	const ended = new Promise<Done<T>>((resolve) => (tell = resolve));
	worker.addEventListener('error', () => tell(broken));
	const work = async (): Promise<Done<T>> => ({ ok: true, value: await ask(wrap<SigningBench>(worker)) });
	// A throw in the worker is a bug: it is told as one, and nothing waits for ever.
	const done = Promise.race([work().catch(() => broken), ended]).finally(() => worker.terminate());
	return { done, cancel: () => tell({ ok: false, error: { kind: 'cancelled' } }) };
}

/** Checks signatures that were just made, and gives them back as they are kept: base64 of DER. */
export const startLooking = (
	signed: readonly { data: string; cms: string }[],
	roots: readonly string[]
): Work<{ cms: string; verification: Verification }[]> => start((bench) => bench.look(signed, roots));

/** Checks rows in the background. */
export const startChecking = (
	rows: readonly RowToCheck[],
	hashes: ReadonlySet<string>,
	roots: readonly string[],
	onChecked: OnChecked
): Work<RowFinding[]> => start((bench) => bench.check(rows, hashes, roots, proxy(onChecked)));

/** Reads certificates out of a file. */
export const startReadingAuthorities = (file: Uint8Array): Work<AuthorityCertificate[]> =>
	start((bench) => bench.authorities(file));
