import { kazakhstanDay, type RecordId, type Register } from '#lib/register/index.js';
import { summaryBody } from '#lib/signing/check-rows.js';
import { loopbackPermission, openSocket } from '#lib/signing/loopback.js';
import { manifestText, MOST_IN_MANIFEST } from '#lib/signing/manifest.js';
import { signByPhone, type MobileError, type MobileStage } from '#lib/signing/mobile.js';
import { NcaLayer, type NcaError, type Patience, type Socket } from '#lib/signing/ncalayer.js';
import { prepare, standingRows, type Prepared } from '#lib/signing/signed-rows.js';
import type { Verification } from '#lib/signing/verify.js';
import { startLooking } from '#lib/signing/work.js';
import type { VaultError } from '#lib/vault/index.js';
import type { MadeSignature, Result } from './contract.js';
import { session } from './session.svelte.js';
import { iinOf, isSurelyOf, keyProblem, type KeyProblem } from './sign-key.js';

/** The part of the session that the desk works with. */
export interface SigningBooks {
	readonly register: Register | null;
	keepSignatures(signed: readonly MadeSignature[]): Promise<Result<RecordId[]>>;
	touch(): void;
}

/** What the desk needs of the world around it; tests bring their own. */
interface SigningParts {
	open: (address: string) => Socket;
	permission: typeof loopbackPermission;
	look: (
		signed: readonly { data: string; cms: string }[],
		roots: readonly string[]
	) => Promise<{ cms: string; verification: Verification }[] | null>;
	byPhone: typeof signByPhone;
	/** ms UTC: the day that a manifest bears. */
	now: () => number;
	patience?: Patience;
}

/** Why not all was signed. */
export type SignProblem =
	| Exclude<NcaError, { kind: 'busy' }>
	| MobileError
	| KeyProblem
	/** The browser forbids the page to reach NCALayer. */
	| { kind: 'denied' }
	/** A row was changed while NCALayer's dialog was open: what was signed is not what it is now. */
	| { kind: 'row-changed' }
	/** The lawyer ended it here, not in NCALayer's dialog. */
	| { kind: 'stopped' }
	/** Signed, and not written: nothing of it is kept. */
	| { kind: 'not-kept'; error: VaultError };

export type SignStep =
	| { kind: 'idle' }
	/** The browser is going to ask whether the page may reach NCALayer: said first. */
	| { kind: 'explaining' }
	| { kind: 'connecting' }
	/** NCALayer's dialog is open, or about to be. */
	| { kind: 'waiting'; done: number; of: number }
	/** What would go to the third party, and to whom: asked before anything goes. `count`: its rows. */
	| { kind: 'sending'; service: string; manifest: string; count: number }
	| { kind: 'registering'; service: string }
	/** eGov Mobile is to be opened, or has what is to be signed. */
	| MobileStage
	| { kind: 'keeping'; done: number; of: number }
	/** The key is of a name that is not the profile's: asked before anything is kept. */
	| { kind: 'whose'; name: string }
	/** `untrusted`: no authority that is trusted here leads to the certificate. */
	| {
			kind: 'ended';
			by: 'ncalayer' | 'phone';
			signed: number;
			left: number;
			problem: SignProblem | null;
			untrusted: boolean;
	  };

interface SignOptions {
	/** Of NCALayer's dialogs. */
	locale: 'kk' | 'ru';
	/** A time stamp of the authority: needs the network. */
	timeStamp: boolean;
}

/** What an act has kept so far. */
interface Done {
	signed: number;
	/** No authority that is trusted here leads to a certificate of these. */
	untrusted: boolean;
}

/** Signed with one password; each hundred is durable before the next is asked for. */
const AT_ONCE = 100;
/** While NCALayer's dialog is open the lawyer is at work, though not in this window, ms. */
const AT_WORK = 20_000;

/**
 * Signing rows (column 7) with NCALayer or eGov Mobile, one act at a time. Every signature is
 * checked over its own text and by its key before it becomes a record; what was
 * made before something went wrong is kept. A closed dialog is no error.
 */
export class SignDesk {
	step = $state.raw<SignStep>({ kind: 'idle' });
	/** As NCALayer tells it; null before it was reached. */
	version = $state<string | null>(null);
	readonly #books: SigningBooks;
	readonly #parts: SigningParts;
	#nca: NcaLayer | null = null;
	#explained = false;
	#stopped = false;
	#ending = new AbortController();
	/** Keys whose other name the lawyer confirmed, by serial number. */
	#confirmed: readonly string[] = [];
	#answer: ((yes: boolean) => void) | null = null;

	constructor(books: SigningBooks, parts: SigningParts) {
		this.#books = books;
		this.#parts = parts;
	}

	get busy(): boolean {
		return this.step.kind !== 'idle' && this.step.kind !== 'ended';
	}

	/** Signs the rows in their order, as they stand. Answers when it has ended; `step` tells how. */
	async sign(rows: readonly RecordId[], options: SignOptions): Promise<void> {
		await this.#act('ncalayer', rows, async (done) => {
			this.step = { kind: 'connecting' };
			return (await this.#connect()) ?? this.#signAll(rows, options, done);
		});
	}

	/**
	 * Has eGov Mobile sign the first rows of these, as many as a manifest holds, through the service to which
	 * the lawyer consented. What would leave is shown first, and nothing is asked of the service before a yes.
	 */
	async signByPhone(rows: readonly RecordId[]): Promise<void> {
		const register = this.#books.register;
		const service = register?.mobileSigning?.service;
		if (register === null || service === undefined) return;
		await this.#act('phone', rows, (done) => {
			const prepared = prepare(standingRows(register.rows, rows).slice(0, MOST_IN_MANIFEST), register.rows);
			return this.#byPhone(prepared, service, register, done);
		});
	}

	/** What was asked (`explaining`, `sending`, `whose`) is answered. */
	answer(yes: boolean): void {
		this.#answer?.(yes);
	}

	/** Ends it here. NCALayer's dialog may stay on the screen; what it says later is not heard. */
	stop(): void {
		if (!this.busy) return;
		this.#stopped = true;
		this.#ending.abort();
		this.#answer?.(false);
		this.#nca?.close();
	}

	/**
	 * A screen that signs comes up: what an earlier act said is no news. Leaving
	 * it ends what is under way, so that no question stays where nobody sees it.
	 * @returns how to leave
	 */
	enter(): () => void {
		if (!this.busy) this.step = { kind: 'idle' };
		return () => this.stop();
	}

	/** One act at a time, from its first step to the last: what it kept of the rows, and why not all. */
	async #act(
		by: 'ncalayer' | 'phone',
		rows: readonly RecordId[],
		act: (done: Done) => Promise<SignProblem | null>
	): Promise<void> {
		if (this.busy || rows.length === 0) return;
		this.#stopped = false;
		this.#ending = new AbortController();
		const atWork = setInterval(() => this.#books.touch(), AT_WORK);
		const done = { signed: 0, untrusted: false };
		const problem = await act(done);
		clearInterval(atWork);
		this.step = { kind: 'ended', by, ...done, left: rows.length - done.signed, problem };
	}

	#ask(step: SignStep): Promise<boolean> {
		this.step = step;
		return new Promise((resolve) => {
			this.#answer = (yes) => {
				this.#answer = null;
				resolve(yes);
			};
		});
	}

	async #connect(): Promise<SignProblem | null> {
		if (this.#nca?.open) return null;
		const permission = await this.#parts.permission();
		if (permission === 'denied') return { kind: 'denied' };
		if (permission === 'prompt' && !this.#explained && !(await this.#ask({ kind: 'explaining' })))
			return { kind: 'stopped' };
		this.#explained = true;
		this.step = { kind: 'connecting' };
		const connected = await NcaLayer.connect(this.#parts.open, this.#parts.patience);
		if (this.#stopped) return { kind: 'stopped' };
		if (connected.ok) {
			this.#nca = connected.value;
			this.version = connected.value.version;
			return null;
		}
		const denied = (await this.#parts.permission()) === 'denied';
		return { kind: denied ? 'denied' : 'not-running' };
	}

	async #signAll(ids: readonly RecordId[], options: SignOptions, done: Done): Promise<SignProblem | null> {
		for (let from = 0; from < ids.length; from += AT_ONCE) {
			const register = this.#books.register;
			if (register === null) return { kind: 'not-kept', error: { kind: 'not-open' } };
			const prepared = prepare(standingRows(register.rows, ids.slice(from, from + AT_ONCE)), register.rows);
			if (prepared.length === 0) continue;
			this.step = { kind: 'waiting', done: from, of: ids.length };
			const made = await this.#request(prepared, register, options, from, ids.length);
			// What was signed before something went wrong is kept, and then said.
			const kept =
				made.signed.length === 0 ? null : await this.#keep(prepared, made.signed, register, done, ids.length);
			if (kept !== null) return kept;
			if (!made.ok)
				return this.#stopped ? { kind: 'stopped' } : made.error.kind === 'busy' ? { kind: 'closed' } : made.error;
		}
		return null;
	}

	#request(prepared: readonly Prepared[], { profile }: Register, options: SignOptions, from: number, of: number) {
		const encoder = new TextEncoder();
		const request = {
			data: prepared.map(({ text }) => encoder.encode(text)),
			locale: options.locale,
			timeStamp: options.timeStamp,
			iin: iinOf(profile),
			progress: (count: number) => (this.step = { kind: 'waiting', done: from + count, of })
		};
		const gone = { ok: false as const, error: { kind: 'closed' as const }, signed: [] };
		return this.#nca?.sign(request) ?? Promise.resolve(gone);
	}

	async #byPhone(
		prepared: readonly Prepared[],
		service: string,
		register: Register,
		done: Done
	): Promise<SignProblem | null> {
		const count = prepared.length;
		if (count === 0) return null;
		const manifest = manifestText(
			prepared.map(({ text }) => text),
			kazakhstanDay(this.#parts.now())
		);
		// Nothing went anywhere: there is nothing to tell.
		if (!(await this.#ask({ kind: 'sending', service, manifest, count }))) return null;
		this.step = { kind: 'registering', service };
		const show = (stage: MobileStage) => (this.step = stage);
		const made = await this.#parts.byPhone({ service, manifest, count }, show, this.#ending.signal);
		if (!made.ok) return made.error;
		return this.#keep(prepared, [made.cms], register, done, count, manifest);
	}

	/**
	 * Looks at what was signed and makes records of it: a signature for each row, or one over the manifest of them all.
	 * @returns why nothing was kept, or null
	 */
	async #keep(
		prepared: readonly Prepared[],
		signed: readonly string[],
		{ authorities, profile }: Register,
		done: Done,
		of: number,
		manifest?: string
	): Promise<SignProblem | null> {
		this.step = { kind: 'keeping', done: done.signed, of };
		const roots = authorities.map(({ certificate }) => certificate);
		const toLook = signed.flatMap((cms, at) => {
			const data = manifest ?? prepared[at]?.text;
			return data === undefined ? [] : [{ data, cms }];
		});
		const looked = await this.#parts.look(toLook, roots);
		if (looked === null) return { kind: 'not-kept', error: { kind: 'unexpected', where: 'signing-worker' } };
		const records: MadeSignature[] = [];
		for (const [at, { cms, verification }] of looked.entries()) {
			const wrong = keyProblem(verification, iinOf(profile)) ?? (await this.#whose(verification, profile));
			if (wrong !== null) return wrong;
			const summary = summaryBody(verification);
			if (summary === null) return { kind: 'unsound' };
			for (const { row, volume, base, text } of manifest === undefined ? prepared.slice(at, at + 1) : prepared)
				records.push({ row, volume, base, body: { data: text, cms, ...summary, ...(manifest && { manifest }) } });
			done.untrusted ||= verification.verdict === 'untrusted';
		}
		const kept = await this.#books.keepSignatures(records);
		if (!kept.ok) return { kind: 'not-kept', error: kept.error };
		done.signed += kept.value.length;
		return kept.value.length < records.length ? { kind: 'row-changed' } : null;
	}

	/** Asks once whose key it is, where neither IIN nor name says that it is the lawyer's. */
	async #whose(verification: Verification, profile: Register['profile']): Promise<SignProblem | null> {
		const serial = verification.certificate?.serialNumber ?? '';
		const name = verification.signer?.name ?? '';
		if (isSurelyOf(verification, profile) || this.#confirmed.includes(serial)) return null;
		const step = this.step;
		const yes = await this.#ask({ kind: 'whose', name });
		this.step = step;
		if (yes) this.#confirmed = [...this.#confirmed, serial];
		return yes ? null : { kind: 'other-person', name };
	}
}

export const signDesk = new SignDesk(session, {
	open: openSocket,
	permission: loopbackPermission,
	look: async (signed, roots) => {
		const looked = await startLooking(signed, roots).done;
		return looked.ok ? looked.value : null;
	},
	byPhone: signByPhone,
	now: () => Date.now()
});
